//! What a reader can still correct, computed exactly, without decoding anything.
//!
//! [`inspect`] tells what a style does to a symbol: the codewords that a logo covers in every Reed-Solomon block against those that the
//! block can correct, and what the colours, the quiet zone and the module size leave to a reader. [`largest_size`] turns the first
//! question round, and [`plan_logo`] chooses the symbol for a logo.
//!
//! # What this room does not do
//!
//! It measures no picture: whether a camera copes with a curved label is beyond every calculation. Dirt and glare use up the
//! same correction as a logo: a logo is called safe where it leaves them half of it in every block.

#[cfg(feature = "codes")]
mod budget;
#[cfg(feature = "codes")]
mod contrast;
#[cfg(feature = "codes")]
mod damage;
#[cfg(feature = "codes")]
mod inspection;
#[cfg(feature = "codes")]
mod plan;
#[cfg(feature = "scan")]
pub mod scan;

#[cfg(test)]
pub(crate) use budget::farthest;
#[cfg(feature = "codes")]
pub use budget::{check_place, largest_correctable_size, largest_place, largest_size};
#[cfg(feature = "codes")]
pub use damage::{Block, Damage, damage};
#[cfg(feature = "codes")]
pub use inspection::{Finding, Inspection, inspect};
#[cfg(feature = "codes")]
pub use plan::{plan_default_logo, plan_logo};
