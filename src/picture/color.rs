//! A colour: red, green, blue and opacity, and the one place where the text of a CSS colour is read.
//!
//! # What this page does not do
//!
//! It reads no `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, `color()`, `color-mix()`, relative colours, `calc()` or CSS comments. It
//! knows no surroundings either: `currentcolor`, `var()` and system colours have none here.

mod function;
mod live;
mod name;
mod spaces;

pub use live::{LiveColor, LiveColors};

use function::function;
pub(super) use function::number;
use name::named;

use crate::{Code, Error};

/// A colour in sRGB with its opacity, not premultiplied; each part is 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
    /// Opacity: 0 is transparent, 255 opaque.
    pub alpha: u8,
}

impl Color {
    /// Opaque black.
    pub const BLACK: Self = Self::opaque(0, 0, 0);
    /// Opaque white.
    pub const WHITE: Self = Self::opaque(255, 255, 255);
    /// Transparent black, as CSS has it.
    pub const TRANSPARENT: Self = Self {
        alpha: 0,
        ..Self::BLACK
    };

    /// Makes an opaque colour from its parts, 0 to 255 each.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Color;
    ///
    /// assert_eq!(Color::opaque(200, 16, 46).alpha, 255);
    /// ```
    #[must_use]
    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self {
            red,
            green,
            blue,
            alpha: 255,
        }
    }

    /// Returns red, green, blue and opacity in this order.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Color;
    ///
    /// assert_eq!(Color::TRANSPARENT.bytes(), [0, 0, 0, 0]);
    /// ```
    #[must_use]
    pub const fn bytes(self) -> [u8; 4] {
        [self.red, self.green, self.blue, self.alpha]
    }

    /// Reads a CSS colour: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `hsl()` in both their syntaxes, a name, or `transparent`.
    ///
    /// Letters may be of either case, and space may stand around the text. As in CSS, a part beyond its range is the end of the range,
    /// and `none` is 0.
    ///
    /// Differs: a function that is not closed is refused, where a style sheet ends it. Saturation and lightness above 100 % are held to
    /// it in both syntaxes, where browsers calculate on in the one without commas.
    ///
    /// # Errors
    ///
    /// [`Code::ColorInvalid`] with the text as `value`: write the colour in one of the forms above. `currentcolor`, `var()` and system
    /// colours are invalid, since a picture has no element around it.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Color;
    ///
    /// assert_eq!(Color::parse("#c8102e")?, Color::opaque(200, 16, 46));
    /// assert_eq!(Color::parse("rgb(200 16 46)")?, Color::opaque(200, 16, 46));
    /// assert_eq!(Color::parse("Gold")?, Color::opaque(255, 215, 0));
    /// assert_eq!(
    ///     Color::parse("redd").unwrap_err().to_string(),
    ///     "color-invalid (value: redd)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim_matches(space);
        let color = if let Some(digits) = trimmed.strip_prefix('#') {
            hex(digits)
        } else if trimmed.ends_with(')') {
            function(trimmed)
        } else {
            named(trimmed)
        };
        color.ok_or_else(|| Error::new(Code::ColorInvalid).with("value", text))
    }

    /// Writes the colour as CSS has it: `#rrggbb`, or `#rrggbbaa` where it is not opaque.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Color;
    ///
    /// assert_eq!(Color::opaque(200, 16, 46).css(), "#c8102e");
    /// assert_eq!(Color::TRANSPARENT.css(), "#00000000");
    /// ```
    #[must_use]
    pub fn css(self) -> String {
        let mut text = String::from("#");
        let parts = if self.alpha == 255 { 3 } else { 4 };
        for part in self.bytes().into_iter().take(parts) {
            hexadecimal(&mut text, part);
        }
        text
    }
}

/// Adds a byte as two hexadecimal digits.
pub(super) fn hexadecimal(text: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for digit in [byte >> 4, byte & 15] {
        text.push(char::from(DIGITS[usize::from(digit)]));
    }
}

/// Reads the digits behind `#`: CSS Color 4, 5.2.
fn hex(digits: &str) -> Option<Color> {
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    // One digit stands for itself twice.
    let doubled = |place: u32| (number >> (4 * place) & 0xf) * 0x11;
    let [red, green, blue, alpha] = match digits.len() {
        3 => [doubled(2), doubled(1), doubled(0), 255],
        4 => [doubled(3), doubled(2), doubled(1), doubled(0)],
        6 => [number >> 16, number >> 8, number, 255],
        8 => [number >> 24, number >> 16, number >> 8, number],
        _ => return None,
    }
    .map(|part| part.to_le_bytes()[0]);
    Some(Color {
        red,
        green,
        blue,
        alpha,
    })
}

/// Tells whether CSS calls the character white space.
fn space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

#[cfg(test)]
mod tests;
