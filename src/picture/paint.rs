//! A paint: one colour, or colours that flow into each other.
//!
//! # What this page does not do
//!
//! It turns no gradient and checks no stops: `js/picture/gradient.ts` does.

use super::color::Color;

/// What a shape is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// A gradient over the symbol.
    Gradient(Gradient),
}

/// Colours that flow into each other across the symbol, quiet zone not included.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Where the gradient lies.
    pub axis: Axis,
    /// The colours; their offsets never fall.
    pub stops: Vec<Stop>,
}

/// A colour at a place of a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// From 0, the start, to 1, the end.
    pub offset: f32,
    /// The colour at that place.
    pub color: Color,
}

/// Where a gradient lies, in modules from the symbol's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Axis {
    /// Offset 0 at `from`, 1 at `to`, the same colour on every line across.
    Linear {
        /// The place of offset 0.
        from: [f64; 2],
        /// The place of offset 1.
        to: [f64; 2],
    },
    /// Offset 0 at `centre`, 1 at `radius` from it.
    Radial {
        /// The place of offset 0.
        centre: [f64; 2],
        /// The distance of offset 1.
        radius: f64,
    },
}
