//! A path in the words of SVG.

use super::super::art::Art;
use super::super::geometry::{self, Piece};
use super::super::grid::Grid;
use super::super::outline::{self, Side, walk};
use super::super::path::{FINE, Path, Point, Step, UNIT, bulge, point};
use super::super::style::Style;
use crate::qr::Symbol;

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
) -> Vec<(String, Piece<'a>)> {
    // The picture that is drawn most needs no steps.
    if style.is_square() {
        let mut pen = Pen::new(symbol);
        walk(&Grid::new(symbol.modules(), symbol.width()), &mut pen);
        return vec![(pen.finish(), geometry::dark(symbol, style))];
    }
    let pieces = geometry::pieces(symbol, style, art).into_iter();
    pieces
        .map(|piece| (written(symbol, &piece.path), piece))
        .collect()
}

/// Writes a path of a symbol.
pub(super) fn written(symbol: &Symbol, path: &Path) -> String {
    let mut pen = Pen::new(symbol);
    pen.write(path);
    pen.finish()
}

/// Where the writing stands.
struct Pen {
    bytes: Vec<u8>,
    length: usize,
    at: Point,
    /// The points of its grid in a module.
    unit: i16,
    command: u8,
    after: After,
    /// The characters of every whole number from `-longest` on.
    numbers: Vec<Characters>,
    longest: usize,
}

/// At most eight characters, the first in the lowest byte; the others are 0.
type Characters = u64;

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Command,
    Whole,
    Fraction,
}

/// Writes straight sides on the way around areas.
impl outline::Pen for Pen {
    fn start(&mut self, last: Side, side: Side) {
        let [x, y] = [
            self.whole(last.end, side.begin),
            self.whole(last.row, side.row),
        ];
        // A minus parts two numbers as well.
        let spaced = u64::from(side.row >= last.row);
        self.put(x << 8 | u64::from(b'm'));
        self.put((y << (8 * spaced)) | (u64::from(b' ') * spaced));
    }

    fn side(&mut self, side: Side, next: Side, closed: bool) {
        let across = self.whole(side.begin, side.end) << 8 | u64::from(b'h');
        let upright = self.whole(side.row, next.row) << 8 | u64::from(b'v');
        // Filling closes it, and the next move starts where this one did not go.
        self.both(across, if closed { 0 } else { upright });
    }
}

