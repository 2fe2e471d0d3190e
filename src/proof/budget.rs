//! How large a logo may be.

use super::damage::{Count, damage};
use crate::picture::{LogoShape, Place};
use crate::qr::{Level, Symbol, Version};
use crate::{Code, Datum, Error};

/// Returns the largest size of a logo, as a share of the symbol's width, that every reader by the standard corrects, whatever it
/// shows; 0 where there is none.
///
/// A share is rounded down to ten-thousandths: the first one that is refused covers a module more, or lies within this
/// rounding.
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
    let largest = 2.0 * (reach(version, level, shape) - padding) / width;
    // What a division has lost must not take a step more.
    ((largest * 10_000.0 + 1e-6).floor() / 10_000.0).clamp(0.0, 1.0)
}

/// Returns how far a logo with its padding may reach from the centre, in modules.
///
/// Modules are covered from the centre outwards until a block can bear no more. Damage only grows on this way, so that this is
/// the one boundary between safe and unsafe.
fn reach(version: Version, level: Option<Level>, shape: LogoShape) -> f64 {
    let Some(mut count) = Count::new(version, level) else {
        return 0.0;
    };
    let mut modules: Vec<(f64, usize, usize)> = Vec::new();
    for y in 0..version.height() {
        for x in 0..version.width() {
            modules.push((shape.distance(version, x, y), x, y));
        }
    }
    modules.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    for (distance, x, y) in modules {
        count.cover(x, y);
        if !count.damage.correctable() {
            return distance;
        }
    }
    f64::INFINITY
}

/// Returns the place of a logo in a symbol: of the size asked for, or of the largest size that is safe.
///
/// # Errors
///
/// `logo-too-large` with `actual`, `limit` and `nearest`, shares of the symbol's width: the size is not safe, and `unsafe_too`
/// does not allow it, or there is no size that is. `option-invalid` as in [`Place::new`].
pub fn checked(
    symbol: &Symbol,
    size: Option<f64>,
    padding: f64,
    shape: LogoShape,
    unsafe_too: bool,
) -> Result<Place, Error> {
    let (version, level) = (symbol.version(), symbol.level());
    let Some(size) = size else {
        // Checks the padding.
        Place::new(1.0, padding, shape)?;
        let largest = largest_size(version, level, padding, shape);
        if largest == 0.0 {
            return Err(too_large(None, largest)
                .with("version", version.name())
                .with("level", level.map_or("", Level::name)));
        }
        return Place::new(largest, padding, shape);
    };
    let place = Place::new(size, padding, shape)?;
    let safe = damage(version, level, place).is_some_and(|damage| damage.correctable());
    if safe || unsafe_too {
        return Ok(place);
    }
    let largest = largest_size(version, level, padding, shape);
    Err(too_large(Some(size), largest)
        .with("version", version.name())
        .with("level", level.map_or("", Level::name)))
}

/// Says that a logo of this size is too large.
#[cold]
pub(super) fn too_large(size: Option<f64>, largest: f64) -> Error {
    let error = Error::new(Code::LogoTooLarge);
    match size {
        Some(size) => error.with("actual", share(size)),
        None => error,
    }
    .with("limit", share(largest))
    .with("nearest", share(largest))
}

#[expect(clippy::cast_possible_truncation, reason = "a share is 0 to 1")]
fn share(size: f64) -> Datum {
    Datum::TenThousandths((size * 10_000.0).round() as i64)
}

#[cfg(test)]
mod tests;
