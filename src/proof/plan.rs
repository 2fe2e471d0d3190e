//! The symbol for a logo.

use super::budget::{LARGEST_DEFAULT, largest_place, largest_size, place_too_large, safe_above};
use super::damage::Map;
use crate::picture::Place;
use crate::qr::{Choice, Data, Level, Options, Symbol, Symbology, encode};
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
/// assert_eq!((symbol.version().name().as_str(), symbol.level().map(|level| level.name())), ("14", Some("H")));
///
/// let most = Place::new(0.9, 1.0, LogoShape::Square)?;
/// let refused = plan_logo(data, most, &Options::default()).unwrap_err();
/// assert_eq!(refused.code(), hongbao::Code::LogoTooLarge);
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
            let Some(map) = Map::new(version, Some(level)) else {
                continue;
            };
            let safe = map.under(place).within_reserve();
            let size = if safe {
                1.0
            } else if let Some(size) = safe_above(&map, place, largest) {
                size
            } else {
                continue;
            };
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
    Err(place_too_large(place, largest, largest))
}

/// The least share of a symbol's width that is enough for a logo without a size.
const LEAST_DEFAULT: f64 = 0.165;

/// Encodes for a logo whose size nobody said, and says where the logo lies: in the smallest version at which level H, else Q, safely bears
/// a logo of 0.165 of the symbol's width, of the largest size that is safe there, up to a quarter.
///
/// Where the options name a level, a version, a largest version or another symbology, the symbol is that of [`encode`] and the logo as
/// large as is safe in it, up to a quarter. So it is where no version bears so large a logo beside the data. The padding, the outline and
/// the aspect of the logo are those of `place`, whose own size does not matter.
///
/// # Errors
///
/// - [`Code::LogoTooLarge`]: not even the smallest logo is safe.
/// - Those of [`encode`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::plan_default_logo;
/// use hongbao::qr::{Data, Level, Options};
///
/// let data = Data::Text { text: "https://example.com/", kanji: None };
/// let place = Place::new(1.0, 1.0, LogoShape::Square)?;
/// let (symbol, place) = plan_default_logo(data, place, &Options::default())?;
/// assert_eq!((symbol.width(), symbol.level(), place.size() >= 0.165), (29, Some(Level::H), true));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn plan_default_logo(
    data: Data,
    place: Place,
    options: &Options,
) -> Result<(Symbol, Place), Error> {
    let symbol = encode(data, options)?;
    let free = options.level.is_none()
        && options.version.is_none()
        && options.max_version.is_none()
        && symbol.version().symbology() == Symbology::Qr
        && matches!(
            options.symbology,
            Choice::Named | Choice::Only(Symbology::Qr)
        );
    if free {
        for &version in options.check()?.iter() {
            if version.width() < symbol.width() {
                continue;
            }
            for level in [Level::H, Level::Q] {
                let size = largest_size(version, Some(level), place);
                if size < LEAST_DEFAULT {
                    continue;
                }
                let exact = Options {
                    symbology: Choice::Named,
                    version: Some(version),
                    min_version: None,
                    level: Some(level),
                    boost: false,
                    ..*options
                };
                match encode(data, &exact) {
                    Ok(symbol) => return Ok((symbol, place.sized(size.min(LARGEST_DEFAULT)))),
                    Err(error) if error.code() == Code::TextTooLong => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    let place = largest_place(&symbol, place)?;
    Ok((symbol, place))
}

#[cfg(test)]
mod tests {
    use super::super::damage::damage;
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
                    && damage(version, level, place).is_some_and(|damage| damage.within_reserve())
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
                for twentieths in [1, 4, 7, 10_u8] {
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
        assert!(found > 14, "{found}");
    }

    #[test]
    fn a_logo_without_a_size_has_the_smallest_symbol_that_bears_enough_of_it() {
        for (length, width) in [(20, 29), (60, 37), (100, 49), (200, 65)] {
            let text = format!("https://example.com/{}", "a".repeat(length - 20));
            let data = Data::Text {
                text: &text,
                kanji: None,
            };
            let (symbol, place) =
                plan_default_logo(data, square(1.0, 1.0), &Options::default()).expect("fits");
            assert_eq!(symbol.width(), width, "{length}");
            assert!((0.165..=0.25).contains(&place.size()), "{place:?}");
        }
    }

    #[test]
    fn what_is_fixed_is_kept_for_a_logo_without_a_size() {
        let five = Version::qr(5).expect("exists");
        for options in [
            Options {
                level: Some(Level::L),
                ..Options::default()
            },
            Options {
                version: Some(five),
                ..Options::default()
            },
            Options {
                max_version: Some(five),
                ..Options::default()
            },
        ] {
            let (symbol, place) =
                plan_default_logo(TEXT, square(1.0, 0.0), &options).expect("fits");
            assert_eq!(symbol, encode(TEXT, &options).expect("fits"));
            let largest = largest_size(symbol.version(), symbol.level(), place);
            assert_eq!(place, place.sized(largest.min(0.25)));
        }
        let seven = Version::qr(7).expect("exists");
        let options = Options {
            min_version: Some(seven),
            ..Options::default()
        };
        let (symbol, _) = plan_default_logo(TEXT, square(1.0, 1.0), &options).expect("fits");
        assert_eq!((symbol.version(), symbol.level()), (seven, Some(Level::H)));
        let rmqr = Options {
            symbology: Choice::Only(Symbology::Rmqr),
            ..Options::default()
        };
        let error = plan_default_logo(TEXT, square(1.0, 9.0), &rmqr).expect_err("none fits");
        assert_eq!(error.code(), Code::LogoTooLarge);
    }

    #[test]
    fn a_text_too_long_for_so_large_a_logo_has_the_largest_that_fits() {
        let long = "a".repeat(2000);
        let data = Data::Text {
            text: &long,
            kanji: None,
        };
        let (symbol, place) =
            plan_default_logo(data, square(1.0, 1.0), &Options::default()).expect("fits");
        assert_eq!(symbol, encode(data, &Options::default()).expect("fits"));
        assert!(place.size() > 0.0 && place.size() <= 0.25);
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
