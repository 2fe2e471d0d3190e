//! A colour: red, green, blue and opacity, and the one place where the text of a CSS colour is read.
//!
//! # What this page does not do
//!
//! It reads no `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, `color()`, `color-mix()`, relative colours, `calc()` or CSS
//! comments, and it knows no surroundings: `currentcolor`, `var()` and system colours have none here.

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
    #[must_use]
    pub const fn bytes(self) -> [u8; 4] {
        [self.red, self.green, self.blue, self.alpha]
    }

    /// Reads a CSS colour: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()` in both their syntaxes, a name, or
    /// `transparent`.
    ///
    /// Letters may be of either case and space may stand around the text. As in CSS, a part beyond its range is the end of the
    /// range, and `none` is 0.
    ///
    /// # Errors
    ///
    /// [`Code::ColorInvalid`] with the text as `value`: write the colour in one of the forms above. `currentcolor`, `var()` and
    /// system colours are invalid, since a picture has no element around it.
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
    .map(|part| (part & 0xff) as u8);
    Some(Color {
        red,
        green,
        blue,
        alpha,
    })
}

/// Finds a name in the table.
fn named(name: &str) -> Option<Color> {
    if name.eq_ignore_ascii_case("transparent") {
        return Some(Color::TRANSPARENT);
    }
    let mut words = NAMED.split(' ');
    while let (Some(known), Some(value)) = (words.next(), words.next()) {
        if known.eq_ignore_ascii_case(name) {
            return hex(&value[1..]);
        }
    }
    None
}

/// Reads `rgb()`, `rgba()`, `hsl()` and `hsla()`: CSS Color 4, 5.1 and 7.
fn function(text: &str) -> Option<Color> {
    let (name, arguments) = text.split_once('(')?;
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
    let polar = is("hsl") || is("hsla");
    if !(polar || is("rgb") || is("rgba")) {
        return None;
    }
    let mut rest = arguments;
    let first = part(&mut rest)?;
    let commas = taken(&mut rest, ',');
    let second = part(&mut rest)?;
    if commas && !taken(&mut rest, ',') {
        return None;
    }
    let third = part(&mut rest)?;
    let alpha = if taken(&mut rest, if commas { ',' } else { '/' }) {
        Some(part(&mut rest)?)
    } else {
        None
    };
    if !taken(&mut rest, ')') || !rest.is_empty() {
        return None;
    }
    let parts = [first, second, third];
    // The syntax with commas is the older: no `none`, and either numbers or percentages.
    if commas {
        let all = |unit: Unit, from: usize| parts[from..].iter().all(|part| part.unit == unit);
        let same = if polar {
            all(Unit::Percent, 1)
        } else {
            all(Unit::Percent, 0) || all(Unit::Number, 0)
        };
        if !same || first.unit == Unit::None || alpha.is_some_and(|alpha| alpha.unit == Unit::None)
        {
            return None;
        }
    }
    let [red, green, blue] = if polar {
        from_hsl(first.degrees()?, second.of(100.0)?, third.of(100.0)?)
    } else {
        [first.of(255.0)?, second.of(255.0)?, third.of(255.0)?].map(byte)
    };
    let alpha = match alpha {
        None => 255,
        Some(alpha) => byte(alpha.of(1.0)?),
    };
    Some(Color {
        red,
        green,
        blue,
        alpha,
    })
}

/// A number with what is written behind it.
#[derive(Clone, Copy)]
struct Part {
    value: f64,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    Number,
    Percent,
    Degrees,
}

impl Part {
    /// Returns the share of the `whole`, 0 to 1, held to that range.
    fn of(self, whole: f64) -> Option<f64> {
        let share = match self.unit {
            Unit::Number => self.value / whole,
            Unit::Percent => self.value / 100.0,
            Unit::None => 0.0,
            Unit::Degrees => return None,
        };
        Some(share.clamp(0.0, 1.0))
    }

    /// Returns the angle in degrees, any number of turns.
    fn degrees(self) -> Option<f64> {
        (self.unit != Unit::Percent).then_some(self.value)
    }
}

