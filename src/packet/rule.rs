//! The four laws of a split.

use crate::{Code, Error};

/// The law by which a total is split.
///
/// Every rule's mean is total / count at every position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Everyone gets the same; the indivisible rest goes one unit each to shares drawn at random.
    Equal,
    /// Shares are proportional to uniform weights: a mild game, in which order does not matter.
    Proportional,
    /// Each share is uniform from min to twice the mean of what is left: the last shares vary the most.
    DoubleMean,
    /// Every feasible split is equally likely: a wild game, in which order does not matter.
    Uniform,
}

impl Rule {
    /// Every rule, in the order of hb1.
    pub const ALL: [Self; 4] = [
        Self::Equal,
        Self::Proportional,
        Self::DoubleMean,
        Self::Uniform,
    ];

    /// Returns the rule of a name.
    ///
    /// # Errors
    ///
    /// `rule-unknown` for any name but `equal`, `proportional`, `double-mean` and `uniform`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Rule;
    ///
    /// assert_eq!(Rule::parse("double-mean")?, Rule::DoubleMean);
    /// assert!(Rule::parse("Double-Mean").is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn parse(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.name() == name)
            .ok_or_else(|| Error::new(Code::RuleUnknown).with("rule", name))
    }

    /// Returns the name that stands in the head.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Proportional => "proportional",
            Self::DoubleMean => "double-mean",
            Self::Uniform => "uniform",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for rule in Rule::ALL {
            assert_eq!(Rule::parse(rule.name()), Ok(rule));
        }
    }

    #[test]
    fn an_unknown_name_is_an_error() {
        let error = Rule::parse("lucky").expect_err("no such rule");
        assert_eq!(error.to_string(), "rule-unknown (rule: lucky)");
    }
}
