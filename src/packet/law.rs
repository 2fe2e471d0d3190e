//! What a rule does, before anything is sent.
//!
//! ```text
//! parameters ─▶ law: mean, deviation, best, luck, histogram, error
//! ```
//!
//! | rule | method | error |
//! |---|---|---|
//! | `equal` | closed forms | 0 |
//! | `uniform`, count ≤ 24 | inclusion and exclusion | 0, or 10⁻⁸ where the largest shares are too many to sum one by one |
//! | `uniform`, count > 24 | Cauchy's integral for the number of splits | 10⁻⁹ |
//! | `double-mean`, small | the chain of surpluses, every state and every largest share | 0 |
//! | `double-mean`, large | the same chain on a coarser lattice | 0.003 to 0.009 and more, as its page says |
//! | `proportional` | sampled with a fixed seed | seven standard errors of the sample |
//!
//! An error of 0 means that nothing is discretised, sampled or left out but what lies below the rounding of 64-bit
//! floating point, which stays below 10⁻⁹ in every probability. The mean is exact but for rounding; deviation and best
//! follow the error of the probabilities.
//!
//! # What this module does not do
//!
//! It knows no seed and draws no share; it tells nothing about one packet that was sealed.

mod chain;
mod contour;
mod double_mean;
mod equal;
mod function;
mod grid;
mod lattice;
mod proportional;
mod ties;
mod uniform;

use super::{Parameters, Rule};

/// The most bins of a histogram.
const MOST_BINS: u64 = 64;

/// The law of a split: figures about shares that are not drawn yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    /// The mean share in minor units, the same at every position.
    pub mean: f64,
    /// The standard deviation of a share in minor units, by position.
    pub deviation: Vec<f64>,
    /// The expected largest share in minor units.
    pub best: f64,
    /// The probability of being the best share, the earliest of the largest, by position; sums to 1.
    pub luck: Vec<f64>,
    /// The probability of one share with positions pooled; sums to 1.
    pub histogram: Vec<Bin>,
    /// A bound on the error of every probability above; 0 where the law is exact but for rounding.
    pub error: f64,
}

/// One bin of a histogram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The least share of the bin in minor units.
    pub from: u64,
    /// The largest share of the bin in minor units.
    pub to: u64,
    /// The probability that a share at a random position lies in the bin.
    pub probability: f64,
}

/// The law in surplus over the least share, as each rule finds it.
struct Surplus {
    deviation: Vec<f64>,
    best: f64,
    luck: Vec<f64>,
    bins: Vec<f64>,
    error: f64,
}

/// What thresholds of the best share add to a law: chances and the best share. The chances are the luck by position; where every order of the shares
/// is equally likely, they are those of how many have the largest.
pub(crate) struct BestPart {
    pub(crate) chances: Vec<f64>,
    pub(crate) best: f64,
}

impl BestPart {
    fn none(parameters: &Parameters) -> Self {
        Self {
            chances: vec![0.0; parameters.count() as usize],
            best: 0.0,
        }
    }

    fn add(&mut self, part: &Self) {
        for (sum, chance) in self.chances.iter_mut().zip(&part.chances) {
            *sum += chance;
        }
        self.best += part.best;
    }
}

/// Tells the law of a split.
///
/// The time is bounded for every total and count: where the exact law would take longer, it is a coarser one with its error stated. It is the last one
/// of [`share_laws`].
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, share_law};
///
/// let law = share_law(&Parameters::new(Rule::Uniform, 3, 2, None, None).unwrap());
/// assert_eq!((law.mean, law.best, law.error), (1.5, 2.0, 0.0));
/// assert!((law.luck[0] - 0.5).abs() < 1e-12);
/// ```
#[must_use]
pub fn share_law(parameters: &Parameters) -> Law {
    law_at(parameters, steps(parameters) - 1)
}

/// Tells the law of a split coarse at first and better at each step; the last has the least error. A step is computed when it is asked for, so that
/// others can act between two.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, share_law, share_laws};
///
/// let parameters = Parameters::new(Rule::Proportional, 8_888, 6, None, None)?;
/// let errors: Vec<f64> = share_laws(&parameters).map(|law| law.error).collect();
/// assert!(errors.is_sorted_by(|before, after| before > after));
/// assert_eq!(share_laws(&parameters).last(), Some(share_law(&parameters)));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn share_laws(parameters: &Parameters) -> impl Iterator<Item = Law> + '_ {
    (0..steps(parameters)).map(|step| law_at(parameters, step))
}

