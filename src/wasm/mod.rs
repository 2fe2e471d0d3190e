//! The boundary to JavaScript: it translates and decides nothing.
//!
//! Scalars, texts and arrays of numbers cross as they are; what has a name crosses by it, see [`names`]. A result is built by a function
//! of `js/` that Rust calls with named arguments, and so is an error, which is then thrown. Options objects and sentences live in
//! TypeScript.

#[cfg(feature = "packet")]
mod amount;
#[cfg(feature = "calendar")]
mod calendar;
#[cfg(feature = "codes")]
mod content;
#[cfg(feature = "codes")]
mod encoding;
#[cfg(feature = "font")]
mod font;
#[cfg(feature = "packet")]
mod law;
#[cfg(feature = "codes")]
mod letters;
#[cfg(feature = "codes")]
mod look;
mod names;
#[cfg(feature = "codes")]
mod number;
#[cfg(feature = "packet")]
mod packet;
#[cfg(feature = "codes")]
mod picture;
#[cfg(feature = "codes")]
mod proof;
#[cfg(feature = "codes")]
mod qr;
#[cfg(feature = "scan")]
mod scan;
#[cfg(feature = "codes")]
mod shown;
#[cfg(feature = "codes")]
mod slate;
mod symbol;
#[cfg(feature = "packet")]
mod ticket;

use js_sys::Array;
use rlsf::SmallGlobalTlsf;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Datum, Error};

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

#[wasm_bindgen(raw_module = "./thrown.js")]
extern "C" {
    /// Makes a `HongbaoError`; each figure is an array of its name and its value.
    #[wasm_bindgen(js_name = errorOf)]
    fn error_of(code: &str, figures: Array) -> JsValue;
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let figures = Array::new();
        for (name, value) in error.figures() {
            figures.push(&Array::of2(&Self::from_str(name), &Self::from(value)));
        }
        error_of(error.code().name(), figures)
    }
}

impl From<&Datum> for JsValue {
    fn from(datum: &Datum) -> Self {
        match datum {
            Datum::Number(number) => Self::from_f64(*number),
            Datum::Text(text) => Self::from_str(text),
        }
    }
}
