//! How much of a module its shape fills.

use super::decimal::invalid_number;
use super::path::FINE;
use super::style::ModuleShape;
use crate::Error;

/// How much of a module a square, a dot or a diamond fills, across and down: half of it to all of it, which is the default but over
/// a picture: there it is the least that a dot fills, by default [`ModuleScale::OVER_PICTURE`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{ModuleScale, ModuleShape, Style};
///
/// let style = Style {
///     shape: ModuleShape::Dot,
///     module_scale: ModuleScale::new(0.8)?,
///     ..Style::default()
/// };
/// assert_eq!(style.module_scale.share(), 0.8);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ModuleScale(Option<f64>);

impl ModuleScale {
    /// The share that a dot over a picture fills by default.
    pub const OVER_PICTURE: f64 = 0.6;

    /// Takes a share of the module's side, 0.5 to 1. It is drawn to an eightieth of a module.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed` for any other number.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::ModuleScale;
    ///
    /// assert!(ModuleScale::new(0.5).is_ok());
    /// assert_eq!(
    ///     ModuleScale::new(0.4).unwrap_err().to_string(),
    ///     "option-invalid (option: moduleScale, value: 0.4, allowed: 0.5 … 1)"
    /// );
    /// ```
    pub fn new(share: f64) -> Result<Self, Error> {
        if (0.5..=1.0).contains(&share) {
            Ok(Self(Some(share)))
        } else {
            Err(invalid_number("moduleScale", share, "0.5 … 1"))
        }
    }

    /// Returns the share of the module's side, 0.5 to 1, where there is no picture behind the symbol.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::ModuleScale;
    ///
    /// assert_eq!(ModuleScale::default().share(), 1.0);
    /// ```
    #[must_use]
    pub fn share(self) -> f64 {
        self.0.unwrap_or(1.0)
    }

    /// Returns the share with a picture behind the symbol, or without one.
    pub(super) fn over_picture(self, picture: bool) -> f64 {
        let preset = if picture { Self::OVER_PICTURE } else { 1.0 };
        self.0.unwrap_or(preset)
    }

    /// Refuses a scale for a shape whose modules flow together.
    pub(super) fn check(self, shape: ModuleShape) -> Result<(), Error> {
        let alone = matches!(
            shape,
            ModuleShape::Square | ModuleShape::Dot | ModuleShape::Diamond
        );
        if alone || self.share() >= 1.0 {
            return Ok(());
        }
        let allowed = "with shape square, dot, diamond";
        Err(invalid_number("moduleScale", self.share(), allowed))
    }
}

/// Returns what a share of a module's side leaves free on each side, in points of the fine grid, 0 to a quarter of [`FINE`].
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share from 0.5 to 1 leaves at most a quarter"
)]
pub(super) fn gap(share: f64) -> i16 {
    (f64::from(FINE) * (1.0 - share) / 2.0).round() as i16
}

#[cfg(test)]
mod tests {
    use super::super::samples::{m1, v1};
    use super::super::{Layout, Pixels, Scale, Style, pixels, svg};
    use super::*;

    fn filling(shape: ModuleShape, part: f64, module: u32) -> Style {
        Style {
            shape,
            module_scale: ModuleScale::new(part).expect("allowed"),
            scale: Scale::module(module).expect("allowed"),
            ..Style::default()
        }
    }

    /// How much of a module, in its row and column of version 1, is dark: 0 to 1.
    fn dark(picture: &Pixels, module: u32, [x, y]: [usize; 2]) -> f64 {
        let side = module as usize;
        let width = picture.width() as usize;
        let mut sum = 0.0;
        for down in 0..side {
            for right in 0..side {
                let at = ((4 + y) * side + down) * width + (4 + x) * side + right;
                sum += f64::from(255 - picture.data()[4 * at]) / 255.0;
            }
        }
        sum / f64::from(module * module)
    }

    #[test]
    fn a_module_fills_its_share_and_nothing_is_seen_of_light_ones() {
        let disc = std::f64::consts::FRAC_PI_4;
        for (shape, full) in [
            (ModuleShape::Square, 1.0),
            (ModuleShape::Dot, disc),
            (ModuleShape::Diamond, 1.0 - 2.0 * 0.35 * 0.35),
        ] {
            for share in [0.5, 0.6, 0.75, 0.8, 0.85] {
                let picture = pixels(&v1(), &filling(shape, share, 16)).expect("fits");
                for y in 9..21 {
                    for x in 9..21 {
                        let want = if v1().dark(x, y) {
                            full * share * share
                        } else {
                            0.0
                        };
                        let got = dark(&picture, 16, [x, y]);
                        assert!(
                            (got - want).abs() < 0.012,
                            "{shape:?} {share}: {got} {want}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn finder_patterns_and_what_readers_find_the_grid_by_stay_whole() {
        let picture = pixels(&v1(), &filling(ModuleShape::Dot, 0.5, 8)).expect("fits");
        for at in [[0, 0], [6, 3], [3, 3], [8, 6], [6, 10]] {
            assert!(dark(&picture, 8, at) > 0.999, "{at:?}");
        }
    }

    #[test]
    fn all_of_a_module_is_the_shape_as_it_is() {
        for &shape in ModuleShape::ALL {
            let plain = Style {
                shape,
                ..Style::default()
            };
            assert_eq!(svg(&m1(), &filling(shape, 1.0, 10)), svg(&m1(), &plain));
        }
    }

    #[test]
    fn a_scale_of_shapes_that_flow_together_is_refused() {
        for shape in [
            ModuleShape::Rounded,
            ModuleShape::ExtraRounded,
            ModuleShape::Classy,
            ModuleShape::ClassyRounded,
            ModuleShape::Vertical,
            ModuleShape::Horizontal,
        ] {
            let style = filling(shape, 0.8, 10);
            assert_eq!(
                Layout::new(&m1(), &style).expect_err("refused").to_string(),
                "option-invalid (option: moduleScale, value: 0.8, allowed: with shape square, dot, diamond)"
            );
        }
        for share in [0.49, 1.01, -1.0, f64::NAN, f64::INFINITY] {
            assert!(ModuleScale::new(share).is_err(), "{share}");
        }
    }

    #[test]
    fn svg_writes_them_in_their_places() {
        let text = svg(&m1(), &filling(ModuleShape::Square, 0.75, 10)).expect("small");
        // The first module outside the finder pattern and the timing pattern lies in column 8 of row 2.
        assert!(text.contains("h.75v.75h-.75"), "{text}");
        assert!(!text.contains("crispEdges"));
    }
}
