//! A million seeded splits a rule, held against their exact laws.
//!
//! ```text
//! cargo xtask bench split_statistics [SPLITS]
//! ```
//!
//! The thresholds are proven bounds, no approximations: Dvoretzky, Kiefer and Wolfowitz with Massart's constant for a whole
//! distribution, Bernstein for a probability and a mean, Maurer and Pontil's empirical Bernstein for what has no closed
//! form. All of them together raise a false alarm with a probability below 10⁻⁹; the seeds are fixed, so that this prices
//! only their choice.
//!
//! It proves nothing about `below` and the rules, whose every outcome the unit tests walk through. It sees the stream
//! itself, with its 64-bit words and 32-bit weights.

#![allow(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a report to standard output, of counts below 2^53"
)]

use std::process::ExitCode;

use hongbao::packet::{Parameters, Rule, Salt, Seed, best, split};

/// ln(2 · checks / 10⁻⁹) for less than 2 000 checks.
const LOG: f64 = 29.02;
/// n² times the variance of one of n uniform weights over their sum, n = 10, by quadrature.
const PROPORTIONAL_TEN: f64 = 0.331_047_09;

fn main() -> ExitCode {
    let splits = std::env::args().nth(1).and_then(|given| given.parse().ok());
    let splits = splits.unwrap_or(1_000_000_u64);
    println!("{splits} splits each; every figure is of its bound\n");

    let mut report = Report {
        checks: 0,
        missed: 0,
    };
    for (rule, total, count, max) in [
        (Rule::Equal, 10_003, 10, None),
        (Rule::DoubleMean, 10_000, 10, None),
        (Rule::DoubleMean, 10_000, 10, Some(2_000)),
        (Rule::Uniform, 10_000, 10, None),
        (Rule::Uniform, 10_000, 10, Some(3_000)),
    ] {
        let parameters = parameters(rule, total, count, max);
        let laws = marginals(&parameters);
        let sample = Sample::draw(&parameters, splits);
        Report::title(&parameters);
        report.check("mean", &sample.means(&laws));
        report.check("distribution", &sample.distributions(&laws));
        Report::luck(&sample);
    }

    let parameters = parameters(Rule::Proportional, 10_000, 10, None);
    let sample = Sample::draw(&parameters, splits);
    Report::title(&parameters);
    report.check("mean", &sample.means_by_sample(1_000.0));
    report.check(
        "variance",
        &sample.variances(9_990.0 * 9_990.0 * PROPORTIONAL_TEN / 100.0, 3.0),
    );
    Report::luck(&sample);

    for max in [None, Some(5)] {
        let parameters = self::parameters(Rule::Uniform, 12, 4, max);
        Report::title(&parameters);
        report.check("every split", &whole_splits(&parameters, splits));
    }

    println!("\n{} checks, {} missed", report.checks, report.missed);
    ExitCode::from(u8::from(report.missed > 0))
}

fn parameters(rule: Rule, total: u64, count: u32, max: Option<u64>) -> Parameters {
    Parameters::new(rule, total.into(), count, None, max.map(i128::from)).expect("feasible")
}

/// How far a figure is off, as a part of what it may be off.
type Strains = Vec<f64>;

struct Report {
    checks: usize,
    missed: usize,
}

impl Report {
    fn title(parameters: &Parameters) {
        let max = parameters
            .max()
            .map_or("none".to_owned(), |max| max.to_string());
        println!(
            "{} {} / {}, max {max}",
            parameters.rule().name(),
            parameters.total(),
            parameters.count()
        );
    }

    fn check(&mut self, what: &str, strains: &Strains) {
        let worst = strains.iter().copied().fold(0.0, f64::max);
        self.checks += strains.len();
        self.missed += strains
            .iter()
            .filter(|strain| strain.is_nan() || **strain > 1.0)
            .count();
        println!(
            "  {what:<14} {:>4} checks, the worst at {worst:.3} of its bound",
            strains.len()
        );
    }

    fn luck(sample: &Sample) {
        let luck: Vec<String> = sample
            .best
            .iter()
            .map(|&times| format!("{:.3}", times as f64 / sample.splits as f64))
            .collect();
        println!("  best luck by position: {}", luck.join(" "));
    }
}

/// What many splits come to, by position.
struct Sample {
    splits: u64,
    /// How often a position had each amount.
    times: Vec<Vec<u64>>,
    best: Vec<u64>,
}

