//! Texts to symbols for `js/encode.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::symbol::packed;
use crate::Error;
use crate::qr::{self, Charset, Choice, Data, Level, Options, Symbology, Version};

/// Encodes a text; `kanji` holds a Shift JIS code a character where Kanji mode is wanted. See [`options`] and [`packed`].
#[wasm_bindgen(js_name = encodeText)]
#[expect(
    clippy::needless_pass_by_value,
    reason = "optional slices and texts do not cross the boundary"
)]
pub fn encode_text(
    text: &str,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: Option<String>,
) -> Result<Vec<u8>, Error> {
    let data = Data::Text {
        text,
        kanji: kanji.as_deref(),
    };
    let versions = versions.as_deref().unwrap_or_default();
    Ok(packed(&qr::encode(data, &options(choices, versions)?)?))
}

/// Encodes bytes.
#[wasm_bindgen(js_name = encodeBytes)]
pub fn encode_bytes(bytes: &[u8], choices: u32, versions: &str) -> Result<Vec<u8>, Error> {
    Ok(packed(&qr::encode(
        Data::Bytes(bytes),
        &options(choices, versions)?,
    )?))
}

/// Encodes a text or bytes into a sequence; `symbols` is their number, 0 where none is given. The packed symbols follow each
/// other.
#[wasm_bindgen(js_name = encodeSequence)]
#[expect(
    clippy::needless_pass_by_value,
    reason = "optional slices and texts do not cross the boundary"
)]
pub fn encode_sequence(
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    symbols: usize,
) -> Result<Vec<u8>, Error> {
    let data = data(text.as_deref(), bytes.as_deref(), kanji.as_deref());
    let options = options(choices, versions)?;
    let symbols = qr::encode_sequence(data, &options, (symbols > 0).then_some(symbols))?;
    Ok(symbols.iter().flat_map(packed).collect())
}

/// Joins what crosses apart: a text, else bytes.
fn data<'a>(text: Option<&'a str>, bytes: Option<&'a [u8]>, kanji: Option<&'a [u16]>) -> Data<'a> {
    match text {
        Some(text) => Data::Text { text, kanji },
        None => Data::Bytes(bytes.unwrap_or_default()),
    }
}

/// Unpacks the choices: from the lowest bit on, the symbology (3 bits, 0 where none is named), the level plus one (3 bits),
/// the mask plus one (4 bits), the charset (2 bits), boost and GS1 (a bit each). `versions` is empty, or holds the exact, the
/// least and the most version, each of which may be empty, parted by commas.
pub(super) fn options(choices: u32, versions: &str) -> Result<Options, Error> {
    let field = |from: u32, bits: u32| choices >> from & ((1 << bits) - 1);
    let mut names = versions.split(',').map(|name| match name {
        "" => Ok(None),
        name => Version::parse(name).map(Some),
    });
    let mut version = || names.next().unwrap_or(Ok(None));
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
        version: version()?,
        min_version: version()?,
        max_version: version()?,
    })
}
