//! Letters that a font of the package makes: `hongbao/font` is another WebAssembly file, which is asked for each line.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::Style;
use crate::{LetterStep, Letters};

#[wasm_bindgen(raw_module = "./picture/engine.js")]
extern "C" {
    /// A font as users hold it.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/style.js\").Font")]
    pub type FontObject;

    /// A line of letters as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/font/line.js\").Line")]
    pub type Line;

    /// Has a font make a line of a text, which is that of an option.
    #[wasm_bindgen(catch, js_name = shapeLine)]
    fn shape_line(font: &FontObject, text: &str, option: &str) -> Result<Line, JsValue>;

    #[wasm_bindgen(method, getter, structural)]
    fn width(this: &Line) -> f32;

    #[wasm_bindgen(method, getter, structural)]
    fn steps(this: &Line) -> String;

    #[wasm_bindgen(method, getter, structural)]
    fn points(this: &Line) -> Vec<f32>;
}

/// Has a font make outlines of the letters of a style.
pub(super) fn outlined(style: Style, font: &FontObject) -> Result<Style, JsValue> {
    let caption = style.caption.clone();
    style.outlined(|text| {
        let below = caption.as_ref().is_some_and(|line| line.text() == text);
        let option = if below { "caption" } else { "frame.text" };
        Ok(letters(&shape_line(font, text, option)?)?)
    })
}

/// Takes a line over. A point that is missing is none, and refused.
fn letters(line: &Line) -> Result<Letters, crate::Error> {
    let points = line.points();
    let mut points = points.as_chunks::<2>().0.iter().copied();
    let mut next = || points.next().unwrap_or([f32::NAN; 2]);
    let steps = line.steps();
    let steps = steps.bytes().map(|letter| match letter {
        b'M' => LetterStep::Move(next()),
        b'L' => LetterStep::Line(next()),
        b'C' => LetterStep::Curve([next(), next(), next()]),
        _ => LetterStep::Close,
    });
    Letters::new(line.width(), steps.collect())
}
