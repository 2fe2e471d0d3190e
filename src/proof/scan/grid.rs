//! Where the modules of a symbol are seen: a view of the whole, and what it is off at the alignment patterns.

#![expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::alignment::Sought;
use super::corner::Corner;
use super::outline::{Outline, centre};
use super::plane::{Point, View};
use super::rank::ranked;
use super::scene::Scene;
use crate::qr::alignment_centres;

/// Where the modules of a symbol are seen.
#[derive(Clone)]
pub(super) struct Grid {
    side: usize,
    pub(super) view: View,
    /// The rows, and as well the columns, in which alignment patterns have their centres, in modules.
    lines: Vec<f64>,
    /// How far from where the view has them the crossings of these lines are seen, row by row.
    shifts: Vec<Point>,
}

/// How much is known of the depth where alignment patterns say more.
const SEEN: f64 = 1e-5;

/// Of so many alignment patterns sought, one part in so many must have been found.
const ENOUGH: usize = 6;
const FEW: usize = 4;

/// How far beyond the outer crossings what is off goes on, in parts of a cell.
const BEYOND: f64 = 0.4;

/// What a pattern is worth beside a point of a finder pattern's edge.
const WEIGHT: f64 = 3.0;

impl Grid {
    /// Takes a view as it is.
    pub(super) fn plain(view: View, side: usize) -> Self {
        Self {
            side,
            view,
            lines: Vec::new(),
            shifts: Vec::new(),
        }
    }

    /// Fits a grid of `side` modules to the finder patterns and to every alignment pattern that is found.
    pub(super) fn new(
        scene: &Scene,
        corners: &[Corner; 3],
        outline: &Outline,
        side: usize,
        contrast: f64,
    ) -> Option<Self> {
        let view = outline.view(side)?;
        let lines: Vec<f64> = alignment_centres(side)
            .map(|line| line as f64 + 0.5)
            .collect();
        let count = lines.len();
        if count < 2 {
            return Some(Self::plain(view, side));
        }
        let mut pairs = outline.pairs(side);
        let mut found: Vec<Option<Point>> = vec![None; count * count];
        // The three corners belong to the finder patterns: they are seen where the view has them.
        let known = [0, count - 1, (count - 1) * count];
        let last = count * count - 1;
        let order: Vec<usize> = (0..count * count)
            .filter(|place| !known.contains(place))
            .collect();
        let far = |place: &usize| {
            let (x, y) = (place % count, place / count);
            [x + y, count - 1 - x + y, x + count - 1 - y]
                .into_iter()
                .fold(usize::MAX, usize::min)
        };
        let order = ranked(&order, |place| far(place) as f64);
        let mut grid = Self::plain(view, side);
        grid.lines = lines;
        grid.shifts = vec![[0.0; 2]; count * count];
        let mut count_seen = 0;
        for (sought, &node) in order.iter().enumerate() {
            // What has no alignment patterns is no symbol.
            if sought >= ENOUGH && FEW * count_seen < sought {
                return None;
            }
            let place = [grid.lines[node % count], grid.lines[node / count]];
            let near = grid.near(&found, &known, node);
            let sought = grid.sought(place, near);
            // The lower right one is the farthest from the finder patterns; the others have neighbours that were found.
            let reach = if count == 2 {
                if side < 33 { 5 } else { 6 }
            } else if node == last {
                3
            } else {
                2
            };
            found[node] = sought.find(scene, reach, contrast);
            if let Some(seen) = found[node] {
                let ideal = grid.view.at(place);
                grid.shifts[node] = [0, 1].map(|axis| seen[axis] - ideal[axis]);
                pairs.push((place, seen, WEIGHT));
                count_seen += 1;
            } else {
                grid.shifts[node] = near;
            }
        }
        // The view that fits all of them leaves less to the shifts.
        if found.iter().any(Option::is_some) {
            grid.view = View::fitted(&pairs, SEEN).unwrap_or(view);
        }
        if count == 2 {
            grid.lines.clear();
            grid.shifts.clear();
            return Some(grid);
        }
        for (node, shift) in grid.shifts.iter_mut().enumerate() {
            let place = [grid.lines[node % count], grid.lines[node / count]];
            let ideal = grid.view.at(place);
            let pattern = known.iter().position(|&corner| corner == node);
            *shift = match (pattern, found[node]) {
                (Some(pattern), _) => {
                    let ideal = grid.view.at(centre(pattern, side));
                    [0, 1].map(|axis| corners[pattern].centre[axis] - ideal[axis])
                }
                (None, Some(seen)) => [0, 1].map(|axis| seen[axis] - ideal[axis]),
                (None, None) => [f64::NAN; 2],
            };
        }
        grid.fill();
        Some(grid)
    }

