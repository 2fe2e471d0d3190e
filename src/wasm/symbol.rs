//! Symbols as the package hands them to users.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::names::{ErrorCorrection, Mode, Symbology};
use crate::qr::Symbol;

#[wasm_bindgen(raw_module = "./symbol.js")]
extern "C" {
    /// A symbol as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/symbol.js\").QrCode")]
    pub type QrCode;

    #[wasm_bindgen(js_name = symbolOf)]
    fn symbol_of(
        symbology: Symbology,
        version: &str,
        error_correction: Option<ErrorCorrection>,
        mask: u8,
        width: usize,
        height: usize,
        modules: &[u8],
        segments: Array,
    ) -> QrCode;

    #[wasm_bindgen(js_name = segmentOf)]
    fn segment_of(mode: Mode, start: usize, length: usize) -> JsValue;
}

/// Takes modules for a symbol without reading them: they were drawn or checked before; none where no version has their size.
#[cfg(feature = "codes")]
pub(super) fn unread(width: usize, modules: &[u8]) -> Option<Symbol> {
    Symbol::unread(width, modules.len() / width.max(1), modules)
}

impl From<&Symbol> for QrCode {
    fn from(symbol: &Symbol) -> Self {
        let segments = Array::new();
        for segment in symbol.segments() {
            segments.push(&segment_of(
                segment.mode.into(),
                segment.start,
                segment.length,
            ));
        }
        symbol_of(
            symbol.version().symbology().into(),
            &symbol.version().name(),
            symbol.level().map(Into::into),
            symbol.mask(),
            symbol.width(),
            symbol.height(),
            symbol.modules(),
            segments,
        )
    }
}
