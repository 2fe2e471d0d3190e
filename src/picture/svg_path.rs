//! A path in the words of SVG.

use super::decimal::decimal;
use super::path::{Path, Point, Step, UNIT, bulge, point};

/// Adds the path in the fewest characters: relative steps, no separators where a sign or a point parts two numbers, and no end
/// of a contour, since filling closes it.
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
    /// Adds a straight step or a move.
    fn go(&mut self, command: char, to: Point) {
        self.letter(command);
        if command != 'v' {
            self.number(to.x - self.at.x);
        }
        if command != 'h' {
            self.number(to.y - self.at.y);
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
        decimal(self.text, i64::from(value) * (100 / i64::from(UNIT)), 2);
        self.after = if fraction {
            After::Fraction
        } else {
            After::Whole
        };
    }
}
