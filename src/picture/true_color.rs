//! Rows of pixels in more than a few colours: filtered and compressed, as PNG and PDF both take them.
//!
//! # What this page does not do
//!
//! It looks no farther ahead than a row, and never at the compressed size.

use super::deflate::{Rows, zlib};

/// Rows of RGBA pixels, each of which stands a number of times.
pub(super) struct Picture<'a> {
    /// The rows that differ from the one above.
    pub(super) rows: Vec<&'a [u8]>,
    /// How often each stands.
    pub(super) repeats: Vec<u32>,
}

/// Compresses the channels from `first` on, `count` of them, of RGBA pixels `width` pixels across, as PDF takes them: a zlib stream of
/// filtered rows.
#[must_use]
pub fn compressed(data: &[u8], width: u32, first: usize, count: usize) -> Vec<u8> {
    Picture::new(data, width).compressed(first, count, 1)
}

impl<'a> Picture<'a> {
    /// Joins equal rows of a picture `width` pixels across.
    pub(super) fn new(data: &'a [u8], width: u32) -> Self {
        let mut rows: Vec<&[u8]> = Vec::new();
        let mut repeats: Vec<u32> = Vec::new();
        for row in data.chunks_exact(4 * width.max(1) as usize) {
            match repeats.last_mut() {
                Some(repeat) if rows.last() == Some(&row) => *repeat += 1,
                _ => {
                    rows.push(row);
                    repeats.push(1);
                }
            }
        }
        Self { rows, repeats }
    }

    /// Tells whether nothing shines through.
    pub(super) fn opaque(&self) -> bool {
        let alphas = |row: &&[u8]| row.iter().skip(3).step_by(4).all(|&alpha| alpha == 255);
        self.rows.iter().all(alphas)
    }

    /// Compresses the channels from `first` on, `count` of them: ISO/IEC 15948:2004 9. `module` pixels are a module, where there
    /// are any.
    pub(super) fn compressed(&self, first: usize, count: usize, module: usize) -> Vec<u8> {
        let across = self.rows.first().map_or(0, |row| row.len() / 4 * count);
        let stride = 1 + across;
        let mut bytes = Vec::with_capacity(self.rows.len() * stride);
        let mut above = vec![0; across];
        let mut here = Vec::with_capacity(across);
        for (row, &repeats) in self.rows.iter().zip(&self.repeats) {
            here.clear();
            for pixel in row.chunks_exact(4) {
                here.extend_from_slice(&pixel[first..first + count]);
            }
            // A row that stands again must be the same bytes again, so only Sub, which looks at no other row, will do.
            let filters: &[u8] = if repeats == 1 {
                &[SUB, UP, PAETH]
            } else {
                &[SUB]
            };
            let start = bytes.len();
            let mut least = u64::MAX;
            for &filter in filters {
                let filtered = |place: usize| filtered(filter, &here, &above, place, count);
                // The sum of differences tells how well a row packs, better than its cost is worth.
                let sum = (0..across)
                    .map(|place| u64::from(filtered(place).cast_signed().unsigned_abs()));
                let sum = if filters.len() == 1 { 0 } else { sum.sum() };
                if sum < least {
                    least = sum;
                    bytes.truncate(start);
                    bytes.push(filter);
                    bytes.extend((0..across).map(filtered));
                }
            }
            std::mem::swap(&mut above, &mut here);
        }
        zlib(&Rows {
            bytes: &bytes,
            stride,
            repeats: &self.repeats,
            pixel: count.min(stride),
            module: (count * module).clamp(1, stride),
            module_height: module.max(1),
        })
    }
}

/// Each byte less the one of the pixel before.
const SUB: u8 = 1;
/// Each byte less the one above.
const UP: u8 = 2;
/// Each byte less that of its three neighbours which is nearest to where they lead.
const PAETH: u8 = 4;

/// Returns a byte of a filtered row.
fn filtered(filter: u8, here: &[u8], above: &[u8], place: usize, count: usize) -> u8 {
    let before = place.checked_sub(count);
    let left = before.map_or(0, |before| here[before]);
    let foretold = match filter {
        SUB => left,
        UP => above[place],
        _ => paeth(left, above[place], before.map_or(0, |before| above[before])),
    };
    here[place].wrapping_sub(foretold)
}

/// Foretells a byte from its neighbours: ISO/IEC 15948:2004 9.4.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let lead = i16::from(left) + i16::from(above) - i16::from(corner);
    let [to_left, to_above, to_corner] =
        [left, above, corner].map(|byte| (lead - i16::from(byte)).abs());
    if to_left <= to_above && to_left <= to_corner {
        left
    } else if to_above <= to_corner {
        above
    } else {
        corner
    }
}
