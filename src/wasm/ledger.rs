//! The rules of the ledger for `js/ledger.ts`: the figures cross, names and texts stay where they are.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{Book, Ledger, State};

#[wasm_bindgen]
extern "C" {
    /// Amount in minor units, instant in milliseconds.
    #[wasm_bindgen(typescript_type = "[bigint, number]")]
    pub type Taken;

    /// State, claimed, left, refunded, number of the best share, milliseconds from sending to the last claim.
    #[wasm_bindgen(
        typescript_type = "[\"open\" | \"finished\" | \"expired\" | \"refunded\", bigint, bigint, bigint, number | undefined, number | undefined]"
    )]
    pub type Counted;
}

/// Reads a ledger and prints it without spaces.
#[wasm_bindgen(js_name = parseLedger)]
pub fn parse(text: &str) -> Result<String, Error> {
    Ok(Ledger::parse(text)?.print())
}

/// Finds the share for a claim; returns its number and the instant of the claim.
#[wasm_bindgen(js_name = claimShare)]
pub fn claim(
    shares: &[u64],
    claimed: &[u32],
    times: &[f64],
    who: &str,
    held: Option<u32>,
    at: f64,
    index: Option<u32>,
) -> Result<Vec<f64>, Error> {
    let (index, now) = book(shares, claimed, times).claim(who, held, milliseconds(at), index)?;
    Ok(vec![index.into(), number(now)])
}

/// Finds how much there is to take back, and when that is done.
#[wasm_bindgen(js_name = refundRest)]
pub fn refund(shares: &[u64], claimed: &[u32], times: &[f64], at: f64) -> Result<Taken, Error> {
    let (amount, now) = book(shares, claimed, times).refund(milliseconds(at))?;
    Ok(tuple(&[amount.into(), number(now).into()]).into())
}

/// Counts the book.
#[wasm_bindgen(js_name = ledgerTotals)]
pub fn totals(shares: &[u64], claimed: &[u32], times: &[f64], at: f64) -> Counted {
    let totals = book(shares, claimed, times).totals(milliseconds(at));
    let state = match totals.state {
        State::Open => "open",
        State::Finished => "finished",
        State::Expired => "expired",
        State::Refunded => "refunded",
    };
    tuple(&[
        state.into(),
        totals.claimed.into(),
        totals.left.into(),
        totals.refunded.into(),
        totals.best.into(),
        totals.milliseconds.map(number).into(),
    ])
    .into()
}

/// `times` are those of sending, end, latest seen, last claim and refund, the last of which may be missing.
fn book<'a>(shares: &'a [u64], claimed: &'a [u32], times: &[f64]) -> Book<'a> {
    let time = |place: usize| times.get(place).copied().map(milliseconds);
    Book {
        shares,
        claimed,
        sent_at: time(0).unwrap_or(0),
        expires_at: time(1).unwrap_or(0),
        seen_at: time(2).unwrap_or(0),
        last_at: time(3).unwrap_or(0),
        refunded_at: time(4),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "instants of JavaScript are whole and below 2^53"
)]
fn milliseconds(at: f64) -> i64 {
    at as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "instants of JavaScript are whole and below 2^53"
)]
fn number(at: i64) -> f64 {
    at as f64
}

fn tuple(values: &[JsValue]) -> JsValue {
    values.iter().collect::<Array>().into()
}
