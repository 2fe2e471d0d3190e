//! Text to symbol: QR Code and Micro QR Code by ISO/IEC 18004, rMQR by ISO/IEC 23941.
//!
//! [`encode`] goes through the stages in the order of the standard: the segments of fewest bits, the version that holds them, the stream of bits, the message with its error correction, the modules, the mask. What differs in Micro QR
//! Code and rMQR stands in a file each.
//!
//! # What this room does not do
//!
//! It knows no colours and no quiet zone, reads no pictures, and does not check what a text means: GS1 application
//! identifiers, addresses and passwords are characters to it. It writes no FNC1 in second position, no ECI but 26 and no
//! Hanzi mode.

#![allow(
    dead_code,
    reason = "the map of codewords is for the room that counts damage"
)]

mod blocks;
mod canvas;
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
mod parts;
mod path;
mod penalty;
mod placement;
mod planes;
mod read;
mod reed_solomon;
mod rmqr;
mod segments;
#[cfg(test)]
mod sketch;
mod stream;
mod strips;
mod symbol;
mod text;
mod version;

#[cfg(all(target_arch = "wasm32", not(feature = "scan")))]
pub(crate) use blocks::data_bits;
pub(crate) use blocks::{Blocks, blocks};
pub use encode::encode;
#[cfg(any(test, feature = "scan"))]
pub(crate) use function::{alignment_centres, format_information, format_places, version_bits};
#[cfg(any(test, feature = "scan"))]
pub(crate) use header::count_bits;
#[cfg(any(test, feature = "scan"))]
pub(crate) use mask::inverts;
#[cfg(any(test, feature = "scan"))]
pub(crate) use matrix::order;
pub(crate) use matrix::{DATA, NO_CODEWORD, codeword_map, functions};
pub use options::{Charset, Data, Options};
pub use parts::{Parts, cut};
pub use symbol::{Mode, Segment, Symbol};
pub use version::{Level, Symbology, Version};