impl Sample {
    fn draw(parameters: &Parameters, splits: u64) -> Self {
        let count = parameters.count() as usize;
        let amounts = usize::try_from(parameters.total()).expect("a small total") + 1;
        let mut sample = Self {
            splits,
            times: vec![vec![0; amounts]; count],
            best: vec![0; count],
        };
        for number in 0..splits {
            let shares = split(parameters, &seed(number), &Salt::default());
            for (times, &share) in sample.times.iter_mut().zip(&shares) {
                times[usize::try_from(share).expect("a small share")] += 1;
            }
            sample.best[best(&shares)] += 1;
        }
        sample
    }

    fn means(&self, laws: &[Vec<f64>]) -> Strains {
        self.times
            .iter()
            .zip(laws)
            .map(|(times, law)| {
                let mean = moment(law, |amount| amount);
                let variance = moment(law, |amount| (amount - mean) * (amount - mean));
                let range = self.range();
                let bound =
                    (2.0 * LOG * variance / self.all()).sqrt() + range * LOG / (3.0 * self.all());
                (self.mean(times, |amount| amount) - mean).abs() / bound
            })
            .collect()
    }

    fn distributions(&self, laws: &[Vec<f64>]) -> Strains {
        let bound = (LOG / (2.0 * self.all())).sqrt();
        self.times
            .iter()
            .zip(laws)
            .map(|(times, law)| {
                let (mut seen, mut expected, mut worst) = (0, 0.0, 0.0_f64);
                for (times, probability) in times.iter().zip(law) {
                    seen += times;
                    expected += probability;
                    worst = worst.max((seen as f64 / self.all() - expected).abs());
                }
                worst / bound
            })
            .collect()
    }

    fn means_by_sample(&self, mean: f64) -> Strains {
        let strain =
            |times: &Vec<u64>| self.strain(times, |amount| amount, mean, self.range(), 0.0);
        self.times.iter().map(strain).collect()
    }

    /// `tolerance` is what rounding may add to the variance.
    fn variances(&self, variance: f64, tolerance: f64) -> Strains {
        let mean = 1_000.0;
        let range = self.range() * self.range();
        let square = |amount: f64| (amount - mean) * (amount - mean);
        let strain = |times: &Vec<u64>| self.strain(times, square, variance, range, tolerance);
        self.times.iter().map(strain).collect()
    }

    /// Maurer and Pontil, "Empirical Bernstein bounds and sample-variance penalization", COLT 2009, theorem 4.
    fn strain(
        &self,
        times: &[u64],
        statistic: impl Fn(f64) -> f64 + Copy,
        expected: f64,
        range: f64,
        tolerance: f64,
    ) -> f64 {
        let mean = self.mean(times, statistic);
        let variance = self.mean(times, |amount| (statistic(amount) - mean).powi(2)) * self.all()
            / (self.all() - 1.0);
        let log = LOG + std::f64::consts::LN_2;
        let bound = (2.0 * variance * log / self.all()).sqrt()
            + 7.0 * range * log / (3.0 * (self.all() - 1.0));
        (mean - expected).abs() / (bound + tolerance)
    }

    fn mean(&self, times: &[u64], statistic: impl Fn(f64) -> f64) -> f64 {
        let sum: f64 = times
            .iter()
            .enumerate()
            .filter(|&(_, &times)| times > 0)
            .map(|(amount, &times)| statistic(amount as f64) * times as f64)
            .sum();
        sum / self.all()
    }

    fn all(&self) -> f64 {
        self.splits as f64
    }

    fn range(&self) -> f64 {
        (self.times[0].len() - 1) as f64
    }
}

fn seed(number: u64) -> Seed {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed::new(&bytes).expect("32 bytes")
}

fn moment(law: &[f64], statistic: impl Fn(f64) -> f64) -> f64 {
    law.iter()
        .enumerate()
        .map(|(amount, probability)| statistic(amount as f64) * probability)
        .sum()
}

/// The probability of each amount at each position.
fn marginals(parameters: &Parameters) -> Vec<Vec<f64>> {
    let count = parameters.count() as usize;
    let total = usize::try_from(parameters.total()).expect("a small total");
    match parameters.rule() {
        Rule::Equal => {
            let mut law = vec![0.0; total + 1];
            let rest = (total % count) as f64 / count as f64;
            law[total / count] = 1.0 - rest;
            law[total / count + 1] = rest;
            vec![law; count]
        }
        Rule::Uniform => {
            let most =
                usize::try_from(parameters.max().unwrap_or(parameters.total())).expect("small");
            let others = ways(count - 1, most - 1, total - count);
            let mut law: Vec<f64> = (0..=total)
                .map(
                    |share| match (share.checked_sub(1), total.checked_sub(share + count - 1)) {
                        (Some(part), Some(rest)) if part < most => others[rest],
                        _ => 0.0,
                    },
                )
                .collect();
            let sum: f64 = law.iter().sum();
            for probability in &mut law {
                *probability /= sum;
            }
            vec![law; count]
        }
        _ => marginals_of_double_mean(parameters),
    }
}

