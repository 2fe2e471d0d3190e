//! A line of text below the symbol.
//!
//! # What this page does not do
//!
//! It has no fonts. SVG carries the caption as text; for the other pictures whoever has fonts paints it first.

use super::layout::Layout;
use super::pixels::Pixels;

/// A line of text below the symbol, which adds to the height of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    text: String,
    strip: Option<Pixels>,
}

impl Caption {
    /// Takes a text of one line, in which runs of control characters become a space; none where the text is empty.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Caption;
    ///
    /// assert_eq!(Caption::new("Scan\r\nme").map(|caption| caption.text().to_owned()).as_deref(), Some("Scan me"));
    /// assert!(Caption::new("").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = one_line(text);
        (!text.is_empty()).then_some(Self { text, strip: None })
    }

    /// Adds the painted line, which pixels, PNG and PDF show: as wide as the picture and as high as [`Layout::line`].
    #[must_use]
    pub fn with_strip(self, strip: Pixels) -> Self {
        Self {
            strip: Some(strip),
            ..self
        }
    }

    /// Returns what the caption says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the painted line, if there is one.
    #[must_use]
    pub fn strip(&self) -> Option<&Pixels> {
        self.strip.as_ref()
    }

    /// Returns the size of the letters in pixels: three fifths of the line, or what lets the text fit into the width.
    #[must_use]
    pub fn font_size(&self, layout: &Layout) -> f64 {
        let room = f64::from(layout.width()) * 0.94 / ems(&self.text).max(0.1);
        room.min(f64::from(layout.line()) * 0.6)
    }
}

/// Returns the pixels from the top of the picture to the middle of the caption's letters, which stand nearer to the symbol.
pub(super) fn middle(layout: &Layout) -> f64 {
    let line = f64::from(layout.line());
    f64::from(layout.height()) - line + line * 0.4
}

/// Returns a text in one line: every run of control characters is a space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut control = false;
    for letter in text.chars() {
        if !letter.is_ascii_control() {
            line.push(letter);
        } else if !control {
            line.push(' ');
        }
        control = letter.is_ascii_control();
    }
    line
}

/// Returns the width of a text in widths of an em, rather too wide than too narrow: fonts differ.
fn ems(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '\''
            | '|' | '/' | '-' => 0.42,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
            'A'..='Z' => 0.78,
            '\0'..='\u{10ff}' => 0.65,
            _ => 1.05,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::samples::v1;
    use super::super::{Scale, Style};
    use super::*;

    #[test]
    fn letters_are_three_fifths_of_the_line_unless_the_text_is_long() {
        let size = |text: &str| {
            let style = Style {
                scale: Scale::across(300),
                caption: Caption::new(text),
                ..Style::default()
            };
            let layout = Layout::new(&v1(), &style).expect("fits");
            style.caption.expect("a caption").font_size(&layout)
        };
        assert!((size("Scan me") - 18.0).abs() < 1e-9);
        assert!((size("红包") - 18.0).abs() < 1e-9);
        let long = size(&"恭喜发财，大吉大利".repeat(5));
        assert!(long * 45.0 < 300.0 && long > 5.0, "{long}");
    }

    #[test]
    fn runs_of_control_characters_are_one_space() {
        assert_eq!(one_line("a\r\n\tb\u{7f}\0c"), "a b c");
    }
}
