//! A symbol from its modules.
//!
//! It reads nothing: `js/picture/draft.ts` finds level and mask by the function patterns, `proof::scan` reads the data.

use super::symbol::Symbol;
use super::version::Version;
use crate::{Code, Error};

impl Symbol {
    /// Takes modules for those of a symbol and reads nothing of them: it has no level, mask 0 and no segments.
    ///
    /// # Errors
    ///
    /// [`Code::SymbolInvalid`] with `reason`: `size` where no symbology has a symbol of this size or the modules are not as many.
    pub fn unread(width: usize, height: usize, modules: &[u8]) -> Result<Self, Error> {
        let invalid = || {
            Error::new(Code::SymbolInvalid)
                .with("reason", "size")
                .with("width", width)
                .with("height", height)
        };
        let version = Version::of_size(width, height)
            .filter(|_| modules.len() == width * height)
            .ok_or_else(invalid)?;
        Ok(Self {
            version,
            level: None,
            mask: 0,
            segments: Vec::new(),
            modules: modules.to_vec(),
            width,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_of_no_symbol_are_refused() {
        let refused = |width, height, modules: &[u8]| {
            let error = Symbol::unread(width, height, modules).expect_err("no symbol");
            error.to_string()
        };
        let text = "symbol-invalid (reason: size, width: 22, height: 22)";
        assert_eq!(refused(22, 22, &[0; 484]), text);
        let text = "symbol-invalid (reason: size, width: 21, height: 21)";
        assert_eq!(refused(21, 21, &[0; 440]), text);
        assert!(Symbol::unread(43, 7, &[0; 301]).is_ok());
    }
}
