//! Symbols that the tests paint.

use super::Pixels;
use crate::qr::Symbol;

/// The Micro QR code M1 that says 1234; from segno, `tests/ref_matrix`.
const M1: &str = include_str!("../../tests/vectors/m1.txt");

/// ISO/IEC 18004:2015 Figure 1; from segno, `tests/ref_matrix`.
const V1: &str = include_str!("../../tests/vectors/v1.txt");

/// Returns the Micro QR code that says 1234.
pub(super) fn m1() -> Symbol {
    Symbol::sketch(&M1.lines().collect::<Vec<_>>())
}

/// Returns the symbol of the standard's first figure.
pub(super) fn v1() -> Symbol {
    Symbol::sketch(&V1.lines().collect::<Vec<_>>())
}

/// Shows a picture as text: a row of pixels a line, a letter for each colour.
pub(super) fn shown(pixels: &Pixels, letters: &[([u8; 4], char)]) -> Vec<String> {
    let letter = |pixel: &[u8]| {
        letters
            .iter()
            .find(|(color, _)| color == pixel)
            .map_or('?', |(_, letter)| *letter)
    };
    pixels
        .data()
        .chunks_exact(4 * pixels.width() as usize)
        .map(|row| row.chunks_exact(4).map(letter).collect())
        .collect()
}
