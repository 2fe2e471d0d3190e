//! What stood before: the longest match at each place.

#![allow(
    clippy::cast_possible_truncation,
    reason = "a length is at most 258, a distance at most 32 768, and pictures have less than 4 GiB"
)]

use super::{FARTHEST, LONGEST, Rows, Token};

/// The most bits of a hash. Short rows have shorter ones, since the tables are cleared for each picture.
const MOST_BITS: u32 = 13;

/// Splits rows into literals and matches.
///
/// It looks at the distances at which a picture of a symbol repeats itself, and at the last place that had the same four bytes, here and
/// one and two modules ahead. Nothing else is searched, so that the time is that of reading the rows a few times.
pub(super) struct Matcher<'a> {
    rows: &'a Rows<'a>,
    /// By hash, the place behind that of the last bytes that have it; 0 where there were none.
    seen: [Vec<u32>; 2],
    /// Bits of a hash.
    bits: u32,
    /// By row, how much farther its last standing lies in the picture than its bytes do.
    shifts: Vec<usize>,
}

/// The longest match that is known.
#[derive(Default)]
struct Longest {
    length: usize,
    distance: usize,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(rows: &'a Rows<'a>) -> Self {
        let bits = rows.bytes.len().max(64).ilog2().min(MOST_BITS);
        let mut shift = 0;
        let shifts = rows.repeats.iter().map(|&repeats| {
            shift += (usize::from(repeats) - 1) * rows.stride;
            shift
        });
        Self {
            rows,
            seen: [vec![0; 1 << bits], vec![0; 1 << bits]],
            bits,
            shifts: shifts.collect(),
        }
    }

    /// Adds the tokens of a row. `places` are where to look: how far back in the bytes, and how far back in the picture.
    pub(super) fn row(&mut self, row: usize, places: &[(usize, usize)], tokens: &mut Vec<Token>) {
        let (bytes, end) = (self.rows.bytes, (row + 1) * self.rows.stride);
        let mut position = row * self.rows.stride;
        // No match is shorter than four bytes.
        while let Some(four) = word(&bytes[..end], position) {
            let mut longest = Longest::default();
            for &(back, distance) in places {
                if let Some(place) = position.checked_sub(back)
                    && word(bytes, place) == Some(four)
                {
                    self.consider(&mut longest, position, end, back, distance);
                }
            }
            for (kind, hash) in self.hashes(four, position, end).into_iter().enumerate() {
                let Some(hash) = hash else { continue };
                let known = std::mem::replace(&mut self.seen[kind][hash], position as u32 + 1);
                // Where a row is written again, what was seen last may lie ahead.
                let Some(back) = (position + 1).checked_sub(known as usize) else {
                    continue;
                };
                if known > 0 && back > 0 && word(bytes, position - back) == Some(four) {
                    let distance = back + self.apart(position - back, row);
                    self.consider(&mut longest, position, end, back, distance);
                }
            }
            if longest.length == 0 {
                tokens.push(bytes[position].into());
                position += 1;
            } else {
                tokens.push(matching(longest.length, longest.distance));
                position += longest.length;
            }
        }
        tokens.extend(bytes[position..end].iter().map(|&byte| Token::from(byte)));
    }

    /// Takes the match at a distance if it is longer than the longest; its first four bytes are known to be the same.
    fn consider(
        &self,
        longest: &mut Longest,
        position: usize,
        end: usize,
        back: usize,
        distance: usize,
    ) {
        if distance > FARTHEST {
            return;
        }
        let most = (end - position).min(LONGEST);
        let here = &self.rows.bytes[position..][..most];
        let there = &self.rows.bytes[position - back..][..most];
        // Only one that goes on where the longest one ended is longer.
        if here.get(longest.length) != there.get(longest.length) {
            return;
        }
        let length = common(here, there);
        // A match costs about as much as four literals.
        let least = if distance <= 4 { 4 } else { 5 };
        if length > longest.length && length >= least {
            *longest = Longest { length, distance };
        }
    }

    /// Returns the hashes of the four bytes at a place, and of these with those one and two modules ahead; none beyond the row.
    fn hashes(&self, four: u32, position: usize, end: usize) -> [Option<usize>; 2] {
        let row = &self.rows.bytes[..end];
        // The highest bits of the product by 2³² and the golden ratio.
        let hash = |value: u32| (value.wrapping_mul(0x9e37_79b1) >> (32 - self.bits)) as usize;
        let second = word(row, position + self.rows.module);
        let third = word(row, position + 2 * self.rows.module);
        let three = if let (Some(second), Some(third)) = (second, third) {
            let mixed = four.wrapping_mul(0x85eb_ca6b).wrapping_add(second);
            Some(hash(mixed.wrapping_mul(0xc2b2_ae35).wrapping_add(third)))
        } else {
            None
        };
        [Some(hash(four)), three]
    }

    /// Returns how many bytes more lie between a place and a row in the picture than in the bytes: those of the rows between that stand
    /// again.
    fn apart(&self, place: usize, row: usize) -> usize {
        let known = place / self.rows.stride;
        if known == row {
            return 0;
        }
        self.shifts[row - 1] - self.shifts[known]
    }
}

/// Returns the four bytes at a place; none where there are less.
#[inline]
fn word(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

/// Returns how many bytes two slices of one length have in common at their start.
pub(super) fn common(one: &[u8], other: &[u8]) -> usize {
    let ((ones, one_rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let mut length = 0;
    for (one, other) in ones.iter().zip(others) {
        let differ = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        if differ != 0 {
            // The first byte is the lowest.
            return length + differ.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = one_rest.iter().zip(other_rest);
    length + rest.take_while(|(one, other)| one == other).count()
}

/// Makes the token of a match of at most 258 bytes, at most 32 768 back.
pub(super) fn matching(length: usize, distance: usize) -> Token {
    (length as u32) << 16 | (distance as u32 - 1)
}
