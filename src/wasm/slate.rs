//! Letters that the engine paints, where a picture has no font.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::{Lettering, Pixels, Rectangle};

#[wasm_bindgen(raw_module = "./picture/engine.js")]
extern "C" {
    /// Painted letters, of which the engine knows which are the same.
    #[wasm_bindgen(typescript_type = "Uint8Array")]
    #[derive(Clone, PartialEq)]
    type Strip;

    /// Paints lines that are parted by line feeds, each with its middle so far from the top; none where the engine has no canvas.
    #[wasm_bindgen(catch, js_name = paintLetters)]
    fn paint(
        lines: &str,
        middles: &[f64],
        width: u32,
        height: u32,
        font_size: f64,
        font_weight: u32,
        color: &str,
    ) -> Result<Option<Strip>, JsValue>;

    /// Returns the pixels of what was painted.
    #[wasm_bindgen(js_name = stripPixels)]
    fn pixels_of(strip: &Strip) -> Vec<u8>;
}

thread_local! {
    /// The letters that came last: the next code mostly has the same ones.
    static LAST: RefCell<Vec<(Strip, Pixels)>> = const { RefCell::new(Vec::new()) };
}

/// The letters that are kept: those of a caption and of a frame.
const MOST: usize = 2;

/// Has the engine paint letters. What is missing or has another size is none: the picture says what it lacks.
pub(super) fn paint_letters(letters: &Lettering) -> Result<Option<Pixels>, JsValue> {
    let Rectangle { width, height, .. } = letters.area;
    let (lines, middles): (Vec<&str>, Vec<f64>) = letters.lines.iter().copied().unzip();
    let strip = paint(
        &lines.join("\n"),
        &middles,
        width,
        height,
        letters.font_size,
        letters.font_weight,
        &letters.color.css(),
    )?;
    let Some(strip) = strip else {
        return Ok(None);
    };
    LAST.with_borrow_mut(|last| {
        // The same letters are the same object again.
        if let Some((_, pixels)) = last.iter().find(|(kept, _)| *kept == strip) {
            return Ok(Some(pixels.clone()));
        }
        let pixels = Pixels::new(width, height, pixels_of(&strip)).ok();
        if let Some(pixels) = &pixels {
            last.truncate(MOST - 1);
            last.insert(0, (strip, pixels.clone()));
        }
        Ok(pixels)
    })
}
