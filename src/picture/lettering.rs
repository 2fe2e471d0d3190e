//! Letters of a picture: what they say, how large they are, and where they lie.
//!
//! # What this page does not do
//!
//! It has no fonts. Whoever has one makes outlines of the lines, which every output draws ([`Style::outlined`]). Without them SVG carries letters as
//! text, and for the other pictures somebody paints them first, each rectangle by itself ([`Style::lettered`]).

use super::caption::Caption;
use super::color::{Color, LiveColor};
use super::frame::Frame;
use super::layout::Layout;
use super::logo::{Outline, Step};
use super::pixels::Pixels;
use super::style::Style;
use crate::{Code, Error, LetterStep, Letters};

/// Ems from the middle of letters down to their base line.
const BASE: f64 = 0.35;

/// The share of the width that a line of text takes at most.
const ACROSS: f64 = 0.94;

/// A rectangle of a picture, in whole pixels from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// Pixels to its left.
    pub left: u32,
    /// Pixels above it.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Lines of letters in a rectangle of a picture, each in its middle from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Lettering<'a> {
    /// The lines, each with the pixels from the top of the rectangle to the middle of its letters.
    pub lines: Vec<(&'a str, f64)>,
    /// The size of the letters in pixels.
    pub font_size: f64,
    /// The weight of the font, 400 or 600.
    pub font_weight: u32,
    /// The colour of the letters.
    pub color: Color,
    /// Where they lie.
    pub area: Rectangle,
    /// What a page decides of their colour.
    pub(super) live: Option<&'a LiveColor>,
    /// The letters as somebody painted them.
    pub(super) strip: Option<&'a Pixels>,
    /// The lines as outlines, where there is a font.
    pub(super) letters: &'a [Letters],
}

impl Lettering<'_> {
    /// Returns the same letters in a picture that is so many times as large.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Caption, Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
    /// let layout = Layout::new(&symbol, &style)?;
    /// let letters = style.lettering(&layout).remove(0);
    /// assert_eq!(letters.times(2).area.width, 2 * 290);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn times(&self, times: u32) -> Self {
        let factor = f64::from(times);
        let lines = self.lines.iter();
        let Rectangle {
            left,
            top,
            width,
            height,
        } = self.area;
        Self {
            lines: lines
                .map(|&(line, middle)| (line, middle * factor))
                .collect(),
            font_size: self.font_size * factor,
            area: Rectangle {
                left: left.saturating_mul(times),
                top: top.saturating_mul(times),
                width: width.saturating_mul(times),
                height: height.saturating_mul(times),
            },
            ..*self
        }
    }

    /// Returns the outlines of the lines in pixels of the picture; none without a font.
    pub(super) fn outlines(&self) -> Vec<Outline> {
        let Rectangle {
            left, top, width, ..
        } = self.area;
        let size = self.font_size;
        let centre = f64::from(left) + f64::from(width) / 2.0;
        let lines = self.letters.iter().zip(&self.lines);
        lines
            .map(|(letters, (_, middle))| {
                let begin = centre - f64::from(letters.width()) * size / 2.0;
                let base = f64::from(top) + middle + size * BASE;
                let place =
                    |[x, y]: [f32; 2]| [begin + f64::from(x) * size, base + f64::from(y) * size];
                let steps = letters.steps().iter();
                Outline(
                    steps
                        .map(|step| match *step {
                            LetterStep::Move(to) => Step::Move(place(to)),
                            LetterStep::Line(to) => Step::Line(place(to)),
                            LetterStep::Curve(points) => Step::Curve(points.map(place)),
                            LetterStep::Close => Step::Close,
                        })
                        .collect(),
                )
            })
            .collect()
    }

    /// Returns the painted letters, if they are as large as the rectangle, or where they may be larger so many times as large.
    pub(super) fn painted(&self, larger: bool) -> Result<&Pixels, Error> {
        let Rectangle { width, height, .. } = self.area;
        self.strip
            .filter(|strip| {
                let times = u64::from(if larger { strip.width() / width } else { 1 });
                let sides = [width, height].map(|side| u64::from(side) * times);
                [strip.width(), strip.height()].map(u64::from) == sides
            })
            .ok_or_else(|| Error::new(Code::CaptionNeedsCanvas))
    }
}

