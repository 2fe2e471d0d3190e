//! The versions that the options allow.
//!
//! It does not know the text: whether one of them holds it is asked later.

use super::options::{Choice, Options, invalid};
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
    for version in [version, min_version, max_version] {
        let other = |version: &Version| symbology.is_some_and(|own| own != version.symbology());
        if let Some(version) = version.filter(other) {
            return Err(unknown(version, symbology.map_or("", Symbology::name)));
        }
    }
    // Either an exact version beside a bound, or a bound without one symbology.
    if let (Some(bound), true) = (bound, version.is_some() || symbology.is_none()) {
        let option = match min_version {
            Some(_) => "minVersion",
            None => "maxVersion",
        };
        let value = version.unwrap_or(bound).name().into();
        return Err(invalid(option, value, "one symbology, no version"));
    }
    if let Some(version) = version {
        return Ok(vec![version]);
    }
    let size = |version: Version| (version.width(), version.height());
    let least = min_version.map_or((0, 0), size);
    let most = max_version.map_or((usize::MAX, usize::MAX), size);
    let mut versions = Vec::with_capacity(76);
    let (from, to) = symbology.map_or((Symbology::Qr, Symbology::Rmqr), |only| (only, only));
    for version in Version::between(from, to) {
        let (width, height) = size(version);
        if least.0 <= width && least.1 <= height && width <= most.0 && height <= most.1 {
            versions.push(version);
        }
    }
    if to == Symbology::Rmqr {
        // QR and Micro stand in this order already.
        let area = |version: Version| version.width() * version.height();
        for sorted in 1..versions.len() {
            let mut place = sorted;
            while place > 0 && area(versions[place - 1]) > area(versions[place]) {
                versions.swap(place - 1, place);
                place -= 1;
            }
        }
    }
    match (versions.is_empty(), min_version, max_version) {
        (true, Some(min), Some(max)) => Err(unknown(min, &max.name())),
        _ => Ok(versions),
    }
}

#[cold]
fn unknown(version: Version, allowed: &str) -> Error {
    Error::new(Code::VersionUnknown)
        .with("version", version.name())
        .with("allowed", allowed)
}
