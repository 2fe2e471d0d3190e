//! Function patterns, format and version information of QR Code, ISO/IEC 18004:2015 6.3, 7.9 and 7.10.
//!
//! It knows no data: what is free is left light.

#![expect(
    clippy::cast_possible_truncation,
    reason = "coordinates and versions are below 256"
)]

use super::canvas::Canvas;
use super::version::Level;

/// Returns the modules of version `index` + 1 that do not depend on the data as
/// [`matrix::functions`](super::matrix::functions) describes them; `format` is the format information.
pub(super) fn modules(index: usize, format: u16) -> Vec<u8> {
    let side = 21 + 4 * index;
    let mut canvas = Canvas::new(side, side);
    for at in 0..side {
        canvas.set(at, 6, at % 2 == 0);
        canvas.set(6, at, at % 2 == 0);
    }
    for (x, y) in [(0, 0), (1, 0), (0, 1)] {
        // The separator, then the finder pattern.
        canvas.clear(x * (side - 8), y * (side - 8), 8);
        canvas.rings(x * (side - 7), y * (side - 7), 7);
    }
    let (count, centre) = alignment(index);
    for column in 0..count {
        for row in 0..count {
            // Three corners belong to the finder patterns.
            if column.min(row) > 0 || (1..count - 1).contains(&column.max(row)) {
                canvas.rings(centre(column) - 2, centre(row) - 2, 5);
            }
        }
    }
    for bit in 0..15 {
        for (x, y) in format_places(side, bit) {
            canvas.set(x, y, format >> bit & 1 == 1);
        }
    }
    canvas.set(8, side - 8, true);
    if index >= 6 {
        let information = version_information(index + 1);
        for bit in 0..18 {
            let (far, near) = (side - 11 + bit % 3, bit / 3);
            let dark = information >> bit & 1 == 1;
            canvas.set(far, near, dark);
            canvas.set(near, far, dark);
        }
    }
    canvas.modules
}

/// Returns the rows, and as well the columns, in which the alignment patterns of a symbol of `side` modules have their centres,
/// Annex E, Table E.1; none for version 1 and for what is no side.
#[cfg(feature = "scan")]
pub(crate) fn alignment_centres(side: usize) -> impl Iterator<Item = usize> {
    let (count, centre) = alignment(side.saturating_sub(21) / 4);
    (0..count).map(centre)
}

/// Returns the 18 bits of version information, 7.10, the least significant first.
#[cfg(feature = "scan")]
pub(crate) fn version_bits(version: usize) -> u32 {
    version_information(version)
}

/// Returns how many alignment patterns stand in a row and a column, and where their centres are, Annex E, Table E.1.
///
/// The first stands on the timing pattern. The others stand at even distances up to the last.
fn alignment(index: usize) -> (usize, impl Fn(usize) -> usize) {
    let count = match index {
        0 => 0,
        _ => (index + 1) / 7 + 2,
    };
    let gaps = count.max(2) - 1;
    // The least even distance with which the gaps reach from one end to the other. The table has less in version 32 alone,
    // where the first gap is wider.
    let distance = match index {
        31 => 26,
        _ => (8 + 4 * index).div_ceil(2 * gaps) * 2,
    };
    let centre = move |place: usize| match place {
        0 => 6,
        _ => 14 + 4 * index - (gaps - place) * distance,
    };
    (count, centre)
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

    /// Annex E, Table E.1.
    #[test]
    fn alignment_patterns_stand_where_the_table_has_them() {
        let table: [&[usize]; 40] = [
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
        for (index, centres) in table.into_iter().enumerate() {
            let (count, centre) = alignment(index);
            assert_eq!((0..count).map(centre).collect::<Vec<_>>(), centres);
        }
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
