//! Laws for `js/law.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::{Array, BigUint64Array, Float64Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{self, Parameters, Rule};

#[wasm_bindgen]
extern "C" {
    /// Mean, deviation, best, luck, the bins' least and largest shares and probabilities, error.
    #[wasm_bindgen(
        typescript_type = "[number, Float64Array, number, Float64Array, BigUint64Array, BigUint64Array, Float64Array, number]"
    )]
    pub type Told;
}

/// Tells the law of a split.
#[wasm_bindgen(js_name = shareLaw)]
pub fn share_law(
    rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
) -> Result<Told, Error> {
    let parameters = Parameters::new(Rule::parse(rule)?, total, count, min, max)?;
    let law = packet::share_law(&parameters);
    let amounts = |of: fn(&packet::Bin) -> u64| {
        let amounts: Vec<u64> = law.histogram.iter().map(of).collect();
        BigUint64Array::from(amounts.as_slice())
    };
    let chances: Vec<f64> = law.histogram.iter().map(|bin| bin.probability).collect();
    let values: [JsValue; 8] = [
        law.mean.into(),
        Float64Array::from(law.deviation.as_slice()).into(),
        law.best.into(),
        Float64Array::from(law.luck.as_slice()).into(),
        amounts(|bin| bin.from).into(),
        amounts(|bin| bin.to).into(),
        Float64Array::from(chances.as_slice()).into(),
        law.error.into(),
    ];
    Ok(JsValue::from(values.iter().collect::<Array>()).into())
}
