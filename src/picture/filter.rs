//! Rows of pixels in more than a few colours: filtered and compressed, as PNG and PDF both take them.
//!
//! # What this page does not do
//!
//! It looks no farther ahead than a row, and never at the compressed size.

use super::deflate::deflate;
use super::pixels::Pixels;
use super::raster::Pixel;

/// Rows of pixels, each of which stands a number of times.
pub(super) struct Rows<'a> {
    /// The rows that differ from the one above.
    pub(super) rows: Vec<&'a [Pixel]>,
    /// How often each stands.
    pub(super) repeats: Vec<u16>,
}

impl<'a> Rows<'a> {
    /// Joins equal rows of a picture.
    pub(super) fn new(pixels: &'a Pixels) -> Self {
        let mut rows: Vec<&[Pixel]> = Vec::new();
        let mut repeats: Vec<u16> = Vec::new();
        let data: &[Pixel] = pixels.data().as_chunks().0;
        for row in data.chunks_exact(pixels.width() as usize) {
            match repeats.last_mut() {
                Some(repeat)
                    if *repeat < u16::MAX && rows.last().is_some_and(|last| equal(last, row)) =>
                {
                    *repeat += 1;
                }
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
        self.rows
            .iter()
            .copied()
            .flatten()
            .all(|pixel| pixel[3] == 255)
    }

    /// Compresses the channels from `first` on, `count` of them: ISO/IEC 15948:2004 9. `module` pixels are a module.
    pub(super) fn compressed(&self, first: usize, count: usize, module: u32) -> Vec<u8> {
        let across = self.rows.first().map_or(0, |row| row.len() * count);
        let stride = 1 + across;
        let mut bytes = Vec::with_capacity(self.rows.len() * stride);
        // Before each row stands a pixel of zeros.
        let mut above = vec![0; count + across];
        let mut here = Vec::with_capacity(count + across);
        let (mut kind, mut best, mut trial) = (SUB, Vec::new(), Vec::new());
        for (row, &repeats) in self.rows.iter().zip(&self.repeats) {
            here.clear();
            here.resize(count, 0);
            for pixel in *row {
                here.extend_from_slice(&pixel[first..first + count]);
            }
            let mut least = u64::MAX;
            for filter in [SUB, UP, PAETH] {
                // A row that stands again must be the same bytes again, so only Sub, which looks at no other row, will do. And Paeth, which
                // takes longer than all else, helps where neighbours differ everywhere, as in a photograph, and hardly in a code.
                let worth = match filter {
                    SUB => true,
                    UP => repeats == 1,
                    _ => repeats == 1 && least > 4 * across as u64,
                };
                if !worth {
                    break;
                }
                filtered(filter, &here, &above, count, &mut trial);
                // The sum of differences tells how well a row packs, better than its cost is worth.
                let sum = trial
                    .iter()
                    .map(|byte| u64::from(byte.cast_signed().unsigned_abs()))
                    .sum();
                if sum < least {
                    least = sum;
                    kind = filter;
                    std::mem::swap(&mut best, &mut trial);
                }
            }
            bytes.push(kind);
            bytes.extend_from_slice(&best);
            std::mem::swap(&mut above, &mut here);
        }
        let depth = if count == 1 {
            8
        } else if count == 3 {
            24
        } else {
            32
        };
        deflate(&bytes, stride, &self.repeats, depth, module)
    }
}

/// Tells whether rows of one length are equal, two pixels at a time: in WebAssembly slices are compared byte by byte.
fn equal(one: &[Pixel], other: &[Pixel]) -> bool {
    let (pairs, rest) = one.as_flattened().as_chunks::<8>();
    let (others, last) = other.as_flattened().as_chunks::<8>();
    rest == last
        && pairs
            .iter()
            .zip(others)
            .all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
}

/// Each byte less the one of the pixel before.
const SUB: u8 = 1;
/// Each byte less the one above.
const UP: u8 = 2;
/// Each byte less that of its three neighbours which is nearest to where they lead.
const PAETH: u8 = 4;

/// Filters a row; `count` bytes of zeros stand before each row.
fn filtered(filter: u8, here: &[u8], above: &[u8], count: usize, row: &mut Vec<u8>) {
    let (bytes, up) = (&here[count..], &above[count..]);
    row.clear();
    if filter == PAETH {
        let before = here.iter().zip(up).zip(above);
        let each = bytes.iter().zip(before);
        row.extend(
            each.map(|(byte, ((left, up), corner))| byte.wrapping_sub(paeth(*left, *up, *corner))),
        );
    } else {
        let foretold = if filter == SUB { here } else { up };
        row.extend(
            bytes
                .iter()
                .zip(foretold)
                .map(|(byte, foretold)| byte.wrapping_sub(*foretold)),
        );
    }
}

/// Foretells a byte from its neighbours: ISO/IEC 15948:2004 9.4.
pub(super) fn paeth(left: u8, above: u8, corner: u8) -> u8 {
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
