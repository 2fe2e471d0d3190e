//! Where the modules of a picture lie, in whole pixels.

use super::color::Color;
use super::extent::Extent;
use super::frame::{Frame, Room};
use super::ground;
use super::lettering::Rectangle;
use super::logo::Place;
use super::paint::Paint;
use super::scale::Kind;
use super::style::Style;
use crate::qr::{Symbol, Symbology};
use crate::{Code, Error};

/// The most pixels that a side of a picture may have.
pub const MOST_PIXELS: u32 = 16_384;

/// Returns the modules of quiet zone that the standard of a symbology asks for on each side: 4, or 2 for Micro QR and rMQR.
///
/// # Example
///
/// ```
/// use hongbao::picture::standard_quiet_zone;
/// use hongbao::qr::Symbology;
///
/// assert_eq!(standard_quiet_zone(Symbology::Qr), 4);
/// ```
#[must_use]
pub fn standard_quiet_zone(symbology: Symbology) -> u32 {
    match symbology {
        Symbology::Qr => 4,
        Symbology::Micro | Symbology::Rmqr => 2,
    }
}

/// Where the modules of a picture lie, in whole pixels from its top left corner. The symbol always lies inside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    module: u32,
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    line: u32,
    quiet_zone: u32,
    /// The sides of the symbol, in modules.
    modules: [usize; 2],
    /// What a frame takes.
    room: Room,
    /// What its measures are shares of, in pixels.
    unit: u32,
    /// Where its text lies; nothing without a frame.
    text: Rectangle,
}

/// A square of a picture, in whole pixels from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square {
    /// Pixels to its left.
    pub left: u32,
    /// Pixels above it.
    pub top: u32,
    /// Pixels across and down, at least one.
    pub side: u32,
}

