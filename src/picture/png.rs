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
mod plan;
mod rows;

use std::ops::Range;

pub(super) use base::Base;
use base::base;
use colors::Palette;
use file::file;
use packer::Packer;
use plan::plan;
use rows::{Run, TileRows, repeats};

use super::deflate::{Hints, Look, deflate};
use super::filter::{Channels, Filtered, Rows};
use super::layout::Layout;
use super::overlay::Overlay;
use super::paint::Paint;
use super::pixels::{Pixels, VALUES, pixels};
use super::raster::Pixel;
use super::setting::Setting;
use super::style::Style;
use super::tile::Tiles;
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
    let (Paint::Solid(_), Paint::Solid(_)) = (&style.dark, &style.light) else {
        return Ok(None);
    };
    if style.background.is_some() {
        return Ok(None);
    }
    let overlay = Overlay::new(style, layout)?;
    let setting = Setting::of(style, layout, &overlay, None);
    let tiles = setting.tiles.cut(symbol, None);
    let Some(base) = base(&setting, layout, &overlay, &tiles) else {
        return Ok(None);
    };
    let rows: Vec<&[Pixel]> = base.backdrop.rows().collect();
    let picture = Picture {
        sides: [layout.width(), layout.height()],
        starts: &base.backdrop.starts,
        base: &rows,
        palette: &base.palette,
        tiles: Some(TilesAt {
            tiles: &tiles,
            layout,
            values: &setting.values,
        }),
        module: layout.module(),
    };
    Ok(Some(picture.file()))
}

/// A picture: rows, and tiles that lie on them.
struct Picture<'a> {
    sides: [u32; 2],
    /// The first of all rows without modules that are alike, and each of them once.
    starts: &'a [u32],
    base: &'a [&'a [Pixel]],
    palette: &'a Palette,
    tiles: Option<TilesAt<'a>>,
    /// Pixels across a module.
    module: u32,
}

/// Tiles in their places.
#[derive(Clone, Copy)]
struct TilesAt<'a> {
    tiles: &'a Tiles<'a>,
    layout: &'a Layout,
    /// The colours of their values.
    values: &'a [Pixel; VALUES],
}

impl TilesAt<'_> {
    /// Returns the values that there are, and their colours.
    fn colors(&self) -> impl Iterator<Item = (usize, Pixel)> {
        let values = self.tiles.values().map(usize::from);
        values.map(|value| (value, self.values[value]))
    }
}

impl Picture<'_> {
    /// Writes the picture, in as few bits a pixel as its colours need.
    fn file(&self) -> Vec<u8> {
        self.few_colors().unwrap_or_else(|| self.many_colors())
    }

    /// Writes a picture of at most 256 colours; none where there are more.
    fn few_colors(&self) -> Option<Vec<u8>> {
        let indices = self.palette.indices()?;
        // The colour of the left edge comes first, so that it has the number of the filter before it, with which it makes one match.
        let mut colors = indices.colors.clone();
        let mut places = [0; VALUES];
        if let Some(at) = &self.tiles {
            for (value, color) in at.colors() {
                places[value] = colors.place(color)?;
            }
        }
        let width = self.sides[0] as usize;
        let stride = width.next_multiple_of(8);
        let rows = self.rows(1, &|value| [places[usize::from(value)], 0, 0, 0]);
        let runs = rows.runs(self.sides[1]);
        let depth = depth(colors.all.len());
        let mut packer = Packer::new(depth, width, runs.len());
        // Tiles are laid in whole words.
        let mut row = vec![0; stride + 8];
        for run in &runs {
            row[..stride].copy_from_slice(&indices.places[run.base * stride..][..stride]);
            rows.lay(run, &mut row);
            packer.add(&row[..stride]);
        }
        let stride = packer.stride;
        let data = deflate(
            &packer.finish(),
            stride,
            &repeats(&runs),
            depth,
            self.module,
            self.look(),
            &self.hints(depth as usize, &runs),
        );
        Some(file(
            self.sides,
            depth as u8,
            file::INDEXED,
            &colors.all,
            &data,
        ))
    }

    /// Writes a picture of any colours.
    fn many_colors(&self) -> Vec<u8> {
        let width = self.sides[0] as usize;
        let of_tiles = |at: TilesAt| at.colors().all(|(_, color)| color[3] == 255);
        let (channels, kind) = if self.palette.opaque() && self.tiles.is_none_or(of_tiles) {
            (Channels::Colors, file::RGB)
        } else {
            (Channels::All, file::RGBA)
        };
        let unit = channels.depth() as usize / 8;
        let color = |value: u8| {
            self.tiles
                .map_or([0; 4], |at| at.values[usize::from(value)])
        };
        let rows = self.rows(unit, &color);
        let runs = rows.runs(self.sides[1]);
        let repeats = repeats(&runs);
        let mut filtered = Filtered::new(channels, width, runs.len());
        // The row without modules that was taken last, and where it is colourful.
        let (mut taken, mut bytes, mut columns) = (None, vec![0; width * unit], 0..0);
        for (run, &repeats) in runs.iter().zip(&repeats) {
            if taken != Some(run.base) {
                let row = self.base[run.base];
                channels.take(row, &mut bytes);
                columns = if self.tiles.is_some() {
                    colorful(row)
                } else {
                    0..width
                };
                taken = Some(run.base);
            }
            filtered.add(repeats, columns.clone(), &mut |row| {
                row[..bytes.len()].copy_from_slice(&bytes);
                rows.lay(run, row);
            });
        }
        file(
            self.sides,
            8,
            kind,
            &[],
            &filtered.deflated(
                &repeats,
                self.module,
                self.look(),
                &self.hints(8 * unit, &runs),
            ),
        )
    }

    /// What is no tiles is what flows.
    fn look(&self) -> Look {
        match self.tiles {
            Some(_) => Look::Even,
            None => Look::Flowing,
        }
    }

    /// Returns what is known of some rows of so many bits a pixel.
    fn hints(&self, depth: usize, runs: &[Run]) -> Hints {
        self.tiles
            .map_or_else(Hints::default, |at| plan(at.tiles, at.layout, depth, runs))
    }

    fn rows(&self, unit: usize, bytes: &dyn Fn(u8) -> [u8; 4]) -> TileRows<'_> {
        let tiles = self.tiles.map(|at| (at.tiles, at.layout));
        TileRows::new(tiles, self.starts, unit, bytes)
    }
}

/// Writes pixels as a PNG file. `module` is the number of pixels across a module, after which much of the picture returns: the file is
/// smaller where it is right, and shows the same whatever it is.
pub(super) fn png_of(pixels: &Pixels, module: u32) -> Vec<u8> {
    let rows = Rows::new(pixels);
    let mut next = 0;
    let starts = rows.repeats.iter().map(|&repeats| {
        next += u32::from(repeats);
        next - u32::from(repeats)
    });
    let picture = Picture {
        sides: [pixels.width(), pixels.height()],
        starts: &starts.collect::<Vec<_>>(),
        base: &rows.rows,
        palette: &Palette::new(&rows.rows),
        tiles: None,
        module,
    };
    picture.file()
}

/// Returns the columns of a row between its first and its last pixels of one colour.
fn colorful(row: &[Pixel]) -> Range<usize> {
    let start = row.iter().position(|pixel| *pixel != row[0]);
    let end = row.iter().rposition(|pixel| *pixel != row[row.len() - 1]);
    start.zip(end).map_or(0..0, |(start, end)| start..end + 1)
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
