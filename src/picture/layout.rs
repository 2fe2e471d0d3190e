//! Where the modules of a picture lie, in whole pixels.

use super::caption::Line;
use super::style::Style;
use crate::qr::{Symbol, Symbology};
use crate::{Code, Error};

/// The most pixels that a side of a picture may have.
pub const MOST_PIXELS: u32 = 16_384;

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Pixels per module; the quiet zone decides the size of the picture.
    Module(u32),
    /// Pixels across, quiet zone included; what a whole number of pixels per module leaves over is quiet zone.
    Across(u32),
}

impl Scale {
    /// Checks the options `moduleSize`, 1 to 256, and `size`; neither: ten pixels a module.
    ///
    /// # Errors
    ///
    /// `option-invalid`: both are given, or `moduleSize` is not 1 to 256.
    pub fn new(module_size: Option<u32>, size: Option<u32>) -> Result<Self, Error> {
        let invalid = |value: u32| {
            Error::new(Code::OptionInvalid)
                .with("option", "moduleSize")
                .with("value", value)
        };
        match (module_size, size) {
            (Some(module), Some(size)) => Err(invalid(module).with("size", size)),
            (Some(module @ 1..=256), None) => Ok(Self::Module(module)),
            (Some(module), None) => Err(invalid(module).with("least", 1).with("most", 256)),
            (None, Some(size)) => Ok(Self::Across(size)),
            (None, None) => Ok(Self::default()),
        }
    }
}

impl Default for Scale {
    /// Ten pixels a module.
    fn default() -> Self {
        Self::Module(10)
    }
}

/// Where the modules of a picture lie, in whole pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Pixels per module, at least 1.
    pub module: u32,
    /// Pixels to the left of the symbol; to its right there are as many, or one more.
    pub left: u32,
    /// Pixels above the symbol; below it, without a caption, there are as many, or one more.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down, the caption's line included.
    pub height: u32,
    /// The line of the caption, if there is one.
    pub caption: Option<Line>,
}

impl Layout {
    /// Places a symbol in a picture of the style's size.
    ///
    /// # Errors
    ///
    /// - `size-too-small`: the size leaves less than one pixel a module; `least` is the smallest size that does not.
    /// - `size-too-large`: a side would be longer than 16 384 pixels.
    pub fn new(symbol: &Symbol, style: &Style) -> Result<Self, Error> {
        let quiet = u64::from(quiet_zone(symbol, style));
        let (width, height) = (symbol.width() as u64, symbol.height() as u64);
        Self::place(width, height, quiet, style.scale, style.caption.is_some())
    }

    /// Places `columns` × `rows` modules with a quiet zone of `quiet` modules.
    fn place(
        columns: u64,
        rows: u64,
        quiet: u64,
        scale: Scale,
        captioned: bool,
    ) -> Result<Self, Error> {
        let (across, down) = (columns + 2 * quiet, rows + 2 * quiet);
        let (module, rest) = match scale {
            Scale::Module(module) => (u64::from(module), 0),
            Scale::Across(size) => {
                let size = u64::from(size);
                if size < across {
                    return Err(Error::new(Code::SizeTooSmall)
                        .with("size", number(size))
                        .with("least", number(across)));
                }
                (size / across, size % across)
            }
        };
        let (width, symbol_height) = (across * module + rest, down * module + rest);
        // Everything that is not refused is at most 16 384.
        let pixels = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        let caption = captioned.then(|| Line::below(pixels(width), pixels(symbol_height)));
        let height = symbol_height + u64::from(caption.map_or(0, |line| line.height));
        if width.max(height) > u64::from(MOST_PIXELS) {
            return Err(Error::new(Code::SizeTooLarge)
                .with("width", number(width))
                .with("height", number(height))
                .with("most", MOST_PIXELS));
        }
        Ok(Self {
            module: pixels(module),
            left: pixels((width - columns * module) / 2),
            top: pixels((symbol_height - rows * module) / 2),
            width: pixels(width),
            height: pixels(height),
            caption,
        })
    }
}

