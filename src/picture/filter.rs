//! Rows of pixels in more than a few colours: filtered and compressed, as PNG and PDF both take them.
//!
//! # What this page does not do
//!
//! It looks no farther ahead than a row, and never at the compressed size.

use std::ops::Range;

use super::deflate::{Hints, Look, deflate};
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
                    if *repeat < u16::MAX
                        && rows
                            .last()
                            .is_some_and(|last| equal(last.as_flattened(), row.as_flattened())) =>
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
        let width = self.rows.first().map_or(0, |row| row.len());
        let mut filtered = Filtered::new(channels, width, self.rows.len());
        for (row, &repeats) in self.rows.iter().zip(&self.repeats) {
            filtered.add(repeats, 0..width, &mut |places| channels.take(row, places));
        }
        filtered.deflated(&self.repeats, module, Look::Flowing, &Hints::default())
    }
}

/// Rows of bytes that are filtered one after the other.
pub(super) struct Filtered {
    channels: Channels,
    /// The bytes of a pixel, and those of a row.
    count: usize,
    across: usize,
    /// Each row behind its filter.
    bytes: Vec<u8>,
    /// The row above and the one that comes. Before them stands a pixel of zeros, behind them is room for a word.
    above: Vec<u8>,
    here: Vec<u8>,
    best: Vec<u8>,
    trial: Vec<u8>,
}

impl Filtered {
    /// Expects rows of so many pixels.
    pub(super) fn new(channels: Channels, width: usize, rows: usize) -> Self {
        let count = channels.depth() as usize / 8;
        let across = width * count;
        let row = vec![0; count + across + 8];
        Self {
            channels,
            count,
            across,
            bytes: Vec::with_capacity(rows * (1 + across)),
            above: row.clone(),
            here: row,
            best: vec![0; across],
            trial: vec![0; across],
        }
    }

    /// Filters the next row, which stands so often. `fill` writes it, with eight bytes behind it that do not count. The filter is chosen by
    /// the pixels in some columns; without any the row stays as it is.
    pub(super) fn add(
        &mut self,
        repeats: u16,
        columns: Range<usize>,
        fill: &mut dyn FnMut(&mut [u8]),
    ) {
        let Self { count, across, .. } = *self;
        fill(&mut self.here[count..]);
        let part = columns.start * count..columns.end * count;
        // With the pixel before them.
        let [here, above] = [&self.here, &self.above].map(|row| &row[part.start..count + part.end]);
        let (mut kind, mut least) = (NONE, u64::MAX);
        for filter in [SUB, UP, PAETH] {
            // A row that stands again must be the same bytes again, so only Sub, which looks at no other row, will do. And Paeth, which
            // takes longer than all else, helps where neighbours differ everywhere, as in a photograph, and hardly in a code.
            let worth = match filter {
                SUB => !part.is_empty(),
                UP => repeats == 1,
                _ => repeats == 1 && least > 4 * across as u64,
            };
            if !worth {
                break;
            }
            // The sum of differences tells how well a row packs, better than its cost is worth.
            let sum = filtered(filter, here, above, count, &mut self.trial[..part.len()]);
            if sum < least {
                least = sum;
                kind = filter;
                std::mem::swap(&mut self.best, &mut self.trial);
            }
        }
        self.bytes.push(kind);
        let [here, above] = [&self.here, &self.above].map(|row| &row[..count + across]);
        if kind == NONE {
            self.bytes.extend_from_slice(&here[count..]);
        } else {
            if part.len() < across {
                filtered(kind, here, above, count, &mut self.best);
            }
            self.bytes.extend_from_slice(&self.best);
        }
        std::mem::swap(&mut self.above, &mut self.here);
    }

    /// Compresses the rows, of which each stands so often; `module` pixels are a module.
    pub(super) fn deflated(
        &self,
        repeats: &[u16],
        module: u32,
        look: Look,
        hints: &Hints,
    ) -> Vec<u8> {
        deflate(
            &self.bytes,
            1 + self.across,
            repeats,
            self.channels.depth(),
            module,
            look,
            hints,
        )
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
    /// Writes what is taken of a row.
    pub(super) fn take(self, row: &[Pixel], places: &mut [u8]) {
        match self {
            Self::Colors => copy(row, |&[red, green, blue, _]| [red, green, blue], places),
            Self::Opacity => copy(row, |&[.., alpha]| [alpha], places),
            Self::All => copy(row, |pixel| *pixel, places),
        }
    }

    /// Returns how many bits a pixel has.
    pub(super) fn depth(self) -> u32 {
        match self {
            Self::Colors => 24,
            Self::Opacity => 8,
            Self::All => 32,
        }
    }
}

/// Tells whether rows of one length are equal, eight bytes at a time: in WebAssembly slices are compared byte by byte.
pub(super) fn equal(one: &[u8], other: &[u8]) -> bool {
    let (pairs, rest) = one.as_chunks::<8>();
    let (others, last) = other.as_chunks::<8>();
    rest == last
        && pairs
            .iter()
            .zip(others)
            .all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
}

/// The bytes as they are.
const NONE: u8 = 0;
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
        let (word, other) = (u64::from_le_bytes(*word), u64::from_le_bytes(*other));
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