    /// Gives each crossing whose pattern was not found the mean of its neighbours, those with most of them first.
    fn fill(&mut self) {
        let count = self.lines.len();
        for least in [3, 2, 1, 1, 1, 1, 1, 1] {
            let before = self.shifts.clone();
            for node in 0..before.len() {
                if !before[node][0].is_nan() {
                    continue;
                }
                let known: Vec<Point> = neighbours(node, count)
                    .map(|other| before[other])
                    .filter(|shift| !shift[0].is_nan())
                    .collect();
                if known.len() >= least {
                    self.shifts[node] = mean(&known);
                }
            }
        }
        for shift in &mut self.shifts {
            if shift[0].is_nan() {
                *shift = [0.0; 2];
            }
        }
    }

    /// Returns how far off a crossing may be: as far as its neighbours that were found.
    fn near(&self, found: &[Option<Point>], known: &[usize], node: usize) -> Point {
        let shifts: Vec<Point> = neighbours(node, self.lines.len())
            .filter(|&other| found[other].is_some() || known.contains(&other))
            .map(|other| self.shifts[other])
            .collect();
        if shifts.is_empty() {
            [0.0; 2]
        } else {
            mean(&shifts)
        }
    }

    fn sought(&self, [x, y]: Point, shift: Point) -> Sought {
        let seen = self.view.at([x, y]);
        let way = |to: Point| {
            let to = self.view.at(to);
            [to[0] - seen[0], to[1] - seen[1]]
        };
        Sought {
            centre: [0, 1].map(|axis| seen[axis] + shift[axis]),
            across: way([x + 1.0, y]),
            down: way([x, y + 1.0]),
        }
    }

    /// Returns where a place in modules, from the top left corner, is seen.
    pub(super) fn place(&self, place: Point) -> Point {
        let seen = self.view.at(place);
        let count = self.lines.len();
        if count == 0 {
            return seen;
        }
        // Between four crossings, and some way beyond them.
        let cell = |along: f64| {
            let line = self.lines[1..count - 1]
                .iter()
                .filter(|&&line| line <= along)
                .count();
            let [from, to] = [self.lines[line], self.lines[line + 1]];
            (
                line,
                ((along - from) / (to - from)).clamp(-BEYOND, 1.0 + BEYOND),
            )
        };
        let [(column, across), (row, down)] = place.map(cell);
        [0, 1].map(|axis| {
            let at = |x: usize, y: usize| self.shifts[(row + y) * count + column + x][axis];
            let upper = at(0, 0) + (at(1, 0) - at(0, 0)) * across;
            let lower = at(0, 1) + (at(1, 1) - at(0, 1)) * across;
            seen[axis] + upper + (lower - upper) * down
        })
    }

    /// Returns where the corners of the symbol are seen, clockwise from the top left.
    pub(super) fn corners(&self) -> [Point; 4] {
        let end = self.side as f64;
        [[0.0, 0.0], [end, 0.0], [end, end], [0.0, end]].map(|place| self.place(place))
    }
}

fn mean(points: &[Point]) -> Point {
    [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / points.len() as f64)
}

