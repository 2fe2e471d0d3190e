//! Midnight, parts of a date, and formatting.
//!
//! An [`Instant`] is a point in time; with the offset that its zone has then it becomes a [`LocalTime`], what clocks on
//! the wall show. From there patterns and parts are chrono's, and the parts mean what they mean in `PostgreSQL`.
//!
//! ```text
//! milliseconds ─▶ Instant ──▶ LocalTime ─▶ text │ part
//!                    └──────▶ next midnight (asks for the offset at a few instants)
//! ```
//!
//! # What this module does not do
//!
//! It knows no time zone and reads no clock: offsets and instants come in as arguments, from whoever has a zone database
//! that is kept up to date. It has no month names but English ones.

mod instant;
mod item;
mod local;
mod midnight;
mod part;
mod pattern;

pub use instant::Instant;
pub use local::LocalTime;
pub use midnight::next_midnight;
pub use part::Part;
