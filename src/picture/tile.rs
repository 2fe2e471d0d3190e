//! What the modules of a picture look like in pixels: one square tile for each kind of module.
//!
//! Which tiles there are is decided by the style and the layout, where they lie by the symbol.

use std::borrow::Cow;
use std::ops::Range;

use super::art::Art;
use super::blend::FULL;
use super::coverage::coverage;
use super::finder::{centre, corners, frame};
use super::finder_look::Finders;
use super::geometry::parted;
use super::grid::Grid;
use super::layout::Layout;
use super::module::{self, Joint, cell, joint, scaled};
use super::module_scale::ModuleScale;
use super::path::Path;
use super::pattern::{Finder, finders};
use super::style::{FinderShape, ModuleShape, Style};
use crate::qr::Symbol;

/// A picture in tiles.
pub(super) struct Tiles<'a> {
    /// Modules in a row.
    pub(super) width: usize,
    /// The tile of each module, row by row.
    pub(super) kinds: Vec<u8>,
    /// The tiles by kind.
    pub(super) by_kind: &'a [Tile],
    pub(super) likenesses: &'a [Likeness],
}

impl Tiles<'_> {
    /// Returns every value that a pixel has.
    pub(super) fn values(&self) -> impl Iterator<Item = u8> {
        let mut kinds = [false; 256];
        for &kind in &self.kinds {
            kinds[usize::from(kind)] = true;
        }
        // Around the symbol all is light.
        kinds[usize::from(LIGHT)] = true;
        let mut seen = [false; 256];
        for (tile, _) in self.by_kind.iter().zip(kinds).filter(|(_, there)| *there) {
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

/// Pixel rows of tiles in which the same tiles look alike.
pub(super) struct Likeness {
    pub(super) rows: Range<usize>,
    /// By kind, the first kind that looks the same in these rows. That of a finder pattern is itself, since it looks like others in a few rows
    /// only.
    pub(super) kinds: Vec<u8>,
}

/// The tiles of a style. A pixel of a tile is one byte, which is 0 where the pixel is light. Dark modules are part 0, frames part 1 and
/// centres part 2. Where part `p` covers `c` of [`FULL`], the byte is `p · FULL + c`.
pub(super) struct TileSet {
    /// By kind: `side` × `side` pixels, row by row. The first is [`LIGHT`].
    pub(super) by_kind: Vec<Tile>,
    likenesses: Vec<Likeness>,
    /// The kind of a dark module by its neighbours, and that of one that shows a reader the way.
    own: [u8; 16],
    guide: u8,
    /// The kinds of finder patterns that are not painted each by itself, by their side.
    patterns: Vec<(usize, Vec<u8>)>,
    /// The kinds of dots over a picture, by their size.
    dots: Vec<u8>,
    /// Where modules of the symbol have their shape, and where those are that show a reader the way; nothing where all are squares.
    places: Option<(Grid, Option<Grid>)>,
}

/// The look of a module.
pub(super) enum Tile {
    /// One value in every pixel.
    Plain(u8),
    /// Pixels row by row.
    Pixels(Vec<u8>),
}

impl Tile {
    /// Returns a row of pixels of a module.
    pub(super) fn row(&self, row: usize, module: usize) -> impl Iterator<Item = &u8> {
        let (pixels, repeats) = match self {
            Self::Plain(value) => (std::slice::from_ref(value), module),
            Self::Pixels(pixels) => (&pixels[row * module..][..module], 1),
        };
        std::iter::repeat_n(pixels, repeats).flatten()
    }
}

/// The kind of light modules.
const LIGHT: u8 = 0;

impl TileSet {
    /// Draws every tile of symbols in a layout; the style is one of [`fitted`]. Over a picture modules are what `art` draws of them.
    pub(super) fn new(style: &Style, layout: &Layout, art: Option<&Art>) -> Self {
        let mut maker = Maker {
            tiles: vec![Tile::Plain(0)],
            module: layout.module(),
        };
        let guide = maker.kind(vec![FULL]);
        let mut set = Self {
            by_kind: Vec::new(),
            likenesses: Vec::new(),
            own: [guide; 16],
            guide,
            patterns: Vec::new(),
            dots: Vec::new(),
            places: (!style.is_square()).then(|| {
                let [width, height] = layout.modules();
                parted(Grid::new(&vec![1; width * height], width), style, art)
            }),
        };
        if let Some(art) = art {
            let dots = art.gaps().map(|gap| maker.module(style.dots(), gap, 0));
            set.dots = dots.to_vec();
        } else if !style.is_square() {
            let mut own = |neighbours| maker.module(style.shape, style.gap(), neighbours);
            // What stands alone is the same whatever lies beside it.
            set.own = match style.joint() {
                Joint::Alone => [own(0); 16],
                _ => std::array::from_fn(|neighbours| own(neighbours.to_le_bytes()[0])),
            };
        }
        let [width, height] = layout.modules();
        let apart = style.finders_apart();
        for finder in finders(width, height).into_iter().filter(|_| !apart) {
            if set.pattern(finder.side).is_none() && !style.is_square() {
                set.patterns
                    .push((finder.side, maker.finder(style, finder)));
            }
        }
        set.by_kind = maker.tiles;
        // Square modules have one row of pixels that stands many times.
        if !style.is_square() {
            set.likenesses = set.likenesses(layout.module() as usize);
        }
        set
    }

    /// Cuts a symbol into tiles. Finder patterns that are painted each by itself are left light.
    pub(super) fn cut(&self, symbol: &Symbol, art: Option<&Art>) -> Tiles<'_> {
        let (width, height) = (symbol.width(), symbol.height());
        let tiles = |kinds| Tiles {
            width,
            kinds,
            by_kind: &self.by_kind,
            likenesses: &self.likenesses,
        };
        // Each module is its own tile.
        let Some((own, guide)) = &self.places else {
            return tiles(symbol.modules().to_vec());
        };
        let mut kinds = vec![LIGHT; width * height];
        let modules = Grid::new(symbol.modules(), width);
        modules.within(own).each(&mut |x, y, neighbours| {
            let kind = match art {
                Some(art) => art.size(x, y).map(|size| self.dots[size]),
                None => Some(self.own[usize::from(neighbours)]),
            };
            kinds[y * width + x] = kind.unwrap_or(LIGHT);
        });
        if let Some(guide) = guide {
            let guide = modules.within(guide);
            guide.each(&mut |x, y, _| kinds[y * width + x] = self.guide);
        }
        for finder in finders(width, height) {
            let Some(pattern) = self.pattern(finder.side) else {
                continue;
            };
            let rows = kinds.chunks_exact_mut(width).skip(finder.y);
            for (row, pattern) in rows.zip(pattern.chunks_exact(finder.side)) {
                row[finder.x..][..finder.side].copy_from_slice(pattern);
            }
        }
        tiles(kinds)
    }

    /// Returns which tiles look alike, by the pixel rows of modules.
    fn likenesses(&self, module: usize) -> Vec<Likeness> {
        let own: Vec<u8> = [&[LIGHT, self.guide], &self.own[..], &self.dots].concat();
        let mut likenesses: Vec<Likeness> = Vec::new();
        for row in 0..module {
            let look = |kind: u8| self.by_kind[usize::from(kind)].row(row, module);
            let mut kinds: Vec<u8> = (0..=u8::MAX).take(self.by_kind.len()).collect();
            for (place, &kind) in own.iter().enumerate() {
                let mut alike = own[..place].iter();
                if let Some(&first) = alike.find(|&&other| look(other).eq(look(kind))) {
                    kinds[usize::from(kind)] = first;
                }
            }
            match likenesses.last_mut() {
                Some(last) if last.kinds == kinds => last.rows.end += 1,
                _ => likenesses.push(Likeness {
                    rows: row..row + 1,
                    kinds,
                }),
            }
        }
        likenesses
    }

    /// Returns about how many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        let bytes = |tile: &Tile| match tile {
            Tile::Plain(_) => 1,
            Tile::Pixels(pixels) => pixels.len(),
        };
        self.by_kind.iter().map(bytes).sum()
    }

    fn pattern(&self, side: usize) -> Option<&Vec<u8>> {
        let mut patterns = self.patterns.iter();
        patterns
            .find(|(own, _)| *own == side)
            .map(|(_, kinds)| kinds)
    }
}

