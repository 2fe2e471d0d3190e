//! Splits, reveals and tickets for `js/packet.ts`, amounts for `js/amount.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]
#![expect(
    clippy::needless_pass_by_value,
    reason = "what may be missing crosses as an owned value"
)]

use js_sys::{Array, BigUint64Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use crate::Error;
use crate::packet::{
    self, Parameters, RedPacket, Reveal, Rule, Salt, Seed, Ticket, Unit, format_amount,
    parse_amount,
};

#[wasm_bindgen]
extern "C" {
    /// Shares, place of the best, commitment, reveal.
    #[wasm_bindgen(typescript_type = "[BigUint64Array, number, string, string]")]
    pub type Sealed;

    /// Index, amount, commitment, decimals, currency.
    #[wasm_bindgen(typescript_type = "[number, bigint, string, number, string | undefined]")]
    pub type Opened;
}

/// Reads a decimal string.
#[wasm_bindgen(js_name = parseAmount)]
pub fn parse(text: &str, decimals: u8) -> Result<u64, Error> {
    parse_amount(text, decimals)
}

/// Writes a decimal string.
#[wasm_bindgen(js_name = formatAmount)]
pub fn format(amount: i128, decimals: u8) -> Result<String, Error> {
    format_amount(amount, decimals)
}

/// Splits and seals, with a fresh seed where none is given.
#[wasm_bindgen(js_name = sealRedPacket)]
pub fn seal(
    rule: &str,
    total: i128,
    count: u32,
    min: Option<i128>,
    max: Option<i128>,
    seed: Option<Vec<u8>>,
    salt: &str,
) -> Result<Sealed, JsValue> {
    let parameters = Parameters::new(Rule::parse(rule)?, total, count, min, max)?;
    let seed = match seed {
        Some(bytes) => bytes,
        None => fresh_seed()?,
    };
    let packet = RedPacket::seal(parameters, Seed::new(&seed)?, Salt::new(salt)?);
    Ok(sealed(&packet))
}

/// Adds the salt that others named.
#[wasm_bindgen(js_name = saltRedPacket)]
pub fn salt(reveal: &str, salt: &str) -> Result<Sealed, Error> {
    let packet = Reveal::parse_object(reveal)?.replay()?;
    Ok(sealed(&packet.salted(Salt::new(salt)?)?))
}

/// Reads a reveal and prints it as the specification writes it.
#[wasm_bindgen(js_name = parseReveal)]
pub fn parse_reveal(text: &str) -> Result<String, Error> {
    Ok(Reveal::parse(text)?.print())
}

/// Replays a reveal against what was published.
#[wasm_bindgen(js_name = verifyRedPacket)]
pub fn verify(
    reveal: &str,
    commitment: &str,
    salt: Option<String>,
    shares: Option<Vec<u64>>,
) -> Result<Sealed, Error> {
    let reveal = Reveal::parse_object(reveal)?;
    let packet = RedPacket::verify(&reveal, commitment, salt.as_deref(), shares.as_deref())?;
    Ok(sealed(&packet))
}

/// Issues the links to all shares.
#[wasm_bindgen(js_name = issueTickets)]
pub fn issue_tickets(
    reveal: &str,
    base: &str,
    decimals: u8,
    currency: Option<String>,
) -> Result<Vec<String>, Error> {
    let packet = Reveal::parse_object(reveal)?.replay()?;
    packet::issue_tickets(&packet, base, Unit::new(decimals, currency.as_deref())?)
}

/// Reads a link or the bare ticket.
#[wasm_bindgen(js_name = openTicket)]
pub fn open_ticket(link: &str) -> Result<Opened, Error> {
    Ok(opened(&Ticket::open(link)?))
}

/// Reads a link or the bare ticket and checks it against its packet.
#[wasm_bindgen(js_name = checkTicket)]
pub fn check_ticket(link: &str, reveal: &str) -> Result<Opened, Error> {
    let reveal = Reveal::parse_object(reveal)?;
    Ok(opened(&Ticket::check(link, &reveal)?))
}

fn fresh_seed() -> Result<Vec<u8>, JsValue> {
    let mut seed = vec![0; 32];
    getrandom::fill(&mut seed).map_err(|_| JsError::new("no crypto.getRandomValues"))?;
    Ok(seed)
}

fn sealed(packet: &RedPacket) -> Sealed {
    let values: [JsValue; 4] = [
        BigUint64Array::from(packet.shares()).into(),
        packet.best().into(),
        packet.commitment().into(),
        packet.reveal().print().into(),
    ];
    tuple(&values).into()
}

fn opened(ticket: &Ticket) -> Opened {
    let values: [JsValue; 5] = [
        ticket.index.into(),
        ticket.amount.into(),
        ticket.commitment().into(),
        ticket.unit.decimals().into(),
        ticket.unit.currency().into(),
    ];
    tuple(&values).into()
}

fn tuple(values: &[JsValue]) -> JsValue {
    values.iter().collect::<Array>().into()
}
