//! Codewords into modules, ISO/IEC 18004:2015 7.7.3: two columns at a time, upwards and downwards in turn.
//!
//! It knows neither masks nor function patterns beyond where they leave room.

#![expect(
    clippy::cast_possible_truncation,
    reason = "words, rows and codewords of a symbol are below 65 536"
)]

/// A run of rows in which a pair of columns is free.
///
/// Its bits are read from the stream in one piece, and written into one word of each column.
pub(super) struct Run {
    /// The place of the right column's word in the strips by columns. The word of the left column stands before it.
    word: u16,
    /// The bit of the topmost row in that word.
    shift: u8,
    /// The number of rows.
    rows: u8,
    /// Whether the right column is taken by a function pattern.
    left_only: bool,
    upwards: bool,
}

/// Returns the runs of a version in the order of the stream.
///
/// `free` marks the modules that are left for data, a square by columns.
pub(super) fn runs(free: &[u64], side: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    for pair in 0..side / 2 {
        let mut right = side - 1 - 2 * pair;
        // The vertical timing pattern belongs to no pair.
        if right < 7 {
            right -= 1;
        }
        let upwards = pair % 2 == 0;
        let start = runs.len();
        for strip in 0..side.div_ceil(64) {
            let word = strip * side + right;
            let both = free[word];
            let mut left = free[word - 1];
            while left != 0 {
                let shift = left.trailing_zeros();
                let left_only = both >> shift & 1 == 0;
                let alike = left & if left_only { !both } else { both };
                // A piece is read as a word of 64 bits, and begins at any bit of its first byte. Of the 57 bits that are
                // left at least, 28 pairs can be made.
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
        // The top row becomes the least bit. Upwards it is the last to be read, downwards the first.
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

#[expect(clippy::inline_always, reason = "it is asked twice of every run")]
#[inline(always)]
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
    use super::super::matrix::{DATA, functions};
    use super::super::path::path;
    use super::super::strips::strips;
    use super::super::version::{Level, Symbology};
    use super::*;

    #[test]
    fn pieces_put_every_bit_where_the_walk_puts_it() {
        for version in Symbology::Qr.versions() {
            let (level, side) = (Some(Level::L), version.width());
            let functions = functions(version, level, 0);
            let [_, free] = strips(&functions, side, DATA);
            let path = path(version, level, &functions);
            let codewords = path.len() / 8;
            let mut state = 1_u32;
            let mut stream: Vec<u8> = (0..codewords)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8
                })
                .collect();
            stream.resize(codewords + 9, 0);
            let mut columns = vec![0; free.len()];
            place(&runs(&free, side), &stream, &mut columns);
            let mut expected = vec![0; side * side];
            for (place, bit) in path {
                expected[place] = stream[bit / 8] >> (7 - bit % 8) & 1;
            }
            assert_eq!(columns, strips(&expected, side, 1)[1]);
        }
    }
}
