//! A line of text below the symbol.
//!
//! # What this page does not do
//!
//! It has no fonts. SVG carries the caption as text; for the other pictures whoever has fonts paints it first.

use super::layout::Layout;
use super::lettering::{Lettering, Rectangle, fitted, one_line};
use super::pixels::Pixels;
use super::style::Style;

/// A line of text below the symbol, inside of a frame, which adds to the height of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    pub(super) text: String,
    pub(super) strip: Option<Pixels>,
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

    /// Adds the painted line, which pixels, PNG and PDF show: as large as [`Layout::caption`].
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Caption, Pixels, Style, pixels};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// // A line of 290 × 29 pixels, as another library would paint it.
    /// let line = Pixels::new(290, 29, vec![0; 4 * 290 * 29])?;
    /// let caption = Caption::new("Scan me").map(|caption| caption.with_strip(line));
    /// let picture = pixels(&symbol, &Style { caption, ..Style::default() })?;
    /// assert_eq!(picture.height(), 290 + 29);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn with_strip(self, strip: Pixels) -> Self {
        Self {
            strip: Some(strip),
            ..self
        }
    }

    /// Returns what the caption says.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Caption;
    /// assert_eq!(Caption::new("Scan me").unwrap().text(), "Scan me");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the painted line, if there is one.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Caption;
    /// assert!(Caption::new("Scan me").unwrap().strip().is_none());
    /// ```
    #[must_use]
    pub fn strip(&self) -> Option<&Pixels> {
        self.strip.as_ref()
    }

    /// Returns the size of the letters in pixels: three fifths of the line, or what lets the text fit into the width.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Caption, Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
    /// let layout = Layout::new(&symbol, &style)?;
    /// assert_eq!(style.caption.unwrap().font_size(&layout), 29.0 * 0.6);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn font_size(&self, layout: &Layout) -> f64 {
        let Rectangle { width, height, .. } = layout.caption();
        fitted(&self.text, width, f64::from(height) * 0.6)
    }

    /// Returns the letters and where they lie: nearer to the symbol than to the end of their line.
    pub(super) fn lettering<'a>(&'a self, style: &'a Style, layout: &Layout) -> Lettering<'a> {
        let area = layout.caption();
        Lettering {
            lines: vec![(&self.text, f64::from(area.height) * 0.4)],
            font_size: self.font_size(layout),
            font_weight: 400,
            color: style.caption_color(),
            area,
            live: style.live.dark.as_ref(),
            strip: self.strip.as_ref(),
        }
    }
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
}
