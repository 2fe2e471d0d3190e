//! What to encode, and how: the options of the public surface, with their defaults.

use super::version::{Level, Symbology, Version};

/// The content of a symbol.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Mode, Options, encode};
///
/// let symbol = encode(Data::Bytes(&[0xFF, 0x00]), &Options::default())?;
/// assert_eq!(symbol.segments()[0].mode, Mode::Byte);
///
/// let symbol = encode(Data::Text { text: "88", kanji: None }, &Options::default())?;
/// assert_eq!(symbol.segments()[0].mode, Mode::Numeric);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Data<'a> {
    /// A text, in the modes that make it shortest.
    Text {
        /// The text.
        text: &'a str,
        /// For each character its Shift JIS code where Kanji mode has it, else 0, as `kanji` returns them; none: no Kanji mode.
        ///
        /// Where every character outside ASCII has a code, Kanji mode is used if the symbol's bits become fewer; it never
        /// stands beside an ECI.
        kanji: Option<&'a [u16]>,
    },
    /// Bytes, in one segment in byte mode.
    Bytes(&'a [u8]),
}

/// When the text is announced as UTF-8 by ECI 26.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Charset, Data, Mode, Options, encode};
///
/// let first = |charset| {
///     let data = Data::Text { text: "红包", kanji: None };
///     Ok(encode(data, &Options { charset, ..Options::default() })?.segments()[0].mode)
/// };
/// assert_eq!(first(Charset::Auto)?, Mode::Eci);
/// assert_eq!(first(Charset::None)?, Mode::Byte);
/// # Ok::<(), hongbao::Error>(())
/// ```
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

/// How the symbology is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// That of the version, or of a bound, that is given; QR Code where none is.
    #[default]
    Named,
    /// This one.
    Only(Symbology),
    /// Whichever of the three needs the fewest modules.
    Smallest,
}

/// How to encode.
///
/// Every value may stand here; [`Options::check`], which [`encode`](super::encode) asks first, tells which do not go together.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Level, Options, Version, encode};
///
/// let options = Options { level: Some(Level::H), ..Options::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &options)?;
/// assert_eq!((symbol.version().name().as_str(), symbol.level()), ("1", Some(Level::H)));
///
/// let options = Options { version: Some(Version::from_name("M2")?), gs1: true, ..Options::default() };
/// let refused = encode(Data::Text { text: "01", kanji: None }, &options).unwrap_err();
/// assert_eq!(refused.to_string(), "option-invalid (option: gs1, value: true, allowed: false)");
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The symbology.
    pub symbology: Choice,
    /// Exactly this version.
    pub version: Option<Version>,
    /// Versions at least as wide and as high as this one.
    pub min_version: Option<Version>,
    /// Versions at most as wide and as high as this one.
    pub max_version: Option<Version>,
    /// The least level; none: M, and M1, which has no level, where the version allows nothing else. A level that the
    /// version lacks is raised to the next that it has.
    pub level: Option<Level>,
    /// Whether the level is raised as far as the symbol does not grow.
    pub boost: bool,
    /// Exactly this mask: QR 0 to 7, Micro 0 to 3, rMQR 4; none: the best.
    pub mask: Option<u8>,
    /// When an ECI is written.
    pub charset: Charset,
    /// Whether the content is GS1 data: FNC1 in first position; U+001D ends a field of variable length. The content is
    /// taken as it is: identifiers, lengths and check digits are not looked at.
    pub gs1: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            symbology: Choice::Named,
            version: None,
            min_version: None,
            max_version: None,
            level: None,
            boost: true,
            mask: None,
            charset: Charset::Auto,
            gs1: false,
        }
    }
}