/// Returns the modules of quiet zone on each side: those of the style, else 4, or 2 for Micro QR and rMQR.
#[must_use]
pub fn quiet_zone(symbol: &Symbol, style: &Style) -> u32 {
    let standard = match symbol.version().symbology() {
        Symbology::Qr => 4,
        Symbology::Micro | Symbology::Rmqr => 2,
    };
    style.quiet_zone.unwrap_or(standard)
}

/// Figures of errors are exact as long as JavaScript holds them; no picture is that large.
fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn placed(columns: u64, rows: u64, quiet: u64, scale: Scale, want: [u32; 5]) {
        let got = Layout::place(columns, rows, quiet, scale, false).expect("fits");
        assert_eq!([got.module, got.left, got.top, got.width, got.height], want);
    }

    #[track_caller]
    fn refused(columns: u64, rows: u64, quiet: u64, scale: Scale, want: &str) {
        let error = Layout::place(columns, rows, quiet, scale, false).expect_err("does not fit");
        assert_eq!(error.to_string(), want);
    }

    #[test]
    fn a_module_size_decides_the_size_of_the_picture() {
        placed(21, 21, 4, Scale::Module(10), [10, 40, 40, 290, 290]);
        placed(43, 7, 2, Scale::Module(3), [3, 6, 6, 141, 33]);
        placed(21, 21, 0, Scale::Module(1), [1, 0, 0, 21, 21]);
    }

    #[test]
    fn what_whole_modules_leave_over_is_quiet_zone_on_all_sides() {
        placed(25, 25, 4, Scale::Across(400), [12, 50, 50, 400, 400]);
        placed(21, 21, 4, Scale::Across(57), [1, 18, 18, 57, 57]);
        placed(43, 7, 2, Scale::Across(100), [2, 7, 7, 100, 28]);
    }

    #[test]
    fn a_size_below_one_pixel_a_module_is_refused() {
        placed(21, 21, 4, Scale::Across(29), [1, 4, 4, 29, 29]);
        refused(
            21,
            21,
            4,
            Scale::Across(28),
            "size-too-small (size: 28, least: 29)",
        );
        refused(
            21,
            21,
            4,
            Scale::Across(0),
            "size-too-small (size: 0, least: 29)",
        );
    }

    #[test]
    fn a_side_longer_than_16_384_pixels_is_refused() {
        placed(
            21,
            21,
            4,
            Scale::Across(16_384),
            [564, 2270, 2270, 16_384, 16_384],
        );
        refused(
            177,
            177,
            4,
            Scale::Module(256),
            "size-too-large (width: 47360, height: 47360, most: 16384)",
        );
        refused(
            21,
            21,
            u64::from(u32::MAX),
            Scale::Module(256),
            "size-too-large (width: 2199023260416, height: 2199023260416, most: 16384)",
        );
        refused(
            21,
            21,
            4,
            Scale::Across(16_385),
            "size-too-large (width: 16385, height: 16385, most: 16384)",
        );
    }

    #[test]
    fn a_caption_adds_to_the_height() {
        let layout = Layout::place(21, 21, 4, Scale::Across(300), true).expect("fits");
        assert_eq!([layout.width, layout.height, layout.top], [300, 330, 45]);
        assert_eq!(
            layout.caption,
            Some(Line {
                top: 300,
                height: 30
            })
        );
        let high = Layout::place(21, 21, 4, Scale::Across(16_000), true).expect_err("too high");
        assert_eq!(
            high.to_string(),
            "size-too-large (width: 16000, height: 17600, most: 16384)"
        );
    }

    #[test]
    fn module_size_and_size_together_are_refused() {
        assert_eq!(Scale::new(None, None), Ok(Scale::Module(10)));
        assert_eq!(Scale::new(Some(256), None), Ok(Scale::Module(256)));
        assert_eq!(Scale::new(None, Some(400)), Ok(Scale::Across(400)));
        let refusal = |module, size| Scale::new(module, size).expect_err("refused").to_string();
        assert_eq!(
            refusal(Some(10), Some(400)),
            "option-invalid (option: moduleSize, value: 10, size: 400)"
        );
        assert_eq!(
            refusal(Some(0), None),
            "option-invalid (option: moduleSize, value: 0, least: 1, most: 256)"
        );
        assert_eq!(
            refusal(Some(257), None),
            "option-invalid (option: moduleSize, value: 257, least: 1, most: 256)"
        );
    }
}
