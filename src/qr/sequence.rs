//! Structured append, ISO/IEC 18004:2015 clause 8: one text over up to sixteen symbols.
//!
//! It does not join what was read.

#![expect(
    clippy::cast_possible_truncation,
    reason = "places in a sequence are below 16"
)]

use super::blocks::data_bits;
use super::candidates::candidates;
use super::encode::{Plan, boosted, encode, least_level, too_long};
use super::options::{Choice, Data, Options};
use super::stream::Place;
use super::symbol::Symbol;
use super::text::{Text, Way};
use super::version::{Level, Symbology, Version};
use crate::{Code, Error};

/// The most symbols of a sequence.
const MOST: usize = 16;

/// Encodes a text or bytes into a sequence of QR symbols of one version and level, which readers join.
///
/// `symbols` is their number, 2 to 16; none: as few as the largest allowed version needs, which may be a single plain
/// symbol. The parts are cut between characters, and as even as their number allows.
///
/// # Errors
///
/// Those of [`encode`]; [`Code::TextTooLong`] speaks of the whole sequence. [`Code::OptionInvalid`] where `symbols` is not 2
/// to 16 or more than the text has characters, or the symbology is not QR.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Mode, Options, encode_sequence};
///
/// let data = Data::Text { text: "恭喜发财，大吉大利", kanji: None };
/// let symbols = encode_sequence(data, &Options::default(), Some(3))?;
/// assert_eq!(symbols.len(), 3);
/// assert_eq!(symbols[2].segments()[0].mode, Mode::StructuredAppend);
/// assert!(encode_sequence(data, &Options::default(), Some(17)).is_err());
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn encode_sequence(
    data: Data,
    options: &Options,
    symbols: Option<usize>,
) -> Result<Vec<Symbol>, Error> {
    let candidates = candidates(options)?;
    if options.symbology == Choice::Smallest
        || candidates
            .iter()
            .any(|version| version.symbology() != Symbology::Qr)
    {
        return Err(Error::new(Code::OptionInvalid)
            .with("option", "symbology")
            .with(
                "value",
                candidates
                    .first()
                    .map_or("smallest", |version| version.symbology().name()),
            )
            .with("allowed", "qr"));
    }
    if symbols.is_none() {
        match encode(data, options) {
            Err(error) if error.code() == Code::TextTooLong => {}
            other => return other.map(|symbol| vec![symbol]),
        }
    }
    let parts = Parts::of(data, options, &candidates);
    if let Some(symbols) =
        symbols.filter(|symbols| !(2..=MOST.min(parts.characters)).contains(symbols))
    {
        return Err(Error::new(Code::OptionInvalid)
            .with("option", "symbols")
            .with("value", symbols)
            .with(
                "allowed",
                if parts.characters < MOST {
                    "2 to the number of characters"
                } else {
                    "2 to 16"
                },
            ));
    }
    parts.symbols(&candidates, options, symbols)
}

/// A text that is to be cut; every symbol has the same ECI and the same parity.
struct Parts<'a> {
    text: Text<'a>,
    characters: usize,
    parity: u8,
}

/// A part: its first byte, the byte after its last, and how many characters stand before it.
type Part = (usize, usize, usize);

impl<'a> Parts<'a> {
    fn of(data: Data<'a>, options: &Options, candidates: &[Version]) -> Self {
        let mut text = Text::of(data, options);
        // Kanji mode or UTF-8 is decided once: the parity is that of the bytes that are written, and an ECI stands in
        // every symbol or in none.
        let kanji = candidates
            .last()
            .is_some_and(|&version| text.prefers_kanji(version));
        text.way = if kanji { Way::Kanji } else { Way::Plain };
        let bytes = text.content.bytes;
        let (characters, parity) = match data {
            Data::Text { text: whole, .. } if kanji => {
                let codes = text.content.codes.iter();
                let written = whole.chars().zip(codes).map(|(character, &code)| {
                    let [high, low] = code.to_be_bytes();
                    u8::try_from(character).unwrap_or(high ^ low)
                });
                (
                    whole.chars().count(),
                    written.fold(0, std::ops::BitXor::bitxor),
                )
            }
            Data::Text { text: whole, .. } => (whole.chars().count(), sum(bytes)),
            Data::Bytes(_) => (bytes.len(), sum(bytes)),
        };
        Self {
            text,
            characters,
            parity,
        }
    }

    fn symbols(
        &self,
        candidates: &[Version],
        options: &Options,
        symbols: Option<usize>,
    ) -> Result<Vec<Symbol>, Error> {
        let with_level = |&version: &Version| {
            Some((
                version,
                least_level(version, options.level, candidates.len())?,
            ))
        };
        let most = symbols.unwrap_or(MOST);
        let Some((largest, level)) = candidates.last().and_then(with_level) else {
            return Ok(Vec::new());
        };
        let capacity = |version, level| data_bits(version, level).unwrap_or(0) as u64;
        let Some(cut) = self.cut(largest, capacity(largest, level), most) else {
            return Err(self.too_long(largest, level, most));
        };
        let count = symbols.unwrap_or(cut.len());
        let fits = |&version: &Version| {
            with_level(&version).is_some_and(|(version, level)| {
                self.cut(version, capacity(version, level), count).is_some()
            })
        };
        let smaller = candidates.partition_point(|version| !fits(version));
        let (version, level) = candidates
            .get(smaller)
            .and_then(with_level)
            .unwrap_or((largest, level));
        let parts = self.even(version, capacity(version, level), count);
        let plans = parts
            .iter()
            .map(|&part| self.part(part).split(version))
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default();
        let bits = plans.iter().map(|split| split.bits).max().unwrap_or(0);
        let level = if options.boost {
            boosted(version, level, bits)
        } else {
            level
        };
        let mut drawn = Vec::with_capacity(count);
        for (index, (split, part)) in plans.into_iter().zip(&parts).enumerate() {
            let mut text = self.part(*part);
            text.content.place = Some(Place {
                index: index as u8,
                last: (parts.len() - 1) as u8,
                parity: self.parity,
            });
            let segments = split.segments;
            let mut symbol = Plan {
                version,
                level,
                segments,
            }
            .symbol(&text, options.mask)?;
            for segment in &mut symbol.segments {
                segment.start += part.0;
            }
            drawn.push(symbol);
        }
        Ok(drawn)
    }

