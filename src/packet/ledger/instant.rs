//! Instants as ECMA-262 21.4.1.32 writes them, in the years 0 to 9999: `2026-02-17T00:00:00.000Z`.

use std::ops::RangeInclusive;

use super::Milliseconds;

const DAY: i64 = 86_400_000;
/// The years 0 to 9999.
pub(super) const RANGE: RangeInclusive<Milliseconds> = -62_167_219_200_000..=253_402_300_799_999;

/// Prints an instant with its milliseconds; outside [`RANGE`] it is the nearest instant within.
pub(super) fn print(at: Milliseconds) -> String {
    let at = at.clamp(*RANGE.start(), *RANGE.end());
    let (year, month, day) = date(at.div_euclid(DAY));
    let rest = at.rem_euclid(DAY);
    let mut text = String::with_capacity(24);
    for (number, digits, mark) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (rest / 3_600_000, 2, ':'),
        (rest / 60_000 % 60, 2, ':'),
        (rest / 1_000 % 60, 2, '.'),
        (rest % 1_000, 3, 'Z'),
    ] {
        let plain = number.to_string();
        text.extend(std::iter::repeat_n('0', digits - plain.len().min(digits)));
        text.push_str(&plain);
        text.push(mark);
    }
    text
}

/// Reads exactly what [`print`] writes.
pub(super) fn parse(text: &str) -> Option<Milliseconds> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let days = days(number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let hours = number(11, 13)?;
    let minutes = hours * 60 + number(14, 16)?;
    let seconds = minutes * 60 + number(17, 19)?;
    let at = days * DAY + seconds * 1_000 + number(20, 23)?;
    // A day, an hour or a sign that does not exist is printed otherwise.
    (RANGE.contains(&at) && print(at) == text).then_some(at)
}

/// Returns the days from 1970-01-01 to a day of the Gregorian calendar (Hinnant, `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Returns year, month and day of the days since 1970-01-01 (Hinnant, `civil_from_days`).
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(at: Milliseconds, text: &str) {
        assert_eq!(print(at), text);
        assert_eq!(parse(text), Some(at));
    }

    #[test]
    fn instants_are_those_of_javascript() {
        is(0, "1970-01-01T00:00:00.000Z");
        is(951_782_400_000, "2000-02-29T00:00:00.000Z");
        is(-1, "1969-12-31T23:59:59.999Z");
        is(*RANGE.start(), "0000-01-01T00:00:00.000Z");
        is(*RANGE.end(), "9999-12-31T23:59:59.999Z");
    }

    #[test]
    fn only_what_is_printed_is_read() {
        for text in [
            "",
            "2026",
            "2026-02-30T00:00:00.000Z",
            "2026-02-17T24:00:00.000Z",
            "2026-02-17T00:00:00Z",
            "2026-02-17T00:00:00.000",
            "+026-02-17T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-00-01T00:00:00.000Z",
            "2026-02-17T00:00:00.000+00:00",
            "２０２６-02-17T00:00:00.000Z",
            "2026-02-17 00:00:00.000Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
