//! The public numbers of a split, checked once.

use crate::{Code, Error};

use super::Rule;

/// The largest total, 2⁶³ − 1.
pub(crate) const MOST_TOTAL: u64 = (1 << 63) - 1;
/// The largest count of shares.
pub(crate) const MOST_COUNT: u32 = 10_000;
/// The largest count under `uniform` with a max that binds.
const MOST_COUNT_COUNTED: u32 = 200;
/// The largest count · bitlen(max − min) under `uniform` with a max that binds.
const MOST_BITS_COUNTED: u32 = 2_000;

/// Rule, total, count, min and max of a split that exists.
///
/// Laws: `count · min ≤ total`, and with a max `total ≤ count · max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parameters {
    rule: Rule,
    total: u64,
    count: u32,
    min: u64,
    max: Option<u64>,
}

impl Parameters {
    /// Checks the numbers of a split, in the order of hb1: rule, total, count, min, max, count · min, count · max.
    ///
    /// Amounts are minor units; min defaults to 1, and without a max none is set. They come as wide, signed integers so
    /// that the error shows what was given.
    ///
    /// # Errors
    ///
    /// - `amount-invalid`: the total or max is above 2⁶³ − 1, or min below 1; `least` or `most` is the bound.
    /// - `total-too-small`: the total is below 1, or below count where no min was given; `needed` is the least total.
    /// - `count-invalid`: count is not 1 to 10 000.
    /// - `min-too-large`: min was given and count · min is above the total; `nearest` is the largest min, where there is one.
    /// - `max-too-small`: max is below min, or count · max below the total; `nearest` is the smallest max.
    /// - `rule-takes-no-max`: `proportional` was given a max.
    /// - `max-too-costly`: `uniform` under a max that binds, with count above 200 or count · bitlen(max − min) above 2 000;
    ///   `most` is the largest count for this max.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Parameters, Rule};
    ///
    /// let parameters = Parameters::new(Rule::Uniform, 10_000, 10, None, Some(1_500))?;
    /// assert_eq!(parameters.surplus(), 9_990);
    ///
    /// let error = Parameters::new(Rule::Uniform, 10_000, 10, Some(1_001), None).unwrap_err();
    /// assert_eq!(error.to_string(), "min-too-large (count: 10, min: 1001, total: 10000, nearest: 1000)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(
        rule: Rule,
        total: i128,
        count: u32,
        min: Option<i128>,
        max: Option<i128>,
    ) -> Result<Self, Error> {
        let total = checked_total(total)?;
        if count == 0 || count > MOST_COUNT {
            return Err(Error::new(Code::CountInvalid)
                .with("count", count)
                .with("most", MOST_COUNT));
        }
        let least = checked_min(total, count, min)?;
        let most = match max {
            Some(max) => Some(checked_max(rule, total, count, least, max)?),
            None => None,
        };
        let parameters = Self {
            rule,
            total,
            count,
            min: least,
            max: most,
        };
        parameters.check_shares(min.is_some())?;
        parameters.check_cost()?;
        Ok(parameters)
    }

    /// Returns the rule.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// Returns the total in minor units, 1 to 2⁶³ − 1.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Returns the number of shares, 1 to 10 000.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Returns the least share in minor units.
    #[must_use]
    pub fn min(&self) -> u64 {
        self.min
    }

    /// Returns the largest share in minor units as it was given, whether it binds or not.
    #[must_use]
    pub fn max(&self) -> Option<u64> {
        self.max
    }

    /// Returns `s = total − count · min`, what is left to draw once everyone has the least share.
    #[must_use]
    pub fn surplus(&self) -> u64 {
        self.total - u64::from(self.count) * self.min
    }

    /// Returns `d = max − min` where the max binds, that is where `d < s`.
    #[must_use]
    pub fn binding_span(&self) -> Option<u64> {
        self.max
            .map(|max| max - self.min)
            .filter(|&span| span < self.surplus())
    }

    fn check_shares(&self, min_was_given: bool) -> Result<(), Error> {
        let count = u128::from(self.count);
        let total = u128::from(self.total);
        let needed = count * u128::from(self.min);
        if needed > total && !min_was_given {
            return Err(Error::new(Code::TotalTooSmall)
                .with("total", self.total.to_string())
                .with("count", self.count)
                .with("min", self.min.to_string())
                .with("needed", self.count.to_string()));
        }
        if needed > total {
            return Err(min_too_large(self.total, self.count, self.min.to_string()));
        }
        match self.max {
            Some(max) if count * u128::from(max) < total => Err(Error::new(Code::MaxTooSmall)
                .with("count", self.count)
                .with("max", max.to_string())
                .with("total", self.total.to_string())
                .with("nearest", least_max(self.total, self.count).to_string())),
            _ => Ok(()),
        }
    }

    fn check_cost(&self) -> Result<(), Error> {
        let (Rule::Uniform, Some(span)) = (self.rule, self.binding_span()) else {
            return Ok(());
        };
        let bits = u64::BITS - span.leading_zeros();
        // A max that binds has a span of at least one bit, since count · span ≥ surplus > span.
        let most = (MOST_BITS_COUNTED / bits.max(1)).min(MOST_COUNT_COUNTED);
        if self.count <= most {
            return Ok(());
        }
        Err(Error::new(Code::MaxTooCostly)
            .with("count", self.count)
            .with("bits", bits)
            .with("most", most))
    }
}

