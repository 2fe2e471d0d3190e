//! From the options to the symbol: the smallest version that holds the text, then the highest level that it affords.

use super::blocks::data_bits;
use super::header::{header, terminator_bits};
use super::matrix;
use super::options::{Charset, Choice, Data, Options};
use super::segments::{Heads, Split, split, split_kanji};
use super::stream::{Content, Stream};
use super::symbol::{Mode, Segment, Symbol};
use super::version::{Level, Symbology, Version};
use crate::{Code, Error};

/// Encodes a text or bytes into the smallest symbol that the options allow.
///
/// # Errors
///
/// - [`Code::TextTooLong`] with `needed` and `available` bits, `version` and `level` of the largest symbol allowed, and
///   `fits`, the highest lower level that would hold the text, if there is one;
/// - [`Code::TextMalformed`] with `version` and `reason` where the version or symbology has no way to write the text;
/// - [`Code::VersionUnknown`] where the versions are of another symbology or exclude each other;
/// - [`Code::MaskUnknown`] with `mask` and `most`;
/// - [`Code::LevelUnavailable`] with `level`, `version` and what is `allowed`;
/// - [`Code::OptionInvalid`] with `option`, `value` and `allowed` where options do not go together.
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
    let text = Text::of(data, options);
    let candidates = candidates(options)?;
    text.writable(&candidates, options)?;
    let plan = plan(&text, &candidates, options)?;
    plan.symbol(&text, options.mask)
}

/// What is to be written, and the ways that are open.
pub(super) struct Text<'a> {
    pub(super) content: Content<'a>,
    /// The text, where Kanji mode may be tried.
    kanji: Option<&'a str>,
    /// Whether an ECI stands before anything in byte mode.
    eci: bool,
    /// Whether only byte mode may be used.
    raw: bool,
}

/// A symbol before it is drawn.
pub(super) struct Plan {
    pub(super) version: Version,
    pub(super) level: Option<Level>,
    pub(super) segments: Vec<Segment>,
    pub(super) bits: u64,
}

impl<'a> Text<'a> {
    pub(super) fn of(data: Data<'a>, options: &Options) -> Self {
        let (bytes, text, codes) = match data {
            Data::Text { text, kanji } => (text.as_bytes(), Some(text), kanji),
            Data::Bytes(bytes) => (bytes, None, None),
        };
        let eci = match options.charset {
            Charset::Auto => text.is_some() && !bytes.is_ascii(),
            Charset::Utf8 => true,
            Charset::None => false,
        };
        Self {
            content: Content {
                bytes,
                codes: codes.unwrap_or(&[]),
                gs1: options.gs1,
            },
            kanji: text.filter(|_| codes.is_some() && options.charset != Charset::Utf8),
            eci,
            raw: text.is_none(),
        }
    }

    /// Returns the segments of the fewest bits, headers without characters included; none where the version cannot write
    /// the text.
    pub(super) fn split(&self, version: Version) -> Option<Split> {
        let bytes = self.content.bytes;
        let heads = Heads::of(version);
        let plain = if self.raw {
            header(version, Mode::Byte).map(|_| whole(bytes, heads))
        } else {
            split(bytes, heads, self.content.gs1)
        };
        let plain = plain.and_then(|split| self.with_headers(split, version, self.eci));
        let kanji = self
            .kanji
            .and_then(|text| split_kanji(text, self.content.codes, heads, self.content.gs1))
            .and_then(|split| self.with_headers(split, version, false));
        match (plain, kanji) {
            (Some(plain), Some(kanji)) if kanji.bits < plain.bits => Some(kanji),
            (None, kanji) => kanji,
            (plain, _) => plain,
        }
    }

    /// Puts ECI and FNC1 before the segments, 7.4.8.2: FNC1 stands last.
    fn with_headers(&self, mut split: Split, version: Version, eci: bool) -> Option<Split> {
        let mut place = 0;
        for (mode, wanted, extra) in [(Mode::Eci, eci, 8), (Mode::Fnc1, self.content.gs1, 0)] {
            if wanted {
                split.bits += header(version, mode)?.bits() as u64 + extra;
                split.segments.insert(
                    place,
                    Segment {
                        mode,
                        start: 0,
                        length: 0,
                    },
                );
                place += 1;
            }
        }
        Some(split)
    }

