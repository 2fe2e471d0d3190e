//! How large a logo may be.

use super::damage::{Damage, Map, damage};
use crate::picture::Place;
use crate::qr::{Level, Symbol, Version};
use crate::{Code, Error};

/// The largest share of a symbol's width that a logo without a size takes.
pub(super) const LARGEST_DEFAULT: f64 = 0.25;

/// Returns the largest size of a logo, as a share of the symbol's width, that is safe whatever the logo shows: it covers at most half of
/// what each block corrects, rounded up, so that the rest is left for scratches and stains. 0 where there is none, and where the version
/// lacks the level.
///
/// The padding, the outline and the aspect are those of `place`, whose own size does not matter. A share is rounded down to
/// ten-thousandths.
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::largest_size;
/// use hongbao::qr::{Level, Version};
///
/// let place = Place::new(1.0, 1.0, LogoShape::Square)?;
/// let version = Version::qr(10)?;
/// let size = largest_size(version, Some(Level::H), place);
/// assert!(size > 0.2 && size < 0.4385);
/// // One that is wide covers less at the same width.
/// assert!(largest_size(version, Some(Level::H), place.with_aspect(5.0)?) > size);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn largest_size(version: Version, level: Option<Level>, place: Place) -> f64 {
    largest(version, level, place, Damage::within_reserve)
}

/// Returns the largest size of a logo that every reader by the standard still corrects, whatever the logo shows, when nothing else is
/// wrong with the symbol; 0 where there is none, and where the version lacks the level.
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::largest_correctable_size;
/// use hongbao::qr::{Level, Version};
///
/// let place = Place::new(1.0, 1.0, LogoShape::Square)?;
/// assert_eq!(largest_correctable_size(Version::qr(10)?, Some(Level::H), place), 0.4385);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn largest_correctable_size(version: Version, level: Option<Level>, place: Place) -> f64 {
    largest(version, level, place, Damage::correctable)
}

/// Returns the largest size with which a logo does no more than what is allowed.
fn largest(
    version: Version,
    level: Option<Level>,
    place: Place,
    allowed: fn(&Damage) -> bool,
) -> f64 {
    Map::new(version, level).map_or(0.0, |map| largest_in(&map, place, 0, allowed))
}

/// Returns the largest size with which a logo is safe, where it is larger than one that is given.
pub(super) fn safe_above(map: &Map, place: Place, least: f64) -> Option<f64> {
    // A step more than the least has to be safe, or none is.
    let least = steps(least) + 1;
    map.under(place.sized(size(least)))
        .within_reserve()
        .then(|| largest_in(map, place, least, Damage::within_reserve))
}

/// Sizes are told to ten-thousandths.
fn size(steps: u32) -> f64 {
    f64::from(steps) / 1e4
}

/// Returns the steps that make a size.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is at most 1"
)]
fn steps(size: f64) -> u32 {
    (size * 1e4).round() as u32
}

/// Returns the largest size that is allowed, of which `within` steps are known to be, or are none.
fn largest_in(map: &Map, place: Place, within: u32, allowed: fn(&Damage) -> bool) -> f64 {
    // Damage only grows with the size. The first bound is allowed, or 0; the second is not.
    let (mut within, mut beyond) = (within, 10_001);
    while beyond - within > 1 {
        let middle = u32::midpoint(within, beyond);
        if allowed(&map.under(place.sized(size(middle)))) {
            within = middle;
        } else {
            beyond = middle;
        }
    }
    size(within)
}

/// Returns the place of a logo without a size in a symbol: of the largest size that is safe, up to a quarter of the symbol's width.
///
/// # Errors
///
/// [`Code::LogoTooLarge`] with a `limit` of 0, `version` and `level`: no logo with this padding is safe. Take less padding, a higher level or
/// a larger version.
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::largest_place;
/// use hongbao::qr::{Data, Level, Options, encode};
///
/// let options = Options { level: Some(Level::H), ..Options::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &options)?;
/// let padded = |modules| Place::new(1.0, modules, LogoShape::Square);
/// assert_eq!(largest_place(&symbol, padded(0.0)?)?.size(), 0.1428);
/// assert_eq!(
///     largest_place(&symbol, padded(9.0)?).unwrap_err().to_string(),
///     "logo-too-large (limit: 0, version: 1, level: H)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn largest_place(symbol: &Symbol, place: Place) -> Result<Place, Error> {
    let largest = largest_size(symbol.version(), symbol.level(), place).min(LARGEST_DEFAULT);
    if largest == 0.0 {
        return Err(in_symbol(
            with_limits(Error::new(Code::LogoTooLarge), 0.0, 0.0),
            symbol,
        ));
    }
    Ok(place.sized(largest))
}

/// Refuses a place of a logo that no reader corrects in a symbol.
///
/// # Errors
///
/// [`Code::LogoTooLarge`] with `actual`, the `limit` that is corrected and the `nearest` size that is safe, shares of the symbol's width,
/// `version` and `level`. Where no size is safe there is no `nearest`.
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
    let limit = largest_correctable_size(version, level, place);
    let nearest = largest_size(version, level, place);
    Err(in_symbol(place_too_large(place, limit, nearest), symbol))
}

