//! Symbol to geometry to outputs.

mod color;

pub use color::Color;
