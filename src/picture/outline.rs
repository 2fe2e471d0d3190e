//! The outline of areas of dark modules.

use super::grid::{Grid, WORDS};
use super::module::corners;
use super::path::{Contours, Point, UNIT, point};
use super::style::ModuleShape;

/// Adds the outline of every area of dark modules, round corners included: areas are joined by sides, not by corners, and their
/// holes are outlined as well. Corners of the modules in `squares` are straight whatever the shape.
pub(super) fn outline(
    contours: &mut impl Contours,
    grid: &Grid,
    squares: Option<&Grid>,
    shape: ModuleShape,
) {
    let radii = radii(grid, squares, shape);
    let mut pen = Round {
        contours,
        radii,
        width: grid.width(),
        at: point(0, 0),
    };
    walk(&mut sides(grid), &mut pen);
}

/// Draws round corners.
struct Round<'a, C> {
    contours: &'a mut C,
    /// The radii of the corners of each module, as [`corners`] has them, row by row; nothing where all are straight.
    radii: Vec<[i16; 4]>,
    width: usize,
    at: Point,
}

/// The corners of a module, as [`corners`] numbers them.
const TOP_LEFT: usize = 0;
const TOP_RIGHT: usize = 1;
const BOTTOM_RIGHT: usize = 2;
const BOTTOM_LEFT: usize = 3;

impl<C: Contours> Round<'_, C> {
    /// Returns the radius of a corner of the module that lies so many modules before a place of corners. It is 0 where the outline turns
    /// left, because it then goes on along that module.
    fn radius(&self, x: u8, y: u8, before: usize, corner: usize) -> i16 {
        let module = usize::from(y) * self.width + usize::from(x) - before;
        self.radii.get(module).map_or(0, |radii| radii[corner])
    }

    /// Draws a line, if it has a length.
    fn line(&mut self, to: Point) {
        if to != self.at {
            self.contours.line(to);
            self.at = to;
        }
    }

    fn quarter(&mut self, to: Point) {
        self.contours.quarter(to, true);
        self.at = to;
    }
}

impl<C: Contours> Pen for Round<'_, C> {
    fn start(&mut self, _last: Side, side: Side) {
        let radius = self.radius(side.begin, side.row, 0, TOP_LEFT);
        self.at = point(place(side.begin) + radius, place(side.row));
        self.contours.go(self.at);
    }

    fn side(&mut self, side: Side, next: Side, closed: bool) {
        let (x, y, end) = (place(side.end), place(side.row), place(next.row));
        // The module behind the pen and to its right is the one that is rounded.
        let right = side.end > side.begin;
        let radius = if right {
            self.radius(side.end, side.row, 1, TOP_RIGHT)
        } else {
            self.radius(side.end, side.row, self.width, BOTTOM_LEFT)
        };
        self.line(point(toward(right, x, -radius), y));
        let down = end > y;
        if radius != 0 {
            self.quarter(point(x, toward(down, y, radius)));
        }
        let radius = if down {
            self.radius(side.end, next.row, self.width + 1, BOTTOM_RIGHT)
        } else {
            self.radius(side.end, next.row, 0, TOP_LEFT)
        };
        // Closing draws the last straight line.
        if !closed || radius != 0 {
            self.line(point(x, toward(down, end, -radius)));
        }
        if radius != 0 {
            let right = next.end > next.begin;
            self.quarter(point(toward(right, x, radius), end));
        }
        if closed {
            self.contours.close();
        }
    }
}

/// Returns the place of corners in points of the grid.
fn place(modules: u8) -> i16 {
    i16::from(modules) * UNIT
}

/// Returns what lies so much further on, to the right or down if `forward`.
fn toward(forward: bool, from: i16, length: i16) -> i16 {
    if forward {
        from + length
    } else {
        from - length
    }
}

/// Draws the sides of areas, which it is told one by one on the way around.
pub(super) trait Pen {
    /// The way around an area begins where a side does, to the right.
    fn start(&mut self, last: Side, side: Side);
    /// It goes along a side, and up or down to the next one; `closed` if that was the first.
    fn side(&mut self, side: Side, next: Side, closed: bool);
}

/// Walks around every area and every hole that has these sides, with the dark modules to the right.
pub(super) fn walk(sides: &mut [Side], pen: &mut impl Pen) {
    let mut side = sides[0];
    for first in 0..sides.len() {
        if sides[first].drawn {
            continue;
        }
        let mut place = first;
        pen.start(side, sides[first]);
        side = sides[first];
        loop {
            sides[place].drawn = true;
            place = side.next as usize;
            let next = sides[place];
            pen.side(side, next, place == first);
            if place == first {
                break;
            }
            side = next;
        }
    }
}

/// A straight side between dark and light along a row: from column to column of corners, with the dark modules to the right.
#[derive(Clone, Copy)]
pub(super) struct Side {
    pub(super) begin: u8,
    pub(super) end: u8,
    pub(super) row: u8,
    /// Whether no way around an area is to begin here: it was drawn, or runs to the left.
    drawn: bool,
    /// The place of the side that comes after the one that goes up or down from its end.
    next: u32,
}

