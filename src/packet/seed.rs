//! The secret of a split.

/// 32 bytes, secret until the reveal; whoever holds them before can tell every share.
///
/// A seed typed by hand is one that the sender chose: take it from the system's source of randomness.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// Takes 32 bytes; there is no seed of any other length.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Seed;
    ///
    /// assert!(Seed::new(&[7; 32]).is_some());
    /// assert!(Seed::new(&[7; 16]).is_none());
    /// ```
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Returns the bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
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
    }
}
