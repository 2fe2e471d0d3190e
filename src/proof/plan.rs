//! The symbol for a logo.

use super::budget::{largest_size, place_too_large};
use super::damage::damage;
use crate::picture::Place;
use crate::qr::{Choice, Data, Level, Options, Symbol, encode};
use crate::{Code, Error};

/// Encodes into the smallest version, and there at the lowest level, in which a logo is safe at its place.
///
/// Where the options name no level, every level is considered; the level is never raised further.
///
/// # Errors
///
/// - [`Code::LogoTooLarge`] with `actual`, `limit` and `nearest`: the logo is safe in none of the symbols that hold the data; the limit
///   is the largest size that is safe in one of them.
/// - Those of [`encode`].
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
/// let most = Place::new(0.9, 1.0, LogoShape::Square)?;
/// assert_eq!(
///     plan_logo(data, most, &Options::default()).unwrap_err().to_string(),
///     "logo-too-large (actual: 0.9, limit: 0.5042, nearest: 0.5042)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn plan_logo(data: Data, place: Place, options: &Options) -> Result<Symbol, Error> {
    let least_level = options.level.unwrap_or(Level::L);
    let least = Options {
        level: Some(least_level),
        boost: false,
        ..*options
    };
    // Says what is wrong with the data or the options.
    let smallest = encode(data, &least)?;
    let mut largest = 0.0;
    for &version in least.check()?.iter() {
        if version.width() * version.height() < smallest.modules().len() {
            continue;
        }
        // M1, which has no level, is smaller than every symbol that has one.
        for level in Level::ALL.into_iter().filter(|&level| level >= least_level) {
            let Some(damage) = damage(version, Some(level), place) else {
                continue;
            };
            let safe = damage.correctable();
            let size = if safe {
                1.0
            } else {
                largest_size(version, Some(level), place.padding(), place.shape())
            };
            if size <= largest {
                continue;
            }
            let exact = Options {
                symbology: Choice::Named,
                version: Some(version),
                min_version: None,
                max_version: None,
                level: Some(level),
                ..least
            };
            match encode(data, &exact) {
                Ok(symbol) if safe => return Ok(symbol),
                Ok(_) => largest = size,
                // The level leaves too little room, or the version lacks the mode that the text needs.
                Err(error) if matches!(error.code(), Code::TextTooLong | Code::TextMalformed) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Err(place_too_large(place, largest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Datum;
    use crate::picture::LogoShape;
    use crate::qr::{Symbology, Version};

    const TEXT: Data = Data::Text {
        text: "红包",
        kanji: None,
    };

    fn square(size: f64, padding: f64) -> Place {
        Place::new(size, padding, LogoShape::Square).expect("allowed")
    }

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
            for shape in [LogoShape::Square, LogoShape::Circle] {
                for twentieths in 1..12_u8 {
                    let size = f64::from(twentieths) * 0.05;
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
        }
        assert!(found > 40, "{found}");
    }

    #[test]
    fn a_level_that_is_asked_for_is_kept() {
        let options = Options {
            level: Some(Level::Q),
            ..Options::default()
        };
        let symbol = plan_logo(TEXT, square(0.05, 0.0), &options).expect("safe");
        assert!(symbol.level() >= Some(Level::Q));
    }

    #[test]
    fn versions_that_are_asked_for_are_kept() {
        let options = Options {
            min_version: Some(Version::qr(9).expect("exists")),
            ..Options::default()
        };
        let symbol = plan_logo(TEXT, square(0.05, 0.0), &options).expect("safe");
        let plan = (symbol.version().name(), symbol.level());
        assert_eq!(plan, ("9".to_owned(), Some(Level::L)));
    }

    #[test]
    fn a_logo_that_fits_nowhere_is_refused_with_the_largest_that_fits() {
        let error = plan_logo(TEXT, square(0.8, 1.0), &Options::default()).expect_err("too large");
        let (_, limit) = &error.figures()[1];
        let Datum::Number(limit) = *limit else {
            panic!("{error}");
        };
        assert!(plan_logo(TEXT, square(limit, 1.0), &Options::default()).is_ok());
        assert!(plan_logo(TEXT, square(limit + 0.001, 1.0), &Options::default()).is_err());
    }

    #[test]
    fn a_text_that_is_too_long_is_refused_as_such() {
        let long = Data::Text {
            text: &"万".repeat(2000),
            kanji: None,
        };
        let error = plan_logo(long, square(0.1, 1.0), &Options::default()).expect_err("too long");
        assert_eq!(error.code(), Code::TextTooLong);
    }
}
