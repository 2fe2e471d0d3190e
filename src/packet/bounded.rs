//! Sequences under a bound: how many there are, and which one has a number.
//!
//! Write `A(t)` for m! times the number of sequences of m integers in 0 ..= d whose sum is at most t:
//!
//! ```text
//! A(t) = Σₖ (−1)ᵏ C(m, k) · (t − k(d+1) + 1) (t − k(d+1) + 2) … (t − k(d+1) + m)      while t ≥ k(d+1)
//! ```
//!
//! Of the sequences of m + 1 integers with sum s, those whose first is below v number `(A(s) − A(s − v)) / m!`; seen from
//! the other end, with every integer i taken as d − i, they number `(A(r + v) − A(r)) / m!` with `r = m·d − 1 − s`.

use super::big::Big;
use super::draw::Draw;

/// Draws a sequence of `count` integers in 0 ..= `span` with this sum, each equally likely, by one number and no retry.
///
/// There is one: `sum ≤ count · span`, and `span < sum`.
pub(crate) fn sequence(count: u32, sum: u64, span: u64, draw: &mut impl Draw) -> Vec<u64> {
    let mut counter = Counter::new(count - 1, span);
    let mut number = number_of_sequences(&counter, sum);
    number = draw.below_big(&number);
    (1..count).for_each(|factor| number.multiply(u64::from(factor)));

    let mut left = sum;
    let mut sequence = Vec::with_capacity(count as usize);
    while counter.length > 0 {
        let first = first(&counter, left, &mut number);
        sequence.push(first);
        left -= first;
        number.divide_exactly(counter.length);
        counter.shorten();
    }
    sequence.push(left);
    sequence
}

/// Returns how many sequences of one integer more than the counter's have this sum.
fn number_of_sequences(counter: &Counter, sum: u64) -> Big {
    let mut number = Tail::new(counter, sum).firsts_below(counter, counter.span + 1);
    (1..=counter.length).for_each(|factor| number.divide_exactly(factor));
    number
}

/// Finds the first integer of the sequence of this number, which comes scaled by m!, and leaves its number among those
/// with the same first integer.
fn first(counter: &Counter, sum: u64, number: &mut Big) -> u64 {
    let tail = Tail::new(counter, sum);
    // firsts_below(low) ≤ number < firsts_below(high)
    let (mut low, mut high) = (0, counter.span.min(sum) + 1);
    let mut before = Big::from(0);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let below = tail.firsts_below(counter, middle);
        if below <= *number {
            (low, before) = (middle, below);
        } else {
            high = middle;
        }
    }
    number.subtract(&before);
    low
}

/// The two ways to count by the first integer, of which the one with the shorter sums is taken.
enum Tail {
    /// `s` and `A(s)`.
    Direct(u64, Big),
    /// `r` and `A(r)`; `r` may be below 0.
    Mirrored(i128, Big),
}

impl Tail {
    fn new(counter: &Counter, sum: u64) -> Self {
        let room = i128::from(counter.length) * i128::from(counter.span) - 1;
        let rest = room - i128::from(sum);
        if rest < i128::from(sum) {
            Self::Mirrored(rest, counter.up_to(rest))
        } else {
            Self::Direct(sum, counter.up_to(i128::from(sum)))
        }
    }

    /// Returns m! times the number of sequences whose first integer is below `v`.
    fn firsts_below(&self, counter: &Counter, v: u64) -> Big {
        match self {
            Self::Direct(sum, whole) => {
                let mut number = whole.clone();
                number.subtract(&counter.up_to(i128::from(*sum) - i128::from(v)));
                number
            }
            Self::Mirrored(rest, whole) => {
                let mut number = counter.up_to(rest + i128::from(v));
                number.subtract(whole);
                number
            }
        }
    }
}

/// What counting sequences of one length needs.
struct Counter {
    /// m, the number of integers.
    length: u32,
    /// d, the largest integer.
    span: u64,
    /// `C(m, k)` for k = 0 ..= m.
    binomials: Vec<Big>,
}

impl Counter {
    fn new(length: u32, span: u64) -> Self {
        let mut binomials = vec![Big::from(1)];
        for _ in 0..length {
            binomials.push(Big::from(0));
            for k in (1..binomials.len()).rev() {
                let (left, right) = binomials.split_at_mut(k);
                right[0].add(&left[k - 1]);
            }
        }
        Self {
            length,
            span,
            binomials,
        }
    }

    /// Goes on to sequences of one integer less, by `C(m − 1, k) = C(m, k) − C(m − 1, k − 1)`.
    fn shorten(&mut self) {
        self.length -= 1;
        self.binomials.pop();
        for k in 1..self.binomials.len() {
            let (left, right) = self.binomials.split_at_mut(k);
            right[0].subtract(&left[k - 1]);
        }
    }

    /// Returns `A(limit)`, 0 below 0.
    fn up_to(&self, limit: i128) -> Big {
        let (mut added, mut taken) = (Big::from(0), Big::from(0));
        let mut limit = limit;
        for (k, binomial) in self.binomials.iter().enumerate() {
            if limit < 0 {
                break;
            }
            let mut term = binomial.clone();
            self.multiply_rising(&mut term, limit as u64);
            let side = if k % 2 == 0 { &mut added } else { &mut taken };
            side.add(&term);
            limit -= i128::from(self.span) + 1;
        }
        added.subtract(&taken);
        added
    }

    /// Multiplies by `(t + 1) (t + 2) … (t + m)`, as many factors at once as one limb holds.
    fn multiply_rising(&self, term: &mut Big, t: u64) {
        let last = t + u64::from(self.length);
        let at_once = u64::from((u64::BITS / (u64::BITS - last.leading_zeros())).max(1));
        let mut factor = t + 1;
        while factor <= last {
            let next = (factor + at_once).min(last + 1);
            term.multiply((factor..next).product());
            factor = next;
        }
    }
}