impl Style {
    /// Returns the letters of a picture: those of the caption, then those of the frame.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Caption, Layout, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
    /// let layout = Layout::new(&symbol, &style)?;
    /// let letters = style.lettering(&layout);
    /// assert_eq!(letters[0].lines[0].0, "Scan me");
    /// assert_eq!((letters[0].area.top, letters[0].area.height), (290, 29));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn lettering(&self, layout: &Layout) -> Vec<Lettering<'_>> {
        let mut all = Vec::with_capacity(2);
        if let Some(caption) = &self.caption {
            all.push(caption.lettering(self, layout));
        }
        if let Some(frame) = &self.frame {
            all.push(frame.lettering(self, layout));
        }
        all
    }

    /// Returns the style with letters that somebody painted: `paint` is asked for each, and what it does not return stays unpainted. Pixels
    /// and PNG show letters that are as large as their rectangle, PDF also those that are a whole number of times as large.
    ///
    /// # Errors
    ///
    /// Those of `paint`, and those of [`Layout::new`] before.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Caption, Pixels, Rectangle, Style, pixels};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
    /// assert_eq!(pixels(&symbol, &style).unwrap_err().to_string(), "caption-needs-canvas");
    ///
    /// let lettered = style.lettered(&symbol, |letters| {
    ///     // Another library would paint the letters here.
    ///     let Rectangle { width, height, .. } = letters.area;
    ///     Pixels::new(width, height, vec![0; (4 * width * height) as usize]).map(Some)
    /// })?;
    /// assert_eq!(pixels(&symbol, &lettered)?.height(), 290 + 29);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn lettered<E: From<Error>>(
        self,
        symbol: &crate::qr::Symbol,
        mut paint: impl FnMut(&Lettering) -> Result<Option<Pixels>, E>,
    ) -> Result<Self, E> {
        if self.caption.is_none() && self.frame.is_none() {
            return Ok(self);
        }
        let layout = Layout::new(symbol, &self)?;
        self.painted(&layout, &mut paint)
    }

    fn painted<E>(
        mut self,
        layout: &Layout,
        paint: &mut dyn FnMut(&Lettering) -> Result<Option<Pixels>, E>,
    ) -> Result<Self, E> {
        if let Some(caption) = &self.caption {
            let strip = unless_outlined(&caption.lettering(&self, layout), paint)?;
            self.caption = self.caption.map(|caption| Caption { strip, ..caption });
        }
        if let Some(frame) = &self.frame {
            let strip = unless_outlined(&frame.lettering(&self, layout), paint)?;
            self.frame = self.frame.map(|frame| Frame { strip, ..frame });
        }
        Ok(self)
    }
}

/// What is drawn as outlines need not be painted.
fn unless_outlined<E>(
    letters: &Lettering,
    paint: &mut dyn FnMut(&Lettering) -> Result<Option<Pixels>, E>,
) -> Result<Option<Pixels>, E> {
    if letters.letters.is_empty() {
        paint(letters)
    } else {
        Ok(None)
    }
}

impl Style {
    /// Returns the style with letters as outlines: `shape` is asked for each line of the caption and the frame. Every output draws them, and letters
    /// are as large as their true widths allow.
    ///
    /// # Errors
    ///
    /// Those of `shape`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Caption, Style, pixels, svg};
    /// use hongbao::qr::{Data, Options, encode};
    /// use hongbao::{LetterStep, Letters};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("I"), ..Style::default() };
    /// let outlined = style.outlined(|line| {
    ///     assert_eq!(line, "I");
    ///     // A font would be asked here: with the feature `font` it is `font.line(line)`.
    ///     let bar = [LetterStep::Move([0.1, -0.7]), LetterStep::Line([0.2, -0.7]), LetterStep::Line([0.2, 0.0]), LetterStep::Close];
    ///     Letters::new(0.3, bar.to_vec())
    /// })?;
    /// assert!(pixels(&symbol, &outlined).is_ok());
    /// assert!(!svg(&symbol, &outlined)?.contains("<text"));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn outlined<E>(self, mut shape: impl FnMut(&str) -> Result<Letters, E>) -> Result<Self, E> {
        let mut style = self;
        if let Some(caption) = &mut style.caption {
            caption.letters = vec![shape(caption.text())?];
        }
        if let Some(frame) = &mut style.frame {
            let lines = frame.text().split('\n');
            frame.letters = lines.map(&mut shape).collect::<Result<_, E>>()?;
        }
        Ok(style)
    }
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

/// Returns the size of letters in pixels: the largest, or what lets the text fit into a width. Of outlines it is known how far they reach above and
/// below their middle, for which there is so much room.
pub(super) fn fitted(
    text: &str,
    letters: Option<&Letters>,
    width: u32,
    largest: f64,
    room: [f64; 2],
) -> f64 {
    let width = f64::from(width);
    match letters {
        Some(letters) => fitted_letters(letters, largest, width, room),
        None => largest.min(width * ACROSS / ems(text).max(0.1)),
    }
}

/// Returns how large letters may be in pixels, at most so large, in the middle of a width: their advances take 94 % of it, and no point lies outside
/// of it, or farther from the middle of the letters than there is room above and below.
fn fitted_letters(letters: &Letters, largest: f64, width: f64, [above, below]: [f64; 2]) -> f64 {
    let advance = f64::from(letters.width());
    let half = advance / 2.0;
    let mut size = largest.min(width * ACROSS / advance.max(1e-6));
    for &[x, y] in letters.steps().iter().flat_map(LetterStep::points) {
        let [x, y] = [x, y].map(f64::from);
        for (reach, room) in [
            ((x - half).abs(), width / 2.0),
            (-y - BASE, above),
            (y + BASE, below),
        ] {
            if reach * size > room {
                size = room / reach;
            }
        }
    }
    size
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
    use crate::letters::tests::square;

    #[test]
    fn letters_are_as_large_as_their_place_lets_them_be() {
        let size = |width, from, to| {
            let letters = Letters::new(width, square(from, to)).unwrap();
            fitted_letters(&letters, 18.0, 300.0, [12.0, 18.0])
        };
        assert!((size(5.0, 0.0, 0.1) - 18.0).abs() < 1e-9);
        assert!((size(100.0, 0.0, 0.1) - 2.82).abs() < 1e-6);
        // What rises far above its line is made smaller, and so is what hangs below it or out of its line.
        assert!((size(5.0, -2.35, 0.1) - 6.0).abs() < 1e-6);
        assert!((size(5.0, 0.0, 2.65) - 6.0).abs() < 1e-6);
        assert!((size(0.0, -15.0, 0.0) - 12.0 / 14.65).abs() < 1e-6);
    }

    #[test]
    fn runs_of_control_characters_are_one_space() {
        assert_eq!(one_line("a\r\n\tb\u{7f}\0c"), "a b c");
    }
}
