//! A picture in the middle of the symbol, and the modules that it takes.

use super::decimal::decimal;
use super::logo_file::LogoFile;
use super::pixels::Pixels;
use crate::qr::{Symbol, Version};
use crate::{Code, Error};

/// A picture in the middle of the symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    image: Image,
    place: Place,
}

/// What a logo shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Image {
    /// Pixels, for every output.
    Pixels(Pixels),
    /// A file, for SVG.
    File(LogoFile),
    /// Something that the engine draws by itself: its modules are cleared and nothing is drawn.
    Engine,
}

/// How much room a logo takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    size: f64,
    padding: f64,
    shape: LogoShape,
}

/// The outline of a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogoShape {
    /// A square: the picture is fitted into it.
    Square,
    /// A disc: the picture fills it, and what lies outside is cut off.
    Circle,
}

/// The modules that a logo takes, with its padding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cleared {
    version: Version,
    /// Half the side of the square, or the radius of the disc, in modules.
    reach: f64,
    shape: LogoShape,
}

impl Logo {
    /// Puts an image in its place.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`: the pixels are none, or not as many as width and height say.
    pub fn new(image: Image, place: Place) -> Result<Self, Error> {
        if let Image::Pixels(pixels) = &image {
            let count = u64::from(pixels.width) * u64::from(pixels.height);
            let (whole, rest) = pixels.data.as_chunks::<4>();
            if count == 0 || count != whole.len() as u64 || !rest.is_empty() {
                return Err(Error::new(Code::LogoUnsupported)
                    .with("width", pixels.width)
                    .with("height", pixels.height)
                    .with("bytes", pixels.data.len()));
            }
        }
        Ok(Self { image, place })
    }

    /// Returns what the logo shows.
    #[must_use]
    pub fn image(&self) -> &Image {
        &self.image
    }

    /// Returns how much room it takes.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }
}

impl Place {
    /// Checks the options of a logo: its side as a share of the symbol's width, and the modules of padding around it.
    ///
    /// # Errors
    ///
    /// `option-invalid`: the size is not above 0 and at most 1, or the padding is not 0 to 177 modules.
    pub fn new(size: f64, padding: f64, shape: LogoShape) -> Result<Self, Error> {
        let invalid = |option: &'static str, value: f64, allowed: &'static str| {
            Error::new(Code::OptionInvalid)
                .with("option", option)
                .with("value", shown(value))
                .with("allowed", allowed)
        };
        if !(size > 0.0 && size <= 1.0) {
            return Err(invalid("logo.size", size, "0 … 1"));
        }
        if !(0.0..=177.0).contains(&padding) {
            return Err(invalid("logo.padding", padding, "0 … 177"));
        }
        Ok(Self {
            size,
            padding,
            shape,
        })
    }

    /// Returns the outline.
    #[must_use]
    pub fn shape(&self) -> LogoShape {
        self.shape
    }

    /// Returns left, top and side of the square around the logo, without its padding, in modules from the symbol's corner.
    #[must_use]
    pub fn square(&self, symbol: &Symbol) -> [f64; 3] {
        let side = self.size * modules(symbol.width());
        let [x, y] = centre(symbol);
        [x - side / 2.0, y - side / 2.0, side]
    }

    /// Returns the modules that the logo takes: every one that its outline, widened by the padding, touches with more than its
    /// border. The picture and the proof of what a reader can still correct both count by this function.
    #[must_use]
    pub fn cleared(&self, symbol: &Symbol) -> Cleared {
        self.cleared_in(symbol.version())
    }

    /// Returns the modules that the logo takes in every symbol of a version.
    pub(crate) fn cleared_in(&self, version: Version) -> Cleared {
        Cleared {
            version,
            reach: self.size * modules(version.width()) / 2.0 + self.padding,
            shape: self.shape,
        }
    }

    /// Returns the side as a share of the symbol's width.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Returns the modules of padding around the logo.
    #[must_use]
    pub fn padding(&self) -> f64 {
        self.padding
    }
}

