//! The square rings of which finder, sub-finder and alignment patterns of Micro QR Code and rMQR are made.

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
