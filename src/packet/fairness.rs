//! The proof of the laws: every outcome of small cases, walked through and compared with exact rationals.
//!
//! This, and no statistics, shows that the draws are fair; that the checks see a flaw is shown by planting those that other
//! programs have ([`mutants`]).

use std::collections::BTreeMap;

use num_rational::Ratio;

use super::{Parameters, Rule};
use walk::{Walk, law_of};

mod mutants;
mod walk;

/// An exact number.
type Exact = Ratio<i128>;
/// Splits, shares of which may be whatever a mutant makes of them, and their probabilities.
type Law = BTreeMap<Vec<i128>, Exact>;
/// Something that claims to split by a rule.
type Splitter = fn(&Parameters, &mut Walk) -> Vec<i128>;

/// What a splitter fails at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Flaw {
    /// The shares are not `count`, or do not sum to the total.
    Money,
    /// A share is below min or above max.
    Bounds,
    /// The mean at some position is not total / count.
    Mean,
    /// Some feasible split is likelier than another.
    Uniformity,
    /// The variance at some position is not that of the closed form.
    Variance,
    /// Order matters where it must not.
    Order,
}

fn genuine(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let shares = super::split::draw_shares(parameters, walk);
    shares.into_iter().map(i128::from).collect()
}

/// Holds a splitter against the law of the rule that its parameters name.
fn check(parameters: &Parameters, splitter: Splitter) -> Result<(), Flaw> {
    let law = law_of(|walk| splitter(parameters, walk));
    let count = parameters.count() as usize;
    let total = i128::from(parameters.total());
    let range = i128::from(parameters.min())..=i128::from(parameters.max().unwrap_or(u64::MAX));
    for shares in law.keys() {
        if shares.len() != count || shares.iter().sum::<i128>() != total {
            return Err(Flaw::Money);
        }
        if !shares.iter().all(|share| range.contains(share)) {
            return Err(Flaw::Bounds);
        }
    }
    let mean = Exact::new(total, count as i128);
    if (0..count).any(|place| moment(&law, place, 1) != mean) {
        return Err(Flaw::Mean);
    }
    if parameters.rule() == Rule::Uniform {
        let splits = feasible(parameters);
        let each = Exact::new(1, splits as i128);
        if law.len() != splits || law.values().any(|&probability| probability != each) {
            return Err(Flaw::Uniformity);
        }
    }
    for (place, variance) in variances(parameters).into_iter().enumerate() {
        if moment(&law, place, 2) - mean * mean != variance {
            return Err(Flaw::Variance);
        }
    }
    if parameters.rule() != Rule::DoubleMean && !exchangeable(&law, count) {
        return Err(Flaw::Order);
    }
    Ok(())
}

fn moment(law: &Law, place: usize, power: u32) -> Exact {
    law.iter()
        .map(|(shares, probability)| probability * shares[place].pow(power))
        .sum()
}

/// Whether swapping any two neighbours leaves the law as it is.
fn exchangeable(law: &Law, count: usize) -> bool {
    law.iter().all(|(shares, probability)| {
        (1..count).all(|place| {
            let mut swapped = shares.clone();
            swapped.swap(place - 1, place);
            law.get(&swapped) == Some(probability)
        })
    })
}

/// Counts the feasible splits by trying them all.
fn feasible(parameters: &Parameters) -> usize {
    fn splits(count: u32, total: u64, min: u64, max: u64) -> usize {
        match count {
            0 => usize::from(total == 0),
            _ => (min..=max.min(total))
                .map(|share| splits(count - 1, total - share, min, max))
                .sum(),
        }
    }
    let max = parameters.max().unwrap_or(u64::MAX);
    splits(
        parameters.count(),
        parameters.total(),
        parameters.min(),
        max,
    )
}

/// The variance at every position, by formulas that know nothing of the draws.
fn variances(parameters: &Parameters) -> Vec<Exact> {
    let count = i128::from(parameters.count());
    let surplus = i128::from(parameters.surplus());
    let alike = |variance: Exact| vec![variance; count as usize];
    match parameters.rule() {
        Rule::Equal => {
            let extra = Exact::new(i128::from(parameters.total()) % count, count);
            alike(extra * (Exact::ONE - extra))
        }
        Rule::Proportional => alike(variance_of_narrow_weights(count, surplus)),
        Rule::DoubleMean => variances_of_double_mean(parameters),
        // Stars and bars with parts from 0: s (s + n) (n − 1) / (n² (n + 1)).
        Rule::Uniform if parameters.binding_span().is_none() => alike(Exact::new(
            surplus * (surplus + count) * (count - 1),
            count * count * (count + 1),
        )),
        Rule::Uniform => alike(variance_under_a_bound(parameters)),
    }
}

