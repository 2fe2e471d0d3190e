//! Parts of a date, as SQL's `EXTRACT` gives them.

use chrono::{Datelike, Timelike};

use super::LocalTime;
use crate::{Code, Error};

/// The most characters of an unknown name that an error shows.
const MOST_SHOWN: usize = 80;

/// A part of a date, named as in `PostgreSQL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The year; there is no year 0, 1 BC is −1.
    Year,
    /// The year that the ISO 8601 week belongs to; there is no year 0.
    IsoYear,
    /// The quarter, 1 to 4.
    Quarter,
    /// The month, 1 to 12.
    Month,
    /// The ISO 8601 week, 1 to 53: weeks start on Monday, week 1 has the year's first Thursday.
    Week,
    /// The day of the month, 1 to 31.
    Day,
    /// The day of the week, 0 is Sunday, 6 is Saturday.
    Dow,
    /// The day of the week, 1 is Monday, 7 is Sunday.
    IsoDow,
    /// The day of the year, 1 to 366.
    Doy,
    /// The hour, 0 to 23.
    Hour,
    /// The minute, 0 to 59.
    Minute,
    /// The second with its milliseconds, 0 to 59.999.
    Second,
    /// The seconds since 1970-01-01T00:00:00Z with their milliseconds, whatever the zone.
    Epoch,
}

impl Part {
    /// Every part, in the order above.
    pub const ALL: [Self; 13] = [
        Self::Year,
        Self::IsoYear,
        Self::Quarter,
        Self::Month,
        Self::Week,
        Self::Day,
        Self::Dow,
        Self::IsoDow,
        Self::Doy,
        Self::Hour,
        Self::Minute,
        Self::Second,
        Self::Epoch,
    ];

    /// Returns the name that `PostgreSQL` has for it.
    ///
    /// # Example
    ///
    /// ```
    /// assert_eq!(hongbao::calendar::Part::IsoDow.name(), "isodow");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::IsoYear => "isoyear",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Dow => "dow",
            Self::IsoDow => "isodow",
            Self::Doy => "doy",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Epoch => "epoch",
        }
    }

    /// Returns the part of a name, in lower case.
    ///
    /// # Errors
    ///
    /// `option-invalid` for any other text; `allowed` lists the names.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::Part;
    ///
    /// assert_eq!(Part::from_name("quarter")?, Part::Quarter);
    /// assert_eq!(Part::from_name("fortnight").unwrap_err().code().name(), "option-invalid");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|part| part.name() == name);
        known.ok_or_else(|| {
            let shown: String = name.chars().take(MOST_SHOWN).collect();
            Error::new(Code::OptionInvalid)
                .with("option", "part")
                .with("value", shown)
                .with("allowed", Self::ALL.map(Self::name).join(", "))
        })
    }
}

impl LocalTime {
    /// Returns one part, as `PostgreSQL`'s `EXTRACT(part FROM at AT TIME ZONE zone)` does, the epoch as
    /// `EXTRACT(epoch FROM at)`.
    ///
    /// Differs: `PostgreSQL` starts in 4713 BC; here the same rules go on to 10000 BC.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::{Instant, LocalTime, Part};
    ///
    /// let start = LocalTime::new(Instant::from_milliseconds(250.0)?, 0)?;
    /// assert_eq!(start.part(Part::Dow), 4.0);
    /// assert_eq!(start.part(Part::Second), 0.25);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "the instants that there are lie below 2^53"
    )]
    pub fn part(self, part: Part) -> f64 {
        let local = self.0;
        let whole = match part {
            Part::Second => {
                let milliseconds = local.second() * 1000 + local.timestamp_subsec_millis();
                return f64::from(milliseconds) / 1000.0;
            }
            Part::Epoch => return self.milliseconds() as f64 / 1000.0,
            Part::Year => return f64::from(without_zero(local.year())),
            Part::IsoYear => return f64::from(without_zero(local.iso_week().year())),
            Part::Quarter => local.month0() / 3 + 1,
            Part::Month => local.month(),
            Part::Week => local.iso_week().week(),
            Part::Day => local.day(),
            Part::Dow => local.weekday().num_days_from_sunday(),
            Part::IsoDow => local.weekday().number_from_monday(),
            Part::Doy => local.ordinal(),
            Part::Hour => local.hour(),
            Part::Minute => local.minute(),
        };
        f64::from(whole)
    }
}

/// Turns an astronomical year into one of the years before and after Christ.
fn without_zero(year: i32) -> i32 {
    if year > 0 { year } else { year - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for part in Part::ALL {
            assert_eq!(Part::from_name(part.name()), Ok(part));
        }
    }

    #[test]
    fn an_unknown_name_is_shown_beside_those_that_there_are() {
        let error = Part::from_name("Year").unwrap_err();
        assert_eq!(
            error.to_string(),
            "option-invalid (option: part, value: Year, allowed: year, isoyear, quarter, month, week, day, dow, isodow, doy, \
             hour, minute, second, epoch)"
        );
        let long = Part::from_name(&"年".repeat(1_000)).unwrap_err();
        assert!(
            long.to_string()
                .contains(&format!("value: {},", "年".repeat(80)))
        );
    }
}
