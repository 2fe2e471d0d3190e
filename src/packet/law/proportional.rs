//! The law of `proportional`, sampled.
//!
//! The shares are quotients of sums of uniform weights; no closed form covers them together with their rounding and the
//! top-up unit by unit. The sample splits as hb1 does, with a fixed generator, so that the same parameters give the same
//! figures. Every order of the shares is equally likely: the sample counts how many shares tie for the largest, and pools
//! all positions.
//!
//! The error is seven standard errors of the sample, and 30 shares in all for what was never seen.
//!
//! Differs from hb1: words come from `SplitMix64` (Steele, Lea and Flood 2014), quotients are rounded to 53 bits first, and
//! the generator has one seed.

use super::{Parameters, Surplus, real, ties};

/// The weights drawn at each step: a few hundredths of a second in a browser at the last one.
const DRAWS: [u32; STEPS] = [150_000, 1_200_000];
/// The number of steps from the first law to the best.
pub(super) const STEPS: usize = 2;

/// Tells the law of a step, the best one after the last.
pub(super) fn law(parameters: &Parameters, starts: &[u64], step: usize) -> Surplus {
    sample(parameters, starts, 32, DRAWS[step.min(STEPS - 1)])
}

/// Samples with weights of so many bits, plus 1.
#[inline(never)]
fn sample(parameters: &Parameters, starts: &[u64], weight_bits: u32, draws: u32) -> Surplus {
    let count = parameters.count();
    let surplus = real(parameters.surplus());
    if count == 1 || parameters.surplus() == 0 {
        return certain(count, surplus);
    }
    let samples = draws / count.max(8);
    let mut words = Words {
        state: 0x6862_3120_6c61_7773,
        weight_bits,
    };
    let mut shares = vec![0.0; count as usize];
    let mut tied = vec![0_u32; count as usize];
    let mut bins = Bins::new(starts, count);
    let (mut best, mut square) = (0.0, 0.0);
    let mean = surplus / f64::from(count);
    for _ in 0..samples {
        words.split(surplus, &mut shares);
        let mut largest = -1.0;
        let mut times = 0;
        for &share in &shares {
            if share > largest {
                largest = share;
                times = 0;
            }
            times += usize::from(share >= largest);
            square += (share - mean) * (share - mean);
            bins.add(share);
        }
        bins.close();
        tied[times - 1] += 1;
        best += largest;
    }
    let taken = f64::from(samples);
    let most = tied.iter().rposition(|&times| times > 0).unwrap_or(0);
    let tied: Vec<f64> = tied[..=most]
        .iter()
        .map(|&times| f64::from(times) / taken)
        .collect();
    let luck = ties::luck(count, &tied);
    Surplus {
        deviation: vec![(square / taken / f64::from(count)).sqrt(); count as usize],
        best: best / taken,
        error: bins.error(taken).max(luck_error(count, &tied, taken))
            + 30.0 / taken / f64::from(count),
        luck,
        bins: bins.pooled(taken),
    }
}

fn certain(count: u32, surplus: f64) -> Surplus {
    let mut luck = vec![0.0; count as usize];
    luck[0] = 1.0;
    Surplus {
        deviation: vec![0.0; count as usize],
        best: surplus,
        luck,
        bins: vec![1.0],
        error: 0.0,
    }
}

/// Bounds the error of the luck of every position: given k ties it is at most k / count, and at the first position it is.
fn luck_error(count: u32, tied: &[f64], taken: f64) -> f64 {
    let (mut sum, mut square) = (0.0, 0.0);
    for (ties, probability) in (1_u32..).zip(tied) {
        let luck = f64::from(ties) / f64::from(count);
        sum += probability * luck;
        square += probability * luck * luck;
    }
    seven_errors(square - sum * sum, taken)
}

/// Returns seven standard errors of a mean.
fn seven_errors(variance: f64, taken: f64) -> f64 {
    7.0 * (variance.max(0.0) / taken).sqrt()
}

/// What share of a split falls into each bin, summed over splits.
struct Bins {
    per_width: f64,
    part: f64,
    here: Vec<f64>,
    sums: Vec<f64>,
    squares: Vec<f64>,
}

