//! Texts to symbols for `js/encode.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::picture::style;
use super::symbol::{QrCode, unread};
use crate::Error;
use crate::picture;
use crate::qr::{self, Charset, Data, Level, Options, Symbol, Version, data_bits, functions};

/// Encodes a text; `kanji` holds a Shift JIS code a character where Kanji mode is wanted. `bytes` are encoded in its place where the
/// choices say so. `versions`: the places of those to choose from in the order of all 76; none for QR versions 1 to 40. See [`options`];
/// `place`: [`Options::place`].
#[wasm_bindgen]
pub fn encode(
    text: &str,
    bytes: &[u8],
    kanji: &[u16],
    choices: u32,
    versions: &[u8],
    place: u16,
) -> Result<QrCode, Error> {
    let symbol = symbol(data(text, bytes, kanji, choices), choices, versions, place)?;
    Ok(QrCode::from(&symbol))
}

/// Encodes a text as [`encode`] does, and returns the name of its version and its paths as SVG has them, parted by line feeds.
#[wasm_bindgen(js_name = encodedPaths)]
#[expect(
    clippy::too_many_arguments,
    reason = "an object for this call would cost more than the call"
)]
pub fn encoded_paths(
    text: &str,
    bytes: &[u8],
    kanji: &[u16],
    choices: u32,
    versions: &[u8],
    shapes: u32,
    reach: f64,
) -> Result<String, Error> {
    let symbol = symbol(data(text, bytes, kanji, choices), choices, versions, 0)?;
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

fn symbol(data: Data, choices: u32, versions: &[u8], place: u16) -> Result<Symbol, Error> {
    let listed: Vec<Version> = versions.iter().filter_map(|&at| Version::at(at)).collect();
    let mut options = options(choices);
    options.place = place;
    if !listed.is_empty() {
        options.versions = &listed;
    }
    qr::encode(data, &options)
}

/// Cuts a text or bytes into parts that fit into so many bits in a QR version of this width: the most bits that one takes, the parity of
/// the whole, then how many characters each has; nothing where that makes more than `most`, or the version does not exist.
#[wasm_bindgen]
#[must_use]
pub fn cut(
    text: &str,
    bytes: &[u8],
    kanji: &[u16],
    choices: u32,
    width: usize,
    bits: u32,
    most: usize,
) -> Vec<u32> {
    let data = data(text, bytes, kanji, choices);
    let parts = Version::of_size(width, width)
        .and_then(|version| qr::cut(data, &options(choices), version, bits.into(), most));
    let Some(parts) = parts else {
        return Vec::new();
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the memory has no room for a text of 2³² bits"
    )]
    let characters = parts.characters.iter().map(|&count| count as u32);
    let bits = u32::try_from(parts.bits).unwrap_or(u32::MAX);
    [bits, parts.parity.into()]
        .into_iter()
        .chain(characters)
        .collect()
}

/// Returns the bits of data that a QR version of this width holds at a level, 0 to 3; 0 where it does not exist.
#[wasm_bindgen]
#[must_use]
pub fn capacity(width: usize, level: usize) -> usize {
    Version::of_size(width, width)
        .and_then(|version| data_bits(version, Level::ALL.get(level).copied()))
        .unwrap_or(0)
}

/// Returns the modules of a symbol that do not depend on its data: 1 dark, 0 light, 2 the others. Nothing where the version of this size
/// lacks the level; `level`: 0 to 3, 4 where there is none. The mask is one that the symbology has.
#[wasm_bindgen(js_name = functionModules)]
#[must_use]
pub fn function_modules(width: usize, height: usize, level: usize, mask: u8) -> Vec<u8> {
    let level = Level::ALL.get(level).copied();
    Version::of_size(width, height)
        .filter(|&version| data_bits(version, level).is_some())
        .map(|version| functions(version, level, mask))
        .unwrap_or_default()
}

/// A text, or bytes where bit 11 of the choices is set.
fn data<'a>(text: &'a str, bytes: &'a [u8], kanji: &'a [u16], choices: u32) -> Data<'a> {
    if choices >> 11 & 1 == 1 {
        Data::Bytes(bytes)
    } else {
        let kanji = (!kanji.is_empty()).then_some(kanji);
        Data::Text { text, kanji }
    }
}

/// Unpacks the choices: from the lowest bit on, the level plus one (3 bits), the mask plus one (4 bits), the charset (2 bits), boost,
/// GS1 and whether bytes are encoded (a bit each).
fn options(choices: u32) -> Options<'static> {
    let field = |from: u32, bits: u32| choices >> from & ((1 << bits) - 1);
    Options {
        level: (field(0, 3) as usize)
            .checked_sub(1)
            .and_then(|level| Level::ALL.get(level).copied()),
        boost: field(9, 1) == 1,
        mask: u8::try_from(field(3, 4))
            .ok()
            .and_then(|above| above.checked_sub(1)),
        charset: match field(7, 2) {
            1 => Charset::Utf8,
            2 => Charset::None,
            _ => Charset::Auto,
        },
        gs1: field(10, 1) == 1,
        ..Options::default()
    }
}
