//! A path in the words of SVG.

mod characters;
mod square;

use characters::{Characters, ascii, fraction, half, longest, put, put_after, whole};
use square::squares;

use super::super::art::Art;
use super::super::geometry::{self, Piece};
use super::super::module::Joint;
use super::super::outline::outline;
use super::super::path::{Contours, FINE, Path, Point, Step, UNIT, bulge, point};
use super::super::style::Style;
use crate::qr::Symbol;

/// A path of a symbol.
pub(super) struct Written {
    pub(super) text: String,
    /// Whether every line runs along a row or a column.
    pub(super) straight: bool,
}

/// Writes the paths of [`geometry::paths`](super::super::geometry::paths) in few characters.
///
/// Two numbers have nothing between them where a sign or a point parts them. No contour is ended, because filling closes it.
///
/// Every step counts from the end of the step before. Steps that count from the symbol's corner would make the text a thirtieth shorter.
/// But equal shapes would then be written differently, and after compression the text would be a tenth longer.
pub(super) fn paths<'a>(
    symbol: &Symbol,
    style: &'a Style,
    art: Option<&Art>,
) -> Vec<(Written, Piece<'a>)> {
    // The pictures that are drawn most need no list of steps.
    if style.is_square() {
        return vec![(squares(symbol), geometry::dark(symbol, style))];
    }
    let areas = art.is_none() && style.joint() == Joint::Area;
    let pieces = if areas {
        geometry::finder_pieces(symbol, style)
    } else {
        geometry::pieces(symbol, style, art)
    };
    let written = pieces.into_iter().enumerate().map(|(place, piece)| {
        let mut pen = Pen::new(symbol, piece.path.unit());
        if areas && place == 0 {
            let (modules, guide) = geometry::grids(symbol, style, None);
            outline(&mut pen, &modules, guide.as_ref(), style.shape);
        }
        pen.write(&piece.path);
        (pen.finish(), piece)
    });
    written.collect()
}

/// Writes a path of a symbol.
pub(super) fn written(symbol: &Symbol, path: &Path) -> Written {
    let mut pen = Pen::new(symbol, path.unit());
    pen.write(path);
    pen.finish()
}

/// Half a module.
const HALF: i16 = UNIT / 2;

/// Where the writing stands.
struct Pen {
    /// What was written, and behind `length` room for what comes.
    room: Vec<u8>,
    length: usize,
    at: Point,
    /// The points of its grid in a module.
    unit: i16,
    command: u8,
    after: After,
    all_straight: bool,
    /// A quarter of a circle to a point, and whether it is clockwise, that the next step may make a half.
    quarter: Option<(Point, bool)>,
    arcs: [WrittenArc; 32],
    /// The characters of every number of half modules from the least of a symbol to its opposite, on the grid of [`UNIT`].
    halves: Vec<Characters>,
    /// The characters of every number of modules.
    wholes: Vec<Characters>,
    /// The characters of every part of a module.
    fractions: Vec<Characters>,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Command,
    Whole,
    Fraction,
}

/// An arc, and all that decides how it is written.
#[derive(Clone, Copy, PartialEq)]
struct Arc {
    radius: i16,
    by: Point,
    clockwise: bool,
    /// What was written before it, if that was an arc, whose letter goes on.
    after: Option<After>,
}

impl Arc {
    /// Returns the place that it is kept in, of 32: a symbol has few arcs, and most differ in direction or radius.
    fn place(self) -> usize {
        let Point { x, y } = self.by;
        let bit = |there, bit: u8| usize::from(there) << bit;
        bit(x > 0, 0) | bit(x < 0, 1) | bit(y > 0, 2) | bit(y < 0, 3) | bit(self.radius == UNIT, 4)
    }
}

/// How an arc was written.
#[derive(Clone, Copy)]
struct WrittenArc {
    arc: Arc,
    text: [u8; Pen::ARC],
    length: usize,
    after: After,
}

impl WrittenArc {
    /// That of no arc: none has no radius.
    const NONE: Self = Self {
        arc: Arc {
            radius: 0,
            by: point(0, 0),
            clockwise: false,
            after: None,
        },
        text: [0; Pen::ARC],
        length: 0,
        after: After::Command,
    };
}

impl Contours for Pen {
    fn go(&mut self, to: Point) {
        self.settle();
        self.slant(b'm', to);
    }

    fn line(&mut self, to: Point) {
        self.settle();
        if to.y == self.at.y {
            self.straight(b'h', to.x - self.at.x);
            self.at = to;
        } else if to.x == self.at.x {
            self.straight(b'v', to.y - self.at.y);
            self.at = to;
        } else {
            self.all_straight = false;
            self.slant(b'l', to);
        }
    }

    fn quarter(&mut self, to: Point, clockwise: bool) {
        // Two quarters around one centre are written as one half.
        if let Some((middle, same)) = self.quarter
            && same == clockwise
            && to != self.at
            && centre(self.at, middle, same) == centre(middle, to, clockwise)
        {
            self.quarter = None;
            self.arc((middle.x - self.at.x).abs(), clockwise, to);
            return;
        }
        self.settle();
        self.quarter = Some((to, clockwise));
    }

    fn close(&mut self) {
        // Filling closes it.
        self.settle();
    }
}

impl Pen {
    /// The bytes that one step takes at most.
    const STEP: usize = 64;
    /// The bytes that most arcs take.
    const ARC: usize = 24;

