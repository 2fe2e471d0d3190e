//! Everyone gets the same.

use super::Parameters;
use super::draw::{Draw, floyd};

/// Gives everyone ⌊total / count⌋, and the rest in single units to distinct shares, each set of shares equally likely.
pub(crate) fn shares(parameters: &Parameters, draw: &mut impl Draw) -> Vec<u64> {
    let count = u64::from(parameters.count());
    let rest = parameters.total() % count;
    let mut shares = vec![parameters.total() / count; parameters.count() as usize];
    for place in floyd(draw, count, rest as usize) {
        shares[place as usize - 1] += 1;
    }
    shares
}
