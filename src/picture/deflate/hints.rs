//! Where bytes of a picture probably stood before.

use std::ops::Range;

/// A place relative to another: so many rows of the picture further up, and so many bytes further to the left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Source {
    pub(in super::super) up: usize,
    pub(in super::super) left: isize,
}

/// A part of a row that probably stood before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Hint {
    /// The column behind its last byte; it begins where the part before it ends.
    pub(in super::super) end: usize,
    /// Where it stood, if it did.
    pub(in super::super) source: Option<Source>,
}

/// What whoever made the rows knows about them. None of it need be right.
#[derive(Default)]
pub(in super::super) struct Hints {
    pub(in super::super) parts: Vec<Hint>,
    /// By row, which parts are its; rows without any may be missing at the end.
    pub(in super::super) rows: Vec<Range<usize>>,
}

impl Hints {
    /// Returns the parts of a row.
    pub(super) fn of(&self, row: usize) -> &[Hint] {
        let range = self.rows.get(row).cloned();
        &self.parts[range.unwrap_or_default()]
    }
}
