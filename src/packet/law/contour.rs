//! Counts of splits by Cauchy's integral, for more shares than inclusion and exclusion can bear.
//!
//! The number of sequences with generating function f(z) and sum s is the mean of `f(z) z⁻ˢ` over a circle. On the circle
//! where the surpluses, drawn independently with weights rʸ, have the right mean, everything is a probability and no term
//! cancels. The mean over M points is the integral but for the sums s ± M, s ± 2M …; M makes them rarer than e⁻³⁸. Points
//! where the integrand stays below e⁻³⁸ of its height are left out.

use std::f64::consts::PI;
use std::ops::Range;

use super::function::{atan2, cos, exp, exp_less_one, ln, ln_one_more, power, sin};
use super::{BestPart, Surplus, bins_of, lattice::Lattice, real, ties, uniform::Splits};

/// What is left out is rarer than e to the minus this: 3·10⁻¹⁷.
const RARE: f64 = 38.0;
/// The panels of a sum over the largest share.
const PANELS: u64 = 24;
/// So many largest shares are summed in a part, a few milliseconds in a browser.
pub(super) const PART: usize = 32;

/// Adds what the largest shares of these places of the sum add; returns whether there are any.
#[inline(never)]
pub(super) fn add_best(splits: &Splits, places: Range<usize>, part: &mut BestPart) -> bool {
    let circle = Circle::new(*splits);
    let all = circle.all();
    let points = circle.thresholds().points;
    let Some(points) = points.get(places.start..places.end.min(points.len())) else {
        return false;
    };
    for &(largest, weight) in points {
        part.best += largest * circle.add_largest(largest, weight / all, &mut part.chances);
    }
    !points.is_empty()
}

/// Tells the law where the largest shares are added up already.
#[inline(never)]
pub(super) fn law_with(splits: &Splits, starts: &[u64], best: &BestPart) -> Surplus {
    let circle = Circle::new(*splits);
    let all = circle.all();
    let below: Vec<f64> = starts
        .iter()
        .map(|&start| circle.below(real(start)) / all)
        .collect();
    Surplus {
        deviation: vec![circle.deviation(all); splits.count as usize],
        best: best.best,
        luck: ties::luck(splits.count, &best.chances),
        bins: bins_of(&below),
        error: 1e-9,
    }
}

/// A surplus drawn with weights rʸ on 0..width, and the points of the circle |z| = r.
struct Circle {
    splits: Splits,
    /// One more than the largest surplus; infinite without a max that binds.
    width: f64,
    /// −ln r; never 0.
    slope: f64,
    /// The number of points of the whole circle, M.
    period: f64,
}

/// The generating function of a surplus below some threshold, on the circle: `inside + signed · (1 − cis(angle · threshold))`
/// over the geometric factor of the point.
#[derive(Clone, Copy)]
struct Part {
    threshold: f64,
    /// The probability of lying below the threshold.
    inside: f64,
    /// r^threshold over |1 − r^width|.
    beyond: f64,
}

impl Circle {
    fn new(splits: Splits) -> Self {
        let count = f64::from(splits.count);
        let sum = real(splits.surplus);
        if !splits.bound {
            return Self {
                splits,
                width: f64::INFINITY,
                slope: ln_one_more(count / sum),
                period: unbound_period(count, sum),
            };
        }
        let width = real(splits.span) + 1.0;
        let lack = count * real(splits.span) - sum;
        let slope = balanced_slope(width, sum.min(lack) / count);
        Self {
            splits,
            width,
            slope: if sum <= lack { slope } else { -slope },
            // A truncated geometric law strays less than the geometric one of its mean (convex order).
            period: unbound_period(count, sum.min(lack)).min(sum + lack + 1.0),
        }
    }

    fn part(&self, threshold: f64) -> Part {
        let steep = self.slope.abs();
        let whole = one_less_exp(steep * self.width);
        let inside = one_less_exp(steep * threshold) / whole;
        if self.slope > 0.0 {
            let beyond = exp(-steep * threshold) / whole;
            return Part {
                threshold,
                inside,
                beyond,
            };
        }
        let fall = exp(-steep * (self.width - threshold));
        Part {
            threshold,
            inside: inside * fall,
            beyond: fall / whole,
        }
    }

    /// Returns the probability that a surplus is exactly the threshold of `part`.
    fn chance(&self, part: Part) -> f64 {
        part.beyond * one_less_exp(self.slope).abs()
    }

