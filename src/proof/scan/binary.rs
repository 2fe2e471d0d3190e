//! Shades of grey to dark and light.

use super::luma::Luma;
use super::plane::Point;

/// A picture of dark and light pixels.
pub(super) struct Binary {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Row by row, true where dark.
    pub(super) dark: Vec<bool>,
}

/// Parts a picture by one threshold for all of it: Otsu, "A Threshold Selection Method from Gray-Level Histograms", 1979.
pub(super) fn by_histogram(picture: &Luma) -> Binary {
    let threshold = otsu(picture);
    let dark = |&shade: &u8| shade <= threshold;
    Binary::of(picture, picture.data.iter().map(dark).collect())
}

/// Parts a picture where the light changes, and the same picture with light and dark exchanged: a pixel is dark where it is darker
/// than the mean of the square of `side` pixels around it, less a twentieth.
pub(super) fn by_surroundings(picture: &Luma, side: usize) -> [Binary; 2] {
    let [mut dark, mut light] = [(); 2].map(|()| Vec::with_capacity(picture.data.len()));
    each_surroundings(picture, side, |shade, count, sum| {
        dark.push(shade * count * 20 < sum * 19);
        light.push((255 - shade) * count * 20 < (255 * count - sum) * 19);
    });
    [dark, light].map(|dark| Binary::of(picture, dark))
}

/// Parts a picture as [`by_surroundings`] does, without the other picture.
pub(super) fn dark_by_surroundings(picture: &Luma, side: usize) -> Binary {
    let mut dark = Vec::with_capacity(picture.data.len());
    each_surroundings(picture, side, |shade, count, sum| {
        dark.push(shade * count * 20 < sum * 19);
    });
    Binary::of(picture, dark)
}

/// Takes each pixel's shade with the number of the pixels in the square of `side` around it and the sum of their shades.
fn each_surroundings(picture: &Luma, side: usize, mut take: impl FnMut(u64, u64, u64)) {
    let (width, height) = (picture.width, picture.height);
    let half = side / 2;
    let row = |y: usize| &picture.data[y * width..(y + 1) * width];
    // Of every column, the sum of the rows around the current one.
    let mut columns = vec![0_u64; width];
    for y in 0..half.min(height) {
        for (column, &shade) in columns.iter_mut().zip(row(y)) {
            *column += u64::from(shade);
        }
    }
    for y in 0..height {
        if y + half < height {
            for (column, &shade) in columns.iter_mut().zip(row(y + half)) {
                *column += u64::from(shade);
            }
        }
        if y > half {
            for (column, &shade) in columns.iter_mut().zip(row(y - half - 1)) {
                *column -= u64::from(shade);
            }
        }
        let rows = (y + half + 1).min(height) - y.saturating_sub(half);
        let mut sum: u64 = columns[..half.min(width)].iter().sum();
        for (x, &shade) in row(y).iter().enumerate() {
            if x + half < width {
                sum += columns[x + half];
            }
            if x > half {
                sum -= columns[x - half - 1];
            }
            let count = (rows * ((x + half + 1).min(width) - x.saturating_sub(half))) as u64;
            take(u64::from(shade), count, sum);
        }
    }
}

impl Binary {
    fn of(picture: &Luma, dark: Vec<bool>) -> Self {
        Self {
            width: picture.width,
            height: picture.height,
            dark,
        }
    }

    /// Returns the picture with dark and light exchanged.
    pub(super) fn inverted(&self) -> Self {
        Self {
            dark: self.dark.iter().map(|dark| !dark).collect(),
            ..*self
        }
    }

    /// Tells whether a point lies in the picture.
    #[expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]
    pub(super) fn inside(&self, [x, y]: Point) -> bool {
        x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64
    }

    /// Tells whether a pixel is dark; outside everything is light.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "only coordinates from 0 on are cast"
    )]
    pub(super) fn at(&self, [x, y]: Point) -> bool {
        if !(x >= 0.0 && y >= 0.0) {
            return false;
        }
        let (x, y) = (x as usize, y as usize);
        x < self.width && y < self.height && self.dark[y * self.width + x]
    }
}

