//! A picture behind the symbol.

use std::sync::Arc;

use super::decimal::invalid_number;
use super::extent::{Extent, modules};
use super::logo::{Image, LogoFile, Shown, embedded};
use super::pixels::Pixels;
use crate::Error;

/// A picture behind the symbol, which it fills as far as its quiet zone. What readers find and measure a symbol by is drawn whole over it;
/// of every other module a dot is seen, and nothing where the picture itself shows what the module says. Where the picture makes it hard to
/// tell dark from light the dots are larger.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Background, Fit, Image, Pixels, Style};
///
/// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
/// let style = Style { background: Some(Background::new(red, 0.8, Fit::Cover)?), ..Style::default() };
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Background {
    shown: Shown,
    /// What SVG documents embed instead of its pixels.
    file: Option<LogoFile>,
    opacity: f64,
    fit: Fit,
}

/// How a picture comes into a rectangle of another shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fit {
    /// It covers the rectangle, and what lies beyond is cut off on both sides alike.
    #[default]
    Cover,
    /// All of it is seen, and the rest of the rectangle is ground.
    Contain,
}

impl Background {
    /// Takes an image, its opacity above the ground, and how it comes into the symbol's rectangle.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed`: the opacity is no number from 0 to 1.
    /// [`LogoUnsupported`](crate::Code::LogoUnsupported): the image is shapes, or drawn by someone else; pixels and files of pixels are taken.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Background, Fit, Image, Pixels};
    ///
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// assert!(Background::new(red.clone(), 1.0, Fit::Contain).is_ok());
    /// assert_eq!(
    ///     Background::new(red, 1.5, Fit::Cover).unwrap_err().to_string(),
    ///     "option-invalid (option: background.opacity, value: 1.5, allowed: 0 … 1)"
    /// );
    /// assert!(Background::new(Image::Elsewhere, 1.0, Fit::Cover).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(image: Image, opacity: f64, fit: Fit) -> Result<Self, Error> {
        if !(0.0..=1.0).contains(&opacity) {
            return Err(invalid_number("background.opacity", opacity, "0 … 1"));
        }
        let found = match &image {
            Image::Pixels(_) => None,
            Image::File(file) if file.content().is_ok() => None,
            Image::File(_) => Some("an SVG file"),
            Image::Elsewhere => Some("an image element or bitmap"),
        };
        if let Some(found) = found {
            let error = Error::new(crate::Code::LogoUnsupported);
            return Err(of_background(error.with("found", found)));
        }
        Ok(Self {
            shown: Shown::new(image),
            file: None,
            opacity,
            fit,
        })
    }

    /// Takes a JPEG or WebP file that shows the same image, which SVG documents embed instead of its pixels: that of a photograph is shorter. One
    /// of another kind, or that is to be turned, is not taken.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Background, Fit, Image, LogoFile, Pixels};
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// let file = LogoFile::new(b"RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0\x2f\0\0\0\0\0\0\0\0\0".to_vec())?;
    /// let background = Background::new(red, 1.0, Fit::Cover)?.with_file(file);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn with_file(self, file: LogoFile) -> Self {
        let plain = matches!(file.media_type(), "image/jpeg" | "image/webp");
        let taken = plain && Image::File(file.clone()).aspect().is_some();
        Self {
            file: taken.then_some(file),
            ..self
        }
    }

    /// Returns what is shown.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Background, Fit, Image, Pixels};
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// assert_eq!(Background::new(red.clone(), 1.0, Fit::Cover)?.image(), &red);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn image(&self) -> &Image {
        self.shown.image()
    }

    /// Returns the opacity above the ground, 0 to 1.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Background, Fit, Image, Pixels};
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// assert_eq!(Background::new(red, 0.7, Fit::Cover)?.opacity(), 0.7);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn opacity(&self) -> f64 {
        self.opacity
    }

    /// Returns how the picture comes into the symbol's rectangle.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Background, Fit, Image, Pixels};
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// assert_eq!(Background::new(red, 1.0, Fit::Contain)?.fit(), Fit::Contain);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn fit(&self) -> Fit {
        self.fit
    }

    /// Keeps what was decoded, scaled and compressed for another one of the same image, as [`Logo::sharing`](super::Logo::sharing) does.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Background, Fit, Image, Pixels};
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// let first = Background::new(red.clone(), 1.0, Fit::Cover)?;
    /// let second = Background::new(red, 0.5, Fit::Cover)?.sharing(&first);
    /// assert_eq!(second.opacity(), 0.5);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn sharing(self, other: &Self) -> Self {
        // The file that is embedded is cut as it fits.
        if self.fit != other.fit {
            return self;
        }
        Self {
            shown: self.shown.sharing(&other.shown),
            ..self
        }
    }

    /// Returns the same picture with another opacity, 0 to 1.
    pub(crate) fn faded(&self, opacity: f64) -> Self {
        Self {
            opacity,
            ..self.clone()
        }
    }

    /// Returns the opacity as pixels have it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 255"
    )]
    pub(super) fn alpha(&self) -> u8 {
        (self.opacity * 255.0).round() as u8
    }

    /// Returns the pixels that it shows.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`, `logo-not-a-picture`: it is a file that is no PNG file, or one with a mistake.
    pub(super) fn pixels(&self) -> Result<Pixels, Error> {
        let pixels = self.shown.pixels().map_err(of_background)?;
        pixels.ok_or_else(|| of_background(Error::new(crate::Code::LogoUnsupported)))
    }

    /// Returns what of an image is seen, in its pixels, and where that lies in a symbol of these sides.
    fn fitted(&self, image: &Pixels, [columns, rows]: [f64; 2]) -> ([u32; 2], Extent) {
        let [width, height] = [image.width(), image.height()].map(f64::from);
        let whole = [image.width(), image.height()];
        let wide = width * rows > height * columns;
        match self.fit {
            Fit::Cover => {
                let part = if wide {
                    [pixels(height * columns / rows, whole[0]), whole[1]]
                } else {
                    [whole[0], pixels(width * rows / columns, whole[1])]
                };
                let from = [0.0; 2];
                let sides = [columns, rows];
                (part, Extent { from, sides })
            }
            Fit::Contain => {
                let sides = if wide {
                    [columns, columns * height / width]
                } else {
                    [rows * width / height, rows]
                };
                let from = [(columns - sides[0]) / 2.0, (rows - sides[1]) / 2.0];
                (whole, Extent { from, sides })
            }
        }
    }

    /// Returns what is seen of the image in a symbol of these sides, with so many pixels a module, and how many lie to its left and above it.
    ///
    /// # Errors
    ///
    /// Those of [`Background::pixels`].
    pub(super) fn placed(&self, sides: [usize; 2], module: u32) -> Result<Placed, Error> {
        let image = self.pixels()?;
        let (part, extent) = self.fitted(&image, sides.map(modules));
        let scale = f64::from(module);
        let seen = extent.sides.map(|side| pixels(side * scale, u32::MAX));
        // It lies in the middle, or half a pixel off.
        let before = |axis: usize| {
            let all = pixels(modules(sides[axis]) * scale, u32::MAX);
            all.saturating_sub(seen[axis]) / 2
        };
        Ok(Placed {
            pixels: self.shown.scaled(&image, part, seen)?,
            left: before(0),
            top: before(1),
        })
    }

    /// Returns what is seen of the image with at most so many pixels along the longer side, and where it lies in a symbol of these sides.
    ///
    /// # Errors
    ///
    /// Those of [`Background::pixels`].
    pub(super) fn cut(&self, sides: [usize; 2], most: u32) -> Result<(Pixels, Extent), Error> {
        let image = self.pixels()?;
        let (part, extent) = self.fitted(&image, sides.map(modules));
        let longest = part[0].max(part[1]);
        let seen = part.map(|side| {
            if longest <= most {
                return side;
            }
            pixels(f64::from(side) * f64::from(most) / f64::from(longest), most)
        });
        if seen == [image.width(), image.height()] {
            return Ok((image, extent));
        }
        Ok((self.shown.scaled(&image, part, seen)?, extent))
    }

    /// Returns the file that SVG documents embed whole, and who shows it cuts.
    pub(super) fn embedded(&self) -> Option<&LogoFile> {
        match self.image() {
            Image::File(file) if file.media_type() != "image/png" => Some(file),
            _ => self.file.as_ref(),
        }
    }

    /// Returns the file that SVG documents embed for a symbol of these sides, and where it lies.
    ///
    /// # Errors
    ///
    /// Those of [`Background::pixels`].
    pub(super) fn file(&self, sides: [usize; 2]) -> Result<(Arc<Vec<u8>>, Extent), Error> {
        let (seen, extent) = self.cut(sides, 1024)?;
        // Symbols that are not square see another part of it.
        let file = if sides[0] == sides[1] {
            self.shown.file(&|| seen.clone())
        } else {
            Arc::new(embedded(&seen))
        };
        Ok((file, extent))
    }
}

/// Says that an error of an image is one of the picture behind a symbol, not of a logo.
#[cold]
pub(crate) fn of_background(error: Error) -> Error {
    error.with("option", "background.image")
}

/// What is seen of an image in pixels.
pub(super) struct Placed {
    pub(super) pixels: Pixels,
    /// Pixels from the symbol's left edge.
    pub(super) left: u32,
    /// Pixels from its upper edge.
    pub(super) top: u32,
}

/// Returns a length in whole pixels, at least one and no more than there are.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is clamped"
)]
fn pixels(length: f64, most: u32) -> u32 {
    // `clamp` with bounds that are not constant carries the writing of real numbers along.
    length.round().min(most.into()).max(1.0) as u32
}
