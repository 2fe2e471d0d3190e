//! The split itself.

use super::draw::Draw;
use super::{Parameters, Rule, Salt, Seed, Stream, double_mean, equal, proportional, uniform};

/// Splits a total into shares, in claim order; a pure function that anyone can replay by hb1.
///
/// Laws: `sum(shares) == total`, `min ≤ share ≤ max`, and the mean over all seeds is total / count at every position.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, Salt, Seed, split};
///
/// let parameters = Parameters::new(Rule::Proportional, 8_888, 6, Some(88), None).unwrap();
/// let seed = Seed::new(&std::array::from_fn::<u8, 32, _>(|place| place as u8)).unwrap();
/// assert_eq!(split(&parameters, &seed, &Salt::default()), [311, 2440, 1538, 905, 2243, 1451]);
/// ```
#[must_use]
pub fn split(parameters: &Parameters, seed: &Seed, salt: &Salt) -> Vec<u64> {
    draw_shares(parameters, &mut Stream::new(parameters, seed, salt))
}

/// Splits by the draws of any source.
pub(crate) fn draw_shares(parameters: &Parameters, draw: &mut impl Draw) -> Vec<u64> {
    match parameters.rule() {
        Rule::Equal => equal::shares(parameters, draw),
        Rule::Proportional => proportional::shares(parameters, draw),
        Rule::DoubleMean => double_mean::shares(parameters, draw),
        Rule::Uniform => uniform::shares(parameters, draw),
    }
}

/// Returns the place of the best luck: the largest share, of equal ones the earliest in claim order; 0 for no shares.
///
/// # Example
///
/// ```
/// assert_eq!(hongbao::packet::best(&[3, 5, 5, 2]), 1);
/// ```
#[must_use]
pub fn best(shares: &[u64]) -> usize {
    let mut best = 0;
    for (place, share) in shares.iter().enumerate() {
        if *share > shares[best] {
            best = place;
        }
    }
    best
}
