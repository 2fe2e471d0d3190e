//! Amounts of money as text: decimal strings of minor units.

use crate::{Code, Error};

/// The largest amount, 2⁶³ − 1 minor units: the largest total.
const MOST: u64 = (1 << 63) - 1;
/// The most decimals.
const MOST_DECIMALS: u8 = 8;

/// Reads an amount in major units, such as `88.88`, into minor units, 0 to 2⁶³ − 1.
///
/// The text is digits, then a point and one to `decimals` digits or nothing. Full-width digits and the full-width point
/// are the same as theirs, and white space around the text is nothing. Signs, spaces between digits, exponents and thousands
/// separators are refused, since nothing is guessed about money. No floating point number stands on the way.
///
/// Law: `parse_amount(&format_amount(amount, decimals)?, decimals)? == amount` for every amount in range.
///
/// # Errors
///
/// - `amount-invalid`: for any other text `example` shows what to write; for more than 2⁶³ − 1 the reason is `too large`, and
///   `most` is the largest.
/// - `option-invalid` for more than 8 decimals.
///
/// # Example
///
/// ```
/// use hongbao::packet::parse_amount;
///
/// assert_eq!(parse_amount("88.88", 2)?, 8_888);
/// assert_eq!(parse_amount("８８.８", 2)?, 8_880);
/// assert_eq!(
///     parse_amount("1,000", 2).unwrap_err().to_string(),
///     "amount-invalid (value: 1,000, decimals: 2, example: 88.88)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn parse_amount(text: &str, decimals: u8) -> Result<u64, Error> {
    check_decimals(decimals)?;
    let shown = || -> String { text.chars().take(80).collect() };
    match digits(text.trim(), decimals) {
        Some(amount) if amount <= u128::from(MOST) => Ok(amount as u64),
        Some(_) => Err(Error::new(Code::AmountInvalid)
            .with("value", shown())
            .with("reason", "too large")
            .with("most", MOST.to_string())),
        None => {
            let example = match decimals {
                0 => "88".to_owned(),
                _ => ["88.", &"8".repeat(usize::from(decimals))].concat(),
            };
            Err(Error::new(Code::AmountInvalid)
                .with("value", shown())
                .with("decimals", decimals)
                .with("example", example))
        }
    }
}

/// Writes an amount of minor units in major units, with exactly `decimals` decimals and no separators.
///
/// A negative amount, such as a difference, has a hyphen in front; [`parse_amount`] refuses it.
///
/// # Errors
///
/// `option-invalid` for more than 8 decimals.
///
/// # Example
///
/// ```
/// use hongbao::packet::format_amount;
///
/// assert_eq!(format_amount(8_888, 2)?, "88.88");
/// assert_eq!(format_amount(-5, 2)?, "-0.05");
/// assert_eq!(format_amount(637, 0)?, "637");
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn format_amount(amount: i128, decimals: u8) -> Result<String, Error> {
    check_decimals(decimals)?;
    let sign = if amount < 0 { "-" } else { "" };
    let digits = amount.unsigned_abs().to_string();
    let decimals = usize::from(decimals);
    // At least one digit stands before the point.
    let zeros = "0".repeat((decimals + 1).saturating_sub(digits.len()));
    let digits = [&zeros, digits.as_str()].concat();
    let (major, minor) = digits.split_at(digits.len() - decimals);
    let point = if decimals == 0 { "" } else { "." };
    Ok([sign, major, point, minor].concat())
}

/// Refuses more than 8 decimals.
pub(crate) fn check_decimals(decimals: u8) -> Result<(), Error> {
    if decimals <= MOST_DECIMALS {
        return Ok(());
    }
    Err(Error::new(Code::OptionInvalid)
        .with("option", "decimals")
        .with("value", decimals)
        .with("allowed", "0 … 8"))
}

