//! What clocks on the wall show at an instant.

use chrono::{DateTime, FixedOffset};

use super::Instant;

/// An instant together with the offset from UTC that its time zone has at that instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime(pub(super) DateTime<FixedOffset>);

impl LocalTime {
    /// Takes an instant and the offset there, in seconds east of UTC; nothing for an offset of a day or more either way.
    ///
    /// Offsets are seconds because zones had odd ones: Liberia's was −0:44:30 until 1972.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::{Instant, LocalTime};
    ///
    /// let noon = Instant::from_milliseconds(43_200_000.0).unwrap();
    /// let shanghai = LocalTime::new(noon, 8 * 3600).unwrap();
    /// assert_eq!(shanghai.format("%H:%M").unwrap(), "20:00");
    /// assert!(LocalTime::new(noon, 24 * 3600).is_none());
    /// ```
    #[must_use]
    pub fn new(at: Instant, offset_seconds: i32) -> Option<Self> {
        let utc = DateTime::from_timestamp_millis(at.milliseconds())?;
        let offset = FixedOffset::east_opt(offset_seconds)?;
        Some(Self(utc.with_timezone(&offset)))
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
    fn an_offset_of_a_day_is_none() {
        for offset_seconds in [86_400, -86_400, i32::MIN, i32::MAX] {
            assert_eq!(LocalTime::new(Instant::FIRST, offset_seconds), None);
        }
    }
}
