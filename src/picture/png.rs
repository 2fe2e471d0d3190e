//! Symbol to PNG: ISO/IEC 15948:2004, which is the PNG specification of the W3C.
//!
//! A picture in at most 256 colours is written with a palette of 1, 2, 4 or 8 bits a pixel, any other as RGB or RGBA. Where all modules
//! have one colour and so has their ground, its rows are those of a picture without modules with tiles laid on them: what no module
//! decides is painted once for all rows that are alike, and the other pixels never exist.
//!
//! # What this page does not do
//!
//! It writes neither a colour profile nor a date, and it interlaces nothing.

#![allow(
    clippy::cast_possible_truncation,
    reason = "sides are at most 16 384 pixels, colours at most 256"
)]

mod base;
mod colors;
mod file;
mod packer;
mod rgba;
mod rows;

use std::ops::Range;

use base::Base;
use colors::Colors;
use file::file;
use packer::Packer;
pub(super) use rgba::png_of;
use rows::{Run, TileRows, repeats};

use super::deflate::deflate;
use super::filter::{Channels, Filtered};
use super::layout::Layout;
use super::paint::Paint;
use super::pixels::{VALUES, palette, pixels};
use super::raster::Pixel;
use super::style::Style;
use super::tile::{Tiles, fitted, tiles};
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
    let file = match of_tiles(symbol, style, &layout)? {
        Some(file) => file,
        // What flows, or has something below its modules, is painted first.
        None => png_of(&pixels(symbol, style)?, layout.module()),
    };
    Ok(match style.density {
        Some(density) => file::with_density(&file, density),
        None => file,
    })
}

/// Writes a picture in which modules of one colour lie on a ground of one colour; there is none where they do not.
fn of_tiles(symbol: &Symbol, style: &Style, layout: &Layout) -> Result<Option<Vec<u8>>, Error> {
    let (Paint::Solid(dark), Paint::Solid(light)) = (&style.dark, &style.light) else {
        return Ok(None);
    };
    if style.background.is_some() {
        return Ok(None);
    }
    let style = &*fitted(style, layout.module());
    let tiles = tiles(symbol, style, layout.module(), None);
    let Some(base) = Base::new(style, *light, layout, &tiles)? else {
        return Ok(None);
    };
    let values = palette(style, *dark, *light);
    let picture = Picture {
        layout,
        tiles: &tiles,
        base: &base,
        values: &values,
    };
    Ok(Some(
        picture
            .few_colors()
            .unwrap_or_else(|| picture.many_colors()),
    ))
}

/// A picture in tiles.
struct Picture<'a> {
    layout: &'a Layout,
    tiles: &'a Tiles,
    base: &'a Base,
    /// The colours of the values of tiles.
    values: &'a [Pixel; VALUES],
}

impl Picture<'_> {
    /// Writes a picture of at most 256 colours; none where there are more.
    fn few_colors(&self) -> Option<Vec<u8>> {
        let mut colors = Colors::new();
        // The colour of the left edge has the number of the filter before it, with which it makes one match.
        colors.place(self.base.rows[0])?;
        let mut places = [0; VALUES];
        for value in self.tiles.values() {
            places[usize::from(value)] = colors.place(self.values[usize::from(value)])?;
        }
        let width = self.base.width;
        let stride = width.next_multiple_of(8);
        let mut base = vec![0; self.base.starts.len() * stride];
        for (row, places) in self
            .base
            .rows
            .chunks_exact(width)
            .zip(base.chunks_exact_mut(stride))
        {
            colors.places(row, &mut places[..width])?;
        }
        let rows = self.rows(1, &|value| [places[usize::from(value)], 0, 0, 0]);
        let runs = rows.runs();
        let row = |place: usize, row: &mut [u8]| {
            let run: &Run = &runs[place];
            row[..stride].copy_from_slice(&base[run.base * stride..][..stride]);
            rows.lay(run, row);
        };
        let sides = [self.layout.width(), self.layout.height()];
        Some(indexed(
            sides,
            &colors.all,
            &repeats(&runs),
            self.layout.module(),
            row,
        ))
    }

    /// Writes a picture of any colours.
    fn many_colors(&self) -> Vec<u8> {
        let (width, base) = (self.base.width, &self.base.rows);
        let opaque = |pixel: &Pixel| pixel[3] == 255;
        let of_tiles = || {
            self.tiles
                .values()
                .map(|value| self.values[usize::from(value)])
        };
        let (channels, kind) = if base.iter().all(opaque) && of_tiles().all(|pixel| opaque(&pixel))
        {
            (Channels::Colors, file::RGB)
        } else {
            (Channels::All, file::RGBA)
        };
        let unit = channels.depth() as usize / 8;
        let rows = self.rows(unit, &|value| self.values[usize::from(value)]);
        let runs = rows.runs();
        let repeats = repeats(&runs);
        let stride = width * unit;
        let mut bytes = vec![0; self.base.starts.len() * stride];
        let own = base.chunks_exact(width).zip(bytes.chunks_exact_mut(stride));
        let columns: Vec<Range<usize>> = own
            .map(|(row, bytes)| {
                channels.take(row, bytes);
                colorful(row)
            })
            .collect();
        let mut filtered = Filtered::new(channels, width, runs.len());
        for (run, &repeats) in runs.iter().zip(&repeats) {
            filtered.add(repeats, columns[run.base].clone(), &mut |row| {
                row[..stride].copy_from_slice(&bytes[run.base * stride..][..stride]);
                rows.lay(run, row);
            });
        }
        let data = filtered.deflated(&repeats, self.layout.module());
        file(
            [self.layout.width(), self.layout.height()],
            8,
            kind,
            &[],
            &data,
        )
    }

    fn rows(&self, unit: usize, bytes: &dyn Fn(u8) -> [u8; 4]) -> TileRows<'_> {
        TileRows::new(self.tiles, self.layout, &self.base.starts, unit, bytes)
    }
}

/// Returns the columns of a row between its first and its last pixels of one colour.
fn colorful(row: &[Pixel]) -> Range<usize> {
    let start = row.iter().position(|pixel| *pixel != row[0]);
    let end = row.iter().rposition(|pixel| *pixel != row[row.len() - 1]);
    start.zip(end).map_or(0..0, |(start, end)| start..end + 1)
}

/// Writes a picture of palette indices. `fill` writes a row of them by its number, with zeros behind it up to a whole word; each stands as
/// often as `repeats` says.
fn indexed(
    sides: [u32; 2],
    palette: &[Pixel],
    repeats: &[u16],
    module: u32,
    fill: impl Fn(usize, &mut [u8]),
) -> Vec<u8> {
    let depth = depth(palette.len());
    let width = sides[0] as usize;
    let mut packer = Packer::new(depth, width, repeats.len());
    // Tiles are laid in whole words.
    let mut row = vec![0; width.next_multiple_of(8) + 8];
    let end = row.len() - 8;
    for place in 0..repeats.len() {
        fill(place, &mut row);
        packer.add(&row[..end]);
    }
    let stride = packer.stride;
    let data = deflate(&packer.finish(), stride, repeats, depth, module);
    file(sides, depth as u8, file::INDEXED, palette, &data)
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
