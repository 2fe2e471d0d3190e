//! From data codewords to modules: what every symbology supplies, chosen by version.
//!
//! `micro.rs` and `rmqr.rs` hold the same functions under the same names; this page is their contract. A version that
//! reaches them belongs to their symbology, and a level that reaches them is one that `data_bits` has.

use super::version::{Level, Symbology, Version};
use super::{function, micro, placement, planes, rmqr};

/// The modules of a finished symbol and the mask that it got.
pub(super) struct Drawn {
    /// Row by row, 1 dark, 0 light.
    pub(super) modules: Vec<u8>,
    /// The number of the mask: as asked, or the one with the best score; rMQR always 4.
    pub(super) mask: u8,
}

/// A module that no codeword colours: function patterns, format and version information, remainder bits.
pub(crate) const NO_CODEWORD: u16 = u16::MAX;

/// A module that depends on the data, in [`functions`].
pub(crate) const DATA: u8 = 2;

/// Draws a symbol from its data codewords, terminator and padding included.
///
/// Where the last data codeword has four bits (M1, M3), they are the high half of the last byte. `mask` none chooses the
/// best one by the symbology's own rule.
pub(super) fn draw(version: Version, level: Option<Level>, mask: Option<u8>, data: &[u8]) -> Drawn {
    match version.symbology() {
        Symbology::Qr => planes::draw(
            version,
            level.expect("QR has no version without a level"),
            mask,
            data,
        ),
        Symbology::Micro => micro::draw(version, level, mask, data),
        Symbology::Rmqr => rmqr::draw(version, level, mask, data),
    }
}

/// Returns the modules that do not depend on the data, row by row: 1 dark, 0 light, [`DATA`] for the others (remainder
/// bits too). Format information is that of `level` and `mask`.
pub(crate) fn functions(version: Version, level: Option<Level>, mask: u8) -> Vec<u8> {
    match version.symbology() {
        Symbology::Qr => function::modules(
            version.index(),
            level.expect("QR has no version without a level"),
            mask,
        ),
        Symbology::Micro => micro::functions(version, level, mask),
        Symbology::Rmqr => rmqr::functions(version, level, mask),
    }
}

/// Returns for each module, row by row, the place of its codeword in the interleaved sequence, or [`NO_CODEWORD`].
///
/// The level matters only where a codeword has four bits (M1, M3).
pub(crate) fn codeword_map(version: Version, level: Option<Level>) -> Vec<u16> {
    match version.symbology() {
        Symbology::Qr => placement::codeword_map(version, NO_CODEWORD),
        Symbology::Micro => micro::codeword_map(version, level),
        Symbology::Rmqr => rmqr::codeword_map(version, level),
    }
}
