//! Rectangular Micro QR Code, ISO/IEC 23941:2022: what differs from QR Code.
//!
//! A finder pattern at the left, a small one at the right, two copies of the format information (which names the version
//! too), timing patterns around the symbol and in columns through it, one mask, two levels.
//!
//! It chooses no version and writes no data: those stages are the same for all symbologies.

use super::blocks::Blocks;
use super::canvas::Canvas;
use super::function::with_remainder;
use super::version::{Level, Version};

/// Codewords, blocks and character count indicators (Table 3) by version.
///
/// Typed from zint 2.11.1; a test compares them with BWIPP's. A draft of the standard gave R13x77 eight bits to count
/// digits; the seven here are what both write and zxing reads.
const VERSIONS: [[u8; 9]; 32] = [
    //  level M    level H    bits of the character count indicator
    // total blocks correction blocks correction numeric alphanumeric byte kanji
    [13, 1, 7, 1, 10, 4, 3, 3, 2],   // R7x43
    [21, 1, 9, 1, 14, 5, 5, 4, 3],   // R7x59
    [32, 1, 12, 1, 22, 6, 5, 5, 4],  // R7x77
    [44, 1, 16, 1, 30, 7, 6, 5, 5],  // R7x99
    [68, 1, 24, 2, 22, 7, 6, 6, 5],  // R7x139
    [21, 1, 9, 1, 14, 5, 5, 4, 3],   // R9x43
    [33, 1, 12, 1, 22, 6, 5, 5, 4],  // R9x59
    [49, 1, 18, 2, 16, 7, 6, 5, 5],  // R9x77
    [66, 1, 24, 2, 22, 7, 6, 6, 5],  // R9x99
    [99, 2, 18, 3, 22, 8, 7, 6, 6],  // R9x139
    [15, 1, 8, 1, 10, 4, 4, 3, 2],   // R11x27
    [31, 1, 12, 1, 20, 6, 5, 5, 4],  // R11x43
    [47, 1, 16, 2, 16, 7, 6, 5, 5],  // R11x59
    [67, 1, 24, 2, 22, 7, 6, 6, 5],  // R11x77
    [89, 2, 16, 2, 30, 8, 7, 6, 6],  // R11x99
    [132, 2, 24, 3, 30, 8, 7, 7, 6], // R11x139
    [21, 1, 9, 1, 14, 5, 5, 4, 3],   // R13x27
    [41, 1, 14, 1, 28, 6, 6, 5, 5],  // R13x43
    [60, 1, 22, 2, 20, 7, 6, 6, 5],  // R13x59
    [85, 2, 16, 2, 28, 7, 7, 6, 6],  // R13x77
    [113, 2, 20, 3, 26, 8, 7, 7, 6], // R13x99
    [166, 3, 20, 4, 28, 8, 8, 7, 7], // R13x139
    [51, 1, 18, 2, 18, 7, 6, 6, 5],  // R15x43
    [74, 1, 26, 2, 24, 7, 7, 6, 5],  // R15x59
    [103, 2, 18, 3, 24, 8, 7, 7, 6], // R15x77
    [136, 2, 24, 4, 22, 8, 7, 7, 6], // R15x99
    [199, 3, 24, 5, 26, 9, 8, 7, 7], // R15x139
    [61, 1, 22, 2, 20, 7, 6, 6, 5],  // R17x43
    [88, 2, 16, 2, 30, 8, 7, 6, 6],  // R17x59
    [122, 2, 22, 3, 28, 8, 7, 7, 6], // R17x77
    [160, 3, 20, 4, 26, 8, 8, 7, 6], // R17x99
    [232, 4, 20, 6, 26, 9, 8, 8, 7], // R17x139
];

/// Returns the widths of the character count indicators of a version in bits.
pub(super) fn count_bits(index: usize) -> &'static [u8] {
    &VERSIONS[index][5..]
}

