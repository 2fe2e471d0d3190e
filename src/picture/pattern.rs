//! Where the patterns lie that a reader looks for: finder, alignment and timing patterns.

use super::extent::Extent;
use super::grid::Grid;

/// A finder pattern, or the finder sub-pattern of an rMQR symbol: a ring one module thick around a square centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finder {
    /// The column of its left side.
    pub(super) x: usize,
    /// The row of its upper side.
    pub(super) y: usize,
    /// Modules across: 7, or 5 for the sub-pattern.
    pub(super) side: usize,
    /// It is the only one that is 7 modules across, or the sub-pattern beside that.
    pub(super) lone: bool,
}

impl Finder {
    /// Returns the modules across as coordinates have them.
    pub(super) fn modules(&self) -> i16 {
        if self.side == 5 { 5 } else { 7 }
    }

    /// Returns the square that lies so many modules inside it.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a symbol has at most 177 modules a side"
    )]
    pub(super) fn extent(&self, inside: f64) -> Extent {
        Extent {
            from: [self.x, self.y].map(|place| place as f64 + inside),
            sides: [self.side as f64 - 2.0 * inside; 2],
        }
    }
}

/// Returns the finder patterns of a symbol of these sides.
pub(super) fn finders(width: usize, height: usize) -> Vec<Finder> {
    let lone = width != height || width < 21;
    let finder = |x, y, side| Finder { x, y, side, lone };
    let first = finder(0, 0, 7);
    if width != height {
        // ISO/IEC 23941:2022 5.3.3
        vec![first, finder(width - 5, height - 5, 5)]
    } else if width < 21 {
        vec![first]
    } else {
        vec![first, finder(width - 7, 0, 7), finder(0, height - 7, 7)]
    }
}

/// Returns the modules of alignment patterns and, if `timed` or in an rMQR symbol, those of timing patterns and of the corner finder
/// patterns of rMQR, which continue its timing patterns.
pub(super) fn guides(width: usize, height: usize, timed: bool) -> Grid {
    let mut guides = Grid::light(width, height);
    if width == height {
        let centres = alignment(width);
        for &x in &centres {
            for &y in centres
                .iter()
                .filter(|y| middle(&centres, x, **y).is_some())
            {
                guides.fill([x - 2, y - 2], [5, 5], true);
            }
        }
        if timed {
            let timing = if width >= 21 { 6 } else { 0 };
            guides.fill([timing, 0], [1, height], true);
            guides.fill([0, timing], [width, 1], true);
        }
        return guides;
    }
    for y in [0, height - 1] {
        guides.fill([0, y], [width, 1], true);
    }
    let centres = columns(width);
    for &x in [0, width - 1].iter().chain(&centres) {
        guides.fill([x, 0], [1, height], true);
    }
    for &x in &centres {
        for y in [0, height - 3] {
            guides.fill([x - 1, y], [3, 3], true);
        }
    }
    guides
}

/// Returns column and row of the middle of the alignment pattern that a module belongs to, if it belongs to one; `centres` are those of
/// [`alignment`].
pub(super) fn middle(centres: &[usize], x: usize, y: usize) -> Option<[usize; 2]> {
    let (&first, &last) = (centres.first()?, centres.last()?);
    let near = |at: usize| centres.iter().find(|centre| centre.abs_diff(at) <= 2);
    // Where an alignment pattern would touch a finder pattern there is none.
    let early = |at: usize| at <= first + 2;
    let late = |at: usize| at + 2 >= last;
    let taken = (early(x) && (early(y) || late(y))) || (late(x) && early(y));
    if taken {
        return None;
    }
    Some([*near(x)?, *near(y)?])
}

/// Returns the rows and columns of the alignment patterns of a square symbol, ISO/IEC 18004:2015 Table E.1: evenly spaced
/// from the last back to the timing pattern, the first gap taking the rest.
pub(super) fn alignment(width: usize) -> Vec<usize> {
    if width < 25 {
        return Vec::new();
    }
    let version = (width - 17) / 4;
    let gaps = version / 7 + 1;
    // Version 32 stands out in the table.
    let step = if version == 32 {
        26
    } else {
        (width - 13).div_ceil(2 * gaps) * 2
    };
    let mut centres: Vec<usize> = (0..gaps)
        .rev()
        .map(|place| width - 7 - place * step)
        .collect();
    centres.insert(0, 6);
    centres
}

