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

/// Blurs by a Gauss curve of `sigma` pixels.
pub(super) fn blurred(picture: &Luma, sigma: f64) -> Luma {
    let reach = (3.0 * sigma).ceil() as usize;
    let curve: Vec<f64> = (0..=reach)
        .map(|at| (-((at * at) as f64) / (2.0 * sigma * sigma)).exp())
        .collect();
    let sum = 2.0 * curve.iter().sum::<f64>() - 1.0;
    // In parts of 65 536; what rounding leaves goes to the middle.
    let mut parts: Vec<u32> = curve
        .iter()
        .map(|weight| (weight / sum * 65_536.0).round() as u32)
        .collect();
    parts[0] = 65_536 - 2 * parts[1..].iter().sum::<u32>();
    let across = transposed(&blurred_rows(picture, &parts));
    transposed(&blurred_rows(&across, &parts))
}

fn blurred_rows(picture: &Luma, parts: &[u32]) -> Luma {
    let reach = parts.len() - 1;
    let mut data = Vec::with_capacity(picture.data.len());
    // The row, its ends drawn out.
    let mut long = Vec::with_capacity(picture.width + 2 * reach);
    for row in picture.data.chunks_exact(picture.width) {
        let ends = [row[0], row[row.len() - 1]].map(u32::from);
        long.clear();
        long.resize(reach, ends[0]);
        long.extend(row.iter().map(|&shade| u32::from(shade)));
        long.resize(row.len() + 2 * reach, ends[1]);
        for near in long.windows(2 * reach + 1) {
            let mut sum = near[reach] * parts[0] + 32_768;
            for (at, part) in parts.iter().enumerate().skip(1) {
                sum += part * (near[reach - at] + near[reach + at]);
            }
            data.push((sum >> 16) as u8);
        }
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

/// Adds noise of a standard deviation of `sigma` shades: the sum of four even draws from a stream of `seed`, cut off at black
/// and white.
pub(super) fn noisy(picture: &Luma, sigma: f64, seed: u64) -> Luma {
    let mut state = seed;
    // An even draw of 2¹⁶ values has a deviation of 2¹⁶ / √12; four have twice that.
    let scale = sigma * 12_f64.sqrt() / 131_072.0;
    let noise = |shade: &u8| {
        let bits = splitmix(&mut state);
        let part = |part: u32| f64::from((bits >> (16 * part) & 0xFFFF) as u32);
        let sum = part(0) + part(1) + part(2) + part(3) - 131_070.0;
        (f64::from(*shade) + sum * scale + 0.5) as u8
    };
    Luma {
        data: picture.data.iter().map(noise).collect(),
        ..*picture
    }
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
    let (sin, cos) = sin_cos(degrees.to_radians());
    let (width, height) = (picture.width as f64, picture.height as f64);
    let wide = (width * cos.abs() + height * sin.abs()).ceil();
    let high = (width * sin.abs() + height * cos.abs()).ceil();
    warped(picture, [wide as usize, high as usize], ground, |[x, y]| {
        let (x, y) = (x - wide / 2.0, y - high / 2.0);
        [
            x * cos + y * sin + width / 2.0,
            y * cos - x * sin + height / 2.0,
        ]
    })
}

/// Returns sine and cosine of an angle of at most a right one, by their series: the standard ones bring tables for all angles.
fn sin_cos(angle: f64) -> (f64, f64) {
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
    warped(picture, [picture.width, picture.height], ground, |point| {
        let [x, y] = back.at(point);
        [x * width, y * height]
    })
}

/// Fetches every pixel, by its middle, from a place of the picture, between four pixels.
fn warped(
    picture: &Luma,
    [width, height]: [usize; 2],
    ground: u8,
    from: impl Fn([f64; 2]) -> [f64; 2],
) -> Luma {
    let at = |x: i64, y: i64| {
        let inside =
            (0..picture.width as i64).contains(&x) && (0..picture.height as i64).contains(&y);
        let shade = if inside {
            picture.data[y as usize * picture.width + x as usize]
        } else {
            ground
        };
        f64::from(shade)
    };
    let mut data = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let [x, y] = from([x as f64 + 0.5, y as f64 + 0.5]).map(|place| place - 0.5);
            let (left, top) = (x.floor(), y.floor());
            let (across, down) = (x - left, y - top);
            let (left, top) = (left as i64, top as i64);
            let (right, below) = (left.saturating_add(1), top.saturating_add(1));
            let upper = at(left, top) * (1.0 - across) + at(right, top) * across;
            let lower = at(left, below) * (1.0 - across) + at(right, below) * across;
            data.push((upper * (1.0 - down) + lower * down + 0.5) as u8);
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
        // One and two deviations from the edge: 84.1 % and 97.7 %.
        let at = |x: usize| f64::from(seen.data[x]) / 255.0;
        assert!((at(21).midpoint(at(22)) - 0.841).abs() < 0.01);
        assert!((at(23).midpoint(at(24)) - 0.977).abs() < 0.01);
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
            let (sin, cos) = sin_cos(angle);
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