/// Returns the blocks of a symbol; none for levels other than M and H.
///
/// The codewords that protect short blocks from misdecodes are taken as ISO/IEC 18004:2015 Table 9 has them for QR Code
/// blocks with as few error correction codewords, so `correctable` never promises more than a careful reader does.
pub(super) fn blocks(version: Version, level: Option<Level>) -> Option<Blocks> {
    let row = VERSIONS[version.index()].map(usize::from);
    let (count, correction) = match level {
        Some(Level::M) => (row[1], row[2]),
        Some(Level::H) => (row[3], row[4]),
        _ => return None,
    };
    let protection = match correction {
        7 => 3,
        8..=10 => 2,
        _ => 0,
    };
    Some(Blocks {
        count,
        total: row[0],
        correction,
        correctable: (correction - protection) / 2,
    })
}

/// Returns the modules that do not depend on the data, [`DATA`] for the others.
pub(super) fn functions(version: Version, level: Option<Level>) -> Vec<u8> {
    let (width, height) = (version.width(), version.height());
    let mut canvas = Canvas::new(width, height);
    for x in 0..width {
        canvas.set(x, 0, x % 2 == 0);
        canvas.set(x, height - 1, x % 2 == 0);
    }
    let columns = timing_columns(width);
    for &x in columns {
        for y in 0..height {
            canvas.set(x.into(), y, y % 2 == 0);
        }
    }
    for &x in &columns[1..columns.len() - 1] {
        canvas.rings(usize::from(x) - 1, 0, 3);
        canvas.rings(usize::from(x) - 1, height - 3, 3);
    }
    // Of the corner finder patterns the timing patterns have the rest.
    for (x, y) in [(1, height - 1), (width - 2, 0)] {
        canvas.set(x, y, true);
    }
    for (x, y) in [(0, height - 2), (width - 1, 1)] {
        canvas.set(x, y, true);
    }
    for (x, y) in [(1, height - 2), (width - 2, 1)] {
        canvas.set(x, y, false);
    }
    canvas.clear(0, 0, 8);
    canvas.rings(0, 0, 7);
    canvas.rings(width - 5, height - 5, 5);

    let formats = format_information(version, level);
    for bit in 0..18 {
        for (format, (x, y)) in formats.into_iter().zip(format_places(version, bit)) {
            canvas.set(x, y, format >> bit & 1 == 1);
        }
    }
    canvas.modules
}

/// Returns both places (column, row) of a bit of the format information, 0 the least significant: beside the finder pattern and beside
/// the finder sub-pattern.
pub(crate) fn format_places(version: Version, bit: usize) -> [(usize, usize); 2] {
    let (width, height) = (version.width(), version.height());
    let (column, row) = (bit / 5, bit % 5);
    let right = match bit {
        0..15 => (width - 8 + column, height - 6 + row),
        _ => (width - 5 + row, height - 6),
    };
    [(8 + column, row + 1), right]
}

/// Returns the columns of timing patterns, those inside between alignment patterns, Annex D.
fn timing_columns(width: usize) -> &'static [u8] {
    match width {
        27 => &[0, 26],
        43 => &[0, 21, 42],
        59 => &[0, 19, 39, 58],
        77 => &[0, 25, 51, 76],
        99 => &[0, 23, 49, 75, 98],
        _ => &[0, 27, 55, 83, 111, 138],
    }
}

/// Returns the 18 bits of format information, the level, the version and their check bits, under both masks: as they stand beside the
/// finder pattern and beside the finder sub-pattern.
pub(crate) fn format_information(version: Version, level: Option<Level>) -> [u32; 2] {
    let high = u32::from(level == Some(Level::H));
    let indicator = u32::try_from(version.index()).unwrap_or(0);
    let bits = with_remainder(high << 5 | indicator, 12, 0b1_1111_0010_0101);
    [0b01_1111_1010_1011_0010, 0b10_0000_1010_0111_1011].map(|mask| bits ^ mask)
}

#[cfg(test)]
mod tests;
