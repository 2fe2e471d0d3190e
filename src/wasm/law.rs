//! Laws for `js/law.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{self, Parameters, Rule};

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
    let histogram = Array::new();
    for bin in law.histogram {
        histogram.push(&bin_of(bin.from, bin.to, bin.probability));
    }
    Ok(Some(law_of(
        law.mean,
        &law.deviation,
        law.best,
        &law.luck,
        histogram,
        law.error,
    )))
}
