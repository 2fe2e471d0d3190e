//! What makes a share on paper one that only the issuer can make.

use super::Seed;
use super::sha256::Hmac;

/// The number of bytes of the tag.
const TAG: usize = 16;

/// Returns the tag of a ticket's `commitment ‖ index ‖ amount`, 42 bytes.
///
/// It is made with the seed, so only the issuer can make or check one before the reveal, and anyone after it. A ticket can
/// be copied: that it is paid once is the work of the issuer's ledger and of nothing else.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Seed, ticket_tag};
///
/// let tag = |seed| ticket_tag(&Seed::new(&[seed; 32]).unwrap(), &[0; 42]);
/// assert_ne!(tag(7), tag(8));
/// ```
#[must_use]
pub fn ticket_tag(seed: &Seed, fields: &[u8]) -> [u8; TAG] {
    let mut tag = Hmac::new(seed.bytes());
    tag.update(b"hb1 ticket\n");
    tag.update(fields);
    let mut first = [0; TAG];
    first.copy_from_slice(&tag.finish()[..TAG]);
    first
}
