//! Alignment patterns that a drawn symbol does not show.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "modules and pixels are counted by small whole numbers, measured by real ones"
)]

use super::luma::Luma;
use crate::qr::alignment_centres;

/// The fewest modules of a side of those symbols that have alignment patterns in their middle: version 7.
const LEAST_SIDE: usize = 45;

/// Of the 25 modules of a pattern, how many must have the other colour until it is hidden.
const WRONG: usize = 5;

/// Shades that differ by less are one colour.
const APART: u8 = 48;

/// Tells whether a picture of `modules`, upright, with `pixels` pixels a module and the same quiet zone on all sides, hides an alignment pattern
/// below something of several colours, such as the picture of a logo. Readers that find their way by these patterns take such a place
/// for one.
///
/// # Example
///
/// ```
/// use hongbao::proof::scan::{Luma, hides_alignment};
///
/// // Version 1 has no alignment pattern.
/// let picture = Luma::grey(21, 21, vec![255; 441]).unwrap();
/// assert!(!hides_alignment(&picture, 1.0, &[0; 441]));
/// ```
#[must_use]
pub fn hides_alignment(picture: &Luma, pixels: f64, modules: &[u8]) -> bool {
    let side = modules.len().isqrt();
    if side < LEAST_SIDE || side * side != modules.len() {
        return false;
    }
    let quiet = (picture.width as f64 - side as f64 * pixels) / 2.0;
    let shade = |column: usize, row: usize| {
        let [x, y] = [column, row].map(|at| (quiet + (at as f64 + 0.5) * pixels) as usize);
        picture.data.get(y * picture.width + x).copied()
    };
    let (Some(&darkest), Some(&lightest)) = (picture.data.iter().min(), picture.data.iter().max())
    else {
        return false;
    };
    let middle = darkest.midpoint(lightest);
    let centres: Vec<usize> = alignment_centres(side).collect();
    centres.iter().any(|&row| {
        centres.iter().any(|&column| {
            let places = (0..25).map(|place| (column - 2 + place % 5, row - 2 + place / 5));
            let seen: Vec<(u8, bool)> = places
                .filter_map(|(x, y)| Some((shade(x, y)?, modules[y * side + x] == 1)))
                .collect();
            let wrong = seen
                .iter()
                .filter(|&&(shade, dark)| (shade < middle) != dark);
            let shades = || seen.iter().map(|&(shade, _)| shade);
            let range = shades().max().unwrap_or(0) - shades().min().unwrap_or(0);
            wrong.count() >= WRONG && range >= APART
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A version 7 of light modules alone but for its alignment patterns, at 4 pixels a module; `paint` decides of a pixel in its middle.
    fn picture(paint: impl Fn(usize, usize) -> Option<u8>) -> (Luma, Vec<u8>) {
        let side = 45;
        let centres: Vec<usize> = alignment_centres(side).collect();
        let near = |at: usize| centres.iter().find(|centre| centre.abs_diff(at) <= 2);
        let dark = |column: usize, row: usize| match (near(column), near(row)) {
            (Some(x), Some(y)) => x.abs_diff(column).max(y.abs_diff(row)) != 1,
            _ => false,
        };
        let modules = (0..side * side).map(|at| u8::from(dark(at % side, at / side)));
        let width = 4 * (side + 8);
        let shades = (0..width * width).map(|at| {
            let [x, y] = [at % width / 4, at / width / 4].map(|place| place.checked_sub(4));
            match (x.filter(|&x| x < side), y.filter(|&y| y < side)) {
                (Some(x), Some(y)) => paint(x, y).unwrap_or(if dark(x, y) { 0 } else { 255 }),
                _ => 255,
            }
        });
        (
            Luma::grey(width, width, shades.collect()).expect("as many"),
            modules.collect(),
        )
    }

    #[test]
    fn what_has_several_colours_hides_a_pattern() {
        let middle = |x: usize, y: usize| x.abs_diff(22).max(y.abs_diff(22)) <= 4;
        let hidden = |paint: &dyn Fn(usize, usize) -> Option<u8>| {
            let (picture, modules) = picture(paint);
            hides_alignment(&picture, 4.0, &modules)
        };
        assert!(!hidden(&|_, _| None));
        assert!(!hidden(&|x, y| middle(x, y).then_some(90)));
        assert!(hidden(
            &|x, y| middle(x, y).then_some(if (x + y) % 3 == 0 { 20 } else { 200 })
        ));
        // Beside the patterns it hides none.
        assert!(!hidden(
            &|x, y| (x < 18 && y > 30 && y < 36).then_some(if x % 2 == 0 { 20 } else { 200 })
        ));
    }
}
