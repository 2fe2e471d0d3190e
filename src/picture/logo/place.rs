//! How much room a logo takes.

use super::super::cleared::{Cleared, LogoShape};
use super::super::decimal::invalid_number;
use super::super::extent::modules;
use crate::Error;

/// How much room a logo takes in the middle of a symbol.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    size: f64,
    padding: f64,
    shape: LogoShape,
    /// The width by the height of what is shown.
    aspect: f64,
}

impl Place {
    /// Takes the longer side of a logo as a share of the symbol's width, the modules of padding around it, and its outline.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid)
    /// with `option`, `value` and `allowed`: the size is not above 0 and at most 1, or the padding is not 0 to
    /// 177 modules.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{LogoShape, Place};
    ///
    /// assert!(Place::new(0.2, 1.0, LogoShape::Circle).is_ok());
    /// assert_eq!(
    ///     Place::new(1.5, 1.0, LogoShape::Circle).unwrap_err().to_string(),
    ///     "option-invalid (option: logo.size, value: 1.5, allowed: 0 … 1)"
    /// );
    /// ```
    pub fn new(size: f64, padding: f64, shape: LogoShape) -> Result<Self, Error> {
        if !(size > 0.0 && size <= 1.0) {
            return Err(invalid_number("logo.size", size, "0 … 1"));
        }
        if !(0.0..=177.0).contains(&padding) {
            return Err(invalid_number("logo.padding", padding, "0 … 177"));
        }
        Ok(Self {
            size,
            padding,
            shape,
            aspect: 1.0,
        })
    }

    /// Takes the width of a logo by its height, so that what is wide or high takes a rectangle and not the square around it; a disc is
    /// filled by every picture.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid): the aspect is not above 0, or without an end.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{LogoShape, Place};
    ///
    /// let wide = Place::new(0.4, 1.0, LogoShape::Square)?.with_aspect(5.0)?;
    /// assert_eq!(wide.cleared(25).reach, [6.0, 2.0]);
    /// assert!(wide.with_aspect(0.0).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn with_aspect(self, aspect: f64) -> Result<Self, Error> {
        if !(aspect > 0.0 && aspect.is_finite()) {
            return Err(invalid_number("aspect", aspect, "above 0"));
        }
        Ok(Self { aspect, ..self })
    }

    /// Returns the same place for a logo whose longer side is this share of the symbol's width, above 0 and at most 1.
    pub(crate) fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// Returns the longer side as a share of the symbol's width.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{LogoShape, Place};
    /// assert_eq!(Place::new(0.2, 1.0, LogoShape::Square)?.size(), 0.2);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Returns the modules of padding around the logo.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{LogoShape, Place};
    /// assert_eq!(Place::new(0.2, 1.0, LogoShape::Square)?.padding(), 1.0);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn padding(&self) -> f64 {
        self.padding
    }

    /// Returns the outline.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{LogoShape, Place};
    /// assert_eq!(Place::new(0.2, 1.0, LogoShape::Square)?.shape(), LogoShape::Square);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn shape(&self) -> LogoShape {
        self.shape
    }

    /// Returns the modules that the logo takes in every symbol that is so many modules wide.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{LogoShape, Place};
    /// // A fifth of 25 modules are five, with one more on each side.
    /// assert_eq!(Place::new(0.2, 1.0, LogoShape::Square)?.cleared(25).reach, [3.5, 3.5]);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn cleared(&self, width: usize) -> Cleared {
        let longer = self.side(width) / 2.0;
        let sides = match self.shape {
            LogoShape::Circle => [longer; 2],
            LogoShape::Square => [longer * self.aspect.min(1.0), longer / self.aspect.max(1.0)],
        };
        Cleared {
            reach: sides.map(|side| side + self.padding),
            shape: self.shape,
        }
    }

    /// Returns left, top and side of the square around the logo, without its padding, in modules from the corner of a symbol of these
    /// sides.
    pub(in super::super) fn square(&self, [width, height]: [usize; 2]) -> [f64; 3] {
        let side = self.side(width);
        let from = |length: usize| (modules(length) - side) / 2.0;
        [from(width), from(height), side]
    }

    /// Returns the longer side in modules.
    fn side(&self, width: usize) -> f64 {
        self.size * modules(width)
    }
}