/// E over all weights of 1 to 4 of the square of ⌊w·s / Σw⌋ plus what the top-up adds, a binomial of the rest and 1/n.
fn variance_of_narrow_weights(count: i128, surplus: i128) -> Exact {
    let outcomes = walk::WEIGHTS.pow(count as u32);
    let mut square = Exact::ZERO;
    for outcome in 0..outcomes {
        let weight =
            |place: u32| i128::from(outcome / walk::WEIGHTS.pow(place) % walk::WEIGHTS) + 1;
        let sum: i128 = (0..count as u32).map(weight).sum();
        let floors: i128 = (0..count as u32)
            .map(|place| weight(place) * surplus / sum)
            .sum();
        let part = Exact::from(weight(0) * surplus / sum);
        let rest = Exact::from(surplus - floors);
        let added = rest / count;
        let added_square = added * (Exact::ONE - Exact::new(1, count)) + added * added;
        square += part * part + part * added * 2 + added_square;
    }
    let mean = Exact::new(surplus, count);
    square / i128::from(outcomes) - mean * mean
}

/// From the law of the surplus left, claim by claim: with x = 2s/j and β its fraction, E\[Y\] = x/2 and
/// E\[Y²\] = (2x² + x)/6 + β(1 − β)/3; drawn from the other end the part is d − Y.
fn variances_of_double_mean(parameters: &Parameters) -> Vec<Exact> {
    let count = i128::from(parameters.count());
    let span = parameters.binding_span().map(i128::from);
    let mean = Exact::new(i128::from(parameters.surplus()), count);
    let mut left = BTreeMap::from([(i128::from(parameters.surplus()), Exact::ONE)]);
    let mut squares = Vec::new();
    for j in (2..=count).rev() {
        let mut square = Exact::ZERO;
        let mut next: BTreeMap<i128, Exact> = BTreeMap::new();
        for (&surplus, &probability) in &left {
            let mirrored = span.filter(|span| 2 * surplus > j * span);
            let drawn = mirrored.map_or(surplus, |span| j * span - surplus);
            let x = Exact::new(2 * drawn, j);
            let fraction = x - x.floor();
            let first = x / 2;
            let second = (x * x * 2 + x) / 6 + fraction * (Exact::ONE - fraction) / 3;
            square += probability
                * match mirrored {
                    Some(span) => second - first * span * 2 + Exact::from(span * span),
                    None => second,
                };
            let floor = x.to_integer();
            for (most, chance) in [(floor, Exact::ONE - fraction), (floor + 1, fraction)] {
                if chance == Exact::ZERO {
                    continue;
                }
                for part in 0..=most {
                    let part = mirrored.map_or(part, |span| span - part);
                    *next.entry(surplus - part).or_insert(Exact::ZERO) +=
                        probability * chance / (most + 1);
                }
            }
        }
        squares.push(square);
        left = next;
    }
    squares.push(
        left.iter()
            .map(|(&surplus, probability)| probability * (surplus * surplus))
            .sum(),
    );
    squares
        .into_iter()
        .map(|square| square - mean * mean)
        .collect()
}

/// By counting the splits for each first share.
fn variance_under_a_bound(parameters: &Parameters) -> Exact {
    let (total, count) = (parameters.total(), parameters.count());
    let most = parameters.max().unwrap_or(total);
    let mut square = Exact::ZERO;
    for share in parameters.min()..=most {
        let Some(rest) = total.checked_sub(share) else {
            break;
        };
        let (min, most) = (Some(parameters.min()), Some(most.min(rest)));
        let others = Parameters::new(
            Rule::Equal,
            rest.into(),
            count - 1,
            min.map(i128::from),
            most.map(i128::from),
        )
        .ok();
        let splits = others.map_or(0, |others| feasible(&others));
        square += Exact::from(i128::from(share * share) * splits as i128);
    }
    let mean = Exact::new(i128::from(total), i128::from(count));
    square / (feasible(parameters) as i128) - mean * mean
}