/// Returns the shade that parts a picture's shades into two groups with the least spread.
fn otsu(picture: &Luma) -> u8 {
    let mut histogram = [0_u64; 256];
    for &shade in &picture.data {
        histogram[usize::from(shade)] += 1;
    }
    let total = picture.data.len() as u64;
    let all: u64 = histogram
        .iter()
        .zip(0_u64..)
        .map(|(count, shade)| count * shade)
        .sum();
    let (mut dark, mut dark_sum) = (0, 0);
    let (mut best, mut threshold) = (0.0, 127);
    for (shade, count) in (0_u8..=255).zip(histogram) {
        dark += count;
        dark_sum += count * u64::from(shade);
        let light = total - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]
        let between = {
            let [dark, light] = [dark as f64, light as f64];
            let gap = dark_sum as f64 / dark - (all - dark_sum) as f64 / light;
            dark * light * gap * gap
        };
        if between > best {
            best = between;
            threshold = shade;
        }
    }
    threshold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luma(width: usize, data: Vec<u8>) -> Luma {
        Luma {
            width,
            height: data.len() / width,
            data,
        }
    }

    #[test]
    fn one_threshold_parts_two_groups() {
        let binary = by_histogram(&luma(4, vec![20, 40, 180, 200]));
        assert_eq!(binary.dark, [true, true, false, false]);
        assert_eq!(binary.inverted().dark, [false, false, true, true]);
    }

    #[test]
    fn surroundings_follow_the_light() {
        // A dark pixel every fourth, under light that falls from 240 to 60: one threshold cannot part them.
        let shade =
            |x: usize| u8::try_from((240 - 2 * x) / if x.is_multiple_of(4) { 2 } else { 1 });
        let data: Vec<u8> = (0..90).map(|x| shade(x).expect("at most 240")).collect();
        let picture = luma(90, data);
        let parted = |binary: Binary| {
            let mut pixels = binary.dark.iter().enumerate();
            pixels.all(|(x, &dark)| dark == x.is_multiple_of(4))
        };
        assert!(parted(dark_by_surroundings(&picture, 15)));
        assert!(!parted(by_histogram(&picture)));
    }

    /// Adds the whole square up for every pixel.
    fn slow(picture: &Luma, half: usize) -> Vec<bool> {
        let mut dark = Vec::new();
        for y in 0..picture.height {
            for x in 0..picture.width {
                let (mut sum, mut count) = (0, 0);
                for row in y.saturating_sub(half)..(y + half + 1).min(picture.height) {
                    for column in x.saturating_sub(half)..(x + half + 1).min(picture.width) {
                        sum += u64::from(picture.data[row * picture.width + column]);
                        count += 1;
                    }
                }
                let shade = u64::from(picture.data[y * picture.width + x]);
                dark.push(shade * count * 20 < sum * 19);
            }
        }
        dark
    }

    #[test]
    fn running_sums_are_those_of_the_squares() {
        let mut state = 1_u32;
        for (width, height) in [(1, 1), (1, 9), (13, 1), (17, 12), (40, 31)] {
            let data = (0..width * height).map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            });
            let picture = luma(width, data.collect());
            for side in [1, 3, 9, 100] {
                let [dark, light] = by_surroundings(&picture, side);
                assert_eq!(dark.dark, slow(&picture, side / 2));
                assert_eq!(dark_by_surroundings(&picture, side).dark, dark.dark);
                assert_eq!(light.dark, slow(&picture.inverted(), side / 2));
            }
        }
    }

    #[test]
    fn outside_is_light() {
        let binary = Binary {
            width: 1,
            height: 1,
            dark: vec![true],
        };
        assert!(binary.at([0.9, 0.1]) && binary.inside([0.9, 0.1]));
        for place in [[-0.1, 0.0], [0.0, 1.0], [f64::NAN, 0.0], [1e300, 0.0]] {
            assert!(!binary.at(place) && !binary.inside(place));
        }
    }
}