    /// Checks that some candidate can write the text, however long.
    fn writable(&self, candidates: &[Version], options: &Options) -> Result<(), Error> {
        let has = |mode| {
            candidates
                .iter()
                .any(|&version| header(version, mode).is_some())
        };
        let refuse = |option, value: &'static str, allowed: &'static str| {
            Error::new(Code::OptionInvalid)
                .with("option", option)
                .with("value", value)
                .with("allowed", allowed)
        };
        if self.content.gs1 && !has(Mode::Fnc1) {
            return Err(refuse("gs1", "true", "false"));
        }
        if options.charset == Charset::Utf8 && !has(Mode::Eci) {
            return Err(refuse("charset", "utf-8", "auto, none"));
        }
        Ok(())
    }
}

/// Returns one byte segment over everything.
fn whole(bytes: &[u8], heads: Heads) -> Split {
    let segment = Segment {
        mode: Mode::Byte,
        start: 0,
        length: bytes.len(),
    };
    Split {
        bits: heads.byte() + 8 * bytes.len() as u64,
        segments: vec![segment],
    }
}

/// Returns the versions that the options allow, the smallest first.
pub(super) fn candidates(options: &Options) -> Result<Vec<Version>, Error> {
    let Options {
        version,
        min_version,
        max_version,
        ..
    } = *options;
    let bound = min_version.or(max_version);
    let symbology = match options.symbology {
        Choice::Only(symbology) => Some(symbology),
        Choice::Named => Some(version.or(bound).map_or(Symbology::Qr, Version::symbology)),
        Choice::Smallest => None,
    };
    let unknown = |version: Version, allowed: &str| {
        Error::new(Code::VersionUnknown)
            .with("version", version.name())
            .with("allowed", allowed)
    };
    if let Some(symbology) = symbology {
        for version in [version, min_version, max_version].into_iter().flatten() {
            if version.symbology() != symbology {
                return Err(unknown(version, symbology.name()));
            }
        }
    }
    if let (Some(version), Some(_)) = (version.or(bound.filter(|_| symbology.is_none())), bound) {
        // Either an exact version beside a bound, or a bound without one symbology.
        return Err(Error::new(Code::OptionInvalid)
            .with(
                "option",
                if min_version.is_some() {
                    "minVersion"
                } else {
                    "maxVersion"
                },
            )
            .with("value", version.name())
            .with("allowed", "one symbology, no version"));
    }
    if let Some(version) = version {
        return Ok(vec![version]);
    }
    let within = |&version: &Version| {
        min_version
            .is_none_or(|min| min.width() <= version.width() && min.height() <= version.height())
            && max_version.is_none_or(|max| {
                max.width() >= version.width() && max.height() >= version.height()
            })
    };
    let mut versions: Vec<Version> = match symbology {
        Some(symbology) => symbology.versions().filter(within).collect(),
        None => Symbology::ALL
            .into_iter()
            .flat_map(Symbology::versions)
            .collect(),
    };
    if matches!(symbology, None | Some(Symbology::Rmqr)) {
        versions.sort_by_key(|version| version.width() * version.height());
    }
    match (versions.is_empty(), min_version, max_version) {
        (true, Some(min), Some(max)) => Err(unknown(min, &max.name())),
        _ => Ok(versions),
    }
}

/// Returns the lowest level of a version that is at least the wanted one; the inner none is M1, which has no level.
///
/// M1 counts only where nothing else is `open` and no level was asked for.
#[expect(clippy::option_option, reason = "M1 has a level that is none")]
fn least_level(version: Version, wanted: Option<Level>, open: usize) -> Option<Option<Level>> {
    let least = wanted.unwrap_or(Level::M);
    let level = Level::ALL
        .into_iter()
        .find(|&level| level >= least && data_bits(version, Some(level)).is_some());
    match level {
        Some(level) => Some(Some(level)),
        None if open == 1 && wanted.is_none() && data_bits(version, None).is_some() => Some(None),
        None => None,
    }
}

