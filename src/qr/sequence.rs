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
use super::options::{Choice, Data, Options, invalid};
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
    let other = |version: &Version| version.symbology() != Symbology::Qr;
    if options.symbology == Choice::Smallest || candidates.iter().any(other) {
        let first = candidates.first();
        let symbology = first.map_or("smallest", |version| version.symbology().name());
        return Err(invalid("symbology", symbology.into(), "qr"));
    }
    if symbols.is_none() {
        match encode(data, options) {
            Err(error) if error.code() == Code::TextTooLong => {}
            other => return other.map(|symbol| vec![symbol]),
        }
    }
    let parts = Parts::of(data, options, &candidates);
    let characters = parts.count(0, parts.text.content.bytes.len());
    match symbols {
        Some(symbols) if symbols < 2 || symbols > MOST.min(characters) => {
            let allowed = if characters < MOST {
                "2 to the number of characters"
            } else {
                "2 to 16"
            };
            Err(invalid("symbols", symbols.into(), allowed))
        }
        _ => parts.symbols(&candidates, options, symbols),
    }
}

/// A text that is to be cut; every symbol has the same ECI and the same parity.
struct Parts<'a> {
    text: Text<'a>,
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
        let mut parity = 0;
        match data {
            Data::Text { text: whole, .. } if kanji => {
                for (character, &code) in whole.chars().zip(text.content.codes) {
                    let [high, low] = code.to_be_bytes();
                    parity ^= u8::try_from(character).unwrap_or(high ^ low);
                }
            }
            _ => {
                for &byte in text.content.bytes {
                    parity ^= byte;
                }
            }
        }
        Self { text, parity }
    }

    fn symbols(
        &self,
        candidates: &[Version],
        options: &Options,
        symbols: Option<usize>,
    ) -> Result<Vec<Symbol>, Error> {
        let most = symbols.unwrap_or(MOST);
        let with_level = |version| least_level(version, options.level, candidates.len());
        let Some((&(mut version), smaller)) = candidates.split_last() else {
            return Ok(Vec::new());
        };
        let Some(mut level) = with_level(version) else {
            return Ok(Vec::new());
        };
        let Some(cut) = self.cut(version, capacity(version, level), most) else {
            return Err(self.too_long(version, level, most));
        };
        let count = symbols.unwrap_or(cut.len());
        // The smallest version that holds the parts.
        let (mut from, mut to) = (0, smaller.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let tried = smaller[middle];
            match with_level(tried) {
                Some(low) if self.cut(tried, capacity(tried, low), count).is_some() => {
                    (version, level, to) = (tried, low, middle);
                }
                _ => from = middle + 1,
            }
        }
        let parts = self.even(version, capacity(version, level), count);
        let mut splits = Vec::with_capacity(parts.len());
        let mut bits = 0;
        for &part in &parts {
            let Some(split) = self.part(part).split(version) else {
                return Ok(Vec::new());
            };
            bits = bits.max(split.bits);
            splits.push(split.segments);
        }
        if options.boost {
            level = boosted(version, level, bits);
        }
        let mut drawn = Vec::with_capacity(parts.len());
        for (segments, &part) in splits.into_iter().zip(&parts) {
            let mut text = self.part(part);
            text.content.place = Some(Place {
                index: drawn.len() as u8,
                last: (parts.len() - 1) as u8,
                parity: self.parity,
            });
            let plan = Plan {
                version,
                level,
                segments,
            };
            let mut symbol = plan.symbol(&text, options.mask)?;
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
        let bits = self.enough(version, 0, bits, count);
        let mut parts = self.cut(version, bits, count).unwrap_or_default();
        // Long characters can leave a part over; the longest is then halved.
        while parts.len() < count {
            let (mut place, mut longest) = (0, 0);
            for (other, &(from, to, _)) in parts.iter().enumerate() {
                let characters = self.count(from, to);
                if characters >= longest {
                    (place, longest) = (other, characters);
                }
            }
            let Some(&(from, to, before)) = parts.get(place) else {
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
        let least = available / most as u64;
        self.enough(version, least, available + 1, most) * most as u64
    }

    /// Returns the least capacity of which `count` parts are enough, more than `least`; `above` is one.
    fn enough(&self, version: Version, mut least: u64, mut above: u64, count: usize) -> u64 {
        while least + 1 < above {
            let middle = u64::midpoint(least, above);
            if self.cut(version, middle, count).is_some() {
                above = middle;
            } else {
                least = middle;
            }
        }
        above
    }

    #[cold]
    fn too_long(&self, version: Version, level: Option<Level>, most: usize) -> Error {
        let holds = capacity(version, level) * most as u64;
        let needed = self.needed(version, holds, most);
        let mut fits = None;
        for lower in Level::ALL {
            let capacity = capacity(version, Some(lower));
            if Some(lower) < level && self.cut(version, capacity, most).is_some() {
                fits = Some(lower);
            }
        }
        too_long(version, level, holds as usize, needed, fits)
    }
}

/// Returns the bits that a symbol holds.
fn capacity(version: Version, level: Option<Level>) -> u64 {
    data_bits(version, level).unwrap_or(0) as u64
}

#[cfg(test)]
mod tests;
