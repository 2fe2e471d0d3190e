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
        && style.background.is_none()
        && style.caption.is_none()
        && style.frame.is_none()
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
    let tiles = tiles(symbol, &style, module, None);
    let (palette, places) = colors(&tiles, &palette(&style, dark, light));
    let depth = depth(palette.len());

    let looks: Vec<Look> = tiles
        .by_kind
        .iter()
        .map(|tile| Look::new(tile, &places, module as usize))
        .collect();
    let mut bytes = Vec::new();
    let mut repeats = Vec::new();
    let mut add = |count: u32, row: usize, kinds: &[u8]| {
        if count == 0 {
            return;
        }
        repeats.push(count as u16);
        let mut packer = Packer::new(&mut bytes, depth);
        packer.fill(0, layout.left());
        for &kind in kinds {
            match &looks[usize::from(kind)] {
                Look::Plain(index) => packer.fill(*index, module),
                Look::Rows { indices, .. } => {
                    packer.copy(&indices[row * module as usize..][..module as usize]);
                }
            }
        }
        let right = layout.width() - layout.left() - kinds.len() as u32 * module;
        packer.fill(0, right);
        packer.finish();
    };
    let height = (tiles.kinds.len() / tiles.width) as u32 * module;
    add(layout.top(), 0, &[]);
    for kinds in tiles.kinds.chunks_exact(tiles.width) {
        let mut row = 0;
        while row < module {
            // Rows like the one above are written once.
            let again = |row: &u32| {
                let mut looks = kinds.iter().map(|&kind| &looks[usize::from(kind)]);
                looks.all(|look| look.repeats(*row as usize))
            };
            let count = 1 + (row + 1..module).take_while(again).count() as u32;
            add(count, row as usize, kinds);
            row += count;
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

/// The palette indices of a tile.
enum Look {
    Plain(u8),
    /// All of them row by row, and for each row whether it is the one above again.
    Rows {
        indices: Vec<u8>,
        repeats: Vec<bool>,
    },
}

impl Look {
    fn new(tile: &Tile, places: &[u8; VALUES], module: usize) -> Self {
        let tile = match tile {
            Tile::Plain(value) => return Self::Plain(places[usize::from(*value)]),
            Tile::Pixels(tile) => tile,
        };
        let indices: Vec<u8> = tile
            .iter()
            .map(|&value| places[usize::from(value)])
            .collect();
        let rows = indices.chunks_exact(module);
        let above = std::iter::once(&[][..]).chain(rows.clone());
        let repeats = rows.zip(above).map(|(row, above)| row == above).collect();
        Self::Rows { indices, repeats }
    }

    /// Tells whether a row is the one above again.
    fn repeats(&self, row: usize) -> bool {
        match self {
            Self::Plain(_) => true,
            Self::Rows { repeats, .. } => repeats[row],
        }
    }
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
