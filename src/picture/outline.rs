//! The outline of areas of dark modules.

use super::module::{ABOVE, BELOW, LEFT, RIGHT, corners};
use super::path::{Path, Point, Step, UNIT, point};
use super::style::ModuleShape;

/// Modules that are drawn in one shape, with a light border of one module, so that every module has eight neighbours.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    cells: Vec<u8>,
    stride: usize,
}

/// A module is dark.
const DARK: u8 = 1;
/// The upper edge of a module is part of an outline that was drawn.
const DRAWN: u8 = 2;

impl Grid {
    /// Makes a grid of light modules.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self {
            cells: vec![0; (width + 2) * (height + 2)],
            stride: width + 2,
        }
    }

    /// Returns the number of columns.
    pub(super) fn width(&self) -> usize {
        self.stride - 2
    }

    /// Returns the number of rows.
    pub(super) fn height(&self) -> usize {
        self.cells.len() / self.stride - 2
    }

    /// Makes the module in column `x` of row `y` dark.
    pub(super) fn darken(&mut self, x: usize, y: usize) {
        let place = self.place(x, y);
        self.cells[place] = DARK;
    }

    /// Tells whether the module in column `x` of row `y` is dark.
    pub(super) fn dark(&self, x: usize, y: usize) -> bool {
        self.cells[self.place(x, y)] != 0
    }

    /// Returns which of the four neighbours are dark.
    pub(super) fn neighbours(&self, x: usize, y: usize) -> u8 {
        self.around(self.place(x, y))
    }

    fn place(&self, x: usize, y: usize) -> usize {
        (y + 1) * self.stride + x + 1
    }

    /// Returns the upper left corner of a module.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "a symbol has at most 177 modules a side"
    )]
    fn corner(&self, place: usize) -> Point {
        let (x, y) = (place % self.stride - 1, place / self.stride - 1);
        point(x as i16 * UNIT, y as i16 * UNIT)
    }

    fn around(&self, place: usize) -> u8 {
        let dark = |place: usize| self.cells[place] & DARK;
        (dark(place - self.stride) * ABOVE)
            | (dark(place + 1) * RIGHT)
            | (dark(place + self.stride) * BELOW)
            | (dark(place - 1) * LEFT)
    }
}

/// Adds the outline of every area of dark modules, round corners included: areas are joined by sides, not by corners, and their
/// holes are outlined as well.
pub(super) fn outline(path: &mut Path, mut grid: Grid, shape: ModuleShape) {
    let radii: [[i16; 4]; 16] =
        std::array::from_fn(|neighbours| corners(shape, neighbours.to_le_bytes()[0]));
    let stride = grid.stride;
    for place in stride + 1..grid.cells.len() - stride - 1 {
        if grid.cells[place] == DARK && grid.cells[place - stride] == 0 {
            follow(path, &mut grid, place, &radii);
        }
    }
}

