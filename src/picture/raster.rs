//! Tiles to rows of pixels.

use super::layout::Layout;
use super::tile::{Tile, Tiles};

/// Returns all pixels of a picture row by row: `values[0]` outside the symbol, and in it the value of each pixel of its tiles.
pub(super) fn raster<T: Copy + PartialEq>(layout: &Layout, tiles: &Tiles, values: &[T]) -> Vec<T> {
    let [module, left, top, width, height] = [
        layout.module,
        layout.left,
        layout.top,
        layout.width,
        layout.height,
    ]
    .map(|side| side as usize);
    let looks: Vec<Look<T>> = tiles
        .by_kind
        .iter()
        .map(|tile| Look::new(tile, values))
        .collect();
    let light = values[0];
    let mut pixels = Vec::with_capacity(width * height);
    pixels.resize(width * top, light);
    for line in tiles.kinds.chunks_exact(tiles.width) {
        let plain = line
            .iter()
            .all(|&kind| matches!(looks[usize::from(kind)], Look::Plain(_)));
        for row in 0..if plain { 1 } else { module } {
            let start = pixels.len();
            pixels.resize(start + width, light);
            let places = pixels[start + left..].chunks_exact_mut(module);
            for (place, &kind) in places.zip(line) {
                match &looks[usize::from(kind)] {
                    Look::Plain(value) => place.fill(*value),
                    Look::Pixels(tile) => place.copy_from_slice(&tile[row * module..][..module]),
                }
            }
        }
        if plain {
            repeat(&mut pixels, width, module - 1);
        }
    }
    pixels.resize(width * height, light);
    pixels
}

/// Adds the last `width` pixels `times` times more.
fn repeat<T: Copy>(pixels: &mut Vec<T>, width: usize, times: usize) {
    for _ in 0..times {
        pixels.extend_from_within(pixels.len() - width..);
    }
}

/// A tile in the values of the picture.
enum Look<T> {
    Plain(T),
    Pixels(Vec<T>),
}

impl<T: Copy> Look<T> {
    fn new(tile: &Tile, values: &[T]) -> Self {
        let value = |pixel: &u8| values[usize::from(*pixel)];
        match tile {
            Tile::Plain(pixel) => Self::Plain(value(pixel)),
            Tile::Pixels(pixels) => Self::Pixels(pixels.iter().map(value).collect()),
        }
    }
}
