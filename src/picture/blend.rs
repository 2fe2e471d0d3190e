//! One colour over another.

use super::raster::Pixel;

/// The most that a shape can cover of a pixel; coverage is counted from 0 to this, so that three paints fit in one byte.
pub(crate) const FULL: u8 = 63;

/// One in each of four channels, which have 16 bits each.
const EACH: u64 = 0x0001_0001_0001_0001;
/// The bits of a byte, and those of a 64th, in each of them.
const BYTES: u64 = 0x00ff_00ff_00ff_00ff;
const SHARES: u64 = 0x03ff_03ff_03ff_03ff;

/// Returns what is seen where `top` lies above `below`: Porter–Duff "over", not premultiplied.
pub(crate) fn over(top: Pixel, below: Pixel) -> Pixel {
    if top[3] == 255 {
        return top;
    }
    let above = u32::from(top[3]) * 255;
    let through = u32::from(below[3]) * u32::from(255 - top[3]);
    if below[3] == 255 {
        // The weights are shares of 255, by which engines divide faster than by what they do not know.
        let share = u32::from(top[3]);
        let mixed = |top: u8, below: u8| {
            let sum = u32::from(top) * share + u32::from(below) * (255 - share);
            ((sum + 127) / 255).to_le_bytes()[0]
        };
        let [red, green, blue, _] = below;
        return [
            mixed(top[0], red),
            mixed(top[1], green),
            mixed(top[2], blue),
            255,
        ];
    }
    weighted([top, below], [above, through], 255)
}

/// Returns what is seen where `top`, of whatever opacity, covers `coverage` of [`FULL`].
pub(super) fn over_part(top: Pixel, coverage: u8, below: Pixel) -> Pixel {
    if top[3] == 255 {
        return part(top, coverage, below);
    }
    let whole = 255 * u32::from(FULL);
    let above = u32::from(top[3]) * u32::from(coverage);
    let through = u32::from(below[3]) * (whole - above);
    weighted([top, below], [above * 255, through], whole)
}

/// Returns what is seen where `top`, which hides what lies below it, covers `coverage` of [`FULL`].
pub(super) fn part(top: Pixel, coverage: u8, below: Pixel) -> Pixel {
    if top[3] & below[3] == 255 {
        let free = share(channels(below), FULL - coverage);
        return divided(share(channels(top), coverage) + free);
    }
    let above = u32::from(top[3]) * u32::from(coverage);
    let through = u32::from(below[3]) * u32::from(FULL - coverage);
    weighted([top, below], [above, through], FULL.into())
}

/// The four channels of a pixel, 16 bits each: room for 255 · [`FULL`] and a half of it.
pub(super) type Channels = u64;

/// Gives each channel of a pixel 16 bits.
#[inline]
pub(super) fn channels(pixel: Pixel) -> Channels {
    let pixel = u64::from(u32::from_le_bytes(pixel));
    let halves = (pixel | pixel << 16) & 0x0000_ffff_0000_ffff;
    (halves | halves << 8) & BYTES
}

/// Takes `coverage` of [`FULL`] parts of each channel.
#[inline]
pub(super) fn share(channels: Channels, coverage: u8) -> Channels {
    channels * u64::from(coverage)
}

/// Returns the pixel of which these are [`FULL`] parts, each channel rounded.
#[inline]
pub(super) fn divided(parts: Channels) -> Pixel {
    // A 63rd is 1/64 + 1/64² + 1/64³ …; what that lacks is less than one.
    let next = parts + EACH * u64::from(FULL / 2 + 1);
    let share = |parts: Channels| parts >> 6 & SHARES;
    let more = share(next + share(next - EACH));
    let mixed = share(next + more);
    let [red, _, green, _, blue, _, alpha, _] = mixed.to_le_bytes();
    [red, green, blue, alpha]
}

