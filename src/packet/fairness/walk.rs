//! A source of draws that walks through every outcome.

use super::{Exact, Law};
use crate::packet::big::Big;
use crate::packet::draw::Draw;

/// Weights are narrowed to 1 ..= 4.
pub(super) const WEIGHTS: u64 = 4;

/// One way through the tree of draws: what was drawn, below which bound.
#[derive(Default)]
pub(super) struct Walk {
    drawn: Vec<(u64, u64)>,
    place: usize,
}

impl Draw for Walk {
    fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "nothing is below 0");
        if bound == 1 {
            return 0;
        }
        if self.place == self.drawn.len() {
            self.drawn.push((0, bound));
        }
        let (number, same_bound) = self.drawn[self.place];
        assert_eq!(
            bound, same_bound,
            "a draw depends on nothing but those before"
        );
        self.place += 1;
        number
    }

    fn below_big(&mut self, bound: &Big) -> Big {
        match bound.limbs() {
            [bound] => Big::from(self.below(*bound)),
            _ => panic!("no case has more than 2⁶⁴ splits"),
        }
    }

    fn weight(&mut self) -> u64 {
        self.below(WEIGHTS) + 1
    }
}

impl Walk {
    fn probability(&self) -> Exact {
        let outcomes = self.drawn.iter().map(|&(_, bound)| i128::from(bound));
        Exact::new(1, outcomes.product())
    }

    /// Goes on to the next way; false after the last.
    fn advance(&mut self) -> bool {
        self.place = 0;
        while let Some((number, bound)) = self.drawn.pop() {
            if number + 1 < bound {
                self.drawn.push((number + 1, bound));
                return true;
            }
        }
        false
    }
}

/// Returns the exact law of what `work` makes of its draws.
pub(super) fn law_of(work: impl Fn(&mut Walk) -> Vec<i128>) -> Law {
    let mut walk = Walk::default();
    let mut law = Law::new();
    loop {
        let outcome = work(&mut walk);
        let probability = walk.probability();
        *law.entry(outcome).or_insert(Exact::ZERO) += probability;
        if !walk.advance() {
            break;
        }
    }
    assert_eq!(law.values().sum::<Exact>(), Exact::ONE);
    law
}

/// Weights of 1 ..= most that are the digits of a number; whatever else is drawn is 0.
pub(super) struct Weights {
    pub(super) outcome: u64,
    pub(super) most: u64,
}

impl Draw for Weights {
    fn below(&mut self, _: u64) -> u64 {
        0
    }

    fn below_big(&mut self, _: &Big) -> Big {
        Big::from(0)
    }

    fn weight(&mut self) -> u64 {
        let digit = self.outcome % self.most;
        self.outcome /= self.most;
        digit + 1
    }
}
