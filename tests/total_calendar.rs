//! Every public function of `hongbao::calendar` takes any value that its types allow, and answers with a value or an error.

#![cfg(feature = "calendar")]

use hongbao::Code;
use hongbao::calendar::{Instant, LocalTime, Part, next_midnight};
use proptest::prelude::*;

/// Milliseconds within the calendar, at its ends, and anything else that is a number or not.
fn milliseconds() -> impl Strategy<Value = f64> {
    #[expect(clippy::cast_precision_loss, reason = "both ends are below 2^53")]
    let inside = |at: i64| at as f64;
    prop_oneof![
        4 => (-377_705_116_800_000_i64..=253_402_300_799_999).prop_map(inside),
        1 => prop::sample::select(vec![-377_705_116_800_001.0, -377_705_116_800_000.0, 253_402_300_799_999.0, 253_402_300_800_000.0]),
        1 => any::<f64>(),
    ]
}

/// Any offset, more often one that there is.
fn offset() -> impl Strategy<Value = i32> {
    prop_oneof![4 => -86_399..=86_399, 1 => any::<i32>()]
}

/// Any text, more often one with specifiers.
fn pattern() -> impl Strategy<Value = String> {
    prop_oneof!["(%[-0_:.#3679]{0,3}[A-Za-z+%]|.){0,12}", ".{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_number_is_an_instant_or_refused(milliseconds in milliseconds()) {
        match Instant::from_milliseconds(milliseconds) {
            Ok(at) => prop_assert!(Instant::FIRST <= at && at <= Instant::LAST),
            Err(error) => prop_assert_eq!(error.code(), Code::DateInvalid),
        }
    }

    #[test]
    fn any_instant_offset_and_pattern_is_written_or_refused(milliseconds in milliseconds(), offset in offset(), pattern in pattern()) {
        let Ok(at) = Instant::from_milliseconds(milliseconds) else {
            return Ok(());
        };
        match LocalTime::new(at, offset) {
            Ok(local) => {
                prop_assert_eq!(local.milliseconds(), at.milliseconds());
                for part in Part::ALL {
                    prop_assert!(local.part(part).is_finite());
                }
                if let Err(error) = local.format(&pattern) {
                    prop_assert_eq!(error.code(), Code::FormatInvalid);
                }
            }
            Err(error) => prop_assert_eq!(error.code(), Code::OptionInvalid),
        }
    }

    #[test]
    fn any_name_is_a_part_or_refused(name in "[a-z]{0,9}|.{0,100}") {
        match Part::from_name(&name) {
            Ok(part) => prop_assert_eq!(part.name(), name),
            Err(error) => prop_assert_eq!(error.code(), Code::OptionInvalid),
        }
    }

    #[test]
    fn midnight_comes_after_any_instant_in_any_zone(
        milliseconds in milliseconds(),
        [before, after] in prop::array::uniform2(any::<i32>()),
        hours in -100..100_i64,
    ) {
        let Ok(at) = Instant::from_milliseconds(milliseconds) else {
            return Ok(());
        };
        let change = at.milliseconds() + hours * 3_600_000;
        let zone = |at| Ok::<i32, ()>(if at < change { before } else { after });
        prop_assert!(next_midnight(at, zone).is_ok_and(|midnight| midnight > at.milliseconds()));
        prop_assert_eq!(next_midnight(at, |_| Err("no zone")), Err("no zone"));
    }
}
