//! The codewords that a logo covers, in every Reed-Solomon block.

use std::ops::Range;

use crate::picture::Place;
use crate::qr::{Blocks, DATA, Level, NO_CODEWORD, Symbology, Version};
use crate::qr::{blocks, codeword_map, functions};

/// What a logo does to a symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The Reed-Solomon blocks in the order of the standard.
    pub blocks: Vec<Block>,
    /// Whether a module is covered that no error correction protects: finder patterns, separators, timing patterns, format and
    /// version information.
    pub function: bool,
}

/// One Reed-Solomon block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Codewords of which a module is covered.
    pub damaged: usize,
    /// Wrong codewords that a reader corrects, less what the smallest symbols keep against misdecodes.
    pub correctable: usize,
}

impl Damage {
    /// Tells whether every reader by the standard corrects it, whatever the logo shows.
    #[must_use]
    pub fn correctable(&self) -> bool {
        !self.function
            && self
                .blocks
                .iter()
                .all(|block| block.damaged <= block.correctable)
    }

    /// Tells whether so much is left that a scratch or a stain is corrected beside the logo: it covers at most half of what each block
    /// corrects, rounded up.
    #[must_use]
    pub fn within_reserve(&self) -> bool {
        !self.function
            && self
                .blocks
                .iter()
                .all(|block| block.damaged <= block.correctable.div_ceil(2))
    }
}

/// Counts what a logo damages in every symbol of a version and level; none where the version lacks the level.
///
/// A codeword is damaged when the logo or its padding takes any of its modules, even one that has the right colour by chance.
///
/// # Example
///
/// ```
/// use hongbao::picture::{LogoShape, Place};
/// use hongbao::proof::damage;
/// use hongbao::qr::{Level, Version};
///
/// let place = Place::new(0.2, 1.0, LogoShape::Square)?;
/// let damage = |level| damage(Version::qr(5).ok()?, Some(level), place);
/// assert!(damage(Level::H).is_some_and(|damage| damage.correctable()));
/// assert!(damage(Level::L).is_some_and(|damage| !damage.correctable()));
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn damage(version: Version, level: Option<Level>, place: Place) -> Option<Damage> {
    Some(Map::new(version, level)?.under(place))
}

/// What each module of a version and level holds.
pub(super) struct Map {
    version: Version,
    blocks: Blocks,
    functions: Vec<u8>,
    codewords: Vec<u16>,
}

impl Map {
    pub(super) fn new(version: Version, level: Option<Level>) -> Option<Self> {
        let mask = if version.symbology() == Symbology::Rmqr {
            4
        } else {
            0
        };
        Some(Self {
            version,
            blocks: blocks(version, level)?,
            functions: functions(version, level, mask),
            codewords: codeword_map(version, level),
        })
    }

    /// Counts what a logo damages at its place.
    pub(super) fn under(&self, place: Place) -> Damage {
        let sides = [self.version.width(), self.version.height()];
        let cleared = place.cleared(self.version.width());
        let [columns, rows] = [0, 1].map(|axis| around(sides[axis], cleared.reach[axis]));
        self.within(columns, rows, &|x, y| cleared.covers(sides, x, y))
    }

    /// Counts what is damaged where the modules are covered of which `covered` says so by column and row.
    #[cfg(test)]
    pub(super) fn damage(&self, covered: &dyn Fn(usize, usize) -> bool) -> Damage {
        self.within(0..self.version.width(), 0..self.version.height(), covered)
    }

    /// Counts what is damaged where nothing is covered outside of some columns and rows.
    fn within(
        &self,
        columns: Range<usize>,
        rows: Range<usize>,
        covered: &dyn Fn(usize, usize) -> bool,
    ) -> Damage {
        let block = Block {
            damaged: 0,
            correctable: self.blocks.correctable,
        };
        let mut damage = Damage {
            blocks: vec![block; self.blocks.count],
            function: false,
        };
        let mut seen = vec![false; self.blocks.total];
        let width = self.version.width();
        for (x, y) in rows.flat_map(|y| columns.clone().map(move |x| (x, y))) {
            if !covered(x, y) {
                continue;
            }
            let place = y * width + x;
            damage.function |= self.functions[place] != DATA && !alignment(self.version, x, y);
            let codeword = self.codewords[place];
            if codeword == NO_CODEWORD {
                continue;
            }
            let codeword = usize::from(codeword);
            if !std::mem::replace(&mut seen[codeword], true) {
                damage.blocks[self.blocks.block_of(codeword)].damaged += 1;
            }
        }
        damage
    }
}

/// Returns the columns or rows of a symbol that something in its middle may touch which reaches so many modules far.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number that is too large, or none, becomes the nearest"
)]
fn around(side: usize, reach: f64) -> Range<usize> {
    let reach = reach.ceil() as usize + 1;
    let middle = side / 2;
    middle.saturating_sub(reach)..side.min(middle.saturating_add(reach).saturating_add(1))
}

/// Tells whether a function module belongs to an alignment pattern alone; readers do without the one under a logo.
fn alignment(version: Version, x: usize, y: usize) -> bool {
    if version.symbology() != Symbology::Qr {
        return false;
    }
    let side = version.width();
    let near = |at: usize| at < 9;
    // Finder pattern, separator and format information: nine modules on the near side, eight on the far one; version
    // information takes three more.
    let far = |at: usize| at + 11 >= side;
    let corner = near(x) && near(y) || far(x) && near(y) || near(x) && far(y);
    !corner && x != 6 && y != 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_alignment_patterns_may_be_covered() {
        for version in Symbology::Qr.versions() {
            let functions = functions(version, Some(Level::M), 0);
            let side = version.width();
            let free = (0..side * side)
                .filter(|place| functions[*place] != DATA)
                .filter(|place| alignment(version, place % side, place / side))
                .count();
            // Table E.1: the patterns on the timing patterns leave four of their five rows or columns.
            let number = match side / 4 - 4 {
                1 => 0,
                index @ 2..=6 => (2, index).0,
                index => index / 7 + 2,
            };
            let expected = match number {
                0 => 0,
                number => 25 * (number - 1).pow(2) + 2 * 20 * number.saturating_sub(2),
            };
            assert_eq!(free, expected, "version {}", version.name());
        }
    }

    #[test]
    fn a_codeword_counts_once_and_in_its_own_block() {
        // Version 5-Q: four blocks of 33 and 34 codewords, 18 of error correction.
        let version = Version::qr(5).expect("exists");
        let map = Map::new(version, Some(Level::Q)).expect("exists");
        let inside = |at: usize| (9..28).contains(&at);
        let damage = map.damage(&|x, y| inside(x) && inside(y));
        let codewords = (0..37 * 37)
            .filter(|place| inside(place % 37) && inside(place / 37))
            .map(|place| map.codewords[place])
            .filter(|&codeword| codeword != NO_CODEWORD);
        let seen = codewords.collect::<std::collections::HashSet<_>>().len();
        let damaged: usize = damage.blocks.iter().map(|block| block.damaged).sum();
        assert_eq!(seen, damaged);
        assert!(!damage.function);
        assert_eq!(damage.blocks.len(), 4);
        assert!(map.damage(&|x, y| (x, y) == (6, 20)).function);
    }
}