/// How many sequences of `length` parts of 0 ..= `span` have each sum up to `most`, up to a common factor.
fn ways(length: usize, span: usize, most: usize) -> Vec<f64> {
    let mut ways = vec![0.0; most + 1];
    ways[0] = 1.0;
    for _ in 0..length {
        let (mut window, mut next) = (0.0, Vec::with_capacity(most + 1));
        for sum in 0..=most {
            window += ways[sum];
            if sum > span {
                window -= ways[sum - span - 1];
            }
            next.push(window / (span + 1) as f64);
        }
        ways = next;
    }
    ways
}

/// From the law of what is left, claim by claim.
fn marginals_of_double_mean(parameters: &Parameters) -> Vec<Vec<f64>> {
    let surplus = usize::try_from(parameters.surplus()).expect("small");
    let span = parameters
        .binding_span()
        .map(|span| usize::try_from(span).expect("small"));
    let mut left = vec![0.0; surplus + 1];
    left[surplus] = 1.0;
    let mut laws = Vec::new();
    for j in (2..=parameters.count() as usize).rev() {
        // Differences of neighbours, since each outcome adds the same to a whole run.
        let (mut law, mut next) = (vec![0.0; surplus + 3], vec![0.0; surplus + 3]);
        for (money, &probability) in left
            .iter()
            .enumerate()
            .filter(|&(_, &probability)| probability > 0.0)
        {
            let mirrored = span.filter(|span| 2 * money > j * span);
            let drawn = mirrored.map_or(money, |span| j * span - money);
            let (most, rest) = (2 * drawn / j, 2 * drawn % j);
            let more = rest as f64 / j as f64;
            for (most, chance) in [(most, 1.0 - more), (most + 1, more)] {
                if chance == 0.0 {
                    continue;
                }
                let each = probability * chance / (most + 1) as f64;
                let (low, high) = mirrored.map_or((0, most), |span| (span - most, span));
                law[low + 1] += each;
                law[high + 2] -= each;
                next[money - high] += each;
                next[money - low + 1] -= each;
            }
        }
        laws.push(running_sums(&law, parameters.total()));
        left = running_sums(&next, parameters.surplus());
    }
    let mut last = vec![0.0];
    last.extend(left);
    last.resize(laws[0].len(), 0.0);
    laws.push(last);
    laws
}

fn running_sums(differences: &[f64], most: u64) -> Vec<f64> {
    let mut sum = 0.0;
    let sums = differences.iter().map(|difference| {
        sum += difference;
        // A run that ended leaves what rounding left of it.
        if sum < 1e-18 { 0.0 } else { sum }
    });
    let mut sums: Vec<f64> = sums.collect();
    sums.resize(usize::try_from(most).expect("small") + 1, 0.0);
    sums
}

/// Holds the number of times of every split against Bernstein's bound.
fn whole_splits(parameters: &Parameters, splits: u64) -> Strains {
    let mut times = std::collections::BTreeMap::new();
    for number in 0..splits {
        *times
            .entry(split(parameters, &seed(number), &Salt::default()))
            .or_insert(0_u64) += 1;
    }
    let cells = feasible(
        parameters.count(),
        parameters.total(),
        parameters.max().unwrap_or(u64::MAX),
    );
    let (all, probability) = (splits as f64, 1.0 / cells as f64);
    let variance = probability * (1.0 - probability);
    let bound = (2.0 * LOG * variance / all).sqrt() + LOG / (3.0 * all);
    let missing = cells - times.len();
    times
        .values()
        .copied()
        .chain(std::iter::repeat_n(0, missing))
        .map(|times| (times as f64 / all - probability).abs() / bound)
        .collect()
}

fn feasible(count: u32, total: u64, max: u64) -> usize {
    match count {
        0 => usize::from(total == 0),
        _ => (1..=max.min(total))
            .map(|share| feasible(count - 1, total - share, max))
            .sum(),
    }
}
