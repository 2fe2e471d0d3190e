//! Symbol to PNG: ISO/IEC 15948:2004, which is the PNG specification of the W3C.
//!
//! A picture in at most 256 colours is written with a palette of 1, 2, 4 or 8 bits a pixel, any other as RGB or RGBA. Where every module
//! has one colour, rows are made from modules, and the pixels never exist.
//!
//! # What this page does not do
//!
//! It writes neither a colour profile nor a date, and it interlaces nothing.

#![allow(
    clippy::cast_possible_truncation,
    reason = "sides are at most 16 384 pixels, colours at most 256"
)]

mod file;
mod packer;
mod rgba;

use file::file;
use packer::Packer;
pub(super) use rgba::png_of;

use super::color::Color;
use super::deflate::deflate;
use super::layout::Layout;
use super::paint::Paint;
use super::pixels::{VALUES, palette, pixels};
use super::raster::Pixel;
use super::style::Style;
use super::tile::{Tile, Tiles, fitted, tiles};
use crate::Error;
use crate::qr::Symbol;

/// Draws a symbol as a PNG file.
///
/// # Errors
///
/// Those of [`pixels`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, png};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let file = png(&symbol, &Style::default())?;
/// assert!(file.starts_with(b"\x89PNG\r\n\x1a\n"));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn png(symbol: &Symbol, style: &Style) -> Result<Vec<u8>, Error> {
    let layout = Layout::new(symbol, style)?;
    let plain = style.logo.is_none()
        && style.caption.is_none()
        && style.light_radius <= 0.0
        && !style.finders_apart();
    let file = match (&style.dark, &style.light) {
        (&Paint::Solid(dark), &Paint::Solid(light)) if plain => {
            of_tiles(symbol, style, [dark, light], &layout)
        }
        // What flows or is covered has more colours than its modules.
        _ => png_of(&pixels(symbol, style)?, layout.module()),
    };
    Ok(match style.density {
        Some(density) => file::with_density(&file, density),
        None => file,
    })
}

/// Writes a picture that has nothing but modules.
fn of_tiles(symbol: &Symbol, style: &Style, [dark, light]: [Color; 2], layout: &Layout) -> Vec<u8> {
    let module = layout.module();
    let style = fitted(style, module);
    let tiles = tiles(symbol, &style, module);
    let (palette, places) = colors(&tiles, &palette(&style, dark, light));
    let depth = depth(palette.len());

    let mut bytes = Vec::new();
    let mut repeats = Vec::new();
    let height = (tiles.kinds.len() / tiles.width) as u32 * module;
    let mut add = |repeat: u32, row: usize, kinds: &[u8]| {
        if repeat > 0 {
            repeats.push(repeat as u16);
            let mut packer = Packer::new(&mut bytes, depth);
            packer.fill(0, layout.left());
            for &kind in kinds {
                match &tiles.by_kind[usize::from(kind)] {
                    Tile::Plain(value) => packer.fill(places[usize::from(*value)], module),
                    Tile::Pixels(tile) => {
                        for &value in &tile[row * module as usize..][..module as usize] {
                            packer.fill(places[usize::from(value)], 1);
                        }
                    }
                }
            }
            let right = layout.width() - layout.left() - kinds.len() as u32 * module;
            packer.fill(0, right);
            packer.finish();
        }
    };
    add(layout.top(), 0, &[]);
    for kinds in tiles.kinds.chunks_exact(tiles.width) {
        let plain = kinds
            .iter()
            .all(|&kind| matches!(tiles.by_kind[usize::from(kind)], Tile::Plain(_)));
        if plain {
            add(module, 0, kinds);
        } else {
            (0..module).for_each(|row| add(1, row as usize, kinds));
        }
    }
    add(layout.height() - layout.top() - height, 0, &[]);
    let data = deflate(&bytes, bytes.len() / repeats.len(), &repeats, depth, module);
    file(
        [layout.width(), layout.height()],
        depth as u8,
        file::INDEXED,
        &palette,
        &data,
    )
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

#[cfg(test)]
mod tests;
