//! Where a text is cut into the parts of a sequence.
//!
//! It chooses neither version nor level, and encodes nothing: `sequence.rs` does.

#![expect(
    clippy::cast_possible_truncation,
    reason = "characters are counted in 64 bits and in less"
)]

use super::segments::{Chains, Heads, Units, byte_units, kanji_units, units};
use super::text::{Text, Way};
use super::version::Version;

/// What the symbols of a sequence hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The bits of the part that takes the most, headers included.
    pub(crate) bits: u64,
    /// All bytes that are written, added without carry, ISO/IEC 18004:2015 8.3.
    pub(crate) parity: u8,
    /// The number of characters of each part; of bytes, where bytes are cut.
    pub(crate) characters: Vec<usize>,
}

/// So many characters of one cost take whole bits in every mode. Where they have made all ways to write a part dearer by the same, so will
/// the next as many.
const PERIOD: usize = 6;

/// The characters of a text, read once for all ways to cut it.
pub(super) struct Characters<'a> {
    text: &'a Text<'a>,
    /// Characters one after the other that cost the same, and how many they are.
    runs: Vec<(Units, usize)>,
    parity: u8,
}

impl<'a> Characters<'a> {
    /// Reads a text. In Kanji mode every character outside ASCII is written in it, so that one that has no code fits nowhere.
    pub(super) fn of(text: &'a Text<'a>) -> Self {
        let mut codes = text.content.codes.iter();
        let mut rest = text.content.bytes;
        let mut runs: Vec<(Units, usize)> = Vec::new();
        let mut parity = 0;
        while let [first, more @ ..] = rest {
            let continues = |&&byte: &&u8| !text.raw && byte & 0xC0 == 0x80;
            let (character, after) = rest.split_at(1 + more.iter().take_while(continues).count());
            let code = codes.next().copied().unwrap_or(0);
            let (units, sum) = match character {
                [_] if !text.raw => (units(*first, text.content.gs1), *first),
                [_, _, ..] if text.way == Way::Kanji => {
                    (kanji_units(code), sum(&code.to_be_bytes()))
                }
                _ => (byte_units(character.len()), sum(character)),
            };
            match runs.last_mut() {
                Some((known, count)) if *known == units => *count += 1,
                _ => runs.push((units, 1)),
            }
            parity ^= sum;
            rest = after;
        }
        Self { text, runs, parity }
    }

    /// Cuts the text between characters into parts of which each holds as much as fits into `bits` in a symbol of this version; none where
    /// that makes more than `most`, or a character fits nowhere.
    pub(super) fn cut(&self, version: Version, bits: u64, most: usize) -> Option<Parts> {
        let heads = Heads::of(version);
        let headers = self.text.headers(version)?;
        let mut chains = Chains::counting(heads);
        let (mut longest, mut count) = (headers, 0);
        let mut characters = Vec::new();
        for &(units, length) in &self.runs {
            let mut left = length;
            // The ways to write the part some characters of the run before, and how many these are.
            let (mut before, mut steps) = (chains.state(), 0);
            while left > 0 {
                chains.step(0, units);
                let mut taken = headers + chains.bits();
                if taken > bits {
                    if count == 0 {
                        return None;
                    }
                    characters.push(count);
                    if characters.len() == most {
                        return None;
                    }
                    chains = Chains::counting(heads);
                    (before, steps, count) = (chains.state(), 0, 0);
                    chains.step(0, units);
                    taken = headers + chains.bits();
                    if taken > bits {
                        return None;
                    }
                }
                count += 1;
                left -= 1;
                steps += 1;
                if steps == PERIOD {
                    if let Some(rise) = chains.rise(before).filter(|rise| *rise > 0) {
                        // So do all others of the run, as many as there is room for.
                        let room = (bits - taken).saturating_mul(6) / rise;
                        let times = room.min((left / PERIOD) as u64);
                        chains.raise(rise * times);
                        taken = headers + chains.bits();
                        count += times as usize * PERIOD;
                        left -= times as usize * PERIOD;
                    }
                    (before, steps) = (chains.state(), 0);
                }
                longest = longest.max(taken);
            }
        }
        characters.push(count);
        Some(Parts {
            bits: longest,
            parity: self.parity,
            characters,
        })
    }
}

/// Adds bytes without carry.
fn sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum ^ byte)
}

/// Cuts a text once.
#[cfg(test)]
fn cut(text: &Text, version: Version, bits: u64, most: usize) -> Option<Parts> {
    Characters::of(text).cut(version, bits, most)
}

#[cfg(test)]
mod tests;