    /// Returns the parts of which each holds as much as fits into `bits`; none where that makes more than `most`.
    fn cut(&self, version: Version, bits: u64, most: usize) -> Option<Vec<Part>> {
        let length = self.text.content.bytes.len();
        let mut parts: Vec<Part> = Vec::new();
        let (mut from, mut before) = (0, 0);
        while from < length {
            let to = self.longest(from, before, version, bits);
            if to == from || parts.len() == most {
                return None;
            }
            parts.push((from, to, before));
            before += self.count(from, to);
            from = to;
        }
        Some(parts)
    }

    /// Returns where the longest part from `from` ends that fits into `bits`.
    fn longest(&self, from: usize, before: usize, version: Version, bits: u64) -> usize {
        let fits = |to| {
            self.part((from, to, before))
                .split(version)
                .is_some_and(|split| split.bits <= bits)
        };
        // One character takes at least ten thirds of a bit.
        let most = usize::try_from(bits * 3 / 10).unwrap_or(0) * 4 / 3;
        let (mut least, mut above) = (from, (from + most).min(self.text.content.bytes.len()) + 1);
        while let Some(middle) = self.between(least, above) {
            if fits(middle) {
                least = middle;
            } else {
                above = middle;
            }
        }
        least
    }

    /// Returns a place between two characters that lies between two others, near their middle.
    fn between(&self, least: usize, above: usize) -> Option<usize> {
        let middle = usize::midpoint(least, above);
        (middle.max(least + 1)..above)
            .find(|&at| self.boundary(at))
            .or_else(|| (least + 1..middle).rfind(|&at| self.boundary(at)))
    }

    fn boundary(&self, at: usize) -> bool {
        self.text.raw
            || self
                .text
                .content
                .bytes
                .get(at)
                .is_none_or(|byte| byte & 0xC0 != 0x80)
    }

    fn count(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&at| self.boundary(at)).count()
    }

    /// Returns `count` parts of which the longest is as short as can be.
    fn even(&self, version: Version, bits: u64, count: usize) -> Vec<Part> {
        let (mut least, mut above) = (0, bits);
        while least + 1 < above {
            let middle = u64::midpoint(least, above);
            if self.cut(version, middle, count).is_some() {
                above = middle;
            } else {
                least = middle;
            }
        }
        let mut parts = self.cut(version, above, count).unwrap_or_default();
        // Long characters can leave a part over; the longest is then halved.
        while parts.len() < count {
            let longest =
                (0..parts.len()).max_by_key(|&place| self.count(parts[place].0, parts[place].1));
            let Some((place, (from, to, before))) = longest.map(|place| (place, parts[place]))
            else {
                break;
            };
            let Some(middle) = self.between(from, to) else {
                break;
            };
            parts[place].1 = middle;
            parts.insert(place + 1, (middle, to, before + self.count(from, middle)));
        }
        parts
    }

    /// Returns one part as a text of its own.
    fn part(&self, (from, to, before): Part) -> Text<'a> {
        let mut text = self.text;
        text.content.bytes = &text.content.bytes[from..to];
        text.content.codes = text.content.codes.get(before..).unwrap_or(&[]);
        text.kanji = text.kanji.and_then(|text| text.get(from..to));
        text.content.place = Some(Place {
            index: 0,
            last: 0,
            parity: 0,
        });
        text
    }

    /// Returns the bits that `most` symbols would have to hold: what the whole text takes, or, where only the cuts between
    /// characters and the headers of the parts are too much, as many times the least capacity that would do.
    fn needed(&self, version: Version, available: u64, most: usize) -> u64 {
        let whole = self.part((0, self.text.content.bytes.len(), 0));
        let all = whole.split(version).map_or(0, |split| split.bits);
        if all > available {
            return all;
        }
        let (mut least, mut above) = (available / most as u64, all.max(available) + 1);
        while least + 1 < above {
            let middle = u64::midpoint(least, above);
            if self.cut(version, middle, most).is_some() {
                above = middle;
            } else {
                least = middle;
            }
        }
        above * most as u64
    }

    #[cold]
    fn too_long(&self, version: Version, level: Option<Level>, most: usize) -> Error {
        let holds = |level| most * data_bits(version, level).unwrap_or(0);
        let needed = self.needed(version, holds(level) as u64, most);
        let fits = Level::ALL.into_iter().rfind(|&lower| {
            Some(lower) < level
                && self
                    .cut(
                        version,
                        data_bits(version, Some(lower)).unwrap_or(0) as u64,
                        most,
                    )
                    .is_some()
        });
        too_long(version, level, holds(level), needed, fits)
    }
}

/// Adds bytes without carry.
fn sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum ^ byte)
}

#[cfg(test)]
mod tests;