/// Returns the nearest style that modules of one or two pixels have room for.
///
/// Differs: from the geometry. With so few pixels a corner that is round by a whole module takes two thirds of one pixel in four. jsQR and
/// zxing then read none of the symbols, and zxing misses one round finder pattern in three. A module that fills half of two pixels is
/// no darker than what lies beside it.
pub(super) fn fitted(style: &Style, module: u32) -> Cow<'_, Style> {
    let mut style = Cow::Borrowed(style);
    if module < 3 && !style.is_square() {
        let style = style.to_mut();
        style.shape = match style.shape {
            ModuleShape::ExtraRounded => ModuleShape::Rounded,
            ModuleShape::ClassyRounded => ModuleShape::Classy,
            other => other,
        };
        style.module_scale = ModuleScale::new(1.0).unwrap_or_default();
        let Finders {
            top_left,
            top_right,
            bottom_left,
        } = &mut style.finders;
        let own = [top_left, top_right, bottom_left]
            .into_iter()
            .flat_map(|look| [look.frame.as_mut(), look.centre.as_mut()])
            .flatten();
        for shape in own.chain([&mut style.finder_frame, &mut style.finder_centre]) {
            if *shape == FinderShape::Dot {
                *shape = FinderShape::ExtraRounded;
            }
        }
    }
    style
}

