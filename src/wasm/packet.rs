//! Splits, tags and seeds for `js/packet.ts` and `js/ticket.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::packet::{self, Parameters, Rule, Salt, Seed};

/// Returns the commitment, then the shares, eight bytes each; nothing where there is no such split. The rule counts from 0, a
/// max of 0 is none.
#[wasm_bindgen(js_name = sealRedPacket)]
pub fn seal(
    rule: usize,
    total: u64,
    count: u32,
    min: u64,
    max: u64,
    seed: &[u8],
    salt: &[u8],
) -> Vec<u8> {
    let sealed = || {
        let parameters = parameters(rule, total, count, min, max)?;
        let (seed, salt) = (Seed::new(seed)?, Salt::new(salt)?);
        let mut bytes = packet::commitment(&parameters, &seed).to_vec();
        for share in packet::split(&parameters, &seed, &salt) {
            bytes.extend(share.to_le_bytes());
        }
        Some(bytes)
    };
    sealed().unwrap_or_default()
}

/// Returns the tag of a ticket's commitment, index and amount.
#[wasm_bindgen(js_name = ticketTag)]
pub fn ticket_tag(seed: &[u8], fields: &[u8]) -> Vec<u8> {
    Seed::new(seed).map_or_else(Vec::new, |seed| packet::ticket_tag(&seed, fields).to_vec())
}

/// Returns 32 fresh bytes, or none where the engine has no randomness.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Vec<u8> {
    let mut seed = vec![0; 32];
    match getrandom::fill(&mut seed) {
        Ok(()) => seed,
        Err(_) => Vec::new(),
    }
}

/// Reads what `js/parameters.ts` has checked.
pub(super) fn parameters(
    rule: usize,
    total: u64,
    count: u32,
    min: u64,
    max: u64,
) -> Option<Parameters> {
    let rule = *Rule::ALL.get(rule)?;
    Parameters::new(rule, total, count, Some(min), (max > 0).then_some(max))
}
