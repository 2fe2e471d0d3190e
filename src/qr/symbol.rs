//! A symbol: a picture in modules, before any colour.

use super::version::{Level, Version};

/// A symbol with the facts that a reader would find in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub(super) version: Version,
    pub(super) level: Option<Level>,
    pub(super) mask: u8,
    pub(super) segments: Vec<Segment>,
    /// Row by row, 1 dark, 0 light, without quiet zone.
    pub(super) modules: Vec<u8>,
    pub(super) width: usize,
}

/// How a run of the text is written into the bit stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Digits, ten bits for three.
    Numeric,
    /// The 45 characters of Table 5, eleven bits for two.
    Alphanumeric,
    /// Bytes.
    Byte,
    /// Shift JIS double bytes, thirteen bits each.
    Kanji,
    /// An Extended Channel Interpretation: how the bytes after it are to be read.
    Eci,
    /// FNC1 in first position: the text is GS1 data.
    Fnc1,
    /// Place in a sequence of symbols, its length and parity.
    StructuredAppend,
}

/// A run of the text in one mode; `start` and `length` count bytes of the UTF-8 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How the run is written.
    pub mode: Mode,
    /// The first byte of the run.
    pub start: usize,
    /// The number of bytes; 0 for a header.
    pub length: usize,
}

impl Symbol {
    /// Draws a QR symbol from its data codewords, terminator and padding included.
    #[cfg(feature = "scan")]
    pub(crate) fn drawn(
        version: Version,
        level: Level,
        mask: u8,
        segments: Vec<Segment>,
        data: &[u8],
    ) -> Self {
        let drawn = super::matrix::draw(version, Some(level), Some(mask), data);
        Self {
            version,
            level: Some(level),
            mask,
            segments,
            modules: drawn.modules,
            width: version.width(),
        }
    }

    /// Returns the version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Returns the error correction level; none for M1, which only detects errors.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.level
    }

    /// Returns the number of the mask: 0 to 7, Micro 0 to 3, rMQR always 4.
    #[must_use]
    pub fn mask(&self) -> u8 {
        self.mask
    }

    /// Returns the segments in the order in which they are written.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns the modules in one row, quiet zone not included.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of rows, quiet zone not included.
    #[must_use]
    pub fn height(&self) -> usize {
        self.modules.len() / self.width
    }

    /// Tells whether the module in column `x` of row `y` is dark; outside the symbol everything is light.
    #[must_use]
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.modules.get(y * self.width + x) == Some(&1)
    }

    /// Returns the modules row by row, 1 dark, 0 light.
    #[must_use]
    pub fn modules(&self) -> &[u8] {
        &self.modules
    }
}
