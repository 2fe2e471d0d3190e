//! Pictures to symbols: finds QR, Micro QR and rMQR codes, corrects them and rebuilds them module for module.
//!
//! ```text
//! pixels ─▶ luma ─▶ dark and light ─▶ finder patterns ─▶ grid ─▶ modules ─▶ format ─▶ codewords, corrected ─▶ parts of the text
//!                                                       └▶ symbol, drawn anew
//! ```
//!
//! # What this room does not do
//!
//! It turns no bytes into text (the engine beyond the boundary has every character set), and puts no sequence of symbols together.

mod alignment;
mod binary;
mod codewords;
mod corner;
mod correct;
mod detect;
mod disturb;
mod finder;
mod fit;
mod format;
mod grid;
mod hidden;
mod luma;
mod margins;
mod outline;
mod payload;
mod plane;
mod rank;
mod read;
mod sample;
mod scene;
mod search;
mod single;
mod square;
mod third;
mod threshold;
mod timing;
mod triple;

pub use detect::{Effort, Scanned, scan};
pub use hidden::hides_alignment;
pub use luma::Luma;
pub use margins::{Margins, Step, margins, next_outcome};
pub use payload::{Part, Place, UNNAMED};