/// Mixes two pixels by weights, of which `whole` is that of one of opacity 1.
fn weighted(pixels: [Pixel; 2], weights: [u32; 2], whole: u32) -> Pixel {
    let sum = weights[0] + weights[1];
    if sum == 0 {
        return [0; 4];
    }
    let rounded = |value: u32, by: u32| ((value + by / 2) / by).to_le_bytes()[0];
    let [top, below] = pixels;
    let mixed = |channel: usize| {
        let (top, below) = (u32::from(top[channel]), u32::from(below[channel]));
        rounded(top * weights[0] + below * weights[1], sum)
    };
    // Functions of the library that make arrays are called for each channel in WebAssembly.
    [mixed(0), mixed(1), mixed(2), rounded(sum, whole)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Pixel = [255, 0, 0, 255];
    const WHITE: Pixel = [255; 4];
    const NOTHING: Pixel = [0; 4];

    #[test]
    fn what_is_translucent_is_mixed_with_what_lies_below() {
        assert_eq!(over(RED, WHITE), RED);
        assert_eq!(over([255, 0, 0, 85], WHITE), [255, 170, 170, 255]);
        assert_eq!(over([255, 0, 0, 0], WHITE), WHITE);
        assert_eq!(over([255, 0, 0, 85], NOTHING), [255, 0, 0, 85]);
        assert_eq!(over([255, 0, 0, 0], NOTHING), NOTHING);
    }

    #[test]
    fn coverage_mixes_colours() {
        assert_eq!(part(RED, 0, WHITE), WHITE);
        assert_eq!(part(RED, FULL, WHITE), RED);
        assert_eq!(part([0, 0, 0, 255], 21, WHITE), [170, 170, 170, 255]);
    }

    #[test]
    fn over_nothing_the_colour_stays_and_the_opacity_falls() {
        assert_eq!(part(RED, 21, NOTHING), [255, 0, 0, 85]);
        assert_eq!(part([255, 0, 0, 100], 21, NOTHING), [255, 0, 0, 33]);
        assert_eq!(part(NOTHING, 21, NOTHING), NOTHING);
    }

    #[test]
    fn a_part_of_what_is_opaque_is_the_nearest_shade() {
        for (top, below) in (0..=255).flat_map(|top| (0..=255).map(move |below| (top, below))) {
            for coverage in 0..=FULL {
                let covered = f64::from(coverage) / f64::from(FULL);
                let want = f64::from(top) * covered + f64::from(below) * (1.0 - covered);
                let pixels = [[top, 7, below, 255], [below, 7, top, 255]];
                let got = part(pixels[0], coverage, pixels[1]);
                assert!(
                    (f64::from(got[0]) - want).abs() <= 0.5,
                    "{top} {below} {coverage}"
                );
                let free = u32::from(FULL - coverage);
                let weights = [255 * u32::from(coverage), 255 * free];
                assert_eq!(got, weighted(pixels, weights, FULL.into()));
            }
        }
    }

    #[test]
    fn what_lies_over_what_is_opaque_is_mixed_by_the_same_weights() {
        for (top, below) in (0..=255).flat_map(|top| (0..=255).map(move |below| (top, below))) {
            for alpha in 0..=255 {
                let pixels = [[top, 7, below, alpha], [below, 7, top, 255]];
                let above = u32::from(alpha) * 255;
                let want = weighted(pixels, [above, 255 * 255 - above], 255);
                assert_eq!(over(pixels[0], pixels[1]), want);
            }
        }
    }

    #[test]
    fn every_pair_agrees_with_the_formula_in_real_numbers() {
        let some = [0, 1, 77, 128, 254, 255];
        let near = |got: u8, want: f64| (f64::from(got) - want).abs() <= 0.501;
        for (top, below) in some.iter().flat_map(|top| some.map(|below| (*top, below))) {
            for (above_alpha, below_alpha) in some.iter().flat_map(|a| some.map(|b| (*a, b))) {
                let (first, second) = ([top, 0, 0, above_alpha], [below, 0, 0, below_alpha]);
                let [above, behind] =
                    [above_alpha, below_alpha].map(|alpha| f64::from(alpha) / 255.0);
                let check = |got: Pixel, share: f64, rest: f64| {
                    assert!(near(got[3], (share + rest) * 255.0), "{got:?}");
                    if share + rest > 0.0 {
                        let red =
                            (f64::from(top) * share + f64::from(below) * rest) / (share + rest);
                        assert!(near(got[0], red), "{got:?} {red}");
                    }
                };
                check(over(first, second), above, behind * (1.0 - above));
                for coverage in [0, 1, 31, 62, 63] {
                    let covered = f64::from(coverage) / 63.0;
                    check(
                        part(first, coverage, second),
                        above * covered,
                        behind * (1.0 - covered),
                    );
                }
            }
        }
    }
}
