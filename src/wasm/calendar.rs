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
    let at = Instant::from_milliseconds(at)?;
    calendar::next_midnight(at, |at| zone.offset(number(at))).map(number)
}

/// Writes an instant, in milliseconds, by a strftime pattern.
#[wasm_bindgen(js_name = formatTime)]
pub fn format_time(at: f64, zone: &Zone, pattern: &str) -> Result<String, JsValue> {
    Ok(local_time(at, zone)?.format(pattern)?)
}

/// Returns the part of this name of an instant in milliseconds.
#[wasm_bindgen(js_name = timePart)]
pub fn time_part(part: &str, at: f64, zone: &Zone) -> Result<f64, JsValue> {
    let part = Part::from_name(part)?;
    Ok(local_time(at, zone)?.part(part))
}

fn local_time(at: f64, zone: &Zone) -> Result<LocalTime, JsValue> {
    let instant = Instant::from_milliseconds(at)?;
    Ok(LocalTime::new(instant, zone.offset(at)?)?)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "instants and the day after the last lie below 2^53"
)]
fn number(at: i64) -> f64 {
    at as f64
}
