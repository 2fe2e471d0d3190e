//! What options demand of each other, and the versions that they leave to choose from.
//!
//! It does not know the text: whether one of the versions holds it is asked later.

use std::borrow::Cow;

use super::blocks::data_bits;
use super::options::{Charset, Choice, Options};
use super::version::{Level, Symbology, Version};
use crate::{Code, Datum, Error};

impl Options {
    /// Returns the versions that the options allow, at least one, the fewest modules first; of equals QR, Micro, rMQR.
    ///
    /// # Errors
    ///
    /// - [`Code::MaskUnknown`] with `mask` and `most` where no symbology has the mask; whether the chosen version has it is seen
    ///   once it is chosen;
    /// - [`Code::VersionUnknown`] with `version` and `allowed` where a version is of another symbology, or the bounds exclude each
    ///   other;
    /// - [`Code::OptionInvalid`] with `option`, `value` and `allowed` where a version stands beside a bound, a bound is given but
    ///   no one symbology, or Micro QR Code is asked for FNC1 or an ECI, which it does not have;
    /// - [`Code::LevelUnavailable`] with `level`, `version` where there is one only, and `allowed`, the levels that there are.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::{Choice, Level, Options, Symbology, Version};
    ///
    /// let options = Options { max_version: Some(Version::from_name("R9x43")?), ..Options::default() };
    /// let names: Vec<String> = options.check()?.iter().map(|version| version.name()).collect();
    /// assert_eq!(names, ["R7x43", "R9x43"]);
    ///
    /// let micro = Choice::Only(Symbology::Micro);
    /// let options = Options { symbology: micro, level: Some(Level::H), ..Options::default() };
    /// let refused = options.check().unwrap_err();
    /// assert_eq!(refused.to_string(), "level-unavailable (level: H, allowed: L, M, Q)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn check(&self) -> Result<Cow<'static, [Version]>, Error> {
        if let Some(mask @ 8..) = self.mask {
            return Err(mask_unknown(mask, 7));
        }
        let versions = self.allowed()?;
        if versions
            .iter()
            .all(|version| version.symbology() == Symbology::Micro)
        {
            if self.gs1 {
                return Err(invalid("gs1", "true", "false"));
            }
            if self.charset == Charset::Utf8 {
                return Err(invalid("charset", "utf-8", "auto, none"));
            }
        }
        let has_level = |&version: &Version| least_level(version, self.level, versions.len());
        if versions.iter().find_map(has_level).is_none() {
            return Err(level_unavailable(&versions, self.level.unwrap_or(Level::M)));
        }
        Ok(versions)
    }

    /// Returns the versions that symbology, version and bounds allow.
    fn allowed(&self) -> Result<Cow<'static, [Version]>, Error> {
        let Self {
            version,
            min_version: least,
            max_version: most,
            ..
        } = *self;
        let bound = least.or(most);
        let symbology = match self.symbology {
            Choice::Only(symbology) => Some(symbology),
            Choice::Named => Some(version.or(bound).map_or(Symbology::Qr, Version::symbology)),
            Choice::Smallest => None,
        };
        if let Some(symbology) = symbology {
            let mut given = [version, least, most].into_iter().flatten();
            if let Some(other) = given.find(|version| version.symbology() != symbology) {
                return Err(excluded(other, symbology.name()));
            }
        }
        // An exact version excludes bounds. A bound says nothing where there is more than one symbology.
        let alone = version.or(bound.filter(|_| symbology.is_none()));
        if let (Some(alone), Some(_)) = (alone, bound) {
            let option = match least {
                Some(_) => "minVersion",
                None => "maxVersion",
            };
            return Err(invalid(option, alone, "one symbology, no version"));
        }
        if let Some(version) = version {
            return Ok(vec![version].into());
        }
        let Some(symbology) = symbology else {
            return Ok(by_area(Symbology::ALL.into_iter().flat_map(Symbology::versions)).into());
        };
        if (symbology, bound) == (Symbology::Qr, None) {
            return Ok(Version::QR.as_slice().into());
        }
        let holds = |outer: Version, inner: Version| {
            inner.width() <= outer.width() && inner.height() <= outer.height()
        };
        let between = symbology.versions().filter(|&version| {
            least.is_none_or(|least| holds(version, least))
                && most.is_none_or(|most| holds(most, version))
        });
        let versions = by_area(between);
        match (least, most) {
            (Some(least), Some(most)) if versions.is_empty() => Err(excluded(least, &most.name())),
            _ => Ok(versions.into()),
        }
    }
}

/// Returns the lowest level of a version that is at least the wanted one; the inner none is M1, which has no level.
///
/// M1 counts only where no other version may be chosen, of `open` in all, and no level was asked for.
#[expect(clippy::option_option, reason = "M1 has a level that is none")]
pub(super) fn least_level(
    version: Version,
    wanted: Option<Level>,
    open: usize,
) -> Option<Option<Level>> {
    let least = wanted.unwrap_or(Level::M);
    for level in Level::ALL {
        if level >= least && data_bits(version, Some(level)).is_some() {
            return Some(Some(level));
        }
    }
    (open == 1 && wanted.is_none() && data_bits(version, None).is_some()).then_some(None)
}

/// Puts the versions with fewer modules first; equals keep their order.
fn by_area(versions: impl Iterator<Item = Version>) -> Vec<Version> {
    let area = |version: Version| version.width() * version.height();
    let mut sorted: Vec<Version> = Vec::new();
    for version in versions {
        let place = sorted.partition_point(|&other| area(other) <= area(version));
        sorted.insert(place, version);
    }
    sorted
}

#[cold]
pub(super) fn mask_unknown(mask: u8, most: u8) -> Error {
    Error::new(Code::MaskUnknown)
        .with("mask", mask)
        .with("most", most)
}

#[cold]
pub(super) fn invalid(option: &str, value: impl Into<Datum>, allowed: &str) -> Error {
    Error::new(Code::OptionInvalid)
        .with("option", option)
        .with("value", value)
        .with("allowed", allowed)
}

#[cold]
fn excluded(version: Version, allowed: &str) -> Error {
    Error::new(Code::VersionUnknown)
        .with("version", version)
        .with("allowed", allowed)
}

#[cold]
fn level_unavailable(versions: &[Version], level: Level) -> Error {
    let has = |level: &Level| {
        let holds = |&version: &Version| data_bits(version, Some(*level)).is_some();
        versions.iter().any(holds)
    };
    let allowed: Vec<&str> = Level::ALL
        .into_iter()
        .filter(has)
        .map(Level::name)
        .collect();
    let error = Error::new(Code::LevelUnavailable).with("level", level.name());
    match versions {
        [version] => error.with("version", *version),
        _ => error,
    }
    .with("allowed", allowed.join(", "))
}

#[cfg(test)]
mod tests;
