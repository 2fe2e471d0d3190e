//! Splits, reveals and seeds for `js/packet.ts`.
//!
//! A reveal that somebody's code made up crosses as its JSON, so that one reader says what is wrong with it.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{self, Parameters, Salt, Seed};

#[wasm_bindgen(raw_module = "./red-packet.js")]
extern "C" {
    /// A packet as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/red-packet.js\").RedPacket")]
    pub type RedPacket;

    /// A reveal as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/red-packet.js\").Reveal")]
    pub type Reveal;

    #[wasm_bindgen(js_name = packetOf)]
    fn packet_of(shares: &[u64], best: usize, commitment: &str, reveal: Reveal) -> RedPacket;

    #[wasm_bindgen(js_name = revealOf)]
    fn reveal_of(
        rule: &str,
        total: &str,
        count: u32,
        min: &str,
        max: Option<String>,
        seed: &str,
        salt: &str,
    ) -> Reveal;
}

/// Splits a total and commits to the split.
#[wasm_bindgen(js_name = sealRedPacket)]
pub fn seal(
    #[wasm_bindgen(unchecked_param_type = "import(\"../../../js/red-packet.js\").Rule")] rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
    seed: &[u8],
    salt: &str,
) -> Result<RedPacket, Error> {
    let parameters = Parameters::new(packet::Rule::parse(rule)?, total, count, min, max)?;
    let (seed, salt) = (Seed::new(seed)?, Salt::new(salt)?);
    Ok(RedPacket::from(&packet::RedPacket::seal(
        parameters, seed, salt,
    )))
}

/// Splits the total of a packet once more, with a salt.
#[wasm_bindgen(js_name = saltRedPacket)]
pub fn salt(reveal: &str, salt: &str) -> Result<RedPacket, Error> {
    let packet = packet::Reveal::parse_object(reveal)?.replay()?;
    Ok(RedPacket::from(&packet.salted(Salt::new(salt)?)?))
}

/// Reads a reveal.
#[wasm_bindgen(js_name = parseReveal)]
pub fn parse_reveal(text: &str) -> Result<Reveal, Error> {
    Ok(Reveal::from(&packet::Reveal::parse(text)?))
}

/// Reads a reveal and recomputes its packet.
#[wasm_bindgen(js_name = replayReveal)]
pub fn replay(text: &str) -> Result<RedPacket, Error> {
    Ok(RedPacket::from(&packet::Reveal::parse(text)?.replay()?))
}

/// Recomputes a packet and holds it against what was published; the shares are whole numbers of at most 128 bits.
#[wasm_bindgen(js_name = verifyRedPacket)]
#[expect(
    clippy::needless_pass_by_value,
    reason = "what may be missing crosses by value"
)]
pub fn verify(
    reveal: &str,
    commitment: &str,
    salt: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "readonly bigint[] | undefined")] shares: Option<Array>,
) -> Result<RedPacket, JsValue> {
    let reveal = packet::Reveal::parse_object(reveal)?;
    let packet = packet::RedPacket::verify(&reveal, commitment, salt.as_deref())?;
    if let Some(shares) = shares {
        let shares: Result<Vec<i128>, JsValue> = shares.iter().map(i128::try_from).collect();
        packet.check_shares(&shares?)?;
    }
    Ok(RedPacket::from(&packet))
}

/// Returns 32 fresh bytes, or nothing where the engine has no randomness.
#[wasm_bindgen(js_name = freshSeed)]
#[must_use]
pub fn fresh_seed() -> Option<Vec<u8>> {
    let mut seed = vec![0; 32];
    getrandom::fill(&mut seed).ok().map(|()| seed)
}

impl From<&packet::RedPacket> for RedPacket {
    fn from(packet: &packet::RedPacket) -> Self {
        packet_of(
            packet.shares(),
            packet.best(),
            &packet.commitment(),
            Reveal::from(&packet.reveal()),
        )
    }
}

impl From<&packet::Reveal> for Reveal {
    fn from(reveal: &packet::Reveal) -> Self {
        reveal_of(
            reveal.rule.name(),
            &reveal.total.to_string(),
            reveal.count,
            &reveal.min.to_string(),
            reveal.max.map(|max| max.to_string()),
            &reveal.seed.hex(),
            &reveal.salt,
        )
    }
}