/// Returns the columns of the alignment patterns of an rMQR symbol, ISO/IEC 23941:2022 Table D.1.
fn columns(width: usize) -> Vec<usize> {
    match width {
        43 => vec![21],
        59 => vec![19, 39],
        77 => vec![25, 51],
        99 => vec![23, 49, 75],
        139 => vec![27, 55, 83, 111],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alignment_patterns_lie_where_the_table_says() {
        // ISO/IEC 18004:2015 Table E.1, a row for each number of patterns, and version 32.
        for (version, want) in [
            (2, vec![6, 18]),
            (6, vec![6, 34]),
            (7, vec![6, 22, 38]),
            (14, vec![6, 26, 46, 66]),
            (15, vec![6, 26, 48, 70]),
            (16, vec![6, 26, 50, 74]),
            (21, vec![6, 28, 50, 72, 94]),
            (28, vec![6, 26, 50, 74, 98, 122]),
            (32, vec![6, 34, 60, 86, 112, 138]),
            (35, vec![6, 30, 54, 78, 102, 126, 150]),
            (36, vec![6, 24, 50, 76, 102, 128, 154]),
            (39, vec![6, 26, 54, 82, 110, 138, 166]),
            (40, vec![6, 30, 58, 86, 114, 142, 170]),
        ] {
            assert_eq!(alignment(17 + 4 * version), want, "version {version}");
        }
        assert!(alignment(21).is_empty());
    }

    #[test]
    fn guides_leave_the_data_alone() {
        // Version 2: one alignment pattern of 25 modules, and two timing patterns of 25 that cross.
        let guide = guides(25, 25, true);
        let count = (0..25 * 25).filter(|at| guide.dark(at % 25, at / 25));
        assert_eq!(count.count(), 25 + 49);
        let dark = |x, y| guide.dark(x, y);
        assert!(dark(18, 18) && dark(16, 20) && !dark(15, 18) && !dark(8, 8));
        let guide = guides(25, 25, false);
        let count = (0..25 * 25).filter(|at| guide.dark(at % 25, at / 25));
        assert_eq!(count.count(), 25);
    }

    #[test]
    fn guides_of_rmqr_are_its_edges_and_its_columns() {
        // Two edges and two sides; two columns inside them, whose ends are three modules wide and high.
        let guide = guides(59, 11, false);
        let count = (0..59 * 11).filter(|at| guide.dark(at % 59, at / 59));
        assert_eq!(count.count(), 2 * 59 + 2 * 9 + 2 * (9 + 2 * 2 * 2));
        assert!(guide.dark(19, 5) && guide.dark(40, 2) && !guide.dark(40, 3) && !guide.dark(41, 2));
    }

    #[test]
    fn a_module_of_an_alignment_pattern_knows_its_middle() {
        let centres = alignment(73);
        assert_eq!(centres, [6, 26, 46, 66]);
        assert_eq!(middle(&centres, 28, 44), Some([26, 46]));
        assert_eq!(middle(&centres, 6, 26), Some([6, 26]));
        assert_eq!(middle(&centres, 29, 44), None);
        // Where a finder pattern lies there is none.
        assert_eq!(middle(&centres, 66, 6), None);
        assert_eq!(middle(&[], 6, 6), None);
    }

    #[test]
    fn every_symbology_has_its_finders() {
        let finder = |lone, x, y, side| Finder { x, y, side, lone };
        assert_eq!(finders(11, 11), [finder(true, 0, 0, 7)]);
        assert_eq!(
            finders(43, 7),
            [finder(true, 0, 0, 7), finder(true, 38, 2, 5)]
        );
        assert_eq!(
            finders(21, 21),
            [
                finder(false, 0, 0, 7),
                finder(false, 14, 0, 7),
                finder(false, 0, 14, 7)
            ]
        );
    }
}
