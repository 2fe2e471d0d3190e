//! What the modules of a picture look like in pixels: one square tile for each kind of module.

use super::blend::FULL;
use super::coverage::coverage;
use super::finder::{self, centre, frame};
use super::geometry::grids;
use super::module::{Joint, cell, corners, joint};
use super::path::{Path, Point, UNIT, point};
use super::pattern::{Finder, finders};
use super::style::{FinderShape, ModuleShape, Style};
use crate::qr::Symbol;

/// A picture in tiles. A pixel of a tile is one byte: 0 is light, and a part `p` (dark modules, frame, centre: 0, 1, 2) that
/// covers `c` of [`FULL`] is `p · FULL + c`.
pub(super) struct Tiles {
    /// Modules in a row.
    pub(super) width: usize,
    /// The tile of each module, row by row.
    pub(super) kinds: Vec<u8>,
    /// The tiles by kind: `side` × `side` pixels, row by row. The first is [`LIGHT`].
    pub(super) by_kind: Vec<Tile>,
}

impl Tiles {
    /// Returns every value that a pixel has.
    pub(super) fn values(&self) -> impl Iterator<Item = u8> {
        let mut seen = [false; 256];
        for tile in &self.by_kind {
            match tile {
                Tile::Plain(value) => seen[usize::from(*value)] = true,
                Tile::Pixels(pixels) => pixels
                    .iter()
                    .for_each(|value| seen[usize::from(*value)] = true),
            }
        }
        (0..=u8::MAX).filter(move |value| seen[usize::from(*value)])
    }
}

/// The look of a module.
pub(super) enum Tile {
    /// One value in every pixel.
    Plain(u8),
    /// Pixels row by row.
    Pixels(Vec<u8>),
}

/// The kind of light modules.
const LIGHT: u8 = 0;
/// Kinds that have no tile yet.
const UNKNOWN: u8 = u8::MAX;

/// Cuts a symbol into tiles of `module` pixels a side.
pub(super) fn tiles(symbol: &Symbol, style: &Style, module: u32) -> Tiles {
    let style = &if module < 3 {
        coarse(style)
    } else {
        style.clone()
    };
    let (width, height) = (symbol.width(), symbol.height());
    let mut maker = Maker {
        tiles: vec![Tile::Plain(0)],
        module,
    };
    let mut kinds = vec![LIGHT; width * height];
    let (modules, guide) = grids(symbol, style);
    let own = (style.shape, Some(modules));
    for (shape, grid) in [own, (ModuleShape::Square, guide)] {
        let Some(grid) = grid else { continue };
        let mut known = [UNKNOWN; 16];
        grid.each(|x, y, neighbours| {
            let known = &mut known[usize::from(neighbours)];
            if *known == UNKNOWN {
                *known = maker.module(shape, neighbours);
            }
            kinds[y * width + x] = *known;
        });
    }
    let mut pattern = Vec::new();
    for finder in finders(width, height) {
        if pattern.len() != finder.side * finder.side {
            pattern = maker.finder(style, finder);
        }
        for (place, kind) in pattern.iter().enumerate() {
            let (x, y) = (place % finder.side, place / finder.side);
            kinds[(finder.y + y) * width + finder.x + x] = *kind;
        }
    }
    Tiles {
        width,
        kinds,
        by_kind: maker.tiles,
    }
}

/// Returns a style that one or two pixels a module have room for.
///
/// Differs: from the geometry. A corner that is round by a whole module takes two thirds of one pixel in four, and jsQR and
/// zxing then read none of the symbols; zxing misses one round finder pattern in three.
fn coarse(style: &Style) -> Style {
    let finder = |shape| match shape {
        FinderShape::Dot => FinderShape::ExtraRounded,
        other => other,
    };
    Style {
        shape: match style.shape {
            ModuleShape::ExtraRounded => ModuleShape::Rounded,
            ModuleShape::ClassyRounded => ModuleShape::Classy,
            other => other,
        },
        finder_frame: finder(style.finder_frame),
        finder_centre: finder(style.finder_centre),
        ..style.clone()
    }
}

/// Makes tiles and numbers them.
struct Maker {
    tiles: Vec<Tile>,
    module: u32,
}

impl Maker {
    /// Returns the kind of a dark module outside the finder patterns.
    fn module(&mut self, shape: ModuleShape, neighbours: u8) -> u8 {
        if joint(shape) == Joint::Area && corners(shape, neighbours) == [0; 4] {
            return self.kind(vec![FULL]);
        }
        let mut path = Path::default();
        cell(&mut path, shape, neighbours, 0, 0);
        let levels = self.window(&path, point(0, 0));
        self.kind(levels)
    }

