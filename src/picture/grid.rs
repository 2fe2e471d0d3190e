//! Modules that are drawn in one shape, a bit each.

use super::module::{ABOVE, BELOW, LEFT, RIGHT};

/// The words of a row: the widest symbol has 177 modules, and a border on each side.
pub(super) const WORDS: usize = 3;

/// Modules that are drawn in one shape, with a light border of one module, so that every module has eight neighbours.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The border above, the rows, the border below.
    rows: Vec<Row>,
    width: usize,
}

/// A row of modules, dark ones 1, from the lowest bit on; the first is the light border.
pub(super) type Row = [u64; WORDS];

impl Grid {
    /// Makes a grid from modules row by row, 1 dark, 0 light.
    pub(super) fn new(modules: &[u8], width: usize) -> Self {
        let mut rows = Vec::with_capacity(modules.len() / width + 2);
        rows.push([0; WORDS]);
        for modules in modules.chunks_exact(width) {
            let mut row = [0; WORDS];
            // The border takes the first bit.
            let (first, rest) = modules.split_at(width.min(63));
            row[0] = bits(first) << 1;
            for (word, modules) in row[1..].iter_mut().zip(rest.chunks(64)) {
                *word = bits(modules);
            }
            rows.push(row);
        }
        rows.push([0; WORDS]);
        Self { rows, width }
    }

    /// Makes a grid of light modules.
    pub(super) fn light(width: usize, height: usize) -> Self {
        Self {
            rows: vec![[0; WORDS]; height + 2],
            width,
        }
    }

    /// Returns the number of columns.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of rows.
    pub(super) fn height(&self) -> usize {
        self.rows.len() - 2
    }

    /// Returns those dark modules that another grid has too.
    pub(super) fn within(&self, other: &Self) -> Self {
        self.with(other, |own, other| own & other)
    }

    /// Returns those dark modules that another grid has not.
    pub(super) fn without(&self, other: &Self) -> Self {
        self.with(other, |own, other| own & !other)
    }

    fn with(&self, other: &Self, joined: impl Fn(u64, u64) -> u64) -> Self {
        let mut all = self.clone();
        for (row, other) in all.rows.iter_mut().zip(&other.rows) {
            for (word, other) in row.iter_mut().zip(other) {
                *word = joined(*word, *other);
            }
        }
        all
    }

    /// Makes a rectangle of modules dark or light.
    pub(super) fn fill(&mut self, [x, y]: [usize; 2], [across, down]: [usize; 2], dark: bool) {
        for row in &mut self.rows[y + 1..=y + down] {
            for x in x + 1..=x + across {
                let (word, bit) = (&mut row[x / 64], 1 << (x % 64));
                *word = if dark { *word | bit } else { *word & !bit };
            }
        }
    }

    /// Makes the dark modules light of which `light` says so by column and row.
    pub(super) fn lighten(&mut self, light: &dyn Fn(usize, usize) -> bool) {
        for (y, row) in self.rows.iter_mut().enumerate() {
            for (word, bits) in row.iter_mut().enumerate() {
                let mut rest = *bits;
                while rest != 0 {
                    let lowest = rest & rest.wrapping_neg();
                    if light(64 * word + rest.trailing_zeros() as usize - 1, y - 1) {
                        *bits ^= lowest;
                    }
                    rest ^= lowest;
                }
            }
        }
    }

    /// Tells whether the module in column `x` of row `y` is dark.
    pub(super) fn dark(&self, x: usize, y: usize) -> bool {
        self.rows[y + 1][(x + 1) / 64] >> ((x + 1) % 64) & 1 == 1
    }

    /// Calls `work` with column, row and dark neighbours of each dark module, row by row.
    pub(super) fn each(&self, work: &mut dyn FnMut(usize, usize, u8)) {
        for (y, rows) in self.rows.windows(3).enumerate() {
            let (above, here, below) = (&rows[0], &rows[1], &rows[2]);
            let (left, right) = (previous(here), next(here));
            for word in 0..WORDS {
                let mut rest = here[word];
                while rest != 0 {
                    let place = rest.trailing_zeros();
                    let bit = |row: &Row| (row[word] >> place).to_le_bytes()[0] & 1;
                    let neighbours = (bit(above) * ABOVE)
                        | (bit(&right) * RIGHT)
                        | (bit(below) * BELOW)
                        | (bit(&left) * LEFT);
                    work(64 * word + place as usize - 1, y, neighbours);
                    rest &= rest - 1;
                }
            }
        }
    }

    /// Returns the rows, with the border.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// Packs at most 64 modules, the first in the lowest bit.
fn bits(modules: &[u8]) -> u64 {
    let (eights, rest) = modules.as_chunks();
    let rest = rest
        .iter()
        .rev()
        .fold(0, |bits, &module| bits << 1 | u64::from(module));
    // The product has each module once in its highest byte, and no two in one place.
    eights.iter().rev().fold(rest, |bits, &eight| {
        bits << 8 | u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

/// Moves the next module to each place.
fn next([first, second, third]: &Row) -> Row {
    [
        first >> 1 | second << 63,
        second >> 1 | third << 63,
        third >> 1,
    ]
}

/// Moves the previous module to each place.
fn previous([first, second, third]: &Row) -> Row {
    [
        first << 1,
        second << 1 | first >> 63,
        third << 1 | second >> 63,
    ]
}
