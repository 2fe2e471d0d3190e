//! The public word that others may add after the commitment.

/// The most bytes of a salt.
const MOST_BYTES: usize = 1_024;

/// 0 to 1 024 bytes of UTF-8, taken as they stand, without normalisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salt(Vec<u8>);

impl Salt {
    /// Takes a text in UTF-8; there is no salt of more than 1 024 bytes.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Salt;
    ///
    /// assert_eq!(Salt::new("恭喜发财".as_bytes()).map(|salt| salt.bytes().len()), Some(12));
    /// assert!(Salt::new("发".repeat(342).as_bytes()).is_none());
    /// ```
    #[must_use]
    pub fn new(text: &[u8]) -> Option<Self> {
        (text.len() <= MOST_BYTES).then(|| Self(text.to_vec()))
    }

    /// Returns the bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_salt_has_1024_bytes() {
        assert!(Salt::new(&[b's'; 1_024]).is_some());
        assert!(Salt::new(&[b's'; 1_025]).is_none());
    }
}
