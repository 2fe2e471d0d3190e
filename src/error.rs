//! One error type: a stable code and the figures that a person needs.

use std::fmt;

use crate::qr::Version;

/// What went wrong: a stable code, and the figures that a sentence about it needs.
///
/// The same code and figures reach JavaScript as `HongbaoError`. Sentences are written there, in several languages.
///
/// # Example
///
/// ```
/// use hongbao::{Code, Datum, Error};
///
/// let error = Error::new(Code::MaskUnknown).with("mask", 9).with("most", 7);
/// assert_eq!(error.code().name(), "mask-unknown");
/// assert_eq!(error.figures()[0], ("mask", Datum::Number(9.0)));
/// assert_eq!(error.to_string(), "mask-unknown (mask: 9, most: 7)");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    code: Code,
    figures: Vec<(&'static str, Datum)>,
}

/// One figure of an error.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A number. Whole numbers past 2⁵³ are text instead, because JavaScript would round them.
    Number(f64),
    /// A text: what was given, a name, or an amount of money in minor units.
    Text(String),
}

impl Error {
    /// Makes an error without figures; [`Error::with`] adds them.
    #[must_use]
    #[cold]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            figures: Vec::new(),
        }
    }

    /// Returns the error with one figure more; `name` is camelCase, as JavaScript reads it.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Datum>) -> Self {
        self.and(name, value.into())
    }

    /// Adds a figure; apart from [`Error::with`], so that this is compiled once rather than for each kind of value.
    #[cold]
    #[inline(never)]
    fn and(mut self, name: &'static str, value: Datum) -> Self {
        self.figures.push((name, value));
        self
    }

    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns name and value of each figure, in the order in which they were added.
    #[must_use]
    pub fn figures(&self) -> &[(&'static str, Datum)] {
        &self.figures
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())?;
        for (place, (name, value)) in self.figures.iter().enumerate() {
            let before = if place == 0 { " (" } else { ", " };
            write!(f, "{before}{name}: {value}")?;
        }
        f.write_str(if self.figures.is_empty() { "" } else { ")" })
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
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

impl From<Version> for Datum {
    /// Names the version, as options do.
    fn from(version: Version) -> Self {
        Self::Text(version.name())
    }
}

macro_rules! small_number {
    ($($number:ty),*) => {
        $(impl From<$number> for Datum {
            fn from(number: $number) -> Self {
                Self::Number(f64::from(number))
            }
        })*
    };
}

small_number!(u8, u16, u32, i32, f32, f64);

macro_rules! large_number {
    ($($number:ty),*) => {
        $(impl From<$number> for Datum {
            /// A whole number past 2⁵³ becomes text, because JavaScript would round it.
            #[expect(
                clippy::cast_precision_loss,
                reason = "a whole number below 2⁵³ is exact"
            )]
            fn from(number: $number) -> Self {
                match i64::try_from(number) {
                    Ok(small) if small.unsigned_abs() < 1 << 53 => Self::Number(small as f64),
                    _ => Self::Text(number.to_string()),
                }
            }
        })*
    };
}

large_number!(u64, usize, i64);

macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal)*) => {
        /// The stable name of what went wrong.
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
    OptionInvalid "option-invalid" "An option is out of range or does not go with another."
    SymbolInvalid "symbol-invalid" "The modules are not those of a symbol."
    ColorInvalid "color-invalid" "The text is not a CSS colour."
    LogoTooLarge "logo-too-large" "The logo covers more than a reader can correct."
    LogoReserve "logo-reserve" "The logo covers more than half of what a reader corrects."
    ContentEmpty "content-empty" "The symbol says nothing."
    LogoUnsupported "logo-unsupported" "This output cannot take this kind of logo."
    LogoNeedsCanvas "logo-needs-canvas" "The logo is a file that has to be decoded by a browser."
    LogoNotAPicture "logo-not-a-picture" "The bytes are not a picture that can be decoded."
    CaptionNeedsCanvas "caption-needs-canvas" "A caption in this output needs letters that were painted before."
    SizeTooSmall "size-too-small" "The picture has less than a pixel a module."
    SizeTooLarge "size-too-large" "The picture is larger than 16 384 pixels a side."
    ContrastLow "contrast-low" "Dark and light differ too little."
    Inverted "inverted" "Dark modules are lighter than light ones."
    QuietZoneSmall "quiet-zone-small" "The quiet zone is smaller than the standard asks for."
    ModuleSmall "module-small" "A module has fewer pixels than every reader needs."
    LightTransparent "light-transparent" "The page behind shows through light modules."
    AmountInvalid "amount-invalid" "The text or number is not an amount of money."
    RuleUnknown "rule-unknown" "There is no such rule."
    CountInvalid "count-invalid" "The number of shares is not 1 to 10 000."
    TotalTooSmall "total-too-small" "The total does not give every share the least amount."
    MinTooLarge "min-too-large" "The least share times the count is more than the total."
    MaxTooSmall "max-too-small" "The largest share times the count is less than the total, or the largest is below the least."
    RuleTakesNoMax "rule-takes-no-max" "This rule has no largest share."
    MaxTooCostly "max-too-costly" "Counting the splits under this largest share takes too long."
    SeedInvalid "seed-invalid" "The seed is not 32 bytes."
    SaltInvalid "salt-invalid" "The salt is longer than 1 024 bytes or not well-formed text."
    SaltAlreadySet "salt-already-set" "The packet has a salt."
    RevealMalformed "reveal-malformed" "The text is not a reveal."
    CommitmentMismatch "commitment-mismatch" "The reveal does not belong to this commitment."
    SaltMismatch "salt-mismatch" "The salt is not the one that was published."
    SharesMismatch "shares-mismatch" "The shares are not the ones that were published."
    BaseInvalid "base-invalid" "The base address is not an http or https address of the wanted form."
    TicketMalformed "ticket-malformed" "The text is not a ticket."
    TicketForged "ticket-forged" "The ticket was not made by this packet's issuer."
    IndexInvalid "index-invalid" "No share has this number."
    DateInvalid "date-invalid" "The date is not one, or lies outside the years -9999 to 9999."
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
        assert_eq!(Datum::from(7_usize), Datum::Number(7.0));
    }

    #[test]
    fn no_text_forges_a_figure() {
        let error = Error::new(Code::FormatInvalid).with("pattern", "a\u{1f}part\u{1f}\"b");
        assert_eq!(error.figures().len(), 1);
    }
}
