//! The lattice of surpluses at one stage, and functions on it that are straight between its nodes.

/// The nodes at which the surplus is kept with `left` shares left, of which the next `block` are drawn in one step.
pub(super) struct Level {
    pub(super) left: f64,
    pub(super) block: u64,
    pub(super) low: f64,
    pub(super) step: f64,
    /// `1 / step`: a division costs as much as the rest of finding a node.
    pub(super) per_unit: f64,
    pub(super) nodes: usize,
}

impl Level {
    pub(super) fn at(&self, node: usize) -> f64 {
        self.low + self.step * index(node)
    }

    /// Returns the node at or below a surplus and how far it is on the way to the next, from 0 to 1.
    pub(super) fn place(&self, surplus: f64) -> (usize, f64) {
        let place = ((surplus - self.low) * self.per_unit).clamp(0.0, index(self.nodes - 1));
        let node = whole(place).min(self.nodes - 2);
        (node, place - index(node))
    }
}

/// The running integral of a function that is straight between the nodes of a level and 0 above them.
pub(super) struct Integral<'a> {
    pub(super) level: &'a Level,
    pub(super) values: &'a [f64],
    pub(super) sums: Vec<f64>,
}

impl<'a> Integral<'a> {
    pub(super) fn new(level: &'a Level, values: &'a [f64]) -> Self {
        let mut sum = 0.0;
        let mut sums = Vec::with_capacity(values.len());
        sums.push(0.0);
        for pair in values.windows(2) {
            sum += level.step * f64::midpoint(pair[0], pair[1]);
            sums.push(sum);
        }
        Self {
            level,
            values,
            sums,
        }
    }

    pub(super) fn up_to(&self, surplus: f64) -> f64 {
        let (node, part) = self.level.place(surplus);
        let (value, next) = (self.values[node], self.values[node + 1]);
        let inside =
            self.sums[node] + self.level.step * part * (value + part / 2.0 * (next - value));
        inside + (surplus - self.level.low).min(0.0) * value
    }

    pub(super) fn between(&self, low: f64, high: f64) -> f64 {
        self.up_to(high) - self.up_to(low)
    }

    pub(super) fn mean(&self, steps: &[(f64, f64); 3]) -> f64 {
        steps
            .iter()
            .map(|&(surplus, part)| {
                let (node, more) = self.level.place(surplus);
                part * (self.values[node] + more * (self.values[node + 1] - self.values[node]))
            })
            .sum()
    }
}

#[allow(clippy::cast_precision_loss)] // Levels have few nodes.
pub(super) fn index(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is cut on purpose.
pub(super) fn whole(number: f64) -> usize {
    number as usize
}