impl Layout {
    /// Places a symbol in a picture of the style's size.
    ///
    /// # Errors
    ///
    /// - [`Code::SizeTooSmall`] with `size` and `least`: the size leaves less than one pixel a module; `least` is the smallest that does not.
    /// - [`Code::SizeTooLarge`] with `width`, `height` and `most`: a side would be longer than 16 384 pixels.
    /// - [`Code::OptionInvalid`] with `option`, `value` and `allowed`: modules whose shape flows together are to fill a part of their place, or the
    ///   radius of the ground is no number from 0 to half its shorter side, or the ground below a picture is transparent.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Layout, Scale, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!((layout.module(), layout.left(), layout.width()), (10, 40, 290));
    ///
    /// let tiny = Style { scale: Scale::across(28), ..Style::default() };
    /// assert_eq!(
    ///     Layout::new(&symbol, &tiny).unwrap_err().to_string(),
    ///     "size-too-small (size: 28, least: 29)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(symbol: &Symbol, style: &Style) -> Result<Self, Error> {
        if style.background.is_none() {
            style.module_scale.check(style.shape)?;
        } else if matches!(style.light, Paint::Solid(Color { alpha: 0, .. })) {
            return Err(see_through());
        }
        let standard = standard_quiet_zone(symbol.version().symbology());
        let modules = [symbol.width(), symbol.height()];
        let quiet_zone = style.quiet_zone.unwrap_or(standard);
        let layout = Self::place(
            modules,
            quiet_zone,
            style.scale.kind(),
            style.caption.is_some(),
            style.frame.as_ref(),
        )?;
        ground::check(style.light_radius, &layout)?;
        Ok(layout)
    }

    /// Places `modules` with a quiet zone of `quiet_zone` modules.
    fn place(
        modules: [usize; 2],
        quiet_zone: u32,
        scale: Kind,
        captioned: bool,
        frame: Option<&Frame>,
    ) -> Result<Self, Error> {
        let [columns, rows] = modules.map(|side| side as u64);
        let around = 2 * u64::from(quiet_zone);
        let (across, down) = (columns + around, rows + around);
        let room = |unit| frame.map_or_else(Room::default, |frame| Room::of(frame, unit));
        // How much of a width is left to the picture within its frame, and what that frame is measured by.
        let within = |size: u64| {
            let inner = size * 10 / 11;
            let unit = unit(inner, inner.saturating_mul(down) / across);
            (size.saturating_sub(2 * u64::from(room(unit).side)), unit)
        };
        let (module, rest, shared) = match scale {
            Kind::Module(module) => (u64::from(module), 0, None),
            Kind::Across(size) => {
                let size = u64::from(size);
                let (inner, unit) = within(size);
                if inner < across {
                    let mut least = across;
                    while within(least).0 < across {
                        least += across - within(least).0;
                    }
                    return Err(Error::new(Code::SizeTooSmall)
                        .with("size", size)
                        .with("least", least));
                }
                (inner / across, inner % across, Some(unit))
            }
        };
        let (inner, symbol_height) = (across * module + rest, down * module + rest);
        let line = if captioned {
            line(inner, symbol_height)
        } else {
            0
        };
        let unit = shared.unwrap_or_else(|| unit(inner, symbol_height));
        let room = room(unit);
        let width = inner + 2 * u64::from(room.side);
        let height = symbol_height + line + u64::from(room.above) + u64::from(room.below);
        if width.max(height) > MOST_PIXELS.into() {
            return Err(Error::new(Code::SizeTooLarge)
                .with("width", width)
                .with("height", height)
                .with("most", MOST_PIXELS));
        }
        let pixels = |value: u64| u32::try_from(value).expect("a side is at most 16 384 pixels");
        let sides = [width, height].map(pixels);
        let nothing = Rectangle {
            left: 0,
            top: 0,
            width: 0,
            height: 0,
        };
        Ok(Self {
            module: pixels(module),
            // What is left over is added to both sides alike.
            left: pixels((inner - columns * module) / 2) + room.side,
            top: pixels((symbol_height - rows * module) / 2) + room.above,
            width: sides[0],
            height: sides[1],
            line: pixels(line),
            quiet_zone,
            modules,
            room,
            unit,
            text: frame.map_or(nothing, |frame| room.text(frame.position, sides)),
        })
    }

    /// Returns the pixels per module, at least 1.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.module(), 10);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn module(&self) -> u32 {
        self.module
    }

    /// Returns the pixels to the left of the symbol; to its right there are as many, or one more.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.left(), 4 * layout.module());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn left(&self) -> u32 {
        self.left
    }

    /// Returns the pixels above the symbol; below it, without a caption, there are as many, or one more.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.top(), 4 * layout.module());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn top(&self) -> u32 {
        self.top
    }

    /// Returns the pixels across.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.width(), 29 * layout.module());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Returns the pixels down, the line of the caption included.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.height(), 29 * layout.module());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns the pixels down of the caption's line, which is the lowest part of what a frame goes around; 0 without a caption.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.line(), 0);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Returns where the caption lies: as wide as the picture within its frame, and [`Layout::line`] high.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Caption, Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
    /// let caption = Layout::new(&symbol, &style)?.caption();
    /// assert_eq!((caption.left, caption.top, caption.width, caption.height), (0, 290, 290, 29));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn caption(&self) -> Rectangle {
        Rectangle {
            left: self.room.side,
            top: self.height - self.room.below - self.line,
            width: self.width - 2 * self.room.side,
            height: self.line,
        }
    }

    /// Returns where the text of the frame lies; nothing without a frame.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Frame, Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style { frame: Some(Frame::new("Scan me")?), ..Style::default() };
    /// let layout = Layout::new(&symbol, &style)?;
    /// let text = layout.frame_text();
    /// assert!(text.top > layout.top() + 210 && text.top + text.height <= layout.height());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn frame_text(&self) -> Rectangle {
        self.text
    }

    /// Returns the modules of quiet zone on each side, before what a size leaves over.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Layout, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let layout = Layout::new(&symbol, &Style::default())?;
    /// assert_eq!(layout.quiet_zone(), 4);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn quiet_zone(&self) -> u32 {
        self.quiet_zone
    }

    /// Returns the square that a logo takes, without its padding.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Layout, LogoShape, Place, Square, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let place = Place::new(1.0 / 3.0, 1.0, LogoShape::Square)?;
    /// let square = Layout::new(&symbol, &Style::default())?.square(place);
    /// assert_eq!(square, Square { left: 110, top: 110, side: 70 });
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a logo is at most as wide as the picture"
    )]
    pub fn square(&self, place: Place) -> Square {
        let module = f64::from(self.module);
        let [x, y, side] = place.square(self.modules);
        let pixels = (side * module).round().max(1.0);
        // The middle of the logo is that of the symbol, or half a pixel off.
        let from = |before: u32, at: f64| {
            let middle = f64::from(before) + (at + side / 2.0) * module;
            (middle - pixels / 2.0 + 0.5).floor().max(0.0) as u32
        };
        Square {
            left: from(self.left, x),
            top: from(self.top, y),
            side: pixels as u32,
        }
    }

    /// Returns the rectangle of the symbol.
    pub(super) fn symbol(&self) -> Extent {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a symbol has at most 177 modules a side"
        )]
        let sides = self.modules.map(|side| side as f64);
        Extent {
            from: [0.0; 2],
            sides,
        }
    }

    /// Returns the rectangle of the picture without its frame.
    pub(super) fn inner(&self) -> Extent {
        let module = f64::from(self.module);
        let Room {
            side, above, below, ..
        } = self.room;
        let from = [self.left - side, self.top - above];
        let sides = [self.width - 2 * side, self.height - above - below];
        Extent {
            from: from.map(|pixels| -f64::from(pixels) / module),
            sides: sides.map(|pixels| f64::from(pixels) / module),
        }
    }

    /// Returns the pixels of quiet zone to the left of the symbol and above it; to its right and below it there are as many, or one more.
    pub(crate) fn quiet(&self) -> [u32; 2] {
        [self.left - self.room.side, self.top - self.room.above]
    }

    /// Returns what a frame takes.
    pub(super) fn room(&self) -> Room {
        self.room
    }

    /// Returns what the measures of a frame are shares of, in pixels.
    pub(super) fn unit(&self) -> u32 {
        self.unit
    }

    /// Returns width and height of the symbol in modules.
    pub(super) fn modules(&self) -> [usize; 2] {
        self.modules
    }
}

/// Returns the error of a ground that is not there: light dots over a picture have its colour.
fn see_through() -> Error {
    Error::new(Code::OptionInvalid)
        .with("option", "light")
        .with("value", "transparent")
        .with("allowed", "a colour, with background")
}

/// Returns the height of the caption's line: a tenth of the width, less where the picture is low.
fn line(width: u64, symbol_height: u64) -> u64 {
    (width.min(2 * symbol_height) / 10).max(1)
}

/// Returns what the measures of a frame are shares of: the width, less where the picture is low. What is far too large is cut.
fn unit(width: u64, symbol_height: u64) -> u32 {
    let most = 2 * u64::from(MOST_PIXELS);
    let unit = width.min(2 * symbol_height).min(most);
    u32::try_from(unit).expect("at most 32 768")
}

#[cfg(test)]
mod tests;
