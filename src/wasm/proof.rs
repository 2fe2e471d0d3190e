//! Inspections and plans for `js/inspect.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::qr::options;
use super::symbol::packed;
use crate::Error;
use crate::picture::{LogoShape, Place};
use crate::proof::{Figure, Inspection, plan_logo};
use crate::qr::Data;

/// Encodes into the smallest symbol in which a logo is safe; the first arguments are those of `encodeText`, without a text those
/// of `encodeBytes`.
#[wasm_bindgen(js_name = planLogo)]
#[expect(
    clippy::too_many_arguments,
    clippy::needless_pass_by_value,
    reason = "scalars and strings cross the boundary, and optional slices do not"
)]
pub fn plan(
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    size: f64,
    padding: f64,
    circle: bool,
) -> Result<Vec<u8>, Error> {
    let shape = if circle {
        LogoShape::Circle
    } else {
        LogoShape::Square
    };
    let data = match &text {
        Some(text) => Data::Text {
            text,
            kanji: kanji.as_deref(),
        },
        None => Data::Bytes(bytes.as_deref().unwrap_or_default()),
    };
    let place = Place::new(size, padding, shape)?;
    let symbol = plan_logo(data, place, &options(choices, versions)?)?;
    Ok(packed(&symbol))
}

/// Packs an inspection: figures are the two contrasts, the number of blocks, damaged and correctable codewords of each, then
/// for each finding actual, limit and nearest, NaN where they are words; words are the names of the findings and those figures,
/// parted by U+001F.
pub(super) fn inspected(inspection: &Inspection) -> (Vec<f64>, String) {
    let mut figures = vec![inspection.contrast, inspection.luma_contrast];
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    figures.push(count(inspection.blocks.len()));
    for block in &inspection.blocks {
        figures.extend([count(block.damaged), count(block.correctable)]);
    }
    let mut words = Vec::new();
    for finding in &inspection.findings {
        words.push(finding.kind.name());
        for figure in [&finding.actual, &finding.limit, &finding.nearest] {
            match figure {
                Figure::Number(number) => figures.push(*number),
                Figure::Color(color) => {
                    figures.push(f64::NAN);
                    words.push(color);
                }
            }
        }
    }
    (figures, words.join("\u{1f}"))
}
