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

/// The most weights drawn, a few hundredths of a second in a browser.
const MOST_DRAWS: u32 = 2_400_000;

pub(super) fn law(parameters: &Parameters, starts: &[u64]) -> Surplus {
    let count = parameters.count();
    let surplus = real(parameters.surplus());
    if count == 1 || parameters.surplus() == 0 {
        return certain(count, surplus);
    }
    let samples = MOST_DRAWS / count.max(8);
    let mut words = Words(0x6862_3120_6c61_7773);
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

struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn split(&mut self, surplus: f64, shares: &mut [f64]) {
        let mut sum = 0.0;
        for weight in &mut *shares {
            *weight = real(self.next() >> 32) + 1.0;
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
