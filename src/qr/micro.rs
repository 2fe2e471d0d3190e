//! Micro QR Code, ISO/IEC 18004:2015: what differs from QR Code.
//!
//! One finder pattern, one copy of the format information, shorter headers, four masks with a rule of their own. The last
//! data codeword of M1 and M3 has four bits.
//!
//! It chooses no version and writes no data: those stages are the same for all symbologies.

use super::blocks::Blocks;
use super::canvas::Canvas;
use super::function::with_remainder;
use super::version::{Level, Symbology, Version};

/// Versions and levels in the order of their symbol numbers, Table 13, with their codewords, Tables 7 and 9.
///
/// The last column is that of Table 9. Its notes keep some codewords of the smallest symbols back from correcting: those detect
/// a reading that would be wrong.
const SYMBOLS: [(u8, Option<Level>, u8, u8, u8); 8] = [
    // index  level  data  correction  correctable
    (0, None, 3, 2, 0),
    (1, Some(Level::L), 5, 5, 1),
    (1, Some(Level::M), 4, 6, 2),
    (2, Some(Level::L), 11, 6, 2),
    (2, Some(Level::M), 9, 8, 4),
    (3, Some(Level::L), 16, 8, 3),
    (3, Some(Level::M), 14, 10, 5),
    (3, Some(Level::Q), 10, 14, 7),
];

/// The numbers that QR Code gives to the conditions of the four masks, Table 10.
const MASKS: [u8; 4] = [0b001, 0b100, 0b110, 0b111];

/// Returns the mode indicators of a version, their width in bits, and the widths of the character count indicators, Tables 2
/// and 3; a version has as many modes as its number.
pub(super) fn header(index: usize) -> (&'static [u8], u8, &'static [u8]) {
    match index {
        //    numeric alphanumeric byte kanji
        0 => (&[0], 0, &[3]),
        1 => (&[0, 1], 1, &[4, 3]),
        2 => (&[0, 1, 2, 3], 2, &[5, 4, 4, 3]),
        _ => (&[0, 1, 2, 3], 3, &[6, 5, 5, 4]),
    }
}

/// Returns the one block of a symbol; none where the version lacks the level.
pub(super) fn blocks(version: Version, level: Option<Level>) -> Option<Blocks> {
    symbol_number(version, level).map(|number| {
        let (_, _, data, correction, correctable) = SYMBOLS[number];
        let [data, correction, correctable] = [data, correction, correctable].map(usize::from);
        Blocks {
            count: 1,
            total: data + correction,
            correction,
            correctable,
        }
    })
}

/// Returns the modules that do not depend on the data, [`DATA`] for the others.
pub(super) fn functions(version: Version, level: Option<Level>, mask: u8) -> Vec<u8> {
    let width = version.width();
    let mut canvas = Canvas::new(width, width);
    // The finder pattern's separator and the format information lie in the first nine rows and columns.
    canvas.clear(0, 0, 9);
    canvas.rings(0, 0, 7);
    for at in 7..width {
        canvas.set(at, 0, at % 2 == 0);
        canvas.set(0, at, at % 2 == 0);
    }
    let format = format_information(version, level, mask);
    for bit in 0..15 {
        let (x, y) = format_place(bit);
        canvas.set(x, y, format >> bit & 1 == 1);
    }
    canvas.modules
}

/// Returns the place (column, row) of a bit of the format information, 0 the least significant, Figure 26.
pub(crate) fn format_place(bit: usize) -> (usize, usize) {
    if bit < 8 { (8, bit + 1) } else { (15 - bit, 8) }
}

/// Returns the number that stands for version and level in the format information, Table 13.
fn symbol_number(version: Version, level: Option<Level>) -> Option<usize> {
    SYMBOLS
        .iter()
        .position(|&(index, own, ..)| usize::from(index) == version.index() && own == level)
}

/// Returns the 15 bits of format information, 7.9.2: symbol number, mask and check bits, masked.
pub(crate) fn format_information(version: Version, level: Option<Level>, mask: u8) -> u32 {
    let number = symbol_number(version, level).unwrap_or(0);
    let data = u32::try_from(number).unwrap_or(0) << 2 | u32::from(mask);
    with_remainder(data, 10, 0b101_0011_0111) ^ 0b100_0100_0100_0101
}

/// Returns the number under which QR Code has the condition of a mask.
///
/// rMQR has one mask, and calls it by the number that QR Code gives to it.
pub(super) fn condition(version: Version, mask: u8) -> usize {
    usize::from(match version.symbology() {
        Symbology::Micro => MASKS[usize::from(mask)],
        _ => mask,
    })
}

/// Scores a masked symbol, 7.8.3.2: it counts the dark modules on the right and on the lower edge, without the timing
/// patterns. The edge with fewer counts sixteenfold.
pub(super) fn score(modules: &[u8], width: usize) -> usize {
    let height = modules.len() / width;
    let dark = |place: usize| usize::from(modules[place]);
    let right: usize = (2..=height).map(|y| dark(y * width - 1)).sum();
    let lower: usize = (1..width).map(|x| dark(modules.len() - x)).sum();
    16 * right.min(lower) + right.max(lower)
}

#[cfg(test)]
mod tests;
