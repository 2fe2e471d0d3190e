//! Laws for `js/law.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::packet;

/// Returns mean, best and error; deviation and luck by position; then each bin's least and largest share and probability. Of what
/// is not an amount, the bits. Nothing comes back where there is no such split.
#[wasm_bindgen(js_name = shareLaw)]
pub fn share_law(rule: usize, total: u64, count: u32, min: u64, max: u64) -> Vec<u64> {
    let Some(parameters) = super::packet::parameters(rule, total, count, min, max) else {
        return Vec::new();
    };
    let law = packet::share_law(&parameters);
    let mut words: Vec<u64> = [law.mean, law.best, law.error]
        .iter()
        .chain(&law.deviation)
        .chain(&law.luck)
        .map(|number| number.to_bits())
        .collect();
    for bin in law.histogram {
        words.extend([bin.from, bin.to, bin.probability.to_bits()]);
    }
    words
}
