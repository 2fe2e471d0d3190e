//! Shares proportional to uniform weights.

use super::Parameters;
use super::draw::Draw;

/// Gives everyone min and a part of the surplus in proportion to a uniform weight, rounded down; what rounding leaves
/// goes out one unit at a time, with replacement.
pub(crate) fn shares(parameters: &Parameters, draw: &mut impl Draw) -> Vec<u64> {
    let count = parameters.count();
    let weights: Vec<u64> = (0..count).map(|_| draw.weight()).collect();
    let sum: u64 = weights.iter().sum();
    let surplus = parameters.surplus();
    let part = |weight: u64| (u128::from(weight) * u128::from(surplus) / u128::from(sum)) as u64;

    let mut shares: Vec<u64> = weights.into_iter().map(part).collect();
    let rest = surplus - shares.iter().sum::<u64>();
    for _ in 0..rest {
        shares[draw.below(u64::from(count)) as usize] += 1;
    }
    for share in &mut shares {
        *share += parameters.min();
    }
    shares
}
