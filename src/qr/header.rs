//! Mode indicators, character count indicators and terminators, ISO/IEC 18004:2015 Tables 2 and 3.
//!
//! It writes no bits: the stream does.

use super::symbol::Mode;
use super::version::{Symbology, Version};
use super::{micro, rmqr};

/// What stands before the data of a segment: an indicator of the mode, then the number of characters.
///
/// For [`Mode::Eci`] the count is absent (`count_bits` 0) and an 8-bit designator follows; for [`Mode::Fnc1`] nothing
/// follows; for [`Mode::StructuredAppend`] the sequence header follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The mode indicator.
    pub(crate) indicator: u8,
    /// Its width in bits; 0 in M1.
    pub(crate) indicator_bits: u8,
    /// The width of the character count indicator in bits.
    pub(crate) count_bits: u8,
}

impl Header {
    /// Returns the width of the whole header in bits.
    pub(super) fn bits(self) -> usize {
        usize::from(self.indicator_bits) + usize::from(self.count_bits)
    }
}

/// Character count indicators of QR Code in bits, Table 3.
const COUNT_BITS: [[u8; 4]; 3] = [
    // numeric alphanumeric byte kanji
    [10, 9, 8, 8],    // 1–9
    [12, 11, 16, 10], // 10–26
    [14, 13, 16, 12], // 27–40
];

/// Returns the header of `mode` in `version`; none where the version lacks the mode.
pub(crate) fn header(version: Version, mode: Mode) -> Option<Header> {
    let index = version.index();
    // Mode indicators, Table 2, in the order of [`Mode`]: numeric, alphanumeric, byte, Kanji, ECI, FNC1, structured append.
    let (indicators, indicator_bits, count_bits): (&[u8], _, &[u8]) = match version.symbology() {
        Symbology::Qr => (
            &[0b0001, 0b0010, 0b0100, 0b1000, 0b0111, 0b0101, 0b0011],
            4,
            &COUNT_BITS[usize::from(index >= 9) + usize::from(index >= 26)],
        ),
        Symbology::Micro => micro::header(index),
        Symbology::Rmqr => (
            &[0b001, 0b010, 0b011, 0b100, 0b111, 0b101],
            3,
            rmqr::count_bits(index),
        ),
    };
    let indicator = *indicators.get(mode as usize)?;
    let count_bits = count_bits.get(mode as usize).copied().unwrap_or(0);
    Some(Header {
        indicator,
        indicator_bits,
        count_bits,
    })
}

/// Returns the width of the terminator in bits: zeros that end the data when they fit.
pub(crate) fn terminator_bits(version: Version) -> usize {
    match version.symbology() {
        Symbology::Qr => 4,
        Symbology::Micro => 3 + 2 * version.index(),
        Symbology::Rmqr => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::data_bits;
    use super::super::version::Level;
    use super::*;

    /// What a writer may rely on: it never has to split a segment because its count overflows.
    #[test]
    fn no_segment_that_fits_is_longer_than_its_count_can_say() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            let levels = Level::ALL.into_iter().map(Some).chain([None]);
            let capacity = levels.filter_map(|level| data_bits(version, level)).max();
            let capacity = capacity.expect("every version has a level");
            for mode in [Mode::Numeric, Mode::Alphanumeric, Mode::Byte, Mode::Kanji] {
                let Some(header) = header(version, mode) else {
                    continue;
                };
                let bits = capacity - header.bits();
                let most = match mode {
                    Mode::Numeric => bits / 10 * 3 + [0, 0, 0, 0, 1, 1, 1, 2, 2, 2][bits % 10],
                    Mode::Alphanumeric => bits / 11 * 2 + usize::from(bits % 11 >= 6),
                    Mode::Byte => bits / 8,
                    _ => bits / 13,
                };
                let name = version.name();
                assert!(most < 1 << header.count_bits, "{name} {mode:?}: {most}");
            }
        }
    }
}
