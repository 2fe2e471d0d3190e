//! What to encode, and how: the options of the public surface, with their defaults.

use super::version::{Level, Version};

/// The content of a symbol.
#[derive(Clone, Copy, Debug)]
pub enum Data<'a> {
    /// A text, in the modes that make it shortest.
    Text {
        /// The text.
        text: &'a str,
        /// For each character its Shift JIS code where Kanji mode has it, else 0; none: no Kanji mode.
        ///
        /// Where every character outside ASCII has a code, Kanji mode is used if the symbol's bits become fewer; it never
        /// stands beside an ECI.
        kanji: Option<&'a [u16]>,
    },
    /// Bytes, in one segment in byte mode.
    Bytes(&'a [u8]),
}

/// When the text is announced as UTF-8 by ECI 26.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// When it is not ASCII.
    #[default]
    Auto,
    /// Always.
    Utf8,
    /// Never: readers guess.
    None,
}

/// How to encode.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Level, Options, encode};
///
/// let options = Options { level: Some(Level::H), ..Options::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &options)?;
/// assert_eq!((symbol.version().name().as_str(), symbol.level()), ("1", Some(Level::H)));
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The versions to choose from, the smallest first; the text goes into the first that holds it.
    pub versions: &'a [Version],
    /// The least level; none: M, and M1, which has no level, where the version allows nothing else. A level that the
    /// version lacks is raised to the next that it has.
    pub level: Option<Level>,
    /// Whether the level is raised as far as the symbol does not grow.
    pub boost: bool,
    /// Exactly this mask: QR 0 to 7, Micro 0 to 3, rMQR 4; none: the best.
    pub mask: Option<u8>,
    /// When an ECI is written.
    pub charset: Charset,
    /// Whether the content is GS1 data: FNC1 in first position; U+001D ends a field of variable length.
    pub gs1: bool,
    /// What a symbol of a sequence says about itself, ISO/IEC 18004:2015 8.2 and 8.3: its place from 0 in the highest four bits, then
    /// the place of the last symbol in four, then the parity of the whole text in eight; 0: it stands alone.
    ///
    /// With codes for Kanji mode a symbol of a sequence writes every character outside ASCII in that mode.
    pub place: u16,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            versions: &Version::QR,
            level: None,
            boost: true,
            mask: None,
            charset: Charset::Auto,
            gs1: false,
            place: 0,
        }
    }
}