/// Returns the number that the digits make with the point moved to the end, or nothing where they are malformed. A number that is
/// too large stays too large, however many digits follow.
fn digits(text: &str, decimals: u8) -> Option<u128> {
    let mut amount: u128 = 0;
    let mut before = 0;
    let mut after: Option<u8> = None;
    for character in text.chars() {
        let value = match character {
            '0'..='9' => character as u32 - '0' as u32,
            '０'..='９' => character as u32 - '０' as u32,
            '.' | '．' if after.is_none() && before > 0 => {
                after = Some(0);
                continue;
            }
            _ => return None,
        };
        match &mut after {
            None => before = 1,
            Some(after) if *after < decimals => *after += 1,
            Some(_) => return None,
        }
        amount = amount.saturating_mul(10).saturating_add(u128::from(value));
    }
    if before == 0 || after == Some(0) {
        return None;
    }
    Some(amount.saturating_mul(10_u128.pow(u32::from(decimals - after.unwrap_or(0)))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(text: &str, decimals: u8, amount: u64) {
        assert_eq!(parse_amount(text, decimals), Ok(amount));
    }

    #[track_caller]
    fn refuses(text: &str, decimals: u8) {
        let error = parse_amount(text, decimals).expect_err(text);
        assert_eq!(error.code(), Code::AmountInvalid);
    }

    #[test]
    fn an_amount_has_up_to_its_decimals() {
        reads("88.88", 2, 8_888);
        reads("88.8", 2, 8_880);
        reads("88", 2, 8_800);
        reads("0", 2, 0);
        reads("0.01", 2, 1);
        reads("007.5", 1, 75);
        reads("637", 0, 637);
        reads("0.00000001", 8, 1);
        refuses("88.880", 2);
        refuses("88.8", 0);
    }

    #[test]
    fn full_width_digits_are_digits() {
        reads("８８.８８", 2, 8_888);
        reads("８８．８８", 2, 8_888);
        reads("１2３4567890", 0, 1_234_567_890);
        reads("１２３４５６７８９０", 0, 1_234_567_890);
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "",
            " ",
            ".",
            "1.",
            ".5",
            "1..2",
            "1.2.3",
            "-1",
            "+1",
            "1 .5",
            "1e3",
            "0x10",
            "1,000",
            "1，000",
            "1'000",
            "1_000",
            "1 000",
            "¥1",
            "1元",
            "٣",
            "①",
            "一",
            "NaN",
            "∞",
            "1\0",
            "\u{feff}1",
        ] {
            refuses(text, 2);
        }
    }

    #[test]
    fn white_space_around_an_amount_is_nothing() {
        for text in [
            " 88.88",
            "88.88 ",
            "88.88\r\n",
            "\t88.88",
            "\u{3000}88.88\u{a0}",
        ] {
            reads(text, 2, 8_888);
        }
    }

    #[test]
    fn too_large_is_said_as_too_large() {
        for (text, decimals) in [("9223372036854775808", 0), ("92233720368547758.08", 2)] {
            assert_eq!(
                parse_amount(text, decimals).unwrap_err().to_string(),
                format!(
                    "amount-invalid (value: {text}, reason: too large, most: 9223372036854775807)"
                )
            );
        }
        refuses(&"9".repeat(1_000), 8);
        refuses(&["9".repeat(1_000).as_str(), "x"].concat(), 8);
    }

    #[test]
    fn the_largest_amount_is_the_largest_total() {
        reads("9223372036854775807", 0, (1 << 63) - 1);
        reads("92233720368547758.07", 2, (1 << 63) - 1);
        refuses("9223372036854775808", 0);
        refuses("92233720368547758.08", 2);
        refuses("92233720368547758", 8);
        refuses("18446744073709551616", 0);
        refuses(&"9".repeat(1_000), 8);
    }

    #[test]
    fn the_error_says_what_to_write() {
        let error = parse_amount("x", 0).expect_err("no amount");
        assert_eq!(
            error.to_string(),
            "amount-invalid (value: x, decimals: 0, example: 88)"
        );
        let error = parse_amount("1", 9).expect_err("too many decimals");
        assert_eq!(
            error.to_string(),
            "option-invalid (option: decimals, value: 9, allowed: 0 … 8)"
        );
        assert_eq!(format_amount(1, 9), Err(error));
    }

    #[test]
    fn the_widest_amounts_are_written() {
        let widest = "-1701411834604692317316873037158841057.28";
        assert_eq!(format_amount(i128::MIN, 2).as_deref(), Ok(widest));
        assert_eq!(format_amount(0, 8).as_deref(), Ok("0.00000000"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(amount in 0..=MOST, decimals in 0..=8_u8) {
            let text = format_amount(i128::from(amount), decimals)?;
            prop_assert_eq!(parse_amount(&text, decimals), Ok(amount));
        }

        #[test]
        fn what_is_read_is_written_as_it_was(text in "(0|[1-9][0-9]{0,10})\\.[0-9]{3}") {
            let amount = parse_amount(&text, 3)?;
            prop_assert_eq!(format_amount(i128::from(amount), 3)?, text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9０-９.．,e+-]{0,24}|\\PC*", decimals in any::<u8>()) {
            if let Ok(amount) = parse_amount(&text, decimals) {
                prop_assert!(amount <= MOST);
            }
        }
    }
}