/// Takes a number with its unit, or `none`, and the space around it.
fn part(rest: &mut &str) -> Option<Part> {
    *rest = rest.trim_start_matches(space);
    let start = *rest;
    let value = number(rest);
    if value.is_none() {
        *rest = start;
    }
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    let (mut unit, mut after) = rest.split_at(end.unwrap_or(rest.len()));
    // A sign begins the next number.
    if let Some(sign) = unit.find('-').filter(|_| value.is_some()) {
        (unit, after) = rest.split_at(sign);
    }
    let is = |wanted: &str| unit.eq_ignore_ascii_case(wanted);
    let (value, unit) = match value {
        None if is("none") => (0.0, Unit::None),
        Some(value) if unit.is_empty() => match after.strip_prefix('%') {
            Some(rest) => {
                after = rest;
                (value, Unit::Percent)
            }
            None => (value, Unit::Number),
        },
        Some(value) if is("deg") => (value, Unit::Degrees),
        Some(value) if is("turn") => (value * 360.0, Unit::Degrees),
        Some(value) if is("grad") => (value * 0.9, Unit::Degrees),
        Some(value) if is("rad") => (value.to_degrees(), Unit::Degrees),
        _ => return None,
    };
    *rest = after.trim_start_matches(space);
    Some(Part { value, unit })
}

/// Takes a number: CSS Syntax 3, 4.3.12.
///
/// Differs: digits beyond the fifteenth are dropped, which no part of a colour can show.
fn number(rest: &mut &str) -> Option<f64> {
    let bytes = rest.as_bytes();
    let mut place = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let negative = bytes.first() == Some(&b'-');
    let mut value = 0.0;
    let mut digits = 0;
    let mut exponent = 0_i32;
    let mut seen = false;
    let mut point = false;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'0'..=b'9' => {
                seen = true;
                if digits < 15 {
                    digits += usize::from(value > 0.0 || byte > b'0');
                    value = value * 10.0 + f64::from(byte - b'0');
                    exponent -= i32::from(point);
                } else {
                    exponent = exponent.saturating_add(i32::from(!point));
                }
            }
            b'.' if !point && bytes.get(place + 1).is_some_and(u8::is_ascii_digit) => point = true,
            _ => break,
        }
        place += 1;
    }
    if !seen {
        return None;
    }
    if matches!(bytes.get(place), Some(b'e' | b'E')) {
        let signed = matches!(bytes.get(place + 1), Some(b'+' | b'-'));
        let mut end = place + 1 + usize::from(signed);
        if bytes.get(end).is_some_and(u8::is_ascii_digit) {
            let mut power = 0_i32;
            while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
                power = power
                    .saturating_mul(10)
                    .saturating_add(i32::from(digit - b'0'));
                end += 1;
            }
            if bytes.get(place + 1) == Some(&b'-') {
                power = -power;
            }
            exponent = exponent.saturating_add(power);
            place = end;
        }
    }
    *rest = &rest[place..];
    // Beyond 10⁶⁰ either way every part is at an end of its range.
    for _ in 0..exponent.unsigned_abs().min(60) {
        value = if exponent < 0 {
            value / 10.0
        } else {
            value * 10.0
        };
    }
    Some(if negative { -value } else { value })
}

/// Takes a mark and the space after it.
fn taken(rest: &mut &str, mark: char) -> bool {
    match rest.strip_prefix(mark) {
        Some(after) => {
            *rest = after.trim_start_matches(space);
            true
        }
        None => false,
    }
}

/// Turns hue in degrees, saturation and lightness of 0 to 1 into red, green, blue: CSS Color 4, 7.1.
fn from_hsl(hue: f64, saturation: f64, lightness: f64) -> [u8; 3] {
    let amplitude = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset: f64| {
        let turned = offset + hue / 30.0;
        let k = turned - (turned / 12.0).floor() * 12.0;
        byte(lightness - amplitude * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0))
    })
}

/// Turns a share of 0 to 1 into the nearest of 0 to 255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is 0 to 1, so this is 0.5 to 255.5"
)]
fn byte(share: f64) -> u8 {
    (share * 255.0 + 0.5) as u8
}

