//! The modules of a symbol in a picture.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a symbol has at most 177 modules a side"
)]

use super::binary::Binary;
use super::plane::{Point, View};
use crate::qr::{DATA, Level, Version, functions};

/// Where a symbol lies: the images of four of its points.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    side: usize,
    /// The centres of the finder patterns, top left, top right and bottom left, with the fourth point in its place: top left, top
    /// right, fourth, bottom left.
    points: [Point; 4],
    /// The fourth point in modules from the top left corner, both ways; the others lie at 3.5 and the side less 3.5.
    fourth: f64,
}

impl Grid {
    /// Lays a grid of `side` modules over the centres of finder patterns, top left, top right and bottom left: by the alignment
    /// pattern at the lower right where there is one, else as a parallelogram.
    pub(super) fn new(picture: &Binary, centres: [Point; 3], side: usize) -> Self {
        let plain = Self::parallelogram(centres, side);
        // Version 1 has no alignment pattern.
        if side < 25 {
            return plain;
        }
        let fourth = side as f64 - 6.5;
        let place = plain.places();
        let Some(found) = alignment(picture, &place, fourth, 4.0 + side as f64 / 20.0) else {
            return plain;
        };
        let mut grid = Self { fourth, ..plain };
        grid.points[2] = place(found);
        grid
    }

    /// Lays a grid of `side` modules as if it were seen straight from above or from far away.
    pub(super) fn parallelogram([corner, right, down]: [Point; 3], side: usize) -> Self {
        let last = [0, 1].map(|axis| right[axis] + down[axis] - corner[axis]);
        Self {
            side,
            points: [corner, right, last, down],
            fourth: side as f64 - 3.5,
        }
    }

    /// Returns the function from a place in modules, from the top left corner, to where it is seen.
    pub(super) fn places(&self) -> impl Fn(Point) -> Point + use<> {
        let length = self.side as f64 - 7.0;
        let inner = (self.fourth - 3.5) / length;
        // The unit square lies between the centres of the finder patterns.
        let view = if inner < 1.0 {
            View::of_inner(self.points, inner)
        } else {
            View::of(self.points)
        };
        move |place| view.at(place.map(|modules| (modules - 3.5) / length))
    }

    /// Returns where the corners of the symbol are seen, clockwise from the top left.
    pub(super) fn corners(&self) -> [Point; 4] {
        let end = self.side as f64;
        [[0.0, 0.0], [end, 0.0], [end, end], [0.0, end]].map(self.places())
    }

    /// Returns the modules, row by row, 1 dark: what most of five points of each say.
    pub(super) fn modules(&self, picture: &Binary) -> Vec<u8> {
        let near = [[0.5, 0.5], [0.3, 0.3], [0.7, 0.3], [0.3, 0.7], [0.7, 0.7]];
        let place = self.places();
        let mut modules = Vec::with_capacity(self.side * self.side);
        for y in 0..self.side {
            for x in 0..self.side {
                let dark =
                    |[right, down]: &Point| picture.at(place([x as f64 + right, y as f64 + down]));
                let dark = near.iter().filter(|&shift| dark(shift)).count();
                modules.push(u8::from(dark >= 3));
            }
        }
        modules
    }

    /// Moves the four points as long as more function modules are where they belong.
    pub(super) fn fitted(mut self, picture: &Binary) -> Self {
        let known = known(self.side);
        let score = |grid: &Self| {
            let place = grid.places();
            let right = |shift: f64| {
                let seen = |&&([x, y], dark): &&(Point, bool)| {
                    picture.at(place([x + shift, y + shift])) == dark
                };
                known.iter().filter(seen).count()
            };
            right(-0.25) + right(0.25)
        };
        let mut best = score(&self);
        let [corner, right, ..] = self.points;
        let module = (right[0] - corner[0]).hypot(right[1] - corner[1]) / (self.side as f64 - 7.0);
        // The fourth point is the least known.
        let steps: [(f64, &[usize]); 4] = [
            (2.0, &[2]),
            (1.0, &[2, 1, 3, 0]),
            (0.5, &[2, 1, 3, 0]),
            (0.25, &[2, 1, 3, 0]),
        ];
        for (step, points) in steps {
            for _ in 0..6 {
                let before = best;
                for &point in points {
                    for [x, y] in [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]] {
                        let mut other = self;
                        other.points[point][0] += x * step * module;
                        other.points[point][1] += y * step * module;
                        let fits = score(&other);
                        if fits > best {
                            best = fits;
                            self = other;
                        }
                    }
                }
                if best == before {
                    break;
                }
            }
        }
        self
    }
}

/// The most function modules that a grid is fitted to: about as many as version 7 has.
const ENOUGH: usize = 500;

/// Returns the centres of function modules that are the same in all symbols of a side, and whether they are dark.
fn known(side: usize) -> Vec<(Point, bool)> {
    let number = u32::try_from((side - 17) / 4);
    let Some(version) = number.ok().and_then(|number| Version::qr(number).ok()) else {
        return Vec::new();
    };
    let functions = functions(version, Some(Level::L), 0);
    let places = (0..functions.len()).filter(|&place| {
        // Format information differs from symbol to symbol.
        functions[place] != DATA && place % side != 8 && place / side != 8
    });
    let count = places.clone().count();
    places
        .step_by(count.div_ceil(ENOUGH).max(1))
        .map(|place| {
            let [x, y] = [place % side, place / side].map(|modules| modules as f64 + 0.5);
            ([x, y], functions[place] == 1)
        })
        .collect()
}

