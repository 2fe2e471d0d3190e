//! QR codes and red packets in the browser, from one WebAssembly module, with no server.
//!
//! Values flow in one direction; each arrow is a function from one value to the next:
//!
//! ```text
//! text ─▶ segments ─▶ codewords ─▶ symbol ─▶ picture ─▶ canvas │ pixels │ SVG │ PNG │ PDF │ text
//!                                     └────▶ proof (what a reader can still correct)
//! total, count, rule, seed ─▶ shares ─▶ ledger │ tickets ─▶ text …
//! ```
//!
//! - [`qr`] turns text into a symbol, by ISO/IEC 18004 and ISO/IEC 23941.
//! - [`picture`] turns a symbol into a picture.
//! - [`proof`] tells what readers can still correct in a picture.
//! - [`packet`] splits money by the law called hb1, so that anyone can replay the split.
//! - [`calendar`] tells midnight, dates and parts of dates.
//! - [`Error`] is the one error type.
//!
//! # Features
//!
//! All are on by default, and each only adds. [`qr`] is always there.
//!
//! | feature | what it adds |
//! |---|---|
//! | `codes` | [`picture`], and in [`proof`] what a logo damages |
//! | `packet` | [`packet`] |
//! | `calendar` | [`calendar`] |
//! | `scan` | [`proof::scan`], which reads pictures back |
//!
//! # What this crate does not do
//!
//! It opens no connection, reads no clock and asks no device for randomness: the time, the zone and the seed come in as
//! arguments. The boundary to JavaScript, which has all three, is compiled for WebAssembly only.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod error;

#[cfg(feature = "calendar")]
pub mod calendar;
#[cfg(feature = "packet")]
pub mod packet;
#[cfg(feature = "codes")]
pub mod picture;
#[cfg(any(feature = "codes", feature = "scan"))]
pub mod proof;
pub mod qr;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::{Code, Datum, Error};

/// The README is for people, and its Rust is run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// And so is the Rust of the guides.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide/rust.md")]
struct Guide;
