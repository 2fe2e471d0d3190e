//! The names that options and results have on both sides, each declared here once: wasm-bindgen writes them as unions of texts.
//!
//! A name that is not among them crosses as `__Invalid`. The package refuses it before, with a sentence; here it counts as not given.

use wasm_bindgen::prelude::wasm_bindgen;

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