fn checked_total(total: i128) -> Result<u64, Error> {
    match u64::try_from(total) {
        Ok(total) if (1..=MOST_TOTAL).contains(&total) => Ok(total),
        _ if total < 1 => Err(Error::new(Code::TotalTooSmall)
            .with("total", total.to_string())
            .with("needed", "1")),
        _ => Err(amount_invalid("total", total).with("most", MOST_TOTAL.to_string())),
    }
}

fn checked_min(total: u64, count: u32, min: Option<i128>) -> Result<u64, Error> {
    let Some(min) = min else { return Ok(1) };
    match u64::try_from(min) {
        Ok(min) if (1..=total).contains(&min) => Ok(min),
        _ if min < 1 => Err(amount_invalid("min", min).with("least", "1")),
        _ => Err(min_too_large(total, count, min.to_string())),
    }
}

fn checked_max(rule: Rule, total: u64, count: u32, min: u64, max: i128) -> Result<u64, Error> {
    if rule == Rule::Proportional {
        return Err(Error::new(Code::RuleTakesNoMax).with("rule", rule.name()));
    }
    match u64::try_from(max) {
        Ok(max) if (min..=MOST_TOTAL).contains(&max) => Ok(max),
        _ if max < i128::from(min) => Err(Error::new(Code::MaxTooSmall)
            .with("max", max.to_string())
            .with("min", min.to_string())
            .with("nearest", least_max(total, count).max(min).to_string())),
        _ => Err(amount_invalid("max", max).with("most", MOST_TOTAL.to_string())),
    }
}

fn amount_invalid(field: &'static str, amount: i128) -> Error {
    Error::new(Code::AmountInvalid)
        .with("field", field)
        .with("value", amount.to_string())
}

fn min_too_large(total: u64, count: u32, min: String) -> Error {
    let error = Error::new(Code::MinTooLarge)
        .with("count", count)
        .with("min", min)
        .with("total", total.to_string());
    match total / u64::from(count) {
        0 => error,
        nearest => error.with("nearest", nearest.to_string()),
    }
}

