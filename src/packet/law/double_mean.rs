//! The law of `double-mean`: the exact chain where it is small enough, else a coarser one.

#[cfg(target_arch = "wasm32")]
use super::BestPart;
use super::grid::{self, Detail};
use super::{Parameters, Surplus, bins_of, chain::Chain, real};

/// The most additions of an exact law, about 50 milliseconds in a browser.
const MOST_STEPS: u64 = 6_000_000;
/// So many additions take no time that anybody notices.
const FEW_STEPS: u64 = 500_000;
/// The most nodes that a law on the lattice visits, about 100 milliseconds in a browser.
const MOST_NODES: f64 = 2_400_000.0;

/// The lattices, from the coarsest.
const LATTICES: [Detail; 3] = [
    Detail {
        single: 16,
        blocks: 8,
        nodes: (32.0, 48.0),
        thresholds: 3,
        error: 0.009,
    },
    Detail {
        single: 32,
        blocks: 12,
        nodes: (64.0, 96.0),
        thresholds: 4,
        error: 0.004,
    },
    Detail {
        single: 128,
        blocks: 24,
        nodes: (96.0, 192.0),
        thresholds: 8,
        error: 0.003,
    },
];

/// How a law is found.
#[derive(Clone, Copy)]
enum Method {
    Certain,
    Lattice(Detail),
    Exact,
}

/// Returns the number of steps from the first law to the best.
pub(super) fn steps(parameters: &Parameters) -> usize {
    methods(parameters).len()
}

/// Tells the law of a step, the best one after the last.
pub(super) fn law(parameters: &Parameters, starts: &[u64], step: usize) -> Surplus {
    let methods = methods(parameters);
    match methods[step.min(methods.len() - 1)] {
        Method::Certain => Surplus {
            deviation: vec![0.0],
            best: real(parameters.surplus()),
            luck: vec![1.0],
            bins: vec![1.0],
            error: 0.0,
        },
        Method::Lattice(detail) => grid::law(parameters, starts, detail),
        Method::Exact => exact(parameters, starts),
    }
}

/// Tells what one threshold of the best share adds to the law of a step, or nothing past the last one and where the law has none.
#[cfg(target_arch = "wasm32")]
pub(super) fn part(parameters: &Parameters, step: usize, place: usize) -> Option<BestPart> {
    match methods(parameters).get(step)? {
        Method::Lattice(detail) => grid::part(parameters, *detail, place),
        Method::Certain | Method::Exact => None,
    }
}

/// Tells the law of a step whose thresholds are added up already.
#[cfg(target_arch = "wasm32")]
pub(super) fn law_with(
    parameters: &Parameters,
    starts: &[u64],
    step: usize,
    part: BestPart,
) -> Surplus {
    match methods(parameters).get(step) {
        Some(Method::Lattice(detail)) => grid::law_with(parameters, starts, *detail, part),
        _ => law(parameters, starts, step),
    }
}

/// Returns the ways to a law that are fast enough, from the coarsest; the coarsest lattice is taken in any case.
fn methods(parameters: &Parameters) -> Vec<Method> {
    let [coarsest, finer @ ..] = LATTICES;
    if parameters.count() == 1 {
        return vec![Method::Certain];
    }
    let additions = additions(
        u64::from(parameters.count()),
        parameters.surplus(),
        parameters.binding_span(),
    );
    if additions <= FEW_STEPS {
        return vec![Method::Exact];
    }
    if additions <= MOST_STEPS {
        return vec![Method::Lattice(coarsest), Method::Exact];
    }
    let fast = finer
        .into_iter()
        .take_while(|&detail| grid::work(parameters, detail) <= MOST_NODES);
    std::iter::once(coarsest)
        .chain(fast)
        .map(Method::Lattice)
        .collect()
}

