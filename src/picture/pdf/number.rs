//! Numbers as a PDF reads them.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a page has at most 14 400 points, of at most nine decimals"
)]

/// Adds a number of at most so many decimals, in few characters.
pub(super) fn decimal(text: &mut String, value: f64, places: u32) {
    let parts = (value.abs() * f64::from(10_u32.pow(places))).round() as i64;
    let signed = if value < 0.0 { -parts } else { parts };
    super::super::decimal::decimal(text, signed, places);
}

/// Adds a part of a colour, 0 to 255, as a share of 1.
pub(super) fn share(text: &mut String, part: u8) {
    decimal(text, f64::from(part) / 255.0, 4);
}

/// Adds places in modules, parted by spaces: to a ten-thousandth, since what readers paint in whole pixels grows by one where it is longer
/// by a hair.
pub(super) fn numbers(text: &mut String, values: &[f64]) {
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            text.push(' ');
        }
        let parts = (value * 1e4 + 0.5).floor() as i64;
        super::super::decimal::decimal(text, parts, 4);
    }
}
