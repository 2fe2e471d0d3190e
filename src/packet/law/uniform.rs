//! The law of `uniform`: every feasible split is equally likely.
//!
//! The surpluses are `count` integers in 0..=d with sum s. With `A(x, n) = C(x + n − 1, n − 1)`, the sequences of n integers
//! in 0..=w with sum t number `Σⱼ (−1)ʲ C(n, j) A(t − j(w + 1), n)`; for t past half of n·w the mirror `t → n·w − t` keeps
//! the terms from cancelling. Up to [`MOST_CLOSED`] shares the sum loses fewer than four digits.

use std::ops::Range;

use super::super::draw::ascending;
use super::{BestPart, Parameters, Surplus, bins_of, contour, lattice::Lattice, real, ties};

/// The most shares for inclusion and exclusion; past it the terms cancel too much, and Cauchy's integral is as good.
pub(super) const MOST_CLOSED: u32 = 24;
/// So many largest shares are summed in a part, a few milliseconds in a browser.
const PART: usize = 1024;

/// `count` integers in 0..=span with sum `surplus`; without a max that binds, span is the surplus.
#[derive(Clone, Copy)]
pub(super) struct Splits {
    pub(super) count: u32,
    pub(super) surplus: u64,
    pub(super) span: u64,
    pub(super) bound: bool,
}

pub(super) fn law(parameters: &Parameters, starts: &[u64]) -> Surplus {
    let mut all = BestPart::none(parameters);
    // Part by part, so that whoever adds them up elsewhere has the same law to the last bit.
    for part in (0..).map_while(|place| part(parameters, place)) {
        all.add(&part);
    }
    law_with(parameters, starts, all)
}

/// Tells what some largest shares add, or nothing past the last of them and where there is one split only.
pub(super) fn part(parameters: &Parameters, place: usize) -> Option<BestPart> {
    let splits = Splits::new(parameters);
    if splits.certain() {
        return None;
    }
    let length = if splits.count > MOST_CLOSED {
        contour::PART
    } else {
        PART
    };
    let mut part = BestPart::none(parameters);
    let from = place.checked_mul(length)?;
    let found = splits.add_best(from..from.saturating_add(length), &mut part);
    found.then_some(part)
}

/// Tells the law where the largest shares are added up already.
pub(super) fn law_with(parameters: &Parameters, starts: &[u64], best: BestPart) -> Surplus {
    let splits = Splits::new(parameters);
    if splits.certain() {
        certain(&splits)
    } else if splits.count > MOST_CLOSED {
        contour::law_with(&splits, starts, &best)
    } else {
        closed(&splits, starts, best)
    }
}

/// One split only: every share is s / count, and the first is the best.
fn certain(splits: &Splits) -> Surplus {
    let mut luck = vec![0.0; splits.count as usize];
    luck[0] = 1.0;
    Surplus {
        deviation: vec![0.0; splits.count as usize],
        best: real(splits.surplus / u64::from(splits.count)),
        luck,
        bins: vec![1.0],
        error: 0.0,
    }
}

#[inline(never)]
fn closed(splits: &Splits, starts: &[u64], part: BestPart) -> Surplus {
    let BestPart {
        chances: mut tied,
        mut best,
    } = part;
    let all = splits.all();
    let below: Vec<f64> = starts
        .iter()
        .map(|&start| splits.below(start) / all)
        .collect();
    if splits.surplus.is_multiple_of(u64::from(splits.count)) {
        // All alike is one split; it is no smooth function of the largest share.
        let alike = splits.term(0.0, splits.count) / all;
        tied[splits.count as usize - 1] = alike;
        best += alike * real(splits.surplus / u64::from(splits.count));
    }
    Surplus {
        deviation: vec![splits.deviation(all); splits.count as usize],
        best,
        luck: ties::luck(splits.count, &tied),
        bins: bins_of(&below),
        error: if splits.thresholds().exact { 0.0 } else { 1e-8 },
    }
}

impl Splits {
    fn new(parameters: &Parameters) -> Self {
        Self {
            count: parameters.count(),
            surplus: parameters.surplus(),
            span: parameters.binding_span().unwrap_or(parameters.surplus()),
            bound: parameters.binding_span().is_some(),
        }
    }

    /// Returns whether there is one split only.
    fn certain(&self) -> bool {
        self.surplus == 0 || self.count == 1 || self.full()
    }

    /// Adds what the largest shares of these places of the sum add; returns whether there are any.
    fn add_best(&self, places: Range<usize>, part: &mut BestPart) -> bool {
        if self.count > MOST_CLOSED {
            return contour::add_best(self, places, part);
        }
        let all = self.all();
        let points = self.thresholds().points;
        let Some(points) = points.get(places.start..places.end.min(points.len())) else {
            return false;
        };
        for &(largest, weight) in points {
            for at_largest in 1..self.count {
                let chance = weight * self.largest(largest, at_largest) / all;
                part.chances[at_largest as usize - 1] += chance;
                part.best += chance * largest;
            }
        }
        !points.is_empty()
    }

    /// Returns the standard deviation of one share.
    pub(super) fn unbound_deviation(&self) -> f64 {
        let (s, n) = (real(self.surplus), f64::from(self.count));
        (s * (s + n) * (n - 1.0) / (n * n * (n + 1.0))).sqrt()
    }

