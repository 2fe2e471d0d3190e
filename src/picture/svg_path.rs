//! A path in the words of SVG.

use super::path::{Path, Point, Step, UNIT, bulge, point};

/// Writes paths in few characters, each after the first behind a line feed: no separators where a sign or a point parts two numbers, each straight step from here or
/// from the symbol's corner, whichever is shorter, and no end of a contour, since filling closes it.
#[must_use]
pub fn svg_paths(paths: &[Path]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(6 * paths.iter().map(|path| path.steps().len()).sum::<usize>());
    for (place, path) in paths.iter().enumerate() {
        if place > 0 {
            bytes.push(b'\n');
        }
        let mut pen = Pen { bytes, at: point(0, 0), command: 0, after: After::Command };
        write_path(&mut pen, path);
        bytes = pen.bytes;
    }
    bytes
}

fn write_path(pen: &mut Pen, path: &Path) {
    let mut steps = path.steps().iter().peekable();
    while let Some(step) = steps.next() {
        match *step {
            Step::Move(to) => pen.go(b'm', to),
            Step::Line(to) if to.y == pen.at.y => pen.go(b'h', to),
            Step::Line(to) if to.x == pen.at.x => pen.go(b'v', to),
            Step::Line(to) => pen.go(b'l', to),
            Step::Quarter { mut to, clockwise } => {
                let radius = (to.x - pen.at.x).abs();
                let corner = bulge(pen.at, to, clockwise);
                let centre = point(pen.at.x + to.x - corner.x, pen.at.y + to.y - corner.y);
                // Two quarters around one centre are written as one half.
                if let Some(&&Step::Quarter {
                    to: end,
                    clockwise: same,
                }) = steps.peek()
                {
                    let corner = bulge(to, end, same);
                    let next = point(to.x + end.x - corner.x, to.y + end.y - corner.y);
                    if same == clockwise && next == centre && end != pen.at {
                        to = end;
                        steps.next();
                    }
                }
                pen.arc(radius, clockwise, to);
            }
            Step::Close => {}
        }
    }
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
    /// Adds a straight step or a move: from here or from the corner of the symbol, whichever is shorter.
    fn go(&mut self, command: u8, to: Point) {
        let (across, down) = (command != b'v', command != b'h');
        let (x, y) = (to.x - self.at.x, to.y - self.at.y);
        let length = |x: i16, y: i16| {
            u8::from(across && down && y >= 0)
                + if across { length(x) } else { 0 }
                + if down { length(y) } else { 0 }
        };
        self.at = to;
        if length(to.x, to.y) < length(x, y) {
            self.letter(command.to_ascii_uppercase());
            self.numbers(across, down, to);
        } else {
            self.letter(command);
            self.numbers(across, down, point(x, y));
        }
    }

    fn numbers(&mut self, across: bool, down: bool, to: Point) {
        if across {
            self.number(to.x);
        }
        if down {
            self.number(to.y);
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
    fn letter(&mut self, command: u8) {
        let goes_on = self.command == command && matches!(command, b'a' | b'l');
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
        if modules >= 100 {
            self.digit(modules / 100);
        }
        if modules >= 10 {
            self.digit(modules / 10 % 10);
        }
        if modules != 0 || rest == 0 {
            self.digit(modules % 10);
        }
        self.after = After::Whole;
        if rest != 0 {
            self.bytes.push(b'.');
            self.digit(rest / 2);
            if rest % 2 != 0 {
                self.digit(5);
            }
            self.after = After::Fraction;
        }
    }

    fn digit(&mut self, value: u16) {
        self.bytes.push(b'0' + value.to_le_bytes()[0]);
    }
}

/// Returns the whole modules of a number of twentieths, and how many are left, without their sign.
fn parts(value: i16) -> (u16, u16) {
    let value = value.unsigned_abs();
    (value / UNIT.unsigned_abs(), value % UNIT.unsigned_abs())
}

/// Returns the number of characters of a whole number of modules, or about that of a fraction.
fn length(value: i16) -> u8 {
    let (modules, rest) = parts(value);
    let digits = 1 + u8::from(modules >= 10) + u8::from(modules >= 100);
    digits + u8::from(value < 0) + 2 * u8::from(rest != 0)
}
