//! The chain of surpluses that `double-mean` walks down, state by state.

/// A walk from `surplus` with `count` shares left to nothing.
pub(super) struct Chain {
    count: usize,
    surplus: usize,
    span: Option<usize>,
    /// `1 / k` at k: the draws need three of them each.
    inverse: Vec<f64>,
    /// The first and the last state that are not rarer than 10⁻¹⁸, by shares left.
    likely: Vec<(usize, usize)>,
}

/// The draw of one share: surpluses `low..=high` with `each`, and `next` to them one with `over`, which may be 0.
#[derive(Clone, Copy)]
struct Draw {
    low: usize,
    high: usize,
    each: f64,
    next: usize,
    over: f64,
}

impl Chain {
    pub(super) fn new(count: usize, surplus: usize, span: Option<usize>) -> Self {
        let inverse = (0..=count.max(surplus) + 2)
            .map(|k| 1.0 / real(k))
            .collect();
        Self {
            count,
            surplus,
            span,
            inverse,
            likely: vec![(0, surplus); count + 1],
        }
    }

    /// Returns the largest shares that are possible, as surpluses.
    pub(super) fn largest(&self) -> std::ops::RangeInclusive<usize> {
        self.surplus.div_ceil(self.count)..=self.top()
    }

    /// Returns the law of the next surplus with `left` ≥ 2 shares and `surplus` left.
    fn draw(&self, surplus: usize, left: usize) -> Draw {
        let mirror = self.span.filter(|&span| 2 * surplus > left * span);
        let x = mirror.map_or(surplus, |span| left * span - surplus);
        // 2x / left, whose fraction is a multiple of 1 / left, without a division.
        let most = floor(real(2 * x) * self.inverse[left] + 1e-9);
        let chance = real(2 * x - most * left) * self.inverse[left];
        let over = chance * self.inverse[most + 2];
        let each = (1.0 - chance) * self.inverse[most + 1] + over;
        let (low, high) = mirror.map_or((0, most), |span| (span - most, span));
        let next = match mirror {
            None if over > 0.0 => high + 1,
            Some(_) if over > 0.0 => low - 1,
            _ => low,
        };
        Draw {
            low,
            high,
            each,
            next,
            over,
        }
    }

    fn top(&self) -> usize {
        self.span.unwrap_or(self.surplus).min(self.surplus)
    }

    /// Returns the law of each share's surplus, the first share first, `shares[position][surplus]`; learns which states matter.
    pub(super) fn shares(&mut self) -> Vec<Vec<f64>> {
        let top = self.top();
        let mut states = vec![0.0; self.surplus + 1];
        states[self.surplus] = 1.0;
        let mut shares = Vec::with_capacity(self.count);
        for left in (2..=self.count).rev() {
            let mut share = vec![0.0; top + 2];
            let mut next = vec![0.0; self.surplus + 2];
            let (mut from, mut to) = self.states(left, top);
            while from < to && states[from] < 1e-18 {
                from += 1;
            }
            while from < to && states[to] < 1e-18 {
                to -= 1;
            }
            self.likely[left] = (from, to);
            for state in from..=to {
                let weight = states[state];
                let draw = self.draw(state, left);
                share[draw.low] += weight * draw.each;
                share[draw.high + 1] -= weight * draw.each;
                share[draw.next] += weight * draw.over;
                share[draw.next + 1] -= weight * draw.over;
                next[state - draw.high] += weight * draw.each;
                next[state - draw.low + 1] -= weight * draw.each;
                next[state - draw.next] += weight * draw.over;
                next[state - draw.next + 1] -= weight * draw.over;
            }
            shares.push(summed(share, top + 1));
            states = summed(next, self.surplus + 1);
        }
        states.resize(top + 1, 0.0);
        shares.push(states);
        shares
    }

    /// Returns the probability, by position, that the best share has the surplus `largest`, and that all are at most it.
    pub(super) fn best_at(&self, largest: usize) -> (Vec<f64>, f64) {
        let within = self.within(largest);
        let width = self.surplus + 1;
        let mut best = Vec::with_capacity(self.count);
        let mut states = vec![0.0; width];
        states[self.surplus] = 1.0;
        for left in (2..=self.count).rev() {
            let after = &within[left - 1];
            let mut next = vec![0.0; width + 1];
            let mut chance = 0.0;
            let (from, to) = self.states(left, largest);
            for state in from..=to {
                let weight = states[state];
                if weight <= 0.0 {
                    continue;
                }
                let draw = self.draw(state, left);
                if (draw.low..=draw.high).contains(&largest) {
                    chance += weight * draw.each * after[state - largest];
                } else if draw.next == largest {
                    chance += weight * draw.over * after[state - largest];
                }
                let end = (draw.high + 1).min(largest);
                if draw.low < end {
                    next[state + 1 - end] += weight * draw.each;
                    next[state + 1 - draw.low] -= weight * draw.each;
                }
                if draw.next < largest {
                    next[state - draw.next] += weight * draw.over;
                    next[state - draw.next + 1] -= weight * draw.over;
                }
            }
            best.push(chance);
            states = summed(next, width);
        }
        best.push(states.get(largest).copied().unwrap_or(0.0).max(0.0));
        (best, within[self.count][self.surplus])
    }

    /// Returns the probability that all that is left turns out at most `largest`: `within[left][state]`.
    fn within(&self, largest: usize) -> Vec<Vec<f64>> {
        let width = self.surplus + 1;
        let mut within = vec![vec![0.0; width]; self.count + 1];
        within[1][..=largest.min(self.surplus)].fill(1.0);
        let mut sums = vec![0.0; width + 1];
        for left in 2..=self.count {
            let (done, rest) = within.split_at_mut(left);
            let before = &done[left - 1];
            for state in 0..width {
                sums[state + 1] = sums[state] + before[state];
            }
            let (from, to) = self.states(left, largest);
            for (state, chance) in (from..=to).zip(&mut rest[0][from..]) {
                let draw = self.draw(state, left);
                let high = draw.high.min(largest);
                if draw.low <= high {
                    *chance = draw.each * (sums[state - draw.low + 1] - sums[state - high]);
                }
                if draw.next <= largest {
                    *chance += draw.over * before[state - draw.next];
                }
            }
        }
        within
    }

    /// Returns the states worth a visit when no share is above `largest`: none below them is reached, none above ends well.
    fn states(&self, left: usize, largest: usize) -> (usize, usize) {
        let spent = (self.count - left).saturating_mul(largest);
        let (from, to) = self.likely[left];
        (
            from.max(self.surplus.saturating_sub(spent)),
            to.min(left.saturating_mul(largest)),
        )
    }
}

/// Turns differences into the first `length` running sums.
fn summed(mut differences: Vec<f64>, length: usize) -> Vec<f64> {
    let mut sum = 0.0;
    for place in &mut differences {
        sum += *place;
        *place = sum;
    }
    differences.truncate(length);
    differences
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is cut on purpose.
fn floor(number: f64) -> usize {
    number as usize
}

#[allow(clippy::cast_precision_loss)] // A chain has far fewer than 2⁵³ states.
fn real(number: usize) -> f64 {
    number as f64
}
