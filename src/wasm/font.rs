//! Outlines of letters for `js/font.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::font::Font;
use crate::{Error, LetterStep, Letters};

#[wasm_bindgen(raw_module = "./font/line.js")]
extern "C" {
    /// A line of letters as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/font/line.js\").Line")]
    pub type Line;

    #[wasm_bindgen(js_name = lineOf)]
    fn line_of(width: f32, steps: &str, points: &[f32]) -> Line;
}

thread_local! {
    /// The font that was used last, by its number: the next line mostly has the same one.
    static LAST: RefCell<Option<(u32, Font)>> = const { RefCell::new(None) };
}

/// Reads a font, keeps it under a number until another one is kept, and returns the name of its family.
#[wasm_bindgen(js_name = keepFont)]
pub fn keep_font(number: u32, file: Vec<u8>) -> Result<String, Error> {
    // Two fonts at once may be more than there is room for.
    LAST.set(None);
    let font = Font::new(file)?;
    let family = font.family().to_owned();
    LAST.set(Some((number, font)));
    Ok(family)
}

/// Returns the letters of a line in the font of a number; nothing where it is not kept.
#[wasm_bindgen(js_name = shapeLine)]
pub fn shape_line(number: u32, text: &str) -> Result<Option<Line>, Error> {
    LAST.with_borrow(|last| match last {
        Some((kept, font)) if *kept == number => font.line(text).map(|line| Some(crossed(&line))),
        _ => Ok(None),
    })
}

/// Hands a line over: its steps as the letters of SVG's path data, and all their points one after the other.
fn crossed(line: &Letters) -> Line {
    let mut steps = String::with_capacity(line.steps().len());
    let mut points = Vec::new();
    for step in line.steps() {
        match step {
            LetterStep::Move(to) => {
                steps.push('M');
                points.extend(to);
            }
            LetterStep::Line(to) => {
                steps.push('L');
                points.extend(to);
            }
            LetterStep::Curve(curve) => {
                steps.push('C');
                points.extend(curve.as_flattened());
            }
            LetterStep::Close => steps.push('Z'),
        }
    }
    line_of(line.width(), &steps, &points)
}
