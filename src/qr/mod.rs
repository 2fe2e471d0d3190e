//! Text to symbol: QR Code and Micro QR Code by ISO/IEC 18004, rMQR by ISO/IEC 23941.
//!
//! [`encode`] goes through the stages in the order of the standard: the segments of fewest bits, the version that holds them, the
//! stream of bits, the message with its error correction, the modules, the mask. What differs in Micro QR Code and rMQR stands in
//! a file each. [`encode_sequence`] spreads one text over several symbols.
//!
//! # What this room does not do
//!
//! It knows no colours and no quiet zone, reads no pictures, and does not check what a text means: GS1 application
//! identifiers, addresses and passwords are characters to it. It writes no FNC1 in second position, no ECI but 26 and no
//! Hanzi mode.

mod blocks;
mod canvas;
mod encode;
#[cfg(test)]
mod exhaustive;
mod function;
mod header;
#[cfg(not(target_arch = "wasm32"))]
mod kanji;
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
mod rules;
mod segments;
mod sequence;
#[cfg(test)]
mod sketch;
#[cfg(not(target_arch = "wasm32"))]
mod stranger;
mod stream;
mod strips;
mod symbol;
mod text;
mod version;

#[cfg(feature = "scan")]
pub(crate) use blocks::gap;
#[cfg(any(feature = "codes", feature = "scan"))]
pub(crate) use blocks::{Blocks, blocks};
pub use encode::encode;
#[cfg(feature = "scan")]
pub(crate) use function::{alignment_centres, format_information, format_places, version_bits};
#[cfg(feature = "scan")]
pub(crate) use header::{header, terminator_bits};
#[cfg(not(target_arch = "wasm32"))]
pub use kanji::kanji;
#[cfg(any(feature = "codes", feature = "scan"))]
pub(crate) use matrix::{DATA, functions};
#[cfg(feature = "codes")]
pub(crate) use matrix::{NO_CODEWORD, codeword_map};
#[cfg(feature = "scan")]
pub(crate) use matrix::{inverts, order};
#[cfg(feature = "scan")]
pub(crate) use micro::{format_information as micro_bits, format_place as micro_format_place};
pub use options::{Charset, Choice, Data, Options};
#[cfg(feature = "scan")]
pub(crate) use rmqr::{format_information as rmqr_bits, format_places as rmqr_format_places};
pub use sequence::encode_sequence;
pub use symbol::{Mode, Segment, Symbol};
pub use version::{Level, Symbology, Version};
