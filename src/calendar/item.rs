//! One item of a pattern as text.
//!
//! Differs from chrono's own writer, which it equals on all years of four digits: chrono's weighs twice as much in
//! WebAssembly, and writes centuries before the year 0 and after 9999 as letters.

use chrono::format::{Fixed, Item, Numeric, Pad, StrftimeItems};
use chrono::{DateTime, Datelike, FixedOffset, Timelike, Weekday};

const WEEKDAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Fractions of a second without a point; chrono keeps the names of these items to itself.
const FRACTIONS: [(&str, usize); 3] = [("%3f", 3), ("%6f", 6), ("%9f", 9)];

/// Appends one item; nothing comes back where the item is an error or can only be read.
pub(super) fn write(text: &mut String, local: &DateTime<FixedOffset>, item: &Item) -> Option<()> {
    match item {
        Item::Literal(literal) | Item::Space(literal) => text.push_str(literal),
        Item::OwnedLiteral(literal) | Item::OwnedSpace(literal) => text.push_str(literal),
        Item::Numeric(numeric, pad) => write_numeric(text, local, numeric, *pad)?,
        Item::Fixed(fixed) => write_fixed(text, local, fixed)?,
        Item::Error => return None,
    }
    Some(())
}

fn write_numeric(
    text: &mut String,
    local: &DateTime<FixedOffset>,
    numeric: &Numeric,
    pad: Pad,
) -> Option<()> {
    let week = local.iso_week();
    let weekday = local.weekday();
    let plain = |width, value: u32| (width, i64::from(value), false);
    let (width, value, plus) = match numeric {
        Numeric::Year => year(local.year()),
        Numeric::IsoYear => year(week.year()),
        Numeric::YearDiv100 => (2, i64::from(local.year().div_euclid(100)), false),
        Numeric::YearMod100 => (2, i64::from(local.year().rem_euclid(100)), false),
        Numeric::IsoYearMod100 => (2, i64::from(week.year().rem_euclid(100)), false),
        Numeric::Quarter => plain(1, local.month0() / 3 + 1),
        Numeric::Month => plain(2, local.month()),
        Numeric::Day => plain(2, local.day()),
        Numeric::WeekFromSun => plain(2, weeks_from(local, Weekday::Sun)),
        Numeric::WeekFromMon => plain(2, weeks_from(local, Weekday::Mon)),
        Numeric::IsoWeek => plain(2, week.week()),
        Numeric::NumDaysFromSun => plain(1, weekday.num_days_from_sunday()),
        Numeric::WeekdayFromMon => plain(1, weekday.number_from_monday()),
        Numeric::Ordinal => plain(3, local.ordinal()),
        Numeric::Hour => plain(2, local.hour()),
        Numeric::Hour12 => plain(2, local.hour12().1),
        Numeric::Minute => plain(2, local.minute()),
        Numeric::Second => plain(2, local.second()),
        Numeric::Nanosecond => plain(9, local.nanosecond()),
        Numeric::Timestamp => (9, local.timestamp(), false),
        _ => return None,
    };
    write_number(text, value, width, pad, plus);
    Some(())
}

/// Returns the width and the value of a year, and whether it has a sign: all have but those of four digits.
fn year(year: i32) -> (usize, i64, bool) {
    let sign = !(0..10_000).contains(&year);
    (if sign { 5 } else { 4 }, i64::from(year), sign)
}

fn write_fixed(text: &mut String, local: &DateTime<FixedOffset>, fixed: &Fixed) -> Option<()> {
    let nanosecond = local.nanosecond();
    match fixed {
        Fixed::ShortMonthName => text.extend(month(local).chars().take(3)),
        Fixed::LongMonthName => text.push_str(month(local)),
        Fixed::ShortWeekdayName => text.extend(weekday(local).chars().take(3)),
        Fixed::LongWeekdayName => text.push_str(weekday(local)),
        Fixed::LowerAmPm => text.push_str(if local.hour12().0 { "pm" } else { "am" }),
        Fixed::UpperAmPm => text.push_str(if local.hour12().0 { "PM" } else { "AM" }),
        Fixed::Nanosecond if nanosecond == 0 => {}
        // An instant has whole milliseconds, so three digits are as many as are needed.
        Fixed::Nanosecond | Fixed::Nanosecond3 => {
            text.push('.');
            write_fraction(text, nanosecond, 3);
        }
        Fixed::Nanosecond6 => {
            text.push('.');
            write_fraction(text, nanosecond, 6);
        }
        Fixed::Nanosecond9 => {
            text.push('.');
            write_fraction(text, nanosecond, 9);
        }
        Fixed::TimezoneName => {
            let seconds = offset(local) % 60 != 0;
            write_offset(text, offset(local), ":", if seconds { 3 } else { 2 });
        }
        Fixed::TimezoneOffset => write_offset(text, nearest_minute(local), "", 2),
        Fixed::TimezoneOffsetColon => write_offset(text, nearest_minute(local), ":", 2),
        Fixed::TimezoneOffsetDoubleColon => write_offset(text, offset(local), ":", 3),
        Fixed::TimezoneOffsetTripleColon => write_offset(text, offset(local), "", 1),
        Fixed::RFC3339 => {
            for item in StrftimeItems::new("%Y-%m-%dT%H:%M:%S%.f%:z") {
                write(text, local, &item)?;
            }
        }
        internal => {
            let named = Item::Fixed(internal.clone());
            let (_, digits) = FRACTIONS
                .into_iter()
                .find(|(pattern, _)| StrftimeItems::new(pattern).next().as_ref() == Some(&named))?;
            write_fraction(text, nanosecond, digits);
        }
    }
    Some(())
}

