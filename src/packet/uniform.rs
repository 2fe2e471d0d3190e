//! Every feasible split equally likely.

use super::Parameters;
use super::bounded;
use super::draw::{Draw, floyd};

/// Draws a split, each feasible one equally likely: by cut points, or under a max that binds by its number.
pub(crate) fn shares(parameters: &Parameters, draw: &mut impl Draw) -> Vec<u64> {
    let count = u64::from(parameters.count());
    let surplus = parameters.surplus();
    let parts = match parameters.binding_span() {
        Some(span) => bounded::sequence(parameters.count(), surplus, span, draw),
        None => differences(
            floyd(draw, surplus + count - 1, count as usize - 1),
            surplus + count,
        ),
    };
    parts
        .into_iter()
        .map(|part| parameters.min() + part)
        .collect()
}

/// Returns the numbers strictly between each cut and the next, from 0 to `end`.
fn differences(cuts: Vec<u64>, end: u64) -> Vec<u64> {
    let mut last = 0;
    cuts.into_iter()
        .chain([end])
        .map(|cut| cut - std::mem::replace(&mut last, cut) - 1)
        .collect()
}
