//! File names of promoters, and lists of them as tables.
//!
//! A promoter is a person or a place that spreads a link; the id is in the link, and each has a QR picture named by it.
//!
//! # What this module does not do
//!
//! It decodes no bytes, and gives columns no meaning: text comes in, rows with their lines come out. Links, JSON and ranks
//! are made in TypeScript, where the engine's URL and JSON are.

mod file;
mod table;

pub use file::{Picture, file};
pub use table::{Delimiter, Row, rows};
