//! Function patterns, format and version information of QR Code, ISO/IEC 18004:2015 6.3, 7.9 and 7.10.
//!
//! It knows no data: what is free is left light.

#![expect(
    clippy::cast_possible_truncation,
    reason = "coordinates and versions are below 256"
)]

use super::matrix::DATA;
use super::strips::Strips;
use super::version::Level;

/// Row and column coordinates of the centres of the alignment patterns, Annex E, Table E.1; version 1 has none.
const ALIGNMENT: [&[u8]; 40] = [
    &[],
    &[6, 18],
    &[6, 22],
    &[6, 26],
    &[6, 30],
    &[6, 34],
    &[6, 22, 38],
    &[6, 24, 42],
    &[6, 26, 46],
    &[6, 28, 50],
    &[6, 30, 54],
    &[6, 32, 58],
    &[6, 34, 62],
    &[6, 26, 46, 66],
    &[6, 26, 48, 70],
    &[6, 26, 50, 74],
    &[6, 30, 54, 78],
    &[6, 30, 56, 82],
    &[6, 30, 58, 86],
    &[6, 34, 62, 90],
    &[6, 28, 50, 72, 94],
    &[6, 26, 50, 74, 98],
    &[6, 30, 54, 78, 102],
    &[6, 28, 54, 80, 106],
    &[6, 32, 58, 84, 110],
    &[6, 30, 58, 86, 114],
    &[6, 34, 62, 90, 118],
    &[6, 26, 50, 74, 98, 122],
    &[6, 30, 54, 78, 102, 126],
    &[6, 26, 52, 78, 104, 130],
    &[6, 30, 56, 82, 108, 134],
    &[6, 34, 60, 86, 112, 138],
    &[6, 30, 58, 86, 114, 142],
    &[6, 34, 62, 90, 118, 146],
    &[6, 30, 54, 78, 102, 126, 150],
    &[6, 24, 50, 76, 102, 128, 154],
    &[6, 28, 54, 80, 106, 132, 158],
    &[6, 32, 58, 84, 110, 136, 162],
    &[6, 26, 54, 82, 110, 138, 166],
    &[6, 30, 58, 86, 114, 142, 170],
];

/// The modules that do not depend on the data, in both orientations.
pub(super) struct Function {
    /// Dark function modules by rows and by columns; format information is still light.
    pub(super) dark: [Strips; 2],
    /// Modules that are left for data, by rows and by columns.
    pub(super) free: [Strips; 2],
}

impl Function {
    /// Draws the function patterns of version `index` + 1.
    pub(super) fn of(index: usize) -> Self {
        let side = 21 + 4 * index;
        let mut function = Self {
            dark: [Strips::new(side), Strips::new(side)],
            free: [Strips::full(side), Strips::full(side)],
        };
        for at in 0..side {
            function.set(6, at, at % 2 == 0);
            function.set(at, 6, at % 2 == 0);
        }
        function.finder(3, 3, side);
        function.finder(side - 4, 3, side);
        function.finder(3, side - 4, side);
        let centres = ALIGNMENT[index];
        let last = centres.last().copied().unwrap_or(0);
        for &x in centres {
            for &y in centres {
                // Three corners belong to the finder patterns.
                if (x, y) != (6, 6) && (x, y) != (6, last) && (x, y) != (last, 6) {
                    function.alignment(x.into(), y.into());
                }
            }
        }
        for bit in 0..15 {
            for (x, y) in format_places(side, bit) {
                function.set(x, y, false);
            }
        }
        function.set(8, side - 8, true);
        if index >= 6 {
            let information = version_information(index + 1);
            for bit in 0..18 {
                let (far, near) = (side - 11 + bit % 3, bit / 3);
                let dark = information >> bit & 1 == 1;
                function.set(far, near, dark);
                function.set(near, far, dark);
            }
        }
        function
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        self.dark[0].set(x, y, dark);
        self.dark[1].set(y, x, dark);
        self.free[0].set(x, y, false);
        self.free[1].set(y, x, false);
    }

