//! A symbol from its modules: what size, function patterns and format information say.
//!
//! It reads no data: `proof::scan` does.

use super::blocks::data_bits;
use super::function::{format_information, format_places};
use super::matrix::{DATA, functions};
use super::symbol::Symbol;
use super::version::{Level, Symbology, Version};
use crate::{Code, Error};

impl Symbol {
    /// Takes modules, row by row, 1 dark, 0 light, as a symbol, once every function pattern is found where the standard puts
    /// it and the format information is exact.
    ///
    /// The data are not read: the segments are empty, and error correction is not checked.
    ///
    /// # Errors
    ///
    /// [`Code::SymbolInvalid`] with `reason`: `size` (with `width` and `height`) where no symbology has one of this size or
    /// the modules are not as many, `values` where a module is neither 0 nor 1, `patterns` where a module of a function
    /// pattern, the format or the version information differs.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::{Data, Options, Symbol, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let mut modules = symbol.modules().to_vec();
    /// let read = Symbol::from_modules(21, 21, &modules)?;
    /// assert_eq!((read.level(), read.mask()), (symbol.level(), symbol.mask()));
    ///
    /// modules[0] = 0;
    /// let error = Symbol::from_modules(21, 21, &modules).unwrap_err();
    /// assert_eq!(error.to_string(), "symbol-invalid (reason: patterns)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn from_modules(width: usize, height: usize, modules: &[u8]) -> Result<Self, Error> {
        let invalid = |reason| Error::new(Code::SymbolInvalid).with("reason", reason);
        let version = Version::of_size(width, height)
            .filter(|_| modules.len() == width * height)
            .ok_or_else(|| invalid("size").with("width", width).with("height", height))?;
        if modules.iter().any(|&module| module > 1) {
            return Err(invalid("values"));
        }
        let (level, mask) = formats(version, modules)
            .find(|&(level, mask)| {
                functions(version, level, mask)
                    .iter()
                    .zip(modules)
                    .all(|(&function, &module)| function == DATA || function == module)
            })
            .ok_or_else(|| invalid("patterns"))?;
        Ok(Self {
            version,
            level,
            mask,
            segments: Vec::new(),
            modules: modules.to_vec(),
            width,
        })
    }

    /// Takes modules, row by row, for those of a symbol and checks nothing but the size, for the boundary of before: level, mask and
    /// segments are not known.
    #[doc(hidden)]
    #[must_use]
    pub fn unread(width: usize, height: usize, modules: &[u8]) -> Option<Self> {
        let version =
            Version::of_size(width, height).filter(|_| modules.len() == width * height)?;
        Some(Self {
            version,
            level: None,
            mask: 0,
            segments: Vec::new(),
            modules: modules.to_vec(),
            width,
        })
    }
}

/// Returns the levels and masks that the modules may be drawn with; for QR only those of the first format information.
fn formats(version: Version, modules: &[u8]) -> impl Iterator<Item = (Option<Level>, u8)> {
    let (least, most) = version.masks();
    let format = (version.symbology() == Symbology::Qr).then(|| {
        (0..15).fold(0, |format, bit| {
            let [(x, y), _] = format_places(version.width(), bit);
            format | u16::from(modules[y * version.width() + x]) << bit
        })
    });
    let levels = Level::ALL.into_iter().map(Some).chain([None]);
    levels
        .filter(move |&level| data_bits(version, level).is_some())
        .flat_map(move |level| (least..=most).map(move |mask| (level, mask)))
        .filter(move |&(level, mask)| match (format, level) {
            (Some(format), Some(level)) => format_information(level, mask) == format,
            _ => true,
        })
}

#[cfg(test)]
mod tests {
    use super::super::options::{Data, Options};
    use super::*;
    use crate::qr::encode;

    #[test]
    fn symbols_of_every_version_level_and_mask_are_recognised() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.into_iter().map(Some).chain([None]) {
                if data_bits(version, level).is_none() {
                    continue;
                }
                for mask in 0..8 {
                    let options = Options {
                        level,
                        version: Some(version),
                        boost: false,
                        mask: Some(mask),
                        ..Options::default()
                    };
                    let Ok(symbol) = encode(
                        Data::Text {
                            text: "1",
                            kanji: None,
                        },
                        &options,
                    ) else {
                        continue;
                    };
                    let read =
                        Symbol::from_modules(symbol.width(), symbol.height(), symbol.modules());
                    let read = read.expect("a symbol");
                    assert_eq!(
                        (read.version(), read.level(), read.mask()),
                        (version, level, mask)
                    );
                    assert_eq!(read.modules(), symbol.modules());
                }
            }
        }
    }

    #[test]
    fn a_change_in_any_function_module_is_found() {
        for name in ["1", "7", "M1", "M4", "R7x43", "R17x139"] {
            let version = Version::from_name(name).expect("a version's name");
            let options = Options {
                version: Some(version),
                ..Options::default()
            };
            let symbol = encode(
                Data::Text {
                    text: "1",
                    kanji: None,
                },
                &options,
            )
            .expect("fits");
            let functions = functions(version, symbol.level(), symbol.mask());
            for place in 0..functions.len() {
                let mut modules = symbol.modules().to_vec();
                modules[place] ^= 1;
                let read = Symbol::from_modules(version.width(), version.height(), &modules);
                assert_eq!(read.is_ok(), functions[place] == DATA, "{name} {place}");
            }
        }
    }

    #[test]
    fn other_sizes_and_values_are_refused() {
        let refused = |width, height, modules: &[u8]| {
            let error = Symbol::from_modules(width, height, modules).expect_err("no symbol");
            error.to_string()
        };
        assert_eq!(
            refused(22, 22, &[0; 484]),
            "symbol-invalid (reason: size, width: 22, height: 22)"
        );
        assert_eq!(
            refused(21, 21, &[0; 440]),
            "symbol-invalid (reason: size, width: 21, height: 21)"
        );
        assert_eq!(
            refused(21, 21, &[2; 441]),
            "symbol-invalid (reason: values)"
        );
        assert_eq!(
            refused(21, 21, &[0; 441]),
            "symbol-invalid (reason: patterns)"
        );
    }
}