    /// Returns the kinds of the modules of a finder pattern, row by row.
    fn finder(&mut self, style: &Style, finder: Finder) -> Vec<u8> {
        let side = finder.side;
        let pattern = &Finder {
            x: 0,
            y: 0,
            ..finder
        };
        let corners = finder::corners(pattern, style);
        let (mut ring, mut heart) = (Path::default(), Path::default());
        frame(&mut ring, pattern, corners);
        centre(&mut heart, pattern, corners);
        let inside = 2..side - 2;
        let mut kinds = vec![LIGHT; side * side];
        for y in 0..side.div_ceil(2) {
            for x in 0..side.div_ceil(2) {
                // The ring and the centre share no module.
                let heart_here = inside.contains(&x) && inside.contains(&y);
                let (path, color, part) = if heart_here {
                    (&heart, style.finder_centre_color, 2)
                } else {
                    (&ring, style.finder_frame_color, 1)
                };
                let first = if color.is_some() { part * FULL } else { 0 };
                // Beyond the round corners everything is straight; the ring's inner one lies a module further in.
                let straight = if heart_here {
                    corner(x.max(y) - 2, 0).x >= corners.centre
                } else {
                    let inner = if corners.hole > 0 {
                        UNIT + corners.hole
                    } else {
                        0
                    };
                    corner(x.max(y), 0).x >= corners.frame.max(inner)
                };
                let mut pixels = if straight {
                    let dark = heart_here || x == 0 || y == 0;
                    vec![if dark { FULL } else { 0 }]
                } else {
                    self.window(path, corner(x, y))
                };
                for pixel in &mut pixels {
                    if *pixel != 0 {
                        *pixel += first;
                    }
                }
                // The other three quarters mirror this one.
                for (mirrored, turned) in
                    [(false, false), (true, false), (false, true), (true, true)]
                {
                    let at = |place: usize, far: bool| if far { side - 1 - place } else { place };
                    let place = at(y, turned) * side + at(x, mirrored);
                    kinds[place] =
                        self.kind(flipped(&pixels, self.module as usize, mirrored, turned));
                }
            }
        }
        kinds
    }

    /// Returns the coverage of the module whose upper left corner is `from`.
    fn window(&self, path: &Path, from: Point) -> Vec<u8> {
        coverage(path, from, self.module as usize, self.module)
    }

    /// Returns the kind of these pixels: a known one if all pixels are the same and such a tile is there.
    fn kind(&mut self, pixels: Vec<u8>) -> u8 {
        let first = pixels[0];
        let tile = if pixels.iter().all(|&pixel| pixel == first) {
            Tile::Plain(first)
        } else {
            Tile::Pixels(pixels)
        };
        let known = self.tiles.iter().position(|known| {
            matches!((known, &tile), (Tile::Plain(known), Tile::Plain(new)) if known == new)
        });
        let kind = known.unwrap_or(self.tiles.len());
        if known.is_none() {
            self.tiles.push(tile);
        }
        // Two shapes with 16 neighbourhoods and two finder patterns of 49 and 25 modules are fewer than 256.
        kind.to_le_bytes()[0]
    }
}

/// Returns the pixels of a tile `side` pixels wide, left and right exchanged, or top and bottom.
fn flipped(pixels: &[u8], side: usize, mirrored: bool, turned: bool) -> Vec<u8> {
    let mut flipped = pixels.to_vec();
    if turned {
        flipped.reverse();
    }
    // Turned by half a circle, both are exchanged.
    if mirrored != turned {
        for row in flipped.chunks_mut(side) {
            row.reverse();
        }
    }
    flipped
}

/// Returns the upper left corner of the module in column `x` of row `y` of a finder pattern.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a finder pattern has at most 7 modules a side"
)]
fn corner(x: usize, y: usize) -> Point {
    point(x as i16 * UNIT, y as i16 * UNIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Color;

    /// Returns the pixels of a tile.
    fn shown(tile: &Tile, side: usize) -> Vec<u8> {
        match tile {
            Tile::Plain(value) => vec![*value; side * side],
            Tile::Pixels(pixels) => pixels.clone(),
        }
    }

    #[test]
    fn quarters_of_finder_patterns_show_what_the_whole_shows() {
        for &shape in FinderShape::ALL {
            for (side, module) in [(7, 1), (7, 9), (5, 10), (7, 16), (5, 3)] {
                let style = Style {
                    finder_frame: shape,
                    finder_centre: FinderShape::Dot,
                    finder_centre_color: Some(Color::BLACK),
                    ..Style::default()
                };
                let mut maker = Maker {
                    tiles: vec![Tile::Plain(0)],
                    module,
                };
                let pattern = Finder {
                    x: 0,
                    y: 0,
                    side,
                    lone: side == 5,
                };
                let kinds = maker.finder(&style, pattern);
                let corners = finder::corners(&pattern, &style);
                let mut paths = [Path::default(), Path::default()];
                frame(&mut paths[0], &pattern, corners);
                centre(&mut paths[1], &pattern, corners);
                for (place, &kind) in kinds.iter().enumerate() {
                    let (x, y) = (place % side, place / side);
                    let [ring, heart] = paths
                        .each_ref()
                        .map(|path| maker.window(path, corner(x, y)));
                    let got = shown(&maker.tiles[usize::from(kind)], module as usize);
                    for (got, (ring, heart)) in got.iter().zip(ring.iter().zip(&heart)) {
                        let want = if *heart > 0 { 2 * FULL + heart } else { *ring };
                        assert!(
                            got.abs_diff(want) <= 1,
                            "{shape:?} {side} {module} {x} {y}: {got} {want}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn modules_with_straight_corners_are_full() {
        for &shape in ModuleShape::ALL {
            for neighbours in 0..16 {
                let mut maker = Maker {
                    tiles: vec![Tile::Plain(0)],
                    module: 8,
                };
                let kind = maker.module(shape, neighbours);
                let mut path = Path::default();
                cell(&mut path, shape, neighbours, 0, 0);
                assert_eq!(
                    shown(&maker.tiles[usize::from(kind)], 8),
                    maker.window(&path, point(0, 0))
                );
            }
        }
    }
}
