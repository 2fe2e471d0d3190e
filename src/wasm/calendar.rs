//! Midnight, patterns and parts for `js/calendar.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::calendar::{self, Instant, LocalTime, Part};

#[wasm_bindgen]
extern "C" {
    /// A time zone of the engine.
    #[wasm_bindgen(typescript_type = "{ offset(at: number): number }")]
    pub type Zone;

    /// Returns the offset from UTC in seconds at an instant in milliseconds.
    #[wasm_bindgen(method, structural, catch)]
    fn offset(this: &Zone, at: f64) -> Result<i32, JsValue>;
}

/// Returns the first instant of the next calendar day, in milliseconds.
#[wasm_bindgen(js_name = nextMidnight)]
pub fn next_midnight(at: f64, zone: &Zone) -> Result<f64, JsValue> {
    let Some(at) = Instant::from_milliseconds(at) else {
        return Ok(f64::NAN);
    };
    calendar::next_midnight(at, |at| zone.offset(number(at))).map(number)
}

/// Writes an instant by a strftime pattern, given the offset from UTC in seconds there.
#[wasm_bindgen(js_name = formatTime)]
pub fn format_time(at: f64, offset: i32, pattern: &str) -> Result<String, JsValue> {
    match local_time(at, offset) {
        Some(local) => Ok(local.format(pattern)?),
        None => Ok(String::new()),
    }
}

/// Returns one part of an instant, counted from 0; not-a-number where there is none.
#[wasm_bindgen(js_name = timePart)]
pub fn time_part(part: usize, at: f64, offset: i32) -> f64 {
    match (Part::ALL.get(part), local_time(at, offset)) {
        (Some(part), Some(local)) => local.part(*part),
        _ => f64::NAN,
    }
}

fn local_time(at: f64, offset: i32) -> Option<LocalTime> {
    LocalTime::new(Instant::from_milliseconds(at)?, offset)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "instants and the day after the last lie below 2^53"
)]
fn number(at: i64) -> f64 {
    at as f64
}
