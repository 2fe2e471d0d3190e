//! Text to symbol: QR Code and Micro QR Code by ISO/IEC 18004, rMQR by ISO/IEC 23941.

mod symbol;
mod version;

pub use symbol::{Mode, Segment, Symbol};
pub use version::{Level, Symbology, Version};
