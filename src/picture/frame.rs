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

mod rows;
mod surround;

pub(super) use rows::FrameRows;
pub(super) use surround::{Surround, shaded, shadow, surround};

use super::color::{Color, LiveColor};
use super::layout::Layout;
use super::lettering::{Lettering, Rectangle, fitted, one_line};
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
    text: String,
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
    ///     "option-invalid (option: frame.text, value: 4 lines, allowed: 1 … 3 lines)"
    /// );
    /// assert!(Frame::new(" ").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, Error> {
        let lines: Vec<String> = text
            .trim()
            .split('\n')
            .map(|line| one_line(line.trim_end_matches('\r')))
            .collect();
        let said = lines.iter().any(|line| !line.is_empty());
        let count = if said { lines.len() } else { 0 };
        if !(1..=MOST_LINES).contains(&count) {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "frame.text")
                .with("value", count.to_string() + " lines")
                .with("allowed", "1 … 3 lines"));
        }
        Ok(Self {
            text: lines.join("\n"),
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

    /// Returns how large the parts of the frame are in pixels, around a picture whose unit is so many.
    pub(super) fn measures(&self, unit: u32) -> Measures {
        let share = |share: f64| (f64::from(unit) * share).round().max(1.0);
        let lines = self.text.split('\n').count() as f64;
        let row = share(0.11);
        let border = share(0.036);
        Measures {
            shape: self.shape,
            border,
            padding: if self.shape == FrameShape::Box {
                0.0
            } else {
                share(0.014)
            },
            row,
            margin: share(0.04),
            band: match self.shape {
                FrameShape::Plain => lines * row,
                _ => lines * row + 2.0 * share(0.04),
            },
            gap: share(0.065),
            overhang: share(0.075),
            fold: share(0.032),
        }
    }
}

/// How large the parts of a frame are, in pixels or in modules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measures {
    pub(super) shape: FrameShape,
    /// The thickness of a border.
    pub(super) border: f64,
    /// Between a border and the ground of the picture without a frame.
    pub(super) padding: f64,
    /// The height of a line of text.
    pub(super) row: f64,
    /// Between the text and an edge.
    pub(super) margin: f64,
    /// The height of what the text lies on.
    pub(super) band: f64,
    /// Between the border and the bubble.
    pub(super) gap: f64,
    /// How far a ribbon is wider than the picture, on each side.
    pub(super) overhang: f64,
    /// How far its ends lie behind it.
    pub(super) fold: f64,
}

impl Measures {
    /// Returns the measures in units that are so many times as many.
    pub(super) fn times(self, factor: f64) -> Self {
        Self {
            shape: self.shape,
            border: self.border * factor,
            padding: self.padding * factor,
            row: self.row * factor,
            margin: self.margin * factor,
            band: self.band * factor,
            gap: self.gap * factor,
            overhang: self.overhang * factor,
            fold: self.fold * factor,
        }
    }

    /// Returns the room at the left and at the right.
    pub(super) fn side(&self) -> f64 {
        match self.shape {
            FrameShape::Plain => 0.0,
            FrameShape::Banner => self.overhang,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => {
                self.border + self.padding
            }
        }
    }

    /// Returns the room on the side without the text.
    pub(super) fn far(&self) -> f64 {
        match self.shape {
            FrameShape::Banner => 0.0,
            _ => self.side(),
        }
    }

    /// Returns the room on the side of the text.
    pub(super) fn near(&self) -> f64 {
        let beyond = match self.shape {
            FrameShape::Plain => self.margin,
            FrameShape::Banner => self.fold,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => 0.0,
        };
        self.text() + self.band + beyond
    }

    /// Returns how far from the picture what the text lies on begins.
    pub(super) fn text(&self) -> f64 {
        match self.shape {
            FrameShape::Plain | FrameShape::Banner => 0.0,
            FrameShape::Box | FrameShape::Rounded => self.padding,
            FrameShape::Bubble => self.padding + self.border + self.gap,
        }
    }

    /// Returns how far from the edges of the picture with its frame letters begin.
    pub(super) fn inset(&self) -> f64 {
        match self.shape {
            FrameShape::Plain => 0.0,
            FrameShape::Banner => self.overhang,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => self.border,
        }
    }
}

/// The room that a frame takes around a picture, in whole pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) side: u32,
    pub(super) above: u32,
    pub(super) below: u32,
    /// Where letters lie from the left and the right, and how high that is.
    pub(super) letters: [u32; 2],
    /// From the near edge of the picture with its frame to the letters.
    pub(super) near: u32,
}

impl Room {
    /// Returns the room of a frame whose unit is so many pixels.
    pub(super) fn of(frame: &Frame, unit: u32) -> Self {
        let measures = frame.measures(unit);
        let pixels = |length: f64| length as u32;
        let [far, near] = [measures.far(), measures.near()].map(pixels);
        let (above, below) = match frame.position {
            FramePosition::Bottom => (far, near),
            FramePosition::Top => (near, far),
        };
        Self {
            side: pixels(measures.side()),
            above,
            below,
            letters: [measures.inset(), measures.band].map(pixels),
            near: pixels(measures.near() - measures.text() - measures.band),
        }
    }

    /// Returns where the letters lie in a picture of these sides.
    pub(super) fn text(&self, position: FramePosition, [width, height]: [u32; 2]) -> Rectangle {
        let [inset, band] = self.letters;
        Rectangle {
            left: inset,
            top: match position {
                FramePosition::Bottom => height - self.near - band,
                FramePosition::Top => self.near,
            },
            width: width - 2 * inset,
            height: band,
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