/// Returns the sides of a grid row by row. The first is none.
///
/// Each column has sides between dark and light too, which join the ends of two along rows: one that comes from above joins the last one
/// in its column.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a symbol has at most 177 modules a side, and less than 2¹⁵ sides"
)]
pub(super) fn sides(grid: &Grid) -> Vec<Side> {
    let mut sides = Vec::with_capacity(grid.width() * grid.height() / 2 + 2);
    sides.push(Side {
        begin: 0,
        end: 0,
        row: 0,
        drawn: true,
        next: 0,
    });
    let mut last = [0_u32; 64 * WORDS];
    // The last side ends in front of the border on the right.
    let words = (grid.width() + 1) / 64 + 1;
    for (y, rows) in grid.rows().windows(2).enumerate() {
        let (above, below) = (&rows[0], &rows[1]);
        // Lower sides of modules come before upper ones. So, where two sides meet in a corner, the column that goes up belongs to the
        // lower side.
        for upper in [false, true] {
            let (here, there) = if upper {
                (below, above)
            } else {
                (above, below)
            };
            // The column in which a side began that has no end yet, and whether the word before ended within one.
            let (mut left, mut inside) = (None, 0);
            for word in 0..words {
                let along = here[word] & !there[word];
                // Where a side begins or ends, by turns: the border is light, so that each that begins ends too.
                let mut rest = along ^ (along << 1 | inside);
                inside = along >> 63;
                while rest != 0 {
                    let column = |bits: u64| 64 * word + bits.trailing_zeros() as usize - 1;
                    let begin = left.take().unwrap_or_else(|| {
                        let begin = column(rest);
                        rest &= rest - 1;
                        begin
                    });
                    if rest == 0 {
                        left = Some(begin);
                        break;
                    }
                    let (left, right) = (begin, column(rest));
                    rest &= rest - 1;
                    // The module beside the begin, on the side's own row; with the border it counts one more.
                    let (begin, end, beside) = if upper {
                        (left, right, left)
                    } else {
                        (right, left, right + 1)
                    };
                    let dark = (here[beside / 64] >> (beside % 64)) as u32 & 1;
                    let down = dark ^ u32::from(upper);
                    let place = sides.len() as u32;
                    // Nothing that comes from above goes to the first.
                    let above = last[begin] >> (16 * down);
                    last[begin] = place;
                    let next = last[end];
                    last[end] = place;
                    sides[above as usize].next = place;
                    sides.push(Side {
                        begin: begin as u8,
                        end: end as u8,
                        row: y as u8,
                        drawn: !upper,
                        next,
                    });
                }
            }
        }
    }
    sides
}

/// Returns the radii of the corners of each module, row by row; nothing where all are straight.
fn radii(grid: &Grid, squares: Option<&Grid>, shape: ModuleShape) -> Vec<[i16; 4]> {
    if shape == ModuleShape::Square {
        return Vec::new();
    }
    let by_neighbours: [[i16; 4]; 16] =
        std::array::from_fn(|neighbours| corners(shape, neighbours.to_le_bytes()[0]));
    let mut radii = vec![[0; 4]; grid.width() * grid.height()];
    grid.each(&mut |x, y, neighbours| {
        radii[y * grid.width() + x] = by_neighbours[usize::from(neighbours)];
    });
    if let Some(squares) = squares {
        squares.each(&mut |x, y, _| radii[y * grid.width() + x] = [0; 4]);
    }
    radii
}

#[cfg(test)]
mod tests {
    use super::super::path::{Path, Step};
    use super::*;

    /// Draws a path as text: `h` and `v` with modules or tenths of them, `r` a quarter that turns right.
    #[track_caller]
    fn outlined(shape: ModuleShape, rows: &[&str], want: &str) {
        let modules: Vec<u8> = rows
            .iter()
            .flat_map(|row| row.bytes().map(|module| u8::from(module == b'#')))
            .collect();
        let grid = Grid::new(&modules, rows[0].len());
        let mut path = Path::default();
        outline(&mut path, &grid, None, shape);
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
    fn what_lies_inside_the_outline_of_any_modules_is_those_modules() {
        let mut state = 20_261_123_u32;
        for round in 0..200 {
            let (width, height) = (1 + round % 70, 1 + round / 7);
            let modules: Vec<u8> = (0..width * height)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    u8::from(state >> 30 != 0)
                })
                .collect();
            let mut path = Path::default();
            let grid = Grid::new(&modules, width);
            outline(&mut path, &grid, None, ModuleShape::Square);
            // A module is inside if an odd number of upright sides lie to its left.
            let mut sides = vec![0; width * height];
            let (mut start, mut pen) = (point(0, 0), point(0, 0));
            for step in path.steps() {
                let to = match *step {
                    Step::Move(to) => {
                        start = to;
                        pen = to;
                        to
                    }
                    Step::Line(to) => to,
                    Step::Quarter { .. } => panic!("all corners are straight"),
                    Step::Close => start,
                };
                let [x, from, until] = [to.x, pen.y.min(to.y), pen.y.max(to.y)]
                    .map(|at| usize::from((at / UNIT).cast_unsigned()));
                for y in from..until {
                    (x..width).for_each(|right| sides[y * width + right] ^= 1);
                }
                pen = to;
            }
            assert_eq!(sides, modules, "{width} × {height}");
        }
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
