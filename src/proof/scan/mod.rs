//! Pictures to symbols: finds QR codes, corrects them and rebuilds them module for module.
//!
//! ```text
//! pixels ─▶ luma ─▶ sampled modules (rqrr) ─▶ format ─▶ codewords, corrected ─▶ parts of the text
//!                                                       └▶ symbol, drawn anew
//! ```
//!
//! # What this room does not do
//!
//! It reads neither Micro QR nor rMQR, turns no bytes into text (the engine beyond the boundary has every character set), and
//! puts no sequence of symbols together.

mod codewords;
mod correct;
mod detect;
mod disturb;
mod format;
mod luma;
mod margins;
mod payload;
mod plane;

pub use detect::{Scanned, scan};
pub use luma::Luma;
pub use margins::{Margins, Step, margins, next_outcome};
pub use payload::{Part, UNNAMED};