impl Bins {
    fn new(starts: &[u64], count: u32) -> Self {
        // A sample that is not certain has a share of 0 and one of 1, in the first bin or the first two.
        let width = starts.get(1).map_or(f64::INFINITY, |&start| real(start));
        Self {
            per_width: 1.0 / width,
            part: 1.0 / f64::from(count),
            here: vec![0.0; starts.len()],
            sums: vec![0.0; starts.len()],
            squares: vec![0.0; starts.len()],
        }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The bins cut on purpose.
    fn add(&mut self, share: f64) {
        // Half a unit keeps the first share of a bin on its side of the rounding.
        let place = ((share + 0.5) * self.per_width) as usize;
        self.here[place.min(self.sums.len() - 1)] += self.part;
    }

    fn close(&mut self) {
        for (place, part) in self.here.iter_mut().enumerate() {
            self.sums[place] += *part;
            self.squares[place] += *part * *part;
            *part = 0.0;
        }
    }

    fn pooled(&self, taken: f64) -> Vec<f64> {
        self.sums.iter().map(|sum| sum / taken).collect()
    }

    fn error(&self, taken: f64) -> f64 {
        self.sums
            .iter()
            .zip(&self.squares)
            .map(|(sum, square)| {
                let mean = sum / taken;
                seven_errors(square / taken - mean * mean, taken)
            })
            .fold(0.0, f64::max)
    }
}

struct Words {
    state: u64,
    /// The bits of a weight.
    weight_bits: u32,
}

impl Words {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn split(&mut self, surplus: f64, shares: &mut [f64]) {
        let mut sum = 0.0;
        for weight in &mut *shares {
            *weight = real(self.next() >> (64 - self.weight_bits)) + 1.0;
            sum += *weight;
        }
        let mut rest = surplus;
        for share in &mut *shares {
            *share = (*share * surplus / sum).floor();
            rest -= *share;
        }
        // Past 53 bits the rest is rounding, and nobody sees a unit.
        while rest >= 1.0 && surplus < 9e15 {
            let place = (u128::from(self.next()) * shares.len() as u128) >> 64;
            shares[usize::try_from(place).expect("below the number of shares")] += 1.0;
            rest -= 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::{Rule, law::bin_starts};

    /// Walks every outcome of hb1 with weights 1..=4: the shares and their probability.
    fn every_split(count: u32, surplus: u64, see: &mut dyn FnMut(&[u64], f64)) {
        fn top_up(shares: &mut [u64], rest: u64, chance: f64, see: &mut dyn FnMut(&[u64], f64)) {
            if rest == 0 {
                return see(shares, chance);
            }
            for place in 0..shares.len() {
                shares[place] += 1;
                top_up(shares, rest - 1, chance / real(shares.len() as u64), see);
                shares[place] -= 1;
            }
        }
        let all = 4_u64.pow(count);
        for number in 0..all {
            let weights: Vec<u64> = (0..count)
                .map(|place| number / 4_u64.pow(place) % 4 + 1)
                .collect();
            let sum: u64 = weights.iter().sum();
            let mut shares: Vec<u64> = weights
                .iter()
                .map(|weight| weight * surplus / sum)
                .collect();
            let rest = surplus - shares.iter().sum::<u64>();
            top_up(&mut shares, rest, 1.0 / real(all), see);
        }
    }

    #[test]
    fn with_four_weights_the_sample_is_as_close_to_every_outcome_as_it_says() {
        let full = std::env::var_os("HONGBAO_FULL").is_some();
        for count in 1..=if full { 6 } else { 3 } {
            for total in u64::from(count)..=14 {
                let parameters =
                    Parameters::new(Rule::Proportional, total.into(), count, None, None)
                        .expect("the parameters are sound");
                let starts = bin_starts(&parameters);
                let law = sample(&parameters, &starts, 2, DRAWS[STEPS - 1]);
                let mut luck = vec![0.0; count as usize];
                let mut bins = vec![0.0; starts.len()];
                every_split(count, parameters.surplus(), &mut |shares, chance| {
                    luck[crate::packet::best(shares)] += chance;
                    for share in shares {
                        let place = starts.partition_point(|start| start <= share) - 1;
                        bins[place] += chance / f64::from(count);
                    }
                });
                let pairs = law.luck.iter().zip(&luck).chain(law.bins.iter().zip(&bins));
                let worst = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                assert!(
                    worst <= law.error + 1e-9,
                    "{total} into {count}: {worst}, not {}",
                    law.error
                );
                assert!(law.error < 0.01);
            }
        }
    }
}