/// Says that a logo at its place is too large, what the limit is, and the largest size that is safe.
#[cold]
pub(super) fn place_too_large(place: Place, limit: f64, nearest: f64) -> Error {
    let actual = (place.size() * 1e4).round() / 1e4;
    let error = Error::new(Code::LogoTooLarge).with("actual", actual);
    with_limits(error, limit, nearest)
}

#[cold]
fn with_limits(error: Error, limit: f64, nearest: f64) -> Error {
    let error = error.with("limit", limit);
    if nearest > 0.0 {
        error.with("nearest", nearest)
    } else {
        error
    }
}

/// Says in which symbol; M1 has no level.
fn in_symbol(error: Error, symbol: &Symbol) -> Error {
    error
        .with("version", symbol.version())
        .with("level", symbol.level().map_or("", Level::name))
}

/// Returns how far a logo may reach from the middle of a symbol, in modules, so that every reader by the standard corrects it: half the
/// side of a square, or the radius of a disc. 0 where the version lacks the level.
///
/// A twin of [`largest_correctable_size`], which counts by whole modules and by no size.
#[cfg(test)]
pub(crate) fn farthest(
    version: Version,
    level: Option<Level>,
    shape: crate::picture::LogoShape,
) -> f64 {
    use crate::picture::LogoShape;
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
    use crate::picture::LogoShape;
    use crate::qr::{Data, Options, Symbology, encode};

    const SHAPES: [LogoShape; 2] = [LogoShape::Square, LogoShape::Circle];

    fn place(padding: f64, shape: LogoShape) -> Place {
        Place::new(1.0, padding, shape).expect("allowed")
    }

    #[test]
    fn the_largest_size_is_allowed_and_the_next_step_is_not() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.map(Some) {
                for place in [
                    place(1.0, LogoShape::Square),
                    place(0.5, LogoShape::Circle),
                    place(1.0, LogoShape::Square)
                        .with_aspect(3.0)
                        .expect("allowed"),
                    place(0.0, LogoShape::Square)
                        .with_aspect(0.2)
                        .expect("allowed"),
                ] {
                    for (size, allowed) in [
                        (
                            largest_size(version, level, place),
                            Damage::within_reserve as fn(&Damage) -> bool,
                        ),
                        (
                            largest_correctable_size(version, level, place),
                            Damage::correctable,
                        ),
                    ] {
                        let fits = |size: f64| {
                            damage(version, level, place.sized(size))
                                .is_some_and(|damage| allowed(&damage))
                        };
                        let name = (version.name(), level, place, size);
                        assert!(size == 0.0 || fits(size), "{name:?}");
                        assert!(!fits(size + 1e-4), "{name:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_that_is_corrected_reaches_as_far_as_whole_modules_do() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.map(Some) {
                for shape in SHAPES {
                    let size = largest_correctable_size(version, level, place(0.0, shape));
                    let reach = place(0.0, shape).sized(size).cleared(version.width()).reach[0];
                    let farthest = farthest(version, level, shape);
                    let step = 1e-4 * f64::from(u8::try_from(version.width()).expect("small"));
                    assert!(
                        size == 0.0 || (farthest - step..=farthest + 1e-9).contains(&reach),
                        "{} {level:?} {shape:?} {reach} {farthest}",
                        version.name()
                    );
                }
            }
        }
    }

    #[test]
    fn a_higher_level_bears_a_larger_logo() {
        let version = Version::qr(7).expect("exists");
        for shape in SHAPES {
            let sizes =
                Level::ALL.map(|level| largest_size(version, Some(level), place(1.0, shape)));
            assert!(sizes.is_sorted() && sizes[0] < sizes[3], "{sizes:?}");
        }
    }

    #[test]
    fn more_padding_and_a_higher_picture_leave_less_logo() {
        let version = Version::qr(7).expect("exists");
        let size = |padding, aspect| {
            let place = place(padding, LogoShape::Square)
                .with_aspect(aspect)
                .expect("allowed");
            largest_size(version, Some(Level::H), place)
        };
        assert!(size(0.0, 1.0) > size(1.0, 1.0) && size(1.0, 1.0) > size(2.0, 1.0));
        assert!(size(1.0, 5.0) > size(1.0, 2.0) && size(1.0, 2.0) > size(1.0, 1.0));
        assert!(size(1.0, 0.2) > size(1.0, 0.5) && size(1.0, 0.5) > size(1.0, 1.0));
    }

    #[test]
    fn versions_without_the_level_have_no_logo() {
        let m1 = Symbology::Micro.versions().next().expect("M1 is the first");
        for level in [None, Some(Level::H)] {
            assert!(largest_size(m1, level, place(0.0, LogoShape::Square)) == 0.0);
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
        let refused =
            largest_place(&symbol, place(1.0, LogoShape::Square)).expect_err("no logo fits");
        assert_eq!(
            refused.to_string(),
            "logo-too-large (limit: 0, version: M1, level: )"
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
        let error = check_place(&symbol, third).expect_err("too large");
        assert!(
            error
                .to_string()
                .starts_with("logo-too-large (actual: 0.3333, limit: 0.0476,"),
            "{error}"
        );
    }
}
