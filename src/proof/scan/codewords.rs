//! Sampled modules to the corrected symbol, ISO/IEC 18004:2015 clause 12.

use super::correct::{Field, correct};
use super::format::{Format, formats};
use super::payload::{Part, Payload, Place, payload};
use super::rank::ranked;
use super::sample::Modules;
use crate::qr::{Blocks, Segment, Symbol, Symbology, Version, blocks, gap, inverts, order};

/// A symbol as it was before dirt, with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) symbol: Symbol,
    pub(super) parts: Vec<Part>,
    pub(super) place: Option<Place>,
}

/// Reads the modules of a version; none where they are no symbol that can be corrected.
pub(super) fn read(modules: &Modules, version: Version, formats: &[Format]) -> Option<Read> {
    let order = order(version);
    formats.iter().take(MOST_FORMATS).find_map(|format| {
        let &Format { level, mask, .. } = format;
        let blocks = blocks(version, level)?;
        let codewords = Codewords::of(modules, version, &order, blocks, mask);
        let mut data = codewords.corrected(blocks)?;
        // Some printed symbols were corrected for a last codeword of eight bits where four are written.
        if let Some(last) = data.last_mut() {
            *last &= u8::MAX << gap(version);
        }
        let Payload { parts, place } = payload(version, &data)?;
        let segments = segments(&parts);
        let symbol = Symbol::drawn(version, level, mask, segments, &data);
        Some(Read {
            symbol,
            parts,
            place,
        })
    })
}

/// Of what the format information may say, so much is tried.
const MOST_FORMATS: usize = 3;

/// Returns the segments that parts were written in; they count the bytes of the parts.
fn segments(parts: &[Part]) -> Vec<Segment> {
    let mut start = 0;
    let segment = |part: &Part| {
        let length = part.bytes.len();
        start += length;
        Segment {
            mode: part.mode,
            start: start - length,
            length,
        }
    };
    parts.iter().map(segment).collect()
}

/// The codewords of a symbol in the order in which they are placed.
struct Codewords {
    values: Vec<u8>,
    /// How sure the least sure module of each is.
    surety: Vec<u8>,
}

/// A codeword is doubtful where a module of it is less sure.
const DOUBTFUL: u8 = 128;

impl Codewords {
    fn of(modules: &Modules, version: Version, order: &[u16], blocks: Blocks, mask: u8) -> Self {
        let width = modules.width;
        let mut values = vec![0_u8; blocks.total];
        let mut surety = vec![255_u8; blocks.total];
        // The last data codeword of M1 and M3 has four bits.
        let gap = gap(version);
        let data_bits = 8 * blocks.data() - gap;
        for (step, place) in order.iter().copied().map(usize::from).enumerate() {
            let bit = if step < data_bits { step } else { step + gap };
            let (Some(value), Some(sure)) = (values.get_mut(bit / 8), surety.get_mut(bit / 8))
            else {
                break;
            };
            let (x, y) = (place % width, place / width);
            let dark = modules.dark[place] ^ u8::from(inverts(version, mask, x, y));
            *value |= dark << (7 - bit % 8);
            *sure = modules.surety[place].min(*sure);
        }
        Self { values, surety }
    }

    /// Returns the data codewords; none where a block has too many wrong ones.
    fn corrected(&self, blocks: Blocks) -> Option<Vec<u8>> {
        let field = Field::new();
        let mut split = vec![Vec::new(); blocks.count];
        for place in 0..self.values.len() {
            split[blocks.block_of(place)].push(place);
        }
        let mut data = Vec::with_capacity(blocks.data());
        for places in &split {
            let block = self.block(&field, places, blocks)?;
            data.extend_from_slice(&block[..block.len() - blocks.correction]);
        }
        Some(data)
    }

    /// Corrects a block whose codewords stand at these places: as it is, else with its least sure codewords given up.
    fn block(&self, field: &Field, places: &[usize], blocks: Blocks) -> Option<Vec<u8>> {
        let block: Vec<u8> = places.iter().map(|&place| self.values[place]).collect();
        let surety = |place: usize| self.surety[places[place]];
        let doubtful: Vec<usize> = (0..places.len())
            .filter(|&place| surety(place) < DOUBTFUL)
            .collect();
        let doubtful = ranked(&doubtful, |&place| surety(place).into());
        // As many given up as could be corrected leave enough to tell chance from a text.
        [0, blocks.correctable / 2, blocks.correctable]
            .into_iter()
            .find_map(|count| {
                let mut block = block.clone();
                let doubtful = doubtful.get(..count)?;
                correct(
                    field,
                    &mut block,
                    blocks.correction,
                    blocks.correctable,
                    doubtful,
                )?;
                Some(block)
            })
    }
}

