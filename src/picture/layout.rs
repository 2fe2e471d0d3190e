//! Where the modules of a picture lie, in whole pixels.

use super::color::Color;
use super::extent::Extent;
use super::ground;
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
    ) -> Result<Self, Error> {
        let [columns, rows] = modules.map(|side| side as u64);
        let around = 2 * u64::from(quiet_zone);
        let (across, down) = (columns + around, rows + around);
        let (module, rest) = match scale {
            Kind::Module(module) => (u64::from(module), 0),
            Kind::Across(size) => {
                let size = u64::from(size);
                if size < across {
                    return Err(Error::new(Code::SizeTooSmall)
                        .with("size", size)
                        .with("least", across));
                }
                (size / across, size % across)
            }
        };
        let (width, symbol_height) = (across * module + rest, down * module + rest);
        let line = if captioned {
            line(width, symbol_height)
        } else {
            0
        };
        let height = symbol_height + line;
        if width.max(height) > MOST_PIXELS.into() {
            return Err(Error::new(Code::SizeTooLarge)
                .with("width", width)
                .with("height", height)
                .with("most", MOST_PIXELS));
        }
        let pixels = |value: u64| u32::try_from(value).expect("a side is at most 16 384 pixels");
        Ok(Self {
            module: pixels(module),
            // What is left over is added to both sides alike.
            left: pixels((width - columns * module) / 2),
            top: pixels((symbol_height - rows * module) / 2),
            width: pixels(width),
            height: pixels(height),
            line: pixels(line),
            quiet_zone,
            modules,
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

    /// Returns the pixels down of the caption's line, which is the lowest part of the picture; 0 without a caption.
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

    /// Returns the rectangle of the ground: all of the picture.
    pub(super) fn ground(&self) -> Extent {
        let module = f64::from(self.module);
        Extent {
            from: [self.left, self.top].map(|pixels| -f64::from(pixels) / module),
            sides: [self.width, self.height].map(|pixels| f64::from(pixels) / module),
        }
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
#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn placed(modules: [usize; 2], quiet: u32, scale: Kind, want: [u32; 5]) {
        let got = Layout::place(modules, quiet, scale, false).expect("fits");
        assert_eq!([got.module, got.left, got.top, got.width, got.height], want);
    }

    #[track_caller]
    fn refused(modules: [usize; 2], quiet: u32, scale: Kind, want: &str) {
        let error = Layout::place(modules, quiet, scale, false).expect_err("does not fit");
        assert_eq!(error.to_string(), want);
    }

    #[test]
    fn a_module_size_decides_the_size_of_the_picture() {
        placed([21, 21], 4, Kind::Module(10), [10, 40, 40, 290, 290]);
        placed([43, 7], 2, Kind::Module(3), [3, 6, 6, 141, 33]);
        placed([21, 21], 0, Kind::Module(1), [1, 0, 0, 21, 21]);
    }

    #[test]
    fn what_whole_modules_leave_over_is_quiet_zone_on_all_sides() {
        placed([25, 25], 4, Kind::Across(400), [12, 50, 50, 400, 400]);
        placed([21, 21], 4, Kind::Across(57), [1, 18, 18, 57, 57]);
        placed([43, 7], 2, Kind::Across(100), [2, 7, 7, 100, 28]);
    }

    #[test]
    fn a_size_below_one_pixel_a_module_is_refused() {
        placed([21, 21], 4, Kind::Across(29), [1, 4, 4, 29, 29]);
        for size in [0, 28] {
            let want = format!("size-too-small (size: {size}, least: 29)");
            refused([21, 21], 4, Kind::Across(size), &want);
        }
    }

    #[test]
    fn a_side_longer_than_16_384_pixels_is_refused() {
        let largest = [564, 2270, 2270, 16_384, 16_384];
        placed([21, 21], 4, Kind::Across(16_384), largest);
        refused(
            [177, 177],
            4,
            Kind::Module(256),
            "size-too-large (width: 47360, height: 47360, most: 16384)",
        );
        refused(
            [21, 21],
            u32::MAX,
            Kind::Module(256),
            "size-too-large (width: 2199023260416, height: 2199023260416, most: 16384)",
        );
        refused(
            [21, 21],
            4,
            Kind::Across(16_385),
            "size-too-large (width: 16385, height: 16385, most: 16384)",
        );
    }

    #[test]
    fn a_caption_adds_to_the_height() {
        let layout = Layout::place([21, 21], 4, Kind::Across(300), true).expect("fits");
        let got = [layout.width, layout.height, layout.top, layout.line];
        assert_eq!(got, [300, 330, 45, 30]);
        let low = Layout::place([43, 7], 2, Kind::Module(10), true).expect("fits");
        assert_eq!([low.height, low.line], [132, 22]);
        let high = Layout::place([21, 21], 4, Kind::Across(16_000), true).expect_err("too high");
        assert_eq!(
            high.to_string(),
            "size-too-large (width: 16000, height: 17600, most: 16384)"
        );
    }
}
