//! Where function patterns are drawn, and the squares of which they are made.

use super::matrix::DATA;

/// Modules row by row: 1 dark, 0 light, [`DATA`] where nothing has been drawn.
pub(super) struct Canvas {
    pub(super) modules: Vec<u8>,
    width: usize,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self {
            modules: vec![DATA; width * height],
            width,
        }
    }

    // It stays out of line: it is called from many places, and the call takes fewer bytes than the body.
    #[inline(never)]
    pub(super) fn set(&mut self, x: usize, y: usize, dark: bool) {
        self.modules[y * self.width + x] = u8::from(dark);
    }

    /// Draws a square of `size` modules whose upper left corner is in column `x` of row `y`. The outer ring is dark,
    /// the next one is light, and everything within is dark.
    pub(super) fn rings(&mut self, x: usize, y: usize, size: usize) {
        for row in 0..size {
            for column in 0..size {
                let depth = row.min(column).min(size - 1 - row).min(size - 1 - column);
                self.set(x + column, y + row, depth != 1);
            }
        }
    }

    /// Makes a square of `size` modules light. Rows below the canvas are left out.
    pub(super) fn clear(&mut self, x: usize, y: usize, size: usize) {
        for row in self.modules.chunks_exact_mut(self.width).skip(y).take(size) {
            row[x..x + size].fill(0);
        }
    }
}
