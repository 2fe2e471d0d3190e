//! What a reader can still correct, computed exactly, without decoding anything.
//!
//! [`inspect`] tells what a style does to a symbol: the codewords that a logo covers in every Reed-Solomon block against those
//! that the block can correct, and what the colours, the quiet zone and the module size leave to a reader. [`largest_size`]
//! turns the first question round, and [`plan_logo`] chooses the symbol for a logo.
//!
//! # What this room does not do
//!
//! It measures no picture: whether a camera copes with a curved label is beyond every calculation. Dirt and glare use up the
//! same correction as a logo: a logo at its largest leaves nothing for them in the fullest block.

mod budget;
mod contrast;
mod damage;
mod inspection;
mod plan;
#[cfg(any(test, feature = "scan"))]
pub mod scan;

pub use budget::{checked, largest_size};
pub use damage::{Block, Damage, damage};
pub use inspection::{Figure, Finding, FindingKind, Inspection, inspect};
pub use plan::plan_logo;
