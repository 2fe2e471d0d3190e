//! Decimal numbers in few characters. The library's way to print a real number is 5 kB of WebAssembly.

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

/// Prints a number to so many decimals as people write it: no trailing zeros, a zero before the point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number out of range ends at its end"
)]
pub(super) fn shown(value: f64, places: u32) -> String {
    let rounded = (value * f64::from(10_u32.pow(places))).round() as i64;
    let mut text = String::new();
    decimal(&mut text, rounded, places);
    if let Some(point) = text.find('.')
        && !text[..point].ends_with(|digit: char| digit.is_ascii_digit())
    {
        text.insert(point, '0');
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
        assert_eq!(shown(0.5, 6), "0.5");
        assert_eq!(shown(-0.25, 6), "-0.25");
        assert_eq!(shown(0.0, 6), "0");
        assert_eq!(shown(12.75, 1), "12.8");
    }
}