    /// Returns the probability that a surplus is the threshold or more.
    fn tail(&self, threshold: f64) -> f64 {
        let steep = self.slope.abs();
        let tail =
            one_less_exp(steep * (self.width - threshold)) / one_less_exp(steep * self.width);
        if self.slope > 0.0 {
            tail * exp(-steep * threshold)
        } else {
            tail
        }
    }

    /// Returns the modulus and the argument of the generating function of `part` at an angle.
    fn value(&self, part: Part, angle: f64) -> (f64, f64) {
        let turn = if part.beyond > 0.0 {
            angle * part.threshold
        } else {
            0.0
        };
        let signed = part.beyond * self.slope.signum();
        let above = less_cis(part.inside, signed, turn);
        let below = less_cis(one_less_exp(self.slope), exp(-self.slope), angle);
        (
            modulus(above) / modulus(below) * one_less_exp(self.slope).abs(),
            atan2(above.1, above.0) - atan2(below.1, below.0)
                + if self.slope < 0.0 { PI } else { 0.0 },
        )
    }

    /// Sums over the points of the circle, up to the conjugate: `add(angle, turn of z⁻ˢ, weight)`, while the generating
    /// function of `part` to the power `parts` is not rare.
    fn around(&self, part: Part, parts: u32, add: &mut dyn FnMut(f64, f64, f64)) {
        let height = ln(part.inside + 2.0 * part.beyond);
        let own = one_less_exp(self.slope);
        // The period is whole.
        let rest = real(self.splits.surplus % truncated(self.period));
        let mut place = 0.0;
        while place <= (self.period / 2.0).floor() {
            let angle = 2.0 * PI * place / self.period;
            let below = less_cis(own, exp(-self.slope), angle);
            let bound = height + ln(own.abs() / modulus(below));
            if place > 0.0 && f64::from(parts) * bound < -RARE {
                break;
            }
            // Both ends of the half circle are their own conjugates.
            let alone = place < 0.5 || place * 2.0 > self.period - 0.5;
            let turns = (place * rest / self.period).fract();
            add(angle, -2.0 * PI * turns, if alone { 1.0 } else { 2.0 });
            place += 1.0;
        }
    }

    fn full(&self) -> Part {
        if self.width.is_infinite() {
            Part {
                threshold: 0.0,
                inside: 1.0,
                beyond: 0.0,
            }
        } else {
            self.part(self.width)
        }
    }

    fn all(&self) -> f64 {
        let full = self.full();
        let count = self.splits.count;
        let mut sum = 0.0;
        self.around(full, count, &mut |angle, turn, weight| {
            let (modulus, argument) = self.value(full, angle);
            let count = f64::from(count);
            sum += weight * power(modulus, count) * cos(argument * count + turn);
        });
        sum
    }

    /// Weighs the splits whose first surplus is below `start`.
    fn below(&self, start: f64) -> f64 {
        let (full, first) = (self.full(), self.part(start));
        let others = self.splits.count - 1;
        let mut sum = 0.0;
        self.around(full, others, &mut |angle, turn, weight| {
            let (modulus, argument) = self.value(full, angle);
            let (own, own_argument) = self.value(first, angle);
            let others = f64::from(others);
            sum += weight
                * own
                * power(modulus, others)
                * cos(argument * others + own_argument + turn);
        });
        sum
    }

    /// Adds to `tied[k − 1]` the weight of the splits whose largest surplus is `largest` and stands k times; returns their sum.
    fn add_largest(&self, largest: f64, scale: f64, tied: &mut [f64]) -> f64 {
        let count = self.splits.count;
        let part = self.part(largest);
        let chance = self.chance(part);
        let (first, last) = likely_ties(f64::from(count), chance, count);
        let ways = log_ways(count, first) + f64::from(first) * ln(chance);
        let mut found = 0.0;
        self.around(part, count - last, &mut |angle, turn, weight| {
            let (modulus, argument) = self.value(part, angle);
            if modulus < 1e-300 {
                return;
            }
            let (rest, at) = (f64::from(count - first), f64::from(first));
            let mut size = exp(ways + rest * ln(modulus)) * weight * scale;
            let mut phase = argument * rest + angle * largest * at + turn;
            for number in first..=last {
                let share = size * cos(phase);
                tied[number as usize - 1] += share;
                found += share;
                size *= chance / modulus * f64::from(count - number) / f64::from(number + 1);
                phase += angle * largest - argument;
            }
        });
        found
    }

