//! What the samples of a PNG file show: palette, transparency, bit depth. ISO/IEC 15948:2004 11.2.3, 11.3.2, 13.12.

use super::header::{ColorType, Header};
use super::refused;
use crate::Error;

/// What beside the header decides how samples are seen.
#[derive(Default)]
pub(super) struct Colors {
    /// Red, green, blue and opacity of each index.
    palette: Vec<[u8; 4]>,
    /// The samples of the one grey or colour that is transparent.
    transparent: Option<Vec<u16>>,
}

impl Colors {
    /// Reads the data of the chunk `PLTE`, which only suggests something where the picture is not indexed.
    pub(super) fn read_palette(&mut self, header: &Header, data: &[u8]) -> Result<(), Error> {
        if header.color != ColorType::Indexed {
            return Ok(());
        }
        let (entries, rest) = data.as_chunks::<3>();
        let known = self.palette.is_empty() && self.transparent.is_none();
        if !known || !rest.is_empty() || !(1..=1 << header.depth).contains(&entries.len()) {
            return Err(refused("a PNG file with an impossible palette"));
        }
        self.palette = entries
            .iter()
            .map(|&[red, green, blue]| [red, green, blue, 255])
            .collect();
        Ok(())
    }

    /// Reads the data of the chunk `tRNS`.
    pub(super) fn read_transparency(&mut self, header: &Header, data: &[u8]) -> Result<(), Error> {
        let impossible = || refused("a PNG file with an impossible transparency");
        match header.color {
            ColorType::Indexed if data.len() <= self.palette.len() => {
                for (color, &opacity) in self.palette.iter_mut().zip(data) {
                    color[3] = opacity;
                }
            }
            ColorType::Greyscale | ColorType::Truecolour
                if data.len() == 2 * header.color.samples() =>
            {
                let (samples, _) = data.as_chunks();
                self.transparent =
                    Some(samples.iter().map(|&two| u16::from_be_bytes(two)).collect());
            }
            _ => return Err(impossible()),
        }
        Ok(())
    }

    /// Refuses an indexed picture without a palette.
    pub(super) fn check(&self, header: &Header) -> Result<(), Error> {
        if header.color == ColorType::Indexed && self.palette.is_empty() {
            return Err(refused("a PNG file without its palette"));
        }
        Ok(())
    }

    /// Puts the pixels of a row in their places; none where an index is beyond the palette.
    pub(super) fn paint<'a>(
        &self,
        header: &Header,
        row: &[u8],
        pixels: impl Iterator<Item = &'a mut [u8; 4]>,
    ) -> Option<()> {
        let samples = samples(row, header.depth);
        let byte = |sample| byte(sample, header.depth);
        let opacity = |samples: &[u16]| match &self.transparent {
            Some(transparent) if samples == transparent => 0,
            _ => 255,
        };
        match header.color {
            ColorType::Indexed => {
                for (pixel, &index) in pixels.zip(&samples) {
                    *pixel = *self.palette.get(usize::from(index))?;
                }
            }
            ColorType::Greyscale => {
                for (pixel, samples @ &[grey]) in pixels.zip(samples.as_chunks().0) {
                    *pixel = [byte(grey), byte(grey), byte(grey), opacity(samples)];
                }
            }
            ColorType::GreyscaleAlpha => {
                for (pixel, &[grey, alpha]) in pixels.zip(samples.as_chunks().0) {
                    *pixel = [byte(grey), byte(grey), byte(grey), byte(alpha)];
                }
            }
            ColorType::Truecolour => {
                for (pixel, samples @ &[red, green, blue]) in pixels.zip(samples.as_chunks().0) {
                    *pixel = [byte(red), byte(green), byte(blue), opacity(samples)];
                }
            }
            ColorType::TruecolourAlpha => {
                for (pixel, samples) in pixels.zip(samples.as_chunks().0) {
                    *pixel = samples.map(byte);
                }
            }
        }
        Some(())
    }
}

/// Returns the samples of a row; those of less than a byte begin at the highest bit, and the last byte may have some to spare, 7.2.
fn samples(row: &[u8], depth: usize) -> Vec<u16> {
    match depth {
        8 => row.iter().copied().map(u16::from).collect(),
        16 => {
            let (pairs, _) = row.as_chunks();
            pairs.iter().copied().map(u16::from_be_bytes).collect()
        }
        _ => {
            let most = (1 << depth) - 1;
            let shifts = (0..8 / depth).rev().map(|place| place * depth);
            row.iter()
                .flat_map(|&byte| {
                    shifts
                        .clone()
                        .map(move |shift| u16::from(byte) >> shift & most)
                })
                .collect()
        }
    }
}

/// Returns the byte that is nearest to a sample, 13.12: the same share of the most that it can be.
fn byte(sample: u16, depth: usize) -> u8 {
    let nearest = match depth {
        1 => sample * 255,
        2 => sample * 85,
        4 => sample * 17,
        8 => sample,
        _ => return ((u32::from(sample) * 255 + 32_767) / 65_535).to_le_bytes()[0],
    };
    nearest.to_le_bytes()[0]
}
