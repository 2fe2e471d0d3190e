//! The options of an encoding.

use wasm_bindgen::prelude::wasm_bindgen;

use super::names::{Charset, ErrorCorrection, SymbologyChoice};
use crate::Error;
use crate::qr::{Options, Version};

/// How a text or bytes become a symbol. The call that it is given to consumes it.
///
/// It crosses only where a call takes 50 µs or more: an object costs as much as some ten arguments do, ten times over.
#[wasm_bindgen]
#[derive(Clone, Copy, Default)]
pub struct Encoding(Options);

#[wasm_bindgen]
impl Encoding {
    /// What is not given has the value of [`Options::default`].
    #[wasm_bindgen(constructor)]
    #[expect(
        clippy::too_many_arguments,
        reason = "each has a name on both sides of the boundary"
    )]
    pub fn new(
        symbology: Option<SymbologyChoice>,
        error_correction: Option<ErrorCorrection>,
        boost: Option<bool>,
        version: Option<String>,
        min_version: Option<String>,
        max_version: Option<String>,
        mask: Option<u8>,
        charset: Option<Charset>,
        gs1: Option<bool>,
    ) -> Result<Self, Error> {
        let named = |name: Option<String>| name.map(|name| Version::from_name(&name)).transpose();
        let preset = Options::default();
        Ok(Self(Options {
            symbology: symbology
                .and_then(SymbologyChoice::known)
                .unwrap_or(preset.symbology),
            version: named(version)?,
            min_version: named(min_version)?,
            max_version: named(max_version)?,
            level: error_correction.and_then(ErrorCorrection::known),
            boost: boost.unwrap_or(preset.boost),
            mask,
            charset: charset.and_then(Charset::known).unwrap_or(preset.charset),
            gs1: gs1.unwrap_or(preset.gs1),
        }))
    }
}

impl Encoding {
    /// The options as the library has them.
    pub(super) fn options(&self) -> &Options {
        &self.0
    }
}
