//! How large a logo may be.

use super::damage::{Map, damage};
use crate::picture::{LogoShape, Place};
use crate::qr::{Level, Symbol, Version};
use crate::{Code, Error};

/// Returns the largest size of a logo, as a share of the symbol's width, that every reader by the standard corrects, whatever the logo
/// shows; 0 where there is none, and where the version lacks the level.
///
/// A share is rounded down to ten-thousandths: the first one that is refused covers a module more, or lies within this rounding.
///
/// # Example
///
/// ```
/// use hongbao::picture::LogoShape;
/// use hongbao::proof::largest_size;
/// use hongbao::qr::{Level, Version};
///
/// let size = largest_size(Version::qr(10)?, Some(Level::H), 1.0, LogoShape::Square);
/// assert_eq!(size, 0.4385);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn largest_size(version: Version, level: Option<Level>, padding: f64, shape: LogoShape) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a symbol has at most 177 modules a side"
    )]
    let width = version.width() as f64;
    let largest = 2.0 * (farthest(version, level, shape) - padding) / width;
    // What a division has lost must not take a step more.
    let rounded = (largest * 1e4 + 1e-6).floor() / 1e4;
    if rounded > 0.0 { rounded.min(1.0) } else { 0.0 }
}

/// Returns the place of a logo of the largest size that is safe in a symbol.
///
/// # Errors
///
/// - [`Code::LogoTooLarge`] with `limit` and `nearest`, both 0, `version` and `level`: no logo with this padding is safe. Take less
///   padding, a higher level or a larger version.
/// - [`Code::OptionInvalid`] as in [`Place::new`].
///
/// # Example
///
/// ```
/// use hongbao::picture::LogoShape;
/// use hongbao::proof::largest_place;
/// use hongbao::qr::{Data, Level, Options, encode};
///
/// let options = Options { level: Some(Level::H), ..Options::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &options)?;
/// assert_eq!(largest_place(&symbol, 1.0, LogoShape::Square)?.size(), 0.0476);
/// assert_eq!(
///     largest_place(&symbol, 9.0, LogoShape::Square).unwrap_err().to_string(),
///     "logo-too-large (limit: 0, nearest: 0, version: 1, level: H)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn largest_place(symbol: &Symbol, padding: f64, shape: LogoShape) -> Result<Place, Error> {
    // Says what is wrong with the padding.
    Place::new(1.0, padding, shape)?;
    let largest = largest_size(symbol.version(), symbol.level(), padding, shape);
    if largest == 0.0 {
        return Err(in_symbol(too_large(largest), symbol));
    }
    Place::new(largest, padding, shape)
}

/// Refuses a place of a logo that is not safe in a symbol.
///
/// # Errors
///
/// [`Code::LogoTooLarge`] with `actual`, `limit` and `nearest`, shares of the symbol's width, `version` and `level`.
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::check_place;
/// use hongbao::qr::{Data, Level, Options, encode};
///
/// let options = Options { level: Some(Level::H), ..Options::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &options)?;
/// assert!(check_place(&symbol, Place::new(0.0476, 1.0, LogoShape::Square)?).is_ok());
/// assert_eq!(
///     check_place(&symbol, Place::new(0.5, 1.0, LogoShape::Square)?).unwrap_err().to_string(),
///     "logo-too-large (actual: 0.5, limit: 0.0476, nearest: 0.0476, version: 1, level: H)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn check_place(symbol: &Symbol, place: Place) -> Result<(), Error> {
    let (version, level) = (symbol.version(), symbol.level());
    if damage(version, level, place).is_some_and(|damage| damage.correctable()) {
        return Ok(());
    }
    let largest = largest_size(version, level, place.padding(), place.shape());
    Err(in_symbol(place_too_large(place, largest), symbol))
}

/// Says that a logo at its place is too large, where `largest` is the largest size that is safe.
#[cold]
pub(super) fn place_too_large(place: Place, largest: f64) -> Error {
    let actual = (place.size() * 1e4).round() / 1e4;
    let error = Error::new(Code::LogoTooLarge).with("actual", actual);
    with_limit(error, largest)
}

#[cold]
fn too_large(largest: f64) -> Error {
    with_limit(Error::new(Code::LogoTooLarge), largest)
}

fn with_limit(error: Error, largest: f64) -> Error {
    error.with("limit", largest).with("nearest", largest)
}

/// Says in which symbol; M1 has no level.
fn in_symbol(error: Error, symbol: &Symbol) -> Error {
    error
        .with("version", symbol.version())
        .with("level", symbol.level().map_or("", Level::name))
}

