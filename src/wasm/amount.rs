//! Amounts as text for `js/amount.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Error, packet};

/// Reads an amount in major units into minor units.
#[wasm_bindgen(js_name = parseAmount)]
pub fn parse_amount(text: &str, decimals: u8) -> Result<u64, Error> {
    packet::parse_amount(text, decimals)
}

/// Writes an amount of minor units in major units.
#[wasm_bindgen(js_name = formatAmount)]
pub fn format_amount(amount: i128, decimals: u8) -> Result<String, Error> {
    packet::format_amount(amount, decimals)
}
