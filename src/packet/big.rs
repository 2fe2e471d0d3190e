//! Whole numbers of any size, as far as counting splits needs them.
//!
//! Differs: not from a crate. `num-bigint` adds 20 kB to the module; the tests hold this against it.

use std::cmp::Ordering;

/// A whole number: limbs of 64 bits, the lowest first, the last one not 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Big(Vec<u64>);

impl From<u64> for Big {
    fn from(number: u64) -> Self {
        Self(vec![number]).trimmed()
    }
}

impl Ord for Big {
    fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Big {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Big {
    /// Reads words, the highest first, and keeps the low `bits` bits.
    pub(crate) fn from_words(mut words: Vec<u64>, bits: usize) -> Self {
        words.reverse();
        let spare = words.len() * 64 - bits;
        if let Some(top) = words.last_mut() {
            *top &= u64::MAX >> spare;
        }
        Self(words).trimmed()
    }

    /// Returns the bit length of the number below this one, which is at least 1: what a draw below it needs.
    pub(crate) fn bits_below(&self) -> usize {
        let mut below = self.clone();
        below.subtract(&Self::from(1));
        below
            .0
            .last()
            .map_or(0, |top| below.0.len() * 64 - top.leading_zeros() as usize)
    }

    /// Adds a number.
    pub(crate) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = false;
        for (place, limb) in self.0.iter_mut().enumerate() {
            let summand = other.0.get(place).copied().unwrap_or(0);
            let (sum, over) = limb.overflowing_add(summand);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = over | over_again;
        }
        if carry {
            self.0.push(1);
        }
    }

    /// Subtracts a number that is not above this one.
    pub(crate) fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (place, limb) in self.0.iter_mut().enumerate() {
            let subtrahend = other.0.get(place).copied().unwrap_or(0);
            let (rest, under) = limb.overflowing_sub(subtrahend);
            let (rest, under_again) = rest.overflowing_sub(u64::from(borrow));
            *limb = rest;
            borrow = under | under_again;
        }
        debug_assert!(!borrow, "a subtrahend is never above the minuend");
        self.trim();
    }

    /// Multiplies by a factor that is not 0.
    pub(crate) fn multiply(&mut self, factor: u64) {
        let mut carry = 0;
        for limb in &mut self.0 {
            (*limb, carry) = multiply_add(*limb, factor, carry);
        }
        if carry != 0 {
            self.0.push(carry);
        }
    }

    /// Divides by a divisor that leaves no rest.
    pub(crate) fn divide_exactly(&mut self, divisor: u32) {
        let divisor = u64::from(divisor);
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            // In halves, since engines have no division of 128 bits.
            let high = rest << 32 | *limb >> 32;
            let low = (high % divisor) << 32 | *limb & u64::from(u32::MAX);
            *limb = ((high / divisor) << 32) | (low / divisor);
            rest = low % divisor;
        }
        debug_assert!(rest == 0, "a factorial divides what it scaled");
        self.trim();
    }

    /// Returns the limbs, the lowest first.
    #[cfg(test)]
    pub(crate) fn limbs(&self) -> &[u64] {
        &self.0
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn trimmed(mut self) -> Self {
        self.trim();
        self
    }
}

/// Returns the low and the high half of `a · b + c`.
///
/// In halves of 32 bits, since WebAssembly has no product of 128 bits and calls a function for it.
fn multiply_add(a: u64, b: u64, c: u64) -> (u64, u64) {
    const LOW: u64 = u32::MAX as u64;
    let (a_low, a_high, b_low, b_high) = (a & LOW, a >> 32, b & LOW, b >> 32);
    let low = a_low * b_low + (c & LOW);
    let middle = a_high * b_low + (c >> 32) + (low >> 32);
    let other = a_low * b_high + (middle & LOW);
    let high = a_high * b_high + (middle >> 32) + (other >> 32);
    (other << 32 | low & LOW, high)
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;
    use proptest::prelude::*;

    use super::*;

    fn ours(limbs: &[u64]) -> Big {
        Big(limbs.to_vec()).trimmed()
    }

    fn theirs(number: &Big) -> BigUint {
        number
            .0
            .iter()
            .rev()
            .fold(BigUint::ZERO, |sum, &limb| (sum << 64) + limb)
    }

    /// Limbs with long runs of ones and zeros, so that carries run far.
    fn limbs() -> impl Strategy<Value = Vec<u64>> {
        let limb = prop_oneof![Just(0), Just(u64::MAX), Just(1), any::<u64>()];
        proptest::collection::vec(limb, 0..9)
    }

    proptest! {
        #[test]
        fn sums_are_the_strangers(a in limbs(), b in limbs()) {
            let mut sum = ours(&a);
            sum.add(&ours(&b));
            prop_assert_eq!(theirs(&sum), theirs(&ours(&a)) + theirs(&ours(&b)));
        }

        #[test]
        fn differences_are_the_strangers(a in limbs(), b in limbs()) {
            let (low, high) = if ours(&a) < ours(&b) { (a, b) } else { (b, a) };
            let mut rest = ours(&high);
            rest.subtract(&ours(&low));
            prop_assert_eq!(theirs(&rest), theirs(&ours(&high)) - theirs(&ours(&low)));
            prop_assert_ne!(rest.0.last(), Some(&0));
        }

        #[test]
        fn products_are_the_strangers(a in limbs(), factor in 1_u64..) {
            let mut product = ours(&a);
            product.multiply(factor);
            prop_assert_eq!(theirs(&product), theirs(&ours(&a)) * factor);
        }

        #[test]
        fn quotients_undo_products(a in limbs(), divisor in 1_u32..) {
            let mut quotient = ours(&a);
            quotient.multiply(u64::from(divisor));
            quotient.divide_exactly(divisor);
            prop_assert_eq!(quotient, ours(&a));
        }

        #[test]
        fn order_is_the_strangers(a in limbs(), b in limbs()) {
            prop_assert_eq!(ours(&a).cmp(&ours(&b)), theirs(&ours(&a)).cmp(&theirs(&ours(&b))));
        }

        #[test]
        fn words_keep_their_low_bits(words in proptest::collection::vec(any::<u64>(), 1..5), spare in 0_usize..64) {
            let bits = words.len() * 64 - spare;
            let whole = words.iter().fold(BigUint::ZERO, |sum, &word| (sum << 64) + word);
            let modulus = BigUint::from(1_u32) << bits;
            prop_assert_eq!(theirs(&Big::from_words(words, bits)), whole % modulus);
        }

        #[test]
        fn bits_below_are_the_strangers(a in limbs()) {
            prop_assume!(!ours(&a).0.is_empty());
            let below = theirs(&ours(&a)) - 1_u32;
            prop_assert_eq!(ours(&a).bits_below() as u64, below.bits());
        }
    }
}
