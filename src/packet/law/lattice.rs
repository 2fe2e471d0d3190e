//! Sums over consecutive integers of a function that is smooth between knots.

use std::f64::consts::PI;

use super::function::cos;
use super::real;

/// Points and weights with `Σ weight · f(point) ≈ Σ f(integer)` over the integers of some panels.
pub(super) struct Lattice {
    /// A panel of at most this many integers is summed one by one.
    one_by_one: u64,
    /// The nodes of other panels, and their weights, on [−1, 1].
    nodes: Vec<(f64, f64)>,
    pub(super) points: Vec<(f64, f64)>,
    /// Whether every integer stands for itself, so that the sum is exact.
    pub(super) exact: bool,
}

impl Lattice {
    /// Panels of at most `one_by_one` integers are summed one by one, others with so many Gauss-Legendre nodes.
    pub(super) fn new(one_by_one: u64, nodes: u32) -> Self {
        Self {
            one_by_one,
            nodes: legendre(nodes),
            points: Vec::new(),
            exact: true,
        }
    }

    /// Adds the integers `from..=to`, within which the function is smooth.
    pub(super) fn add(&mut self, from: u64, to: u64) {
        if to < from {
            return;
        }
        if to - from < self.one_by_one {
            self.points
                .extend((from..=to).map(|point| (real(point), 1.0)));
            return;
        }
        self.exact = false;
        let (low, high) = (real(from), real(to));
        let middle = f64::midpoint(low, high);
        let half = high - middle + 0.5;
        for &(place, weight) in &self.nodes {
            self.points.push((middle + half * place, half * weight));
        }
        if self.one_by_one < 64 {
            return; // The caller asks for speed, and its function is known to three digits.
        }
        // Euler and Maclaurin's correction −(f'(high + ½) − f'(low − ½)) / 24, with one-sided differences.
        for (step, weight) in [(0.0, 2.0), (1.0, -3.0), (2.0, 1.0)] {
            self.points.push((high - step, -weight / 24.0));
            self.points.push((low + step, -weight / 24.0));
        }
    }
}

/// Returns the Gauss-Legendre nodes of [−1, 1] with their weights, by Newton's method from Tricomi's guess.
fn legendre(nodes: u32) -> Vec<(f64, f64)> {
    let count = f64::from(nodes);
    (1..=nodes)
        .map(|node| {
            let mut x = cos(PI * (f64::from(node) - 0.25) / (count + 0.5));
            let mut slope = 1.0;
            for _ in 0..6 {
                let (mut before, mut value) = (1.0, x);
                for degree in 2..=nodes {
                    let degree = f64::from(degree);
                    let next =
                        ((2.0 * degree - 1.0) * x * value - (degree - 1.0) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = count * (x * value - before) / (x * x - 1.0);
                x -= value / slope;
            }
            (x, 2.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect()
}
