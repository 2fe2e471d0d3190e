//! What clocks on the wall show at an instant.

use chrono::{DateTime, FixedOffset};

use super::Instant;
use crate::{Code, Error};

/// An instant together with the offset from UTC that its time zone has at that instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime(pub(super) DateTime<FixedOffset>);

impl LocalTime {
    /// Takes an instant and the offset there, in seconds east of UTC.
    ///
    /// Offsets are seconds because zones had odd ones: Liberia's was −0:44:30 until 1972.
    ///
    /// # Errors
    ///
    /// `option-invalid` for an offset of a day or more either way.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::{Instant, LocalTime};
    ///
    /// let noon = Instant::from_milliseconds(43_200_000.0)?;
    /// let shanghai = LocalTime::new(noon, 8 * 3600)?;
    /// assert_eq!(shanghai.format("%H:%M")?, "20:00");
    /// let error = LocalTime::new(noon, 24 * 3600).unwrap_err();
    /// assert_eq!(error.to_string(), "option-invalid (option: offset, value: 86400, allowed: -86399 … 86399)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(at: Instant, offset_seconds: i32) -> Result<Self, Error> {
        let utc = DateTime::from_timestamp_millis(at.milliseconds());
        match (utc, FixedOffset::east_opt(offset_seconds)) {
            (Some(utc), Some(offset)) => Ok(Self(utc.with_timezone(&offset))),
            // Every instant is a date of chrono, whose years go further, so it is the offset.
            _ => Err(Error::new(Code::OptionInvalid)
                .with("option", "offset")
                .with("value", offset_seconds)
                .with("allowed", "-86399 … 86399")),
        }
    }

    /// Returns the instant in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        self.0.timestamp_millis()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_time_have_every_offset() {
        for at in [Instant::FIRST, Instant::LAST] {
            for offset_seconds in [-86_399, -2_670, 0, 86_399] {
                let local = LocalTime::new(at, offset_seconds).unwrap();
                assert_eq!(local.milliseconds(), at.milliseconds());
                assert!(!local.format("%+").unwrap().is_empty());
            }
        }
    }

    #[test]
    fn an_offset_of_a_day_is_refused() {
        for offset_seconds in [86_400, -86_400, i32::MIN, i32::MAX] {
            let error = LocalTime::new(Instant::FIRST, offset_seconds).unwrap_err();
            assert_eq!(error.code(), Code::OptionInvalid);
        }
    }
}
