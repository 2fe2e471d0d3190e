//! Texts to symbols for `js/encode.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::symbol::packed;
use crate::qr::{self, Charset, Choice, Data, Level, Options, Symbol, Symbology, Version};
use crate::{Code, Error};

/// Encodes a text; `kanji` holds a Shift JIS code a character where Kanji mode is wanted. `bytes` are encoded in its place where the
/// choices say so. See [`options`] and [`packed`].
#[wasm_bindgen]
pub fn encode(
    text: &str,
    bytes: &[u8],
    kanji: &[u16],
    choices: u32,
    versions: &[u16],
) -> Result<Vec<u8>, Error> {
    let options = options(choices, versions)?;
    Ok(packed(&qr::encode(
        data(text, bytes, kanji, choices),
        &options,
    )?))
}

/// Encodes a text or bytes into a sequence; `symbols` is their number, 0 where none is given. The packed symbols follow each
/// other.
#[wasm_bindgen(js_name = encodeSequence)]
pub fn encode_sequence(
    text: &str,
    bytes: &[u8],
    kanji: &[u16],
    choices: u32,
    versions: &[u16],
    symbols: usize,
) -> Result<Vec<u8>, Error> {
    let data = data(text, bytes, kanji, choices);
    let options = options(choices, versions)?;
    let symbols = qr::encode_sequence(data, &options, (symbols > 0).then_some(symbols))?;
    Ok(symbols.iter().flat_map(packed).collect())
}

/// Reads level and mask of a symbol from its modules, once its function patterns are found where they belong: the mask, and the level
/// times eight.
#[wasm_bindgen(js_name = readSymbol)]
pub fn read_symbol(width: usize, height: usize, modules: &[u8]) -> Result<u32, Error> {
    let symbol = Symbol::from_modules(width, height, modules)?;
    let level = symbol.level().map_or(4, |level| level as u32);
    Ok(u32::from(symbol.mask()) + 8 * level)
}

/// A text, or bytes where bit 14 of the choices is set.
fn data<'a>(text: &'a str, bytes: &'a [u8], kanji: &'a [u16], choices: u32) -> Data<'a> {
    if choices >> 14 & 1 == 1 {
        Data::Bytes(bytes)
    } else {
        let kanji = (!kanji.is_empty()).then_some(kanji);
        Data::Text { text, kanji }
    }
}

/// Unpacks the choices: from the lowest bit on, the symbology (3 bits, 0 where none is named), the level plus one (3 bits),
/// the mask plus one (4 bits), the charset (2 bits), boost, GS1 and whether bytes are encoded (a bit each). `versions` is empty, or
/// holds the exact, the least and the most version, each as 256 times its width and its height, 0 where it is not given.
pub(super) fn options(choices: u32, versions: &[u16]) -> Result<Options, Error> {
    let field = |from: u32, bits: u32| choices >> from & ((1 << bits) - 1);
    let version = |place: usize| match versions.get(place).copied().unwrap_or(0).to_be_bytes() {
        [0, 0] => Ok(None),
        [width, height] => Version::of_size(width.into(), height.into())
            .map(Some)
            .ok_or(Error::new(Code::VersionUnknown)),
    };
    Ok(Options {
        symbology: match field(0, 3) {
            1 => Choice::Only(Symbology::Qr),
            2 => Choice::Only(Symbology::Micro),
            3 => Choice::Only(Symbology::Rmqr),
            4 => Choice::Smallest,
            _ => Choice::Named,
        },
        level: match field(3, 3) {
            1 => Some(Level::L),
            2 => Some(Level::M),
            3 => Some(Level::Q),
            4 => Some(Level::H),
            _ => None,
        },
        mask: u8::try_from(field(6, 4))
            .ok()
            .and_then(|above| above.checked_sub(1)),
        charset: match field(10, 2) {
            1 => Charset::Utf8,
            2 => Charset::None,
            _ => Charset::Auto,
        },
        boost: field(12, 1) == 1,
        gs1: field(13, 1) == 1,
        version: version(0)?,
        min_version: version(1)?,
        max_version: version(2)?,
    })
}
