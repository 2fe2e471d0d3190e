//! The outline of areas of dark modules.

use super::grid::Grid;
use super::module::corners;
use super::path::{Path, Point, Step, UNIT, point};
use super::style::ModuleShape;

/// A point where an outline turns, once or, where two areas touch in it, twice.
pub(super) struct Corner {
    pub(super) x: u8,
    pub(super) y: u8,
    /// Which of the modules around it are dark: the bit of each of the four ways of [`TURNS`] is the module ahead and to the right.
    dark: u8,
    /// The next corner in each of the four ways, where an outline goes on in it.
    next: [u16; 4],
}

/// The four ways of walking along an outline, clockwise.
const TURNS: [(i16, i16); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// Adds the outline of every area of dark modules, round corners included: areas are joined by sides, not by corners, and their
/// holes are outlined as well. Corners of the modules in `squares` are straight whatever the shape.
///
/// An outline turns where a side between dark and light along a row meets one along a column. In a row such corners are joined
/// two by two, in a column as well, so that whoever knows them all walks from corner to corner.
pub(super) fn outline(path: &mut Path, grid: &Grid, squares: Option<&Grid>, shape: ModuleShape) {
    let radii = radii(grid, squares, shape);
    path.reserve(grid.width() * grid.height());
    // The radius of the module that lies back and to the right of who arrives at a corner; clockwise, its corners are the ways.
    let radius = |corner: &Corner, way: usize| {
        let (left, up) = [(1, 0), (1, 1), (0, 1), (0, 0)][way];
        let (x, y) = (usize::from(corner.x) - left, usize::from(corner.y) - up);
        radii
            .get(y * grid.width() + x)
            .map_or(0, |radii| radii[(way + 1) % 4])
    };
    let mut pen = point(0, 0);
    walk(grid, |corner, turn| match turn {
        Turn::Start => {
            pen = corner.point();
            if corner.dark & 0b10 == 0 {
                pen.x += radius(corner, 3);
            }
            path.push(Step::Move(pen));
        }
        Turn::Way(way, next) | Turn::End(way, next) => {
            let closed = matches!(turn, Turn::End(..));
            // To the left, along a module, corners are straight.
            let inner = next != (way + 1) % 4;
            let radius = if inner { 0 } else { radius(corner, way) };
            let begin = along(corner.point(), way, -radius);
            // Closing draws the last straight line.
            if begin != pen && !(closed && radius == 0) {
                path.push(Step::Line(begin));
                pen = begin;
            }
            if radius != 0 {
                pen = along(corner.point(), next, radius);
                path.push(Step::Quarter {
                    to: pen,
                    clockwise: true,
                });
            }
            if closed {
                path.push(Step::Close);
            }
        }
    });
}

/// What happens at a corner on the way around an area.
#[derive(Clone, Copy)]
pub(super) enum Turn {
    /// The way begins, to the right.
    Start,
    /// It arrives in one way and goes on in another, as numbered in [`TURNS`].
    Way(usize, usize),
    /// The same, where it began.
    End(usize, usize),
}

/// Walks around every area and every hole of a grid, with the dark modules to the right.
pub(super) fn walk(grid: &Grid, mut arrive: impl FnMut(&Corner, Turn)) {
    let mut found = turning(grid);
    for start in 0..found.len() {
        let first = &mut found[start];
        // Below dark, above light: a side that runs to the right and was not drawn.
        if first.dark & 0b1001 != 1 || first.next[0] == DRAWN {
            continue;
        }
        arrive(first, Turn::Start);
        let (mut place, mut way) = (start, 0);
        loop {
            let here = place;
            place = found[here].next[way].into();
            if way == 0 {
                found[here].next[0] = DRAWN;
            }
            let corner = &found[place];
            // Light ahead: to the right, around the module. Dark ahead: to the left, along it.
            let inner = usize::from(corner.dark >> way & 1);
            let next = (way + 1 + 2 * inner) % 4;
            if next == 0 && place == start {
                arrive(corner, Turn::End(way, next));
                break;
            }
            arrive(corner, Turn::Way(way, next));
            way = next;
        }
    }
}

/// No corner has this number.
const NONE: u16 = u16::MAX;
/// In place of the next corner to the right: the side was drawn.
const DRAWN: u16 = NONE;

impl Corner {
    pub(super) fn point(&self) -> Point {
        point(i16::from(self.x) * UNIT, i16::from(self.y) * UNIT)
    }
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

/// Returns the corners row by row, joined to each other.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a symbol has at most 177 modules a side, which make at most 178 × 178 corners"
)]
fn turning(grid: &Grid) -> Vec<Corner> {
    let mut corners: Vec<Corner> = Vec::with_capacity(grid.width() * grid.height() + 1);
    // The last corner of each column so far.
    let mut last = vec![NONE; grid.width() + 1];
    grid.each_corner(|x, y, dark| {
        let place = corners.len() as u16;
        let above = last[x];
        last[x] = place;
        // What leads to no side of this corner is never walked.
        if let Some(above) = corners.get_mut(usize::from(above)) {
            above.next[1] = place;
        }
        corners.push(Corner {
            x: x as u8,
            y: y as u8,
            dark,
            next: [place + 1, 0, place.wrapping_sub(1), above],
        });
    });
    corners
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
