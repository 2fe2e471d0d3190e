//! Red packets by the law hb1: a split of money that anyone can replay.
//!
//! ```text
//! rule, total, count, min, max ─▶ parameters ┬▶ commitment            published before
//!                                 seed, salt ─┴▶ stream ─▶ shares ─▶ tickets
//!                                             └▶ reveal                published after
//! ```
//!
//! The specification is `docs/hb1.md`. Money is an integer of the smallest unit (fen, cents), always; only
//! [`parse_amount`] and [`format_amount`] know decimals.
//!
//! # What this module does not do
//!
//! It makes no seed, reads no clock, knows no currency's decimals, pays nobody, and cannot tell whether a ticket was paid
//! before.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the parameters bound what is cast: counts by 10 000, amounts by 2⁶³, halves of words by their shift"
)]

mod amount;
mod base64url;
mod big;
mod bounded;
mod commitment;
mod double_mean;
mod draw;
mod equal;
#[cfg(test)]
mod fairness;
mod hex;
mod json;
mod law;
mod ledger;
#[expect(clippy::module_inception, reason = "the noun of the room")]
mod packet;
mod parameters;
mod proportional;
mod reveal;
mod rule;
mod salt;
mod seed;
mod sha256;
mod split;
mod stream;
mod ticket;
mod uniform;
mod unit;

pub use amount::{format_amount, parse_amount};
pub use commitment::{commitment, head};
pub use law::{Bin, Law, share_law};
pub use ledger::{Book, Claim, Ledger, Milliseconds, State, Totals};
pub use packet::RedPacket;
pub use parameters::Parameters;
pub use reveal::Reveal;
pub use rule::Rule;
pub use salt::Salt;
pub use seed::Seed;
pub use split::{best, split};
pub use stream::Stream;
pub use ticket::{Ticket, issue_tickets};
pub use unit::Unit;