/// Reads modules as they are or seen in a mirror, the likelier first by their format information; tells which.
pub(super) fn read_either(modules: &Modules) -> Option<(Read, bool)> {
    let side = modules.width;
    let version =
        Version::of_size(side, side).filter(|version| version.symbology() == Symbology::Qr)?;
    if modules.dark.len() != side * side {
        return None;
    }
    let mirrored = modules.mirrored();
    let [upright, turned] = [modules, &mirrored].map(formats);
    let wrong = |formats: &[Format]| formats.first().map_or(4, |format| format.wrong);
    let as_it_is = || read(modules, version, &upright).map(|read| (read, false));
    let in_mirror = || read(&mirrored, version, &turned).map(|read| (read, true));
    if wrong(&turned) < wrong(&upright) {
        in_mirror().or_else(as_it_is)
    } else {
        as_it_is().or_else(in_mirror)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Cleared, LogoShape};
    use crate::proof::farthest;
    use crate::qr::{Data, Level, Mode, Options, encode};

    /// Encodes digits that every version holds at each of its levels.
    fn short(version: Version, level: Option<Level>, text: &str) -> Symbol {
        let options = Options {
            version: Some(version),
            level,
            boost: false,
            ..Options::default()
        };
        encode(Data::Text { text, kanji: None }, &options).expect("fits")
    }

    /// Returns the format that a symbol says.
    fn said(symbol: &Symbol) -> Format {
        Format {
            level: symbol.level(),
            mask: symbol.mask(),
            wrong: 0,
        }
    }

    fn sure(width: usize, dark: Vec<u8>) -> Modules {
        Modules {
            width,
            surety: vec![255; dark.len()],
            dark,
        }
    }

    #[test]
    fn symbols_of_every_version_and_level_come_back_module_for_module() {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL {
                let symbol = short(version, Some(level), "1688");
                // Half of what the first block can bear, wherever it is.
                let mut modules = symbol.modules().to_vec();
                let place = usize::from(order(version)[11]);
                modules[place] ^= 1;
                let (read, mirrored) = read_either(&sure(version.width(), modules)).expect("read");
                assert_eq!(read.symbol, symbol);
                assert!(!mirrored);
            }
        }
    }

    #[test]
    fn small_symbols_are_corrected_as_far_as_they_can_be_and_no_farther() {
        let versions = Symbology::Micro
            .versions()
            .chain(Symbology::Rmqr.versions());
        for version in versions {
            for level in Level::ALL.into_iter().map(Some).chain([None]) {
                let Some(blocks) = blocks(version, level) else {
                    continue;
                };
                let symbol = short(version, level, "168");
                let format = said(&symbol);
                let order = order(version);
                let with = |wrong: usize| {
                    let mut modules = symbol.modules().to_vec();
                    let first = (0..blocks.total).filter(|&place| blocks.block_of(place) == 0);
                    for codeword in first.take(wrong) {
                        modules[usize::from(order[8 * codeword + 3])] ^= 1;
                    }
                    read(&sure(version.width(), modules), version, &[format])
                };
                let name = version.name();
                let read = with(blocks.correctable).expect("corrected");
                assert_eq!(read.symbol, symbol, "{name} {level:?}");
                assert_eq!(read.parts[0].bytes, b"168", "{name}");
                let more = with(blocks.correctable + 1);
                assert!(more.is_none_or(|read| read.symbol != symbol), "{name}");
            }
        }
    }

    #[test]
    fn m1_is_not_read_where_any_module_of_its_data_is_wrong() {
        let version = Version::from_name("M1").expect("exists");
        let symbol = short(version, None, "168");
        let format = said(&symbol);
        for place in order(version).into_iter().map(usize::from) {
            let mut modules = symbol.modules().to_vec();
            modules[place] ^= 1;
            assert_eq!(read(&sure(11, modules), version, &[format]), None);
        }
    }

    #[test]
    fn a_logo_of_the_largest_size_is_corrected() {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL {
                let symbol = short(version, Some(level), "1688");
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
                let (read, _) = read_either(&sure(side, modules)).expect("corrected");
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
        let (read, turned) = read_either(&sure(side, mirrored)).expect("read");
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
            assert_eq!(read_either(&sure(side, vec![0; side * side])), None);
            assert_eq!(read_either(&sure(side, vec![1; side * side])), None);
        }
        assert_eq!(read_either(&sure(21, vec![0; 440])), None);
    }
}
