//! The random stream of hb1.

use std::convert::Infallible;

use rand::TryRng;

use super::big::Big;
use super::commitment::head;
use super::draw::Draw;
use super::sha256::{Hmac, sha256};
use super::{Parameters, Salt, Seed};

/// The words that a split draws from: `block(i) = HMAC-SHA256(seed, head ‖ SHA-256(salt) ‖ u32be(i))`, four big-endian
/// words each.
///
/// It implements the traits of `rand`, so whatever takes one of its generators takes this one: 64-bit draws are the
/// words in order, 32-bit draws the upper halves of words, bytes those of words in order. It repeats after 2³⁴ words.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, Salt, Seed, Stream};
/// use rand::seq::SliceRandom;
///
/// let parameters = Parameters::new(Rule::Equal, 10_000, 3, None, None).unwrap();
/// let seed = Seed::new(&[7; 32]).unwrap();
/// let mut guests = ["甲", "乙", "丙", "丁"];
/// guests.shuffle(&mut Stream::new(&parameters, &seed, &Salt::default()));
/// ```
#[derive(Clone)]
pub struct Stream {
    keyed: Hmac,
    block: u32,
    words: [u64; 4],
    used: usize,
}

impl Stream {
    /// Starts the stream of a split.
    #[must_use]
    pub fn new(parameters: &Parameters, seed: &Seed, salt: &Salt) -> Self {
        let mut keyed = Hmac::new(seed.bytes());
        keyed.update(head(parameters).as_bytes());
        keyed.update(&sha256(salt.text().as_bytes()));
        Self {
            keyed,
            block: 0,
            words: [0; 4],
            used: 4,
        }
    }

    /// Returns the next word.
    pub fn word(&mut self) -> u64 {
        if self.used == self.words.len() {
            let mut keyed = self.keyed.clone();
            keyed.update(&self.block.to_be_bytes());
            for (word, bytes) in self.words.iter_mut().zip(keyed.finish().chunks_exact(8)) {
                *word = bytes
                    .iter()
                    .fold(0, |word, &byte| word << 8 | u64::from(byte));
            }
            self.block = self.block.wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }
}

impl Draw for Stream {
    fn below(&mut self, bound: u64) -> u64 {
        if bound == 1 {
            return 0;
        }
        let last = last_word(bound);
        loop {
            let word = self.word();
            if word <= last {
                return word % bound;
            }
        }
    }

    fn below_big(&mut self, bound: &Big) -> Big {
        let bits = bound.bits_below();
        if bits == 0 {
            return Big::from(0);
        }
        loop {
            let words = (0..bits.div_ceil(64)).map(|_| self.word()).collect();
            let number = Big::from_words(words, bits);
            if number < *bound {
                return number;
            }
        }
    }

    fn weight(&mut self) -> u64 {
        (self.word() >> 32) + 1
    }
}

/// Returns the last word that is taken, `2⁶⁴ − (2⁶⁴ mod bound) − 1`: those above would favour the small numbers.
fn last_word(bound: u64) -> u64 {
    u64::MAX - bound.wrapping_neg() % bound
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.word() >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.word())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.word().to_be_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

impl std::fmt::Debug for Stream {
    /// Prints neither key nor words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::packet::Rule;

    fn stream() -> Stream {
        let parameters = Parameters::new(Rule::Equal, 1, 1, None, None).expect("feasible");
        Stream::new(
            &parameters,
            &Seed::new(&[0; 32]).expect("32 bytes"),
            &Salt::default(),
        )
    }

    #[test]
    fn nothing_is_drawn_below_one() {
        let mut drawn = stream();
        assert_eq!(drawn.below(1), 0);
        assert_eq!(drawn.below_big(&Big::from(1)), Big::from(0));
        assert_eq!(drawn.word(), stream().word());
    }

    #[test]
    fn bytes_that_end_within_a_word_drop_the_rest_of_it() {
        let mut drawn = stream();
        let mut bytes = [0; 3];
        assert_eq!(drawn.try_fill_bytes(&mut bytes), Ok(()));
        assert_eq!(bytes[..], stream().word().to_be_bytes()[..3]);
        let mut words = stream();
        words.word();
        assert_eq!(drawn.word(), words.word());
    }

    proptest! {
        #[test]
        fn every_number_below_a_bound_has_as_many_words(bound in prop_oneof![1..=20_u64, 1_u64.., (1_u64 << 63)..]) {
            let taken = u128::from(last_word(bound)) + 1;
            prop_assert_eq!(taken % u128::from(bound), 0);
            prop_assert!((1 << 64) - taken < u128::from(bound));
        }

        #[test]
        fn numbers_are_below_their_bound(bound in 1_u64..) {
            let mut drawn = stream();
            prop_assert!(drawn.below(bound) < bound);
            prop_assert!(drawn.below_big(&Big::from(bound)) < Big::from(bound));
        }
    }
}
