//! The public numbers of a split, checked once.

use super::Rule;

/// The largest total, 2⁶³ − 1.
const MOST_TOTAL: u64 = (1 << 63) - 1;
/// The largest count of shares.
const MOST_COUNT: u32 = 10_000;
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
    /// Takes the numbers of a split in minor units, or nothing where there is no such split; min is 1 and max none by default.
    ///
    /// Why there is none is told in TypeScript, where any number can be shown: `parameters` in `js/parameters.ts`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Parameters, Rule};
    ///
    /// let parameters = Parameters::new(Rule::Uniform, 10_000, 10, None, Some(1_500)).unwrap();
    /// assert_eq!(parameters.surplus(), 9_990);
    /// assert!(Parameters::new(Rule::Uniform, 10_000, 10, Some(1_001), None).is_none());
    /// ```
    #[must_use]
    pub fn new(
        rule: Rule,
        total: u64,
        count: u32,
        min: Option<u64>,
        max: Option<u64>,
    ) -> Option<Self> {
        let min = min.unwrap_or(1);
        let many = u128::from(count);
        let ranged = (1..=MOST_TOTAL).contains(&total)
            && (1..=MOST_COUNT).contains(&count)
            && (1..=total).contains(&min)
            && max.is_none_or(|max| rule != Rule::Proportional && (min..=total).contains(&max));
        let feasible = many * u128::from(min) <= u128::from(total)
            && max.is_none_or(|max| many * u128::from(max) >= u128::from(total));
        let parameters = Self {
            rule,
            total,
            count,
            min,
            max,
        };
        (ranged && feasible && parameters.is_cheap()).then_some(parameters)
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

    fn is_cheap(&self) -> bool {
        let (Rule::Uniform, Some(span)) = (self.rule, self.binding_span()) else {
            return true;
        };
        let bits = u64::BITS - span.leading_zeros();
        self.count <= MOST_COUNT_COUNTED && self.count * bits <= MOST_BITS_COUNTED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rule::{DoubleMean, Equal, Proportional, Uniform};

    const TOP: u64 = (1 << 63) - 1;

    #[track_caller]
    fn takes(rule: Rule, total: u64, count: u32, min: Option<u64>, max: Option<u64>) {
        assert!(Parameters::new(rule, total, count, min, max).is_some());
    }

    #[track_caller]
    fn refuses(rule: Rule, total: u64, count: u32, min: Option<u64>, max: Option<u64>) {
        assert_eq!(Parameters::new(rule, total, count, min, max), None);
    }

    #[test]
    fn the_edges_of_every_range_are_taken() {
        takes(Equal, 1, 1, None, None);
        takes(Equal, 1, 1, Some(1), Some(1));
        takes(Equal, TOP, 10_000, None, Some(TOP));
        takes(Equal, TOP, 1, Some(TOP), Some(TOP));
        takes(Equal, 10_000, 10_000, Some(1), Some(1));
        takes(Equal, 7, 2, Some(3), Some(4));
    }

    #[test]
    fn what_lies_outside_a_range_is_refused() {
        refuses(Equal, 0, 0, None, None);
        refuses(Equal, TOP + 1, 1, None, None);
        refuses(Equal, u64::MAX, 1, None, None);
        refuses(Equal, 1, 0, None, None);
        refuses(Equal, TOP, 10_001, None, None);
        refuses(Equal, 9, 10, Some(0), None);
        refuses(Equal, 9, 2, Some(10), None);
        refuses(Equal, 9, 2, Some(3), Some(10));
    }

    #[test]
    fn a_total_gives_everyone_the_least_share_and_no_one_more_than_the_largest() {
        refuses(DoubleMean, 9, 10, None, None);
        refuses(Equal, 9, 2, Some(5), None);
        refuses(Equal, 9, 2, Some(3), Some(2));
        refuses(Equal, 9, 2, Some(3), Some(4));
        takes(Equal, 9, 2, Some(3), Some(5));
    }

    #[test]
    fn proportional_takes_no_max_whatever_its_value() {
        for max in [0, 5, 9, TOP] {
            refuses(Proportional, 9, 2, None, Some(max));
        }
    }

    #[test]
    fn only_a_binding_max_under_uniform_costs() {
        refuses(Uniform, 2_000, 201, None, Some(100));
        takes(DoubleMean, 2_000, 201, None, Some(100));
        takes(Uniform, 2_000, 200, None, Some(100));
        refuses(Uniform, 200_000, 200, None, Some(1_025));
        takes(Uniform, 200_000, 200, None, Some(1_024));
        refuses(Uniform, TOP, 34, None, Some(1 << 60));
        takes(Uniform, TOP, 33, None, Some(1 << 60));
        // One that does not bind draws as if there were none.
        takes(Uniform, 10_100, 10_000, None, Some(101));
        refuses(Uniform, 10_100, 10_000, None, Some(100));
    }

    #[test]
    fn a_max_binds_from_one_unit_below_the_surplus() {
        let span =
            |max| Parameters::new(Uniform, 100, 4, None, Some(max)).and_then(|p| p.binding_span());
        assert_eq!(span(97), None);
        assert_eq!(span(96), Some(95));
    }
}