/// Tells whether CSS calls the character white space.
fn space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// The named colours of CSS Color 4, 6.1: name and value in turn. One string packs better than a table of pairs.
#[rustfmt::skip]
const NAMED: &str = "\
    aliceblue #f0f8ff \
    antiquewhite #faebd7 \
    aqua #00ffff \
    aquamarine #7fffd4 \
    azure #f0ffff \
    beige #f5f5dc \
    bisque #ffe4c4 \
    black #000000 \
    blanchedalmond #ffebcd \
    blue #0000ff \
    blueviolet #8a2be2 \
    brown #a52a2a \
    burlywood #deb887 \
    cadetblue #5f9ea0 \
    chartreuse #7fff00 \
    chocolate #d2691e \
    coral #ff7f50 \
    cornflowerblue #6495ed \
    cornsilk #fff8dc \
    crimson #dc143c \
    cyan #00ffff \
    darkblue #00008b \
    darkcyan #008b8b \
    darkgoldenrod #b8860b \
    darkgray #a9a9a9 \
    darkgreen #006400 \
    darkgrey #a9a9a9 \
    darkkhaki #bdb76b \
    darkmagenta #8b008b \
    darkolivegreen #556b2f \
    darkorange #ff8c00 \
    darkorchid #9932cc \
    darkred #8b0000 \
    darksalmon #e9967a \
    darkseagreen #8fbc8f \
    darkslateblue #483d8b \
    darkslategray #2f4f4f \
    darkslategrey #2f4f4f \
    darkturquoise #00ced1 \
    darkviolet #9400d3 \
    deeppink #ff1493 \
    deepskyblue #00bfff \
    dimgray #696969 \
    dimgrey #696969 \
    dodgerblue #1e90ff \
    firebrick #b22222 \
    floralwhite #fffaf0 \
    forestgreen #228b22 \
    fuchsia #ff00ff \
    gainsboro #dcdcdc \
    ghostwhite #f8f8ff \
    gold #ffd700 \
    goldenrod #daa520 \
    gray #808080 \
    green #008000 \
    greenyellow #adff2f \
    grey #808080 \
    honeydew #f0fff0 \
    hotpink #ff69b4 \
    indianred #cd5c5c \
    indigo #4b0082 \
    ivory #fffff0 \
    khaki #f0e68c \
    lavender #e6e6fa \
    lavenderblush #fff0f5 \
    lawngreen #7cfc00 \
    lemonchiffon #fffacd \
    lightblue #add8e6 \
    lightcoral #f08080 \
    lightcyan #e0ffff \
    lightgoldenrodyellow #fafad2 \
    lightgray #d3d3d3 \
    lightgreen #90ee90 \
    lightgrey #d3d3d3 \
    lightpink #ffb6c1 \
    lightsalmon #ffa07a \
    lightseagreen #20b2aa \
    lightskyblue #87cefa \
    lightslategray #778899 \
    lightslategrey #778899 \
    lightsteelblue #b0c4de \
    lightyellow #ffffe0 \
    lime #00ff00 \
    limegreen #32cd32 \
    linen #faf0e6 \
    magenta #ff00ff \
    maroon #800000 \
    mediumaquamarine #66cdaa \
    mediumblue #0000cd \
    mediumorchid #ba55d3 \
    mediumpurple #9370db \
    mediumseagreen #3cb371 \
    mediumslateblue #7b68ee \
    mediumspringgreen #00fa9a \
    mediumturquoise #48d1cc \
    mediumvioletred #c71585 \
    midnightblue #191970 \
    mintcream #f5fffa \
    mistyrose #ffe4e1 \
    moccasin #ffe4b5 \
    navajowhite #ffdead \
    navy #000080 \
    oldlace #fdf5e6 \
    olive #808000 \
    olivedrab #6b8e23 \
    orange #ffa500 \
    orangered #ff4500 \
    orchid #da70d6 \
    palegoldenrod #eee8aa \
    palegreen #98fb98 \
    paleturquoise #afeeee \
    palevioletred #db7093 \
    papayawhip #ffefd5 \
    peachpuff #ffdab9 \
    peru #cd853f \
    pink #ffc0cb \
    plum #dda0dd \
    powderblue #b0e0e6 \
    purple #800080 \
    rebeccapurple #663399 \
    red #ff0000 \
    rosybrown #bc8f8f \
    royalblue #4169e1 \
    saddlebrown #8b4513 \
    salmon #fa8072 \
    sandybrown #f4a460 \
    seagreen #2e8b57 \
    seashell #fff5ee \
    sienna #a0522d \
    silver #c0c0c0 \
    skyblue #87ceeb \
    slateblue #6a5acd \
    slategray #708090 \
    slategrey #708090 \
    snow #fffafa \
    springgreen #00ff7f \
    steelblue #4682b4 \
    tan #d2b48c \
    teal #008080 \
    thistle #d8bfd8 \
    tomato #ff6347 \
    turquoise #40e0d0 \
    violet #ee82ee \
    wheat #f5deb3 \
    white #ffffff \
    whitesmoke #f5f5f5 \
    yellow #ffff00 \
    yellowgreen #9acd32";

#[cfg(test)]
mod tests;
