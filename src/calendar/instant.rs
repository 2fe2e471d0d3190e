//! A point in time, in whole milliseconds since 1970 in UTC.

use crate::{Code, Error};

/// A point in time from the start of the year −9999 to the end of the year 9999, in UTC.
///
/// Years are astronomical: 0 is 1 BC, −9999 is 10000 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// −9999-01-01T00:00:00.000Z.
    pub const FIRST: Self = Self(-377_705_116_800_000);

    /// 9999-12-31T23:59:59.999Z.
    pub const LAST: Self = Self(253_402_300_799_999);

    /// Takes milliseconds since 1970-01-01T00:00:00Z, as JavaScript's `getTime` gives them.
    ///
    /// # Errors
    ///
    /// `date-invalid` for not-a-number, for a fraction of a millisecond, and outside [`Instant::FIRST`] to [`Instant::LAST`];
    /// `first` and `last` are the days that there are.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::Instant;
    ///
    /// assert_eq!(Instant::from_milliseconds(1.5e12)?.milliseconds(), 1_500_000_000_000);
    /// let error = Instant::from_milliseconds(f64::NAN).unwrap_err();
    /// assert_eq!(error.to_string(), "date-invalid (value: NaN, first: -9999-01-01, last: 9999-12-31)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "both ends are below 2^53, and what lies between them has no fraction"
    )]
    pub fn from_milliseconds(milliseconds: f64) -> Result<Self, Error> {
        let inside = (Self::FIRST.0 as f64..=Self::LAST.0 as f64).contains(&milliseconds);
        let whole = milliseconds.trunc().to_bits() == milliseconds.to_bits();
        if inside && whole {
            return Ok(Self(milliseconds as i64));
        }
        let error = Error::new(Code::DateInvalid);
        // Not-a-number is no figure that a person could compare with another.
        let error = if milliseconds.is_nan() {
            error.with("value", "NaN")
        } else {
            error.with("value", milliseconds)
        };
        Err(error
            .with("first", "-9999-01-01")
            .with("last", "9999-12-31"))
    }

    /// Returns the milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[track_caller]
    fn refuses(milliseconds: f64) {
        let error = Instant::from_milliseconds(milliseconds).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("date-invalid (value: {milliseconds}, first: -9999-01-01, last: 9999-12-31)")
        );
    }

    #[test]
    fn the_ends_are_those_of_the_years() {
        let day = |year, month, day| {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            date.and_hms_opt(0, 0, 0)
                .unwrap()
                .and_utc()
                .timestamp_millis()
        };
        assert_eq!(Instant::FIRST.milliseconds(), day(-9999, 1, 1));
        assert_eq!(Instant::LAST.milliseconds(), day(10000, 1, 1) - 1);
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "both ends are below 2^53")]
    fn the_ends_are_in_and_their_neighbours_out() {
        for (end, beyond) in [(Instant::FIRST, -1.0), (Instant::LAST, 1.0)] {
            let milliseconds = end.milliseconds() as f64;
            assert_eq!(Instant::from_milliseconds(milliseconds), Ok(end));
            refuses(milliseconds + beyond);
        }
    }

    #[test]
    fn what_is_no_number_of_milliseconds_is_no_instant() {
        for given in [
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            0.5,
            3e14,
            8.65e15,
        ] {
            refuses(given);
        }
    }

    #[test]
    fn minus_nothing_is_1970() {
        assert_eq!(Instant::from_milliseconds(-0.0).unwrap().milliseconds(), 0);
    }
}
