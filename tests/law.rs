//! What a law promises: it is the law of the draws that hb1 describes.

use std::collections::BTreeMap;

use hongbao::packet::{Law, Parameters, Rule, share_law};

/// An exact probability.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ratio(i128, i128);

impl Ratio {
    const ONE: Self = Self(1, 1);

    fn new(above: i128, below: i128) -> Self {
        let (mut a, mut b) = (above.abs(), below);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self(above / a.max(1), below / a.max(1))
    }

    fn over(self, below: u64) -> Self {
        Self::new(self.0, self.1 * i128::from(below))
    }

    fn plus(self, other: Self) -> Self {
        let step = Self::new(self.1, other.1);
        // below = lcm of both
        Self::new(self.0 * step.1 + other.0 * step.0, self.1 * step.1)
    }

    #[allow(clippy::cast_precision_loss)]
    fn real(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// Every split with its probability.
type Splits = BTreeMap<Vec<u64>, Ratio>;

fn add(splits: &mut Splits, shares: Vec<u64>, chance: Ratio) {
    let sum = splits.entry(shares).or_insert(Ratio(0, 1));
    *sum = sum.plus(chance);
}

/// Walks every outcome of `floyd(all, chosen)`.
fn floyd(all: u64, chosen: u64, chance: Ratio, see: &mut dyn FnMut(&[u64], Ratio)) {
    fn step(
        top: u64,
        all: u64,
        set: &mut Vec<u64>,
        chance: Ratio,
        see: &mut dyn FnMut(&[u64], Ratio),
    ) {
        if top > all {
            let mut sorted = set.clone();
            sorted.sort_unstable();
            see(&sorted, chance);
            return;
        }
        for drawn in 1..=top {
            let taken = if set.contains(&drawn) { top } else { drawn };
            set.push(taken);
            step(top + 1, all, set, chance.over(top), see);
            set.pop();
        }
    }
    step(all - chosen + 1, all, &mut Vec::new(), chance, see);
}

fn double_mean(
    left: u64,
    surplus: u64,
    span: Option<u64>,
    min: u64,
    so_far: &mut Vec<u64>,
    chance: Ratio,
    splits: &mut Splits,
) {
    if left == 1 {
        so_far.push(min + surplus);
        add(splits, so_far.clone(), chance);
        so_far.pop();
        return;
    }
    let low = span.is_none_or(|span| 2 * surplus <= left * span);
    let x = if low {
        surplus
    } else {
        left * span.expect("a span") - surplus
    };
    for first in 0..left {
        let most = 2 * x / left + u64::from(first < 2 * x % left);
        for drawn in 0..=most {
            let share = if low {
                drawn
            } else {
                span.expect("a span") - drawn
            };
            so_far.push(min + share);
            double_mean(
                left - 1,
                surplus - share,
                span,
                min,
                so_far,
                chance.over(left).over(most + 1),
                splits,
            );
            so_far.pop();
        }
    }
}

fn bounded(
    left: u64,
    surplus: u64,
    span: u64,
    min: u64,
    so_far: &mut Vec<u64>,
    found: &mut Vec<Vec<u64>>,
) {
    if left == 0 {
        if surplus == 0 {
            found.push(so_far.clone());
        }
        return;
    }
    for share in 0..=span.min(surplus) {
        so_far.push(min + share);
        bounded(left - 1, surplus - share, span, min, so_far, found);
        so_far.pop();
    }
}

fn every_split(parameters: &Parameters) -> Splits {
    let (count, min, surplus) = (
        u64::from(parameters.count()),
        parameters.min(),
        parameters.surplus(),
    );
    let span = parameters.binding_span();
    let mut splits = Splits::new();
    match parameters.rule() {
        Rule::Equal => {
            let each = parameters.total() / count;
            floyd(
                count,
                parameters.total() % count,
                Ratio::ONE,
                &mut |set, chance| {
                    let shares = (1..=count)
                        .map(|place| each + u64::from(set.contains(&place)))
                        .collect();
                    add(&mut splits, shares, chance);
                },
            );
        }
        Rule::DoubleMean => double_mean(
            count,
            surplus,
            span,
            min,
            &mut Vec::new(),
            Ratio::ONE,
            &mut splits,
        ),
        Rule::Uniform if span.is_none() && surplus + count <= 10 => {
            floyd(
                surplus + count - 1,
                count - 1,
                Ratio::ONE,
                &mut |cuts, chance| {
                    let mut ends = vec![0];
                    ends.extend(cuts);
                    ends.push(surplus + count);
                    let shares = ends
                        .windows(2)
                        .map(|pair| pair[1] - pair[0] - 1 + min)
                        .collect();
                    add(&mut splits, shares, chance);
                },
            );
        }
        Rule::Uniform => {
            let mut found = Vec::new();
            bounded(
                count,
                surplus,
                span.unwrap_or(surplus),
                min,
                &mut Vec::new(),
                &mut found,
            );
            let each = Ratio::ONE.over(found.len() as u64);
            splits.extend(found.into_iter().map(|shares| (shares, each)));
        }
        Rule::Proportional => unreachable!("2³² weights a share are too many to walk"),
    }
    splits
}

#[track_caller]
fn close(what: &str, parameters: &Parameters, found: f64, exact: f64, error: f64) {
    assert!(
        (found - exact).abs() <= error,
        "{what} of {parameters:?} is {found}, not {exact}"
    );
}

#[allow(clippy::cast_precision_loss)]
fn agrees_with_every_split(parameters: &Parameters) {
    let law = share_law(parameters);
    let splits = every_split(parameters);
    let count = parameters.count() as usize;
    let mut luck = vec![0.0; count];
    let mut squares = vec![0.0; count];
    let mut means = vec![0.0; count];
    let mut bins = vec![0.0; law.histogram.len()];
    let (mut best, mut all) = (0.0, Ratio(0, 1));
    for (shares, &chance) in &splits {
        all = all.plus(chance);
        let largest = *shares.iter().max().expect("a share");
        let first = shares
            .iter()
            .position(|&share| share == largest)
            .expect("the largest");
        luck[first] += chance.real();
        best += chance.real() * largest as f64;
        for (place, &share) in shares.iter().enumerate() {
            means[place] += chance.real() * share as f64;
            squares[place] += chance.real() * (share as f64 - law.mean).powi(2);
            let bin = law
                .histogram
                .iter()
                .position(|bin| (bin.from..=bin.to).contains(&share))
                .expect("a bin");
            bins[bin] += chance.real() / count as f64;
        }
    }
    assert_eq!(all, Ratio::ONE, "{parameters:?}");
    close("error", parameters, law.error, 0.0, 0.0);
    close("best", parameters, law.best, best, 1e-9);
    for place in 0..count {
        close("mean", parameters, means[place], law.mean, 1e-9);
        close("luck", parameters, law.luck[place], luck[place], 1e-9);
        close(
            "deviation",
            parameters,
            law.deviation[place],
            squares[place].sqrt(),
            1e-7,
        );
    }
    for (place, bin) in law.histogram.iter().enumerate() {
        close("histogram", parameters, bin.probability, bins[place], 1e-9);
    }
}

fn every_small_packet(rule: Rule) -> Vec<Parameters> {
    let mut all = Vec::new();
    for total in 1..=14 {
        for count in 1..=6 {
            for min in 1..=total {
                let most = if rule == Rule::Proportional {
                    min
                } else {
                    total
                };
                for max in std::iter::once(None).chain((min..=most).map(Some)) {
                    all.extend(Parameters::new(rule, total, count, Some(min), max).ok());
                }
            }
        }
    }
    all
}

#[test]
fn equal_is_the_law_of_every_small_packet() {
    for parameters in every_small_packet(Rule::Equal) {
        agrees_with_every_split(&parameters);
    }
}

#[test]
fn double_mean_is_the_law_of_every_small_packet() {
    for parameters in every_small_packet(Rule::DoubleMean) {
        agrees_with_every_split(&parameters);
    }
}

#[test]
fn uniform_is_the_law_of_every_small_packet() {
    for parameters in every_small_packet(Rule::Uniform) {
        agrees_with_every_split(&parameters);
    }
}

#[track_caller]
fn sums_to_one(parameters: &Parameters, law: &Law) {
    let luck: f64 = law.luck.iter().sum();
    let bins: f64 = law.histogram.iter().map(|bin| bin.probability).sum();
    close("the sum of luck", parameters, luck, 1.0, 1e-7);
    close("the sum of the histogram", parameters, bins, 1.0, 1e-7);
}

#[test]
fn every_large_packet_has_a_law() {
    const TOP: u64 = (1 << 63) - 1;
    for (rule, total, count, max) in [
        (Rule::Equal, TOP, 10_000, None),
        (Rule::Uniform, 20_000, 100, None),
        (Rule::Uniform, 20_000, 100, Some(300)),
        (Rule::Uniform, 20_000, 200, Some(101)),
        (Rule::Uniform, TOP, 24, None),
        (Rule::Uniform, TOP, 24, Some(TOP / 20)),
        (Rule::Uniform, TOP, 25, Some(TOP / 20)),
        (Rule::Uniform, TOP, 10_000, None),
        (Rule::Uniform, 10_010, 10_000, None),
        (Rule::DoubleMean, TOP, 2, None),
        (Rule::DoubleMean, TOP, 3, Some(TOP / 2)),
        (Rule::DoubleMean, 20_000, 100, Some(300)),
        (Rule::DoubleMean, 20_000, 100, Some(201)),
        (Rule::DoubleMean, 10_010, 10_000, None),
        (Rule::Proportional, TOP, 10, None),
        (Rule::Proportional, 20_000, 10_000, None),
        (Rule::Proportional, 10_001, 10_000, None),
    ] {
        let parameters = Parameters::new(rule, total.into(), count, None, max.map(i128::from))
            .expect("sound parameters");
        let law = share_law(&parameters);
        sums_to_one(&parameters, &law);
        assert_eq!(law.luck.len(), count as usize);
        assert_eq!(law.deviation.len(), count as usize);
        assert!(law.histogram.len() <= 64);
        assert!(
            (0.0..1.0).contains(&law.error),
            "{parameters:?}: {}",
            law.error
        );
        let figures = law
            .deviation
            .iter()
            .chain([&law.best, &law.mean])
            .chain(&law.luck);
        assert!(
            figures
                .into_iter()
                .all(|figure| figure.is_finite() && *figure >= 0.0)
        );
        assert!(
            law.histogram
                .windows(2)
                .all(|pair| pair[0].to + 1 == pair[1].from)
        );
        assert!(law.best >= law.mean * 0.999, "{parameters:?}");
    }
}

#[test]
fn the_best_of_a_uniform_split_is_the_harmonic_number_of_means() {
    for count in [3, 24, 25, 10_000] {
        let parameters = Parameters::new(Rule::Uniform, (1 << 63) - 1, count, None, None)
            .expect("sound parameters");
        let law = share_law(&parameters);
        let harmonic: f64 = (1..=count).map(|place| 1.0 / f64::from(place)).sum();
        close(
            "best / mean",
            &parameters,
            law.best / law.mean,
            harmonic,
            1e-8,
        );
    }
}

/// The exact chain, every state and largest share, walked once for 200.00 into 100: it takes five minutes.
#[test]
fn two_hundred_into_a_hundred_is_close_to_the_exact_chain() {
    let parameters =
        Parameters::new(Rule::DoubleMean, 20_000, 100, None, None).expect("sound parameters");
    let law = share_law(&parameters);
    close(
        "luck of the first",
        &parameters,
        law.luck[0],
        0.007_395_402_792_13,
        law.error,
    );
    close(
        "luck of the last",
        &parameters,
        law.luck[99],
        0.079_848_723_009_04,
        law.error,
    );
    close(
        "best / mean",
        &parameters,
        law.best / law.mean,
        2.308_489_223_59,
        0.003,
    );
    close(
        "deviation / mean",
        &parameters,
        law.deviation[0] / law.mean,
        0.575_905_084_77,
        1e-4,
    );
    assert!(law.error < 0.004, "{}", law.error);
}

/// n² Var by position from `A(k + 1) = A(k) (1 − 2/j + 4/3j²)`, and the law of quotients of uniform weights.
#[test]
fn deviations_are_those_of_the_continuous_laws() {
    let parameters =
        Parameters::new(Rule::DoubleMean, 1 << 40, 5, None, None).expect("sound parameters");
    let law = share_law(&parameters);
    for (place, square) in [0.3333, 0.3611, 0.4115, 0.5291, 0.5291]
        .into_iter()
        .enumerate()
    {
        close(
            "square",
            &parameters,
            (law.deviation[place] / law.mean).powi(2),
            square,
            0.001,
        );
    }
    let parameters =
        Parameters::new(Rule::Proportional, 1 << 40, 5, None, None).expect("sound parameters");
    let law = share_law(&parameters);
    close(
        "square",
        &parameters,
        (law.deviation[0] / law.mean).powi(2),
        0.321_401_69,
        0.002,
    );
    close("best / mean", &parameters, law.best / law.mean, 1.74, 0.01);
}
