//! The boundary to JavaScript: it translates and decides nothing.
//!
//! Scalars, strings and byte arrays cross. An error crosses as a thrown text: the code, then name and value in turn, parted
//! by U+001F, a value beginning with `#` where it is a number and with `"` where it is a text. Options objects and sentences
//! live in TypeScript.
//!
//! Every export stays in the file that it is compiled into, so that the one that reads pictures leaves out what draws them.

#[cfg(feature = "calendar")]
mod calendar;
#[cfg(feature = "packet")]
mod law;
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
mod symbol;

use rlsf::SmallGlobalTlsf;
use wasm_bindgen::JsValue;

use crate::{Datum, Error};

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let mut text = error.code().name().to_owned();
        for (name, value) in error.figures() {
            let kind = if matches!(value, Datum::Number(_)) {
                '#'
            } else {
                '"'
            };
            text.push_str(&format!("\x1f{name}\x1f{kind}{value}"));
        }
        Self::from_str(&text)
    }
}