/// Every feasible case of a rule up to these sizes, the smallest first.
fn cases(rule: Rule, most_total: u64, most_count: u32) -> Vec<Parameters> {
    let mut cases = Vec::new();
    for total in 1..=most_total {
        for count in 1..=most_count {
            for min in 1..=3 {
                let maxes = std::iter::once(None).chain((1..=i128::from(total)).map(Some));
                cases.extend(maxes.filter_map(|max| {
                    Parameters::new(rule, total.into(), count, Some(min), max).ok()
                }));
            }
        }
    }
    cases
}

#[track_caller]
fn holds(rule: Rule, most_total: u64, most_count: u32) {
    let cases = cases(rule, most_total, most_count);
    assert!(cases.len() > 50);
    for parameters in cases {
        assert_eq!(check(&parameters, genuine), Ok(()), "{parameters:?}");
    }
}

#[test]
fn equal_holds_its_law() {
    holds(Rule::Equal, 11, 5);
}

#[test]
fn proportional_holds_its_law() {
    holds(Rule::Proportional, 11, 4);
}

#[test]
fn double_mean_holds_its_law() {
    holds(Rule::DoubleMean, 10, 4);
}

#[test]
fn uniform_holds_its_law() {
    holds(Rule::Uniform, 10, 4);
}

#[test]
fn larger_cases_hold_too() {
    for (rule, total, count, min, max) in [
        (Rule::Uniform, 14, 5, 1, None),
        (Rule::Uniform, 14, 6, 1, Some(4)),
        (Rule::Uniform, 30, 4, 3, Some(12)),
        (Rule::Uniform, 24, 6, 1, Some(6)),
        (Rule::DoubleMean, 14, 5, 1, None),
        (Rule::DoubleMean, 14, 6, 1, Some(4)),
        (Rule::DoubleMean, 60, 3, 2, Some(25)),
        (Rule::Proportional, 30, 5, 2, None),
        (Rule::Equal, 17, 7, 1, None),
    ] {
        let parameters = Parameters::new(rule, total, count, Some(min), max).expect("feasible");
        assert_eq!(check(&parameters, genuine), Ok(()), "{parameters:?}");
    }
}

#[test]
fn floyd_draws_every_set_equally_often() {
    for (n, k, sets) in [(8, 3, 56), (9, 4, 126), (7, 5, 21), (5, 5, 1), (6, 0, 1)] {
        let law = law_of(|walk| {
            let numbers = super::draw::floyd(walk, n, k);
            numbers.into_iter().map(i128::from).collect()
        });
        assert_eq!(law.len(), sets);
        assert!(
            law.values()
                .all(|&probability| probability == Exact::new(1, sets as i128))
        );
        let ascending = |numbers: &Vec<i128>| numbers.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(law.keys().all(ascending));
    }
}

#[test]
#[expect(
    clippy::cast_precision_loss,
    reason = "sizes below 2^53, compared to three digits"
)]
fn proportional_tends_to_the_integral() {
    // With all weights of 1..=most equally likely, n² · variance / s² tends to that of a uniform weight over the sum of n,
    // as 1 / most: the integral of t · φ″(t) · φ(t)ⁿ⁻¹ with φ(t) = (1 − e⁻ᵗ) / t, which for n = 2 is 4 · (3/4 − ln 2).
    let limits = [4.0 * (0.75 - std::f64::consts::LN_2), 0.290_766_71];
    for (count, most, limit) in [(2_u32, 512_u64, limits[0]), (3, 64, limits[1])] {
        let total = 1_u64 << 50;
        let parameters =
            Parameters::new(Rule::Proportional, total.into(), count, None, None).expect("feasible");
        let outcomes = most.pow(count);
        let squares: f64 = (0..outcomes)
            .map(|outcome| {
                let mut weights = walk::Weights { outcome, most };
                let shares = super::proportional::shares(&parameters, &mut weights);
                let ratio = shares[0] as f64 / total as f64 * f64::from(count) - 1.0;
                ratio * ratio
            })
            .sum();
        let variance = squares / outcomes as f64;
        assert!(
            (variance - limit).abs() < 1.0 / most as f64,
            "{variance} {limit}"
        );
        assert!(
            (variance - limit).abs() > 1e-6,
            "the test knows no exact answer"
        );
    }
}