/// The four ways of walking along an outline, clockwise.
const TURNS: [(i16, i16); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// Walks once around, with the dark modules to the right, from the upper edge of the module at `start`.
fn follow(path: &mut Path, grid: &mut Grid, start: usize, radii: &[[i16; 4]; 16]) {
    let stride = grid.stride;
    let side = stride.cast_signed();
    let steps = [1, side, -1, -side];
    let origin = grid.corner(start);
    // The first module in reading order with an edge not drawn starts at a corner: were the edge one with its left neighbour's,
    // that one would have come first.
    let first = if grid.cells[start - 1] == 0 {
        radii[usize::from(grid.around(start))][0]
    } else {
        0
    };
    let mut pen = point(origin.x + first, origin.y);
    path.push(Step::Move(pen));
    let (mut place, mut corner, mut way) = (start, origin, 0);
    loop {
        // The edge begins at `corner` and runs along the module at `place`, `way` says in which direction.
        let mut length = 0;
        let inner = loop {
            if way == 0 {
                grid.cells[place] |= DRAWN;
            }
            length += UNIT;
            let ahead = place.wrapping_add_signed(steps[way]);
            if grid.cells[ahead] == 0 {
                break false;
            }
            place = ahead;
            let beside = ahead.wrapping_add_signed(steps[(way + 3) % 4]);
            if grid.cells[beside] != 0 {
                place = beside;
                break true;
            }
        };
        corner = along(corner, way, length);
        let (next, radius) = if inner {
            ((way + 3) % 4, 0)
        } else {
            let next = (way + 1) % 4;
            (next, radii[usize::from(grid.around(place))][next])
        };
        let closed = next == 0 && place == start;
        let begin = along(corner, way, -radius);
        // Closing draws the last straight line.
        if begin != pen && !(closed && radius == 0) {
            path.push(Step::Line(begin));
            pen = begin;
        }
        if radius != 0 {
            pen = along(corner, next, radius);
            path.push(Step::Quarter {
                to: pen,
                clockwise: true,
            });
        }
        if closed {
            break;
        }
        way = next;
    }
    path.push(Step::Close);
}

/// Returns the point `length` further on.
fn along(from: Point, way: usize, length: i16) -> Point {
    let (x, y) = TURNS[way];
    point(from.x + x * length, from.y + y * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws a path as text: `h` and `v` with modules or tenths of them, `r` a quarter that turns right.
    #[track_caller]
    fn outlined(shape: ModuleShape, rows: &[&str], want: &str) {
        let mut grid = Grid::new(rows[0].len(), rows.len());
        for (y, row) in rows.iter().enumerate() {
            for (x, module) in row.bytes().enumerate() {
                if module == b'#' {
                    grid.darken(x, y);
                }
            }
        }
        let mut path = Path::default();
        outline(&mut path, grid, shape);
        let mut text = String::new();
        let place = |to: Point| {
            format!(
                "{},{} ",
                f32::from(to.x) / f32::from(UNIT),
                f32::from(to.y) / f32::from(UNIT)
            )
        };
        for step in path.steps() {
            let words = match *step {
                Step::Move(to) => place(to),
                Step::Line(to) => format!("L{}", place(to)),
                Step::Quarter { to, clockwise } => {
                    assert!(clockwise);
                    format!("R{}", place(to))
                }
                Step::Close => "Z ".to_owned(),
            };
            text.push_str(&words);
        }
        assert_eq!(text.trim_end(), want);
    }

    #[test]
    fn an_area_is_walked_with_the_dark_to_the_right() {
        outlined(
            ModuleShape::Square,
            &["##.", "###"],
            "0,0 L2,0 L2,1 L3,1 L3,2 L0,2 Z",
        );
    }

    #[test]
    fn a_hole_is_walked_the_other_way() {
        outlined(
            ModuleShape::Square,
            &["###", "#.#", "###"],
            "0,0 L3,0 L3,3 L0,3 Z 1,2 L2,2 L2,1 L1,1 Z",
        );
    }

    #[test]
    fn areas_that_touch_in_a_corner_stay_two() {
        outlined(
            ModuleShape::Square,
            &["#.", ".#"],
            "0,0 L1,0 L1,1 L0,1 Z 1,1 L2,1 L2,2 L1,2 Z",
        );
        outlined(
            ModuleShape::Square,
            &[".#", "#."],
            "1,0 L2,0 L2,1 L1,1 Z 0,1 L1,1 L1,2 L0,2 Z",
        );
    }

    #[test]
    fn a_hole_may_touch_the_outside_in_a_corner() {
        outlined(
            ModuleShape::Square,
            &["###", "#.#", "##."],
            "0,0 L3,0 L3,2 L2,2 L2,1 L1,1 L1,2 L2,2 L2,3 L0,3 Z",
        );
    }

    #[test]
    fn outer_corners_are_round() {
        outlined(
            ModuleShape::Rounded,
            &["##", "#."],
            "0.5,0 L1.5,0 R2,0.5 R1.5,1 L1,1 L1,1.5 R0.5,2 R0,1.5 L0,0.5 R0.5,0 Z",
        );
        outlined(
            ModuleShape::ExtraRounded,
            &["##", "##"],
            "1,0 R2,1 R1,2 R0,1 R1,0 Z",
        );
        outlined(
            ModuleShape::Classy,
            &["#"],
            "0.5,0 L1,0 L1,0.5 R0.5,1 L0,1 L0,0.5 R0.5,0 Z",
        );
        outlined(
            ModuleShape::ClassyRounded,
            &["##"],
            "1,0 L2,0 R1,1 L0,1 R1,0 Z",
        );
    }
}
