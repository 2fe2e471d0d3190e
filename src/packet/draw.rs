//! Draws without bias.

use std::collections::BinaryHeap;

use super::big::Big;

/// A source of the three draws that the rules make.
///
/// The stream is one; the tests have another that walks through every outcome.
pub(crate) trait Draw {
    /// Draws a number below `bound`, each equally likely; nothing is drawn for a bound of 1.
    fn below(&mut self, bound: u64) -> u64;

    /// Draws a number below `bound`, each equally likely; nothing is drawn for a bound of 1.
    fn below_big(&mut self, bound: &Big) -> Big;

    /// Draws a weight of 1 to 2³², each equally likely.
    fn weight(&mut self) -> u64;
}

/// Draws `k` distinct numbers of 1 to `n`, ascending, each set equally likely, by exactly `k` draws.
///
/// Robert Floyd's algorithm: Bentley and Floyd, "A sample of brilliance", Communications of the ACM 30 (1987) 754–757.
pub(crate) fn floyd(draw: &mut impl Draw, n: u64, k: usize) -> Vec<u64> {
    let mut numbers = Vec::with_capacity(k);
    let mut taken = Taken::new(k);
    for j in n - k as u64 + 1..=n {
        let number = draw.below(j) + 1;
        let number = if taken.insert(number) {
            number
        } else {
            taken.insert(j);
            j
        };
        numbers.push(number);
    }
    ascending(numbers)
}

/// Sorts numbers.
///
/// Differs: not `sort_unstable`, which is three times as fast and six times the code.
#[inline(never)]
pub(super) fn ascending(numbers: Vec<u64>) -> Vec<u64> {
    BinaryHeap::from(numbers).into_sorted_vec()
}

/// A set of positive numbers, hashed by multiplication into twice as many slots as it will hold; 0 marks a free slot.
///
/// Differs: not `std::collections::HashSet`, which asks the system for randomness and is ten times the code.
struct Taken {
    slots: Vec<u64>,
    shift: u32,
}

impl Taken {
    fn new(capacity: usize) -> Self {
        let slots = (2 * capacity).next_power_of_two().max(2);
        Self {
            slots: vec![0; slots],
            shift: u64::BITS - slots.trailing_zeros(),
        }
    }

    /// Adds a number; false where it was in already.
    fn insert(&mut self, number: u64) -> bool {
        // 2⁶⁴ / φ, odd: Knuth, The Art of Computer Programming 3, 6.4.
        let hash = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut place = (hash >> self.shift) as usize;
        while self.slots[place] != 0 {
            if self.slots[place] == number {
                return false;
            }
            place = (place + 1) % self.slots.len();
        }
        self.slots[place] = number;
        true
    }
}