impl LogoShape {
    /// Returns how far an outline in the middle of a symbol reaches, in modules, when it touches the module in column `x` of
    /// row `y` with its border: half the side of the square, or the radius of the disc.
    pub(crate) fn distance(self, version: Version, x: usize, y: usize) -> f64 {
        // From the centre to the nearest point of the module, across and down.
        let [across, down] = [(x, version.width()), (y, version.height())].map(|(at, side)| {
            let (at, centre) = (modules(at), modules(side) / 2.0);
            (at - centre).max(centre - at - 1.0).max(0.0)
        });
        match self {
            Self::Square => across.max(down),
            Self::Circle => (across * across + down * down).sqrt(),
        }
    }
}

impl Cleared {
    /// Tells whether the module in column `x` of row `y` is taken.
    #[must_use]
    pub fn covers(&self, x: usize, y: usize) -> bool {
        // Rounding of a share such as 0.2 must not take a ring more.
        self.shape.distance(self.version, x, y) < self.reach - 1e-9
    }
}

/// Prints a number to a thousandth; the library's way costs 5 kB.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number out of range ends at its end"
)]
fn shown(value: f64) -> String {
    let mut text = String::new();
    decimal(&mut text, (value * 1000.0).round() as i64, 3);
    text
}

/// Returns the middle of a symbol in modules.
fn centre(symbol: &Symbol) -> [f64; 2] {
    [
        modules(symbol.width()) / 2.0,
        modules(symbol.height()) / 2.0,
    ]
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
fn modules(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::super::samples::v1;
    use super::*;

    /// Shows the modules around the middle of version 1 that a logo takes, from column and row 5 to 15.
    #[track_caller]
    fn takes(size: f64, padding: f64, shape: LogoShape, want: [&str; 11]) {
        let cleared = Place::new(size, padding, shape)
            .expect("allowed")
            .cleared(&v1());
        let rows: Vec<String> = (5..16)
            .map(|y| {
                (5..16)
                    .map(|x| if cleared.covers(x, y) { 'o' } else { '.' })
                    .collect()
            })
            .collect();
        assert_eq!(rows, want);
    }

    #[test]
    fn a_square_takes_every_module_it_touches() {
        // 3.15 modules of logo and one of padding on each side reach 2.575 modules from the middle: half a module and three.
        let seven = [
            "...........",
            "...........",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "...........",
            "...........",
        ];
        takes(0.15, 1.0, LogoShape::Square, seven);
        // Exactly seven modules: their borders are not beyond them.
        takes(7.0 / 21.0, 0.0, LogoShape::Square, seven);
    }

    #[test]
    fn a_disc_leaves_the_corners() {
        takes(
            7.0 / 21.0,
            0.0,
            LogoShape::Circle,
            [
                "...........",
                "...........",
                "...ooooo...",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "...ooooo...",
                "...........",
                "...........",
            ],
        );
    }

    #[test]
    fn sizes_and_paddings_out_of_range_are_refused() {
        let refused = |size, padding| {
            Place::new(size, padding, LogoShape::Square)
                .expect_err("out of range")
                .to_string()
        };
        assert_eq!(
            refused(0.0, 1.0),
            "option-invalid (option: logo.size, value: 0, allowed: 0 … 1)"
        );
        assert_eq!(
            refused(1.5, 1.0),
            "option-invalid (option: logo.size, value: 1.5, allowed: 0 … 1)"
        );
        assert_eq!(
            refused(f64::NAN, 1.0),
            "option-invalid (option: logo.size, value: 0, allowed: 0 … 1)"
        );
        assert_eq!(
            refused(0.2, -1.0),
            "option-invalid (option: logo.padding, value: -1, allowed: 0 … 177)"
        );
        assert_eq!(
            refused(0.2, f64::INFINITY),
            "option-invalid (option: logo.padding, value: 9223372036854775.807, allowed: 0 … 177)"
        );
    }

    #[test]
    fn pixels_that_are_not_as_many_as_they_say_are_refused() {
        let place = Place::new(0.2, 1.0, LogoShape::Square).expect("allowed");
        let logo = |width, height, bytes| {
            let pixels = Pixels {
                width,
                height,
                data: vec![0; bytes],
            };
            Logo::new(Image::Pixels(pixels), place)
        };
        assert!(logo(2, 3, 24).is_ok());
        for (width, height, bytes) in [(2, 3, 23), (0, 3, 0), (u32::MAX, u32::MAX, 4)] {
            let error = logo(width, height, bytes).expect_err("wrong");
            assert_eq!(error.code(), Code::LogoUnsupported);
        }
    }
}
