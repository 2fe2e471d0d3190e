//! Pictures read back for `js/scan.ts` and `js/prove.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::symbol::{mode, packed};
use crate::proof::scan::{Luma, Margins, margins, scan};

/// Reads the symbols of a picture: for each, in little-endian numbers, the length of the packed symbol (4 bytes) and the symbol,
/// eight coordinates of the corners (4 bytes each, as floating-point numbers), the number of parts (2 bytes), and for each part
/// its mode (1), its character set (4) and its bytes behind their number (4). Nothing where the pixels are not as many as width
/// and height say.
#[wasm_bindgen(js_name = scanPixels)]
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a symbol holds at most 7 089 characters; coordinates are shown to a fraction of a pixel"
)]
pub fn scan_pixels(data: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for scanned in scan(&Luma::of(width, height, data)?) {
        let symbol = packed(&scanned.symbol);
        bytes.extend((symbol.len() as u32).to_le_bytes());
        bytes.extend(symbol);
        for place in scanned.corners.as_flattened() {
            bytes.extend((*place as f32).to_le_bytes());
        }
        bytes.extend((scanned.parts.len() as u16).to_le_bytes());
        for part in &scanned.parts {
            bytes.push(mode(part.mode));
            bytes.extend(part.charset.to_le_bytes());
            bytes.extend((part.bytes.len() as u32).to_le_bytes());
            bytes.extend_from_slice(&part.bytes);
        }
    }
    Some(bytes)
}

/// Reads a picture again and again under growing disturbance: whether it is read at all (1 or 0), then the margins in the order
/// of `Proof`.
#[wasm_bindgen(js_name = measureMargins)]
#[must_use]
pub fn measure_margins(
    data: &[u8],
    width: usize,
    height: usize,
    pixels: f64,
    modules: &[u8],
    inverted: bool,
) -> Option<Vec<f64>> {
    let Margins {
        reads,
        blur,
        noise,
        pixels_per_module,
        rotation,
        perspective,
        contrast,
    } = margins(&Luma::of(width, height, data)?, pixels, modules, inverted);
    let reads = f64::from(u8::from(reads));
    Some(vec![
        reads,
        blur,
        noise,
        pixels_per_module,
        rotation,
        perspective,
        contrast,
    ])
}
