//! A picture in shades of grey.

/// Noise is measured in every so many rows.
const NOISE_ROWS: usize = 7;

/// Shades of grey, row by row: 0 black, 255 white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Luma {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) data: Vec<u8>,
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

    /// Takes one shade a pixel, row by row; none where they are not as many as width and height say.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::proof::scan::Luma;
    ///
    /// assert!(Luma::grey(2, 1, vec![0, 255]).is_some());
    /// assert!(Luma::grey(2, 2, vec![0, 255]).is_none());
    /// ```
    #[must_use]
    pub fn grey(width: usize, height: usize, data: Vec<u8>) -> Option<Self> {
        (width.checked_mul(height) == Some(data.len())).then_some(Self {
            width,
            height,
            data,
        })
    }

    /// Returns the shades, row by row.
    #[must_use]
    pub fn shades(&self) -> &[u8] {
        &self.data
    }

    /// Returns the deviation of the noise in shades: by how little a quarter of the neighbours differ at most. Of equal shades more than a
    /// quarter are neighbours in any picture without noise.
    pub(super) fn noise(&self) -> f64 {
        let mut counts = [0_u32; 256];
        for row in self
            .data
            .chunks_exact(self.width.max(1))
            .step_by(NOISE_ROWS)
        {
            for (one, other) in row.iter().zip(&row[1..]) {
                counts[usize::from(one.abs_diff(*other))] += 1;
            }
        }
        let all = counts.iter().sum::<u32>();
        let mut sum = 0;
        let differ = counts.iter().take_while(|&&count| {
            sum += count;
            all > 0 && sum <= all / 4
        });
        // A quarter of the differences of two draws of a Gauss curve are below 0.45 of its deviation.
        f64::from(u8::try_from(differ.count()).unwrap_or(u8::MAX)) / 0.45
    }

    /// Returns the picture with light and dark exchanged.
    pub(super) fn inverted(&self) -> Self {
        Self {
            data: self.data.iter().map(|&shade| 255 - shade).collect(),
            ..*self
        }
    }

    /// Returns the picture at twice the size, and sharper: where modules are hardly wider than a pixel, much of their contrast is lost.
    pub(super) fn doubled(&self) -> Self {
        let (width, height) = (2 * self.width, 2 * self.height);
        let mut wide = vec![0; width * self.height];
        let rows = self.data.chunks_exact(self.width.max(1));
        for (row, wide) in rows.zip(wide.chunks_exact_mut(width.max(1))) {
            let at = |place: usize| i32::from(row[place.min(row.len() - 1)]);
            let mut around = [at(0), at(0), at(0), at(0), at(1)];
            for (place, pair) in wide.as_chunks_mut().0.iter_mut().enumerate() {
                let [_, first, second, third, fourth] = around;
                around = [first, second, third, fourth, at(place + 2)];
                *pair = between(around);
            }
        }
        let mut data = vec![0; width * height];
        for (y, both) in data.chunks_exact_mut((2 * width).max(1)).enumerate() {
            let (upper, lower) = both.split_at_mut(width);
            let row = |step: usize| {
                let y = (y + step).saturating_sub(2).min(self.height - 1);
                &wide[y * width..][..width]
            };
            let [first, second, third, fourth, fifth] = [0, 1, 2, 3, 4].map(row);
            for x in 0..width {
                let [above, below] = between([first[x], second[x], third[x], fourth[x], fifth[x]]);
                upper[x] = ((above + 32) >> 6).clamp(0, 255).to_le_bytes()[0];
                lower[x] = ((below + 32) >> 6).clamp(0, 255).to_le_bytes()[0];
            }
        }
        Self {
            width,
            height,
            data,
        }
    }

    /// Returns the picture smaller by a whole factor, each pixel the mean of a square; what is left at the right and below is dropped.
    pub(super) fn reduced(&self, factor: usize) -> Self {
        if factor <= 1 {
            return self.clone();
        }
        let (width, height) = (self.width / factor, self.height / factor);
        let area = u32::try_from(factor * factor).unwrap_or(u32::MAX);
        let mut data = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        for rows in self
            .data
            .chunks_exact((self.width * factor).max(1))
            .take(height)
        {
            sums.fill(0);
            for row in rows.chunks_exact(self.width) {
                for (sum, shades) in sums.iter_mut().zip(row.chunks_exact(factor)) {
                    *sum += shades.iter().map(|&shade| u32::from(shade)).sum::<u32>();
                }
            }
            data.extend(sums.iter().map(|&sum| (sum / area).to_le_bytes()[0]));
        }
        Self {
            width,
            height,
            data,
        }
    }
}

/// Returns eight times the shades of both halves of the third of five pixels, a quarter of a pixel from its middle. The weights of a
/// cubic through four of them would be -0.07, 0.87, 0.23 and -0.02; these take away some of a blur besides.
#[expect(
    clippy::inline_always,
    reason = "the module inlines little, and this runs for every pixel"
)]
#[inline(always)]
fn between([first, second, third, fourth, fifth]: [i32; 5]) -> [i32; 2] {
    [
        10 * third - 3 * fourth + 2 * second - first,
        10 * third - 3 * second + 2 * fourth - fifth,
    ]
}

/// Returns the shade of a pixel on white, weighted as ITU-R BT.601.
fn shade([red, green, blue, alpha]: [u8; 4]) -> u8 {
    let weighted = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if alpha == 255 {
        return ((weighted + 500) / 1000).to_le_bytes()[0];
    }
    let alpha = u32::from(alpha);
    let seen = (weighted * alpha + 255_000 * (255 - alpha)) / 255;
    ((seen + 500) / 1000).to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::super::disturb::noisy;
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
    fn pictures_of_any_size_are_made_smaller_and_larger() {
        for (width, height) in [(0, 0), (0, 3), (1, 1), (3, 2), (7, 90), (64, 65)] {
            let picture = Luma::grey(width, height, vec![7; width * height]).expect("as many");
            for factor in 0..9 {
                let smaller = picture.reduced(factor);
                assert_eq!(smaller.data.len(), smaller.width * smaller.height);
            }
            assert_eq!(picture.doubled().data, vec![7; 4 * width * height]);
            assert_eq!(picture.inverted().inverted(), picture);
        }
    }

    #[test]
    fn noise_is_measured_and_modules_are_none() {
        let grey = Luma::grey(300, 300, vec![128; 90_000]).expect("as many");
        assert!(grey.noise() < 1e-9);
        for sigma in [10.0, 25.0] {
            let measured = noisy(&grey, sigma, 3).noise();
            assert!((measured / sigma - 1.0).abs() < 0.25, "{measured}");
        }
        // Modules of two pixels.
        let shade = |place: usize| {
            let (x, y) = (place % 300 / 2, place / 300 / 2);
            if (x * x + y * 7) % 5 < 2 { 0 } else { 255 }
        };
        let modules = Luma::grey(300, 300, (0..90_000).map(shade).collect());
        assert!(modules.expect("as many").noise() < 1e-9);
        for (width, height) in [(0, 0), (1, 5), (5, 1)] {
            let picture = Luma::grey(width, height, vec![7; width * height]).expect("as many");
            assert!(picture.noise() < 1e-9);
        }
    }

    #[test]
    fn reducing_takes_the_mean_and_drops_an_odd_edge() {
        let luma = Luma {
            width: 3,
            height: 2,
            data: vec![0, 100, 9, 200, 101, 9],
        };
        let half = luma.reduced(2);
        assert_eq!((half.width, half.height, half.data), (1, 1, vec![100]));
    }
}
