//! The shape of one dark module among its neighbours.

use super::path::{FINE, Path, Step, UNIT, point};
use super::style::ModuleShape;

/// The neighbour above is dark.
pub(super) const ABOVE: u8 = 1;
/// The neighbour to the right is dark.
pub(super) const RIGHT: u8 = 2;
/// The neighbour below is dark.
pub(super) const BELOW: u8 = 4;
/// The neighbour to the left is dark.
pub(super) const LEFT: u8 = 8;

/// Half a module.
const HALF: i16 = UNIT / 2;
/// What a bar leaves free on each side, so that bars next to each other stay apart.
const GAP: i16 = 2;
/// How far the points of a diamond are cut back: its flat sides are as long as what is left.
const CUT: i16 = 7;

/// How the dark modules of a shape come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Neighbours on all four sides flow into one area.
    Area,
    /// Each module stands alone.
    Alone,
    /// Neighbours above and below are one bar.
    Upright,
    /// Neighbours left and right are one bar.
    Lying,
}

/// Tells how the dark modules of a shape come together.
pub(super) fn joint(shape: ModuleShape) -> Joint {
    match shape {
        ModuleShape::Square
        | ModuleShape::Rounded
        | ModuleShape::ExtraRounded
        | ModuleShape::Classy
        | ModuleShape::ClassyRounded => Joint::Area,
        ModuleShape::Dot | ModuleShape::Diamond => Joint::Alone,
        ModuleShape::Vertical => Joint::Upright,
        ModuleShape::Horizontal => Joint::Lying,
    }
}

/// Returns the radii of a module's corners in an area of this shape: top left, top right, bottom right, bottom left. A corner is round
/// only where the modules on both its sides are light.
pub(super) fn corners(shape: ModuleShape, neighbours: u8) -> [i16; 4] {
    let both = [ABOVE | LEFT, ABOVE | RIGHT, BELOW | RIGHT, BELOW | LEFT];
    let free = both.map(|sides| neighbours & sides == 0);
    // Two neighbours side by side leave one corner free: it may be round by a whole module.
    let wide = match shape {
        ModuleShape::ExtraRounded => neighbours.count_ones() == 2,
        ModuleShape::ClassyRounded => neighbours != 0,
        _ => false,
    };
    let radius = if wide { UNIT } else { HALF };
    let round = match shape {
        ModuleShape::Rounded | ModuleShape::ExtraRounded => [true; 4],
        ModuleShape::Classy | ModuleShape::ClassyRounded => [true, false, true, false],
        _ => [false; 4],
    };
    std::array::from_fn(|corner| {
        if free[corner] && round[corner] {
            radius
        } else {
            0
        }
    })
}

/// Adds the part of the shape that lies in the module at column `x` of row `y`.
pub(super) fn cell(path: &mut Path, shape: ModuleShape, neighbours: u8, x: i16, y: i16) {
    let neighbours = neighbours
        & match joint(shape) {
            Joint::Area => ABOVE | RIGHT | BELOW | LEFT,
            Joint::Alone => 0,
            Joint::Upright => ABOVE | BELOW,
            Joint::Lying => LEFT | RIGHT,
        };
    match shape {
        ModuleShape::Dot => bar(path, [x, y], [x + 1, y + 1], [0, 0], [HALF; 4]),
        ModuleShape::Diamond => diamond(path, [x * UNIT, y * UNIT], UNIT),
        ModuleShape::Vertical => {
            let [above, below] = [ABOVE, BELOW].map(|side| round_end(neighbours & side == 0));
            bar(
                path,
                [x, y],
                [x + 1, y + 1],
                [GAP, 0],
                [above, above, below, below],
            );
        }
        ModuleShape::Horizontal => {
            let [left, right] = [LEFT, RIGHT].map(|side| round_end(neighbours & side == 0));
            bar(
                path,
                [x, y],
                [x + 1, y + 1],
                [0, GAP],
                [left, right, right, left],
            );
        }
        _ => bar(
            path,
            [x, y],
            [x + 1, y + 1],
            [0, 0],
            corners(shape, neighbours),
        ),
    }
}

/// Adds the bar from the module at column and row `from` to, and without, those of `to`.
pub(super) fn run(path: &mut Path, shape: ModuleShape, from: [i16; 2], to: [i16; 2]) {
    let gaps = if shape == ModuleShape::Vertical {
        [GAP, 0]
    } else {
        [0, GAP]
    };
    bar(path, from, to, gaps, [round_end(true); 4]);
}

/// Returns the radius at the end of a bar.
fn round_end(free: bool) -> i16 {
    if free { HALF - GAP } else { 0 }
}

/// Adds a rectangle of modules, `gaps` smaller on each side.
fn bar(path: &mut Path, from: [i16; 2], to: [i16; 2], gaps: [i16; 2], corners: [i16; 4]) {
    path.rectangle(
        point(from[0] * UNIT + gaps[0], from[1] * UNIT + gaps[1]),
        point(to[0] * UNIT - gaps[0], to[1] * UNIT - gaps[1]),
        corners,
        false,
    );
}

/// Adds a square, a dot or a diamond that leaves so many points of the fine grid free on each side of its module.
pub(super) fn scaled(path: &mut Path, shape: ModuleShape, gap: i16, x: i16, y: i16) {
    let (left, top) = (x * FINE + gap, y * FINE + gap);
    let side = FINE - 2 * gap;
    if shape == ModuleShape::Diamond {
        return diamond(path, [left, top], side);
    }
    let radius = if shape == ModuleShape::Dot {
        side / 2
    } else {
        0
    };
    let to = point(left + side, top + side);
    path.rectangle(point(left, top), to, [radius; 4], false);
}

/// Adds a square on its corner, its points cut off at the edges of the square around it.
fn diamond(path: &mut Path, [left, top]: [i16; 2], side: i16) {
    let near = side * CUT / UNIT;
    let far = side - near;
    path.push(Step::Move(point(left + near, top)));
    for (x, y) in [
        (far, 0),
        (side, near),
        (side, far),
        (far, side),
        (near, side),
        (0, far),
        (0, near),
    ] {
        path.push(Step::Line(point(left + x, top + y)));
    }
    path.push(Step::Close);
}