/// Tells the law of one step alone, or nothing past the last one.
#[cfg(target_arch = "wasm32")]
pub(crate) fn share_law_at(parameters: &Parameters, step: usize) -> Option<Law> {
    (step < steps(parameters)).then(|| law_at(parameters, step))
}

/// Tells one part of what takes longest in the law of a step; nothing past the last part, and where the law has none.
#[cfg(target_arch = "wasm32")]
pub(crate) fn share_law_part(
    parameters: &Parameters,
    step: usize,
    place: usize,
) -> Option<BestPart> {
    match parameters.rule() {
        Rule::DoubleMean => double_mean::part(parameters, step, place),
        Rule::Uniform if step == 0 => uniform::part(parameters, place),
        Rule::Equal | Rule::Proportional | Rule::Uniform => None,
    }
}

/// Tells the law of a step of which all parts are added up.
#[cfg(target_arch = "wasm32")]
pub(crate) fn share_law_with(parameters: &Parameters, step: usize, part: BestPart) -> Law {
    let starts = bin_starts(parameters);
    let law = match parameters.rule() {
        Rule::Uniform => uniform::law_with(parameters, &starts, part),
        _ => double_mean::law_with(parameters, &starts, step, part),
    };
    law_of(parameters, &starts, law)
}

fn steps(parameters: &Parameters) -> usize {
    match parameters.rule() {
        Rule::Equal | Rule::Uniform => 1,
        Rule::Proportional => proportional::STEPS,
        Rule::DoubleMean => double_mean::steps(parameters),
    }
}

fn law_at(parameters: &Parameters, step: usize) -> Law {
    let starts = bin_starts(parameters);
    let law = match parameters.rule() {
        Rule::Equal => equal::law(parameters, &starts),
        Rule::Proportional => proportional::law(parameters, &starts, step),
        Rule::DoubleMean => double_mean::law(parameters, &starts, step),
        Rule::Uniform => uniform::law(parameters, &starts),
    };
    law_of(parameters, &starts, law)
}

fn law_of(parameters: &Parameters, starts: &[u64], law: Surplus) -> Law {
    let min = parameters.min();
    let top = reach(parameters).1;
    let histogram = starts
        .iter()
        .enumerate()
        .map(|(place, &from)| Bin {
            from: min + from,
            to: min + starts.get(place + 1).map_or(top, |next| next - 1),
            probability: law.bins[place],
        })
        .collect();
    Law {
        mean: real(parameters.total()) / f64::from(parameters.count()),
        deviation: law.deviation,
        best: real(min) + law.best,
        luck: law.luck,
        histogram,
        error: law.error,
    }
}

/// Returns the least and the largest surplus that one share can have.
fn reach(parameters: &Parameters) -> (u64, u64) {
    let surplus = parameters.surplus();
    let count = u64::from(parameters.count());
    if parameters.rule() == Rule::Equal {
        return (surplus / count, surplus.div_ceil(count));
    }
    let top = parameters.binding_span().unwrap_or(surplus);
    // The others take at most (count − 1) · top, which may pass 64 bits.
    let others = u128::from(count - 1) * u128::from(top);
    let least = u128::from(surplus).saturating_sub(others);
    (u64::try_from(least).expect("at most the surplus"), top)
}

/// Returns the first surplus of every bin: bins of one width over the usual shares, and one for the rare rest.
fn bin_starts(parameters: &Parameters) -> Vec<u64> {
    let (least, top) = reach(parameters);
    let mean = parameters.surplus() / u64::from(parameters.count());
    // One share in a thousand, or fewer, lies beyond this many means.
    let usual = match parameters.rule() {
        Rule::Equal | Rule::Proportional => 3,
        Rule::DoubleMean => 5,
        Rule::Uniform => 7,
    };
    let most = top
        .min(mean.saturating_add(1).saturating_mul(usual))
        .max(least);
    let width = (most - least) / (MOST_BINS - 1) + 1;
    (0..MOST_BINS)
        .map_while(|place| least.checked_add(place.checked_mul(width)?))
        .take_while(|&start| start <= top)
        .collect()
}

/// Turns the probability of lying below each start, and 1 at the end, into that of each bin.
fn bins_of(below: &[f64]) -> Vec<f64> {
    (0..below.len())
        .map(|place| (below.get(place + 1).unwrap_or(&1.0) - below[place]).max(0.0))
        .collect()
}

#[allow(clippy::cast_precision_loss)] // Amounts past 2⁵³ need only 53 bits here.
fn real(amount: u64) -> f64 {
    amount as f64
}
