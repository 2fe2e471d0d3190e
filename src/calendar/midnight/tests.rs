use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use super::*;

/// The offset that the zone database of chrono-tz knows.
fn offset_seconds(zone: Tz, at: i64) -> i32 {
    let utc = chrono::DateTime::from_timestamp_millis(at).unwrap();
    zone.offset_from_utc_datetime(&utc.naive_utc())
        .fix()
        .local_minus_utc()
}

fn instant(milliseconds: i64) -> Instant {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Instant::from_milliseconds(milliseconds as f64).unwrap()
}

fn ours(zone: Tz, at: i64) -> i64 {
    let offset_at = |at| Ok::<i32, ()>(offset_seconds(zone, at));
    next_midnight(instant(at), offset_at).unwrap()
}

fn local_date(zone: Tz, at: i64) -> NaiveDate {
    let utc = chrono::DateTime::from_timestamp_millis(at).unwrap();
    utc.with_timezone(&zone).date_naive()
}

/// The slow, obvious twin: looks at every half minute until the date is later.
fn by_looking(zone: Tz, at: i64) -> i64 {
    let today = local_date(zone, at);
    let first = at.div_euclid(30_000) + 1;
    (first..first + 3 * 2880)
        .map(|step| step * 30_000)
        .find(|&later| local_date(zone, later) > today)
        .unwrap()
}

/// From a local time to the next midnight, both written out with the offset.
#[track_caller]
fn passes(zone: Tz, from: &str, to: &str) {
    let at = chrono::DateTime::parse_from_rfc3339(from).unwrap();
    let utc = chrono::DateTime::from_timestamp_millis(ours(zone, at.timestamp_millis())).unwrap();
    let shown = utc.with_timezone(&zone).format("%FT%T%:z").to_string();
    assert_eq!(shown, to, "{zone} after {from}");
}

#[test]
fn a_day_has_23_or_25_hours_where_the_clock_changes() {
    let zone = Tz::America__New_York;
    passes(
        zone,
        "2026-03-08T00:00:00-05:00",
        "2026-03-09T00:00:00-04:00",
    );
    passes(
        zone,
        "2026-11-01T00:00:00-04:00",
        "2026-11-02T00:00:00-05:00",
    );
    assert_eq!(
        ours(zone, 1_772_946_000_000) - 1_772_946_000_000,
        82_800_000
    );
    assert_eq!(
        ours(zone, 1_793_505_600_000) - 1_793_505_600_000,
        90_000_000
    );
}

#[test]
fn midnight_comes_when_the_clock_shows_it_the_second_time_if_the_first_never_came() {
    let zone = Tz::Africa__Cairo;
    passes(
        zone,
        "2026-10-29T13:00:00+03:00",
        "2026-10-30T00:00:00+02:00",
    );
    passes(
        zone,
        "2026-10-29T23:30:00+03:00",
        "2026-10-30T00:00:00+02:00",
    );
    passes(
        zone,
        "2026-10-29T23:30:00+02:00",
        "2026-10-30T00:00:00+02:00",
    );
}

#[test]
fn a_day_without_midnight_starts_at_its_first_instant() {
    passes(
        Tz::America__Havana,
        "2026-03-07T12:00:00-05:00",
        "2026-03-08T01:00:00-04:00",
    );
    passes(
        Tz::Asia__Beirut,
        "2026-03-28T12:00:00+02:00",
        "2026-03-29T01:00:00+03:00",
    );
    passes(
        Tz::America__Santiago,
        "2026-09-05T12:00:00-04:00",
        "2026-09-06T01:00:00-03:00",
    );
    passes(
        Tz::America__Sao_Paulo,
        "2018-11-03T12:00:00-03:00",
        "2018-11-04T01:00:00-02:00",
    );
}

