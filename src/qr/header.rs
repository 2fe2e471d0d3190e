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
pub(super) struct Header {
    /// The mode indicator.
    pub(super) indicator: u8,
    /// Its width in bits; 0 in M1.
    pub(super) indicator_bits: u8,
    /// The width of the character count indicator in bits.
    pub(super) count_bits: u8,
}

impl Header {
    /// Returns the width of the whole header in bits.
    pub(super) fn bits(self) -> usize {
        usize::from(self.indicator_bits) + usize::from(self.count_bits)
    }
}

/// Returns the header of `mode` in `version`; none where the version lacks the mode.
pub(super) fn header(version: Version, mode: Mode) -> Option<Header> {
    match version.symbology() {
        Symbology::Qr => Some(qr_header(version.index(), mode)),
        Symbology::Micro => micro::header(version, mode),
        Symbology::Rmqr => rmqr::header(version, mode),
    }
}

/// Returns the width of the character count indicator of `mode` in bits; 0 where the version lacks the mode.
#[cfg(any(test, feature = "scan"))]
pub(crate) fn count_bits(version: Version, mode: Mode) -> usize {
    header(version, mode).map_or(0, |header| header.count_bits.into())
}

/// Returns the width of the terminator in bits: zeros that end the data when they fit.
pub(super) fn terminator_bits(version: Version) -> usize {
    match version.symbology() {
        Symbology::Qr => 4,
        Symbology::Micro => micro::terminator_bits(version),
        Symbology::Rmqr => rmqr::terminator_bits(version),
    }
}

fn qr_header(index: usize, mode: Mode) -> Header {
    // Versions            1–9 10–26 27–40
    let (indicator, counts) = match mode {
        Mode::Numeric => (0b0001, [10, 12, 14]),
        Mode::Alphanumeric => (0b0010, [9, 11, 13]),
        Mode::Byte => (0b0100, [8, 16, 16]),
        Mode::Kanji => (0b1000, [8, 10, 12]),
        Mode::Eci => (0b0111, [0; 3]),
        Mode::Fnc1 => (0b0101, [0; 3]),
        Mode::StructuredAppend => (0b0011, [0; 3]),
    };
    Header {
        indicator,
        indicator_bits: 4,
        count_bits: counts[usize::from(index >= 9) + usize::from(index >= 26)],
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
