//! From the options to the symbol: the smallest version that holds the text, then the highest level that it affords.

use super::blocks::data_bits;
use super::header::terminator_bits;
use super::matrix;
use super::options::{Data, Options};
use super::rules::{least_level, mask_unknown};
use super::segments::{Heads, Split};
use super::stream::Stream;
use super::symbol::{Segment, Symbol};
use super::text::Text;
use super::version::{Level, Version};
use crate::{Code, Error};

/// Encodes a text or bytes into the symbol of the fewest modules that the options allow.
///
/// # Errors
///
/// - [`Code::TextTooLong`] with `needed` and `available` bits, `version` and `level` of the largest symbol allowed, and
///   `fits`, the highest lower level that would hold the text, if there is one;
/// - [`Code::TextMalformed`] with `version` and `reason` where the version or symbology has no way to write the text;
/// - [`Code::MaskUnknown`] with `mask` and `most` where the version lacks the mask;
/// - those of [`Options::check`].
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Options, Version, encode};
///
/// let data = Data::Text { text: "HTTPS://EXAMPLE.COM/红包", kanji: None };
/// let symbol = encode(data, &Options::default())?;
/// assert_eq!((symbol.width(), symbol.height()), (25, 25));
///
/// let small = Options { max_version: Some(Version::qr(1)?), ..Options::default() };
/// assert_eq!(
///     encode(data, &small).unwrap_err().to_string(),
///     "text-too-long (needed: 195, available: 128, version: 1, level: M)",
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn encode(data: Data, options: &Options) -> Result<Symbol, Error> {
    let versions = options.check()?;
    let text = Text::of(data, options);
    plan(&text, &versions, options)?.symbol(&text, options.mask)
}

/// A symbol before it is drawn.
pub(super) struct Plan {
    pub(super) version: Version,
    pub(super) level: Option<Level>,
    pub(super) segments: Vec<Segment>,
}

/// Chooses version, segments and level.
fn plan(text: &Text, candidates: &[Version], options: &Options) -> Result<Plan, Error> {
    let least = text.least_bits();
    let mut heads = None;
    let mut split: Option<Split> = None;
    let mut largest = None;
    let mut beyond = None;
    for &version in candidates {
        let Some(level) = least_level(version, options.level, candidates.len()) else {
            continue;
        };
        let available = data_bits(version, level).unwrap_or(0) as u64;
        if least > available {
            beyond = Some((version, level));
            continue;
        }
        let own = Heads::of(version);
        if heads != Some(own) {
            heads = Some(own);
            split = text.split(version);
        }
        match split.take() {
            Some(split) if split.bits <= available => {
                let level = if options.boost {
                    boosted(version, level, split.bits)
                } else {
                    level
                };
                return Ok(Plan {
                    version,
                    level,
                    segments: split.segments,
                });
            }
            Some(long) => {
                split = Some(long);
                largest = Some((version, level));
            }
            None => {}
        }
    }
    let needed = |(version, level)| Some((version, level, text.split(version)?.bits));
    Err(match largest.or(beyond).and_then(needed) {
        Some((version, level, needed)) => {
            let available = data_bits(version, level).unwrap_or(0) as u64;
            let lower = level.map_or(0, |level| level as usize);
            let fits = highest(version, &Level::ALL[..lower], needed);
            too_long(version, level, available, needed, fits)
        }
        None => unwritable(candidates),
    })
}

/// Returns the highest level that holds so many bits, at least the one given.
pub(super) fn boosted(version: Version, level: Option<Level>, bits: u64) -> Option<Level> {
    highest(version, &Level::ALL[level? as usize..], bits).or(level)
}

/// Returns the highest of some levels, the least first, that holds so many bits.
fn highest(version: Version, levels: &[Level], bits: u64) -> Option<Level> {
    let holds = |level: &Level| {
        data_bits(version, Some(*level)).is_some_and(|available| bits <= available as u64)
    };
    levels.iter().copied().rfind(holds)
}

#[cold]
pub(super) fn too_long(
    version: Version,
    level: Option<Level>,
    available: u64,
    needed: u64,
    fits: Option<Level>,
) -> Error {
    let mut error = Error::new(Code::TextTooLong)
        .with("needed", needed)
        .with("available", available)
        .with("version", version);
    for (key, level) in [("level", level), ("fits", fits)] {
        if let Some(level) = level {
            error = error.with(key, level.name());
        }
    }
    error
}

#[cold]
pub(super) fn unwritable(candidates: &[Version]) -> Error {
    let error = Error::new(Code::TextMalformed).with("reason", "no mode");
    match candidates.last() {
        Some(version) => error
            .with("symbology", version.symbology().name())
            .with("version", *version),
        None => error,
    }
}

impl Plan {
    /// Writes the segments and draws the symbol.
    pub(super) fn symbol(self, text: &Text, mask: Option<u8>) -> Result<Symbol, Error> {
        let Self {
            version,
            level,
            segments,
        } = self;
        if let Some(mask) = mask {
            let (least, most) = version.masks();
            if !(least..=most).contains(&mask) {
                return Err(mask_unknown(mask, most));
            }
        }
        let data_bits = data_bits(version, level).expect("a plan has a level that its version has");
        let mut stream = Stream::with_capacity(data_bits / 8);
        for &segment in &segments {
            stream.segment(version, &text.content, segment);
        }
        let data = stream.finish(terminator_bits(version), data_bits);
        let drawn = matrix::draw(version, level, mask, &data);
        Ok(Symbol {
            version,
            level,
            mask: drawn.mask,
            segments,
            width: version.width(),
            modules: drawn.modules,
        })
    }
}

#[cfg(test)]
mod tests;
