//! Where a text is cut into the parts of a sequence.
//!
//! It chooses neither version nor level, and encodes nothing: `sequence.rs` does.

use super::segments::{Chains, Heads, byte_units, kanji_units, units};
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

/// Cuts a text between characters into parts of which each holds as much as fits into `bits` in a symbol of this version; none where
/// that makes more than `most`, or a character fits nowhere.
///
/// In Kanji mode every character outside ASCII is written in it, so that one that has no code fits nowhere.
pub(super) fn cut(text: &Text, version: Version, bits: u64, most: usize) -> Option<Parts> {
    let heads = Heads::of(version);
    let headers = text.headers(version)?;
    let mut codes = text.content.codes.iter();
    let mut rest = text.content.bytes;
    let mut chains = Chains::counting(heads);
    let (mut longest, mut parity, mut count) = (headers, 0, 0);
    let mut characters = Vec::new();
    while let [first, more @ ..] = rest {
        let continues = |&&byte: &&u8| !text.raw && byte & 0xC0 == 0x80;
        let (character, after) = rest.split_at(1 + more.iter().take_while(continues).count());
        let code = codes.next().copied().unwrap_or(0);
        let (units, sum) = match character {
            [_] if !text.raw => (units(*first, text.content.gs1), *first),
            [_, _, ..] if text.way == Way::Kanji => (kanji_units(code), sum(&code.to_be_bytes())),
            _ => (byte_units(character.len()), sum(character)),
        };
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
            chains.step(0, units);
            taken = headers + chains.bits();
            if taken > bits {
                return None;
            }
            count = 0;
        }
        count += 1;
        longest = longest.max(taken);
        parity ^= sum;
        rest = after;
    }
    characters.push(count);
    Some(Parts {
        bits: longest,
        parity,
        characters,
    })
}

/// Adds bytes without carry.
fn sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum ^ byte)
}

#[cfg(test)]
mod tests;
