//! The outline of areas of dark modules.

use super::grid::{Grid, Row, WORDS};
use super::module::corners;
use super::path::{Path, Point, Step, UNIT, point};
use super::style::ModuleShape;

/// The four ways of walking along an outline, clockwise.
const TURNS: [(i16, i16); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// Adds the outline of every area of dark modules, round corners included: areas are joined by sides, not by corners, and their
/// holes are outlined as well. Corners of the modules in `squares` are straight whatever the shape.
pub(super) fn outline(path: &mut Path, grid: &Grid, squares: Option<&Grid>, shape: ModuleShape) {
    let radii = radii(grid, squares, shape);
    let mut pen = Round {
        path,
        radii,
        width: grid.width(),
        at: point(0, 0),
    };
    walk(grid, &mut pen);
}

/// A column and a row of corners.
type Place = [usize; 2];

/// Draws round corners.
struct Round<'a> {
    path: &'a mut Path,
    radii: Vec<[i16; 4]>,
    width: usize,
    at: Point,
}

impl Round<'_> {
    /// Returns the radius of a corner that the outline arrives at. The module that is rounded lies behind and to the right of the pen, and
    /// its four corners are numbered as the ways are, clockwise. The radius is 0 where the outline turns left, because it then goes on
    /// along that module.
    fn radius(&self, [x, y]: Place, way: usize) -> i16 {
        let (left, up) = [(1, 0), (1, 1), (0, 1), (0, 0)][way];
        self.radii
            .get((y - up) * self.width + x - left)
            .map_or(0, |radii| radii[(way + 1) % 4])
    }

    /// Goes to a corner and around it.
    fn corner(&mut self, place: Place, way: usize, next: usize, closed: bool) {
        let radius = self.radius(place, way);
        let begin = along(corner(place), way, -radius);
        // Closing draws the last straight line.
        if begin != self.at && !(closed && radius == 0) {
            self.path.push(Step::Line(begin));
            self.at = begin;
        }
        if radius != 0 {
            self.at = along(corner(place), next, radius);
            self.path.push(Step::Quarter {
                to: self.at,
                clockwise: true,
            });
        }
        if closed {
            self.path.push(Step::Close);
        }
    }
}

impl Pen for Round<'_> {
    fn start(&mut self, _last: Side, side: Side) {
        let place = side.place(side.begin);
        self.at = along(corner(place), 0, self.radius(place, 3));
        self.path.push(Step::Move(self.at));
    }

    fn side(&mut self, side: Side, next: Side, closed: bool) {
        let upright = if next.row < side.row { 3 } else { 1 };
        self.corner(side.place(side.end), side.way(), upright, false);
        self.corner(next.place(next.begin), upright, next.way(), closed);
    }
}

/// Draws the sides of areas, which it is told one by one on the way around.
pub(super) trait Pen {
    /// The way around an area begins where a side does, to the right.
    fn start(&mut self, last: Side, side: Side);
    /// It goes along a side, and up or down to the next one; `closed` if that was the first.
    fn side(&mut self, side: Side, next: Side, closed: bool);
}

/// Walks around every area and every hole of a grid, with the dark modules to the right.
pub(super) fn walk(grid: &Grid, pen: &mut impl Pen) {
    let mut sides = sides(grid);
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

impl Side {
    fn place(self, x: u8) -> Place {
        [x.into(), self.row.into()]
    }

    /// The way along it, as numbered in [`TURNS`].
    fn way(self) -> usize {
        if self.end < self.begin { 2 } else { 0 }
    }
}

/// Returns the sides row by row. The first is none.
///
/// Each column has sides between dark and light too, which join the ends of two along rows: one that comes from above joins the last one
/// in its column.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a symbol has at most 177 modules a side, and less than 2¹⁵ sides"
)]
fn sides(grid: &Grid) -> Vec<Side> {
    let mut sides = Vec::with_capacity(grid.width() * grid.height() / 2 + 2);
    sides.push(Side {
        begin: 0,
        end: 0,
        row: 0,
        drawn: true,
        next: 0,
    });
    let mut last = [0_u32; 64 * WORDS];
    let words = grid.width() / 64 + 1;
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
            let mut rest: Row = std::array::from_fn(|word| here[word] & !there[word]);
            for word in 0..words {
                while rest[word] != 0 {
                    // Adding its first bit to a run of bits clears it and sets the bit after it.
                    let bits = rest[word];
                    let first = bits & bits.wrapping_neg();
                    let sum = bits.wrapping_add(first);
                    rest[word] = bits & sum;
                    let left = 64 * word + first.trailing_zeros() as usize - 1;
                    let mut right = 64 * word + sum.trailing_zeros() as usize - 1;
                    if sum == 0 {
                        right += go_on(&mut rest[word + 1..]);
                    }
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

/// Takes the lowest bits off a row of bits, and returns how many they were.
#[cold]
fn go_on(rest: &mut [u64]) -> usize {
    let mut length = 0;
    for word in rest {
        let ones = word.trailing_ones();
        *word &= word.wrapping_add(1);
        length += ones as usize;
        if ones < 64 {
            break;
        }
    }
    length
}

/// Returns a place of corners.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a symbol has at most 177 modules a side"
)]
fn corner([x, y]: Place) -> Point {
    point(x as i16 * UNIT, y as i16 * UNIT)
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
