//! A path in the words of SVG.

use super::geometry::{grids, paths, with_finders};
use super::grid::Grid;
use super::outline::{Turn, walk};
use super::path::{Path, Point, Step, UNIT, bulge, point};
use super::style::{ModuleShape, Style};
use crate::qr::Symbol;

/// Writes the paths of [`paths`] in few characters, each after the first behind a line feed: no separators where a sign or a point
/// parts two numbers, each straight step from here or from the symbol's corner, whichever is shorter, and no end of a contour, since
/// filling closes it.
#[must_use]
pub fn svg_paths(symbol: &Symbol, style: &Style) -> Vec<u8> {
    let mut pen = Pen {
        bytes: Vec::with_capacity(2 * symbol.modules().len()),
        at: point(0, 0),
        command: 0,
        after: After::Command,
    };
    // Squares are drawn most: their sides are written on the way around them.
    let paths = if style.shape == ModuleShape::Square {
        pen.outline(&grids(symbol, style).0);
        with_finders(Path::default(), symbol, style)
    } else {
        paths(symbol, style)
    };
    for (place, path) in paths.iter().enumerate() {
        if place > 0 {
            pen.letter(b'\n');
            pen.at = point(0, 0);
        }
        pen.write(path.steps());
    }
    pen.bytes
}

/// Where the writing stands.
struct Pen {
    bytes: Vec<u8>,
    at: Point,
    command: u8,
    after: After,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Command,
    Whole,
    Fraction,
}

impl Pen {
    /// Adds the straight outline of all areas of a grid.
    fn outline(&mut self, grid: &Grid) {
        let (mut x, mut y) = (0, 0);
        walk(grid, |corner, turn| {
            match turn {
                Turn::Start => {
                    self.at = point(x * UNIT, y * UNIT);
                    self.slant(b'm', corner.point());
                }
                Turn::Way(0 | 2, _) => self.side(b'h', x, corner.x.into()),
                Turn::Way(..) => self.side(b'v', y, corner.y.into()),
                // Filling closes it, and the next move starts where this one did not go.
                Turn::End(..) => return,
            }
            (x, y) = (corner.x.into(), corner.y.into());
        });
        self.at = point(x * UNIT, y * UNIT);
    }

    /// Adds a line of whole modules along one axis.
    fn side(&mut self, command: u8, from: i16, to: i16) {
        let step = to - from;
        let size = step.abs();
        let length = |size: i16| 1 + i16::from(size >= 10) + i16::from(size >= 100);
        let near = length(to) >= length(size) + i16::from(step < 0);
        self.bytes.push(if near { command } else { command - 32 });
        if near && step < 0 {
            self.bytes.push(b'-');
        }
        let value = (if near { size } else { to }).unsigned_abs();
        if value >= 10 {
            if value >= 100 {
                self.bytes.push(digit(value / 100));
            }
            self.bytes.push(digit(value / 10 % 10));
        }
        self.bytes.push(digit(value % 10));
        self.command = command;
        self.after = After::Whole;
    }

    fn write(&mut self, steps: &[Step]) {
        let mut place = 0;
        while let Some(&step) = steps.get(place) {
            place += 1;
            match step {
                Step::Move(to) => self.slant(b'm', to),
                Step::Line(to) if to.y == self.at.y => {
                    self.straight(b'h', self.at.x, to.x);
                    self.at = to;
                }
                Step::Line(to) if to.x == self.at.x => {
                    self.straight(b'v', self.at.y, to.y);
                    self.at = to;
                }
                Step::Line(to) => self.slant(b'l', to),
                Step::Quarter { to, clockwise } => {
                    let radius = (to.x - self.at.x).abs();
                    let mut end = to;
                    // Two quarters around one centre are written as one half.
                    if let Some(&Step::Quarter {
                        to: next,
                        clockwise: same,
                    }) = steps.get(place)
                        && same == clockwise
                        && next != self.at
                        && centre(self.at, to, clockwise) == centre(to, next, same)
                    {
                        end = next;
                        place += 1;
                    }
                    self.arc(radius, clockwise, end);
                }
                Step::Close => {}
            }
        }
    }

