//! The shapes of a picture: one path of closed contours for each paint.

use super::color::Color;
use super::finder::{Corners, centre, corners, frame};
use super::grid::Grid;
use super::module::{ABOVE, Joint, LEFT, cell, joint, run};
use super::outline::outline;
use super::path::Path;
use super::pattern::{Finder, alignment, finders, guides, middle};
use super::style::{ModuleShape, Style};
use crate::qr::Symbol;

/// Returns the shapes of a symbol in this style, one path for each paint, in modules from the symbol's top left corner: that of dark
/// modules, then those of the frames and of the centres of the finder patterns, where they have a colour of their own. Paths never
/// overlap, and the light colour lies below all of them.
#[must_use]
pub fn paths(symbol: &Symbol, style: &Style) -> Vec<Path> {
    let mut path = Path::default();
    // The finder patterns are then drawn like every other module.
    if style.is_square() {
        outline(
            &mut path,
            &Grid::new(symbol.modules(), symbol.width()),
            None,
            style.shape,
        );
        return vec![path];
    }
    let (modules, guide) = grids(symbol, style);
    if joint(style.shape) == Joint::Area {
        outline(&mut path, &modules, guide.as_ref(), style.shape);
    } else {
        draw(&mut path, &modules, style.shape);
        if let Some(guide) = guide {
            outline(&mut path, &guide, None, ModuleShape::Square);
        }
    }
    with_finders(path, symbol, style)
}

/// Draws a part of a finder pattern.
type Draw = fn(&mut Path, &Finder, Corners);

/// Adds the finder patterns to the path of dark modules, or as paths of their own.
fn with_finders(path: Path, symbol: &Symbol, style: &Style) -> Vec<Path> {
    let mut paths = vec![path];
    let finders = finders(symbol.width(), symbol.height());
    let parts: [(Option<Color>, Draw); 2] = [
        (style.finder_frame_color, frame),
        (style.finder_centre_color, centre),
    ];
    for (color, draw) in parts {
        let own = if color.is_some() {
            paths.push(Path::default());
            paths.len() - 1
        } else {
            0
        };
        for finder in &finders {
            draw(&mut paths[own], finder, corners(finder, style));
        }
    }
    paths
}

/// Returns the dark modules outside the finder patterns, and those of them that are squares in every shape. Where a logo lies every
/// module is light, but finder patterns are always drawn whole, and so are alignment patterns whose middle the logo leaves free: where
/// no more than a corner of them was light, zxing took something else for them in 2 of 3 000 symbols.
///
/// Differs: from the shapes that are asked for. jsQR looks for the module in the middle of the last alignment pattern by its
/// diagonals: of 600 symbols in upright bars with round alignment patterns it took another module for it in 50, with square ones
/// in none. Where a shape takes areas apart the timing patterns are squares too, and in rMQR, which zxing reads along them, in every
/// shape.
pub(super) fn grids(symbol: &Symbol, style: &Style) -> (Grid, Option<Grid>) {
    let (width, height) = (symbol.width(), symbol.height());
    let mut modules = Grid::new(symbol.modules(), width);
    for finder in finders(width, height) {
        modules.lighten_square(finder.x, finder.y, finder.side);
    }
    if let Some(cleared) = &style.cleared {
        let centres = alignment(if width == height { width } else { 0 });
        let covers = |x, y| cleared.covers([width, height], x, y);
        modules.lighten(&|x, y| {
            covers(x, y) && middle(&centres, x, y).is_none_or(|[x, y]| covers(x, y))
        });
    }
    let guide = (style.shape != ModuleShape::Square).then(|| {
        let apart = joint(style.shape) != Joint::Area;
        let is_guide = guides(width, height, apart);
        let mut guide = modules.clone();
        guide.lighten(&|x, y| !is_guide(x, y));
        if apart {
            modules.lighten(&is_guide);
        }
        guide
    });
    (modules, guide)
}

/// Adds the modules of a grid, each alone or as bars.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a symbol has at most 177 modules a side"
)]
fn draw(path: &mut Path, grid: &Grid, shape: ModuleShape) {
    // A bar ends where the next module along it is light.
    let along = match joint(shape) {
        Joint::Area | Joint::Alone => None,
        Joint::Upright => Some(([0, 1], ABOVE)),
        Joint::Lying => Some(([1, 0], LEFT)),
    };
    grid.each(&mut |x, y, neighbours| {
        let from = [x as i16, y as i16];
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
        let to = [from[0] + across as i16, from[1] + upright as i16];
        run(path, shape, from, to);
    });
}
