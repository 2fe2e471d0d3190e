//! Tiles to rows of pixels.

use super::layout::Layout;
use super::tile::{Tile, Tiles};

/// A pixel: red, green, blue and opacity.
pub(super) type Pixel = [u8; 4];

/// Returns all pixels of a picture row by row: `values[0]` outside the symbol, and in it the value of each pixel of its tiles.
pub(super) fn raster(layout: &Layout, tiles: &Tiles, values: &[Pixel]) -> Vec<Pixel> {
    let looks: Vec<Vec<Pixel>> = tiles
        .by_kind
        .iter()
        .map(|tile| match tile {
            Tile::Plain(_) => Vec::new(),
            Tile::Pixels(tile) => tile
                .iter()
                .map(|&value| values[usize::from(value)])
                .collect(),
        })
        .collect();
    let module = layout.module as usize;
    painted(
        layout,
        tiles,
        values[0],
        true,
        &mut |_, _, row, kind, place| match tiles.by_kind[usize::from(kind)] {
            Tile::Plain(0) => {}
            Tile::Plain(value) => place.fill(values[usize::from(value)]),
            Tile::Pixels(_) => {
                place.copy_from_slice(&looks[usize::from(kind)][row * module..][..module]);
            }
        },
    )
}

/// Paints part of a tile: see [`painted`].
type Paint<'a> = dyn FnMut(u32, u32, usize, u8, &mut [Pixel]) + 'a;

/// Returns all pixels of a picture row by row: `light`, and in the symbol what `paint` does to the pixels of a row of a tile. It is
/// given the column and the row in the picture, the row in the tile, the kind of the tile and the pixels. `flat`: it paints each row
/// of a tile of one value alike.
pub(super) fn painted(
    layout: &Layout,
    tiles: &Tiles,
    light: Pixel,
    flat: bool,
    paint: &mut Paint<'_>,
) -> Vec<Pixel> {
    let (width, module) = (layout.width as usize, layout.module as usize);
    let all = width * layout.height as usize;
    let mut pixels = Vec::with_capacity(all);
    pixels.resize(width, light);
    repeat(&mut pixels, width, layout.height as usize - 1);
    let mut start = width * layout.top as usize;
    let mut y = layout.top;
    for line in tiles.kinds.chunks_exact(tiles.width) {
        let plain = |&kind: &u8| matches!(tiles.by_kind[usize::from(kind)], Tile::Plain(_));
        let same = flat && line.iter().all(plain);
        for row in 0..module {
            if same && row > 0 {
                pixels.copy_within(start - width..start, start);
            } else {
                let places = pixels[start + layout.left as usize..].chunks_exact_mut(module);
                let mut x = layout.left;
                for (place, &kind) in places.zip(line) {
                    paint(x, y, row, kind, place);
                    x += layout.module;
                }
            }
            start += width;
            y += 1;
        }
    }
    pixels
}

/// Adds the last `width` pixels `times` times more.
fn repeat(pixels: &mut Vec<Pixel>, width: usize, times: usize) {
    for _ in 0..times {
        pixels.extend_from_within(pixels.len() - width..);
    }
}