    /// Returns the largest shares that are not rare.
    fn thresholds(&self) -> Lattice {
        let count = f64::from(self.splits.count);
        let top = self.splits.span;
        let least = (self.splits.surplus.div_ceil(u64::from(self.splits.count))).max(1);
        let crowd = |largest: u64| count * self.tail(real(largest) + 1.0);
        let from = first_where(least, top, |largest| crowd(largest) < RARE * 1.5);
        let to = first_where(from, top, |largest| crowd(largest) < exp(-RARE));
        let mut lattice = Lattice::new(128, 16);
        let width = (to - from) / PANELS + 1;
        let mut start = from;
        while start <= to {
            let end = start.saturating_add(width - 1).min(to);
            lattice.add(start, end);
            start = end + 1;
        }
        lattice
    }

    fn deviation(&self, all: f64) -> f64 {
        if !self.splits.bound {
            return self.splits.unbound_deviation();
        }
        // What a share lacks deviates as the share does: E y² = Σ (2v − 1) P(y ≥ v), on the side that falls off.
        let span = self.splits.span;
        let mean = real(self.splits.surplus) / f64::from(self.splits.count);
        let mean = if self.slope > 0.0 {
            mean
        } else {
            real(span) - mean
        };
        let mut lattice = Lattice::new(128, 16);
        let width = truncated(4.0 / self.slope.abs()).clamp(1, span);
        let mut start = 1;
        for _ in 0..11 {
            let end = span.min(start + width - 1);
            lattice.add(start, end);
            start = end + 1;
        }
        let mut square = 0.0;
        for (least, weight) in lattice.points {
            let tail = if self.slope > 0.0 {
                1.0 - self.below(least) / all
            } else {
                self.below(real(span) + 1.0 - least) / all
            };
            square += weight * (2.0 * least - 1.0) * tail;
        }
        (square - mean * mean).max(0.0).sqrt()
    }
}

/// Returns the integer part of a number that is not negative; past 2⁶³ it is 2⁶³.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is cut on purpose.
fn truncated(number: f64) -> u64 {
    (number as u64).min(1 << 63)
}

/// Returns `1 − e^−x`.
fn one_less_exp(x: f64) -> f64 {
    -exp_less_one(-x)
}

/// Returns `constant + factor · (1 − cis(turn))`.
fn less_cis(constant: f64, factor: f64, turn: f64) -> (f64, f64) {
    let half = sin(turn / 2.0);
    (constant + factor * 2.0 * half * half, -factor * sin(turn))
}

/// Returns the modulus of a complex number that is neither huge nor tiny.
fn modulus((real, imaginary): (f64, f64)) -> f64 {
    (real * real + imaginary * imaginary).sqrt()
}

/// Returns the slope at which the truncated geometric law on 0..width has this mean, which is at most (width − 1) / 2.
fn balanced_slope(width: f64, mean: f64) -> f64 {
    // Near 0 the two terms cancel; any slope serves, the right one best.
    let (mut low, mut high) = (1e-6 / width, 60.0);
    for _ in 0..100 {
        let middle = (low * high).sqrt();
        let there = 1.0 / exp_less_one(middle) - width / exp_less_one(middle * width);
        if there > mean {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low * high).sqrt()
}

/// Returns how far a sum of geometric surpluses with this mean never strays, by Chernoff's bound.
fn unbound_period(count: f64, sum: f64) -> f64 {
    // m ln(m / μ) − (1 + m) ln((1 + m) / (1 + μ)) a share, in the form that does not cancel.
    let rate = |other: f64| {
        let (mean, there) = (sum / count, other / count);
        let more = there - mean;
        count
            * (there * ln_one_more(more / mean / (1.0 + there)) - ln_one_more(more / (1.0 + mean)))
    };
    let mut period = 8.0;
    while rate(sum + period) < RARE || (period < sum && rate(sum - period) < RARE) {
        period *= 1.25;
    }
    period.ceil()
}

/// Returns the first and the last number of ties that are not rare when `count` shares tie with `chance` each.
fn likely_ties(shares: f64, chance: f64, count: u32) -> (u32, u32) {
    let mean = shares * chance;
    let spread = 9.0 * mean.sqrt();
    let mut last = 1;
    let mut size = mean;
    while last < count && (f64::from(last) < mean + spread || size > 1e-16) {
        last += 1;
        size *= mean / f64::from(last);
    }
    let mut first = 1;
    while f64::from(first) < mean - spread {
        first += 1;
    }
    (first.min(last), last)
}

/// Returns the logarithm of C(all, chosen).
fn log_ways(all: u32, chosen: u32) -> f64 {
    (0..chosen)
        .map(|place| ln(f64::from(all - place) / f64::from(place + 1)))
        .sum()
}

/// Returns the first number of `from..=to` at which a condition that stays true comes true, else `to`.
fn first_where(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to.max(from));
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
