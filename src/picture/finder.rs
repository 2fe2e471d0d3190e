//! The shape of a finder pattern.
//!
//! # What this page does not do
//!
//! It does not draw every shape that is asked for as it is asked for: readers find a symbol by these patterns, and where they
//! would miss one, its corners are corrected by [`corners`].

use super::path::{Path, UNIT, point};
use super::pattern::Finder;
use super::style::{FinderShape, Style};

/// How much less round the corners of a centre may be than those that the frame would have at its size, in twentieths of a module.
const SQUARER: i16 = 6;
/// How much rounder they may be.
const ROUNDER: i16 = 9;
/// The most that a lone frame's corners are rounded.
const LONE: i16 = UNIT / 4;

/// The radii of the corners of a finder pattern, in twentieths of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corners {
    /// Of the frame outside.
    pub(super) frame: i16,
    /// Of the frame inside.
    pub(super) hole: i16,
    /// Of the centre.
    pub(super) centre: i16,
}

/// Returns the corners of a finder pattern in a style.
///
/// Differs: from the shapes that are asked for, where readers would miss the pattern.
/// - jsQR measures 1 : 1 : 3 : 1 : 1 on the diagonals too. Where a centre differs much from its frame, it takes chance patterns among the
///   modules for better ones. Of symbols in horizontal bars with a disc in a square frame it misses two in three. Of plain symbols at 3
///   pixels a module it misses 15 of 800 where the corners are 12 twentieths apart. It misses none where centre and frame are alike
///   within [`SQUARER`] and [`ROUNDER`].
/// - zxing takes the corners of a lone frame, in Micro QR and rMQR, for the corners of the grid. It reads no symbol whose frame is round
///   by more than a module, and misses some rMQR symbols where it is round by half a module. With [`LONE`] it reads all. It wants square
///   corners for the sub-pattern of rMQR.
pub(super) fn corners(finder: &Finder, style: &Style) -> Corners {
    let side = finder.modules() * UNIT;
    let look = style.finder_look(finder);
    let frame = radius(look.frame, side);
    let centre = radius(look.centre, side - 4 * UNIT);
    if finder.lone {
        let (frame, centre) = match finder.side {
            7 => (frame.min(LONE), centre),
            _ => (0, 0),
        };
        return Corners {
            frame,
            hole: frame / 2,
            centre,
        };
    }
    let alike = frame * 3 / 7;
    let centre = centre.clamp((alike - SQUARER).max(0), alike + ROUNDER);
    Corners {
        frame,
        // Half way, so that the diagonals cross frame and gap alike.
        hole: i16::midpoint(frame, centre),
        centre,
    }
}

/// Adds the frame of a finder pattern, which is one module thick along all four sides.
pub(super) fn frame(path: &mut Path, finder: &Finder, corners: Corners) {
    square(path, finder, 0, corners.frame, false);
    square(path, finder, 1, corners.hole, true);
}

/// Adds the centre of a finder pattern.
pub(super) fn centre(path: &mut Path, finder: &Finder, corners: Corners) {
    square(path, finder, 2, corners.centre, false);
}

/// Adds the square that lies so many modules inside a finder pattern.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a symbol has at most 177 modules a side"
)]
fn square(path: &mut Path, finder: &Finder, inside: i16, radius: i16, hole: bool) {
    let (x, y) = (finder.x as i16 + inside, finder.y as i16 + inside);
    let side = finder.modules() - 2 * inside;
    path.rectangle(
        point(x * UNIT, y * UNIT),
        point((x + side) * UNIT, (y + side) * UNIT),
        [radius; 4],
        hole,
    );
}

/// Returns the radius of the corners of a square of this side: 0, a seventh, five fourteenths or half of it.
fn radius(shape: FinderShape, side: i16) -> i16 {
    match shape {
        FinderShape::Square => 0,
        FinderShape::Rounded => side / 7,
        FinderShape::ExtraRounded => side * 5 / 14,
        FinderShape::Dot => side / 2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finders;
    use super::*;

    /// The corners of the last finder pattern of a symbol: frame, hole and centre.
    #[track_caller]
    fn has(sides: [usize; 2], frame: FinderShape, centre: FinderShape, want: [i16; 3]) {
        let style = Style {
            finder_frame: frame,
            finder_centre: centre,
            ..Style::default()
        };
        let finders = finders(sides[0], sides[1]);
        let got = corners(&finders[finders.len() - 1], &style);
        assert_eq!([got.frame, got.hole, got.centre], want);
    }

    #[test]
    fn shapes_that_are_alike_are_drawn_as_asked() {
        has([21, 21], FinderShape::Square, FinderShape::Square, [0; 3]);
        has(
            [21, 21],
            FinderShape::Rounded,
            FinderShape::Rounded,
            [20, 14, 8],
        );
        has([21, 21], FinderShape::Dot, FinderShape::Dot, [70, 50, 30]);
        has(
            [21, 21],
            FinderShape::ExtraRounded,
            FinderShape::Dot,
            [50, 40, 30],
        );
    }

    #[test]
    fn a_centre_unlike_its_frame_comes_nearer_to_it() {
        has([21, 21], FinderShape::Square, FinderShape::Dot, [0, 4, 9]);
        has(
            [177, 177],
            FinderShape::Dot,
            FinderShape::Square,
            [70, 47, 24],
        );
        has(
            [25, 25],
            FinderShape::Rounded,
            FinderShape::Dot,
            [20, 18, 17],
        );
    }

    #[test]
    fn lone_frames_keep_their_corners() {
        has([11, 11], FinderShape::Dot, FinderShape::Dot, [5, 2, 30]);
        has(
            [17, 17],
            FinderShape::Square,
            FinderShape::Rounded,
            [0, 0, 8],
        );
        has([43, 11], FinderShape::Dot, FinderShape::Dot, [0; 3]);
    }
}
