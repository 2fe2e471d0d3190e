//! Dates as text, by strftime patterns.

use chrono::format::{Item, StrftimeItems};

use super::{LocalTime, item};
use crate::{Code, Error};

impl LocalTime {
    /// Writes the local time by a strftime pattern, with the specifiers of [`chrono::format::strftime`].
    ///
    /// `%Z` writes the offset, since a local time does not know its zone's name; names of months and days are English.
    ///
    /// # Errors
    ///
    /// `format-invalid` where the pattern has a specifier that chrono does not know or only reads; the figures are the
    /// pattern and the first such part of it.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::calendar::{Instant, LocalTime};
    ///
    /// let start = LocalTime::new(Instant::from_milliseconds(0.0)?, 8 * 3600)?;
    /// assert_eq!(start.format("%Y年%m月%d日")?, "1970年01月01日");
    /// let error = start.format("%Y-%Q").unwrap_err();
    /// assert_eq!(error.to_string(), "format-invalid (pattern: %Y-%Q, part: %Q)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn format(self, pattern: &str) -> Result<String, Error> {
        let mut text = String::new();
        for item in StrftimeItems::new(pattern) {
            if item::write(&mut text, &self.0, &item).is_none() {
                return Err(Error::new(Code::FormatInvalid)
                    .with("pattern", pattern)
                    .with("part", first_unknown(pattern)));
            }
        }
        Ok(text)
    }
}

/// Returns the first specifier of a pattern that cannot be written.
#[cold]
fn first_unknown(pattern: &str) -> &str {
    // A strict reader tells which item is wrong, a lenient one passes that item on as it stands.
    let strict = StrftimeItems::new(pattern);
    for (item, text) in strict.zip(StrftimeItems::new_lenient(pattern)) {
        if let (Item::Error, Item::Literal(text)) = (item, text) {
            return text;
        }
    }
    "%#z" // the one specifier that chrono reads and does not write
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Instant;

    fn local(milliseconds: f64, offset_seconds: i32) -> LocalTime {
        LocalTime::new(
            Instant::from_milliseconds(milliseconds).unwrap(),
            offset_seconds,
        )
        .unwrap()
    }

    #[track_caller]
    fn refuses(pattern: &str, part: &str) {
        let error = local(0.0, 0).format(pattern).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("format-invalid (pattern: {pattern}, part: {part})")
        );
    }

    #[test]
    fn a_pattern_may_be_empty_or_plain_text() {
        assert_eq!(local(0.0, 0).format("").unwrap(), "");
        assert_eq!(local(0.0, 0).format("红包 100%%").unwrap(), "红包 100%");
    }

    #[test]
    fn the_unknown_part_is_named() {
        refuses("%Q", "%Q");
        refuses("%Y-%m-%d %Q %E", "%Q");
        refuses("年%年", "%年");
        refuses("%H:%", "%");
        refuses("100% ", "% ");
        refuses("%%%", "%");
        refuses("%-", "%-");
        refuses("%-c", "%-c");
        refuses("%.4f", "%.4");
        refuses("%::Z", "%:");
        refuses("%F %#z", "%#z");
    }

    #[test]
    fn years_outside_four_digits_have_a_sign() {
        assert_eq!(
            local(-62_198_755_200_000.0, 0).format("%Y").unwrap(),
            "-0001"
        );
        assert_eq!(
            local(253_402_300_799_999.0, 3600).format("%F").unwrap(),
            "+10000-01-01"
        );
    }

    #[test]
    fn offsets_with_seconds_are_written() {
        let monrovia = local(0.0, -2670);
        assert_eq!(monrovia.format("%T %::z").unwrap(), "23:15:30 -00:44:30");
    }
}
