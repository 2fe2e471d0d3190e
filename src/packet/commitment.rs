//! What is published before: the head and its hash with the seed.

use super::sha256::Sha256;
use super::{Parameters, Seed};

/// Returns the public bytes of a split: the rule and the numbers, one a line; `-` stands for no max.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, Rule, head};
///
/// let parameters = Parameters::new(Rule::DoubleMean, 10_000, 10, None, Some(2_000)).unwrap();
/// assert_eq!(head(&parameters), "hb1\ndouble-mean\n10000\n10\n1\n2000\n");
/// ```
#[must_use]
pub fn head(parameters: &Parameters) -> String {
    let max = parameters
        .max()
        .map_or_else(|| "-".to_owned(), |max| max.to_string());
    [
        "hb1",
        parameters.rule().name(),
        &parameters.total().to_string(),
        &parameters.count().to_string(),
        &parameters.min().to_string(),
        &max,
        "",
    ]
    .join("\n")
}

/// Returns `SHA-256(head ‖ seed)`, shown as 64 lower-case hex digits.
///
/// It proves that the split was fixed when it was published. It does not stop a sender from trying seeds beforehand: a
/// salt named by others after the commitment does, and so does a blind pick of shuffled tickets.
#[must_use]
pub fn commitment(parameters: &Parameters, seed: &Seed) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(head(parameters).as_bytes());
    hash.update(seed.bytes());
    hash.finish()
}
