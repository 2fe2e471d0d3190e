//! From data codewords to modules: what every symbology supplies, chosen by version.
//!
//! What differs stands in `function.rs`, `micro.rs` and `rmqr.rs`. A version that reaches them belongs to their symbology,
//! and a level that reaches them is one that `data_bits` has.

use super::blocks::blocks;
use super::function::format_information;
use super::message::message;
use super::path::path;
use super::version::{Level, Symbology, Version};
use super::{function, mask, micro, planes, rmqr};

/// The modules of a finished symbol and the mask that it got.
pub(super) struct Drawn {
    /// Row by row, 1 dark, 0 light.
    pub(super) modules: Vec<u8>,
    /// The number of the mask: as asked, or the one with the best score; rMQR always 4.
    pub(super) mask: u8,
}

/// A module that no codeword colours: function patterns, format and version information, remainder bits.
#[cfg(any(feature = "codes", feature = "scan"))]
pub(crate) const NO_CODEWORD: u16 = u16::MAX;

/// A module that depends on the data, in [`functions`].
pub(crate) const DATA: u8 = 2;

/// Draws a symbol from its data codewords, terminator and padding included.
///
/// Where the last data codeword has four bits (M1, M3), they are the high half of the last byte. `mask` none chooses the
/// best one by the symbology's own rule.
pub(super) fn draw(version: Version, level: Option<Level>, mask: Option<u8>, data: &[u8]) -> Drawn {
    let codewords = blocks(version, level).map_or(Vec::new(), |blocks| message(data, blocks));
    match level {
        Some(level) if version.symbology() == Symbology::Qr => {
            planes::draw(version, level, mask, &codewords)
        }
        _ => walk(version, level, mask, &codewords),
    }
}

/// Draws a symbol of Micro QR Code or rMQR; of masks with the same score it takes the lowest.
fn walk(version: Version, level: Option<Level>, wanted: Option<u8>, codewords: &[u8]) -> Drawn {
    let (width, (mut least, mut most)) = (version.width(), version.masks());
    if let Some(mask) = wanted {
        (least, most) = (mask, mask);
    }
    let path = path(version, level, &functions(version, level, least));
    let mut best = (0, least, Vec::new());
    for mask in least..=most {
        let mut modules = functions(version, level, mask);
        let condition = micro::condition(version, mask);
        for &(place, bit) in &path {
            // Bits past the last codeword are zeros.
            let byte = codewords.get(bit / 8).copied().unwrap_or(0);
            modules[place] = byte >> (7 - bit % 8) & 1
                ^ u8::from(mask::inverts(condition, place % width, place / width));
        }
        let score = micro::score(&modules, width);
        if best.2.is_empty() || score > best.0 {
            best = (score, mask, modules);
        }
    }
    Drawn {
        modules: best.2,
        mask: best.1,
    }
}

/// Returns the modules that do not depend on the data, row by row: 1 dark, 0 light, [`DATA`] for the others (remainder
/// bits too). Format information is that of `level` and `mask`.
pub(crate) fn functions(version: Version, level: Option<Level>, mask: u8) -> Vec<u8> {
    match version.symbology() {
        Symbology::Qr => {
            let level = level.expect("QR has no version without a level");
            function::modules(version.index(), format_information(level, mask))
        }
        Symbology::Micro => micro::functions(version, level, mask),
        Symbology::Rmqr => rmqr::functions(version, level),
    }
}

/// Returns for each module, row by row, the place of its codeword in the interleaved sequence, or [`NO_CODEWORD`].
///
/// The level matters only where a codeword has four bits (M1, M3).
#[cfg(feature = "codes")]
pub(crate) fn codeword_map(version: Version, level: Option<Level>) -> Vec<u16> {
    let functions = functions(version, level, version.masks().0);
    let total = blocks(version, level).map_or(0, |blocks| blocks.total);
    let mut map = vec![NO_CODEWORD; functions.len()];
    for (place, bit) in path(version, level, &functions) {
        if bit / 8 < total {
            map[place] = u16::try_from(bit / 8).unwrap_or(NO_CODEWORD);
        }
    }
    map
}

/// Returns the place, row by row, of each bit of the stream, remainder bits included; bits that codewords of four lack are left out.
#[cfg(feature = "scan")]
pub(crate) fn order(version: Version) -> Vec<u16> {
    let level = Some(Level::M);
    let functions = functions(version, level, version.masks().0);
    let path = path(version, level, &functions).into_iter();
    path.map(|(place, _)| u16::try_from(place).unwrap_or(NO_CODEWORD))
        .collect()
}

/// Tells whether the mask of this number in the version's symbology inverts the module in column `x` of row `y`.
#[cfg(feature = "scan")]
pub(crate) fn inverts(version: Version, mask: u8, x: usize, y: usize) -> bool {
    mask::inverts(micro::condition(version, mask), x, y)
}
