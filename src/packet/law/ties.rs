//! Who is the best when every order of the shares is equally likely: the law of how many share the largest amount says it.

use super::real;

/// Turns `tied[k − 1]`, the probability that k shares are the largest, into the probability of being the best by position.
///
/// Given k, the set of the largest is uniform among the sets of k positions, and the best is its earliest member:
/// `luck(i) = Σₖ P(k) C(count − 1 − i, k − 1) / C(count, k)`.
pub(super) fn luck(count: u32, tied: &[f64]) -> Vec<f64> {
    let all = u64::from(count);
    // Of thousands, as good as never more than a few have the largest.
    let likely = tied.iter().rposition(|&chance| chance > 0.0);
    let tied = &tied[..likely.map_or(0, |place| place + 1)];
    (0..all)
        .map(|place| {
            let mut chance = 1.0 / real(all);
            let mut sum = 0.0;
            for (least, &probability) in (1..).zip(tied) {
                sum += probability * chance;
                if place + least >= all {
                    break;
                }
                chance *=
                    real(all - place - least) * real(least + 1) / (real(least) * real(all - least));
            }
            sum
        })
        .collect()
}