    fn new(symbol: &Symbol, unit: i16) -> Self {
        let longest = longest(symbol);
        let halves = if unit == UNIT {
            (-2 * longest..=2 * longest).map(half).collect()
        } else {
            Vec::new()
        };
        Self {
            room: vec![0; 4 * symbol.modules().len() + 2 * Self::STEP],
            length: 0,
            at: point(0, 0),
            unit,
            command: 0,
            after: After::Command,
            all_straight: true,
            quarter: None,
            arcs: [WrittenArc::NONE; 32],
            halves,
            wholes: (0..=longest).map(whole).collect(),
            fractions: (0..unit).map(|rest| fraction(rest, unit)).collect(),
        }
    }

    /// Returns what was written.
    fn finish(mut self) -> Written {
        self.room.truncate(self.length);
        Written {
            text: ascii(self.room),
            straight: self.all_straight,
        }
    }

    fn write(&mut self, path: &Path) {
        for &step in path.steps() {
            match step {
                Step::Move(to) => self.go(to),
                Step::Line(to) => self.line(to),
                Step::Quarter { to, clockwise } => self.quarter(to, clockwise),
                Step::Close => self.close(),
            }
        }
    }

    /// Writes the quarter that waits, and makes room for one step more.
    fn settle(&mut self) {
        if let Some((to, clockwise)) = self.quarter.take() {
            self.arc((to.x - self.at.x).abs(), clockwise, to);
        }
        if self.room.len() < self.length + 2 * Self::STEP {
            self.room.resize(2 * self.length + 2 * Self::STEP, 0);
        }
    }

    /// Adds a line along a row or a column.
    fn straight(&mut self, command: u8, way: i16) {
        let (halves, rest) = (way / HALF, way % HALF);
        let middle = self.halves.len() / 2;
        match self.halves.get(middle.wrapping_add_signed(halves.into())) {
            // Most are half modules, and no number follows them.
            Some(&characters) if rest == 0 => {
                self.length = put_after(command, &mut self.room, self.length, characters);
                self.command = command;
            }
            _ => {
                self.letter(command);
                self.numbers(&[way]);
            }
        }
    }

    /// Adds a line that runs aslant, or a move.
    fn slant(&mut self, command: u8, to: Point) {
        self.letter(command);
        self.numbers(&[to.x - self.at.x, to.y - self.at.y]);
        self.at = to;
    }

    /// Adds an arc of at most half a circle.
    fn arc(&mut self, radius: i16, clockwise: bool, to: Point) {
        self.all_straight = false;
        let arc = Arc {
            radius,
            by: point(to.x - self.at.x, to.y - self.at.y),
            clockwise,
            after: (self.command == b'a').then_some(self.after),
        };
        self.at = to;
        let known = self.arcs[arc.place()];
        if known.arc == arc {
            if let Some(room) = self.room[self.length..].first_chunk_mut() {
                *room = known.text;
            }
            self.length += known.length;
            (self.command, self.after) = (b'a', known.after);
            return;
        }
        let length = self.length;
        self.letter(b'a');
        self.numbers(&[radius; 2]);
        // No rotation, the small arc: two flags need nothing between them.
        let flags = if clockwise { b" 0 01" } else { b" 0 00" };
        self.room[self.length..][..flags.len()].copy_from_slice(flags);
        self.length += flags.len();
        self.after = After::Command;
        self.numbers(&[arc.by.x, arc.by.y]);
        let (start, length) = (length, self.length - length);
        if let Some(&text) = self.room[start..].first_chunk()
            && length <= Self::ARC
        {
            self.arcs[arc.place()] = WrittenArc {
                arc,
                text,
                length,
                after: self.after,
            };
        }
    }

    /// Adds a command, unless it goes on.
    fn letter(&mut self, command: u8) {
        if self.command != command || !matches!(command, b'a' | b'l') {
            self.room[self.length] = command;
            self.length += 1;
            self.after = After::Command;
        }
        self.command = command;
    }

    /// Adds numbers of points of the grid.
    fn numbers(&mut self, values: &[i16]) {
        let room = self.room.as_mut_slice();
        // In registers.
        let (mut length, mut after) = (self.length, self.after);
        for &value in values {
            // A division by what is known is a multiplication.
            let (modules, rest) = if self.unit == UNIT {
                parts::<UNIT>(value)
            } else {
                parts::<FINE>(value)
            };
            // Nothing stands before the point where there is no whole module.
            let begins = rest != 0 && modules == 0;
            // What a number after a number has to begin with.
            let spaced = match after {
                After::Command => false,
                After::Whole => true,
                After::Fraction => !begins,
            };
            if value < 0 || spaced {
                room[length] = if value < 0 { b'-' } else { b' ' };
                length += 1;
            }
            if !begins {
                length = put(room, length, self.wholes[modules]);
            }
            if rest == 0 {
                after = After::Whole;
            } else {
                length = put(room, length, self.fractions[rest]);
                after = After::Fraction;
            }
        }
        (self.length, self.after) = (length, after);
    }
}

/// Returns the whole modules and the rest of a way in a grid of so many points a module.
fn parts<const UNIT: i16>(value: i16) -> (usize, usize) {
    let (size, unit) = (
        usize::from(value.unsigned_abs()),
        usize::from(UNIT.unsigned_abs()),
    );
    (size / unit, size % unit)
}

/// Returns the centre of a quarter circle.
fn centre(from: Point, to: Point, clockwise: bool) -> Point {
    let corner = bulge(from, to, clockwise);
    // The sum of two places may be more than a place can be.
    point(from.x - corner.x + to.x, from.y - corner.y + to.y)
}

#[cfg(test)]
mod tests;
