//! A call to action around a picture.
//!
//! ```text
//! frame, unit ─▶ measures (pixels) ─▶ layout (the room around the picture)
//!                        └▶ surround (ground and areas, in modules) ─▶ SVG │ PDF
//!                                  └▶ rows (colours of pixels) ─▶ pixels │ PNG
//! ```
//!
//! What it goes around is the picture without it: symbol, quiet zone and caption, on their ground. It lies outside of all of these.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

mod measures;
mod rows;
mod surround;

pub(super) use measures::{Measures, Room};
pub(super) use rows::FrameRows;
pub(super) use surround::{Surround, shaded, shadow, surround};

use super::color::{Color, LiveColor};
use super::layout::Layout;
use super::lettering::{Lettering, fitted, one_line};
use super::luminance::ratio;
use super::paint::Paint;
use super::pixels::Pixels;
use super::style::{FrameShape, Style};
use crate::{Code, Error};

/// The most lines that a frame has room for.
const MOST_LINES: usize = 3;

/// The contrast of letters that everyone can read, by WCAG 2.2 1.4.3.
const READABLE: f64 = 4.5;

/// The side of a picture that the text of its frame lies on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FramePosition {
    /// Below the symbol.
    #[default]
    Bottom,
    /// Above the symbol.
    Top,
}

/// A call to action around a picture: its text, and what leads the eye to it.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Frame, FrameShape, Style, svg};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let mut frame = Frame::new("Scan me")?;
/// frame.shape = FrameShape::Bubble;
/// let text = svg(&symbol, &Style { frame: Some(frame), ..Style::default() })?;
/// assert!(text.contains(">Scan me</text>"));
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// One to three lines, parted by line feeds.
    pub(super) text: String,
    pub(super) strip: Option<Pixels>,
    /// The side that the text lies on.
    pub position: FramePosition,
    /// What is drawn around the picture and behind the text.
    pub shape: FrameShape,
    /// The colour of border and band; none: that of dark modules, of a gradient the first.
    pub color: Option<Color>,
    /// The colour of the text; none: that of the frame where it is plain, else one that is easily read on it.
    pub text_color: Option<Color>,
    /// What a page decides of the colour, in SVG alone.
    pub live_color: Option<LiveColor>,
    /// What a page decides of the text's colour, in SVG alone.
    pub live_text_color: Option<LiveColor>,
}

impl Frame {
    /// Takes a text of one to three lines; runs of other control characters become a space.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`] with `option`, `value` and `allowed`: there are more lines, or nothing is said.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Frame;
    ///
    /// assert_eq!(Frame::new("Scan me\r\nto open").unwrap().text(), "Scan me\nto open");
    /// assert_eq!(
    ///     Frame::new("1\n2\n3\n4").unwrap_err().to_string(),
    ///     "option-invalid (option: frame.text, value: 4, allowed: 1 … 3 lines)"
    /// );
    /// assert!(Frame::new(" \u{1}").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, Error> {
        let mut lines = String::with_capacity(text.len());
        let mut count = 0;
        for line in text.trim().lines() {
            if count > 0 {
                lines.push('\n');
            }
            lines.push_str(&one_line(line));
            count += 1;
        }
        if lines.trim().is_empty() {
            count = 0;
        }
        if !(1..=MOST_LINES).contains(&count) {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "frame.text")
                .with("value", count)
                .with("allowed", "1 … 3 lines"));
        }
        Ok(Self {
            text: lines,
            strip: None,
            position: FramePosition::default(),
            shape: FrameShape::default(),
            color: None,
            text_color: None,
            live_color: None,
            live_text_color: None,
        })
    }

    /// Adds the painted text, which pixels, PNG and PDF show: as large as [`Layout::frame_text`].
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Frame, Layout, Pixels, Style, pixels};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let frame = Frame::new("Scan me")?;
    /// let style = Style { frame: Some(frame.clone()), ..Style::default() };
    /// let area = Layout::new(&symbol, &style)?.frame_text();
    /// // As another library would paint it.
    /// let strip = Pixels::new(area.width, area.height, vec![0; (4 * area.width * area.height) as usize])?;
    /// assert!(pixels(&symbol, &Style { frame: Some(frame.with_strip(strip)), ..style }).is_ok());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn with_strip(self, strip: Pixels) -> Self {
        Self {
            strip: Some(strip),
            ..self
        }
    }

    /// Returns what the frame says: one to three lines, parted by line feeds.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Frame;
    /// assert_eq!(Frame::new("Scan me")?.text(), "Scan me");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the painted text, if there is one.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Frame;
    /// assert!(Frame::new("Scan me")?.strip().is_none());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn strip(&self) -> Option<&Pixels> {
        self.strip.as_ref()
    }

    /// Returns the colour of border and band, and what a page decides of it.
    pub(super) fn ink<'a>(&'a self, style: &'a Style) -> (Color, Option<&'a LiveColor>) {
        match self.color {
            Some(color) => (color, self.live_color.as_ref()),
            None => (style.dark.first(), style.live.dark.as_ref()),
        }
    }

    /// Returns the colour of the text, and what a page decides of it.
    fn letters<'a>(&'a self, style: &'a Style) -> (Color, Option<&'a LiveColor>) {
        let (color, live) = self.ink(style);
        match self.text_color {
            Some(text_color) => (text_color, self.live_text_color.as_ref()),
            None if self.shape == FrameShape::Plain => (color, live),
            None => readable(color, style),
        }
    }

    /// Returns the letters and where they lie.
    pub(super) fn lettering<'a>(&'a self, style: &'a Style, layout: &Layout) -> Lettering<'a> {
        let area = layout.frame_text();
        let measures = self.measures(layout.unit());
        let row = measures.row;
        let lines: Vec<&str> = self.text.split('\n').collect();
        let sizes = lines.iter();
        let sizes = sizes.map(|line| fitted(line, area.width, row * 0.78));
        // Where letters are small their lines lie closer together.
        let font_size = sizes.fold(row, f64::min);
        let step = row.min(font_size * 1.4);
        let count = lines.len() as f64;
        let first = (f64::from(area.height) - (count - 1.0) * step) / 2.0;
        let (color, live) = self.letters(style);
        Lettering {
            lines: lines
                .into_iter()
                .zip(0_u32..)
                .map(|(line, place)| (line, first + f64::from(place) * step))
                .collect(),
            font_size,
            font_weight: 600,
            color,
            area,
            live,
            strip: self.strip.as_ref(),
        }
    }
}

/// Returns what lies around a picture, where its style has a frame.
pub(super) fn around(style: &Style, layout: &Layout) -> Option<Surround> {
    let pixel = 1.0 / f64::from(layout.module());
    style.frame.as_ref().map(|frame| {
        let measures = frame.measures(layout.unit()).times(pixel);
        surround(frame, layout.inner(), &measures, pixel, style.light_radius)
    })
}

/// Returns a colour that is easily read on another: the light one of the style, else white or black.
fn readable(ground: Color, style: &Style) -> (Color, Option<&LiveColor>) {
    if let Paint::Solid(light) = &style.light
        && light.alpha == 255
        && ratio(*light, ground) >= READABLE
    {
        return (*light, style.live.light.as_ref());
    }
    let white = ratio(Color::WHITE, ground) >= ratio(Color::BLACK, ground);
    (if white { Color::WHITE } else { Color::BLACK }, None)
}

#[cfg(test)]
mod tests;
