//! Structured append, ISO/IEC 18004:2015 clause 8: one text over up to sixteen symbols.
//!
//! It does not join what was read.

#![expect(
    clippy::cast_possible_truncation,
    reason = "places in a sequence are below 16"
)]

use super::blocks::data_bits;
use super::encode::{Plan, boosted, encode, too_long, unwritable};
use super::options::{Choice, Data, Options};
use super::parts::{Characters, Parts};
use super::rules::invalid;
use super::stream::Place;
use super::symbol::Symbol;
use super::text::{Text, Way};
use super::version::{Level, Symbology, Version};
use crate::{Code, Error};

/// The most symbols of a sequence.
const MOST: usize = 16;

/// More bits than any text has, and fewer than a character costs that no mode may write.
const ENDLESS: u64 = u64::MAX / 32;

/// Encodes a text or bytes into a sequence of QR symbols of one version and level, which readers join.
///
/// `symbols` is their number, 2 to 16, and no more than the text has characters; none: as few as the largest allowed version
/// needs, which may be one plain symbol. The parts are cut between characters, and the longest is as short as can be. The
/// segments of each symbol count from the beginning of the whole text.
///
/// # Errors
///
/// - those of [`encode`], where [`Code::TextTooLong`] speaks of the whole sequence;
/// - [`Code::OptionInvalid`] with `option`, `value` and `allowed` where there cannot be so many symbols, or the symbology has no
///   sequences.
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
///
/// let refused = encode_sequence(data, &Options::default(), Some(17)).unwrap_err();
/// assert_eq!(refused.to_string(), "option-invalid (option: symbols, value: 17, allowed: 2 … 16)");
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn encode_sequence(
    data: Data,
    options: &Options,
    symbols: Option<usize>,
) -> Result<Vec<Symbol>, Error> {
    if let Some(symbols) = symbols
        && !(2..=MOST).contains(&symbols)
    {
        return Err(invalid("symbols", symbols, "2 … 16"));
    }
    let versions = options.check()?;
    let symbology = versions
        .first()
        .map_or(Symbology::Qr, |least| least.symbology());
    if symbology != Symbology::Qr || options.symbology == Choice::Smallest {
        return Err(invalid("symbology", symbology.name(), "qr"));
    }
    if symbols.is_none() {
        match encode(data, options) {
            Err(error) if error.code() == Code::TextTooLong => {}
            other => return other.map(|symbol| vec![symbol]),
        }
    }
    let Some((&largest, text, whole)) = versions.last().and_then(|largest| {
        let (text, whole) = written(Text::of(data, options), *largest)?;
        Some((largest, text, whole))
    }) else {
        return Err(unwritable(&versions));
    };
    let characters = whole.characters.iter().sum();
    if let Some(symbols) = symbols
        && symbols > characters
    {
        let allowed = "2 to the number of characters";
        return Err(invalid("symbols", symbols, allowed));
    }
    let level = options.level.unwrap_or(Level::M);
    let read = Characters::of(&text);
    let fitting = |version, most| read.cut(version, bits_of(version, level), most);
    let most = symbols.unwrap_or(MOST);
    let Some(fewest) = fitting(largest, most) else {
        return Err(sequence_too_long(&read, whole.bits, largest, level, most));
    };
    let count = symbols.unwrap_or(fewest.characters.len());
    // No version takes less than the first one, and parts take no less than the whole.
    let first = versions.first().unwrap_or(&largest);
    let least = read.cut(*first, ENDLESS, 1).map_or(0, |whole| whole.bits);
    let fits = |version: &&Version| {
        bits_of(**version, level) * count as u64 >= least && fitting(**version, count).is_some()
    };
    let version = versions.iter().find(fits).copied().unwrap_or(largest);
    // Each part has headers of its own, of which the whole has one.
    let headers = text.headers(version).unwrap_or(0) * (count as u64 - 1);
    let few = (least + headers).saturating_sub(1) / count as u64;
    let even = least_bits(few, bits_of(version, level), |bits| {
        read.cut(version, bits, count).is_some()
    });
    let Some(parts) = read.cut(version, even, count) else {
        return Err(sequence_too_long(&read, whole.bits, version, level, count));
    };
    let level = if options.boost {
        boosted(version, Some(level), parts.bits)
    } else {
        Some(level)
    };
    let mut characters = parts.characters;
    while characters.len() < count {
        halve_longest(&text, &mut characters);
    }
    let mut drawn = Vec::with_capacity(count);
    let (mut rest, mut start) = (text, 0);
    for (index, count) in characters.iter().enumerate() {
        let (part, after) = rest.split_at(*count);
        let part = part.at(Place {
            index: index as u8,
            last: (characters.len() - 1) as u8,
            parity: whole.parity,
        });
        let segments = part.split(version).map(|split| split.segments);
        let plan = Plan {
            version,
            level,
            segments: segments.ok_or_else(|| unwritable(&[version]))?,
        };
        let mut symbol = plan.symbol(&part, options.mask)?;
        for segment in &mut symbol.segments {
            segment.start += start;
        }
        start += part.content.bytes.len();
        drawn.push(symbol);
        rest = after;
    }
    Ok(drawn)
}

