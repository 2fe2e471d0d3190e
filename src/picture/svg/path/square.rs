//! The outline of square modules: it goes from side to side without a list of steps.

use super::super::super::grid::Grid;
use super::super::super::outline::{Pen, Side, sides, walk};
use super::Written;
use super::characters::{Characters, ascii, longest, put, put_after, whole};
use crate::qr::Symbol;

/// Writes the outline of the dark modules of a symbol.
pub(super) fn squares(symbol: &Symbol) -> Written {
    let mut sides = sides(&Grid::new(symbol.modules(), symbol.width()));
    let longest = longest(symbol);
    let numbers: Vec<Characters> = (-longest..=longest).map(whole).collect();
    let mut room = vec![0; Square::SIDE * sides.len() + 8];
    let mut pen = Square {
        room: &mut room,
        length: 0,
        numbers: &numbers,
    };
    walk(&mut sides, &mut pen);
    let length = pen.length;
    room.truncate(length);
    Written {
        text: ascii(room),
        straight: true,
    }
}

/// Where the writing stands. Nothing else refers to it, so that the place stays in a register: a third of the time.
struct Square<'a> {
    /// Room for all sides.
    room: &'a mut [u8],
    length: usize,
    /// The characters of every whole number, from the least of a symbol to its opposite.
    numbers: &'a [Characters],
}

impl Square<'_> {
    /// The characters of a side, of the one up or down from its end, and of the way to it where it is the first: four numbers of at most
    /// four characters, each after a letter or a space.
    const SIDE: usize = 4 * 5;

    /// Returns the characters of a way between rows or columns.
    #[expect(clippy::inline_always, reason = "two lookups for every side")]
    #[inline(always)]
    fn number(&self, from: u8, to: u8) -> Characters {
        self.numbers[self.numbers.len() / 2 + usize::from(to) - usize::from(from)]
    }

    /// Writes a character and a way between rows or columns.
    #[expect(clippy::inline_always, reason = "two stores for every side")]
    #[inline(always)]
    fn put(&mut self, first: u8, from: u8, to: u8) {
        let number = self.number(from, to);
        self.length = put_after(first, self.room, self.length, number);
    }
}

impl Pen for Square<'_> {
    fn start(&mut self, last: Side, side: Side) {
        self.put(b'm', last.end, side.begin);
        if side.row < last.row {
            // A minus parts two numbers as well.
            let number = self.number(last.row, side.row);
            self.length = put(self.room, self.length, number);
        } else {
            self.put(b' ', last.row, side.row);
        }
    }

    fn side(&mut self, side: Side, next: Side, closed: bool) {
        self.put(b'h', side.begin, side.end);
        let length = self.length;
        self.put(b'v', side.row, next.row);
        // Filling closes it, and the next move starts where this one did not go.
        if closed {
            self.length = length;
        }
    }
}
