//! Words of SVG that its pictures are made of.

use super::super::color::{Color, LiveColor, hexadecimal};
use super::super::decimal::decimal;

/// Adds words one after the other.
pub(super) fn push(text: &mut String, words: &[&str]) {
    for word in words {
        text.push_str(word);
    }
}

/// Adds an attribute with a number of so many decimals.
pub(super) fn attribute(text: &mut String, name: &str, number: f64, places: u32) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    rounded(text, number, places);
    text.push('"');
}

/// Adds numbers of modules with a space between them.
pub(super) fn numbers(text: &mut String, numbers: &[f64]) {
    for (place, &number) in numbers.iter().enumerate() {
        if place > 0 {
            text.push(' ');
        }
        rounded(text, number, 5);
    }
}

/// Adds a number rounded to so many decimals.
fn rounded(text: &mut String, number: f64, places: u32) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "offsets and modules are small"
    )]
    let value = (number * f64::from(10_u32.pow(places))).round() as i64;
    decimal(text, value, places);
}

/// Adds a colour as `fill` or `stop-color`, with its opacity where it has one.
pub(super) fn fill(text: &mut String, name: &str, color: Color) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    self::color(text, color);
    text.push('"');
    if color.alpha != 255 {
        let name = if name == "fill" {
            "fill-opacity"
        } else {
            "stop-opacity"
        };
        attribute(text, name, f64::from(color.alpha) / 255.0, 3);
    }
}

/// Adds what is filled: a colour, or what a page decides in its place.
pub(super) fn paint(text: &mut String, color: Color, live: Option<&LiveColor>) {
    match live {
        Some(live) => {
            text.push_str(" fill=\"");
            escape(text, live.text());
            text.push('"');
        }
        None => fill(text, "fill", color),
    }
}

/// Adds elements; where a page decides their colour by a variable, in a group that has its fallback: programs that know no variables leave
/// such a colour out, and inherit.
pub(super) fn in_fallback(
    text: &mut String,
    live: Option<&LiveColor>,
    elements: &mut dyn FnMut(&mut String),
) {
    let Some(live) = live.filter(|live| live.text() != "currentColor") else {
        elements(text);
        return;
    };
    text.push_str("<g");
    match live.fallback() {
        // An opacity would be inherited by what the page decides, too.
        Some(color) => {
            text.push_str(" fill=\"");
            self::color(text, color);
            text.push('"');
        }
        None => text.push_str(" fill=\"currentColor\""),
    }
    text.push('>');
    elements(text);
    text.push_str("</g>");
}

/// Adds red, green and blue of a colour in hexadecimal digits; a digit that stands twice is written once.
pub(super) fn color(text: &mut String, color: Color) {
    let parts = [color.red, color.green, color.blue];
    let short = parts.iter().all(|part| part % 17 == 0);
    text.push('#');
    for part in parts {
        hexadecimal(text, part);
        if short {
            text.pop();
        }
    }
}

/// Returns a name for a definition: a letter and eight digits that follow by FNV-1a from its own words and from those of the picture
/// around it. Of two pictures in one page none takes the other's gradient, and the same picture has the same names whenever it is drawn.
pub(super) fn identifier(words: &[&str]) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in words.iter().flat_map(|words| words.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut id = String::from("g");
    for byte in hash.to_be_bytes() {
        hexadecimal(&mut id, byte);
    }
    id
}

/// Adds a text that may stand between tags; what XML has no way to write becomes U+FFFD.
pub(super) fn escape(text: &mut String, words: &str) {
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(character),
        }
    }
}
