//! The symbol for a logo.

use super::budget::{largest_size, too_large};
use super::damage::damage;
use crate::picture::Place;
use crate::qr::{Choice, Data, Level, Options, Symbol, candidates, data_bits, encode};
use crate::{Code, Error};

/// Encodes into the smallest version, and there at the lowest level, in which a logo is safe at its place.
///
/// Where the options name no level, every level is considered; the level is never raised further.
///
/// # Errors
///
/// `logo-too-large` with `actual`, `limit` and `nearest`: the logo is safe in none of the symbols that hold the text; the limit
/// is the largest that is safe in one of them. Those of [`encode`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::plan_logo;
/// use hongbao::qr::{Data, Options};
///
/// let data = Data::Text { text: "红包", kanji: None };
/// let third = Place::new(0.3, 1.0, LogoShape::Square)?;
/// let symbol = plan_logo(data, third, &Options::default())?;
/// assert_eq!((symbol.version().name().as_str(), symbol.level().map(|level| level.name())), ("4", Some("H")));
///
/// let all = Place::new(0.9, 1.0, LogoShape::Square)?;
/// assert_eq!(plan_logo(data, all, &Options::default()).unwrap_err().code().name(), "logo-too-large");
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn plan_logo(data: Data, place: Place, options: &Options) -> Result<Symbol, Error> {
    let least = Options {
        level: options.level.or(Some(Level::L)),
        boost: false,
        ..*options
    };
    // Says what is wrong with the text or the options.
    let smallest = encode(data, &least)?;
    let mut largest = 0.0_f64;
    for version in candidates(options)? {
        if version.width() * version.height() < smallest.modules().len() {
            continue;
        }
        let levels = Level::ALL.into_iter().map(Some).chain([None]);
        for level in levels.filter(|&level| data_bits(version, level).is_some()) {
            if level < options.level && level.is_some() {
                continue;
            }
            let exact = Options {
                symbology: Choice::Named,
                level,
                version: Some(version),
                min_version: None,
                max_version: None,
                ..least
            };
            let safe = damage(version, level, place).is_some_and(|damage| damage.correctable());
            let size = if safe {
                1.0
            } else {
                largest_size(version, level, place.padding(), place.shape())
            };
            if size <= largest {
                continue;
            }
            match encode(data, &exact) {
                Ok(symbol) if safe => return Ok(symbol),
                Ok(_) => largest = size,
                Err(error) if error.code() == Code::TextTooLong => {}
                // A version without the mode that the text needs.
                Err(error) if error.code() == Code::TextMalformed => {}
                Err(error) => return Err(error),
            }
        }
    }
    Err(too_large(Some(place.size()), largest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::LogoShape;
    use crate::qr::Symbology;

    /// Tries every version and every level in turn.
    fn first_safe(data: Data, place: Place) -> Option<(String, Option<Level>)> {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL.map(Some) {
                let options = Options {
                    version: Some(version),
                    level,
                    boost: false,
                    ..Options::default()
                };
                if encode(data, &options).is_ok()
                    && damage(version, level, place).is_some_and(|damage| damage.correctable())
                {
                    return Some((version.name(), level));
                }
            }
        }
        None
    }

    #[test]
    fn the_plan_is_the_first_that_brute_force_finds() {
        let mut found = 0;
        for text in [
            "红包",
            "https://example.org/",
            &"万事如意".repeat(40),
            &"8".repeat(900),
        ] {
            let data = Data::Text { text, kanji: None };
            for (tenths, shape) in (1..12_u8)
                .flat_map(|tenths| [(tenths, LogoShape::Square), (tenths, LogoShape::Circle)])
            {
                let size = f64::from(tenths) * 0.05;
                let place = Place::new(size, 1.0, shape).expect("allowed");
                let plan = plan_logo(data, place, &Options::default());
                let brute = first_safe(data, place);
                found += usize::from(brute.is_some());
                let plan = plan
                    .map(|symbol| (symbol.version().name(), symbol.level()))
                    .ok();
                assert_eq!(plan, brute, "{size} {shape:?} {text}");
            }
        }
        assert!(found > 40, "{found}");
    }

    #[test]
    fn a_level_and_versions_that_are_asked_for_are_kept() {
        let data = Data::Text {
            text: "红包",
            kanji: None,
        };
        let place = Place::new(0.05, 0.0, LogoShape::Square).expect("allowed");
        let options = Options {
            level: Some(Level::Q),
            ..Options::default()
        };
        let symbol = plan_logo(data, place, &options).expect("safe");
        assert!(symbol.level() >= Some(Level::Q));
        let options = Options {
            min_version: Some(crate::qr::Version::qr(9).expect("exists")),
            ..Options::default()
        };
        let symbol = plan_logo(data, place, &options).expect("safe");
        assert_eq!(
            (symbol.version().name().as_str(), symbol.level()),
            ("9", Some(Level::L))
        );
    }

    #[test]
    fn a_logo_that_fits_nowhere_is_refused_with_the_largest_that_fits() {
        let data = Data::Text {
            text: "红包",
            kanji: None,
        };
        let place = |size| Place::new(size, 1.0, LogoShape::Square).expect("allowed");
        let error = plan_logo(data, place(0.8), &Options::default()).expect_err("too large");
        let limit = error
            .data()
            .iter()
            .find(|(key, _)| *key == "limit")
            .expect("given");
        let limit: f64 = limit.1.text().parse().expect("a number");
        assert!(plan_logo(data, place(limit), &Options::default()).is_ok());
        assert!(plan_logo(data, place(limit + 0.001), &Options::default()).is_err());
        let long = "万".repeat(2000);
        let long = Data::Text {
            text: &long,
            kanji: None,
        };
        let error = plan_logo(long, place(0.1), &Options::default()).expect_err("too long");
        assert_eq!(error.code(), Code::TextTooLong);
    }
}
