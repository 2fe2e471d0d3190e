//! The law of `equal`: ⌊total / count⌋ to everyone, the remainder one each to a random set of shares.

use super::{Parameters, Surplus, real};

#[inline(never)]
pub(super) fn law(parameters: &Parameters, starts: &[u64]) -> Surplus {
    let count = u64::from(parameters.count());
    let low = parameters.surplus() / count;
    let more = parameters.surplus() % count;
    let chance = real(more) / real(count);
    let deviation = (chance * (1.0 - chance)).sqrt();
    let bins = if more == 0 {
        vec![1.0]
    } else {
        vec![1.0 - chance, chance]
    };
    debug_assert_eq!(bins.len(), starts.len(), "one bin a value");
    Surplus {
        deviation: vec![deviation; parameters.count() as usize],
        best: real(low + u64::from(more > 0)),
        luck: luck(count, more),
        bins,
        error: 0.0,
    }
}

/// The first member of a uniform set of `more` out of `count`; all are equal, and the first is the best, without one.
fn luck(count: u64, more: u64) -> Vec<f64> {
    let mut none_yet = 1.0;
    (0..count)
        .map(|place| {
            let left = count - place;
            let chance = if more == 0 {
                1.0
            } else {
                (real(more) / real(left)).min(1.0)
            };
            let best = none_yet * chance;
            none_yet *= 1.0 - chance;
            best
        })
        .collect()
}