    /// Returns whether everyone has the largest share.
    fn full(&self) -> bool {
        u128::from(self.count) * u128::from(self.span) == u128::from(self.surplus)
    }

    /// Returns whether the sum lies past the middle, so that counting starts from the top.
    fn mirrored(&self) -> bool {
        self.bound && real(self.surplus) > f64::from(self.count) * real(self.span) / 2.0
    }

    /// Returns what all shares lack to the largest one, `count · span − surplus`.
    fn lack(&self) -> f64 {
        let lack = u128::from(self.count) * u128::from(self.span) - u128::from(self.surplus);
        // Asked only where the lack is the smaller of the two.
        real(u64::try_from(lack).unwrap_or(u64::MAX))
    }

    /// Returns the smaller of the surplus and the lack: every count is relative to `A(base, count)`.
    fn base(&self) -> f64 {
        if self.mirrored() {
            self.lack()
        } else {
            real(self.surplus)
        }
    }

    /// Returns `A(x, parts) / A(base, count)`, 0 below x = 0.
    fn term(&self, x: f64, parts: u32) -> f64 {
        if x < 0.0 {
            return 0.0;
        }
        let base = self.base();
        let mut ratio = 1.0;
        for step in 1..self.count {
            let step_real = f64::from(step);
            ratio *= if step < parts {
                (x + step_real) / (base + step_real)
            } else {
                step_real / (base + step_real)
            };
        }
        ratio
    }

    /// Counts `parts` integers in 0..width with sum `sum`, where width may be any real number.
    fn sequences(&self, sum: f64, parts: u32, width: f64) -> f64 {
        let start = if self.mirrored() {
            f64::from(parts) * (width - 1.0) - sum
        } else {
            sum
        };
        let mut signed = 1.0;
        let mut count = 0.0;
        for dropped in 0..=parts {
            let x = start - f64::from(dropped) * width;
            if x < 0.0 {
                break;
            }
            count += signed * self.term(x, parts);
            signed *= -f64::from(parts - dropped) / f64::from(dropped + 1);
        }
        count
    }

    fn all(&self) -> f64 {
        self.sequences(real(self.surplus), self.count, real(self.span) + 1.0)
    }

    /// Counts the splits whose largest surplus is `largest` and stands at exactly `tied` places.
    fn largest(&self, largest: f64, tied: u32) -> f64 {
        let rest = real(self.surplus) - f64::from(tied) * largest;
        if rest < 0.0 {
            return 0.0;
        }
        let mut ways = 1.0;
        for place in 0..tied {
            ways *= f64::from(self.count - place) / f64::from(place + 1);
        }
        ways * self.sequences(rest, self.count - tied, largest)
    }

    /// Counts the splits whose first surplus is below `start`.
    fn below(&self, start: u64) -> f64 {
        if self.mirrored() {
            // The first share's lack is above span − start.
            return self.all() - self.first_below(self.lack(), real(self.span - start) + 1.0);
        }
        self.first_below(real(self.surplus), real(start))
    }

    /// Counts sequences in 0..=span with this sum whose first member is below `start`.
    fn first_below(&self, sum: f64, start: f64) -> f64 {
        let free = |sum: f64| {
            let mut signed = 1.0;
            let mut count = 0.0;
            for dropped in 0..self.count {
                let x = sum - f64::from(dropped) * (real(self.span) + 1.0);
                if x < 0.0 {
                    break;
                }
                count += signed * self.term(x, self.count);
                signed *= -f64::from(self.count - 1 - dropped) / f64::from(dropped + 1);
            }
            count
        };
        free(sum) - free(sum - start)
    }

    fn deviation(&self, all: f64) -> f64 {
        if !self.bound {
            return self.unbound_deviation();
        }
        // What a share lacks deviates as the share does: E y² = Σ (2v − 1) P(y ≥ v), with one bend where a term drops out.
        let sum = self.base();
        let bend = self.bend();
        let mut lattice = Lattice::new(2048, 16);
        lattice.add(1, bend);
        lattice.add(bend + 1, self.span);
        let mut square = 0.0;
        for (least, weight) in lattice.points {
            square += weight * (2.0 * least - 1.0) * (1.0 - self.first_below(sum, least) / all);
        }
        let mean = sum / f64::from(self.count);
        (square - mean * mean).max(0.0).sqrt()
    }

    /// Returns the remainder of the base by span + 1: where `first_below` has its only bend within 0..=span.
    fn bend(&self) -> u64 {
        let surplus = u128::from(self.surplus);
        let base = if self.mirrored() {
            u128::from(self.count) * u128::from(self.span) - surplus
        } else {
            surplus
        };
        u64::try_from(base % (u128::from(self.span) + 1)).expect("a remainder is at most the span")
    }

    /// Returns the largest shares to sum over: panels between the bends at s / j, and under a max at (s + n) / (n − j).
    fn thresholds(&self) -> Lattice {
        let count = u64::from(self.count);
        let mut ends: Vec<u64> = (1..=count).map(|parts| self.surplus / parts).collect();
        ends.push(self.span);
        ends.retain(|&end| end <= self.span);
        ends = ascending(ends);
        ends.dedup();
        let mut lattice = Lattice::new(2048, 16);
        let mut from = self.surplus.div_ceil(count).max(1);
        for end in ends {
            lattice.add(from, end);
            from = from.max(end + 1);
        }
        lattice
    }
}
