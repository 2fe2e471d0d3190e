//! Texts to symbols for `js/encode.ts` and `js/sequence.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::content::Content;
use super::encoding::Encoding;
use super::names::{Charset, ErrorCorrection, SymbologyChoice};
use super::picture::style;
use super::symbol::{QrCode, unread};
use crate::Error;
use crate::picture;
use crate::qr::{self, Data, Symbol};

/// Encodes a text; `kanji` holds a Shift JIS code a character where Kanji mode is wanted, and the other arguments are those of
/// [`Encoding::new`], one by one, because an object would cost more than a short text.
#[wasm_bindgen(js_name = encodeText)]
#[expect(
    clippy::too_many_arguments,
    clippy::needless_pass_by_value,
    reason = "each has a name on both sides of the boundary; what may be missing crosses by value"
)]
pub fn encode_text(
    text: &str,
    kanji: Option<Vec<u16>>,
    symbology: Option<SymbologyChoice>,
    error_correction: Option<ErrorCorrection>,
    boost: Option<bool>,
    version: Option<String>,
    min_version: Option<String>,
    max_version: Option<String>,
    mask: Option<u8>,
    charset: Option<Charset>,
    gs1: Option<bool>,
) -> Result<QrCode, Error> {
    let encoding = Encoding::new(
        symbology,
        error_correction,
        boost,
        version,
        min_version,
        max_version,
        mask,
        charset,
        gs1,
    )?;
    let kanji = kanji.as_deref();
    let symbol = qr::encode(Data::Text { text, kanji }, encoding.options())?;
    Ok(QrCode::from(&symbol))
}

/// Encodes a text or bytes into so many symbols that belong together, or as few as it takes; a symbol stays alone.
#[wasm_bindgen(js_name = encodeSequence)]
pub fn encode_sequence(content: Content, symbols: Option<usize>) -> Result<Vec<QrCode>, Error> {
    let sequence = match content.data() {
        Some((data, options)) => qr::encode_sequence(data, options, symbols)?,
        None => vec![content.symbol()?],
    };
    Ok(sequence.iter().map(QrCode::from).collect())
}

/// Returns the symbol that a content is, or encodes it.
#[wasm_bindgen(js_name = symbolOf)]
pub fn symbol_of(content: Content) -> Result<QrCode, Error> {
    content.symbol().map(|symbol| QrCode::from(&symbol))
}

/// Returns the name of the version and the paths of a symbol as SVG has them, parted by line feeds.
#[wasm_bindgen(js_name = encodedPaths)]
pub fn encoded_paths(content: Content, shapes: u32, reach: f64) -> Result<String, Error> {
    let symbol = content.symbol()?;
    let paths = svg_paths(&symbol, shapes, reach);
    Ok(symbol.version().name() + "\n" + &paths)
}

/// Returns the paths of a symbol as SVG has them, parted by line feeds; nothing where no version has this size.
#[wasm_bindgen(js_name = svgPaths)]
#[must_use]
pub fn paths(width: usize, modules: &[u8], shapes: u32, reach: f64) -> String {
    unread(width, modules)
        .map(|symbol| svg_paths(&symbol, shapes, reach))
        .unwrap_or_default()
}

fn svg_paths(symbol: &Symbol, shapes: u32, reach: f64) -> String {
    String::from_utf8(picture::svg_paths(symbol, &style(shapes, reach))).unwrap_or_default()
}
