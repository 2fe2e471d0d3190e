//! Decimal numbers in few characters. The library's way to print a real number is 5 kB of WebAssembly.

use crate::{Code, Error};

/// Adds `value` / 10^`places` in the fewest characters: no trailing zeros, no zero before the point.
pub(super) fn decimal(text: &mut String, value: i64, places: u32) {
    let unit = 10_u64.pow(places);
    let (mut fraction, mut places) = (value.unsigned_abs() % unit, places);
    let whole = value.unsigned_abs() / unit;
    if value < 0 {
        text.push('-');
    }
    if whole != 0 || fraction == 0 {
        digits(text, whole, 1);
    }
    if fraction != 0 {
        while fraction.is_multiple_of(10) {
            fraction /= 10;
            places -= 1;
        }
        text.push('.');
        digits(text, fraction, places);
    }
}

/// Prints any number for an error, as people and JavaScript write it: to a millionth, with a zero before the point, and from 10¹² on and below a
/// millionth with an exponent.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number of less than thirteen digits and six decimals has 63 bits"
)]
pub(super) fn shown(value: f64) -> String {
    if !value.is_finite() {
        let name = if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        return name.to_owned();
    }
    let (mut size, mut exponent) = (value.abs(), 0);
    if size >= 1e12 {
        while size >= 10.0 {
            size /= 10.0;
            exponent += 1;
        }
    }
    while size > 0.0 && size < 1e-6 || exponent < 0 && size < 1.0 {
        size *= 10.0;
        exponent -= 1;
    }
    let parts = (size * 1e6).round() as i64;
    let mut text = String::from(if value < 0.0 && parts > 0 { "-" } else { "" });
    decimal(&mut text, parts / 1_000_000, 0);
    if parts % 1_000_000 > 0 {
        decimal(&mut text, parts % 1_000_000, 6);
    }
    if exponent != 0 {
        text.push_str(if exponent > 0 { "e+" } else { "e" });
        decimal(&mut text, exponent, 0);
    }
    text
}

/// Adds a whole number with at least `least` digits, at most twenty.
fn digits(text: &mut String, mut value: u64, least: u32) {
    let mut digits = [b'0'; 20];
    let mut count = 0;
    while value != 0 || count < least as usize {
        count += 1;
        digits[20 - count] = b'0' + (value % 10).to_le_bytes()[0];
        value /= 10;
    }
    text.extend(digits[20 - count..].iter().map(|&digit| char::from(digit)));
}

/// Makes the error that names an option, the number that was given and what is allowed.
#[cold]
pub(crate) fn invalid_number(option: &str, value: f64, allowed: &str) -> Error {
    Error::new(Code::OptionInvalid)
        .with("option", option)
        .with("value", shown(value))
        .with("allowed", allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn written(value: i64, places: u32, want: &str) {
        let mut text = String::new();
        decimal(&mut text, value, places);
        assert_eq!(text, want);
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        written(0, 2, "0");
        written(700, 2, "7");
        written(-1050, 2, "-10.5");
        written(5, 2, ".05");
        written(-50, 2, "-.5");
        written(3_333_333, 5, "33.33333");
        written(120, 0, "120");
    }

    #[test]
    fn people_see_a_zero_before_the_point() {
        for (value, want) in [
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (0.0, "0"),
            (-0.0, "0"),
            (-7.0, "-7"),
            (12.75, "12.75"),
            (0.1_f32.into(), "0.1"),
            (123_456_789_012.0, "123456789012"),
            (1e300, "1e+300"),
            (1e-6, "0.000001"),
            (-2.5e-9, "-2.5e-9"),
            (5e-324, "4.940656e-324"),
            (-2.5e12, "-2.5e+12"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(shown(value), want);
        }
    }
}
