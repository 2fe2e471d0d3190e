//! Red packets by the law hb1: a split of money that anyone can replay.
//!
//! ```text
//! rule, total, count, min, max ─▶ parameters ┬▶ commitment            published before
//!                                 seed, salt ─┴▶ stream ─▶ shares ─▶ tickets
//!                                             └▶ reveal                published after
//! ```
//!
//! The specification is `docs/hb1.md`. Money is an integer of the smallest unit (fen, cents), always.
//!
//! # Who could cheat, and what stops them
//!
//! | who | how | what stops it |
//! |---|---|---|
//! | the sender | tries seeds until a friend's position is lucky, then commits | a salt that others name after the commitment, or a blind pick of shuffled tickets; the commitment alone does not |
//! | the sender | changes the split after the commitment | the commitment |
//! | the sender | names a salt of their own in the reveal | nothing in the reveal: hold it against the salt published before |
//! | the sender | pays out less than the total | the total stands in the head; the replayed shares sum to it |
//! | a holder | forges a ticket, raises its amount or names another unit | the tag: [`Ticket::check`] |
//! | a holder | copies a ticket | nothing on the ticket; the issuer's ledger pays each share once |
//! | a holder | reads the amount before opening | nothing: whoever scans a ticket reads it; seal it in an envelope |
//! | anyone who sees the seed | knows every share before the first claim | keep it secret until the reveal |
//! | two tabs | pay one share twice | one transaction around read, claim and write, where the ledger is kept |
//! | a wrong clock | claims after the end or refunds before it | the ledger acts at the latest instant it has seen; a clock that was never right cannot be told |
//!
//! # What this module does not do
//!
//! It makes no seed, reads no clock, knows no currency's decimals, pays nobody, and cannot tell whether a ticket was paid
//! before: that is the work of a ledger, which the npm package keeps.
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
#[cfg(target_arch = "wasm32")]
pub(crate) use law::{BestPart, share_law_at, share_law_part, share_law_with};
pub use law::{Bin, Law, share_law, share_laws};
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
