//! What happens to a picture between the screen and the reader.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::luma::Luma;
use super::plane::View;

/// Blurs by a Gauss curve of `sigma` pixels: three means of neighbours in turn come near to it, Gwosdek and others, "Theoretical
/// Foundations of Gaussian Convolution by Extended Box Filtering", 2011.
pub(super) fn blurred(picture: &Luma, sigma: f64) -> Luma {
    let window = Window::of_variance(sigma * sigma / 3.0);
    transposed(&blurred_rows(
        &transposed(&blurred_rows(picture, window)),
        window,
    ))
}

/// A mean over `2 · reach + 1` neighbours and, for a share of their weight, the two beside these.
#[derive(Clone, Copy)]
struct Window {
    reach: usize,
    share: f32,
}

impl Window {
    /// Returns the window of a variance in pixels.
    fn of_variance(variance: f64) -> Self {
        // Without the two beside it, a window of n pixels has the variance (n² - 1) / 12.
        let reach = (((12.0 * variance + 1.0).sqrt() - 1.0) / 2.0).floor();
        let count = 2.0 * reach + 1.0;
        let missing = count * (variance - reach * (reach + 1.0) / 3.0);
        let share = missing / (2.0 * ((reach + 1.0) * (reach + 1.0) - variance));
        Self {
            reach: reach as usize,
            share: share as f32,
        }
    }

    /// Takes the mean around each place of a row, whose ends are drawn out.
    fn means(self, row: &[f32], means: &mut Vec<f32>) {
        let last = row.len() - 1;
        let at = |place: usize| row[place.saturating_sub(self.reach + 1).min(last)];
        let whole = 1.0 / (2.0 * self.reach as f32 + 1.0 + 2.0 * self.share);
        // `at(place)` lies one beyond the window's left end, `at(place + far)` one beyond its right.
        let far = 2 * self.reach + 2;
        let mut sum = (1..far).map(at).sum::<f32>();
        means.clear();
        for place in 0..row.len() {
            let (left, right) = (at(place), at(place + far));
            means.push((sum + self.share * (left + right)) * whole);
            sum += right - at(place + 1);
        }
    }
}

fn blurred_rows(picture: &Luma, window: Window) -> Luma {
    let mut data = Vec::with_capacity(picture.data.len());
    let [mut row, mut means] = [Vec::new(), Vec::new()];
    for shades in picture.data.chunks_exact(picture.width) {
        row.clear();
        row.extend(shades.iter().map(|&shade| f32::from(shade)));
        for _ in 0..3 {
            window.means(&row, &mut means);
            std::mem::swap(&mut row, &mut means);
        }
        data.extend(row.iter().map(|&shade| (shade + 0.5) as u8));
    }
    Luma { data, ..*picture }
}

fn transposed(picture: &Luma) -> Luma {
    let (width, height) = (picture.width, picture.height);
    let mut data = Vec::with_capacity(picture.data.len());
    for x in 0..width {
        data.extend((0..height).map(|y| picture.data[y * width + x]));
    }
    Luma {
        width: height,
        height: width,
        data,
    }
}

/// Adds noise of a standard deviation of `sigma` shades, drawn from a stream of `seed`, cut off at black and white.
pub(super) fn noisy(picture: &Luma, sigma: f64, seed: u64) -> Luma {
    let mut state = seed;
    let amounts = amounts(sigma, &mut state);
    let mut data = picture.data.clone();
    // One draw has the bits of five amounts.
    for shades in data.chunks_mut(5) {
        let mut bits = splitmix(&mut state);
        for shade in shades {
            let noisy = i32::from(*shade) + i32::from(amounts[bits as usize % AMOUNTS]);
            *shade = noisy.clamp(0, 255) as u8;
            bits /= AMOUNTS as u64;
        }
    }
    Luma { data, ..*picture }
}

/// How many amounts of noise there are.
const AMOUNTS: usize = 4096;