/// Decides once between Kanji mode and UTF-8, and returns the text so written, with what the whole takes in one part.
///
/// The parity is that of the bytes that are written, and an ECI stands in every symbol or in none, so that no part may decide
/// for itself.
fn written(text: Text, version: Version) -> Option<(Text, Parts)> {
    let whole = |way| {
        let text = text.in_sequence(way);
        let parts = Characters::of(&text).cut(version, ENDLESS, 1)?;
        Some((text, parts))
    };
    let plain = whole(Way::Plain);
    let kanji = if text.kanji { whole(Way::Kanji) } else { None };
    match (plain, kanji) {
        (Some(plain), Some(kanji)) if kanji.1.bits < plain.1.bits => Some(kanji),
        (plain, _) => plain,
    }
}

fn bits_of(version: Version, level: Level) -> u64 {
    data_bits(version, Some(level)).unwrap_or(0) as u64
}

/// Returns the least number of bits, more than `few` and at most `enough`, that will do. It looks near `few` first.
fn least_bits(few: u64, enough: u64, will_do: impl Fn(u64) -> bool) -> u64 {
    let (mut few, mut enough) = (few, enough);
    let mut step = 8;
    while few + 1 < enough {
        let next = u64::midpoint(few, enough).min(few + step);
        if will_do(next) {
            enough = next;
        } else {
            few = next;
        }
        step *= 2;
    }
    enough
}

/// Cuts the longest part in two of about as many bytes; of equals the last.
///
/// Long characters can leave fewer parts than were asked for.
fn halve_longest(text: &Text, characters: &mut Vec<usize>) {
    let length = characters.iter().copied().max().unwrap_or(0);
    let place = characters.iter().rposition(|&other| other == length);
    let place = place.unwrap_or(0);
    let (_, rest) = text.split_at(characters[..place].iter().sum());
    let (longest, _) = rest.split_at(length);
    let bytes = longest.content.bytes.len();
    let enough = |&half: &usize| longest.length_of(half) >= bytes / 2;
    let half = (0..length).find(enough).unwrap_or(length).min(length - 1);
    characters[place] = half;
    characters.insert(place + 1, length - half);
}

/// Makes the error for a text that takes so many bits in one part, and does not go into `most` symbols.
#[cold]
fn sequence_too_long(
    read: &Characters,
    bits: u64,
    version: Version,
    level: Level,
    most: usize,
) -> Error {
    let fits = |bits| read.cut(version, bits, most).is_some();
    let one = bits_of(version, level);
    let available = one * most as u64;
    // Where only the cuts between characters and the headers are too much: as many times the least capacity that would do.
    let needed = if bits > available {
        bits
    } else {
        most as u64 * least_bits(one, available + 1, fits)
    };
    let lower = Level::ALL.into_iter().take_while(|&other| other < level);
    let lower = lower.filter(|&level| fits(bits_of(version, level))).last();
    too_long(version, Some(level), available, needed, lower)
}

#[cfg(test)]
mod tests;
