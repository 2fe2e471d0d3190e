//! One colour over another.

use super::color::Color;

/// The most that a shape can cover of a pixel; coverage is counted from 0 to this, so that three paints fit in one byte.
pub(crate) const FULL: u8 = 63;

/// Returns the colour that is seen where `top` covers `coverage` of [`FULL`] above `below`: Porter–Duff "over", not
/// premultiplied.
pub(crate) fn over(top: Color, coverage: u8, below: Color) -> Color {
    if top.alpha == 255 && coverage == FULL {
        return top;
    }
    // Opacities as fractions of `whole`, then of 255 · `whole`.
    let whole = 255 * u32::from(FULL);
    let above = u32::from(top.alpha) * u32::from(coverage);
    if below.alpha == 255 {
        // What is opaque stays so, and a fixed divisor is a multiplication.
        const WHOLE: u32 = 255 * FULL as u32;
        let mix = |top: u8, below: u8| {
            let mixed = u32::from(top) * above + u32::from(below) * (WHOLE - above);
            ((mixed + WHOLE / 2) / WHOLE).to_le_bytes()[0]
        };
        return Color::opaque(
            mix(top.red, below.red),
            mix(top.green, below.green),
            mix(top.blue, below.blue),
        );
    }
    let through = u32::from(below.alpha) * (whole - above);
    let sum = above * 255 + through;
    if sum == 0 {
        return Color::TRANSPARENT;
    }
    let mix = |top: u8, below: u8| {
        let mixed = u32::from(top) * above * 255 + u32::from(below) * through;
        rounded(mixed, sum)
    };
    Color {
        red: mix(top.red, below.red),
        green: mix(top.green, below.green),
        blue: mix(top.blue, below.blue),
        alpha: rounded(sum, whole),
    }
}

/// Returns what is seen where `top`, which hides what lies below it, covers `coverage` of [`FULL`]; both not premultiplied.
#[inline]
pub(crate) fn part(top: [u8; 4], coverage: u8, below: [u8; 4]) -> [u8; 4] {
    let (covered, free) = (u64::from(coverage), u64::from(FULL - coverage));
    if top[3] & below[3] == 255 {
        // Two channels at once, each with room for a product by the divisor's inverse.
        let mix = |[one, other]: [u8; 2], [below, beside]: [u8; 2]| {
            let pair = |low, high| u64::from(low) | u64::from(high) << 32;
            let sum = pair(one, other) * covered + pair(below, beside) * free;
            let mixed = (sum + HALF) * INVERSE;
            [mixed.to_le_bytes()[3], mixed.to_le_bytes()[7]]
        };
        let [red, green] = mix([top[0], top[1]], [below[0], below[1]]);
        let [blue, alpha] = mix([top[2], top[3]], [below[2], below[3]]);
        return [red, green, blue, alpha];
    }
    let (above, through) = (u64::from(top[3]) * covered, u64::from(below[3]) * free);
    let sum = above + through;
    if sum == 0 {
        return [0; 4];
    }
    let mix =
        |top: u8, below: u8| (u64::from(top) * above + u64::from(below) * through + sum / 2) / sum;
    std::array::from_fn(|channel| {
        match channel {
            3 => (sum + u64::from(FULL / 2)) / u64::from(FULL),
            _ => mix(top[channel], below[channel]),
        }
        .to_le_bytes()[0]
    })
}

/// Half of [`FULL`], for two channels.
const HALF: u64 = (FULL as u64 / 2) << 32 | FULL as u64 / 2;
/// What a sum of at most 255 · [`FULL`] and a half is multiplied by to have its quotient by [`FULL`] in the highest of four bytes.
const INVERSE: u64 = (1 << 24) / FULL as u64 + 1;