fn least_max(total: u64, count: u32) -> u64 {
    total.div_ceil(u64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rule::{DoubleMean, Equal, Proportional, Uniform};

    const TOP: i128 = (1 << 63) - 1;

    #[track_caller]
    fn refused(
        rule: Rule,
        total: i128,
        count: u32,
        min: Option<i128>,
        max: Option<i128>,
        text: &str,
    ) {
        let error =
            Parameters::new(rule, total, count, min, max).expect_err("the numbers are refused");
        assert_eq!(error.to_string(), text);
    }

    #[test]
    fn the_edges_of_every_range_are_taken() {
        for (total, count, min, max) in [
            (1, 1, None, None),
            (1, 1, Some(1), Some(1)),
            (TOP, 10_000, None, Some(TOP)),
            (TOP, 1, Some(TOP), Some(TOP)),
            (10_000, 10_000, Some(1), Some(1)),
            (7, 2, Some(3), Some(4)),
        ] {
            assert!(Parameters::new(Equal, total, count, min, max).is_ok());
        }
    }

    #[test]
    fn a_total_below_one_is_too_small() {
        refused(
            Equal,
            0,
            0,
            None,
            None,
            "total-too-small (total: 0, needed: 1)",
        );
        let lowest = "total-too-small (total: -170141183460469231731687303715884105728, needed: 1)";
        refused(Equal, i128::MIN, 1, None, None, lowest);
    }

    #[test]
    fn a_total_past_63_bits_is_no_amount() {
        let text =
            "amount-invalid (field: total, value: 9223372036854775808, most: 9223372036854775807)";
        refused(Equal, TOP + 1, 1, None, None, text);
    }

    #[test]
    fn a_count_outside_its_range_is_refused() {
        refused(
            Equal,
            1,
            0,
            None,
            None,
            "count-invalid (count: 0, most: 10000)",
        );
        let text = "count-invalid (count: 10001, most: 10000)";
        refused(Equal, TOP, 10_001, Some(0), None, text);
    }

    #[test]
    fn a_total_below_the_count_is_too_small_under_the_default_min() {
        let text = "total-too-small (total: 9, count: 10, min: 1, needed: 10)";
        refused(DoubleMean, 9, 10, None, None, text);
    }

    #[test]
    fn a_given_min_is_too_large_by_itself_or_times_count() {
        let text = "amount-invalid (field: min, value: 0, least: 1)";
        refused(Equal, 9, 10, Some(0), None, text);
        let text = "min-too-large (count: 2, min: 10, total: 9, nearest: 4)";
        refused(Equal, 9, 2, Some(10), None, text);
        let text = "min-too-large (count: 2, min: 5, total: 9, nearest: 4)";
        refused(Equal, 9, 2, Some(5), None, text);
        let text = "min-too-large (count: 10, min: 1, total: 9)";
        refused(Equal, 9, 10, Some(1), None, text);
    }

    #[test]
    fn a_max_is_at_least_min_and_the_ceiling_of_the_mean() {
        let text = "max-too-small (max: 2, min: 3, nearest: 5)";
        refused(Equal, 9, 2, Some(3), Some(2), text);
        let text = "max-too-small (count: 2, max: 4, total: 9, nearest: 5)";
        refused(Equal, 9, 2, Some(3), Some(4), text);
    }

    #[test]
    fn a_max_above_the_total_is_one_that_does_not_bind() {
        let parameters = Parameters::new(Uniform, 9, 2, Some(3), Some(TOP)).expect("is taken");
        assert_eq!(
            (parameters.max(), parameters.binding_span()),
            (Some((1 << 63) - 1), None)
        );
        let text =
            "amount-invalid (field: max, value: 9223372036854775808, most: 9223372036854775807)";
        refused(Equal, 9, 2, Some(3), Some(TOP + 1), text);
    }

    #[test]
    fn proportional_takes_no_max_whatever_its_value() {
        for max in [-1, 5, TOP + 9] {
            let text = "rule-takes-no-max (rule: proportional)";
            refused(Proportional, 9, 2, None, Some(max), text);
        }
    }

    #[test]
    fn the_first_bound_missed_is_named() {
        // min before max, max before count · min, count · min before count · max.
        let text = "min-too-large (count: 2, min: 10, total: 9, nearest: 4)";
        refused(Proportional, 9, 2, Some(10), Some(1), text);
        let text = "max-too-small (max: 4, min: 5, nearest: 5)";
        refused(Equal, 9, 2, Some(5), Some(4), text);
        let text = "min-too-large (count: 4, min: 3, total: 9, nearest: 2)";
        refused(Equal, 9, 4, Some(3), Some(3), text);
    }

    #[test]
    fn only_a_binding_max_under_uniform_costs() {
        let text = "max-too-costly (count: 201, bits: 7, most: 200)";
        refused(Uniform, 2_000, 201, None, Some(100), text);
        assert!(Parameters::new(DoubleMean, 2_000, 201, None, Some(100)).is_ok());
        assert!(Parameters::new(Uniform, 2_000, 200, None, Some(100)).is_ok());
        let text = "max-too-costly (count: 200, bits: 11, most: 181)";
        refused(Uniform, 200_000, 200, None, Some(1_025), text);
        assert!(Parameters::new(Uniform, 200_000, 200, None, Some(1_024)).is_ok());
        let text = "max-too-costly (count: 34, bits: 60, most: 33)";
        refused(Uniform, TOP, 34, None, Some(1 << 60), text);
        assert!(Parameters::new(Uniform, TOP, 33, None, Some(1 << 60)).is_ok());
        // One that does not bind draws as if there were none.
        assert!(Parameters::new(Uniform, 10_100, 10_000, None, Some(101)).is_ok());
        refused(
            Uniform,
            10_100,
            10_000,
            None,
            Some(100),
            "max-too-costly (count: 10000, bits: 7, most: 200)",
        );
    }

    #[test]
    fn a_max_binds_from_one_unit_below_the_surplus() {
        let span =
            |max| Parameters::new(Uniform, 100, 4, None, Some(max)).map(|p| p.binding_span());
        assert_eq!(span(97), Ok(None));
        assert_eq!(span(96), Ok(Some(95)));
    }
}
