//! What an amount is counted in, which hb1 leaves to those who publish it.

use crate::{Code, Error};

use super::amount::check_decimals;

/// Decimals and currency; the default is two decimals and no currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    decimals: u8,
    currency: Option<[u8; 3]>,
}

impl Default for Unit {
    fn default() -> Self {
        Self {
            decimals: 2,
            currency: None,
        }
    }
}

impl Unit {
    /// Checks decimals and currency.
    ///
    /// # Errors
    ///
    /// `option-invalid`: more than 8 decimals, or a currency that is not three capital letters as in ISO 4217.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Unit;
    ///
    /// let yen = Unit::new(0, Some("JPY"))?;
    /// assert_eq!(yen.currency(), Some("JPY"));
    /// assert!(Unit::new(2, Some("yuan")).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(decimals: u8, currency: Option<&str>) -> Result<Self, Error> {
        check_decimals(decimals)?;
        let currency = match currency {
            Some(name) => Some(code(name).ok_or_else(|| {
                let shown: String = name.chars().take(40).collect();
                Error::new(Code::OptionInvalid)
                    .with("option", "currency")
                    .with("value", shown)
                    .with("allowed", "ISO 4217")
            })?),
            None => None,
        };
        Ok(Self { decimals, currency })
    }

    /// Returns the number of decimals, 0 to 8.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Returns the three letters of the currency, or none.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency
            .as_ref()
            .and_then(|code| std::str::from_utf8(code).ok())
    }
}

fn code(name: &str) -> Option<[u8; 3]> {
    let code: [u8; 3] = name.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_uppercase).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        for name in ["", "CN", "cny", "CNYX", "元", "C1Y", "C Y"] {
            let error = Unit::new(2, Some(name)).expect_err(name);
            assert_eq!(
                error.to_string(),
                format!("option-invalid (option: currency, value: {name}, allowed: ISO 4217)")
            );
        }
    }

    #[test]
    fn the_default_is_what_a_link_leaves_out() {
        assert_eq!(Unit::new(2, None), Ok(Unit::default()));
    }
}
