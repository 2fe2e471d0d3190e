//! Pixels of any kind to a PNG file.

use super::super::deflate::deflate;
use super::super::filter::{Channels, Rows};
use super::super::pixels::Pixels;
use super::super::raster::Pixel;
use super::depth;
use super::file::{INDEXED, RGB, RGBA, file};
use super::packer::Packer;

/// Writes pixels as a PNG file. `module` is the number of pixels across a module, after which much of the picture returns: the file is
/// smaller where it is right, and shows the same whatever it is.
pub(in super::super) fn png_of(pixels: &Pixels, module: u32) -> Vec<u8> {
    let sides = [pixels.width(), pixels.height()];
    let rows = Rows::new(pixels);
    let Some((palette, indices)) = few(&rows.rows) else {
        let (channels, kind) = if rows.opaque() {
            (Channels::Colors, RGB)
        } else {
            (Channels::All, RGBA)
        };
        return file(sides, 8, kind, &[], &rows.compressed(channels, module));
    };
    let depth = depth(palette.len());
    let mut bytes = Vec::new();
    for row in indices.chunks_exact(pixels.width() as usize) {
        let mut packer = Packer::new(&mut bytes, depth);
        packer.copy(row);
        packer.finish();
    }
    let stride = bytes.len() / rows.rows.len();
    let data = deflate(&bytes, stride, &rows.repeats, depth, module);
    file(sides, depth.to_le_bytes()[0], INDEXED, &palette, &data)
}

/// Returns the colours of the rows and each pixel's place among them; none where there are more than 256.
fn few(rows: &[&[Pixel]]) -> Option<(Vec<Pixel>, Vec<u8>)> {
    /// Slots of the table of colours: a power of two, and half of it stays free.
    const SLOTS: usize = 512;
    let mut colors: Vec<Pixel> = Vec::new();
    // The place of the colour that has each slot.
    let mut slots: [Option<u8>; SLOTS] = [None; SLOTS];
    let mut indices = Vec::new();
    let mut last: Option<(Pixel, u8)> = None;
    for &pixel in rows.iter().copied().flatten() {
        let index = match last {
            Some((known, index)) if known == pixel => index,
            _ => {
                let mut slot = slot(pixel);
                loop {
                    match slots[slot] {
                        Some(index) if colors[usize::from(index)] == pixel => break index,
                        Some(_) => slot = (slot + 1) % SLOTS,
                        None => {
                            let index = u8::try_from(colors.len()).ok()?;
                            slots[slot] = Some(index);
                            colors.push(pixel);
                            break index;
                        }
                    }
                }
            }
        };
        last = Some((pixel, index));
        indices.push(index);
    }
    Some((colors, indices))
}

/// Returns the first slot that a colour may have, 0 to 511: the highest bits of its product by 2³² and the golden ratio.
fn slot(pixel: Pixel) -> usize {
    (u32::from_le_bytes(pixel).wrapping_mul(0x9e37_79b1) >> 23) as usize
}
