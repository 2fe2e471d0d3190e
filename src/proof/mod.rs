//! What a reader can still correct, computed exactly, without decoding anything.
//!
//! [`damage()`] counts the codewords that a logo covers in every Reed-Solomon block against those that the block can correct, and
//! [`farthest`] turns the question round. What colours, quiet zone and module size leave to a reader, and which symbol suits a logo,
//! follows from a few numbers: `js/proof` says it.
//!
//! # What this room does not do
//!
//! It measures no picture: whether a camera copes with a curved label is beyond every calculation. Dirt and glare use up the
//! same correction as a logo: a logo at its largest leaves nothing for them in the fullest block.

#[cfg(feature = "codes")]
mod budget;
#[cfg(feature = "codes")]
mod damage;
#[cfg(feature = "scan")]
pub mod scan;

#[cfg(feature = "codes")]
pub use budget::farthest;
#[cfg(feature = "codes")]
pub use damage::{Block, Damage, damage};
