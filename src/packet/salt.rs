//! The public word that others may add after the commitment.

use crate::{Code, Error};

/// The most bytes of a salt.
const MOST_BYTES: usize = 1_024;

/// 0 to 1 024 bytes of UTF-8, taken as they stand, without normalisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salt(String);

impl Salt {
    /// Takes a text.
    ///
    /// # Errors
    ///
    /// `salt-invalid` for more than 1 024 bytes.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Salt;
    ///
    /// assert_eq!(Salt::new("恭喜发财")?.text(), "恭喜发财");
    /// assert!(Salt::new(&"发".repeat(342)).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(text: &str) -> Result<Self, Error> {
        if text.len() > MOST_BYTES {
            return Err(Error::new(Code::SaltInvalid)
                .with("length", text.len())
                .with("most", MOST_BYTES));
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_salt_has_1024_bytes() {
        assert!(Salt::new(&"s".repeat(1_024)).is_ok());
        let error = Salt::new(&"s".repeat(1_025)).expect_err("one too many");
        assert_eq!(error.to_string(), "salt-invalid (length: 1025, most: 1024)");
    }
}
