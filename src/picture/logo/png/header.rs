//! The header of a PNG file: size, bit depth, colour type, interlacing. ISO/IEC 15948:2004 11.2.2.

use super::refused;
use crate::{Code, Error};

/// The header of a PNG file that can be decoded.
pub(super) struct Header {
    /// Pixels across, at least 1.
    pub(super) width: u32,
    /// Pixels down, at least 1.
    pub(super) height: u32,
    /// Bits of each sample: 1, 2, 4, 8 or 16.
    pub(super) depth: usize,
    /// What the samples of a pixel mean.
    pub(super) color: ColorType,
    /// Whether the pixels come in the seven passes of Adam7.
    pub(super) interlaced: bool,
}

/// What the samples of a pixel mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ColorType {
    Greyscale,
    Truecolour,
    Indexed,
    GreyscaleAlpha,
    TruecolourAlpha,
}

/// The most pixels: those of a photograph of twelve megapixels and a third more. They take 64 MB.
const MOST_PIXELS: u32 = 1 << 24;

impl Header {
    /// Reads the data of the chunk `IHDR`.
    pub(super) fn read(data: &[u8]) -> Result<Self, Error> {
        let impossible = || refused("a PNG file with an impossible header");
        let &[
            w1,
            w2,
            w3,
            w4,
            h1,
            h2,
            h3,
            h4,
            depth,
            color,
            compression,
            filter,
            interlace,
        ] = data
        else {
            return Err(impossible());
        };
        let width = u32::from_be_bytes([w1, w2, w3, w4]);
        let height = u32::from_be_bytes([h1, h2, h3, h4]);
        let color = ColorType::of(color, depth).ok_or_else(impossible)?;
        if width == 0 || height == 0 || compression != 0 || filter != 0 || interlace > 1 {
            return Err(impossible());
        }
        if width
            .checked_mul(height)
            .is_none_or(|count| count > MOST_PIXELS)
        {
            return Err(Error::new(Code::LogoNotAPicture)
                .with("reason", "too many pixels")
                .with("width", width)
                .with("height", height)
                .with("most", MOST_PIXELS));
        }
        Ok(Self {
            width,
            height,
            depth: usize::from(depth),
            color,
            interlaced: interlace == 1,
        })
    }

    /// Returns the bytes of a row of so many pixels; the last may have bits left over.
    pub(super) fn row_bytes(&self, width: usize) -> usize {
        (width * self.color.samples() * self.depth).div_ceil(8)
    }

    /// Returns the bytes of a whole pixel, at least 1.
    pub(super) fn pixel_bytes(&self) -> usize {
        self.row_bytes(1)
    }
}

impl ColorType {
    /// Returns the colour type of this number where it has samples of so many bits, Table 11.1.
    fn of(number: u8, depth: u8) -> Option<Self> {
        let (color, depths): (_, &[u8]) = match number {
            0 => (Self::Greyscale, &[1, 2, 4, 8, 16]),
            2 => (Self::Truecolour, &[8, 16]),
            3 => (Self::Indexed, &[1, 2, 4, 8]),
            4 => (Self::GreyscaleAlpha, &[8, 16]),
            6 => (Self::TruecolourAlpha, &[8, 16]),
            _ => return None,
        };
        depths.contains(&depth).then_some(color)
    }

    /// Returns the samples of a pixel.
    pub(super) fn samples(self) -> usize {
        match self {
            Self::Greyscale | Self::Indexed => 1,
            Self::GreyscaleAlpha => 2,
            Self::Truecolour => 3,
            Self::TruecolourAlpha => 4,
        }
    }
}
