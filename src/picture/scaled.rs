//! A picture in another size.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::pixels::Pixels;
use super::raster::Pixel;

/// Red, green, blue and opacity; colours are weighed by their opacity until the end.
type Weighed = [f32; 4];

/// Scales the part of a picture that lies in its middle and is so wide and high to `width` × `height`.
///
/// Rows and columns are filtered one after the other by the cubic of Catmull and Rom, widened where the picture shrinks so that every
/// pixel counts.
pub(super) fn scaled(image: &Pixels, part: [u32; 2], width: usize, height: usize) -> Vec<Pixel> {
    let (across, down) = (image.width() as usize, image.height() as usize);
    let [wide, high] = part.map(|side| side as usize);
    let pixels: &[Pixel] = image.data().as_chunks().0;
    let weigh = |&[red, green, blue, alpha]: &Pixel| {
        let weighed = |part: u8| f32::from(part) * f32::from(alpha);
        [weighed(red), weighed(green), weighed(blue), alpha.into()]
    };
    let columns = filtered(down, &taps(across, wide, width), &mut |y, row| {
        row.extend(pixels[y * across..][..across].iter().map(weigh));
    });
    let colors = filtered(width, &taps(down, high, height), &mut |x, row| {
        row.extend_from_slice(&columns[x * down..][..down]);
    });
    colors.into_iter().map(unweighed).collect()
}

impl Pixels {
    /// Returns the picture with so many pixels along its longer side; none where it has no more already.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Pixels;
    ///
    /// let wide = Pixels::new(30, 20, vec![255; 4 * 30 * 20])?;
    /// let less = wide.shrunk(15).ok_or("it has more")?;
    /// assert_eq!((less.width(), less.height()), (15, 10));
    /// assert_eq!(wide.shrunk(30), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shrunk(&self, most: u32) -> Option<Self> {
        let longest = self.width().max(self.height());
        if longest <= most || most == 0 {
            return None;
        }
        let [width, height] = [self.width(), self.height()].map(|side| {
            let share = f64::from(side) / f64::from(longest);
            ((share * f64::from(most)).round() as u32).max(1)
        });
        let whole = [self.width(), self.height()];
        let colors = scaled(self, whole, width as usize, height as usize);
        Self::new(width, height, colors.into_flattened()).ok()
    }
}

/// Which pixels of a row, from the first on, make a pixel of the scaled row, and by which weights.
struct Tap {
    first: usize,
    weights: Vec<f32>,
}

/// Makes the pixels of a scaled row of the middle `part` of `length` pixels.
fn taps(length: usize, part: usize, scaled: usize) -> Vec<Tap> {
    let step = part as f64 / scaled as f64;
    let widening = step.max(1.0);
    let tap = |place: usize| {
        let middle = (length - part) as f64 / 2.0 + (place as f64 + 0.5) * step;
        let first = (middle - 2.0 * widening).floor().max(0.0) as usize;
        let end = ((middle + 2.0 * widening).ceil() as usize).min(length);
        let weight = |pixel: usize| cubic((pixel as f64 + 0.5 - middle).abs() / widening) as f32;
        let weights: Vec<f32> = (first..end).map(weight).collect();
        let sum: f64 = weights.iter().copied().map(f64::from).sum();
        let share = |weight: f32| (f64::from(weight) / sum) as f32;
        Tap {
            first,
            weights: weights.into_iter().map(share).collect(),
        }
    };
    (0..scaled).map(tap).collect()
}

/// Filters `count` rows, which `fill` adds, and returns their columns as rows.
fn filtered(
    count: usize,
    taps: &[Tap],
    fill: &mut dyn FnMut(usize, &mut Vec<Weighed>),
) -> Vec<Weighed> {
    let mut turned = vec![[0.0; 4]; count * taps.len()];
    let mut row = Vec::new();
    for y in 0..count {
        row.clear();
        fill(y, &mut row);
        for (x, tap) in taps.iter().enumerate() {
            let mut sum = [0.0; 4];
            for (weight, pixel) in tap.weights.iter().zip(&row[tap.first..]) {
                for (sum, part) in sum.iter_mut().zip(pixel) {
                    *sum += f64::from(*weight) * f64::from(*part);
                }
            }
            turned[x * count + y] = sum.map(|part| part as f32);
        }
    }
    turned
}

/// Makes a pixel of weighed colours.
fn unweighed([red, green, blue, alpha]: Weighed) -> Pixel {
    // A cubic overshoots.
    let byte = |value: f64| (value + 0.5).clamp(0.0, 255.0) as u8;
    let opacity = f64::from(alpha);
    let color = |part: f32| byte(f64::from((f64::from(part) / opacity.max(1e-6)) as f32));
    [color(red), color(green), color(blue), byte(opacity)]
}

/// The cubic of Catmull and Rom at a distance: 1 at 0, 0 at every other whole number and beyond 2.
fn cubic(x: f64) -> f64 {
    match x {
        ..1.0 => (1.5 * x - 2.5) * x * x + 1.0,
        1.0..2.0 => ((2.5 - 0.5 * x) * x - 4.0) * x + 2.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, color: impl Fn(u32, u32) -> [u8; 4]) -> Pixels {
        let pixels = (0..width * height).flat_map(|place| color(place % width, place / width));
        Pixels::new(width, height, pixels.collect()).unwrap()
    }

    #[test]
    fn in_its_own_size_a_picture_stays_the_same() {
        let noise = picture(7, 5, |x, y| {
            [x as u8 * 31, y as u8 * 50, (x * y * 7) as u8, 255]
        });
        let same = scaled(&noise, [7, 5], 7, 5);
        assert_eq!(same.as_flattened(), noise.data());
    }

    #[test]
    fn one_colour_stays_one_colour() {
        let plain = picture(9, 4, |_, _| [200, 16, 46, 128]);
        for (width, height) in [(1, 1), (3, 7), (40, 11)] {
            let scaled = scaled(&plain, [9, 4], width, height);
            assert_eq!(scaled, vec![[200, 16, 46, 128]; width * height]);
        }
    }

    #[test]
    fn every_pixel_counts_when_a_picture_shrinks() {
        let checks = picture(64, 64, |x, y| {
            if (x + y) % 2 == 0 {
                [0, 0, 0, 255]
            } else {
                [255; 4]
            }
        });
        for pixel in scaled(&checks, [64, 64], 8, 8) {
            assert!(pixel[0].abs_diff(127) <= 2, "{pixel:?}");
        }
    }

    #[test]
    fn transparent_pixels_lend_no_colour() {
        let half = picture(8, 8, |x, _| {
            if x < 4 {
                [255, 0, 0, 255]
            } else {
                [0, 255, 0, 0]
            }
        });
        for pixel in scaled(&half, [8, 8], 3, 3) {
            assert!(
                pixel[3] == 0 || (pixel[0], pixel[1]) == (255, 0),
                "{pixel:?}"
            );
        }
    }

    #[test]
    fn the_square_in_the_middle_is_cut_out() {
        let bars = picture(12, 4, |x, _| {
            if (4..8).contains(&x) {
                [9, 9, 9, 255]
            } else {
                [255; 4]
            }
        });
        let middle = scaled(&bars, [4, 4], 4, 4);
        assert_eq!(middle, vec![[9, 9, 9, 255]; 16]);
    }
}
