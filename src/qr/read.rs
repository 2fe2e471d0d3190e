//! A symbol from its modules.
//!
//! It reads nothing: `js/picture/draft.ts` finds level and mask by the function patterns, `proof::scan` reads the data.

use super::symbol::Symbol;
use super::version::Version;

impl Symbol {
    /// Takes modules, row by row, for those of a symbol and reads nothing of them: it has no level, mask 0 and no segments. None where no
    /// symbology has a symbol of this size or the modules are not as many.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_of_no_symbol_are_none() {
        assert!(Symbol::unread(22, 22, &[0; 484]).is_none());
        assert!(Symbol::unread(21, 21, &[0; 440]).is_none());
        assert!(Symbol::unread(43, 7, &[0; 301]).is_some());
    }
}
