//! Each share uniform up to twice the mean of what is left.

use super::Parameters;
use super::draw::Draw;

/// Gives each share in turn min and a uniform part of 0 to twice the mean surplus of those still to come, drawn from the
/// other end where the max is nearer; the last takes what is left.
///
/// The mean is exactly total / count at every position; the spread grows towards the last two.
pub(crate) fn shares(parameters: &Parameters, draw: &mut impl Draw) -> Vec<u64> {
    let mut surplus = parameters.surplus();
    let span = parameters.binding_span();
    let mut shares = Vec::with_capacity(parameters.count() as usize);
    for left in (2..=u64::from(parameters.count())).rev() {
        let part = match span.map(|span| (span, u128::from(left) * u128::from(span))) {
            // What is missing to the max everywhere is less than the surplus.
            Some((span, room)) if room < 2 * u128::from(surplus) => {
                span - part(room as u64 - surplus, left, draw)
            }
            _ => part(surplus, left, draw),
        };
        shares.push(parameters.min() + part);
        surplus -= part;
    }
    shares.push(parameters.min() + surplus);
    shares
}

/// Draws a part of `surplus` whose mean is exactly `surplus / left`: uniform of 0 to `2 · surplus / left`, where a
/// fraction in that bound makes it one more with the probability of the fraction.
fn part(surplus: u64, left: u64, draw: &mut impl Draw) -> u64 {
    let (quotient, rest) = (2 * surplus / left, 2 * surplus % left);
    let most = if draw.below(left) < rest {
        quotient + 1
    } else {
        quotient
    };
    draw.below(most + 1)
}
