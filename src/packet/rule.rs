//! The four laws of a split.

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
