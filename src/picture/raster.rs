//! Tiles to rows of pixels.

use super::blend::FULL;
use super::gradient::Flow;
use super::layout::Layout;
use super::tile::{Tile, Tiles};

/// A pixel: red, green, blue and opacity.
pub(super) type Pixel = [u8; 4];

/// Returns all pixels of a picture row by row: `values[0]` outside the symbol, and in it the value of each pixel of its tiles. Dark
/// modules flow where `flow` is given.
pub(super) fn raster(
    layout: &Layout,
    tiles: &Tiles,
    values: &[Pixel],
    flow: Option<&Flow>,
) -> Vec<Pixel> {
    let (width, module) = (layout.width as usize, layout.module as usize);
    let rims: Vec<_> = tiles.by_kind.iter().map(|tile| rim(tile, module)).collect();
    let light = vec![values[0]; width];
    let all = width * layout.height as usize;
    let mut pixels = Vec::with_capacity(all);
    let mut y = layout.top;
    repeat(&mut pixels, &light, width * y as usize);
    for line in tiles.kinds.chunks_exact(tiles.width) {
        let start = pixels.len();
        let end = start + module * width;
        // Where every tile has one colour so have the columns.
        let plain = |&kind: &u8| matches!(tiles.by_kind[usize::from(kind)], Tile::Plain(_));
        let same = flow.is_none() && line.iter().all(plain);
        repeat(&mut pixels, &light, if same { start + width } else { end });
        let mut x = layout.left;
        for &kind in line {
            let kind = usize::from(kind);
            let value = match tiles.by_kind[kind] {
                Tile::Plain(value) => value,
                Tile::Pixels(_) => FULL,
            };
            let tile = &mut pixels[start + x as usize..];
            if value != 0 {
                for (y, row) in (y..).zip(tile.chunks_mut(width)) {
                    match flow {
                        Some(flow) if value == FULL => flow.each(x, y, &mut row[..module]),
                        _ => row[..module].fill(values[usize::from(value)]),
                    }
                }
                for &(right, down, value) in &rims[kind] {
                    tile[down as usize * width + right as usize] = match flow {
                        Some(flow) if (1..FULL).contains(&value) => {
                            flow.rim(x + right, y + down, value)
                        }
                        _ => values[usize::from(value)],
                    };
                }
            }
            x += layout.module;
        }
        while pixels.len() < end {
            pixels.extend_from_within(start..start + width);
        }
        y += layout.module;
    }
    repeat(&mut pixels, &light, all);
    pixels
}

/// Adds a row until there are so many pixels.
fn repeat(pixels: &mut Vec<Pixel>, row: &[Pixel], end: usize) {
    while pixels.len() < end {
        pixels.extend_from_slice(row);
    }
}

/// Returns column, row and value of the pixels of a tile that are not dark all over, those that are so in part last: to paint them twice
/// costs less than a branch a pixel.
fn rim(tile: &Tile, module: usize) -> Vec<(u32, u32, u8)> {
    let (mut others, mut parts) = (Vec::new(), Vec::new());
    if let Tile::Pixels(tile) = tile {
        for (y, row) in (0..).zip(tile.chunks_exact(module)) {
            for (x, &value) in (0..).zip(row) {
                match value {
                    FULL => {}
                    1..FULL => parts.push((x, y, value)),
                    _ => others.push((x, y, value)),
                }
            }
        }
    }
    others.extend(parts);
    others
}
