//! The secret of a split.

use crate::{Code, Error};

use super::hex;

/// 32 bytes, secret until the reveal; whoever holds them before can tell every share.
///
/// A seed typed by hand is one that the sender chose: take it from the system's source of randomness.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// Takes 32 bytes.
    ///
    /// # Errors
    ///
    /// `seed-invalid` for any other length.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Seed;
    ///
    /// assert!(Seed::new(&[7; 32]).is_ok());
    /// assert_eq!(Seed::new(&[7; 16]).unwrap_err().to_string(), "seed-invalid (length: 16)");
    /// ```
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        match bytes.try_into() {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(Error::new(Code::SeedInvalid).with("length", bytes.len())),
        }
    }

    /// Returns the bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns 64 lower-case hex digits, as a reveal shows them.
    #[must_use]
    pub fn hex(&self) -> String {
        hex::print(&self.0)
    }
}

impl std::fmt::Debug for Seed {
    /// Prints no byte of it, so that no log betrays a packet.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(secret)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_not_printed_by_accident() {
        let seed = Seed::new(&[0xAB; 32]).expect("32 bytes");
        assert_eq!(format!("{seed:?}"), "Seed(secret)");
        assert_eq!(seed.hex(), "ab".repeat(32));
    }
}