/// Makes tiles and numbers them.
struct Maker {
    tiles: Vec<Tile>,
    module: u32,
}

impl Maker {
    /// Returns the kind of a dark module outside the finder patterns.
    fn module(&mut self, shape: ModuleShape, gap: i16, neighbours: u8) -> u8 {
        let mut path = Path::default();
        if gap != 0 {
            path.refine();
            scaled(&mut path, shape, gap, 0, 0);
            return self.kind(coverage(&path, self.module as usize, self.module));
        }
        if joint(shape) == Joint::Area && module::corners(shape, neighbours) == [0; 4] {
            return self.kind(vec![FULL]);
        }
        cell(&mut path, shape, neighbours, 0, 0);
        self.kind(coverage(&path, self.module as usize, self.module))
    }

    /// Returns the kinds of the modules of a finder pattern, row by row.
    fn finder(&mut self, style: &Style, finder: Finder) -> Vec<u8> {
        let side = finder.side;
        let pattern = &Finder {
            x: 0,
            y: 0,
            ..finder
        };
        let corners = corners(pattern, style);
        let module = self.module as usize;
        // Where all corners are straight so is every module.
        let straight = [corners.frame, corners.hole, corners.centre] == [0; 3];
        let mut levels = Vec::new();
        if !straight {
            // The ring and the centre share no module.
            let mut path = Path::default();
            frame(&mut path, pattern, corners);
            centre(&mut path, pattern, corners);
            levels = coverage(&path, side * module, self.module);
        }
        let colors = [&style.finder_frame_color, &style.finder_centre_color];
        let mut kinds = Vec::with_capacity(side * side);
        for y in 0..side {
            for x in 0..side {
                let inside = (2..side - 2).contains(&x) && (2..side - 2).contains(&y);
                let mut pixels = Vec::with_capacity(module * module);
                if straight {
                    let rim = x == 0 || y == 0 || x == side - 1 || y == side - 1;
                    pixels.push(if inside || rim { FULL } else { 0 });
                } else {
                    for row in 0..module {
                        let from = ((y * module + row) * side + x) * module;
                        pixels.extend_from_slice(&levels[from..from + module]);
                    }
                }
                if colors[usize::from(inside)].is_some() {
                    for pixel in &mut pixels {
                        if *pixel != 0 {
                            *pixel += if inside { 2 * FULL } else { FULL };
                        }
                    }
                }
                kinds.push(self.kind(pixels));
            }
        }
        kinds
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
        // There are fewer than 256 kinds: two shapes with 16 neighbourhoods each, and finder patterns of 49 and of 25 modules.
        kind.to_le_bytes()[0]
    }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::grids;
    use super::*;
    use crate::picture::{Color, Image, Logo, LogoShape, Place};
    use crate::qr::{Data, Options, encode};