/// Draws amounts of noise of a standard deviation of `sigma` shades: each the sum of four even draws.
fn amounts(sigma: f64, state: &mut u64) -> Vec<i16> {
    // An even draw of 2¹⁶ values has a deviation of 2¹⁶ / √12; four have twice that.
    let scale = sigma * 12_f64.sqrt() / 131_072.0;
    let mut amount = || {
        let bits = splitmix(state);
        let part = |part: u32| f64::from((bits >> (16 * part) & 0xFFFF) as u32);
        let sum = part(0) + part(1) + part(2) + part(3) - 131_070.0;
        (sum * scale + 1000.5) as i16 - 1000
    };
    (0..AMOUNTS).map(|_| amount()).collect()
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ *state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

/// Scales down to `share` of the size; a pixel is the mean of the area that it comes from.
pub(super) fn shrunk(picture: &Luma, share: f64) -> Luma {
    transposed(&shrunk_rows(
        &transposed(&shrunk_rows(picture, share)),
        share,
    ))
}

fn shrunk_rows(picture: &Luma, share: f64) -> Luma {
    let width = ((picture.width as f64 * share).round() as usize).max(1);
    let length = picture.width as f64 / width as f64;
    let mut data = Vec::with_capacity(width * picture.height);
    for row in picture.data.chunks_exact(picture.width) {
        for x in 0..width {
            let (from, to) = (x as f64 * length, (x + 1) as f64 * length);
            let end = (to.ceil() as usize).min(row.len());
            let mut sum = 0.0;
            for (at, &shade) in (from as usize..end).zip(&row[from as usize..end]) {
                let covered = to.min((at + 1) as f64) - from.max(at as f64);
                sum += covered * f64::from(shade);
            }
            data.push((sum / length + 0.5) as u8);
        }
    }
    Luma {
        width,
        data,
        ..*picture
    }
}

/// Draws light and dark nearer to each other: `share` of the distance to `light` is left.
pub(super) fn paler(picture: &Luma, share: f64, light: u8) -> Luma {
    let light = f64::from(light);
    let drawn = |shade: &u8| (light + (f64::from(*shade) - light) * share + 0.5) as u8;
    Luma {
        data: picture.data.iter().map(drawn).collect(),
        ..*picture
    }
}

/// Turns by an angle in degrees, the ground being of the shade `ground`; the picture becomes as large as needed.
pub(super) fn turned(picture: &Luma, degrees: f64, ground: u8) -> Luma {
    let (sin, cos) = sin_cos(degrees);
    let (width, height) = (picture.width as f64, picture.height as f64);
    let wide = (width * cos.abs() + height * sin.abs()).ceil();
    let high = (width * sin.abs() + height * cos.abs()).ceil();
    warped(picture, [wide as usize, high as usize], ground, |y| {
        let (x, y) = (-wide / 2.0, y - high / 2.0);
        let first = [
            x * cos + y * sin + width / 2.0,
            y * cos - x * sin + height / 2.0,
        ];
        (first, [cos, -sin])
    })
}

/// Returns sine and cosine of an angle of 0 to 90 degrees, by their series: the standard ones bring tables for all angles. The series
/// are exact up to half of a right angle; beyond it the two change places, so that a quarter turn is one.
fn sin_cos(degrees: f64) -> (f64, f64) {
    if degrees > 45.0 {
        let (sin, cos) = sin_cos(90.0 - degrees);
        return (cos, sin);
    }
    let angle = degrees.to_radians();
    let (mut sin, mut cos, mut term) = (0.0, 0.0, 1.0);
    for power in 0..20_u8 {
        match power % 4 {
            0 => cos += term,
            1 => sin += term,
            2 => cos -= term,
            _ => sin -= term,
        }
        term *= angle / f64::from(power + 1);
    }
    (sin, cos)
}

/// Looks from below: the upper edge becomes shorter by `share` of the width, half on each side, and the height as in a real view
/// by half as much.
pub(super) fn tilted(picture: &Luma, share: f64, ground: u8) -> Luma {
    let (width, height) = (picture.width as f64, picture.height as f64);
    let (inset, drop) = (width * share / 2.0, height * share / 2.0);
    let view = View::of([
        [inset, drop],
        [width - inset, drop],
        [width, height],
        [0.0, height],
    ]);
    let back = view.inverse();
    // What lies in a row lies in one before, evenly: only the upper edge is farther away.
    warped(picture, [picture.width, picture.height], ground, |y| {
        let [first, next] = [0.0, 1.0].map(|x| {
            let [x, y] = back.at([x, y]);
            [x * width, y * height]
        });
        (first, [next[0] - first[0], next[1] - first[1]])
    })
}

/// Fetches every pixel, by its middle, from a place of the picture, between four pixels. `row` tells for the middle of a row where its
/// left end comes from, and how much farther each pixel does.
fn warped(
    picture: &Luma,
    [width, height]: [usize; 2],
    ground: u8,
    row: impl Fn(f64) -> ([f64; 2], [f64; 2]),
) -> Luma {
    // Places in parts of 65 536 of a pixel.
    let fixed = |place: f64| (place * 65_536.0).round() as i32;
    let ends = [picture.width, picture.height].map(|end| end as i32);
    let at = |x: i32, y: i32| {
        let inside = (0..ends[0]).contains(&x) && (0..ends[1]).contains(&y);
        let shade = if inside {
            picture.data[y as usize * picture.width + x as usize]
        } else {
            ground
        };
        i32::from(shade)
    };
    let mut data = Vec::with_capacity(width * height);
    for y in 0..height {
        let (first, step) = row(y as f64 + 0.5);
        let mut place = [0, 1].map(|axis| fixed(first[axis] + step[axis] / 2.0 - 0.5));
        let step = step.map(fixed);
        for _ in 0..width {
            let [left, top] = place.map(|place| place >> 16);
            let [across, down] = place.map(|place| place >> 8 & 0xFF);
            let between = |one: i32, other: i32, part: i32| (one << 8) + (other - one) * part;
            let upper = between(at(left, top), at(left + 1, top), across);
            let lower = between(at(left, top + 1), at(left + 1, top + 1), across);
            data.push(((between(upper, lower, down) + 0x8000) >> 16) as u8);
            place = [place[0] + step[0], place[1] + step[1]];
        }
    }
    Luma {
        width,
        height,
        data,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(width: usize, height: usize) -> Luma {
        let data = (0..width * height).map(|place| if place % width < width / 2 { 0 } else { 255 });
        Luma {
            width,
            height,
            data: data.collect(),
        }
    }

    fn mean(picture: &Luma) -> f64 {
        picture
            .data
            .iter()
            .map(|&shade| f64::from(shade))
            .sum::<f64>()
            / picture.data.len() as f64
    }

    #[test]
    fn blur_is_a_gauss_curve() {
        let seen = blurred(&half(40, 3), 2.0);
        // The middles of these pixels are 0.75, 1.25, 1.75 and 2.25 deviations from the edge.
        for (x, share) in [(21, 0.773), (22, 0.894), (23, 0.960), (24, 0.988)] {
            assert!(
                (f64::from(seen.data[x]) / 255.0 - share).abs() < 0.008,
                "{x}"
            );
        }
        // Less than a pixel: a variance of 0.16 is that of 0.08 of the shade on either side.
        let little = blurred(&half(40, 3), 0.4);
        assert!((f64::from(little.data[20]) / 255.0 - 0.92).abs() < 0.008);
    }

    #[test]
    fn noise_has_its_deviation_and_repeats() {
        let grey = Luma {
            width: 200,
            height: 200,
            data: vec![128; 40_000],
        };
        let seen = noisy(&grey, 20.0, 7);
        let variance = seen
            .data
            .iter()
            .map(|&shade| (f64::from(shade) - 128.0).powi(2))
            .sum::<f64>()
            / 40_000.0;
        assert!((mean(&seen) - 128.0).abs() < 0.5);
        assert!((variance.sqrt() - 20.0).abs() < 0.5, "{}", variance.sqrt());
        assert_eq!(seen, noisy(&grey, 20.0, 7));
        assert_ne!(seen, noisy(&grey, 20.0, 8));
    }

    #[test]
    fn shrinking_keeps_the_mean() {
        let seen = shrunk(&half(100, 60), 0.37);
        assert_eq!((seen.width, seen.height), (37, 22));
        assert!((mean(&seen) - 127.5).abs() < 1.0);
    }

    #[test]
    fn angles_have_their_sine_and_cosine() {
        for degrees in 0..=90_u8 {
            let angle = f64::from(degrees).to_radians();
            let (sin, cos) = sin_cos(f64::from(degrees));
            assert!((sin - angle.sin()).abs() < 1e-15 && (cos - angle.cos()).abs() < 1e-15);
        }
    }

    #[test]
    fn a_quarter_turn_turns() {
        let seen = turned(&half(40, 40), 90.0, 255);
        assert_eq!((seen.width, seen.height), (40, 40));
        // Left becomes top.
        assert_eq!([seen.data[5 * 40 + 20], seen.data[35 * 40 + 20]], [0, 255]);
    }

    #[test]
    fn a_tilt_leaves_the_lower_edge_and_draws_in_the_upper() {
        let black = Luma {
            width: 100,
            height: 100,
            data: vec![0; 10_000],
        };
        let seen = tilted(&black, 0.4, 255);
        let dark = |y: usize| {
            seen.data[y * 100..][..100]
                .iter()
                .filter(|&&shade| shade < 128)
                .count()
        };
        assert_eq!(dark(10), 0);
        assert!(
            (60..=64).contains(&dark(22)) && dark(98) >= 98,
            "{} {}",
            dark(22),
            dark(98)
        );
    }

    #[test]
    fn paler_pictures_keep_their_light() {
        let seen = paler(&half(4, 1), 0.25, 255);
        assert_eq!(seen.data, [191, 191, 255, 255]);
    }
}
