//! Symbol to text: half blocks, for terminals.
//!
//! # What this page does not do
//!
//! It writes no escape sequences: the terminal's own two colours are dark and light.

use super::layout::{MOST_PIXELS, standard_quiet_zone};
use crate::qr::Symbol;
use crate::{Code, Error};

/// The modules that are printed; the others are left empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Printed {
    /// Light modules and the quiet zone, for terminals with light letters on dark ground.
    #[default]
    Light,
    /// Dark modules, for terminals with dark letters on light ground.
    Dark,
}

/// Draws a symbol with half blocks, two rows of modules a line, lines parted by `\n`.
///
/// The quiet zone is counted in modules on each side; none: that of the standard.
///
/// # Errors
///
/// [`Code::SizeTooLarge`] with `size` and `most`: a side has more than 16 384 modules.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Printed, text};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let lines = text(&symbol, Some(0), Printed::Dark)?;
/// assert!(lines.starts_with("█▀▀▀▀▀█"));
/// assert!(text(&symbol, Some(9000), Printed::Dark).is_err());
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn text(
    symbol: &Symbol,
    quiet_zone_modules: Option<u32>,
    printed: Printed,
) -> Result<String, Error> {
    let standard = standard_quiet_zone(symbol.version().symbology());
    let quiet = quiet_zone_modules.unwrap_or(standard);
    let size = symbol.width().max(symbol.height()) as u64 + 2 * u64::from(quiet);
    if size > MOST_PIXELS.into() {
        return Err(Error::new(Code::SizeTooLarge)
            .with("size", size)
            .with("most", MOST_PIXELS));
    }
    let quiet = quiet as usize;
    let (width, height) = (symbol.width() + 2 * quiet, symbol.height() + 2 * quiet);
    let dark = |x: usize, y: usize| {
        let (column, row) = (x.checked_sub(quiet), y.checked_sub(quiet));
        matches!((column, row), (Some(x), Some(y)) if symbol.dark(x, y))
    };
    // Below the last row nothing is printed.
    let printed = |x: usize, y: usize| y < height && dark(x, y) == (printed == Printed::Dark);
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
