//! Pictures read back for `js/scan.ts` and `js/prove.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::symbol::{mode, packed};
use crate::proof::scan::{Effort, Luma, Step, next_outcome, scan};

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
    for scanned in scan(&Luma::of(width, height, data)?, Effort::Photo, usize::MAX) {
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

/// Reads a picture once more, under the disturbance that follows those whose `outcomes` are given: one figure, whether it is read
/// (1 or 0); or, where nothing is left to try, whether it is read undisturbed (1 or 0) and the margins in the order of `Proof`.
#[wasm_bindgen(js_name = measureNext)]
#[must_use]
pub fn measure_next(
    data: &[u8],
    width: usize,
    height: usize,
    pixels: f64,
    modules: &[u8],
    inverted: bool,
    outcomes: &[u8],
) -> Option<Vec<f64>> {
    let picture = Luma::of(width, height, data)?;
    let outcomes: Vec<bool> = outcomes.iter().map(|&outcome| outcome == 1).collect();
    let number = |reads| f64::from(u8::from(reads));
    Some(
        match next_outcome(&picture, pixels, modules, inverted, &outcomes) {
            Step::Outcome(reads) => vec![number(reads)],
            Step::Found(found) => vec![
                number(found.reads),
                found.blur,
                found.noise,
                found.pixels_per_module,
                found.rotation,
                found.perspective,
                found.contrast,
            ],
        },
    )
}