#[test]
fn midnight_that_comes_twice_counts_the_first_time_that_lies_ahead() {
    // Havana goes from 1:00 back to 0:00: the second midnight is on the day that has begun.
    let zone = Tz::America__Havana;
    passes(
        zone,
        "2026-10-31T23:59:59-04:00",
        "2026-11-01T00:00:00-04:00",
    );
    passes(
        zone,
        "2026-11-01T00:00:00-04:00",
        "2026-11-02T00:00:00-05:00",
    );
    // St John's went from 0:01 back to 23:01 of the day before.
    let zone = Tz::America__St_Johns;
    passes(
        zone,
        "2006-10-28T22:00:00-02:30",
        "2006-10-29T00:00:00-02:30",
    );
    passes(
        zone,
        "2006-10-29T00:00:30-02:30",
        "2006-10-30T00:00:00-03:30",
    );
    passes(
        zone,
        "2006-10-28T23:30:00-03:30",
        "2006-10-29T00:00:00-03:30",
    );
}

#[test]
fn half_hours_count() {
    let zone = Tz::Australia__Lord_Howe;
    passes(
        zone,
        "2026-04-05T00:00:00+11:00",
        "2026-04-06T00:00:00+10:30",
    );
    passes(
        zone,
        "2026-10-04T00:00:00+10:30",
        "2026-10-05T00:00:00+11:00",
    );
}

#[test]
fn a_day_that_never_was_is_passed_over() {
    passes(
        Tz::Pacific__Apia,
        "2011-12-29T12:00:00-10:00",
        "2011-12-31T00:00:00+14:00",
    );
    passes(
        Tz::Pacific__Kwajalein,
        "1993-08-20T12:00:00-12:00",
        "1993-08-22T00:00:00+12:00",
    );
}

#[test]
fn offsets_have_seconds() {
    // Liberia's clocks were 0:44:30 behind; 1972-01-07 started when they jumped over that at midnight.
    let utc = |text| {
        chrono::DateTime::parse_from_rfc3339(text)
            .unwrap()
            .timestamp_millis()
    };
    let zone = Tz::Africa__Monrovia;
    assert_eq!(
        ours(zone, utc("1971-05-05T12:00:00Z")),
        utc("1971-05-06T00:44:30Z")
    );
    assert_eq!(
        ours(zone, utc("1971-05-05T00:44:29Z")),
        utc("1971-05-05T00:44:30Z")
    );
    assert_eq!(
        ours(zone, utc("1972-01-06T12:00:00Z")),
        utc("1972-01-07T00:44:30Z")
    );
}

#[test]
fn the_last_millisecond_of_a_day_is_one_before_midnight() {
    let zone = Tz::Asia__Shanghai;
    let midnight = ours(zone, 0);
    assert_eq!(ours(zone, midnight - 1), midnight);
    assert_eq!(ours(zone, midnight), midnight + DAY);
}

#[test]
fn the_ends_of_time_have_a_next_midnight() {
    let offset_at = |_| Ok::<i32, ()>(-86_399);
    assert!(next_midnight(Instant::FIRST, offset_at).unwrap() > Instant::FIRST.milliseconds());
    assert!(next_midnight(Instant::LAST, offset_at).unwrap() > Instant::LAST.milliseconds());
}

#[test]
fn an_error_of_the_zone_comes_through() {
    assert_eq!(
        next_midnight(Instant::FIRST, |_| Err("no zone")),
        Err("no zone")
    );
}

/// Half of the instants lie at random, half of them within 30 hours before a clock change; from 1970 to 2037.
#[test]
fn every_zone_agrees_with_looking_at_every_half_minute() {
    let samples = if std::env::var_os("HONGBAO_FULL").is_some_and(|value| value == "1") {
        400
    } else {
        40
    };
    let mut state = 20_260_217_u64;
    let mut below = |limit: i64| {
        // Steele and Vigna's SplitMix64; the bias of the remainder does not matter here.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = state;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((word ^ (word >> 31)) >> 1).cast_signed() % limit
    };
    let mut changes = 0;
    for zone in chrono_tz::TZ_VARIANTS {
        for sample in 0..samples {
            let mut at = below(2_145_916_800_000);
            if sample % 2 == 1 {
                let from = offset_seconds(zone, at);
                let day_of_change =
                    (0..400).find(|day| offset_seconds(zone, at + day * DAY) != from);
                if let Some(days) = day_of_change {
                    at += days * DAY - below(30 * 3_600_000);
                    changes += 1;
                }
            }
            assert_eq!(ours(zone, at), by_looking(zone, at), "{zone} after {at}");
        }
    }
    assert!(
        changes > 300,
        "only {changes} samples lay before a clock change"
    );
}
