//! Sampled modules to the corrected symbol, ISO/IEC 18004:2015 clause 12.

use super::correct::{Field, correct};
use super::format::formats;
use super::payload::{Part, parts};
use crate::qr::{Segment, Symbol, Version, blocks, inverts, order};

/// A symbol as it was before dirt, with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) symbol: Symbol,
    pub(super) parts: Vec<Part>,
}

/// Reads sampled modules, row by row, 1 dark; none where they are no symbol that can be corrected.
pub(super) fn read(modules: &[u8], side: usize) -> Option<Read> {
    let number = side.checked_sub(17)? / 4;
    let version = Version::qr(u32::try_from(number).ok()?).ok()?;
    if version.width() != side || modules.len() != side * side {
        return None;
    }
    formats(modules, side)
        .into_iter()
        .find_map(|(level, mask)| {
            let blocks = blocks(version, Some(level))?;
            let mut codewords = vec![0_u8; blocks.total];
            for (bit, place) in order(version).into_iter().map(usize::from).enumerate() {
                let Some(codeword) = codewords.get_mut(bit / 8) else {
                    break;
                };
                let (x, y) = (place % side, place / side);
                let set = modules[place] ^ u8::from(inverts(mask.into(), x, y));
                *codeword = *codeword << 1 | set;
            }
            let field = Field::new();
            let mut split = vec![Vec::new(); blocks.count];
            for (place, codeword) in codewords.into_iter().enumerate() {
                split[blocks.block_of(place)].push(codeword);
            }
            let mut data = Vec::with_capacity(blocks.data());
            for block in &mut split {
                correct(&field, block, blocks.correction, blocks.correctable)?;
                data.extend_from_slice(&block[..block.len() - blocks.correction]);
            }
            let parts = parts(version, &data)?;
            let mut start = 0;
            let segments = parts
                .iter()
                .map(|part| {
                    let length = part.bytes.len();
                    start += length;
                    Segment {
                        mode: part.mode,
                        start: start - length,
                        length,
                    }
                })
                .collect();
            let symbol = Symbol::drawn(version, level, mask, segments, &data);
            Some(Read { symbol, parts })
        })
}

/// Reads modules as they are or, if that fails, seen in a mirror; tells which.
pub(super) fn read_either(modules: &[u8], side: usize) -> Option<(Read, bool)> {
    if let Some(read) = read(modules, side) {
        return Some((read, false));
    }
    let mirrored: Vec<u8> = (0..modules.len())
        .map(|place| modules[place % side * side + place / side])
        .collect();
    Some((read(&mirrored, side)?, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Cleared, LogoShape};
    use crate::proof::farthest;
    use crate::qr::{Data, Level, Mode, Options, Symbology, encode};

    /// Encodes a text that every version holds at every level.
    fn short(version: Version, level: Level) -> Symbol {
        let options = Options {
            version: Some(version),
            level: Some(level),
            boost: false,
            ..Options::default()
        };
        let data = Data::Text {
            text: "1688",
            kanji: None,
        };
        encode(data, &options).expect("fits")
    }

    #[test]
    fn symbols_of_every_version_and_level_come_back_module_for_module() {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL {
                let symbol = short(version, level);
                // Half of what the first block can bear, wherever it is.
                let mut modules = symbol.modules().to_vec();
                let place = usize::from(order(version)[11]);
                modules[place] ^= 1;
                let (read, mirrored) = read_either(&modules, version.width()).expect("read");
                assert_eq!(read.symbol, symbol);
                assert!(!mirrored);
            }
        }
    }

    #[test]
    fn a_logo_of_the_largest_size_is_corrected() {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL {
                let symbol = short(version, level);
                let shape = LogoShape::Square;
                let cleared = Cleared {
                    reach: [farthest(version, Some(level), shape); 2],
                    shape,
                };
                let side = version.width();
                let seen = |place: usize| {
                    let covered = cleared.covers([side; 2], place % side, place / side);
                    symbol.modules()[place] ^ u8::from(covered)
                };
                let modules: Vec<u8> = (0..side * side).map(seen).collect();
                let read = read(&modules, side).expect("corrected");
                assert_eq!(read.symbol, symbol, "{}-{}", version.name(), level.name());
            }
        }
    }

    #[test]
    fn mirrored_modules_are_turned_back() {
        let text = "红包 HONGBAO 88";
        let symbol = encode(Data::Text { text, kanji: None }, &Options::default()).expect("fits");
        let side = symbol.width();
        let mirrored: Vec<u8> = (0..side * side)
            .map(|place| symbol.modules()[place % side * side + place / side])
            .collect();
        let (read, turned) = read_either(&mirrored, side).expect("read");
        assert!(turned);
        assert_eq!(read.symbol.modules(), symbol.modules());
        let bytes: Vec<u8> = read
            .parts
            .iter()
            .flat_map(|part| part.bytes.clone())
            .collect();
        assert_eq!(bytes, text.as_bytes());
        assert_eq!(read.parts[0].mode, Mode::Eci);
    }

    #[test]
    fn what_is_no_symbol_is_not_read() {
        for side in [0, 16, 20, 21, 22, 181] {
            assert_eq!(read_either(&vec![0; side * side], side), None);
            assert_eq!(read_either(&vec![1; side * side], side), None);
        }
        assert_eq!(read(&[0; 440], 21), None);
    }
}
