//! A picture in shades of grey.

/// Shades of grey, row by row: 0 black, 255 white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Luma {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// One shade a pixel.
    pub data: Vec<u8>,
}

impl Luma {
    /// Takes red, green, blue and opacity of each pixel, row by row, not premultiplied, as seen on white; none where the bytes
    /// are not as many as width and height say.
    #[must_use]
    pub fn of(width: usize, height: usize, pixels: &[u8]) -> Option<Self> {
        let (whole, rest) = pixels.as_chunks::<4>();
        if !rest.is_empty() || width.checked_mul(height) != Some(whole.len()) {
            return None;
        }
        let data = whole.iter().map(|&pixel| shade(pixel)).collect();
        Some(Self {
            width,
            height,
            data,
        })
    }

    /// Returns the picture with light and dark exchanged.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self {
            data: self.data.iter().map(|&shade| 255 - shade).collect(),
            ..*self
        }
    }

    /// Returns the picture at twice the size, each new pixel between four old ones.
    #[must_use]
    pub fn doubled(&self) -> Self {
        let (width, height) = (2 * self.width, 2 * self.height);
        let mut data = Vec::with_capacity(width * height);
        // A new pixel lies a quarter of an old one from its middle: three parts of the nearer, one of the farther.
        let near = |at: usize, end: usize| {
            let other = if at.is_multiple_of(2) {
                (at / 2).saturating_sub(1)
            } else {
                (at / 2 + 1).min(end - 1)
            };
            (at / 2, other)
        };
        for y in 0..height {
            let (row, beside) = near(y, self.height);
            for x in 0..width {
                let (column, next) = near(x, self.width);
                let at = |x: usize, y: usize| u32::from(self.data[y * self.width + x]);
                let sum = 9 * at(column, row)
                    + 3 * at(next, row)
                    + 3 * at(column, beside)
                    + at(next, beside);
                data.push(((sum + 8) / 16).to_le_bytes()[0]);
            }
        }
        Self {
            width,
            height,
            data,
        }
    }

    /// Returns the picture at half the size, four pixels to one.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let shade = |place: usize| {
            let (x, y) = (place % width, place / width);
            let at = |x: usize, y: usize| u32::from(self.data[y * self.width + x]);
            let [left, top] = [2 * x, 2 * y];
            let sum = at(left, top) + at(left + 1, top) + at(left, top + 1) + at(left + 1, top + 1);
            (sum / 4).to_le_bytes()[0]
        };
        Self {
            width,
            height,
            data: (0..width * height).map(shade).collect(),
        }
    }
}

/// Returns the shade of a pixel on white, weighted as ITU-R BT.601.
fn shade([red, green, blue, alpha]: [u8; 4]) -> u8 {
    let weighted = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    let alpha = u32::from(alpha);
    let seen = (weighted * alpha + 255_000 * (255 - alpha)) / 255;
    ((seen + 500) / 1000).to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_pixels_are_white() {
        let luma = Luma::of(2, 1, &[0, 0, 0, 0, 0, 0, 0, 255]).expect("two pixels");
        assert_eq!(luma.data, [255, 0]);
        assert_eq!(luma.inverted().data, [0, 255]);
        assert_eq!(Luma::of(2, 1, &[0; 7]), None);
        assert_eq!(Luma::of(usize::MAX, 4, &[0; 8]), None);
    }

    #[test]
    fn halving_takes_the_mean_and_drops_an_odd_edge() {
        let luma = Luma {
            width: 3,
            height: 2,
            data: vec![0, 100, 9, 200, 101, 9],
        };
        let half = luma.halved();
        assert_eq!((half.width, half.height, half.data), (1, 1, vec![100]));
    }
}