/// Returns the crossings beside one, of `count` in a row.
fn neighbours(node: usize, count: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (node % count, node / count);
    [
        (x > 0).then(|| node - 1),
        (x + 1 < count).then_some(node + 1),
        (y > 0).then(|| node - count),
        (y + 1 < count).then_some(node + count),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::codewords::read_either;
    use super::super::finder::Finder;
    use super::super::fit::{Known, fitted};
    use super::super::luma::Luma;
    use super::super::sample::Shades;
    use super::*;
    use crate::qr::{Data, Options, Symbol, Version, encode};

    fn symbol(version: u32) -> Symbol {
        let options = Options {
            version: Some(Version::qr(version).expect("a version")),
            ..Options::default()
        };
        let data = Data::Text {
            text: "1688",
            kanji: None,
        };
        encode(data, &options).expect("fits")
    }

    const SIZE: u32 = 500;

    /// Draws a symbol in a picture, its corners where the points say; `bent` moves the middle of every row to the right.
    fn drawn(symbol: &Symbol, corners: [Point; 4], bent: f64) -> Luma {
        let back = View::of(corners).inverse();
        let side = symbol.width() as f64;
        let dark = (0..SIZE * SIZE).map(|place| {
            let [x, y] = back.at([f64::from(place % SIZE) + 0.5, f64::from(place / SIZE) + 0.5]);
            let x = x - bent * (1.0 - (2.0 * y - 1.0).powi(2));
            let inside = (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "inside"
            )]
            let dark = || symbol.dark((x * side) as usize, (y * side) as usize);
            if inside && dark() { 20 } else { 220 }
        });
        Luma {
            width: SIZE as usize,
            height: SIZE as usize,
            data: dark.collect(),
        }
    }

    /// Measures the finder patterns where they are seen.
    fn corners(scene: &Scene, side: usize, points: [Point; 4], bent: f64) -> [Corner; 3] {
        let view = View::of(points);
        [0, 1, 2].map(|pattern| {
            let [x, y] = centre(pattern, side).map(|modules| modules / side as f64);
            let place = [x + bent * (1.0 - (2.0 * y - 1.0).powi(2)), y];
            let finder = Finder {
                centre: view.at(place),
                module: (points[1][0] - points[0][0]) / side as f64,
                rows: 3.0,
                inverted: false,
            };
            Corner::of(scene, &finder)
        })
    }

    fn grid(scene: &Scene, side: usize, points: [Point; 4], bent: f64) -> Grid {
        let corners = corners(scene, side, points, bent);
        let outline = Outline::of(scene, &corners);
        Grid::new(scene, &corners, &outline, side, 200.0).expect("a view")
    }

    const STRAIGHT: [Point; 4] = [[40.0, 40.0], [460.0, 40.0], [460.0, 460.0], [40.0, 460.0]];
    const ASIDE: [Point; 4] = [[50.0, 50.0], [430.0, 75.0], [455.0, 460.0], [45.0, 435.0]];

    #[track_caller]
    fn reads(version: u32, points: [Point; 4], bent: f64) {
        let symbol = symbol(version);
        let side = symbol.width();
        let picture = drawn(&symbol, points, bent);
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        let grid = grid(&scene, side, points, bent);
        let modules = Shades::of(&scene, [side; 2], &|place| grid.place(place)).parted();
        let (read, _) = read_either(&modules).unwrap_or_else(|| panic!("version {version}"));
        assert_eq!(read.symbol, symbol);
    }

    #[test]
    fn modules_are_read_where_they_lie() {
        for version in [1, 2, 7, 14, 25, 40] {
            reads(version, STRAIGHT, 0.0);
            reads(version, ASIDE, 0.0);
        }
    }

    #[test]
    fn alignment_patterns_follow_what_is_bent() {
        for (version, bent) in [(7, 0.03), (14, 0.02), (21, 0.015)] {
            reads(version, STRAIGHT, bent);
        }
    }

    #[test]
    fn an_alignment_pattern_shows_the_fourth_corner() {
        let symbol = symbol(7);
        let picture = drawn(&symbol, ASIDE, 0.0);
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        let grid = grid(&scene, 45, ASIDE, 0.0);
        for (got, want) in grid.corners().into_iter().zip(ASIDE) {
            let distance = (got[0] - want[0]).hypot(got[1] - want[1]);
            // A module is nine pixels wide.
            assert!(distance < 3.0, "{got:?} {want:?}");
        }
    }

    #[test]
    fn a_view_is_moved_to_where_the_function_patterns_are() {
        let symbol = symbol(2);
        let picture = drawn(&symbol, ASIDE, 0.0);
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        let mut off = ASIDE;
        off[2][0] += 25.0;
        let side = 25.0;
        let pairs = [
            ([0.0, 0.0], off[0], 1.0),
            ([side, 0.0], off[1], 1.0),
            ([side, side], off[2], 1.0),
            ([0.0, side], off[3], 1.0),
        ];
        let view = View::fitted(&pairs, 1e-6).expect("a view");
        let view = fitted(&scene, &view, [25; 2], &Known::of(25));
        let [x, y] = view.at([side, side]);
        assert!((x - ASIDE[2][0]).hypot(y - ASIDE[2][1]) < 6.0, "{x} {y}");
    }

    #[test]
    fn points_on_one_another_are_read_as_anything_but_do_not_panic() {
        let picture = drawn(&symbol(2), STRAIGHT, 0.0);
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        for centres in [
            [[9.0, 9.0]; 3],
            [[f64::NAN; 2]; 3],
            [[0.0, 0.0], [1e9, 0.0], [0.0, 1e9]],
        ] {
            let corners = centres.map(|centre| {
                let finder = Finder {
                    centre,
                    module: 2.0,
                    rows: 3.0,
                    inverted: false,
                };
                Corner::of(&scene, &finder)
            });
            let outline = Outline::of(&scene, &corners);
            if let Some(grid) = Grid::new(&scene, &corners, &outline, 25, 200.0) {
                let modules = Shades::of(&scene, [25; 2], &|place| grid.place(place)).parted();
                assert_eq!(modules.dark.len(), 625);
            }
        }
    }
}
