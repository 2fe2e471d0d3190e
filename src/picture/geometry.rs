//! The shapes of a picture: one path of closed contours for each paint.

use super::art::Art;
use super::color::LiveColor;
use super::extent::Extent;
use super::finder::{Corners, centre, corners, frame};
use super::grid::Grid;
use super::module::{ABOVE, Joint, LEFT, cell, joint, run, scaled};
use super::outline::outline;
use super::paint::Paint;
use super::path::Path;
use super::pattern::{Finder, alignment, finders, guides, middle};
use super::style::{ModuleShape, Style};
use crate::qr::Symbol;

/// Returns the shapes of a symbol in this style, one path for each paint, in modules from the symbol's top left corner: that of dark
/// modules, then those of the frames and of the centres of the finder patterns, where they have a paint of their own; one that flows is a
/// path in each pattern. Paths never overlap, and the light colour lies below all of them. Where modules do not fill their place the first lies on a finer grid.
/// Over a picture, light modules are shapes too, which are none of these.
///
/// # Example
///
/// ```
/// # use hongbao::picture::{Style, paths};
/// # use hongbao::qr::{Data, Options, encode};
/// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// assert_eq!(paths(&symbol, &Style::default()).len(), 1);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn paths(symbol: &Symbol, style: &Style) -> Vec<Path> {
    let art = Art::drawn(symbol, style);
    let pieces = pieces(symbol, style, art.as_ref()).into_iter();
    pieces.map(|piece| piece.path).collect()
}

/// A path with what it is filled with.
pub(super) struct Piece<'a> {
    pub(super) path: Path,
    pub(super) paint: &'a Paint,
    /// What a page decides of its colour.
    pub(super) live: Option<&'a LiveColor>,
    /// The rectangle that a gradient flows over.
    pub(super) extent: Extent,
}

/// Returns the shapes of a symbol with their paints; the first are dark modules. `art` is what is drawn over the picture behind, where there is one.
pub(super) fn pieces<'a>(symbol: &Symbol, style: &'a Style, art: Option<&Art>) -> Vec<Piece<'a>> {
    let mut dark = dark(symbol, style);
    let path = &mut dark.path;
    // The finder patterns are then drawn like every other module.
    if style.is_square() {
        outline(
            path,
            &Grid::new(symbol.modules(), symbol.width()),
            None,
            style.shape,
        );
        return vec![dark];
    }
    if let Some(art) = art {
        return over_picture(dark, symbol, style, art);
    }
    let (modules, guide) = grids(symbol, style, None);
    if style.joint() == Joint::Area {
        outline(path, &modules, guide.as_ref(), style.shape);
        return with_finders(dark, symbol, style);
    }
    let gap = style.gap();
    if gap == 0 {
        draw(path, &modules, style.shape);
    }
    if let Some(guide) = guide {
        outline(path, &guide, None, ModuleShape::Square);
    }
    let mut pieces = with_finders(dark, symbol, style);
    if gap != 0 {
        // What fills its place is on the grid of the others, and so it is on the finer one.
        let path = &mut pieces[0].path;
        path.refine();
        modules.each(&mut |x, y, _| {
            let (x, y) = (coordinate(x), coordinate(y));
            scaled(path, style.shape, gap, x, y);
        });
    }
    pieces
}

/// Returns the dark shapes of a symbol over a picture.
fn over_picture<'a>(
    mut dark: Piece<'a>,
    symbol: &Symbol,
    style: &'a Style,
    art: &Art,
) -> Vec<Piece<'a>> {
    let (modules, guide) = grids(symbol, style, Some(art));
    if let Some(guide) = guide {
        outline(&mut dark.path, &guide, None, ModuleShape::Square);
    }
    let mut pieces = with_finders(dark, symbol, style);
    dots(&mut pieces[0].path, &modules, style, art);
    pieces
}

/// Returns what is light over a picture: whole modules, and dots.
pub(super) fn light(symbol: &Symbol, style: &Style, art: &Art) -> Path {
    let width = symbol.width();
    let mut path = Path::default();
    let all = vec![1; symbol.modules().len()];
    let mut whole = Grid::new(&all, width);
    whole.lighten(&|x, y| !art.whole(x, y));
    outline(&mut path, &whole, None, ModuleShape::Square);
    let mut modules = Grid::new(&all, width);
    modules.lighten(&|x, y| symbol.dark(x, y));
    dots(&mut path, &modules, style, art);
    path
}

/// Adds the dots of the dark modules of a grid.
fn dots(path: &mut Path, grid: &Grid, style: &Style, art: &Art) {
    path.refine();
    let gaps = art.gaps();
    grid.each(&mut |x, y, _| {
        if let Some(size) = art.size(x, y) {
            let (x, y) = (coordinate(x), coordinate(y));
            scaled(path, style.dots(), gaps[size], x, y);
        }
    });
}

/// Returns the finder patterns; the first piece is that of dark modules, with those that have their paint.
pub(super) fn finder_pieces<'a>(symbol: &Symbol, style: &'a Style) -> Vec<Piece<'a>> {
    with_finders(dark(symbol, style), symbol, style)
}

