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

    /// Compresses some channels: ISO/IEC 15948:2004 9. `module` pixels are a module.
    pub(super) fn compressed(&self, channels: Channels, module: u32) -> Vec<u8> {
        let count = channels.depth() as usize / 8;
        let across = self.rows.first().map_or(0, |row| row.len() * count);
        let stride = 1 + across;
        let mut bytes = Vec::with_capacity(self.rows.len() * stride);
        // Before each row stands a pixel of zeros.
        let mut above = vec![0; count + across];
        let mut here = above.clone();
        let (mut kind, mut best, mut trial) = (SUB, vec![0; across], vec![0; across]);
        for (row, &repeats) in self.rows.iter().zip(&self.repeats) {
            let places = &mut here[count..];
            match channels {
                Channels::Colors => copy(row, |&[red, green, blue, _]| [red, green, blue], places),
                Channels::Opacity => copy(row, |&[.., alpha]| [alpha], places),
                Channels::All => copy(row, |pixel| *pixel, places),
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
                // The sum of differences tells how well a row packs, better than its cost is worth.
                let sum = filtered(filter, &here, &above, count, &mut trial);
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
        deflate(&bytes, stride, &self.repeats, channels.depth(), module)
    }
}

/// What is compressed of pixels.
#[derive(Clone, Copy)]
pub(super) enum Channels {
    /// Red, green and blue; or what stands in their place.
    Colors,
    Opacity,
    All,
}

impl Channels {
    /// Returns how many bits a pixel has.
    fn depth(self) -> u32 {
        match self {
            Self::Colors => 24,
            Self::Opacity => 8,
            Self::All => 32,
        }
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

/// Writes what is taken of each pixel of a row.
fn copy<const COUNT: usize>(
    row: &[Pixel],
    take: impl Fn(&Pixel) -> [u8; COUNT],
    places: &mut [u8],
) {
    for (place, pixel) in places.as_chunks_mut().0.iter_mut().zip(row) {
        *place = take(pixel);
    }
}

/// Filters a row and returns the sum of its bytes, each taken as a number from -128 to 127, without their signs; `count` bytes of zeros
/// stand before each row.
fn filtered(filter: u8, here: &[u8], above: &[u8], count: usize, row: &mut [u8]) -> u64 {
    let (bytes, up) = (&here[count..], &above[count..]);
    if filter != PAETH {
        return less(bytes, if filter == SUB { here } else { up }, row);
    }
    let mut sum = 0;
    let before = here.iter().zip(up).zip(above);
    let each = bytes.iter().zip(before);
    for (to, (byte, ((left, up), corner))) in row.iter_mut().zip(each) {
        *to = byte.wrapping_sub(paeth(*left, *up, *corner));
        sum += size(*to);
    }
    sum
}

/// Writes each byte less what was foretold of it, and returns the sum of [`filtered`]. WebAssembly without vectors works eight bytes of a
/// word at a time three times as fast as one by one.
fn less(bytes: &[u8], foretold: &[u8], row: &mut [u8]) -> u64 {
    /// The highest bit of each byte.
    const SIGNS: u64 = 0x8080_8080_8080_8080;
    /// Every other byte.
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    let (words, rest) = bytes.as_chunks::<8>();
    let (others, last) = foretold[..bytes.len()].as_chunks::<8>();
    let (places, end) = row.as_chunks_mut::<8>();
    let mut sum = 0;
    for ((word, other), place) in words.iter().zip(others).zip(places) {
        let [word, other] = [word, other].map(|eight| u64::from_le_bytes(*eight));
        // No byte borrows from the next one where its highest bit is set, which is put right afterwards.
        let left = ((word | SIGNS) - (other & !SIGNS)) ^ ((word ^ !other) & SIGNS);
        *place = left.to_le_bytes();
        // A negative byte is turned around: all its bits, and one more.
        let signs = (left & SIGNS) >> 7;
        let sizes = (left ^ (signs * 0xff)) + signs;
        let pairs = (sizes & EVEN) + (sizes >> 8 & EVEN);
        // The highest sixteen bits of the product are the sum of all four.
        sum += pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48;
    }
    for ((byte, other), place) in rest.iter().zip(last).zip(end) {
        *place = byte.wrapping_sub(*other);
        sum += size(*place);
    }
    sum
}

/// Returns a byte without its sign.
fn size(byte: u8) -> u64 {
    byte.cast_signed().unsigned_abs().into()
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
