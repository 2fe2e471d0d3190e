//! A rectangle that colours flow over.

/// A rectangle in modules from the symbol's top left corner, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    /// Its top left corner.
    pub(super) from: [f64; 2],
    /// Its width and its height.
    pub(super) sides: [f64; 2],
}

/// Returns a number of modules as a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
pub(super) fn modules(count: usize) -> f64 {
    count as f64
}
