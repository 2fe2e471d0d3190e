//! One error type: a stable code and the numbers a person needs.

use std::fmt;

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
    data: Vec<(&'static str, Datum)>,
}

/// One figure of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A number that JavaScript holds exactly: at most 2⁵³ − 1 either way. Amounts of money are text.
    Number(i64),
    /// A text: what was given, a unit, an amount in minor units.
    Text(String),
}

impl Error {
    /// Makes an error without figures; [`Error::with`] adds them.
    #[must_use]
    #[cold]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            data: Vec::new(),
        }
    }

    /// Returns the error with one figure more; `key` is camelCase, as JavaScript reads it.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Datum>) -> Self {
        self.data.push((key, value.into()));
        self
    }

    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the figures in the order in which they were added.
    #[must_use]
    pub fn data(&self) -> &[(&'static str, Datum)] {
        &self.data
    }
}

impl Datum {
    /// Writes the figure as JavaScript reads it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => decimal(*number),
            Self::Text(text) => text.clone(),
        }
    }
}

/// Writes a number; the library's way is many times the code.
fn decimal(number: i64) -> String {
    let mut digits = [0; 20];
    let mut place = digits.len();
    let mut rest = number.unsigned_abs();
    while rest > 0 || place == digits.len() {
        place -= 1;
        digits[place] = b'0' + (rest % 10).to_le_bytes()[0];
        rest /= 10;
    }
    let sign = if number < 0 { "-" } else { "" };
    let digits = digits[place..].iter().map(|&digit| char::from(digit));
    sign.chars().chain(digits).collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())?;
        for (place, (key, value)) in self.data.iter().enumerate() {
            f.write_str(if place == 0 { " (" } else { ", " })?;
            match value {
                Datum::Text(text) => write!(f, "{key}: {text}")?,
                number => write!(f, "{key}: {}", number.text())?,
            }
        }
        if self.data.is_empty() {
            Ok(())
        } else {
            f.write_str(")")
        }
    }
}

impl std::error::Error for Error {}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
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
    ($($(#[$when:meta])? $variant:ident $name:literal $meaning:literal)*) => {
        /// The stable name of what went wrong; those of pictures, packets and promoters are in TypeScript only, where they are found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$when])? #[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the public surface.
            pub const ALL: &'static [Self] = &[$($(#[$when])? Self::$variant),*];

            /// Returns the kebab-case name that never changes.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($(#[$when])? Self::$variant => $name,)*
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
    OptionInvalid "option-invalid" "An option is out of range or does not go with another."
    SymbolInvalid "symbol-invalid" "The modules are not those of a symbol."
    #[cfg(feature = "calendar")] DateInvalid "date-invalid" "The date is not one, or lies outside the years -9999 to 9999."
    #[cfg(feature = "calendar")] FormatInvalid "format-invalid" "The pattern has an unknown part."
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
            assert_eq!(Datum::Number(number).text(), number.to_string());
        }
    }

    #[test]
    fn numbers_that_javascript_would_round_are_text() {
        assert_eq!(Datum::from(usize::MAX), Datum::Text(usize::MAX.to_string()));
        assert_eq!(Datum::from(7_usize), Datum::Number(7));
    }
}
