//! Symbols of the crate `qrcode` as ours, where the target is not WebAssembly: they can be drawn in every style.
//!
//! It reads no data, and mends nothing that `qrcode` encoded.

use qrcode::{Color, QrCode};

use super::symbol::Symbol;
use crate::Error;

impl TryFrom<QrCode> for Symbol {
    type Error = Error;

    /// Takes the modules of a symbol that the crate `qrcode` made, QR Code or Micro QR Code; its segments are not known.
    ///
    /// # Errors
    ///
    /// Those of [`Symbol::from_modules`]: a symbol of another version of that crate may have a size or patterns that no standard
    /// has.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::{Level, Symbol};
    /// use qrcode::{EcLevel, QrCode};
    ///
    /// let code = QrCode::with_error_correction_level("红包", EcLevel::H).expect("a short text fits");
    /// let symbol = Symbol::try_from(code)?;
    /// assert_eq!((symbol.version().name().as_str(), symbol.level()), ("1", Some(Level::H)));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    fn try_from(code: QrCode) -> Result<Self, Error> {
        let width = code.width();
        let colors = code.into_colors();
        let modules: Vec<u8> = colors
            .into_iter()
            .map(|color| u8::from(color == Color::Dark))
            .collect();
        Self::from_modules(width, modules.len() / width.max(1), &modules)
    }
}

#[cfg(test)]
mod tests {
    use qrcode::{EcLevel, Version as Number};

    use super::super::version::{Level, Symbology};
    use super::*;

    const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];

    #[test]
    fn symbols_of_every_version_and_level_keep_their_modules() {
        let mut taken = 0;
        for symbology in [Symbology::Qr, Symbology::Micro] {
            for (number, version) in (1..).zip(symbology.versions()) {
                for (level, own) in LEVELS.into_iter().zip(Level::ALL) {
                    let theirs = match symbology {
                        Symbology::Qr => Number::Normal(number),
                        _ => Number::Micro(number),
                    };
                    let Ok(code) = QrCode::with_version("1", theirs, level) else {
                        continue;
                    };
                    let symbol = Symbol::try_from(code.clone()).expect("a symbol");
                    assert_eq!(symbol.version(), version);
                    // M1 has no level; they call it L.
                    let expected = (version.name() != "M1").then_some(own);
                    assert_eq!(symbol.level(), expected);
                    for (y, row) in symbol.modules().chunks_exact(symbol.width()).enumerate() {
                        for (x, &module) in row.iter().enumerate() {
                            assert_eq!(module == 1, code[(x, y)] == Color::Dark);
                        }
                    }
                    taken += 1;
                }
            }
        }
        assert_eq!(taken, 40 * 4 + 8);
    }
}
