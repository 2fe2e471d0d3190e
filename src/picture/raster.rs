//! Tiles to rows of pixels.

use super::blend::FULL;
use super::gradient::Flow;
use super::layout::Layout;
use super::tile::{Tile, Tiles};

/// A pixel: red, green, blue and opacity.
pub type Pixel = [u8; 4];

/// Paints a picture from its first row to its last, as many at once as are wanted.
pub struct Raster {
    layout: Layout,
    tiles: Tiles,
    /// The colour of each value that a pixel of a tile has; that of the first is also outside the symbol.
    values: Vec<Pixel>,
    /// Where dark modules flow.
    flow: Option<Flow>,
    /// A row of light pixels.
    light: Vec<Pixel>,
    /// The value that most of a tile has, by kind, and the pixels that have another.
    most: Vec<u8>,
    rims: Vec<Vec<Rim>>,
    /// The first row that is not painted yet.
    y: u32,
}

/// The place of a pixel of a tile in the pixels of the picture, from the tile's first on, and its value.
type Rim = (u32, u8);

impl Raster {
    pub(super) fn new(
        layout: &Layout,
        tiles: Tiles,
        values: Vec<Pixel>,
        flow: Option<Flow>,
    ) -> Self {
        let most = |tile: &Tile| match *tile {
            Tile::Plain(value) => value,
            Tile::Pixels(_) => FULL,
        };
        Self {
            layout: *layout,
            light: vec![values[0]; layout.width as usize],
            values,
            flow,
            most: tiles.by_kind.iter().map(most).collect(),
            rims: tiles.by_kind.iter().map(|tile| rim(tile, layout)).collect(),
            tiles,
            y: 0,
        }
    }

    /// Adds the next rows until there are `enough` pixels or all of the picture. Rows of a line of modules stay together.
    pub fn paint(&mut self, pixels: &mut Vec<Pixel>, enough: usize) {
        let Layout {
            module,
            top,
            height,
            ..
        } = self.layout;
        while self.y < height && pixels.len() < enough {
            let mut lines = self.tiles.kinds.chunks_exact(self.tiles.width);
            let rows = if self.y < top {
                self.repeat(pixels, top)
            } else if let Some(kinds) = lines.nth(((self.y - top) / module) as usize) {
                self.line(pixels, kinds);
                module
            } else {
                self.repeat(pixels, height - self.y)
            };
            self.y += rows;
        }
    }

    /// Adds rows of light pixels.
    fn repeat(&self, pixels: &mut Vec<Pixel>, rows: u32) -> u32 {
        (0..rows).for_each(|_| pixels.extend_from_slice(&self.light));
        rows
    }

    /// Adds a line of modules.
    fn line(&self, pixels: &mut Vec<Pixel>, kinds: &[u8]) {
        let (width, module) = (self.light.len(), self.layout.module);
        let start = pixels.len();
        let end = start + module as usize * width;
        let most = |kind: u8| self.most[usize::from(kind)];
        // Where every tile has one colour so have the columns.
        let same = self.flow.is_none()
            && kinds
                .iter()
                .all(|&kind| self.rims[usize::from(kind)].is_empty());
        self.repeat(pixels, if same { 1 } else { module });
        let from = self.layout.left;
        for (y, row) in (self.y..).zip(pixels[start..].chunks_exact_mut(width)) {
            let areas = row[from as usize..].chunks_exact_mut(module as usize);
            let columns = (from..).step_by(module as usize);
            for ((x, area), &kind) in columns.zip(areas).zip(kinds) {
                match &self.flow {
                    Some(flow) if most(kind) == FULL => flow.each(x, y, area),
                    _ => area.fill(self.values[usize::from(most(kind))]),
                }
            }
        }
        let mut first = start + from as usize;
        for &kind in kinds {
            for &(place, value) in &self.rims[usize::from(kind)] {
                let pixel = &mut pixels[first + place as usize];
                *pixel = match &self.flow {
                    Some(flow) if (1..FULL).contains(&value) => flow.fade(*pixel, value),
                    _ => self.values[usize::from(value)],
                };
            }
            first += module as usize;
        }
        while pixels.len() < end {
            let more = (pixels.len() - start).min(end - pixels.len());
            pixels.extend_from_within(start..start + more);
        }
    }
}

/// Returns the pixels of a tile that are not dark all over, those that are so in part last: to paint them twice costs less than a
/// branch a pixel.
fn rim(tile: &Tile, layout: &Layout) -> Vec<Rim> {
    let Tile::Pixels(tile) = tile else {
        return Vec::new();
    };
    let mut rim = Vec::with_capacity(tile.len());
    let mut parts = Vec::with_capacity(tile.len());
    for (down, row) in (0..).zip(tile.chunks_exact(layout.module as usize)) {
        for (right, &value) in (0..).zip(row) {
            let place = down * layout.width + right;
            match value {
                FULL => {}
                1..FULL => parts.push((place, value)),
                _ => rim.push((place, value)),
            }
        }
    }
    rim.extend(parts);
    rim
}
