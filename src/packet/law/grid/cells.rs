//! The law of the next surplus, and of the sum of a block of shares that are drawn alike.

use super::super::function::power;
use super::real;

/// The law of the next surplus, and its cells: uniform on `low..high`.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    pub(super) low: f64,
    pub(super) high: f64,
    /// Twice the mean, counted from the side that the draw starts at.
    pub(super) most: f64,
    /// The largest surplus where the draw starts there.
    pub(super) top: Option<f64>,
}

impl Cells {
    /// Returns the probability that the surplus is below `end`: of 0..=⌊most⌋, or of one more with the rest as its chance.
    pub(super) fn below(self, end: f64) -> f64 {
        let low = self.most.floor();
        let over = self.most - low;
        let mixed = |end: f64| {
            (1.0 - over) * (end / (low + 1.0)).clamp(0.0, 1.0)
                + over * (end / (low + 2.0)).clamp(0.0, 1.0)
        };
        match self.top {
            None => mixed(end),
            Some(top) => 1.0 - mixed(top - end + 1.0),
        }
    }

    /// Returns the part of the cells in a range.
    pub(super) fn part(self, low: f64, high: f64) -> f64 {
        (self.high.min(high) - self.low.max(low)).max(0.0) / (self.high - self.low)
    }
}

/// Returns the probability that `block` draws stay below `end`, and where the surplus is then: three points with the mean
/// and the variance of the sum.
pub(super) fn block_step(
    cells: Cells,
    surplus: f64,
    end: f64,
    block: u64,
) -> (f64, [(f64, f64); 3]) {
    let high = cells.high.min(end);
    let width = (high - cells.low).max(0.0);
    let many = real(block);
    let chance = power(cells.below(end + 0.5), many);
    let middle = surplus - many * f64::midpoint(cells.low, high);
    // The exact variance while nothing is cut off, else that of the cells.
    let over = cells.most.fract();
    let variance = if end < cells.high {
        (width * width - 1.0).max(0.0) / 12.0
    } else {
        cells.most * (cells.most + 2.0) / 12.0 + over * (1.0 - over) / 3.0
    };
    let away = (3.0 * many * variance).sqrt();
    (
        chance,
        [
            (middle - away, 1.0 / 6.0),
            (middle, 2.0 / 3.0),
            (middle + away, 1.0 / 6.0),
        ],
    )
}
