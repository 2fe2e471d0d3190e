//! Laws for `js/law.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{self, BestPart, Law, Parameters, Rule};

#[wasm_bindgen(raw_module = "./share-law.js")]
extern "C" {
    /// A law as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/share-law.js\").ShareLaw")]
    pub type ShareLaw;

    #[wasm_bindgen(js_name = lawOf)]
    fn law_of(
        mean: f64,
        deviation: &[f64],
        best: f64,
        luck: &[f64],
        histogram: Array,
        error: f64,
    ) -> ShareLaw;

    /// A part of a law as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/share-law.js\").LawPart")]
    pub type LawPart;

    #[wasm_bindgen(js_name = partOf)]
    fn part_of(chances: &[f64], best: f64) -> LawPart;

    #[wasm_bindgen(js_name = binOf)]
    fn bin_of(from: u64, to: u64, probability: f64) -> JsValue;
}

/// Tells the law of a split: at a step, or nothing past the last one; the best without a step.
#[wasm_bindgen(js_name = shareLaw)]
pub fn share_law(
    #[wasm_bindgen(unchecked_param_type = "import(\"../../../js/red-packet.js\").Rule")] rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
    step: Option<u32>,
) -> Result<Option<ShareLaw>, Error> {
    let parameters = Parameters::new(Rule::parse(rule)?, total, count, min, max)?;
    let law = match step {
        None => packet::share_law(&parameters),
        Some(step) => match packet::share_law_at(&parameters, step as usize) {
            Some(law) => law,
            None => return Ok(None),
        },
    };
    Ok(Some(written(law)))
}

/// Tells one part of what takes longest in the law of a step; nothing past the last part, and where the law has none.
#[wasm_bindgen(js_name = shareLawPart)]
pub fn share_law_part(
    #[wasm_bindgen(unchecked_param_type = "import(\"../../../js/red-packet.js\").Rule")] rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
    step: u32,
    place: u32,
) -> Result<Option<LawPart>, Error> {
    let parameters = Parameters::new(Rule::parse(rule)?, total, count, min, max)?;
    let part = packet::share_law_part(&parameters, step as usize, place as usize);
    Ok(part.map(|BestPart { chances, best }| part_of(&chances, best)))
}

/// Tells the law of a step of which all parts are added up.
#[expect(clippy::too_many_arguments, reason = "those of a split, and the sums")]
#[wasm_bindgen(js_name = shareLawWith)]
pub fn share_law_with(
    #[wasm_bindgen(unchecked_param_type = "import(\"../../../js/red-packet.js\").Rule")] rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
    step: u32,
    chances: Vec<f64>,
    best: f64,
) -> Result<ShareLaw, Error> {
    let parameters = Parameters::new(Rule::parse(rule)?, total, count, min, max)?;
    let part = BestPart { chances, best };
    Ok(written(packet::share_law_with(
        &parameters,
        step as usize,
        part,
    )))
}

fn written(law: Law) -> ShareLaw {
    let histogram = Array::new();
    for bin in law.histogram {
        histogram.push(&bin_of(bin.from, bin.to, bin.probability));
    }
    law_of(
        law.mean,
        &law.deviation,
        law.best,
        &law.luck,
        histogram,
        law.error,
    )
}
