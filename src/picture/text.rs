//! Symbol to text: half blocks, for terminals.
//!
//! # What this page does not do
//!
//! It writes no escape sequences: the terminal's own two colours are dark and light.

use super::layout::{MOST_PIXELS, quiet_zone};
use super::style::Style;
use crate::qr::Symbol;
use crate::{Code, Error};

/// Draws a symbol with half blocks, two rows of modules a line, lines parted by `\n`.
///
/// Light modules and the quiet zone are printed and dark ones left empty, so that the symbol is right in a terminal with light
/// letters on dark ground. `invert` prints the dark ones, for dark letters on light ground. The quiet zone is counted in modules;
/// none: 4, or 2 for Micro QR and rMQR.
///
/// # Errors
///
/// `size-too-large`: a side has more than 16 384 modules.
pub fn text(
    symbol: &Symbol,
    quiet_zone_modules: Option<u32>,
    invert: bool,
) -> Result<String, Error> {
    let style = Style {
        quiet_zone: quiet_zone_modules,
        ..Style::default()
    };
    let quiet = quiet_zone(symbol, &style) as usize;
    let longer = symbol.width().max(symbol.height());
    if quiet > (MOST_PIXELS as usize - longer) / 2 {
        return Err(Error::new(Code::SizeTooLarge)
            .with("size", quiet.saturating_mul(2).saturating_add(longer))
            .with("most", MOST_PIXELS));
    }
    let (width, height) = (symbol.width() + 2 * quiet, symbol.height() + 2 * quiet);
    let dark = |x: usize, y: usize| {
        let (column, row) = (x.checked_sub(quiet), y.checked_sub(quiet));
        matches!((column, row), (Some(x), Some(y)) if symbol.dark(x, y))
    };
    // Below the last row nothing is printed.
    let printed = |x: usize, y: usize| y < height && dark(x, y) == invert;
    let mut text = String::with_capacity((3 * width + 1) * height.div_ceil(2));
    for y in (0..height).step_by(2) {
        if y > 0 {
            text.push('\n');
        }
        for x in 0..width {
            text.push(match (printed(x, y), printed(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
