//! The host's book of one packet: who took which share when, until everything is claimed or the rest goes back.
//!
//! ```text
//! packet, sent, expires ─▶ ledger ─▶ observe │ claim │ refund ─▶ ledger ─▶ totals
//! ```
//!
//! A ledger is a value; every function returns the next one. Every call acts at `now = max(at, seen)`, the latest instant
//! seen, so that a clock set back reopens nothing. In every state `claimed + left + refunded == total`.
//!
//! # What this module does not do
//!
//! It reads no clock and knows no zone: the end comes in as an instant. It cannot know whether a name is a person, and two
//! copies of one ledger do not know each other.

mod book;
mod instant;
mod parse;
mod print;

pub use book::{Book, State, Totals};

use crate::{Code, Error};

use super::{RedPacket, Reveal, Unit};

/// Milliseconds since the beginning of 1970 in UTC.
pub type Milliseconds = i64;

/// The book of one packet. Instants are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    packet: Reveal,
    commitment: String,
    shares: Vec<u64>,
    sent_at: Milliseconds,
    expires_at: Milliseconds,
    seen_at: Milliseconds,
    claims: Vec<Claim>,
    refunded_at: Option<Milliseconds>,
    unit: Unit,
}

/// One share taken: `who` is a name, or empty for someone unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number of the share, from 0.
    pub index: u32,
    /// A name, at most one share each; the empty one may repeat.
    pub who: String,
    /// When it was taken.
    pub at: Milliseconds,
}

impl Ledger {
    /// Opens the book of a packet that is sent at `sent_at` and can be claimed before `expires_at`.
    ///
    /// # Errors
    ///
    /// `date-invalid`: an instant lies outside the years 0 to 9999, or the end is not after the beginning.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Ledger, Parameters, RedPacket, Rule, Salt, Seed, Unit};
    ///
    /// let parameters = Parameters::new(Rule::Equal, 10, 2, None, None)?;
    /// let packet = RedPacket::seal(parameters, Seed::new(&[7; 32])?, Salt::default());
    /// let ledger = Ledger::open(&packet, 0, 86_400_000, Unit::default())?;
    /// let (ledger, index) = ledger.claim("红", 1_000, None)?;
    /// assert_eq!((index, ledger.shares()[0]), (0, 5));
    /// assert!(ledger.claim("红", 2_000, None).is_err());
    /// let (ledger, left) = ledger.refund(86_400_000)?;
    /// assert_eq!(left, 5);
    /// assert_eq!(Ledger::parse(&ledger.print())?, ledger);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn open(
        packet: &RedPacket,
        sent_at: Milliseconds,
        expires_at: Milliseconds,
        unit: Unit,
    ) -> Result<Self, Error> {
        let valid = instant::RANGE.contains(&sent_at) && instant::RANGE.contains(&expires_at);
        if !valid || expires_at <= sent_at {
            return Err(Error::new(Code::DateInvalid)
                .with("value", expires_at.to_string())
                .with("sentAt", sent_at.to_string()));
        }
        Ok(Self {
            packet: packet.reveal(),
            commitment: packet.commitment(),
            shares: packet.shares().to_vec(),
            sent_at,
            expires_at,
            seen_at: sent_at,
            claims: Vec::new(),
            refunded_at: None,
            unit,
        })
    }

    /// Records that an instant of the years 0 to 9999 was seen; an earlier one than before changes nothing.
    #[must_use]
    pub fn observe(&self, at: Milliseconds) -> Self {
        Self {
            seen_at: self.seen_at.max(at),
            ..self.clone()
        }
    }

    /// Gives `who` the share `index`, or the first that is left, and returns its number.
    ///
    /// # Errors
    ///
    /// Those of [`Book::claim`].
    pub fn claim(
        &self,
        who: &str,
        at: Milliseconds,
        index: Option<u32>,
    ) -> Result<(Self, u32), Error> {
        let claimed = self.claimed();
        let held = self
            .claims
            .iter()
            .find(|claim| !who.is_empty() && claim.who == who)
            .map(|claim| claim.index);
        let (index, at) = self.book(&claimed).claim(who, held, at, index)?;
        let mut next = self.observe(at);
        next.claims.push(Claim {
            index,
            who: who.to_owned(),
            at,
        });
        Ok((next, index))
    }

    /// Takes back what nobody claimed, and returns how much that is in minor units.
    ///
    /// # Errors
    ///
    /// Those of [`Book::refund`].
    pub fn refund(&self, at: Milliseconds) -> Result<(Self, u64), Error> {
        let (amount, at) = self.book(&self.claimed()).refund(at)?;
        let mut next = self.observe(at);
        next.refunded_at = Some(at);
        Ok((next, amount))
    }

    /// Counts the book at an instant.
    #[must_use]
    pub fn totals(&self, at: Milliseconds) -> Totals {
        self.book(&self.claimed()).totals(at)
    }

    /// Returns the shares in minor units, by number.
    #[must_use]
    pub fn shares(&self) -> &[u64] {
        &self.shares
    }

    /// Returns the claims in the order in which they were made.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    fn claimed(&self) -> Vec<u32> {
        self.claims.iter().map(|claim| claim.index).collect()
    }

    fn book<'a>(&'a self, claimed: &'a [u32]) -> Book<'a> {
        Book {
            shares: &self.shares,
            claimed,
            sent_at: self.sent_at,
            expires_at: self.expires_at,
            seen_at: self.seen_at,
            last_at: self.claims.last().map_or(self.sent_at, |claim| claim.at),
            refunded_at: self.refunded_at,
        }
    }
}

#[cfg(test)]
mod tests;
