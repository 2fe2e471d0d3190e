//! The size of a picture.

use super::decimal::invalid_number;
use crate::Error;

/// The size of a picture: pixels per module, which decide the size of the picture, or pixels across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Pixels per module, 1 to 256.
    Module(u32),
    /// Pixels across, quiet zone included.
    Across(u32),
}

impl Scale {
    /// The most pixels that a module may have.
    pub const MOST_MODULE_PIXELS: u32 = 256;

    /// Takes so many pixels per module, 1 to 256.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed` for any other number.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Scale;
    ///
    /// assert!(Scale::module(10).is_ok());
    /// assert_eq!(
    ///     Scale::module(0).unwrap_err().to_string(),
    ///     "option-invalid (option: moduleSize, value: 0, allowed: 1 … 256)"
    /// );
    /// ```
    pub fn module(pixels: u32) -> Result<Self, Error> {
        if (1..=Self::MOST_MODULE_PIXELS).contains(&pixels) {
            Ok(Self(Kind::Module(pixels)))
        } else {
            Err(invalid_number("moduleSize", pixels.into(), "1 … 256"))
        }
    }

    /// Takes so many pixels across, quiet zone included. What a whole number of pixels per module leaves over is quiet zone.
    ///
    /// Whether the symbol has room is told by [`Layout::new`](super::Layout::new), which knows it.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Scale;
    ///
    /// assert_ne!(Scale::across(290), Scale::module(10)?);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn across(pixels: u32) -> Self {
        Self(Kind::Across(pixels))
    }

    pub(super) fn kind(self) -> Kind {
        self.0
    }
}

impl Default for Scale {
    /// Ten pixels a module.
    fn default() -> Self {
        Self(Kind::Module(10))
    }
}
