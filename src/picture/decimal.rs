//! Short decimal numbers, as SVG and PDF read them.

/// Adds `value` / 10^`places` in the fewest characters: no trailing zeros, no zero before the point.
pub(crate) fn decimal(text: &mut String, value: i64, places: u32) {
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
}