impl Pen {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        reason = "a symbol has at most 177 modules a side"
    )]
    fn new(symbol: &Symbol) -> Self {
        let longest = symbol.width().max(symbol.height()) as i16;
        Self {
            bytes: vec![0; 4 * symbol.modules().len()],
            length: 0,
            at: point(0, 0),
            unit: UNIT,
            command: 0,
            after: After::Command,
            numbers: (-longest..=longest).map(characters).collect(),
            longest: longest as usize,
        }
    }

    /// Returns what was written.
    fn finish(mut self) -> String {
        self.bytes.truncate(self.length);
        String::from_utf8(self.bytes).expect("letters and digits are ASCII")
    }

    /// Returns the characters of a way between rows or columns.
    #[expect(
        clippy::inline_always,
        reason = "four for every two corners: a quarter of all time"
    )]
    #[inline(always)]
    fn whole(&self, from: u8, to: u8) -> Characters {
        self.numbers[self.longest + usize::from(to) - usize::from(from)]
    }

    /// Writes characters.
    fn put(&mut self, characters: Characters) {
        self.both(characters, 0);
    }

    /// Writes the one, then the other.
    #[inline(never)]
    fn both(&mut self, one: Characters, other: Characters) {
        if self.bytes.len() < self.length + 16 {
            self.bytes.resize(2 * self.length + 16, 0);
        }
        let room = &mut self.bytes[self.length..self.length + 16];
        let count = |characters: Characters| 8 - (characters.leading_zeros() / 8) as usize;
        let length = count(one);
        room[..8].copy_from_slice(&one.to_le_bytes());
        room[length..length + 8].copy_from_slice(&other.to_le_bytes());
        self.length += length + count(other);
    }

    fn write(&mut self, path: &Path) {
        let steps = path.steps();
        self.unit = path.unit();
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

    /// Adds a line along one axis.
    fn straight(&mut self, command: u8, from: i16, to: i16) {
        self.letter(command);
        self.number(to - from);
    }

    /// Adds any other line, or a move.
    fn slant(&mut self, command: u8, to: Point) {
        self.letter(command);
        self.number(to.x - self.at.x);
        self.number(to.y - self.at.y);
        self.at = to;
    }

    /// Adds an arc of at most half a circle.
    fn arc(&mut self, radius: i16, clockwise: bool, to: Point) {
        self.letter(b'a');
        self.number(radius);
        self.number(radius);
        // No rotation, the small arc: two flags need nothing between them.
        let flags = if clockwise {
            *b" 0 01\0\0\0"
        } else {
            *b" 0 00\0\0\0"
        };
        self.put(u64::from_le_bytes(flags));
        self.after = After::Command;
        self.number(to.x - self.at.x);
        self.number(to.y - self.at.y);
        self.at = to;
    }

    /// Adds a command, unless it goes on.
    fn letter(&mut self, command: u8) {
        let goes_on = self.command == command && matches!(command, b'a' | b'l');
        if !goes_on {
            self.put(command.into());
            self.after = After::Command;
        }
        self.command = command;
    }

    /// Adds a number of points of the grid.
    fn number(&mut self, value: i16) {
        let size = value.unsigned_abs();
        let unit = self.unit.unsigned_abs();
        let (modules, rest) = (size / unit, size % unit);
        let negative = value < 0;
        let begins = rest != 0 && modules == 0;
        // What a number after a number has to begin with.
        let spaced = match self.after {
            After::Command => false,
            After::Whole => true,
            After::Fraction => !begins,
        };
        let sign = u64::from(b' ' + 13 * u8::from(negative)) * u64::from(negative | spaced);
        let whole = self.numbers[self.longest + usize::from(modules)] * u64::from(!begins);
        self.put(sign);
        self.put(whole);
        self.after = After::Whole;
        if rest != 0 {
            self.put(if self.unit == UNIT {
                let tenths = u64::from(rest / 2) + 48;
                u64::from(b'.') | tenths << 8 | (0x35_0000 * u64::from(rest % 2))
            } else {
                fraction(rest)
            });
            self.after = After::Fraction;
        }
    }
}

/// Returns the characters of a whole number.
fn characters(value: i16) -> Characters {
    let mut size = value.unsigned_abs();
    let mut characters = 0;
    loop {
        characters = (characters << 8) + u64::from(b'0') + u64::from(size % 10);
        size /= 10;
        if size == 0 {
            break;
        }
    }
    if value < 0 {
        characters << 8 | u64::from(b'-')
    } else {
        characters
    }
}

/// Returns the characters of a part of a module on the fine grid: at most five decimals, and no zeros at their end.
fn fraction(rest: u16) -> Characters {
    let mut rest = u64::from(rest) * (100_000 / u64::from(FINE.unsigned_abs()));
    let mut characters = u64::from(b'.');
    let (mut place, mut whole) = (8, 10_000);
    while rest != 0 {
        characters |= (u64::from(b'0') + rest / whole) << place;
        rest %= whole;
        whole /= 10;
        place += 8;
    }
    characters
}

/// Returns the centre of a quarter circle.
fn centre(from: Point, to: Point, clockwise: bool) -> Point {
    let corner = bulge(from, to, clockwise);
    // The sum of two places may be more than a place can be.
    point(from.x - corner.x + to.x, from.y - corner.y + to.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{Data, Options, Version, encode};

    #[test]
    fn squares_are_written_as_their_steps_are() {
        // One, two and three words a row, and all symbologies.
        for name in [
            "1", "3", "11", "12", "28", "40", "M1", "M4", "R7x43", "R17x139",
        ] {
            let version = Version::from_name(name).unwrap();
            for text in ["1", "12345"] {
                let data = Data::Text { text, kanji: None };
                let options = Options {
                    version: Some(version),
                    ..Options::default()
                };
                let symbol = encode(data, &options).unwrap();
                let style = Style::default();
                let mut pen = Pen::new(&symbol);
                for path in geometry::paths(&symbol, &style) {
                    pen.write(&path);
                }
                assert_eq!(
                    paths(&symbol, &style, None)[0].0,
                    pen.finish(),
                    "version {name}"
                );
            }
        }
    }
}