    /// Adds a line along one axis: from here or from the corner of the symbol, whichever is shorter.
    fn straight(&mut self, command: u8, from: i16, to: i16) {
        let step = to - from;
        if length(to) < length(step) {
            self.letter(command - 32);
            self.number(to);
        } else {
            self.letter(command);
            self.number(step);
        }
    }

    /// Adds any other line, or a move.
    fn slant(&mut self, command: u8, to: Point) {
        let (x, y) = (to.x - self.at.x, to.y - self.at.y);
        let both = |x: i16, y: i16| u8::from(y >= 0) + length(x) + length(y);
        self.at = to;
        if both(to.x, to.y) < both(x, y) {
            self.letter(command - 32);
            self.number(to.x);
            self.number(to.y);
        } else {
            self.letter(command);
            self.number(x);
            self.number(y);
        }
    }

    /// Adds an arc of at most half a circle.
    fn arc(&mut self, radius: i16, clockwise: bool, to: Point) {
        self.letter(b'a');
        self.number(radius);
        self.number(radius);
        // No rotation, the small arc: two flags need nothing between them.
        self.bytes
            .extend(if clockwise { b" 0 01" } else { b" 0 00" });
        self.after = After::Command;
        self.number(to.x - self.at.x);
        self.number(to.y - self.at.y);
        self.at = to;
    }

    /// Adds a command, unless it goes on.
    #[inline]
    fn letter(&mut self, command: u8) {
        let goes_on = self.command == command && matches!(command, b'a' | b'l' | b'L');
        if !goes_on {
            self.bytes.push(command);
            self.after = After::Command;
        }
        self.command = command;
    }

    /// Adds a number of twentieths of a module, below 1000 modules.
    fn number(&mut self, value: i16) {
        let (modules, rest) = parts(value);
        let parted = match self.after {
            After::Command => true,
            After::Whole => value < 0,
            After::Fraction => value < 0 || (rest != 0 && modules == 0),
        };
        if !parted {
            self.bytes.push(b' ');
        }
        if value < 0 {
            self.bytes.push(b'-');
        }
        if modules >= 10 {
            if modules >= 100 {
                self.bytes.push(digit(modules / 100));
            }
            self.bytes.push(digit(modules / 10 % 10));
        }
        self.after = After::Whole;
        if modules != 0 || rest == 0 {
            self.bytes.push(digit(modules % 10));
        }
        if rest != 0 {
            self.after = After::Fraction;
            self.bytes.push(b'.');
            self.bytes.push(digit(rest / 2));
            if rest % 2 != 0 {
                self.bytes.push(b'5');
            }
        }
    }
}

fn digit(value: u16) -> u8 {
    b'0' + value.to_le_bytes()[0]
}

/// Returns the centre of a quarter circle.
fn centre(from: Point, to: Point, clockwise: bool) -> Point {
    let corner = bulge(from, to, clockwise);
    point(from.x + to.x - corner.x, from.y + to.y - corner.y)
}

/// Returns the whole modules of a number of twentieths, and how many are left, without their sign.
#[inline]
fn parts(value: i16) -> (u16, u16) {
    let value = value.unsigned_abs();
    (value / UNIT.unsigned_abs(), value % UNIT.unsigned_abs())
}

/// Returns the number of characters of a whole number of modules, or about that of a fraction.
#[inline]
fn length(value: i16) -> u8 {
    let size = value.unsigned_abs();
    let long = |modules: u16| u8::from(size >= modules * UNIT.unsigned_abs());
    1 + long(10) + long(100) + u8::from(value < 0) + 2 * u8::from(parts(value).1 != 0)
}
