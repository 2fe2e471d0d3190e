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
    const WHOLE: u32 = FULL as u32;
    let (covered, free) = (u32::from(coverage), u32::from(FULL - coverage));
    if top[3] & below[3] == 255 {
        return std::array::from_fn(|channel| {
            let mixed = u32::from(top[channel]) * covered + u32::from(below[channel]) * free;
            ((mixed + WHOLE / 2) / WHOLE).to_le_bytes()[0]
        });
    }
    let (above, through) = (u32::from(top[3]) * covered, u32::from(below[3]) * free);
    let sum = above + through;
    if sum == 0 {
        return [0; 4];
    }
    std::array::from_fn(|channel| {
        if channel == 3 {
            return rounded(sum, WHOLE);
        }
        let mixed = u32::from(top[channel]) * above + u32::from(below[channel]) * through;
        rounded(mixed, sum)
    })
}

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
