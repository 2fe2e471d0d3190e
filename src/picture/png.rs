//! PNG of symbols in one colour, or three: ISO/IEC 15948:2004, which is the PNG specification of the W3C. Rows are made from modules,
//! and the pixels never exist.
//!
//! # What this page does not do
//!
//! It writes no file: `js/picture/png.ts` does, and turns pixels of any kind into one.

#![allow(
    clippy::cast_possible_truncation,
    reason = "sides are at most 16 384 pixels, colours at most 256"
)]

use super::color::Color;
use super::deflate::deflate;
use super::layout::Layout;
use super::pixels::{VALUES, palette};
use super::raster::Pixel;
use super::style::Style;
use super::tile::{Tile, Tiles, fitted, tiles};
use crate::qr::Symbol;

/// Draws a symbol whose modules are `dark`, whatever the style says of them; the modules of a logo stay light, and so does the line of a
/// caption. Returns what a PNG file is made of: the number of colours less one, red, green, blue and opacity of each, and the zlib
/// stream of rows in as few bits a pixel as number them.
#[must_use]
pub fn png(symbol: &Symbol, style: Style, dark: Color, layout: &Layout) -> Vec<u8> {
    let style = fitted(style, layout.module);
    let tiles = tiles(symbol, &style, layout.module);
    let (palette, places) = colors(&tiles, &palette(&style, dark));
    let depth = depth(palette.len());

    let mut bytes = Vec::new();
    let mut repeats = Vec::new();
    let height = (tiles.kinds.len() / tiles.width) as u32 * layout.module;
    let mut add = |repeat: u32, row: usize, kinds: &[u8]| {
        if repeat > 0 {
            repeats.push(repeat as u16);
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
    let mut parts = vec![(palette.len() - 1) as u8];
    parts.extend(palette.iter().flatten());
    let stride = bytes.len() / repeats.len();
    parts.extend(deflate(&bytes, stride, &repeats, depth, layout.module));
    parts
}

/// Returns the colours that the values of some tiles have, light first, and the place of each value among them.
fn colors(tiles: &Tiles, palette: &[Pixel; VALUES]) -> (Vec<Pixel>, [u8; VALUES]) {
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

/// Returns the fewest bits, 1, 2, 4 or 8, that number this many colours.
fn depth(colors: usize) -> u32 {
    match colors {
        ..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        _ => 8,
    }
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
