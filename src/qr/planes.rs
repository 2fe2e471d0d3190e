//! From codewords to modules: one plane of bits for each mask, and the mask with the least penalty.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a mask is below 8, eight modules are the lowest byte"
)]

use std::cell::RefCell;

use super::function::{self, format_information, format_places};
use super::mask::{self, MASKS, PERIOD};
use super::matrix::{DATA, Drawn};
use super::penalty::{Candidate, Notes, penalty};
use super::placement::{Run, place, runs};
use super::strips::{inside, strips, transpose};
use super::version::{Level, Version};

/// What all symbols of a version have in common.
///
/// A candidate is the data xor the plane of its mask. Both are kept by rows and by columns.
struct Planes {
    side: usize,
    /// The level whose format information the planes hold; none where they were just made.
    level: Option<Level>,
    /// One plane for each mask, by rows and by columns: function patterns, format information and mask in one.
    masked: Vec<[Vec<u64>; 2]>,
    runs: Vec<Run>,
}

/// What is kept from one symbol to the next: at most 1.1 MB when every version has been drawn.
struct Kept {
    planes: [Option<Box<Planes>>; 40],
    columns: Vec<u64>,
    rows: Vec<u64>,
    notes: Notes,
}

thread_local! {
    static KEPT: RefCell<Kept> = const {
        RefCell::new(Kept {
            planes: [const { None }; 40],
            columns: Vec::new(),
            rows: Vec::new(),
            notes: Notes::EMPTY,
        })
    };
}

/// Draws a QR symbol from its message as [`matrix::draw`](super::matrix::draw) describes it.
pub(super) fn draw(version: Version, level: Level, wanted: Option<u8>, message: &[u8]) -> Drawn {
    KEPT.with_borrow_mut(|kept| {
        let planes = kept.planes[version.index()]
            .get_or_insert_with(|| Box::new(Planes::of(version.index())));
        planes.set_level(level);
        let side = planes.side;
        let words = side.div_ceil(64) * side;
        kept.columns.clear();
        kept.columns.resize(words, 0);
        kept.rows.resize(words, 0);
        place(&planes.runs, message, &mut kept.columns);
        transpose(&kept.columns, &mut kept.rows, side);
        let mask = match wanted {
            Some(mask) => usize::from(mask) % MASKS,
            None => planes.best(&kept.rows, &kept.columns, &mut kept.notes),
        };
        Drawn {
            modules: bytes(&kept.rows, &planes.masked[mask][0], side),
            mask: mask as u8,
        }
    })
}

impl Planes {
    fn of(index: usize) -> Self {
        let side = 21 + 4 * index;
        let functions = function::modules(index, 0);
        let dark = strips(&functions, side, 1);
        let free = strips(&functions, side, DATA);
        let mut planes = Self {
            side,
            level: None,
            masked: Vec::with_capacity(MASKS),
            runs: runs(&free[1], side),
        };
        for mask in 0..MASKS {
            let plane = |by_columns| {
                let orientation = usize::from(by_columns);
                plane(
                    &dark[orientation],
                    &free[orientation],
                    side,
                    by_columns,
                    mask,
                )
            };
            planes.masked.push([plane(false), plane(true)]);
        }
        planes
    }

    /// Exchanges the format information for that of `level`.
    fn set_level(&mut self, level: Level) {
        if Some(level) == self.level {
            return;
        }
        for mask in 0..MASKS {
            let format = |level| format_information(level, mask as u8);
            self.toggle_format(mask, self.level.map_or(0, format) ^ format(level));
        }
        self.level = Some(level);
    }

    fn toggle_format(&mut self, mask: usize, mut bits: u16) {
        let side = self.side;
        while bits != 0 {
            for (x, y) in format_places(side, bits.trailing_zeros() as usize) {
                self.masked[mask][0][x / 64 * side + y] ^= 1 << (x % 64);
                self.masked[mask][1][y / 64 * side + x] ^= 1 << (y % 64);
            }
            bits &= bits - 1;
        }
    }

    /// Returns the penalty of one mask, or some number of at least `limit`.
    fn points(&self, mask: usize, data: [&[u64]; 2], limit: u32, notes: &mut Notes) -> u32 {
        let [rows, columns] = [0, 1].map(|orientation| Candidate {
            data: data[orientation],
            plane: &self.masked[mask][orientation],
            side: self.side,
        });
        penalty(rows, columns, limit, notes)
    }

    /// Returns the mask with the least penalty, the lowest of equals.
    fn best(&self, rows: &[u64], columns: &[u64], notes: &mut Notes) -> usize {
        let mut best = (u32::MAX, 0);
        for mask in 0..MASKS {
            let points = self.points(mask, [rows, columns], best.0, notes);
            if points < best.0 {
                best = (points, mask);
            }
        }
        best.1
    }
}

/// Returns the plane of one mask in one orientation, without format information.
fn plane(dark: &[u64], free: &[u64], side: usize, by_columns: bool, mask: usize) -> Vec<u64> {
    let mut plane = dark.to_vec();
    for (strip, (words, free)) in plane
        .chunks_exact_mut(side)
        .zip(free.chunks_exact(side))
        .enumerate()
    {
        let pattern = mask::words(by_columns, mask, strip);
        let outside = !inside(side, strip);
        for (line, (word, free)) in words.iter_mut().zip(free).enumerate() {
            // Outside the symbol dark and light rows alternate, because no rule of the penalty counts such modules.
            *word |= pattern[line % PERIOD] & free | if line % 2 == 1 { outside } else { 0 };
        }
    }
    plane
}

/// Returns the modules of `data` xor `plane`, a byte each.
fn bytes(data: &[u64], plane: &[u64], side: usize) -> Vec<u8> {
    // Eight modules are written at a time. At the end of a row some belong to the next row, which overwrites them.
    let mut modules = vec![0; side * side + 7];
    for y in 0..side {
        for strip in 0..side.div_ceil(64) {
            let mut word = data[strip * side + y] ^ plane[strip * side + y];
            let from = y * side + 64 * strip;
            let count = (side - 64 * strip).min(64).next_multiple_of(8);
            for eight in modules[from..from + count].chunks_exact_mut(8) {
                eight.copy_from_slice(&spread(word as u8).to_le_bytes());
                word >>= 8;
            }
        }
    }
    modules.truncate(side * side);
    modules
}

/// Returns a word whose bytes are the bits of `bits`, the least first.
fn spread(bits: u8) -> u64 {
    let each = (u64::from(bits) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    (each + 0x7F7F_7F7F_7F7F_7F7F) >> 7 & 0x0101_0101_0101_0101
}

#[cfg(test)]
mod tests;
