//! PNG without a canvas: ISO/IEC 15948:2004, which is the PNG specification of the W3C.
//!
//! A picture in at most 256 colours is written with a palette of 1, 2, 4 or 8 bits a pixel, any other as RGB or RGBA. Where every
//! module has one colour, rows are made from modules, and the pixels never exist.
//!
//! # What this page does not do
//!
//! It writes neither a physical size nor a colour profile nor a date, and it interlaces nothing.

#![allow(
    clippy::cast_possible_truncation,
    reason = "sides are at most 16 384 pixels, colours at most 256"
)]

mod file;

use file::file;

use super::color::Color;
use super::deflate::{Rows, zlib};
use super::layout::Layout;
use super::paint::Paint;
use super::pixels::{Pixels, VALUES, palette, pixels};
use super::style::Style;
use super::tile::{Tile, Tiles, fitted, tiles};
use super::true_color::Picture;
use crate::qr::Symbol;

/// Draws a symbol as a PNG file; the modules of a logo stay light, and so does the line of a caption.
#[must_use]
pub fn png(symbol: &Symbol, style: Style, layout: &Layout) -> Vec<u8> {
    let style = fitted(style, layout.module);
    let Paint::Solid(dark) = &style.dark else {
        return png_of(&pixels(symbol, style, layout), layout.module);
    };
    let tiles = tiles(symbol, &style, layout.module);
    let (palette, places) = colors(&tiles, &palette(&style, *dark));
    let depth = depth(palette.len());

    let size = Size {
        width: layout.width,
        height: layout.height,
        module: layout.module,
    };
    let mut bytes = Vec::new();
    let mut repeats = Vec::new();
    let height = (tiles.kinds.len() / tiles.width) as u32 * layout.module;
    let mut add = |repeat: u32, row: usize, kinds: &[u8]| {
        if repeat > 0 {
            repeats.push(repeat);
            let mut packer = Packer::new(&mut bytes, depth);
            packer.fill(0, layout.left);
            for &kind in kinds {
                match &tiles.by_kind[usize::from(kind)] {
                    Tile::Plain(value) => packer.fill(places[usize::from(*value)], layout.module),
                    Tile::Pixels(tile) => {
                        let module = layout.module as usize;
                        for &value in &tile[row * module..][..module] {
                            packer.fill(places[usize::from(value)], 1);
                        }
                    }
                }
            }
            packer.fill(
                0,
                layout.width - layout.left - kinds.len() as u32 * layout.module,
            );
            packer.finish();
        }
    };
    add(layout.top, 0, &[]);
    for kinds in tiles.kinds.chunks_exact(tiles.width) {
        let plain = kinds
            .iter()
            .all(|&kind| matches!(tiles.by_kind[usize::from(kind)], Tile::Plain(_)));
        if plain {
            add(layout.module, 0, kinds);
        } else {
            (0..layout.module).for_each(|row| add(1, row as usize, kinds));
        }
    }
    add(layout.height - layout.top - height, 0, &[]);
    indexed(&size, depth, &palette, &bytes, &repeats)
}

/// Writes pixels as a PNG file. `module` is the number of pixels across a module, after which much of the picture returns: the
/// file is smaller where it is right, and shows the same whatever it is.
#[must_use]
pub fn png_of(pixels: &Pixels, module: u32) -> Vec<u8> {
    let size = Size {
        width: pixels.width,
        height: pixels.height,
        module,
    };
    let picture = Picture::new(&pixels.data, pixels.width);
    if let Some((palette, indices)) = few(&picture.rows) {
        let depth = depth(palette.len());
        let mut bytes = Vec::with_capacity(picture.rows.len() * stride(size.width, depth));
        for row in indices.chunks_exact(size.width as usize) {
            let mut packer = Packer::new(&mut bytes, depth);
            for &index in row {
                packer.fill(index, 1);
            }
            packer.finish();
        }
        return indexed(&size, depth, &palette, &bytes, &picture.repeats);
    }

    let opaque = picture.opaque();
    let channels = if opaque { 3 } else { 4 };
    let data = picture.compressed(0, channels, module as usize);
    file(
        size.width,
        size.height,
        8,
        if opaque { 2 } else { 6 },
        &[],
        &data,
    )
}

/// The size of a picture, in pixels.
struct Size {
    width: u32,
    height: u32,
    module: u32,
}

