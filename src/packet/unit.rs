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
    /// Checks decimals and currency. Without decimals they are those of the currency by ISO 4217, and 2 without a currency.
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
    /// let yen = Unit::new(None, Some("JPY"))?;
    /// assert_eq!((yen.decimals(), yen.currency()), (0, Some("JPY")));
    /// let dollars = Unit::new(Some(0), Some("TWD"))?;
    /// assert_eq!(dollars.decimals(), 0);
    /// assert!(Unit::new(None, Some("yuan")).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(decimals: Option<u8>, currency: Option<&str>) -> Result<Self, Error> {
        if let Some(decimals) = decimals {
            check_decimals(decimals)?;
        }
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
        let decimals = decimals.unwrap_or_else(|| currency.map_or(2, minor_unit));
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

/// Returns the number of decimals of a currency: the column "minor unit" of ISO 4217, list one, whose other currencies have two.
/// Browsers differ from it: to show prices as people pay them, they leave decimals out for HUF, IDR, PKR and others.
fn minor_unit(currency: [u8; 3]) -> u8 {
    match &currency {
        b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF"
        | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
        b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
        b"CLF" | b"UYW" => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        for name in ["", "CN", "cny", "CNYX", "元", "C1Y", "C Y"] {
            let error = Unit::new(None, Some(name)).expect_err(name);
            assert_eq!(
                error.to_string(),
                format!("option-invalid (option: currency, value: {name}, allowed: ISO 4217)")
            );
        }
    }

    #[test]
    fn the_default_is_what_a_link_leaves_out() {
        assert_eq!(Unit::new(Some(2), None), Ok(Unit::default()));
    }

    #[test]
    fn decimals_follow_the_currency_unless_they_are_given() {
        for (currency, decimals) in [
            ("CNY", 2),
            ("HUF", 2),
            ("IDR", 2),
            ("JPY", 0),
            ("KWD", 3),
            ("CLF", 4),
        ] {
            let unit = Unit::new(None, Some(currency)).expect(currency);
            assert_eq!(unit.decimals(), decimals, "{currency}");
            let unit = Unit::new(Some(1), Some(currency)).expect(currency);
            assert_eq!(unit.decimals(), 1, "{currency}");
        }
    }
}