/// Walks every state of the chain, for every largest share.
#[inline(never)]
fn exact(parameters: &Parameters, starts: &[u64]) -> Surplus {
    let surplus = parameters.surplus();
    let span = parameters.binding_span();
    let few = |amount: u64| usize::try_from(amount).expect("few steps, few states");
    let mut chain = Chain::new(parameters.count() as usize, few(surplus), span.map(few));
    let shares = chain.shares();
    let mean = real(surplus) / f64::from(parameters.count());
    let deviation = shares.iter().map(|share| deviation(share, mean)).collect();
    let (luck, best) = luck(&chain, parameters.count() as usize);
    Surplus {
        deviation,
        best,
        luck,
        bins: bins_of(&below(&shares, starts)),
        error: 0.0,
    }
}

/// Returns about how many additions the exact law takes: states, times shares, times largest shares.
fn additions(count: u64, surplus: u64, span: Option<u64>) -> u64 {
    let mean = surplus / count + 1;
    let most = span
        .unwrap_or(surplus)
        .min(mean.min(surplus).saturating_mul(8))
        .max(1);
    (surplus + 1)
        .saturating_mul(count)
        .saturating_mul(most.saturating_mul(3))
}

fn deviation(share: &[f64], mean: f64) -> f64 {
    let mut square = 0.0;
    let mut surplus = 0.0;
    for chance in share {
        square += chance * (surplus - mean) * (surplus - mean);
        surplus += 1.0;
    }
    square.max(0.0).sqrt()
}

fn luck(chain: &Chain, count: usize) -> (Vec<f64>, f64) {
    let mut luck = vec![0.0; count];
    let mut best = 0.0;
    for largest in chain.largest() {
        let (chances, within) = chain.best_at(largest);
        for (sum, chance) in luck.iter_mut().zip(chances) {
            *sum += chance;
            best += real(largest as u64) * chance;
        }
        // What is left is below the rounding of what is summed.
        if within >= 1.0 - 1e-15 {
            break;
        }
    }
    (luck, best)
}

/// Returns the probability, positions pooled, of lying below each start.
fn below(shares: &[Vec<f64>], starts: &[u64]) -> Vec<f64> {
    let mut below = vec![0.0; starts.len()];
    for share in shares {
        let mut sum = 0.0;
        let mut next = 0;
        for (surplus, chance) in (0..).zip(share) {
            while starts.get(next) == Some(&surplus) {
                below[next] += sum;
                next += 1;
            }
            sum += chance;
        }
    }
    let count = real(shares.len() as u64);
    below.into_iter().map(|sum| sum / count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::{Rule, law::bin_starts};

    #[track_caller]
    fn the_grid_is_as_close_as_it_says(total: u64, count: u32, max: Option<u64>) {
        let parameters = Parameters::new(
            Rule::DoubleMean,
            total.into(),
            count,
            None,
            max.map(i128::from),
        )
        .expect("the parameters are sound");
        let starts = bin_starts(&parameters);
        let exact = exact(&parameters, &starts);
        for detail in LATTICES {
            let near = grid::law(&parameters, &starts, detail);
            let pairs = exact
                .luck
                .iter()
                .zip(&near.luck)
                .chain(exact.bins.iter().zip(&near.bins));
            let worst = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(worst <= near.error, "{worst} is more than {}", near.error);
            assert!(near.error < 0.2);
            assert!((exact.best / near.best - 1.0).abs() < near.error.max(0.005));
        }
    }

    #[test]
    fn the_grid_is_close_for_few_shares() {
        for (total, count) in [(600, 2), (600, 3), (500, 5), (401, 10), (300, 20)] {
            the_grid_is_as_close_as_it_says(total, count, None);
        }
    }

    #[test]
    fn the_grid_is_close_for_many_shares() {
        for (total, count) in [(500, 100), (1_200, 600), (700, 300)] {
            the_grid_is_as_close_as_it_says(total, count, None);
        }
    }

    #[test]
    fn the_grid_is_close_under_a_max() {
        for (total, count, max) in [
            (500, 5, 150),
            (500, 5, 110),
            (900, 30, 40),
            (1_000, 250, 7),
            (400, 20, 22),
        ] {
            the_grid_is_as_close_as_it_says(total, count, Some(max));
        }
    }
}