    /// Draws a finder pattern with its separator around a centre.
    fn finder(&mut self, x: usize, y: usize, side: usize) {
        for row in (y + 3).saturating_sub(7)..(y + 5).min(side) {
            for column in (x + 3).saturating_sub(7)..(x + 5).min(side) {
                let ring = row.abs_diff(y).max(column.abs_diff(x));
                self.set(column, row, ring != 2 && ring != 4);
            }
        }
    }

    fn alignment(&mut self, x: usize, y: usize) {
        for row in y - 2..=y + 2 {
            for column in x - 2..=x + 2 {
                self.set(column, row, row.abs_diff(y).max(column.abs_diff(x)) != 1);
            }
        }
    }
}

/// Returns the modules that do not depend on the data as [`matrix::functions`](super::matrix::functions) describes them.
pub(super) fn modules(index: usize, level: Level, mask: u8) -> Vec<u8> {
    let mut function = Function::of(index);
    let side = 21 + 4 * index;
    let format = format_information(level, mask);
    for bit in 0..15 {
        for (x, y) in format_places(side, bit) {
            function.set(x, y, format >> bit & 1 == 1);
        }
    }
    let [dark, free] = [&function.dark[0], &function.free[0]];
    (0..side * side)
        .map(|place| (place % side, place / side))
        .map(|(x, y)| {
            if free.get(x, y) {
                DATA
            } else {
                u8::from(dark.get(x, y))
            }
        })
        .collect()
}

/// Returns both places (column, row) of a bit of the format information, 0 the least significant, Figure 25.
pub(crate) fn format_places(side: usize, bit: usize) -> [(usize, usize); 2] {
    match bit {
        0..=5 => [(8, bit), (side - 1 - bit, 8)],
        6 => [(8, 7), (side - 7, 8)],
        7 => [(8, 8), (side - 8, 8)],
        8 => [(7, 8), (8, side - 7)],
        _ => [(14 - bit, 8), (8, side + bit - 15)],
    }
}

/// Returns the 15 bits of format information, 7.9.1 and Annex C: level, mask, BCH (15, 5), then the mask of 7.9.1.
pub(crate) fn format_information(level: Level, mask: u8) -> u16 {
    let indicator = match level {
        Level::L => 0b01,
        Level::M => 0b00,
        Level::Q => 0b11,
        Level::H => 0b10,
    };
    let data = indicator << 3 | u32::from(mask);
    (with_remainder(data, 10, 0b101_0011_0111) ^ 0b101_0100_0001_0010) as u16
}

/// Returns the 18 bits of version information, 7.10 and Annex D: version, BCH (18, 6).
fn version_information(version: usize) -> u32 {
    with_remainder(version as u32, 12, 0b1_1111_0010_0101)
}

/// Returns `data` followed by its `bits`-bit remainder by a generator polynomial.
pub(super) fn with_remainder(data: u32, bits: u32, generator: u32) -> u32 {
    let mut rest = data;
    for _ in 0..bits {
        rest = (rest << 1) ^ ((rest >> (bits - 1) & 1) * generator);
    }
    data << bits | rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO/IEC 18004:2015 7.9.1: level M, mask 5 gives 100000011001110.
    #[test]
    fn format_information_is_that_of_the_example() {
        assert_eq!(format_information(Level::M, 5), 0b100_0000_1100_1110);
    }

    /// ISO/IEC 18004:2015 Annex D.3: version 7 gives 000111110010010100.
    #[test]
    fn version_information_is_that_of_the_example() {
        assert_eq!(version_information(7), 0b00_0111_1100_1001_0100);
    }

    /// Annex C, Table C.1, first and last rows of each level, masked.
    #[test]
    fn format_information_is_that_of_the_table() {
        let table = [
            (Level::M, 0, 0x5412),
            (Level::M, 7, 0x4AA0),
            (Level::L, 0, 0x77C4),
            (Level::L, 7, 0x6976),
            (Level::H, 0, 0x1689),
            (Level::H, 7, 0x083B),
            (Level::Q, 0, 0x355F),
            (Level::Q, 7, 0x2BED),
        ];
        for (level, mask, bits) in table {
            assert_eq!(format_information(level, mask), bits);
        }
    }
}
