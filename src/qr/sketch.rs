//! Symbols drawn by hand, for the tests of other rooms.

use super::symbol::Symbol;
use super::version::Version;

impl Symbol {
    /// Reads a symbol from rows of `#` and `.`; what it says to a reader is not looked at.
    ///
    /// # Panics
    ///
    /// Panics if no symbol has this size.
    #[track_caller]
    pub(crate) fn sketch(rows: &[&str]) -> Self {
        let width = rows[0].len();
        Self {
            version: Version::of_size(width, rows.len()).expect("a size that symbols have"),
            level: None,
            mask: 0,
            segments: Vec::new(),
            modules: rows
                .concat()
                .bytes()
                .map(|dark| u8::from(dark == b'#'))
                .collect(),
            width,
        }
    }
}

/// Draws modules as `#` and `.`, other values as `?`.
pub(super) fn picture(modules: &[u8], width: usize) -> String {
    modules
        .chunks(width)
        .map(|row| {
            row.iter()
                .map(|module| match module {
                    0 => '.',
                    1 => '#',
                    _ => '?',
                })
                .chain(['\n'])
                .collect::<String>()
        })
        .collect()
}