/// Finds the centre of the alignment pattern within `reach` of a place on the diagonal, in modules; none where nothing looks like
/// it.
fn alignment(
    picture: &Binary,
    place: &impl Fn(Point) -> Point,
    middle: f64,
    reach: f64,
) -> Option<Point> {
    let score = |centre: Point| {
        if !picture.at(place(centre)) {
            return 0;
        }
        let mut score = 0;
        for y in -2_i8..=2 {
            for x in -2_i8..=2 {
                let ring = x.abs().max(y.abs());
                let dark = picture.at(place([centre[0] + f64::from(x), centre[1] + f64::from(y)]));
                score += i32::from(dark == (ring != 1));
            }
        }
        score
    };
    let away = |centre: Point| (centre[0] - middle).abs() + (centre[1] - middle).abs();
    let mut best = (0, [middle, middle]);
    for (reach, step) in [(reach, 0.4), (0.4, 0.1)] {
        let from = best.1;
        for centre in around(from, reach, step) {
            let score = score(centre);
            let nearer = || away(centre) < away(best.1);
            if score > best.0 || score == best.0 && nearer() {
                best = (score, centre);
            }
        }
    }
    // Three of 25 modules may be dirty.
    if best.0 < 22 {
        return None;
    }
    // The middle of all places that fit as well.
    let fits: Vec<Point> = around(best.1, 0.8, 0.1)
        .filter(|&centre| score(centre) >= best.0)
        .collect();
    let mean = |axis: usize| fits.iter().map(|fit| fit[axis]).sum::<f64>() / fits.len() as f64;
    (!fits.is_empty()).then(|| [mean(0), mean(1)])
}

/// Returns the places of a square around a place, row by row.
fn around(middle: Point, reach: f64, step: f64) -> impl Iterator<Item = Point> {
    let steps = (reach / step).round() as i32;
    let shift = move |steps: i32| f64::from(steps) * step;
    (-steps..=steps).flat_map(move |down| {
        (-steps..=steps).map(move |across| [middle[0] + shift(across), middle[1] + shift(down)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::scan::codewords::read_either;
    use crate::qr::{Data, Options, Symbol, encode};

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

    /// Draws a symbol in a picture of 400 pixels a side, its corners where the points say.
    fn drawn(symbol: &Symbol, corners: [Point; 4]) -> Binary {
        let back = View::of(corners).inverse();
        let side = symbol.width() as f64;
        let dark = (0..400 * 400).map(|place| {
            let [x, y] = back.at([f64::from(place % 400) + 0.5, f64::from(place / 400) + 0.5]);
            let inside = (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y);
            #[expect(clippy::cast_sign_loss, reason = "inside")]
            let dark = || symbol.dark((x * side) as usize, (y * side) as usize);
            inside && dark()
        });
        Binary {
            width: 400,
            height: 400,
            dark: dark.collect(),
        }
    }

    /// Returns where the centres of the finder patterns are seen.
    fn centres(side: usize, corners: [Point; 4]) -> [Point; 3] {
        let (view, near) = (View::of(corners), 3.5 / side as f64);
        [[near, near], [1.0 - near, near], [near, 1.0 - near]].map(|place| view.at(place))
    }

    const STRAIGHT: [Point; 4] = [[40.0, 40.0], [360.0, 40.0], [360.0, 360.0], [40.0, 360.0]];
    const ASIDE: [Point; 4] = [[50.0, 50.0], [350.0, 45.0], [355.0, 360.0], [45.0, 345.0]];

    #[test]
    fn modules_are_read_where_they_lie() {
        for version in [1, 2, 7, 14] {
            let symbol = symbol(version);
            let side = symbol.width();
            for corners in [STRAIGHT, ASIDE] {
                let picture = drawn(&symbol, corners);
                let grid = Grid::new(&picture, centres(side, corners), side);
                let modules = grid.fitted(&picture).modules(&picture);
                let (read, _) = read_either(&modules, side).expect("read");
                assert_eq!(read.symbol, symbol);
            }
        }
    }

    #[test]
    fn an_alignment_pattern_shows_the_fourth_corner() {
        let symbol = symbol(7);
        let picture = drawn(&symbol, ASIDE);
        let grid = Grid::new(&picture, centres(45, ASIDE), 45);
        for (got, want) in grid.corners().into_iter().zip(ASIDE) {
            let distance = (got[0] - want[0]).hypot(got[1] - want[1]);
            // A module is seven pixels wide.
            assert!(distance < 7.0, "{got:?} {want:?}");
        }
    }

    #[test]
    fn points_on_one_another_are_read_as_anything_but_do_not_panic() {
        let picture = drawn(&symbol(2), STRAIGHT);
        for centres in [
            [[9.0, 9.0]; 3],
            [[f64::NAN; 2]; 3],
            [[0.0, 0.0], [1e9, 0.0], [0.0, 1e9]],
        ] {
            let grid = Grid::new(&picture, centres, 25).fitted(&picture);
            assert_eq!(grid.modules(&picture).len(), 625);
        }
    }
}
