//! A picture in the middle of the symbol.

mod file;
mod made;
mod place;
mod png;
mod shown;
mod sides;
mod vector;

pub use file::LogoFile;
pub use place::Place;
pub use png::read_png;
pub(super) use shown::{Shown, embedded};
pub(super) use sides::Frame;
pub use vector::Vector;
pub(super) use vector::{Outline, Step};

use std::sync::Arc;

use super::pixels::Pixels;
use crate::Error;

/// A picture in the middle of the symbol, in its place.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Image, Logo, LogoShape, Pixels, Place, Style};
///
/// let red = Pixels::new(1, 1, vec![200, 16, 46, 255])?;
/// let place = Place::new(0.2, 1.0, LogoShape::Square)?;
/// let style = Style { logo: Some(Logo::new(Image::Pixels(red), place)), ..Style::default() };
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    shown: Shown,
    place: Place,
}

/// What a logo shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Image {
    /// Pixels, for every output.
    Pixels(Pixels),
    /// A file: PNG for every output, JPEG, WebP and SVG for SVG documents.
    File(LogoFile),
    /// What someone else draws into the place afterwards: the modules are cleared and nothing is drawn.
    Elsewhere,
}

impl Image {
    /// Returns the width by the height of what is shown; none where someone else draws it, and where a file does not say it.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Image, LogoFile};
    ///
    /// let file = LogoFile::new(b"<svg viewBox='0 0 300 60'/>".to_vec())?;
    /// assert_eq!(Image::File(file).aspect(), Some(5.0));
    /// assert_eq!(Image::Elsewhere.aspect(), None);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn aspect(&self) -> Option<f64> {
        match self {
            Self::Pixels(pixels) => Some(f64::from(pixels.width()) / f64::from(pixels.height())),
            Self::File(file) => file.aspect(),
            Self::Elsewhere => None,
        }
    }
}

impl Logo {
    /// Puts an image in its place, which becomes as wide and high as what is shown, where that is known.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Image, Logo, LogoShape, Place};
    ///
    /// let logo = Logo::new(Image::Elsewhere, Place::new(0.2, 1.0, LogoShape::Circle)?);
    /// assert_eq!(logo.place().size(), 0.2);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn new(image: Image, place: Place) -> Self {
        let place = match image.aspect() {
            Some(aspect) => place.with_aspect(aspect).unwrap_or(place),
            None => place,
        };
        Self {
            shown: Shown::new(image),
            place,
        }
    }

    /// Returns what the logo shows.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Image, Logo, LogoShape, Place};
    ///
    /// let logo = Logo::new(Image::Elsewhere, Place::new(0.2, 1.0, LogoShape::Circle)?);
    /// assert_eq!(logo.image(), &Image::Elsewhere);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn image(&self) -> &Image {
        self.shown.image()
    }

    /// Returns how much room it takes.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Image, Logo, LogoShape, Place};
    ///
    /// let place = Place::new(0.2, 1.0, LogoShape::Circle)?;
    /// assert_eq!(Logo::new(Image::Elsewhere, place).place(), place);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Keeps what was decoded, scaled and compressed for another logo of the same image, so that it is not done again.
    ///
    /// Clones of a logo and of a style share it by themselves.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Image, Logo, LogoShape, Pixels, Place};
    ///
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// let first = Logo::new(red.clone(), Place::new(0.2, 1.0, LogoShape::Square)?);
    /// let second = Logo::new(red, Place::new(0.1, 1.0, LogoShape::Square)?).sharing(&first);
    /// assert_eq!(second.place().size(), 0.1);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn sharing(self, other: &Self) -> Self {
        Self {
            shown: self.shown.sharing(&other.shown),
            ..self
        }
    }

    /// Returns the pixels that it shows; none where someone else draws it.
    ///
    /// # Errors
    ///
    /// Those of [`LogoFile::pixels`].
    pub(super) fn pixels(&self) -> Result<Option<Pixels>, Error> {
        self.shown.pixels()
    }

    /// Returns `image`, which are its pixels, or the square in their middle, with so many columns and rows.
    ///
    /// # Errors
    ///
    /// None where there are columns and rows.
    pub(super) fn scaled(
        &self,
        image: &Pixels,
        square: bool,
        sides: [u32; 2],
    ) -> Result<Pixels, Error> {
        let whole = [image.width(), image.height()];
        let part = if square {
            [whole[0].min(whole[1]); 2]
        } else {
            whole
        };
        self.shown.scaled(image, part, sides)
    }

    /// Returns `image`, which are its pixels, with no more than so many along the longer side.
    ///
    /// # Errors
    ///
    /// None.
    pub(super) fn shrunk(&self, image: &Pixels, most: u32) -> Result<Pixels, Error> {
        self.shown.shrunk(image, most)
    }

    /// Returns the file that SVG documents embed of `image`, which are its pixels: no larger than is seen.
    pub(super) fn file(&self, image: &Pixels) -> Arc<Vec<u8>> {
        let seen = || image.shrunk(1024).unwrap_or_else(|| image.clone());
        self.shown.file(&seen)
    }
}
