//! Red packets by the law hb1: a split of money that anyone can replay.
//!
//! ```text
//! rule, total, count, min, max ─▶ parameters ┐
//!                                 seed, salt ─┴▶ shares
//! ```
//!
//! Money is an integer of the smallest unit (fen, cents), always.
//!
//! # What this module does not do
//!
//! It makes no seed, reads no clock, knows no currency and pays nobody.

mod parameters;
mod rule;

pub use parameters::Parameters;
pub use rule::Rule;
