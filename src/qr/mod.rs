//! Text to symbol: QR Code and Micro QR Code by ISO/IEC 18004, rMQR by ISO/IEC 23941.

#![allow(dead_code, reason = "the stages land one after the other")]

mod blocks;
mod candidates;
mod encode;
#[cfg(test)]
mod exhaustive;
mod function;
mod header;
mod mask;
mod matrix;
mod message;
mod micro;
mod options;
mod path;
mod penalty;
mod placement;
mod planes;
mod read;
mod reed_solomon;
mod rings;
mod rmqr;
mod segments;
mod sequence;
#[cfg(test)]
mod sketch;
mod stream;
mod strips;
mod symbol;
mod text;
mod version;

pub use encode::encode;
pub use options::{Charset, Choice, Data, Options};
pub use sequence::encode_sequence;
pub use symbol::{Mode, Segment, Symbol};
pub use version::{Level, Symbology, Version};