    /// Returns the pixels of a tile.
    fn shown(tile: &Tile, side: usize) -> Vec<u8> {
        match tile {
            Tile::Plain(value) => vec![*value; side * side],
            Tile::Pixels(pixels) => pixels.clone(),
        }
    }

    #[test]
    fn tiles_of_finder_patterns_show_what_the_whole_shows() {
        for &shape in FinderShape::ALL {
            for (side, module) in [(7, 1), (7, 9), (5, 10), (7, 16), (5, 3)] {
                let style = Style {
                    finder_frame: shape,
                    finder_centre: shape,
                    finder_centre_color: Some(Color::BLACK.into()),
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
                let corners = corners(&pattern, &style);
                let module = module as usize;
                let levels = [frame, centre].map(|draw| {
                    let mut path = Path::default();
                    draw(&mut path, &pattern, corners);
                    coverage(&path, side * module, maker.module)
                });
                for (place, &kind) in kinds.iter().enumerate() {
                    let tile = shown(&maker.tiles[usize::from(kind)], module);
                    for (pixel, got) in tile.into_iter().enumerate() {
                        let (x, y) = (
                            place % side * module + pixel % module,
                            place / side * module + pixel / module,
                        );
                        let [ring, heart] = [0, 1].map(|part| levels[part][y * side * module + x]);
                        let want = if heart > 0 { 2 * FULL + heart } else { ring };
                        assert_eq!(got, want, "{shape:?} {side} {module} {x} {y}");
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
                let kind = maker.module(shape, 0, neighbours);
                let mut path = Path::default();
                cell(&mut path, shape, neighbours, 0, 0);
                assert_eq!(
                    shown(&maker.tiles[usize::from(kind)], 8),
                    coverage(&path, 8, 8)
                );
            }
        }
    }

    #[test]
    fn a_symbol_is_cut_where_its_modules_lie() {
        let place = Place::new(0.3, 1.0, LogoShape::Circle).unwrap();
        let logo = Logo::new(Image::Elsewhere, place);
        let text = "https://example.com/".repeat(6);
        let data = Data::Text {
            text: &text,
            kanji: None,
        };
        let symbol = encode(data, &Options::default()).unwrap();
        for (&shape, logo) in ModuleShape::ALL
            .iter()
            .flat_map(|shape| [None, Some(logo.clone())].map(|logo| (shape, logo)))
        {
            let style = Style {
                shape,
                logo,
                finder_frame_color: Some(Color::WHITE.into()),
                ..Style::default()
            };
            let layout = Layout::new(&symbol, &style).unwrap();
            let set = TileSet::new(&style, &layout, None);
            let tiles = set.cut(&symbol, None);
            let (modules, guide) = grids(&symbol, &style, None);
            let finders = finders(symbol.width(), symbol.height());
            for (place, &kind) in tiles.kinds.iter().enumerate() {
                let (x, y) = (place % symbol.width(), place / symbol.width());
                let within = |from: usize, at: usize, side| (from..from + side).contains(&at);
                let finder = finders.iter().find(|finder| {
                    within(finder.x, x, finder.side) && within(finder.y, y, finder.side)
                });
                if let Some(finder) = finder {
                    let pattern = set.pattern(finder.side).unwrap();
                    assert_eq!(kind, pattern[(y - finder.y) * finder.side + x - finder.x]);
                } else if guide.as_ref().is_some_and(|guide| guide.dark(x, y)) {
                    assert_eq!(kind, set.guide);
                } else {
                    assert_eq!(kind != LIGHT, modules.dark(x, y), "{shape:?} {x} {y}");
                }
            }
        }
    }
}
