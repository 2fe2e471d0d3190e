//! What a printing press asks of a PDF file.

use super::decimal::invalid_number;
use crate::Error;

/// The inks or lights that the colours of a PDF file are given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColorSpace {
    /// Red, green and blue, as on screens.
    #[default]
    Rgb,
    /// Cyan, magenta, yellow and black. What is grey is black ink alone, so that plates that lie a little apart blur no module.
    Cmyk,
}

/// What a printing press asks of a PDF file beside the picture.
///
/// # Example
///
/// ```
/// use hongbao::picture::{ColorSpace, Print};
///
/// let print = Print::new(ColorSpace::Cmyk, 3.0, true)?;
/// assert_eq!(print.bleed(), 3.0);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Print {
    space: ColorSpace,
    bleed: f64,
    crop_marks: bool,
}

/// The most millimetres that the ground goes on beyond the cut.
const MOST_BLEED: f64 = 50.0;

/// How far crop marks stay away from the cut at least, and how long they are, in millimetres.
const AWAY: f64 = 2.0;
pub(super) const LONG: f64 = 5.0;

impl Print {
    /// Takes the space of the colours, the millimetres that the ground goes on beyond the cut, and whether marks show where to cut.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed`: a bleed below 0 or above 50.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{ColorSpace, Print};
    ///
    /// assert_eq!(
    ///     Print::new(ColorSpace::Rgb, -1.0, false).unwrap_err().to_string(),
    ///     "option-invalid (option: bleed, value: -1, allowed: 0 … 50)"
    /// );
    /// ```
    pub fn new(space: ColorSpace, bleed: f64, crop_marks: bool) -> Result<Self, Error> {
        if (0.0..=MOST_BLEED).contains(&bleed) {
            Ok(Self {
                space,
                bleed,
                crop_marks,
            })
        } else {
            Err(invalid_number("bleed", bleed, "0 … 50"))
        }
    }

    /// Returns the space of the colours.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{ColorSpace, Print};
    /// assert_eq!(Print::default().space(), ColorSpace::Rgb);
    /// ```
    #[must_use]
    pub fn space(self) -> ColorSpace {
        self.space
    }

    /// Returns the millimetres that the ground goes on beyond the cut.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Print;
    /// assert_eq!(Print::default().bleed(), 0.0);
    /// ```
    #[must_use]
    pub fn bleed(self) -> f64 {
        self.bleed
    }

    /// Tells whether marks show where to cut.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Print;
    /// assert!(!Print::default().crop_marks());
    /// ```
    #[must_use]
    pub fn crop_marks(self) -> bool {
        self.crop_marks
    }

    /// Returns how far marks stay away from the cut, in millimetres.
    pub(super) fn away(self) -> f64 {
        self.bleed.max(AWAY)
    }

    /// Returns how much larger than the cut picture the page is at each side, in millimetres.
    pub(super) fn margin(self) -> f64 {
        if self.crop_marks {
            self.away() + LONG
        } else {
            self.bleed
        }
    }
}
