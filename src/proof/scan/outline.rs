//! Three finder patterns to a view of the symbol: by their centres, and by their edges on the lines through them.

#![expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::corner::Corner;
use super::plane::{Point, View};
use super::scene::Scene;

/// Points of the finder patterns, top left, top right and bottom left.
pub(super) struct Outline {
    marks: Vec<Mark>,
}

/// A point of a finder pattern: the pattern, the place in modules from its corner, and where it is seen.
struct Mark {
    pattern: usize,
    place: Point,
    seen: Point,
}

/// How much is known of the depth before any point is: finder patterns alone say little of it.
const FAR: f64 = 2e-3;

/// From the corner of a finder pattern to its centre.
const CENTRE: f64 = 3.5;

impl Outline {
    /// Measures the patterns along both legs as if the symbol were seen from far away.
    pub(super) fn of(scene: &Scene, corners: &[Corner; 3]) -> Self {
        let way = |to: usize| {
            let gap = [0, 1].map(|axis| corners[to].centre[axis] - corners[0].centre[axis]);
            let length = gap[0].hypot(gap[1]);
            gap.map(|part| part / length)
        };
        Self::measured(scene, corners, |_| [way(1), way(2)])
    }

    /// Measures the patterns again along the lines that a view has there.
    pub(super) fn seen_by(scene: &Scene, corners: &[Corner; 3], view: &View, side: usize) -> Self {
        let way = |place: Point, to: Point| {
            let [from, to] = [place, to].map(|place| view.at(place));
            let gap = [to[0] - from[0], to[1] - from[1]];
            let length = gap[0].hypot(gap[1]);
            gap.map(|part| part / length)
        };
        Self::measured(scene, corners, |pattern| {
            let [x, y] = centre(pattern, side);
            [way([x, y], [x + 1.0, y]), way([x, y], [x, y + 1.0])]
        })
    }

    fn measured(scene: &Scene, corners: &[Corner; 3], ways: impl Fn(usize) -> [Point; 2]) -> Self {
        let mut marks = Vec::with_capacity(15);
        for (pattern, corner) in corners.iter().enumerate() {
            let mut add = |place, seen| {
                marks.push(Mark {
                    pattern,
                    place,
                    seen,
                });
            };
            add([CENTRE; 2], corner.centre);
            for (axis, way) in ways(pattern).into_iter().enumerate() {
                for sign in [-1.0, 1.0] {
                    let way = way.map(|part| sign * part);
                    if let Some(edge) = corner.edge(scene, way) {
                        let mut place = [CENTRE; 2];
                        place[axis] += sign * edge.modules;
                        let seen = [0, 1].map(|at| corner.centre[at] + way[at] * edge.distance);
                        add(place, seen);
                    }
                }
            }
        }
        Self { marks }
    }

    /// Returns the pairs of places in modules and where they are seen, for a symbol of `side` modules, each of weight 1.
    pub(super) fn pairs(&self, side: usize) -> Vec<(Point, Point, f64)> {
        let pair = |mark: &Mark| {
            let corner = centre(mark.pattern, side);
            let place = [0, 1].map(|axis| corner[axis] - CENTRE + mark.place[axis]);
            (place, mark.seen, 1.0)
        };
        self.marks.iter().map(pair).collect()
    }

    /// Returns the view of a symbol of `side` modules that fits the marks best.
    pub(super) fn view(&self, side: usize) -> Option<View> {
        View::fitted(&self.pairs(side), FAR)
    }
}

/// Returns the place of a finder pattern's centre in modules.
pub(super) fn centre(pattern: usize, side: usize) -> Point {
    let far = side as f64 - CENTRE;
    match pattern {
        0 => [CENTRE; 2],
        1 => [far, CENTRE],
        _ => [CENTRE, far],
    }
}
