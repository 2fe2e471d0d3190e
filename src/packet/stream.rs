//! The random stream of hb1.

use std::convert::Infallible;

use rand_core::TryRng;

use super::big::Big;
use super::commitment::head;
use super::draw::Draw;
use super::sha256::{Hmac, sha256};
use super::{Parameters, Salt, Seed};

/// The words that a split draws from: `block(i) = HMAC-SHA256(seed, head ‖ SHA-256(salt) ‖ u32be(i))`, four big-endian
/// words each.
///
/// It implements the traits of `rand_core`, so whatever takes a generator of `rand` takes this one: 64-bit draws are the
/// words in order, 32-bit draws the upper halves of words, bytes those of words in order. It repeats after 2³⁴ words.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, Salt, Seed, Stream};
/// use rand::seq::SliceRandom;
///
/// let parameters = Parameters::new(Rule::Equal, 10_000, 3, None, None)?;
/// let seed = Seed::new(&[7; 32])?;
/// let mut guests = ["甲", "乙", "丙", "丁"];
/// guests.shuffle(&mut Stream::new(&parameters, &seed, &Salt::default()));
/// # Ok::<(), hongbao::Error>(())
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
        // 2⁶⁴ mod bound words at the top would favour the small numbers.
        let last = u64::MAX - bound.wrapping_neg() % bound;
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
