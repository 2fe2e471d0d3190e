//! Splits a text into literals and matches.

#![allow(
    clippy::cast_possible_truncation,
    reason = "a length is at most 258, a distance at most 32 768, and texts have less than 4 GiB"
)]

use super::matches::{common, matching};
use super::{FARTHEST, LONGEST, Token};

/// Bits of a hash.
const BITS: u32 = 12;

/// The most places that are compared for one.
const PATIENCE: usize = 16;

/// The shortest match of a text.
const SHORTEST: usize = 3;

/// Where each three bytes stood, from the last place to the first.
struct Chains<'a> {
    bytes: &'a [u8],
    /// By hash, the place behind that of the last bytes that have it; 0 where there were none.
    last: Vec<u32>,
    /// By place, the one behind that of the bytes before that have the same hash.
    before: Vec<u32>,
}

impl Chains<'_> {
    /// Tells the chains of a place, and returns the one behind that of the last place whose next three bytes have the same hash; 0 where there
    /// was none.
    fn seen(&mut self, place: usize) -> usize {
        let Some([first, second, third]) = self.bytes.get(place..place + SHORTEST) else {
            return 0;
        };
        let three = u32::from_le_bytes([*first, *second, *third, 0]);
        // The highest bits of the product by 2³² and the golden ratio.
        let hash = (three.wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize;
        let last = std::mem::replace(&mut self.last[hash], place as u32 + 1);
        self.before[place] = last;
        last as usize
    }

    /// Returns the longest match at a place, its length and its distance; and tells the chains of the place.
    fn longest(&mut self, place: usize) -> (usize, usize) {
        let mut next = self.seen(place);
        let mut longest = (0, 0);
        let most = LONGEST.min(self.bytes.len().saturating_sub(place));
        for _ in 0..PATIENCE {
            // No match is longer than one that goes on to the end.
            if next == 0 || place + 1 - next > FARTHEST || longest.0 == most {
                break;
            }
            let there = next - 1;
            // Only a match that goes on where the longest one ended is longer.
            if self.bytes[there + longest.0] == self.bytes[place + longest.0] {
                let length = common(&self.bytes[place..][..most], &self.bytes[there..][..most]);
                if length > longest.0 && place - there <= farthest(length) {
                    longest = (length, place - there);
                }
            }
            next = self.before[there] as usize;
        }
        longest
    }
}

/// Returns how far back a match of a length is worth its bits: digits have about four of their own.
fn farthest(length: usize) -> usize {
    match length {
        ..=3 => 1 << 6,
        4 => 1 << 11,
        _ => FARTHEST,
    }
}

/// Returns the tokens of a text. A match gives way to a longer one that begins a byte later.
pub(super) fn tokens(bytes: &[u8]) -> Vec<Token> {
    let mut chains = Chains {
        bytes,
        last: vec![0; 1 << BITS],
        before: vec![0; bytes.len()],
    };
    let mut tokens = Vec::with_capacity(bytes.len() / 4);
    let mut place = 0;
    let mut found = chains.longest(0);
    while place < bytes.len() {
        let (length, distance) = found;
        let after = chains.longest(place + 1);
        if length < SHORTEST || after.0 > length {
            tokens.push(bytes[place].into());
            found = after;
            place += 1;
        } else {
            tokens.push(matching(length, distance));
            for within in place + 2..place + length {
                chains.seen(within);
            }
            place += length;
            found = chains.longest(place);
        }
    }
    tokens
}
