//! The names that options and results have on both sides, each declared here once: wasm-bindgen writes them as unions of texts.
//!
//! A name that is not among them crosses as `__Invalid`. The package refuses it before, with a sentence; here it counts as not given.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "codes")]
use crate::picture;
use crate::qr;

/// A family of symbols.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Symbology {
    Qr = "qr",
    Micro = "micro",
    Rmqr = "rmqr",
}

/// A family of symbols, or whichever of them takes the fewest modules.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum SymbologyChoice {
    Qr = "qr",
    Micro = "micro",
    Rmqr = "rmqr",
    Smallest = "smallest",
}

/// A level of error correction.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum ErrorCorrection {
    L = "L",
    M = "M",
    Q = "Q",
    H = "H",
}

/// A mode of a segment.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Mode {
    Numeric = "numeric",
    Alphanumeric = "alphanumeric",
    Byte = "byte",
    Kanji = "kanji",
    Eci = "eci",
    Fnc1 = "fnc1",
    StructuredAppend = "structured-append",
}

/// How a text is announced.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Charset {
    Auto = "auto",
    Utf8 = "utf-8",
    None = "none",
}

/// The shape of dark modules.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum ModuleShape {
    Square = "square",
    Dot = "dot",
    Rounded = "rounded",
    ExtraRounded = "extra-rounded",
    Classy = "classy",
    ClassyRounded = "classy-rounded",
    Diamond = "diamond",
    Vertical = "vertical",
    Horizontal = "horizontal",
}

/// The shape of a part of a finder pattern.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum FinderShape {
    Square = "square",
    Rounded = "rounded",
    ExtraRounded = "extra-rounded",
    Dot = "dot",
}

/// The way in which a gradient runs.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum GradientType {
    Linear = "linear",
    Radial = "radial",
}

/// The outline of a logo.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum LogoShape {
    Square = "square",
    Circle = "circle",
}

/// How a picture comes behind a symbol.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum BackgroundFit {
    Cover = "cover",
    Contain = "contain",
}

/// What a frame draws around a picture.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum FrameShape {
    Plain = "plain",
    Box = "box",
    Rounded = "rounded",
    Banner = "banner",
    Bubble = "bubble",
}

/// The side that the text of a frame lies on.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum FramePosition {
    Bottom = "bottom",
    Top = "top",
}

impl From<qr::Symbology> for Symbology {
    fn from(symbology: qr::Symbology) -> Self {
        match symbology {
            qr::Symbology::Qr => Self::Qr,
            qr::Symbology::Micro => Self::Micro,
            qr::Symbology::Rmqr => Self::Rmqr,
        }
    }
}

impl From<qr::Level> for ErrorCorrection {
    fn from(level: qr::Level) -> Self {
        match level {
            qr::Level::L => Self::L,
            qr::Level::M => Self::M,
            qr::Level::Q => Self::Q,
            qr::Level::H => Self::H,
        }
    }
}

impl From<qr::Mode> for Mode {
    fn from(mode: qr::Mode) -> Self {
        match mode {
            qr::Mode::Numeric => Self::Numeric,
            qr::Mode::Alphanumeric => Self::Alphanumeric,
            qr::Mode::Byte => Self::Byte,
            qr::Mode::Kanji => Self::Kanji,
            qr::Mode::Eci => Self::Eci,
            qr::Mode::Fnc1 => Self::Fnc1,
            qr::Mode::StructuredAppend => Self::StructuredAppend,
        }
    }
}

#[cfg(feature = "codes")]
impl SymbologyChoice {
    pub(super) fn known(self) -> Option<qr::Choice> {
        match self {
            Self::Qr => Some(qr::Choice::Only(qr::Symbology::Qr)),
            Self::Micro => Some(qr::Choice::Only(qr::Symbology::Micro)),
            Self::Rmqr => Some(qr::Choice::Only(qr::Symbology::Rmqr)),
            Self::Smallest => Some(qr::Choice::Smallest),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl ErrorCorrection {
    pub(super) fn known(self) -> Option<qr::Level> {
        match self {
            Self::L => Some(qr::Level::L),
            Self::M => Some(qr::Level::M),
            Self::Q => Some(qr::Level::Q),
            Self::H => Some(qr::Level::H),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl Charset {
    pub(super) fn known(self) -> Option<qr::Charset> {
        match self {
            Self::Auto => Some(qr::Charset::Auto),
            Self::Utf8 => Some(qr::Charset::Utf8),
            Self::None => Some(qr::Charset::None),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl ModuleShape {
    pub(super) fn known(self) -> Option<picture::ModuleShape> {
        match self {
            Self::Square => Some(picture::ModuleShape::Square),
            Self::Dot => Some(picture::ModuleShape::Dot),
            Self::Rounded => Some(picture::ModuleShape::Rounded),
            Self::ExtraRounded => Some(picture::ModuleShape::ExtraRounded),
            Self::Classy => Some(picture::ModuleShape::Classy),
            Self::ClassyRounded => Some(picture::ModuleShape::ClassyRounded),
            Self::Diamond => Some(picture::ModuleShape::Diamond),
            Self::Vertical => Some(picture::ModuleShape::Vertical),
            Self::Horizontal => Some(picture::ModuleShape::Horizontal),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl FinderShape {
    pub(super) fn known(self) -> Option<picture::FinderShape> {
        match self {
            Self::Square => Some(picture::FinderShape::Square),
            Self::Rounded => Some(picture::FinderShape::Rounded),
            Self::ExtraRounded => Some(picture::FinderShape::ExtraRounded),
            Self::Dot => Some(picture::FinderShape::Dot),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl LogoShape {
    pub(super) fn known(self) -> Option<picture::LogoShape> {
        match self {
            Self::Square => Some(picture::LogoShape::Square),
            Self::Circle => Some(picture::LogoShape::Circle),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl BackgroundFit {
    pub(super) fn known(self) -> Option<picture::Fit> {
        match self {
            Self::Cover => Some(picture::Fit::Cover),
            Self::Contain => Some(picture::Fit::Contain),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl FrameShape {
    pub(super) fn known(self) -> Option<picture::FrameShape> {
        match self {
            Self::Plain => Some(picture::FrameShape::Plain),
            Self::Box => Some(picture::FrameShape::Box),
            Self::Rounded => Some(picture::FrameShape::Rounded),
            Self::Banner => Some(picture::FrameShape::Banner),
            Self::Bubble => Some(picture::FrameShape::Bubble),
            Self::__Invalid => None,
        }
    }
}

#[cfg(feature = "codes")]
impl FramePosition {
    pub(super) fn known(self) -> Option<picture::FramePosition> {
        match self {
            Self::Bottom => Some(picture::FramePosition::Bottom),
            Self::Top => Some(picture::FramePosition::Top),
            Self::__Invalid => None,
        }
    }
}

/// The space of the colours of a PDF file.
#[cfg(feature = "codes")]
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum ColorSpace {
    Rgb = "rgb",
    Cmyk = "cmyk",
}

#[cfg(feature = "codes")]
impl ColorSpace {
    /// Returns the space that is named; lights where none is.
    pub(super) fn known(self) -> picture::ColorSpace {
        match self {
            Self::Cmyk => picture::ColorSpace::Cmyk,
            _ => picture::ColorSpace::Rgb,
        }
    }
}