/// Returns the colours that the values of some tiles have, light first, and the place of each value among them.
fn colors(tiles: &Tiles, palette: &[Color; VALUES]) -> (Vec<Color>, [u8; VALUES]) {
    let mut places = [0; VALUES];
    let mut colors = vec![palette[0]];
    for value in tiles.values() {
        let color = palette[usize::from(value)];
        let known = colors.iter().position(|known| *known == color);
        places[usize::from(value)] = known.unwrap_or(colors.len()) as u8;
        if known.is_none() {
            colors.push(color);
        }
    }
    (colors, places)
}

/// Returns the colours of the rows and each pixel's place among them; none where there are more than 256.
fn few(rows: &[&[u8]]) -> Option<(Vec<Color>, Vec<u8>)> {
    /// Slots of the table of colours: a power of two, and half of it stays free.
    const SLOTS: usize = 512;
    let mut colors: Vec<[u8; 4]> = Vec::new();
    // The place of a colour in the palette and one more, 0 for none.
    let mut slots = [0_u16; SLOTS];
    let mut indices = Vec::with_capacity(rows.len() * rows.first()?.len() / 4);
    let mut last = ([0; 4], None);
    for pixel in rows.iter().flat_map(|row| row.chunks_exact(4)) {
        let pixel = [pixel[0], pixel[1], pixel[2], pixel[3]];
        if let (known, Some(index)) = last
            && known == pixel
        {
            indices.push(index);
            continue;
        }
        let mut slot = (u32::from_le_bytes(pixel).wrapping_mul(0x9e37_79b1) >> 23) as usize;
        let index = loop {
            match slots[slot] {
                0 if colors.len() == 256 => return None,
                0 => {
                    colors.push(pixel);
                    slots[slot] = colors.len() as u16;
                    break colors.len() - 1;
                }
                taken if colors[usize::from(taken) - 1] == pixel => break usize::from(taken) - 1,
                _ => slot = (slot + 1) % SLOTS,
            }
        };
        last = (pixel, Some(index as u8));
        indices.push(index as u8);
    }
    let color = |[red, green, blue, alpha]: [u8; 4]| Color {
        red,
        green,
        blue,
        alpha,
    };
    Some((colors.into_iter().map(color).collect(), indices))
}

/// Writes a picture of palette indices.
fn indexed(size: &Size, depth: u32, palette: &[Color], bytes: &[u8], repeats: &[u32]) -> Vec<u8> {
    let module = size.module.max(1) as usize;
    // Modules that do not end with a byte: their pattern returns after eight at the latest.
    let times = (1..8).find(|times| (times * module * depth as usize).is_multiple_of(8));
    let stride = stride(size.width, depth);
    let data = zlib(&Rows {
        bytes,
        stride,
        repeats,
        pixel: 1,
        module: (times.unwrap_or(8) * module * depth as usize / 8).min(stride),
        module_height: module,
    });
    file(size.width, size.height, depth as u8, 3, palette, &data)
}

/// Returns the fewest bits, 1, 2, 4 or 8, that number this many colours.
fn depth(colors: usize) -> u32 {
    match colors {
        ..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        _ => 8,
    }
}

/// Returns the bytes of a row, with the number of its filter.
fn stride(width: u32, depth: u32) -> usize {
    1 + (width * depth).div_ceil(8) as usize
}

/// Packs a row of palette indices, the leftmost in the highest bits.
struct Packer<'a> {
    bytes: &'a mut Vec<u8>,
    depth: u32,
    waiting: u64,
    count: u32,
}

impl<'a> Packer<'a> {
    /// Starts a row that no filter changes.
    fn new(bytes: &'a mut Vec<u8>, depth: u32) -> Self {
        bytes.push(0);
        Self {
            bytes,
            depth,
            waiting: 0,
            count: 0,
        }
    }

    /// Adds `pixels` pixels of one index.
    fn fill(&mut self, index: u8, mut pixels: u32) {
        // The index in every place of 32 bits.
        let all = u32::from(index) * (u32::MAX / ((1 << self.depth) - 1));
        while pixels > 0 {
            let part = pixels.min(32 / self.depth);
            let bits = part * self.depth;
            self.waiting = self.waiting << bits | u64::from(all >> (32 - bits));
            self.count += bits;
            pixels -= part;
            while self.count >= 8 {
                self.count -= 8;
                self.bytes.push((self.waiting >> self.count & 0xff) as u8);
            }
        }
    }

    /// Fills the last byte with zeros.
    fn finish(mut self) {
        let rest = self.count.wrapping_neg() & 7;
        self.waiting <<= rest;
        if self.count > 0 {
            self.bytes.push((self.waiting & 0xff) as u8);
        }
    }
}

#[cfg(test)]
mod tests;
