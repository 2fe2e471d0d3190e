//! Codewords into modules, ISO/IEC 18004:2015 7.7.3: two columns at a time, upwards and downwards in turn.
//!
//! It knows neither masks nor function patterns beyond where they leave room.

#![expect(
    clippy::cast_possible_truncation,
    reason = "words, rows and codewords of a symbol are below 65 536"
)]

use super::blocks::blocks;
use super::function::Function;
use super::version::{Level, Version};

/// A run of rows in which a pair of columns is free: read from the stream in one piece, written into one word a column.
pub(super) struct Run {
    /// The word of the right column in the strips by columns; that of the left column stands before it.
    word: u16,
    /// The topmost row, counted in the word.
    shift: u8,
    /// The number of rows.
    rows: u8,
    /// Whether the right column is taken by a function pattern.
    left_only: bool,
    upwards: bool,
}

/// Returns the runs of a version in the order of the stream.
pub(super) fn runs(function: &Function) -> Vec<Run> {
    let free = &function.free[1];
    let side = free.side;
    let mut runs = Vec::new();
    for (pair, right) in pairs(side).enumerate() {
        let upwards = pair % 2 == 0;
        let start = runs.len();
        for strip in 0..side.div_ceil(64) {
            let word = strip * side + right;
            let both = free.words[word];
            let mut left = free.words[word - 1];
            while left != 0 {
                let shift = left.trailing_zeros();
                let left_only = both >> shift & 1 == 0;
                let alike = left & if left_only { !both } else { both };
                // A piece of the stream is a word less the seven bits before its first: 57 bits, 28 pairs.
                let most = if left_only { 56 } else { 28 };
                let rows = (!(alike >> shift)).trailing_zeros().min(most);
                left &= !(((1 << rows) - 1) << shift);
                runs.push(Run {
                    word: word as u16,
                    shift: shift as u8,
                    rows: rows as u8,
                    left_only,
                    upwards,
                });
            }
        }
        if upwards {
            runs[start..].reverse();
        }
    }
    runs
}

/// Writes the codewords into `columns`, a square by columns that has been cleared.
///
/// `stream` holds the codewords and at least 9 bytes of zeros.
pub(super) fn place(runs: &[Run], stream: &[u8], columns: &mut [u64]) {
    let mut at = 0;
    for run in runs {
        let rows = u32::from(run.rows);
        let bits = if run.left_only { rows } else { 2 * rows };
        let piece = stream
            .get(at / 8..at / 8 + 8)
            .and_then(|bytes| bytes.try_into().ok())
            .expect("the stream is longer than the runs by a word");
        let offset = at as u32 % 8;
        // The top row comes to the least bit: upwards it is read last, downwards first.
        let piece = if run.upwards {
            u64::from_be_bytes(piece) << offset >> (64 - bits)
        } else {
            reverse_bytes(u64::from_le_bytes(piece)) >> offset & (u64::MAX >> (64 - bits))
        };
        at += bits as usize;
        let word = usize::from(run.word);
        if run.left_only {
            columns[word - 1] |= piece << run.shift;
        } else {
            let (first, second) = unshuffle(piece);
            let (right, left) = if run.upwards {
                (second, first)
            } else {
                (first, second)
            };
            columns[word] |= right << run.shift;
            columns[word - 1] |= left << run.shift;
        }
    }
}

/// Returns for each module, row by row, the place of its codeword, or `none` for function modules and remainder bits.
pub(super) fn codeword_map(version: Version, none: u16) -> Vec<u16> {
    let codewords = blocks(version, Some(Level::L)).map_or(0, |blocks| blocks.total);
    let mut map = vec![none; version.width() * version.height()];
    for (bit, place) in order(version).into_iter().take(8 * codewords).enumerate() {
        map[usize::from(place)] = (bit / 8) as u16;
    }
    map
}

/// Returns the place, row by row, of each bit of the stream, remainder bits included.
pub(crate) fn order(version: Version) -> Vec<u16> {
    let free = &Function::of(version.index()).free[0];
    let side = free.side;
    let mut places = Vec::new();
    for (pair, right) in pairs(side).enumerate() {
        for step in 0..side {
            let y = if pair % 2 == 0 { side - 1 - step } else { step };
            for x in [right, right - 1] {
                if free.get(x, y) {
                    places.push((y * side + x) as u16);
                }
            }
        }
    }
    places
}

/// Returns the right column of each pair from right to left; the vertical timing pattern belongs to none.
fn pairs(side: usize) -> impl Iterator<Item = usize> {
    (7..side).rev().step_by(2).chain([5, 3, 1])
}

/// Reverses the bits within each byte.
fn reverse_bytes(word: u64) -> u64 {
    let word = word >> 1 & 0x5555_5555_5555_5555 | (word & 0x5555_5555_5555_5555) << 1;
    let word = word >> 2 & 0x3333_3333_3333_3333 | (word & 0x3333_3333_3333_3333) << 2;
    word >> 4 & 0x0F0F_0F0F_0F0F_0F0F | (word & 0x0F0F_0F0F_0F0F_0F0F) << 4
}

/// Returns the even and the odd bits of a word.
fn unshuffle(word: u64) -> (u64, u64) {
    (even(word), even(word >> 1))
}

fn even(word: u64) -> u64 {
    let word = word & 0x5555_5555_5555_5555;
    let word = (word | word >> 1) & 0x3333_3333_3333_3333;
    let word = (word | word >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
    let word = (word | word >> 4) & 0x00FF_00FF_00FF_00FF;
    let word = (word | word >> 8) & 0x0000_FFFF_0000_FFFF;
    (word | word >> 16) & 0x0000_0000_FFFF_FFFF
}

#[cfg(test)]
mod tests {
    use super::super::strips::Strips;
    use super::super::version::Symbology;
    use super::*;

    #[test]
    fn pieces_put_every_bit_where_the_walk_puts_it() {
        for index in 0..40 {
            let function = Function::of(index);
            let side = 21 + 4 * index;
            let codewords = function.free[0]
                .words
                .iter()
                .map(|word| word.count_ones() as usize)
                .sum::<usize>()
                / 8;
            let mut state = 1_u32;
            let mut stream: Vec<u8> = (0..codewords)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8
                })
                .collect();
            let version = Symbology::Qr.versions().nth(index).expect("one of forty");
            let map = codeword_map(version, u16::MAX);
            stream.resize(codewords + 9, 0);
            let mut columns = Strips::new(side);
            place(&runs(&function), &stream, &mut columns.words);
            let mut bit_of = vec![0; codewords];
            for (pair, right) in pairs(side).enumerate() {
                for step in 0..side {
                    let y = if pair % 2 == 0 { side - 1 - step } else { step };
                    for x in [right, right - 1] {
                        let codeword = usize::from(map[y * side + x]);
                        let dark = columns.get(y, x);
                        if codeword < codewords {
                            assert_eq!(dark, stream[codeword] << bit_of[codeword] & 0x80 != 0);
                            bit_of[codeword] += 1;
                        } else {
                            assert!(!dark);
                        }
                    }
                }
            }
            assert!(bit_of.iter().all(|&bits| bits == 8));
        }
    }
}
