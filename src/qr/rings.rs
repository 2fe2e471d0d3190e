//! The squares of which finder, sub-finder and alignment patterns are made.

/// Draws a square of `size` modules whose upper left corner is in column `x` of row `y`: the outer ring dark, the next
/// light, all within dark. `modules` holds whole rows of `width` modules.
pub(super) fn draw(modules: &mut [u8], width: usize, x: usize, y: usize, size: usize) {
    for row in 0..size {
        for column in 0..size {
            let depth = row.min(column).min(size - 1 - row).min(size - 1 - column);
            modules[(y + row) * width + x + column] = u8::from(depth != 1);
        }
    }
}

/// Makes a square of `size` modules light, as far as there are rows.
pub(super) fn clear(modules: &mut [u8], width: usize, x: usize, y: usize, size: usize) {
    for row in modules.chunks_exact_mut(width).skip(y).take(size) {
        row[x..x + size].fill(0);
    }
}
