//! One error type: a stable code and the numbers a person needs.

use std::borrow::Cow;
use std::fmt;

use crate::qr::Version;

/// What went wrong: a stable code, and the figures that a sentence about it needs.
///
/// The same code and figures reach JavaScript as `HongbaoError`; the sentences for pages are written there, in three
/// languages.
///
/// # Example
///
/// ```
/// use hongbao::{Code, Error};
///
/// let error = Error::new(Code::MaskUnknown).with("mask", 9).with("most", 7);
/// assert_eq!(error.code().name(), "mask-unknown");
/// assert_eq!(error.to_string(), "mask-unknown (mask: 9, most: 7)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    /// The code, then name and value of each figure in turn, parted by U+001F; a value begins with `#` where it is a number with
    /// `"` where it is a text, and with `@` where it is a version: 256 times its width, and its height. So it crosses to JavaScript, and to make it takes the least code.
    text: String,
}

/// One figure of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A number that JavaScript holds exactly: at most 2⁵³ − 1 either way. Amounts of money are text.
    Number(i64),
    /// A text: what was given, a unit, an amount in minor units.
    Text(String),
    /// A version, which crosses as its size: JavaScript knows the names.
    Version(Version),
}

impl Error {
    /// Makes an error without figures; [`Error::with`] adds them.
    #[must_use]
    #[cold]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            text: code.name().to_owned(),
        }
    }

    /// Returns the error with one figure more; `key` is camelCase, as JavaScript reads it. No text holds U+001F, which parts them.
    #[must_use]
    pub fn with(self, key: &'static str, value: impl Into<Datum>) -> Self {
        self.and(key, value.into())
    }

    #[cold]
    #[inline(never)]
    fn and(mut self, key: &str, value: Datum) -> Self {
        for part in ["\x1f", key, "\x1f"] {
            self.text.push_str(part);
        }
        match value {
            Datum::Number(number) => {
                self.text.push('#');
                push_number(&mut self.text, number);
            }
            Datum::Text(given) => {
                self.text.push('"');
                self.text.push_str(&given);
            }
            Datum::Version(version) => {
                self.text.push('@');
                let size = (version.width() << 8) | version.height();
                push_number(&mut self.text, i64::try_from(size).unwrap_or(0));
            }
        }
        self
    }

    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns name and value of each figure, in the order in which they were added.
    pub fn data(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut parts = self.text.split('\x1f').skip(1);
        std::iter::from_fn(move || {
            let (key, value) = (parts.next()?, parts.next()?);
            let size = value
                .strip_prefix('@')
                .and_then(|size| size.parse::<usize>().ok());
            let version = size.and_then(|size| Version::of_size(size >> 8, size & 255));
            let shown = version.map_or(Cow::Borrowed(&value[1..]), |version| version.name().into());
            Some((key, shown))
        })
    }

    /// Returns what JavaScript reads: the code, then name and value of each figure in turn, parted by U+001F; a value begins with `#`
    /// where it is a number, with `"` where it is a text, and with `@` where it is a version: 256 times its width, and its height.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Adds a number; the library's way is many times the code.
fn push_number(text: &mut String, number: i64) {
    if number < 0 {
        text.push('-');
    }
    let mut unit = 1;
    let size = number.unsigned_abs();
    while size / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(char::from(b'0' + (size / unit % 10).to_le_bytes()[0]));
        unit /= 10;
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())?;
        let mut before = " (";
        for (key, value) in self.data() {
            write!(f, "{before}{key}: {value}")?;
            before = ", ";
        }
        f.write_str(if before == ", " { ")" } else { "" })
    }
}

impl std::error::Error for Error {}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Version> for Datum {
    fn from(version: Version) -> Self {
        Self::Version(version)
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! number {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Datum {
            fn from(number: $integer) -> Self {
                Self::Number(i64::from(number))
            }
        })*
    };
}

number!(u8, u16, u32, i32, i64);

impl From<usize> for Datum {
    /// A number past 2⁵³ becomes text, since JavaScript would round it.
    fn from(number: usize) -> Self {
        match i64::try_from(number) {
            Ok(small) if small < 1 << 53 => Self::Number(small),
            _ => Self::Text(number.to_string()),
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal)*) => {
        /// The stable name of what went wrong; those of pictures, packets, promoters and dates are in TypeScript only, where they are
        /// found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the public surface.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the kebab-case name that never changes.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    TextTooLong "text-too-long" "The text needs more bits than the largest allowed symbol holds."
    TextMalformed "text-malformed" "The text is not what the wanted mode or standard allows."
    VersionUnknown "version-unknown" "No symbol has this version, or the least and the most do not go together."
    MaskUnknown "mask-unknown" "The symbology has no such mask."
    LevelUnavailable "level-unavailable" "The symbology or version has no such error correction level."
    FormatInvalid "format-invalid" "The pattern has an unknown part."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_differ() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::ALL {
            assert!(
                code.name()
                    .bytes()
                    .all(|byte| byte == b'-' || byte.is_ascii_lowercase())
            );
            assert!(seen.insert(code.name()), "{} stands twice", code.name());
        }
    }

    #[test]
    fn numbers_are_written_whole() {
        for number in [0, 7, -1, 100, -9_007_199_254_740_991, i64::MAX, i64::MIN] {
            let error = Error::new(Code::MaskUnknown).with("mask", number);
            assert_eq!(error.to_string(), format!("mask-unknown (mask: {number})"));
        }
    }

    #[test]
    fn numbers_that_javascript_would_round_are_text() {
        assert_eq!(Datum::from(usize::MAX), Datum::Text(usize::MAX.to_string()));
        assert_eq!(Datum::from(7_usize), Datum::Number(7));
    }
}
