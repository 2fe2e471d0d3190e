//! Pictures read back for `js/scan.ts` and `js/prove.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::names::Mode;
use super::symbol::QrCode;
use crate::proof::scan::{self, Luma, Step, hides_alignment, next_outcome};

#[wasm_bindgen(raw_module = "./found.js")]
extern "C" {
    #[wasm_bindgen(js_name = foundOf)]
    fn found_of(code: QrCode, corners: &[f64], parts: Array, sequence: JsValue) -> JsValue;

    #[wasm_bindgen(js_name = sequenceOf)]
    fn sequence_of(index: u8, count: u8, parity: u8) -> JsValue;

    #[wasm_bindgen(js_name = partOf)]
    fn part_of(mode: Mode, charset: u32, bytes: &[u8]) -> JsValue;
}

/// How long a reader looks.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Effort {
    Video = "video",
    Photo = "photo",
}

impl From<Effort> for scan::Effort {
    fn from(effort: Effort) -> Self {
        match effort {
            Effort::Video => Self::Video,
            _ => Self::Photo,
        }
    }
}

/// Reads the symbols of a picture, at most so many, each as `foundOf` in `js/found.ts` makes it. Nothing where the pixels are not as
/// many as width and height say.
#[wasm_bindgen(
    js_name = scanPixels,
    unchecked_return_type = "import(\"../../../js/found.js\").Found[] | undefined"
)]
#[must_use]
pub fn scan_pixels(
    data: &[u8],
    width: usize,
    height: usize,
    effort: Effort,
    most: usize,
) -> Option<Array> {
    let found = Array::new();
    for scanned in scan::scan(&Luma::of(width, height, data)?, effort.into(), most) {
        let parts = Array::new();
        for part in &scanned.parts {
            parts.push(&part_of(part.mode.into(), part.charset, &part.bytes));
        }
        let sequence = scanned.place.map_or(JsValue::NULL, |place| {
            sequence_of(place.index, place.count, place.parity)
        });
        let corners = scanned.corners.as_flattened();
        found.push(&found_of(
            QrCode::from(&scanned.symbol),
            corners,
            parts,
            sequence,
        ));
    }
    Some(found)
}

/// Returns the shades of a picture, one a pixel; nothing where the pixels are not as many as width and height say.
#[wasm_bindgen(js_name = shadesOf)]
#[must_use]
pub fn shades_of(data: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    Luma::of(width, height, data).map(|luma| luma.shades().to_vec())
}

/// Reads a picture, given by its shades, once more, under the disturbance that follows those whose `outcomes` are given: one figure,
/// whether it is read (1 or 0); or, where nothing is left to try, whether it is read undisturbed (1 or 0), the margins in the order
/// of `Proof`, and whether it hides an alignment pattern (1 or 0).
#[wasm_bindgen(js_name = measureNext)]
#[must_use]
pub fn measure_next(
    shades: Vec<u8>,
    width: usize,
    height: usize,
    pixels: f64,
    modules: &[u8],
    inverted: bool,
    outcomes: &[u8],
) -> Option<Vec<f64>> {
    let picture = Luma::grey(width, height, shades)?;
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
                number(hides_alignment(&picture, pixels, modules)),
            ],
        },
    )
}
