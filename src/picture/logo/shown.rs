//! An image, and what was made of it.

use std::sync::Arc;

use super::Image;
use super::made::{Kind, Made};
use crate::Error;
use crate::picture::pixels::Pixels;
use crate::picture::png::png_of;
use crate::picture::scaled::scaled;

/// An image with what was decoded, scaled and compressed of it: clones share that, so that it is done once.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::picture) struct Shown {
    image: Image,
    made: Made,
}

impl Shown {
    pub(in crate::picture) fn new(image: Image) -> Self {
        let made = Made::default();
        Self { image, made }
    }

    pub(in crate::picture) fn image(&self) -> &Image {
        &self.image
    }

    /// Takes over what was made of another one, where both show the same image.
    pub(in crate::picture) fn sharing(self, other: &Self) -> Self {
        // One image in memory is enough.
        if self.image == other.image {
            other.clone()
        } else {
            self
        }
    }

    /// Returns the pixels that it shows; none where someone else draws it.
    ///
    /// # Errors
    ///
    /// Those of [`LogoFile::pixels`](super::LogoFile::pixels).
    pub(in crate::picture) fn pixels(&self) -> Result<Option<Pixels>, Error> {
        match &self.image {
            Image::Pixels(pixels) => Ok(Some(pixels.clone())),
            Image::File(file) => self.made.pixels(Kind::Decoded, &|| file.pixels()).map(Some),
            Image::Elsewhere => Ok(None),
        }
    }

    /// Returns the part of `image`, which are its pixels, that lies in the middle and is so wide and high, in so many columns and rows.
    ///
    /// # Errors
    ///
    /// None where there are columns and rows.
    pub(in crate::picture) fn scaled(
        &self,
        image: &Pixels,
        part: [u32; 2],
        [width, height]: [u32; 2],
    ) -> Result<Pixels, Error> {
        let kind = Kind::Scaled {
            part,
            width,
            height,
        };
        self.made.pixels(kind, &|| {
            let colors = scaled(image, part, width as usize, height as usize);
            Pixels::new(width, height, colors.into_flattened())
        })
    }

    /// Returns `image`, which are its pixels, with no more than so many along the longer side.
    ///
    /// # Errors
    ///
    /// None.
    pub(in crate::picture) fn shrunk(&self, image: &Pixels, most: u32) -> Result<Pixels, Error> {
        self.made.pixels(Kind::Shrunk(most), &|| {
            Ok(image.shrunk(most).unwrap_or_else(|| image.clone()))
        })
    }

    /// Returns the file that SVG documents embed; `seen` are the pixels that it is made of at the first time.
    pub(in crate::picture) fn file(&self, seen: &dyn Fn() -> Pixels) -> Arc<Vec<u8>> {
        self.made.file(&|| embedded(&seen()))
    }
}

/// The most bytes of a PNG file of more than 512 pixels a side.
const MOST_OF_A_PHOTOGRAPH: usize = 200_000;

/// Writes pixels as a PNG file, and smaller where they are a photograph, whose file would be very long.
pub(in crate::picture) fn embedded(seen: &Pixels) -> Vec<u8> {
    let file = png_of(seen, 1);
    if file.len() <= MOST_OF_A_PHOTOGRAPH {
        return file;
    }
    seen.shrunk(512).map_or(file, |less| png_of(&less, 1))
}
