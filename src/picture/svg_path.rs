//! A path in the words of SVG.

use super::decimal::decimal;
use super::path::{Path, Point, Step, UNIT, bulge, point};

/// Adds the path in few characters: no separators where a sign or a point parts two numbers, each straight step from here or
/// from the symbol's corner, whichever is shorter, and no end of a contour, since filling closes it.
pub(super) fn write_path(text: &mut String, path: &Path) {
    let mut pen = Pen {
        text,
        at: point(0, 0),
        command: '\0',
        after: After::Command,
    };
    let mut steps = path.steps().iter().peekable();
    while let Some(step) = steps.next() {
        match *step {
            Step::Move(to) => pen.go('m', to),
            Step::Line(to) if to.y == pen.at.y => pen.go('h', to),
            Step::Line(to) if to.x == pen.at.x => pen.go('v', to),
            Step::Line(to) => pen.go('l', to),
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
struct Pen<'a> {
    text: &'a mut String,
    at: Point,
    command: char,
    after: After,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Command,
    Whole,
    Fraction,
}

impl Pen<'_> {
    /// Adds a straight step or a move: from here or from the corner of the symbol, whichever is shorter.
    fn go(&mut self, command: char, to: Point) {
        let (across, down) = (command != 'v', command != 'h');
        let length = |from: Point| {
            let (x, y) = (to.x - from.x, to.y - from.y);
            let parted = across && down && y >= 0;
            usize::from(parted)
                + if across { length(x) } else { 0 }
                + if down { length(y) } else { 0 }
        };
        let corner = point(0, 0);
        let from = if length(corner) < length(self.at) {
            corner
        } else {
            self.at
        };
        self.letter(if from == self.at {
            command
        } else {
            command.to_ascii_uppercase()
        });
        if across {
            self.number(to.x - from.x);
        }
        if down {
            self.number(to.y - from.y);
        }
        self.at = to;
    }

    /// Adds an arc of at most half a circle.
    fn arc(&mut self, radius: i16, clockwise: bool, to: Point) {
        self.letter('a');
        self.number(radius);
        self.number(radius);
        // No rotation, the small arc: two flags need nothing between them.
        self.text
            .push_str(if clockwise { " 0 01" } else { " 0 00" });
        self.after = After::Command;
        self.number(to.x - self.at.x);
        self.number(to.y - self.at.y);
        self.at = to;
    }

    /// Adds a command, unless it goes on.
    fn letter(&mut self, command: char) {
        let goes_on = self.command == command && matches!(command, 'a' | 'l');
        if !goes_on {
            self.text.push(command);
            self.after = After::Command;
        }
        self.command = command;
    }

    /// Adds a number of twentieths of a module.
    fn number(&mut self, value: i16) {
        let fraction = value % UNIT != 0;
        let parted = match self.after {
            After::Command => true,
            After::Whole => value < 0,
            After::Fraction => value < 0 || (fraction && value < UNIT),
        };
        if !parted {
            self.text.push(' ');
        }
        if fraction {
            decimal(self.text, i64::from(value) * (100 / i64::from(UNIT)), 2);
        } else {
            whole(self.text, value / UNIT);
        }
        self.after = if fraction {
            After::Fraction
        } else {
            After::Whole
        };
    }
}

/// Adds a whole number of modules, below 1000: most numbers are such, and need no division by a variable.
fn whole(text: &mut String, value: i16) {
    if value < 0 {
        text.push('-');
    }
    let digits = value.unsigned_abs();
    for unit in [100, 10] {
        if digits >= unit {
            text.push(digit(digits / unit % 10));
        }
    }
    text.push(digit(digits % 10));
}

/// Returns the character of a digit.
fn digit(value: u16) -> char {
    char::from(b'0' + value.to_le_bytes()[0])
}

/// Returns the number of characters of a whole number of modules, or about that of a fraction.
fn length(value: i16) -> usize {
    let modules = (value / UNIT).unsigned_abs();
    let digits = 1 + usize::from(modules >= 10) + usize::from(modules >= 100);
    digits + usize::from(value < 0) + 2 * usize::from(value % UNIT != 0)
}
