//! A line of text below the symbol.

use super::pixels::Pixels;

/// A line of text below the symbol, which adds to the height of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// What it says. SVG carries it as text.
    pub text: String,
    /// The line painted by the engine, for pixels, PNG and PDF: this crate has no fonts. As wide as the picture, and as high as
    /// [`Line::height`].
    pub strip: Option<Pixels>,
}

/// Where the caption of a picture lies, in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Pixels above the line: the picture without it.
    pub top: u32,
    /// Pixels down.
    pub height: u32,
}

impl Line {
    /// Returns the line below a picture of `width` × `height` pixels: a tenth of its width high, less where it is low.
    pub(super) fn below(width: u32, height: u32) -> Self {
        Self {
            top: height,
            height: (width.min(height.saturating_mul(2)) / 10).max(1),
        }
    }

    /// Returns the size of the letters in pixels: three fifths of the line, or what lets the text fit into the width.
    #[must_use]
    pub fn font_size(self, text: &str, width: u32) -> f64 {
        let room = f64::from(width) * 0.94 / ems(text).max(0.1);
        room.min(f64::from(self.height) * 0.6)
    }

    /// Returns the pixels from the top of the picture to the middle of the letters, which stand nearer to the symbol.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::from(self.top) + f64::from(self.height) * 0.4
    }
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
    use super::*;

    #[test]
    fn a_line_is_a_tenth_of_the_width() {
        let line = |width, height| Line::below(width, height);
        assert_eq!(
            line(290, 290),
            Line {
                top: 290,
                height: 29
            }
        );
        assert_eq!(
            line(470, 110),
            Line {
                top: 110,
                height: 22
            }
        );
        assert_eq!(line(9, 9), Line { top: 9, height: 1 });
    }

    #[test]
    fn letters_are_three_fifths_of_the_line_unless_the_text_is_long() {
        let line = Line::below(300, 300);
        assert!((line.font_size("Scan me", 300) - 18.0).abs() < 1e-9);
        assert!((line.font_size("红包", 300) - 18.0).abs() < 1e-9);
        let long = "恭喜发财，大吉大利".repeat(5);
        let size = line.font_size(&long, 300);
        assert!(size * 45.0 < 300.0 && size > 5.0, "{size}");
    }
}