fn month(local: &DateTime<FixedOffset>) -> &'static str {
    MONTHS[local.month0() as usize]
}

fn weekday(local: &DateTime<FixedOffset>) -> &'static str {
    WEEKDAYS[local.weekday().num_days_from_sunday() as usize]
}

/// Counts the weeks of the year that have begun, where weeks begin on `first` and days before the first such day are in week 0.
fn weeks_from(local: &DateTime<FixedOffset>, first: Weekday) -> u32 {
    (local.ordinal0() + 7 - local.weekday().days_since(first)) / 7
}

/// Writes a number; the width counts its sign.
fn write_number(text: &mut String, value: i64, width: usize, pad: Pad, plus: bool) {
    let sign = match value {
        ..0 => "-",
        _ if plus => "+",
        _ => "",
    };
    let mut digits = [0; 20];
    let mut from = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        from -= 1;
        digits[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let missing = width.saturating_sub(sign.len() + digits.len() - from);
    let (blanks, zeros) = match pad {
        Pad::None => (0, 0),
        Pad::Space => (missing, 0),
        Pad::Zero => (0, missing),
    };
    text.extend(std::iter::repeat_n(' ', blanks));
    text.push_str(sign);
    text.extend(std::iter::repeat_n('0', zeros));
    text.extend(digits[from..].iter().map(|&digit| char::from(digit)));
}

/// Writes the first digits of a fraction of a second.
fn write_fraction(text: &mut String, nanosecond: u32, digits: usize) {
    let kept = match digits {
        3 => nanosecond / 1_000_000,
        6 => nanosecond / 1_000,
        _ => nanosecond,
    };
    write_number(text, i64::from(kept), digits, Pad::Zero, false);
}

fn offset(local: &DateTime<FixedOffset>) -> i32 {
    local.offset().local_minus_utc()
}

/// Rounds the offset to whole minutes, halves away from zero, as chrono does.
fn nearest_minute(local: &DateTime<FixedOffset>) -> i32 {
    let seconds = offset(local);
    (seconds.abs() + 30) / 60 * 60 * if seconds < 0 { -1 } else { 1 }
}

/// Writes hours, then minutes, then seconds: as many of them as `parts` says.
fn write_offset(text: &mut String, seconds: i32, colon: &str, parts: usize) {
    text.push(if seconds < 0 { '-' } else { '+' });
    let seconds = seconds.abs();
    let values = [seconds / 3600, seconds / 60 % 60, seconds % 60];
    for (place, value) in values.into_iter().take(parts).enumerate() {
        if place > 0 {
            text.push_str(colon);
        }
        write_number(text, i64::from(value), 2, Pad::Zero, false);
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Instant, LocalTime};

    /// Every specifier of chrono 0.4.45 that it writes.
    const SPECIFIERS: &str = "Y C y q m b B h d e a A w u U W G g V j D x F v H k I l P p M S f .f .3f .6f .9f 3f 6f 9f R T \
                              X r Z z :z ::z :::z c + s t n %";

    /// Instants over the years 0 to 9999, more around 1970, with odd offsets.
    fn samples() -> impl Iterator<Item = LocalTime> {
        let steps = (0..2000_i32).map(|step| f64::from(step) * 157_755_123_456.0 - 62e12);
        let near = (-500..500_i32).map(|step| f64::from(step) * 86_399_999.0);
        let offsets = [0, 28_800, -2_670, 19_800, -86_399, 86_399, 29, -31, 34_200];
        steps
            .chain(near)
            .zip(offsets.into_iter().cycle())
            .map(|(at, offset_seconds)| {
                LocalTime::new(Instant::from_milliseconds(at).unwrap(), offset_seconds).unwrap()
            })
    }

    #[test]
    fn every_specifier_is_written_as_chrono_writes_it() {
        let single = ["d", "H", "Y", "j", "s", "f", "y", "C", "q", "u"];
        let padded = single
            .iter()
            .flat_map(|name| ["-", "0", "_"].map(|pad| format!("%{pad}{name}")));
        let patterns: Vec<String> = SPECIFIERS
            .split_whitespace()
            .map(|name| format!("%{name}"))
            .chain(padded)
            .collect();
        for local in samples() {
            for pattern in &patterns {
                assert_eq!(
                    local.format(pattern).unwrap(),
                    local.0.format(pattern).to_string(),
                    "{pattern} at {local:?}"
                );
            }
        }
    }

    #[test]
    fn centuries_before_the_year_0_are_numbers() {
        let at = Instant::from_milliseconds(-62_198_755_200_000.0).unwrap();
        let local = LocalTime::new(at, 0).unwrap();
        assert_eq!(
            local.format("%Y = %C · 100 + %y").unwrap(),
            "-0001 = -1 · 100 + 99"
        );
    }
}
