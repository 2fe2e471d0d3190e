//! The rules of a ledger, on the figures that they need.

use crate::{Code, Error};

use super::super::best;
use super::{Milliseconds, instant};

/// What the rules need to know of a ledger. `claimed` holds the numbers of the shares taken, each once and below the count.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The shares in minor units.
    pub shares: &'a [u64],
    /// The numbers of the shares taken, in the order of their claims.
    pub claimed: &'a [u32],
    /// When the packet was sent.
    pub sent_at: Milliseconds,
    /// The first instant at which it cannot be claimed.
    pub expires_at: Milliseconds,
    /// The latest instant seen.
    pub seen_at: Milliseconds,
    /// When the last claim was made.
    pub last_at: Milliseconds,
    /// When the rest was taken back.
    pub refunded_at: Option<Milliseconds>,
}

/// What a packet is at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A share can be claimed.
    Open,
    /// Every share is claimed.
    Finished,
    /// The time is over and something is left.
    Expired,
    /// What was left was taken back.
    Refunded,
}

/// A ledger counted; `claimed + left + refunded` is the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// What the packet is.
    pub state: State,
    /// Minor units claimed.
    pub claimed: u64,
    /// Minor units that nobody has.
    pub left: u64,
    /// Minor units taken back.
    pub refunded: u64,
    /// The number of the best share, the earliest of the largest, once all are claimed.
    pub best: Option<usize>,
    /// From sending to the last claim, once all are claimed.
    pub milliseconds: Option<Milliseconds>,
}

impl Book<'_> {
    /// Finds the share for a claim, and the instant at which it is made. `held` is the share that this name has.
    ///
    /// # Errors
    ///
    /// In this order: `index-invalid`, `packet-empty`, `packet-expired` (from the millisecond of the end on),
    /// `already-claimed`, `share-taken`.
    pub fn claim(
        &self,
        who: &str,
        held: Option<u32>,
        at: Milliseconds,
        index: Option<u32>,
    ) -> Result<(u32, Milliseconds), Error> {
        let now = at.max(self.seen_at);
        if let Some(index) = index.filter(|&index| index as usize >= self.shares.len()) {
            return Err(Error::new(Code::IndexInvalid)
                .with("index", index)
                .with("most", self.shares.len().saturating_sub(1)));
        }
        match self.state(now) {
            State::Open => {}
            State::Finished => return Err(Error::new(Code::PacketEmpty)),
            State::Expired | State::Refunded => {
                return Err(Error::new(Code::PacketExpired)
                    .with("expiresAt", instant::print(self.expires_at)));
            }
        }
        if let Some(held) = held {
            return Err(Error::new(Code::AlreadyClaimed)
                .with("who", who)
                .with("index", held));
        }
        let mut taken = vec![false; self.shares.len()];
        for &index in self.claimed {
            if let Some(place) = taken.get_mut(index as usize) {
                *place = true;
            }
        }
        match index {
            Some(index) if taken[index as usize] => {
                Err(Error::new(Code::ShareTaken).with("index", index))
            }
            Some(index) => Ok((index, now)),
            None => (0..)
                .zip(&taken)
                .find(|&(_, &taken)| !taken)
                .map(|(index, _)| (index, now))
                .ok_or_else(|| Error::new(Code::PacketEmpty)),
        }
    }

    /// Finds how much is left to take back, and the instant at which that is done.
    ///
    /// # Errors
    ///
    /// `already-refunded`, `packet-empty` where every share is claimed, `packet-open` before the end.
    pub fn refund(&self, at: Milliseconds) -> Result<(u64, Milliseconds), Error> {
        let now = at.max(self.seen_at);
        if let Some(refunded_at) = self.refunded_at {
            return Err(
                Error::new(Code::AlreadyRefunded).with("refundedAt", instant::print(refunded_at))
            );
        }
        match self.state(now) {
            State::Finished => Err(Error::new(Code::PacketEmpty)),
            State::Open => {
                Err(Error::new(Code::PacketOpen).with("expiresAt", instant::print(self.expires_at)))
            }
            State::Expired | State::Refunded => Ok((self.unclaimed(), now)),
        }
    }

    /// Counts the book at an instant.
    #[must_use]
    pub fn totals(&self, at: Milliseconds) -> Totals {
        let state = self.state(at.max(self.seen_at));
        let unclaimed = self.unclaimed();
        let finished = state == State::Finished;
        Totals {
            state,
            claimed: self.sum_claimed(),
            left: if state == State::Refunded {
                0
            } else {
                unclaimed
            },
            refunded: if state == State::Refunded {
                unclaimed
            } else {
                0
            },
            best: finished.then(|| best(self.shares)),
            milliseconds: finished.then(|| self.last_at.saturating_sub(self.sent_at)),
        }
    }

    fn state(&self, now: Milliseconds) -> State {
        if self.refunded_at.is_some() {
            State::Refunded
        } else if self.claimed.len() >= self.shares.len() {
            State::Finished
        } else if now >= self.expires_at {
            State::Expired
        } else {
            State::Open
        }
    }

    fn sum_claimed(&self) -> u64 {
        self.claimed
            .iter()
            .filter_map(|&index| self.shares.get(index as usize))
            .fold(0, |sum: u64, share| sum.saturating_add(*share))
    }

    fn unclaimed(&self) -> u64 {
        let all = self
            .shares
            .iter()
            .fold(0, |sum: u64, share| sum.saturating_add(*share));
        all.saturating_sub(self.sum_claimed())
    }
}
