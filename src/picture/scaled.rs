//! A picture in another size.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::pixels::Pixels;

/// Returns the part of a picture that begins at `from` and is `size` large, in its own pixels, scaled to `width` × `height`.
///
/// Rows and columns are filtered one after the other by the cubic of Catmull and Rom, widened where the picture shrinks so that
/// every pixel counts; colours are weighed by their opacity.
pub(super) fn scaled(
    picture: &Pixels,
    from: [f64; 2],
    size: [f64; 2],
    width: usize,
    height: usize,
) -> Vec<[u8; 4]> {
    let columns = Filter::new(picture.width as usize, from[0], size[0], width);
    let rows = Filter::new(picture.height as usize, from[1], size[1], height);
    let pixels = picture.data.as_chunks::<4>().0;
    // Only the rows that count are filtered.
    let first = rows.taps.iter().map(|tap| tap.first).min().unwrap_or(0);
    let mut narrow = Vec::with_capacity(width * picture.height as usize);
    for row in pixels.chunks_exact(picture.width as usize).skip(first) {
        for tap in &columns.taps {
            let mut sum = [0.0_f32; 4];
            for (weight, pixel) in columns.weights(tap).iter().zip(&row[tap.first..]) {
                let alpha = f32::from(pixel[3]) * weight;
                for channel in 0..3 {
                    sum[channel] += f32::from(pixel[channel]) * alpha;
                }
                sum[3] += alpha;
            }
            narrow.push(sum);
        }
    }
    let mut scaled = Vec::with_capacity(width * height);
    for tap in &rows.taps {
        for x in 0..width {
            let mut sum = [0.0_f32; 4];
            for (place, weight) in rows.weights(tap).iter().enumerate() {
                let pixel = narrow[(tap.first - first + place) * width + x];
                for channel in 0..4 {
                    sum[channel] += pixel[channel] * weight;
                }
            }
            let alpha = sum[3].max(1e-6);
            let [red, green, blue] = [0, 1, 2].map(|channel| byte(sum[channel] / alpha));
            scaled.push([red, green, blue, byte(sum[3])]);
        }
    }
    scaled
}

/// Rounds to a byte; a cubic overshoots.
fn byte(value: f32) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

/// Which pixels of a row, with which weights, make each pixel of the scaled row.
struct Filter {
    taps: Vec<Tap>,
    weights: Vec<f32>,
}

/// A run of pixels and its weights.
struct Tap {
    first: usize,
    begin: usize,
    end: usize,
}

impl Filter {
    fn new(count: usize, from: f64, size: f64, scaled: usize) -> Self {
        let step = size / scaled as f64;
        let widening = step.max(1.0);
        let mut filter = Self {
            taps: Vec::with_capacity(scaled),
            weights: Vec::new(),
        };
        for place in 0..scaled {
            let middle = from + (place as f64 + 0.5) * step;
            let first = (middle - 2.0 * widening)
                .floor()
                .clamp(0.0, (count - 1) as f64) as usize;
            let last = (middle + 2.0 * widening).ceil().clamp(1.0, count as f64) as usize;
            let begin = filter.weights.len();
            filter.weights.extend(
                (first..last.max(first + 1))
                    .map(|pixel| cubic((pixel as f64 + 0.5 - middle) / widening) as f32),
            );
            let own = &mut filter.weights[begin..];
            let sum: f32 = own.iter().sum();
            if sum.abs() < 1e-6 {
                own.fill(1.0 / own.len() as f32);
            } else {
                for weight in own {
                    *weight /= sum;
                }
            }
            filter.taps.push(Tap {
                first,
                begin,
                end: filter.weights.len(),
            });
        }
        filter
    }

    fn weights(&self, tap: &Tap) -> &[f32] {
        &self.weights[tap.begin..tap.end]
    }
}

/// The cubic of Catmull and Rom: 1 at 0, 0 at every other whole number and beyond 2.
fn cubic(x: f64) -> f64 {
    let x = x.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, color: impl Fn(u32, u32) -> [u8; 4]) -> Pixels {
        let pixels = (0..width * height).flat_map(|place| color(place % width, place / width));
        Pixels {
            width,
            height,
            data: pixels.collect(),
        }
    }

    #[test]
    fn in_its_own_size_a_picture_stays_the_same() {
        let noise = picture(7, 5, |x, y| {
            [x as u8 * 31, y as u8 * 50, (x * y * 7) as u8, 255]
        });
        let same = scaled(&noise, [0.0; 2], [7.0, 5.0], 7, 5);
        assert_eq!(same.as_flattened(), noise.data);
    }

    #[test]
    fn one_colour_stays_one_colour() {
        let plain = picture(9, 4, |_, _| [200, 16, 46, 128]);
        for (width, height) in [(1, 1), (3, 7), (40, 11)] {
            let scaled = scaled(&plain, [0.0; 2], [9.0, 4.0], width, height);
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
        for pixel in scaled(&checks, [0.0; 2], [64.0; 2], 8, 8) {
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
        for pixel in scaled(&half, [0.0; 2], [8.0; 2], 3, 3) {
            assert!(
                pixel[3] == 0 || (pixel[0], pixel[1]) == (255, 0),
                "{pixel:?}"
            );
        }
    }

    #[test]
    fn a_part_is_cut_out() {
        let bars = picture(12, 4, |x, _| {
            if (4..8).contains(&x) {
                [9, 9, 9, 255]
            } else {
                [255; 4]
            }
        });
        let middle = scaled(&bars, [4.0, 0.0], [4.0, 4.0], 4, 4);
        assert_eq!(middle, vec![[9, 9, 9, 255]; 16]);
    }
}