/// Returns the quotient, at most 255, to the nearest whole number.
fn rounded(value: u32, by: u32) -> u8 {
    ((value + by / 2) / by).to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Color = Color::opaque(255, 0, 0);

    fn faint(color: Color, alpha: u8) -> Color {
        Color { alpha, ..color }
    }

    #[test]
    fn coverage_mixes_opaque_colours() {
        assert_eq!(over(RED, 0, Color::WHITE), Color::WHITE);
        assert_eq!(over(RED, FULL, Color::WHITE), RED);
        assert_eq!(
            over(Color::BLACK, 21, Color::WHITE),
            Color::opaque(170, 170, 170)
        );
    }

    #[test]
    fn opacity_is_coverage_too() {
        assert_eq!(
            over(faint(RED, 85), FULL, Color::WHITE),
            Color::opaque(255, 170, 170)
        );
        assert_eq!(over(faint(RED, 0), FULL, Color::WHITE), Color::WHITE);
    }

    #[test]
    fn over_nothing_the_colour_stays_and_the_opacity_falls() {
        assert_eq!(over(RED, 21, Color::TRANSPARENT), faint(RED, 85));
        assert_eq!(over(RED, 0, Color::TRANSPARENT), Color::TRANSPARENT);
    }

    #[test]
    fn a_part_of_what_is_opaque_is_the_nearest_shade() {
        for (top, below) in (0..=255).flat_map(|top| (0..=255).map(move |below| (top, below))) {
            for coverage in 0..=FULL {
                let covered = f64::from(coverage) / f64::from(FULL);
                let want = f64::from(top) * covered + f64::from(below) * (1.0 - covered);
                let got = part([top, 7, below, 255], coverage, [below, 7, top, 255]);
                let other = u16::from(top) + u16::from(below) - u16::from(got[0]);
                assert!(
                    (f64::from(got[0]) - want).abs() <= 0.5,
                    "{top} {below} {coverage}"
                );
                assert_eq!(
                    [u16::from(got[1]), u16::from(got[2]), u16::from(got[3])],
                    [7, other, 255]
                );
            }
        }
    }

    #[test]
    fn a_part_of_what_is_translucent_is_mixed_by_opacity() {
        assert_eq!(part([255, 0, 0, 100], 21, [0; 4]), [255, 0, 0, 33]);
        assert_eq!(part([200, 100, 0, 255], 0, [9, 8, 7, 6]), [9, 8, 7, 6]);
        assert_eq!(
            part([200, 100, 0, 40], FULL, [9, 8, 7, 6]),
            [200, 100, 0, 40]
        );
        assert_eq!(
            part([240, 0, 0, 128], 21, [0, 240, 0, 64]),
            [120, 120, 0, 85]
        );
        assert_eq!(part([1, 2, 3, 0], 21, [4, 5, 6, 0]), [0; 4]);
    }

    #[test]
    fn every_pair_agrees_with_the_formula_in_real_numbers() {
        let some = [0, 1, 77, 128, 254, 255];
        for (top, below) in some.iter().flat_map(|top| some.map(|below| (*top, below))) {
            for (over_alpha, below_alpha) in some.iter().flat_map(|a| some.map(|b| (*a, b))) {
                for coverage in [0, 1, 31, 62, 63] {
                    let share = f64::from(over_alpha) / 255.0 * f64::from(coverage) / 63.0;
                    let rest = f64::from(below_alpha) / 255.0 * (1.0 - share);
                    let got = over(
                        faint(Color::opaque(top, 0, 0), over_alpha),
                        coverage,
                        faint(Color::opaque(below, 0, 0), below_alpha),
                    );
                    let near = |got: u8, want: f64| (f64::from(got) - want).abs() <= 0.501;
                    assert!(near(got.alpha, (share + rest) * 255.0));
                    if share + rest > 0.0 {
                        let red =
                            (f64::from(top) * share + f64::from(below) * rest) / (share + rest);
                        assert!(near(got.red, red), "{got:?} {red}");
                    }
                }
            }
        }
    }
}
