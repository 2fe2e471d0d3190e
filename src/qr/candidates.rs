//! The versions that the options allow.
//!
//! It does not know the text: whether one of them holds it is asked later.

use super::options::{Choice, Options};
use super::version::{Symbology, Version};
use crate::{Code, Error};

/// Returns the versions that the options allow, the smallest first.
pub(crate) fn candidates(options: &Options) -> Result<Vec<Version>, Error> {
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
        versions = by_area(versions);
    }
    match (versions.is_empty(), min_version, max_version) {
        (true, Some(min), Some(max)) => Err(unknown(min, &max.name())),
        _ => Ok(versions),
    }
}

/// Puts the versions with fewer modules first.
fn by_area(versions: Vec<Version>) -> Vec<Version> {
    let area = |version: &Version| version.width() * version.height();
    let mut sorted: Vec<Version> = Vec::with_capacity(versions.len());
    for version in versions {
        let place = sorted.partition_point(|other| area(other) <= area(&version));
        sorted.insert(place, version);
    }
    sorted
}