/// Chooses version, segments and level.
pub(super) fn plan(text: &Text, candidates: &[Version], options: &Options) -> Result<Plan, Error> {
    let mut known: Option<(Heads, Option<Split>)> = None;
    let mut largest = None;
    let mut level_missing = true;
    for &version in candidates {
        let Some(level) = least_level(version, options.level, candidates.len()) else {
            continue;
        };
        level_missing = false;
        let Some(available) = data_bits(version, level) else {
            continue;
        };
        let heads = Heads::of(version);
        if known.as_ref().is_none_or(|(of, _)| *of != heads) {
            known = Some((heads, text.split(version)));
        }
        let Some((_, Some(split))) = &known else {
            continue;
        };
        if split.bits <= available as u64 {
            let split = known.and_then(|(_, split)| split).unwrap_or(Split {
                bits: 0,
                segments: Vec::new(),
            });
            let level = if options.boost {
                boosted(version, level, split.bits)
            } else {
                level
            };
            return Ok(Plan {
                version,
                level,
                segments: split.segments,
                bits: split.bits,
            });
        }
        largest = Some((version, level, available, split.bits));
    }
    Err(match largest {
        Some((version, level, available, needed)) => too_long(version, level, available, needed),
        None if level_missing => no_level(candidates, options.level.unwrap_or(Level::M)),
        None => unwritable(candidates),
    })
}

/// Returns the highest level that holds so many bits.
fn boosted(version: Version, level: Option<Level>, bits: u64) -> Option<Level> {
    level.map(|level| {
        let holds = |&higher: &Level| {
            higher > level
                && data_bits(version, Some(higher))
                    .is_some_and(|available| bits <= available as u64)
        };
        Level::ALL.into_iter().rfind(holds).unwrap_or(level)
    })
}

#[cold]
fn too_long(version: Version, level: Option<Level>, available: usize, needed: u64) -> Error {
    let error = Error::new(Code::TextTooLong)
        .with("needed", i64::try_from(needed).unwrap_or(i64::MAX))
        .with("available", available)
        .with("version", version.name());
    let Some(level) = level else {
        return error;
    };
    let fits = Level::ALL.into_iter().rfind(|&lower| {
        lower < level
            && data_bits(version, Some(lower)).is_some_and(|available| needed <= available as u64)
    });
    let error = error.with("level", level.name());
    match fits {
        Some(fits) => error.with("fits", fits.name()),
        None => error,
    }
}

#[cold]
fn no_level(candidates: &[Version], level: Level) -> Error {
    let allowed: Vec<&str> = Level::ALL
        .into_iter()
        .filter(|&level| {
            candidates
                .iter()
                .any(|&version| data_bits(version, Some(level)).is_some())
        })
        .map(Level::name)
        .collect();
    let error = Error::new(Code::LevelUnavailable).with("level", level.name());
    match candidates {
        [version] => error.with("version", version.name()),
        _ => error,
    }
    .with("allowed", allowed.join(", "))
}

#[cold]
fn unwritable(candidates: &[Version]) -> Error {
    let error = Error::new(Code::TextMalformed).with("reason", "no mode");
    match candidates.last() {
        Some(version) => error
            .with("symbology", version.symbology().name())
            .with("version", version.name()),
        None => error,
    }
}

impl Plan {
    /// Draws the symbol.
    pub(super) fn symbol(self, text: &Text, mask: Option<u8>) -> Result<Symbol, Error> {
        let mut stream =
            Stream::with_capacity(data_bits(self.version, self.level).unwrap_or(0) / 8);
        for &segment in &self.segments {
            stream.segment(self.version, &text.content, segment);
        }
        self.draw(stream, mask)
    }

    /// Draws the symbol of a stream that holds all segments.
    pub(super) fn draw(self, stream: Stream, mask: Option<u8>) -> Result<Symbol, Error> {
        let Self {
            version,
            level,
            segments,
            ..
        } = self;
        if let Some(mask) = mask {
            let (least, most) = match version.symbology() {
                Symbology::Qr => (0, 7),
                Symbology::Micro => (0, 3),
                Symbology::Rmqr => (4, 4),
            };
            if !(least..=most).contains(&mask) {
                return Err(Error::new(Code::MaskUnknown)
                    .with("mask", mask)
                    .with("most", most));
            }
        }
        let data_bits = data_bits(version, level).expect("a plan has a level that its version has");
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
