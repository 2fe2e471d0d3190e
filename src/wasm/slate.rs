//! Letters that the engine paints, where a picture has no font.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::{Lettering, Pixels, Rectangle};

#[wasm_bindgen(raw_module = "./picture/engine.js")]
extern "C" {
    /// A canvas for letters, as the engine has it.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/picture/engine.js\").Slate")]
    type Slate;

    /// Makes a canvas for letters in a font; none where the engine has none.
    #[wasm_bindgen(catch, js_name = slateOf)]
    fn slate_of(
        width: u32,
        height: u32,
        font_size: f64,
        font_weight: u32,
        color: &str,
    ) -> Result<Option<Slate>, JsValue>;

    /// Paints a line of text whose letters have their middle so far from the top.
    #[wasm_bindgen(catch, js_name = paintLine)]
    fn paint_line(slate: &Slate, text: &str, width: u32, middle: f64) -> Result<(), JsValue>;

    /// Returns the pixels of what was painted.
    #[wasm_bindgen(catch, js_name = slatePixels)]
    fn slate_pixels(slate: &Slate, width: u32, height: u32) -> Result<Vec<u8>, JsValue>;

    /// Says what letters depend on beside what they are painted with; none where nobody knows.
    #[wasm_bindgen(catch, js_name = surroundingsOf)]
    fn surroundings_of(slate: &Slate) -> Result<Option<String>, JsValue>;
}

/// Everything that painted letters depend on.
#[derive(PartialEq)]
struct Asked {
    lines: Vec<(String, f64)>,
    font_size: f64,
    font_weight: u32,
    color: String,
    sides: [u32; 2],
    surroundings: String,
}

thread_local! {
    /// The letters that were painted last: the next code mostly has the same ones.
    static LAST: RefCell<Vec<(Asked, Pixels)>> = const { RefCell::new(Vec::new()) };
}

/// The rectangles of letters that are kept, those of a caption and of a frame, and the most bytes of one.
const MOST: usize = 2;
const MOST_BYTES: usize = 1 << 20;

/// Has the engine paint letters, unless they were painted before. What is missing or has another size is none: the picture says what it lacks.
pub(super) fn paint_letters(letters: &Lettering) -> Result<Option<Pixels>, JsValue> {
    let Rectangle { width, height, .. } = letters.area;
    let color = letters.color.css();
    let (font_size, font_weight) = (letters.font_size, letters.font_weight);
    let Some(slate) = slate_of(width, height, font_size, font_weight, &color)? else {
        return Ok(None);
    };
    let lines = letters.lines.iter();
    let asked = surroundings_of(&slate)?.map(|surroundings| Asked {
        lines: lines.map(|&(line, middle)| (line.into(), middle)).collect(),
        font_size,
        font_weight,
        color,
        sides: [width, height],
        surroundings,
    });
    let same = |kept: &&(Asked, Pixels)| asked.as_ref() == Some(&kept.0);
    let known = LAST.with_borrow(|last| last.iter().find(same).map(|(_, pixels)| pixels.clone()));
    if known.is_some() {
        return Ok(known);
    }
    for (line, middle) in &letters.lines {
        paint_line(&slate, line, width, *middle)?;
    }
    let pixels = Pixels::new(width, height, slate_pixels(&slate, width, height)?).ok();
    // What letters need may have begun to load with them.
    let surroundings = surroundings_of(&slate)?;
    if let (Some(asked), Some(pixels)) = (asked, &pixels)
        && surroundings.as_ref() == Some(&asked.surroundings)
        && pixels.data().len() <= MOST_BYTES
    {
        LAST.with_borrow_mut(|last| {
            if last.len() == MOST {
                last.remove(0);
            }
            last.push((asked, pixels.clone()));
        });
    }
    Ok(pixels)
}
