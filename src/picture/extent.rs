//! A rectangle that colours flow over.

/// A rectangle in modules from the symbol's top left corner, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    /// Its top left corner.
    pub(super) from: [f64; 2],
    /// Its width and its height.
    pub(super) sides: [f64; 2],
}
