//! Pixels of any kind to a PNG file.

use super::super::filter::{Channels, Rows};
use super::super::pixels::Pixels;
use super::super::raster::Pixel;
use super::colors::Colors;
use super::file::{RGB, RGBA, file};
use super::indexed;

/// Writes pixels as a PNG file. `module` is the number of pixels across a module, after which much of the picture returns: the file is
/// smaller where it is right, and shows the same whatever it is.
pub(in super::super) fn png_of(pixels: &Pixels, module: u32) -> Vec<u8> {
    let sides = [pixels.width(), pixels.height()];
    let rows = Rows::new(pixels);
    if let Some((palette, indices)) = few(&rows.rows) {
        let width = (pixels.width() as usize).next_multiple_of(8);
        let row = |place: usize, row: &mut [u8]| {
            row[..width].copy_from_slice(&indices[place * width..][..width])
        };
        return indexed(sides, &palette, &rows.repeats, module, row);
    }
    let (channels, kind) = if rows.opaque() {
        (Channels::Colors, RGB)
    } else {
        (Channels::All, RGBA)
    };
    file(sides, 8, kind, &[], &rows.compressed(channels, module))
}

/// Returns the colours of the rows and each pixel's place among them, behind each row zeros up to a whole word; none where there are
/// more than 256.
fn few(rows: &[&[Pixel]]) -> Option<(Vec<Pixel>, Vec<u8>)> {
    let mut colors = Colors::new();
    let width = rows.first().map_or(0, |row| row.len());
    let stride = width.next_multiple_of(8);
    let mut indices = Vec::new();
    for row in rows {
        let start = indices.len();
        indices.resize(start + stride, 0);
        colors.places(row, &mut indices[start..start + width])?;
    }
    Some((colors.all, indices))
}