/// Returns dark modules before any is drawn.
pub(super) fn dark<'a>(symbol: &Symbol, style: &'a Style) -> Piece<'a> {
    Piece {
        path: Path::default(),
        paint: &style.dark,
        live: style.live.dark.as_ref(),
        extent: whole(symbol),
    }
}

/// Draws a part of a finder pattern.
type Draw = fn(&mut Path, &Finder, Corners);

/// Adds the finder patterns to the path of dark modules, or as paths of their own: one for each colour, and one for each that flows.
fn with_finders<'a>(dark: Piece<'a>, symbol: &Symbol, style: &'a Style) -> Vec<Piece<'a>> {
    let mut pieces = vec![dark];
    let finders = finders(symbol.width(), symbol.height());
    let parts: [(bool, f64, Draw); 2] = [(true, 0.0, frame), (false, 2.0, centre)];
    for (is_frame, inside, draw) in parts {
        let first = pieces.len();
        for finder in &finders {
            let look = style.finder_look(finder);
            let (paint, live) = if is_frame {
                (look.frame_color, look.live_frame)
            } else {
                (look.centre_color, look.live_centre)
            };
            let place = match paint {
                None => 0,
                Some(paint) => {
                    let alike = |piece: &Piece| {
                        piece.paint == paint
                            && piece.live == live
                            && matches!(paint, Paint::Solid(_))
                    };
                    let known = pieces[first..].iter().position(alike);
                    known.map_or(pieces.len(), |known| first + known)
                }
            };
            if let Some(paint) = paint.filter(|_| place == pieces.len()) {
                pieces.push(Piece {
                    path: Path::default(),
                    paint,
                    live,
                    extent: finder.extent(inside),
                });
            }
            draw(&mut pieces[place].path, finder, corners(finder, style));
        }
    }
    pieces
}

/// Returns the rectangle of a symbol.
#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
pub(super) fn whole(symbol: &Symbol) -> Extent {
    Extent {
        from: [0.0; 2],
        sides: [symbol.width() as f64, symbol.height() as f64],
    }
}

/// Returns the dark modules outside the finder patterns, and those of them that are squares in every shape. Where a logo lies every
/// module is light, but finder patterns are always drawn whole, and so are alignment patterns whose middle the logo leaves free: where
/// no more than a corner of them was light, zxing took something else for them in 2 of 3 000 symbols.
///
/// Differs: from the shapes that are asked for. jsQR looks for the module in the middle of the last alignment pattern by its
/// diagonals: of 600 symbols in upright bars with round alignment patterns it took another module for it in 50, with square ones
/// in none. Where a shape takes areas apart the timing patterns are squares too, and in rMQR, which zxing reads along them, in every
/// shape. Over a picture everything is that is drawn whole.
pub(super) fn grids(symbol: &Symbol, style: &Style, art: Option<&Art>) -> (Grid, Option<Grid>) {
    parted(Grid::new(symbol.modules(), symbol.width()), style, art)
}

/// Returns the same of a symbol that has these dark modules.
pub(super) fn parted(mut modules: Grid, style: &Style, art: Option<&Art>) -> (Grid, Option<Grid>) {
    let (width, height) = (modules.width(), modules.height());
    for finder in finders(width, height) {
        modules.fill([finder.x, finder.y], [finder.side; 2], false);
    }
    if let Some(cleared) = style.cleared(width) {
        let centres = alignment(if width == height { width } else { 0 });
        let covers = |x, y| cleared.covers([width, height], x, y);
        modules.lighten(&|x, y| {
            covers(x, y) && middle(&centres, x, y).is_none_or(|[x, y]| covers(x, y))
        });
    }
    if let Some(art) = art {
        let mut guide = modules.clone();
        guide.lighten(&|x, y| !art.whole(x, y));
        modules.lighten(&|x, y| art.whole(x, y));
        return (modules, Some(guide));
    }
    let apart = style.joint() != Joint::Area;
    let guide = (style.shape != ModuleShape::Square || apart).then(|| {
        let guides = guides(width, height, apart);
        let guide = modules.within(&guides);
        if apart {
            modules = modules.without(&guides);
        }
        guide
    });
    (modules, guide)
}

/// Returns a column or a row as paths have them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a symbol has at most 177 modules a side"
)]
fn coordinate(place: usize) -> i16 {
    place as i16
}

/// Adds the modules of a grid, each alone or as bars.
fn draw(path: &mut Path, grid: &Grid, shape: ModuleShape) {
    // A bar ends where the next module along it is light.
    let along = match joint(shape) {
        Joint::Area | Joint::Alone => None,
        Joint::Upright => Some(([0, 1], ABOVE)),
        Joint::Lying => Some(([1, 0], LEFT)),
    };
    grid.each(&mut |x, y, neighbours| {
        let from = [x, y].map(coordinate);
        let Some(([right, down], before)) = along else {
            return cell(path, shape, 0, from[0], from[1]);
        };
        if neighbours & before != 0 {
            return;
        }
        let mut length = 1;
        while grid.dark(x + right * length, y + down * length) {
            length += 1;
        }
        let (across, upright) = ((right * length).max(1), (down * length).max(1));
        let to = [from[0] + coordinate(across), from[1] + coordinate(upright)];
        run(path, shape, from, to);
    });
}
