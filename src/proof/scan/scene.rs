//! A picture as a symbol sees it: dark is dark, whichever way it was printed.

use super::luma::Luma;
use super::plane::Point;

/// Shades of grey, exchanged where symbols are light on dark.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) picture: &'a Luma,
    pub(super) inverted: bool,
}

impl Scene<'_> {
    /// Tells whether a point lies in the picture.
    #[expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]
    pub(super) fn inside(&self, [x, y]: Point) -> bool {
        x >= 0.0 && y >= 0.0 && x < self.picture.width as f64 && y < self.picture.height as f64
    }

    /// Returns the shade at a point, between the four pixels around it; outside, that of the nearest pixel.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "coordinates are cut to the picture first"
    )]
    pub(super) fn shade(&self, [x, y]: Point) -> f64 {
        let (width, height) = (self.picture.width, self.picture.height);
        let cut = |place: f64, end: usize| (place - 0.5).max(0.0).min((end - 1) as f64);
        let (x, y) = (cut(x, width), cut(y, height));
        let (left, top) = (x as usize, y as usize);
        let (across, down) = (x - left as f64, y - top as f64);
        let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let at = |x: usize, y: usize| f64::from(self.picture.data[y * width + x]);
        let upper = at(left, top) + (at(right, top) - at(left, top)) * across;
        let lower = at(left, below) + (at(right, below) - at(left, below)) * across;
        let shade = upper + (lower - upper) * down;
        if self.inverted { 255.0 - shade } else { shade }
    }

    /// Returns the shade of the pixel under a point; outside, that of the nearest pixel.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is negative or no number becomes 0"
    )]
    pub(super) fn pixel(&self, [x, y]: Point) -> f64 {
        let (width, height) = (self.picture.width, self.picture.height);
        let (x, y) = ((x as usize).min(width - 1), (y as usize).min(height - 1));
        let shade = self.picture.data[y * width + x];
        f64::from(if self.inverted { 255 - shade } else { shade })
    }
}
