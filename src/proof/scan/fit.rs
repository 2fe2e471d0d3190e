//! A view moved until the function patterns lie where they belong.

#![expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::plane::{Point, View};
use super::scene::Scene;
use crate::qr::{DATA, Level, Version, functions};

/// The most function modules that a view is fitted to: about as many as version 7 has.
const ENOUGH: usize = 400;

/// How far from a corner of the symbol a module is near it, and how far its finder pattern and separator reach.
const NEAR: f64 = 14.0;
const FINDER: f64 = 8.0;

/// Function modules whose colour is known: their centres, and whether they are dark.
pub(super) struct Known(Vec<(Point, bool)>);

/// Returns by how much the light function modules are lighter than the dark ones.
pub(super) fn contrast(scene: &Scene, known: &Known, place: &dyn Fn(Point) -> Point) -> f64 {
    let mut sums = [[0.0; 2]; 2];
    for &(module, dark) in &known.0 {
        let [sum, count] = &mut sums[usize::from(dark)];
        *sum += scene.shade(place(module));
        *count += 1.0;
    }
    let [light, dark] = sums.map(|[sum, count]| sum / f64::max(count, 1.0));
    light - dark
}

/// Moves the corners of a symbol of so many columns and rows as long as its function modules differ more in shade.
pub(super) fn fitted(scene: &Scene, view: &View, size: [usize; 2], known: &Known) -> View {
    let [width, height] = size.map(|side| side as f64);
    let places = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    let score = |corners: [Point; 4]| {
        // The unit square stands for the symbol.
        let view = View::of(corners);
        let mut sum = 0.0;
        for &(place, dark) in &known.0 {
            let shade = scene.shade(view.at([place[0] / width, place[1] / height]));
            sum += if dark { -shade } else { shade };
        }
        sum
    };
    let mut corners = places.map(|place| view.at(place));
    let mut best = score(corners);
    let module =
        (corners[2][0] - corners[0][0]).hypot(corners[2][1] - corners[0][1]) / width.hypot(height);
    for step in [1.5, 0.7, 0.3] {
        for _ in 0..4 {
            let before = best;
            // The lower right corner is the least known.
            for corner in [2, 1, 3, 0] {
                for way in [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]] {
                    let mut moved = corners;
                    for axis in 0..2 {
                        moved[corner][axis] += way[axis] * step * module;
                    }
                    let fits = score(moved);
                    if fits > best {
                        best = fits;
                        corners = moved;
                    }
                }
            }
            if best <= before {
                break;
            }
        }
    }
    let pairs: [(Point, Point, f64); 4] =
        std::array::from_fn(|corner| (places[corner], corners[corner], 1.0));
    View::fitted(&pairs, 1e-6).unwrap_or(*view)
}

impl Known {
    /// Keeps those near the finder patterns that do not belong to them: a view of three finder patterns is right there at least.
    pub(super) fn near(&self, side: usize) -> Self {
        let side = side as f64;
        let from_edge = |at: f64| at.min(side - at);
        let near = |&&([x, y], _): &&(Point, bool)| {
            let corner = from_edge(x).max(from_edge(y)) < NEAR && x + y < side + NEAR;
            corner && from_edge(x).max(from_edge(y)) > FINDER
        };
        Self(self.0.iter().filter(near).copied().collect())
    }

    /// Returns some of them, spread over the whole symbol; none for what is no side.
    pub(super) fn of(side: usize) -> Self {
        let number = u32::try_from(side.saturating_sub(17) / 4);
        let Some(version) = number.ok().and_then(|number| Version::qr(number).ok()) else {
            return Self(Vec::new());
        };
        let functions = functions(version, Some(Level::L), 0);
        // Format information differs from symbol to symbol.
        Self::these(&functions, side, |x, y| x != 8 && y != 8)
    }

    /// Returns some of the function modules of a symbol that are as the last argument says, by column and row, spread over all of it.
    pub(super) fn these(
        functions: &[u8],
        width: usize,
        known: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let places = (0..functions.len())
            .filter(|&place| functions[place] != DATA && known(place % width, place / width));
        let count = places.clone().count();
        let known = places
            .step_by(count.div_ceil(ENOUGH).max(1))
            .map(|place| {
                let [x, y] = [place % width, place / width].map(|modules| modules as f64 + 0.5);
                ([x, y], functions[place] == 1)
            })
            .collect();
        Self(known)
    }
}
