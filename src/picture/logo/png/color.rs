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

    /// Returns red, green, blue and opacity of the pixel at `place` of a row; none where its index is beyond the palette.
    pub(super) fn pixel(&self, header: &Header, row: &[u8], place: usize) -> Option<[u8; 4]> {
        let count = header.color.samples();
        let mut samples = [0; 4];
        for (number, value) in samples[..count].iter_mut().enumerate() {
            *value = sample(row, header.depth, place * count + number);
        }
        let [a, b, c, d] = samples.map(|value| byte(value, header.depth));
        let opacity = match &self.transparent {
            Some(transparent) if samples[..count] == transparent[..] => 0,
            _ => 255,
        };
        match header.color {
            ColorType::Indexed => self.palette.get(usize::from(samples[0])).copied(),
            ColorType::Greyscale => Some([a, a, a, opacity]),
            ColorType::GreyscaleAlpha => Some([a, a, a, b]),
            ColorType::Truecolour => Some([a, b, c, opacity]),
            ColorType::TruecolourAlpha => Some([a, b, c, d]),
        }
    }
}

/// Returns the sample at `place` of a row; samples of less than a byte begin at the highest bit, 7.2.
fn sample(row: &[u8], depth: usize, place: usize) -> u16 {
    match depth {
        8 => u16::from(row[place]),
        16 => u16::from_be_bytes([row[2 * place], row[2 * place + 1]]),
        _ => {
            let bit = place * depth;
            let value = u16::from(row[bit / 8]) >> (8 - depth - bit % 8);
            value & ((1 << depth) - 1)
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
