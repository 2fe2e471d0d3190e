//! One finder pattern to a view of the modules around it: by its edges on many lines through its centre.

use super::corner::Corner;
use super::plane::{Equations, Point, View};
use super::scene::Scene;

/// A finder pattern as a square, seen from anywhere.
pub(super) struct Square {
    centre: Point,
    module: f64,
    marks: Vec<Mark>,
    /// From modules, counted from the centre, to the picture.
    view: View,
}

/// A place on an edge.
#[derive(Clone, Copy)]
struct Mark {
    axis: usize,
    /// How many modules from the centre the edge lies along the axis.
    value: f64,
    /// Where it is seen: from the centre, in what is taken for a module.
    seen: Point,
}

/// Which way round a square is seen: the axis of the picture's frame that is the first of the symbol, and whether each of the symbol's
/// axes goes the other way there.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) first: usize,
    pub(super) signs: Point,
}

/// A sixteenth of a turn and half of it: so far are the lines from each other.
const STEP: Point = [0.980_785_280_403_230_4, 0.195_090_322_016_128_27];
const LINES: usize = 16;

/// How much is known of the depth before it is seen: little of it is across a finder pattern.
pub(super) const FAR: f64 = 30.0;

/// What lies nearer to a corner, in parts of the distance from the centre, says nothing: corners may be round.
const ROUND: f64 = 0.15;

/// A square has so many marks at least, which lie so near to its edges in the mean, in modules.
const FEWEST: usize = 40;
const OFF: f64 = 0.25;

impl Turn {
    /// Returns all eight, first those that are no mirror images.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let turn = |first, across, down| Self {
            first,
            signs: [across, down],
        };
        [
            turn(0, 1.0, 1.0),
            turn(1, 1.0, -1.0),
            turn(0, -1.0, -1.0),
            turn(1, -1.0, 1.0),
            turn(1, 1.0, 1.0),
            turn(0, 1.0, -1.0),
            turn(1, -1.0, -1.0),
            turn(0, -1.0, 1.0),
        ]
        .into_iter()
    }
}

/// From the corner of a finder pattern to its centre.
const CENTRE: f64 = 3.5;

impl Square {
    /// Measures a pattern; none where it is no square.
    pub(super) fn of(scene: &Scene, corner: &Corner) -> Option<Self> {
        let (centre, module) = (corner.centre, corner.module);
        // Every edge that is seen, and the way across the pattern on each line.
        let mut edges: Vec<(f64, Point)> = Vec::with_capacity(6 * LINES);
        let mut across: [Point; LINES] = [[0.0; 2]; LINES];
        let mut way = [1.0, 0.0];
        for across in &mut across {
            for sign in [1.0, -1.0] {
                let way = way.map(|part| sign * part);
                let seen = corner.edges(scene, way);
                let place = |distance: f64| way.map(|part| part * distance / module);
                for edge in seen.iter().flatten() {
                    edges.push((edge.modules, place(edge.distance)));
                }
                if let Some(edge) = seen.into_iter().flatten().last() {
                    let end = place(edge.distance * CENTRE / edge.modules);
                    *across = [0, 1].map(|axis| across[axis] + sign * end[axis] / 2.0);
                }
            }
            way = [
                way[0] * STEP[0] - way[1] * STEP[1],
                way[1] * STEP[0] + way[0] * STEP[1],
            ];
        }
        if edges.len() < FEWEST {
            return None;
        }
        let mut back = from_diagonals(&across)?;
        let mut marks = Vec::new();
        let mut least = 2.0 * OFF;
        for _ in 0..3 {
            let mut equations = Equations::new();
            let mut off = 0.0;
            marks.clear();
            for &(modules, seen) in &edges {
                let place = back.at(seen);
                let axis = usize::from(place[1].abs() > place[0].abs());
                let [along, beside] = [place[axis], place[1 - axis].abs()];
                if along.abs() - beside < ROUND * modules {
                    continue;
                }
                let value = modules * along.signum();
                off += (value - along).abs();
                equations.add(seen, axis, value, 1.0);
                marks.push(Mark { axis, value, seen });
            }
            #[expect(clippy::cast_precision_loss, reason = "marks are few")]
            let count = marks.len() as f64;
            if marks.len() < FEWEST || off > least * count {
                return None;
            }
            back = equations.view(FAR)?;
            least = OFF;
        }
        Some(Self {
            centre,
            module,
            marks,
            view: back.inverse().moved(module, centre),
        })
    }

    /// Returns where a module, counted from the symbol's corner, is seen.
    pub(super) fn at(&self, turn: Turn, [x, y]: Point) -> Point {
        let mut place = [0.0; 2];
        place[turn.first] = turn.signs[0] * (x - CENTRE);
        place[1 - turn.first] = turn.signs[1] * (y - CENTRE);
        self.view.at(place)
    }

    /// Returns what the pattern's edges say of the view of the symbol.
    pub(super) fn sight(&self, turn: Turn) -> Option<Sight> {
        let mut equations = Equations::new();
        for mark in &self.marks {
            let axis = usize::from(mark.axis != turn.first);
            let value = CENTRE + turn.signs[axis] * mark.value;
            equations.add(mark.seen, axis, value, 1.0);
        }
        let mut sight = Sight {
            centre: self.centre,
            module: self.module,
            view: self.view,
            equations,
        };
        sight.settle().then_some(sight)
    }
}

/// Takes the two longest ways across as diagonals; returns the way from the picture to modules.
fn from_diagonals(across: &[Point; LINES]) -> Option<View> {
    let cross = |one: Point, other: Point| one[0] * other[1] - one[1] * other[0];
    let longest = |length: &dyn Fn(Point) -> f64| {
        across.iter().copied().reduce(|best, way| {
            if length(way) > length(best) {
                way
            } else {
                best
            }
        })
    };
    let one = longest(&|[x, y]| x.hypot(y))?;
    let other = longest(&|way| cross(one, way).abs())?;
    let whole = cross(one, other);
    if whole.abs() < 1.0 {
        return None;
    }
    // The diagonals are the places (3.5, 3.5) and (3.5, -3.5) or (-3.5, 3.5): no mirror image.
    let other = if whole > 0.0 {
        other
    } else {
        other.map(|part| -part)
    };
    let mut equations = Equations::new();
    for (sign, way, place) in [
        (1.0, one, [CENTRE, CENTRE]),
        (-1.0, one, [CENTRE, CENTRE]),
        (1.0, other, [-CENTRE, CENTRE]),
        (-1.0, other, [-CENTRE, CENTRE]),
    ] {
        for axis in [0, 1] {
            equations.add(way.map(|part| sign * part), axis, sign * place[axis], 1.0);
        }
    }
    equations.view(FAR)
}

/// A view of a symbol that grows more exact with every mark.
pub(super) struct Sight {
    centre: Point,
    module: f64,
    equations: Equations,
    /// From modules, counted from the symbol's corner, to the picture.
    pub(super) view: View,
}

impl Sight {
    /// Adds that what is seen somewhere lies at a coordinate of the symbol.
    pub(super) fn mark(&mut self, seen: Point, axis: usize, value: f64) {
        let seen = [0, 1].map(|at| (seen[at] - self.centre[at]) / self.module);
        self.equations.add(seen, axis, value, 1.0);
    }

    /// Makes the view of all marks; tells whether there is one.
    pub(super) fn settle(&mut self) -> bool {
        let Some(back) = self.equations.view(FAR) else {
            return false;
        };
        self.view = back.inverse().moved(self.module, self.centre);
        true
    }
}
