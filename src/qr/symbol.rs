//! A symbol: a picture in modules, before any colour.

use super::version::{Level, Version};

/// A symbol with the facts that a reader would find in it.
///
/// It is made by [`encode`](super::encode), [`encode_sequence`](super::encode_sequence) or [`Symbol::from_modules`], so that its
/// modules are always those of its version.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Options, Symbol, encode};
///
/// let symbol = encode(Data::Text { text: "HTTPS://EXAMPLE.COM", kanji: None }, &Options::default())?;
/// assert_eq!((symbol.width(), symbol.height()), (21, 21));
/// let rows = symbol.modules().chunks_exact(symbol.width());
/// assert!(rows.enumerate().all(|(y, row)| row[0] == u8::from(symbol.dark(0, y))));
/// # Ok::<(), hongbao::Error>(())
/// ```
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
///
/// # Example
///
/// ```
/// use hongbao::qr::Mode;
///
/// assert_eq!(Mode::StructuredAppend.name(), "structured-append");
/// assert_eq!(Mode::ALL.len(), 7);
/// ```
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
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Mode, Options, Segment, encode};
///
/// let symbol = encode(Data::Text { text: "0123456789 red", kanji: None }, &Options::default())?;
/// let digits = Segment { mode: Mode::Numeric, start: 0, length: 10 };
/// assert_eq!(symbol.segments()[0], digits);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How the run is written.
    pub mode: Mode,
    /// The first byte of the run.
    pub start: usize,
    /// The number of bytes; 0 for a header.
    pub length: usize,
}

impl Mode {
    /// All seven: first those that hold characters, then the headers.
    pub const ALL: [Self; 7] = [
        Self::Numeric,
        Self::Alphanumeric,
        Self::Byte,
        Self::Kanji,
        Self::Eci,
        Self::Fnc1,
        Self::StructuredAppend,
    ];

    /// Returns the name in lower case: `"numeric"`, `"structured-append"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numeric => "numeric",
            Self::Alphanumeric => "alphanumeric",
            Self::Byte => "byte",
            Self::Kanji => "kanji",
            Self::Eci => "eci",
            Self::Fnc1 => "fnc1",
            Self::StructuredAppend => "structured-append",
        }
    }
}

impl Symbol {
    /// Draws a symbol from its data codewords, terminator and padding included.
    #[cfg(feature = "scan")]
    pub(crate) fn drawn(
        version: Version,
        level: Option<Level>,
        mask: u8,
        segments: Vec<Segment>,
        data: &[u8],
    ) -> Self {
        let drawn = super::matrix::draw(version, level, Some(mask), data);
        Self {
            version,
            level,
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
        let place = y.saturating_mul(self.width).saturating_add(x);
        x < self.width && self.modules.get(place) == Some(&1)
    }

    /// Returns the modules row by row, 1 dark, 0 light.
    #[must_use]
    pub fn modules(&self) -> &[u8] {
        &self.modules
    }
}

#[cfg(test)]
mod tests {
    use super::super::encode::encode;
    use super::super::options::{Data, Options};

    #[test]
    fn outside_the_symbol_everything_is_light() {
        let symbol = encode(Data::Bytes(&[1]), &Options::default()).expect("fits");
        assert!(symbol.dark(0, 0));
        for (x, y) in [
            (21, 0),
            (0, 21),
            (usize::MAX, 0),
            (0, usize::MAX),
            (usize::MAX, usize::MAX),
        ] {
            assert!(!symbol.dark(x, y));
        }
    }
}
