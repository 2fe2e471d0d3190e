//! How much room a logo takes.

use super::super::cleared::{Cleared, LogoShape};
use super::super::decimal::decimal;
use crate::{Code, Error};

/// How much room a logo takes in the middle of a symbol.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    size: f64,
    padding: f64,
    shape: LogoShape,
}

impl Place {
    /// Takes the side of a logo as a share of the symbol's width, the modules of padding around it, and its outline.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`] with `option`, `value` and `allowed`: the size is not above 0 and at most 1, or the padding is not 0 to
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
            return Err(invalid("logo.size", size, "0 … 1"));
        }
        if !(0.0..=177.0).contains(&padding) {
            return Err(invalid("logo.padding", padding, "0 … 177"));
        }
        Ok(Self {
            size,
            padding,
            shape,
        })
    }

    /// Returns the side as a share of the symbol's width.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Returns the modules of padding around the logo.
    #[must_use]
    pub fn padding(&self) -> f64 {
        self.padding
    }

    /// Returns the outline.
    #[must_use]
    pub fn shape(&self) -> LogoShape {
        self.shape
    }

    /// Returns the modules that the logo takes in every symbol that is so many modules wide.
    #[must_use]
    pub fn cleared(&self, width: usize) -> Cleared {
        Cleared {
            reach: self.side(width) / 2.0 + self.padding,
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

    /// Returns the side in modules.
    fn side(&self, width: usize) -> f64 {
        self.size * modules(width)
    }
}

/// The number is shown to a thousandth, without a zero before the point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number out of range ends at its end"
)]
#[cold]
fn invalid(option: &str, value: f64, allowed: &str) -> Error {
    let mut text = String::new();
    decimal(&mut text, (value * 1000.0).round() as i64, 3);
    Error::new(Code::OptionInvalid)
        .with("option", option)
        .with("value", text)
        .with("allowed", allowed)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
fn modules(count: usize) -> f64 {
    count as f64
}