/// Returns how far a logo with its padding may reach from the middle of a symbol, in modules, so that every reader by the standard
/// corrects it, whatever it shows: half the side of a square, or the radius of a disc. What reaches farther is not safe. 0 where
/// the version lacks the level.
pub(crate) fn farthest(version: Version, level: Option<Level>, shape: LogoShape) -> f64 {
    let Some(map) = Map::new(version, level) else {
        return 0.0;
    };
    // Modules begin at half modules from the middle, so that twice the distance of a square is a whole number, and four times the
    // square of that of a disc.
    let distance = |steps: u32| match shape {
        LogoShape::Square => f64::from(steps) / 2.0,
        LogoShape::Circle => f64::from(steps).sqrt() / 2.0,
    };
    let sides = [version.width(), version.height()];
    let safe = |steps: u32| {
        let reach = distance(steps);
        map.damage(&|x, y| shape.distance(sides, x, y) <= reach)
            .correctable()
    };
    // Damage only grows with the distance, and the corners are finder patterns: one boundary lies between them and the middle.
    let (mut least, mut above) = (0, 4 * 177 * 177);
    while least < above {
        let middle = u32::midpoint(least, above);
        if safe(middle) {
            least = middle + 1;
        } else {
            above = middle;
        }
    }
    distance(least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{Data, Options, Symbology, encode};

    const SHAPES: [LogoShape; 2] = [LogoShape::Square, LogoShape::Circle];

    #[test]
    fn what_reaches_so_far_is_safe_and_what_reaches_farther_is_not() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.map(Some).into_iter().chain([None]) {
                for shape in SHAPES {
                    let reach = farthest(version, level, shape);
                    let safe = |reach: f64| {
                        let sides = [version.width(), version.height()];
                        Map::new(version, level).is_some_and(|map| {
                            // As `Cleared` counts.
                            map.damage(&|x, y| shape.distance(sides, x, y) < reach - 1e-9)
                                .correctable()
                        })
                    };
                    let name = (version.name(), level, shape, reach);
                    assert_eq!(reach > 0.0, reach > 0.0 && safe(reach), "{name:?}");
                    assert!(!safe(reach + 1e-6), "{name:?}");
                }
            }
        }
    }

    #[test]
    fn the_largest_size_is_safe_and_the_next_step_is_not() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.map(Some) {
                for (shape, padding) in [(LogoShape::Square, 1.0), (LogoShape::Circle, 0.5)] {
                    let size = largest_size(version, level, padding, shape);
                    let safe = |size| {
                        let place = Place::new(size, padding, shape).expect("allowed");
                        damage(version, level, place).is_some_and(|damage| damage.correctable())
                    };
                    let name = (version.name(), level, shape, size);
                    assert!(size == 0.0 || safe(size), "{name:?}");
                    assert!(!safe(size + 0.0002), "{name:?}");
                }
            }
        }
    }

    #[test]
    fn a_higher_level_bears_a_larger_logo() {
        let version = Version::qr(7).expect("exists");
        for shape in SHAPES {
            let reaches = Level::ALL.map(|level| farthest(version, Some(level), shape));
            assert!(
                reaches.is_sorted() && reaches[0] < reaches[3],
                "{reaches:?}"
            );
        }
    }

    #[test]
    fn more_padding_leaves_less_logo() {
        let version = Version::qr(7).expect("exists");
        let size = |padding| largest_size(version, Some(Level::H), padding, LogoShape::Square);
        assert!(size(0.0) > size(1.0) && size(1.0) > size(2.0));
        assert!((size(0.0) - size(1.0) - 2.0 / 45.0).abs() < 2e-4);
        for padding in [40.0, f64::INFINITY, f64::NAN] {
            assert!(size(padding) == 0.0 && size(padding).is_sign_positive());
        }
        assert!((size(-1e300) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn versions_without_the_level_have_no_logo() {
        let m1 = Symbology::Micro.versions().next().expect("M1 is the first");
        for level in [None, Some(Level::H)] {
            assert!(largest_size(m1, level, 0.0, LogoShape::Square) == 0.0);
        }
    }

    #[test]
    fn m1_is_refused_without_a_level() {
        let options = Options {
            version: Some(Version::from_name("M1").expect("exists")),
            ..Options::default()
        };
        let text = Data::Text {
            text: "1",
            kanji: None,
        };
        let symbol = encode(text, &options).expect("fits");
        let refused = largest_place(&symbol, 1.0, LogoShape::Square).expect_err("no logo fits");
        assert_eq!(
            refused.to_string(),
            "logo-too-large (limit: 0, nearest: 0, version: M1, level: )"
        );
    }

    #[test]
    fn a_size_is_shown_to_ten_thousandths() {
        let options = Options {
            level: Some(Level::H),
            ..Options::default()
        };
        let text = Data::Text {
            text: "红包",
            kanji: None,
        };
        let symbol = encode(text, &options).expect("fits");
        let third = Place::new(1.0 / 3.0, 1.0, LogoShape::Square).expect("allowed");
        assert_eq!(
            check_place(&symbol, third)
                .expect_err("too large")
                .to_string(),
            "logo-too-large (actual: 0.3333, limit: 0.0476, nearest: 0.0476, version: 1, level: H)"
        );
    }
}
