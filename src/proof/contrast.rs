//! What readers see of colours.

use crate::picture::{Color, FULL, Paint, Style, over};

/// The least luma contrast that is called safe; see `benches/README.md`.
pub(super) const LEAST: f64 = 0.55;

/// The worst dark colour of a style on its light one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Contrast {
    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub(super) ratio: f64,
    /// Light less dark, 0 to 1, as readers compute it; the least of their weightings. Below 0: inverted.
    pub(super) luma: f64,
    /// The dark colour with the least luma contrast, over the light one.
    pub(super) dark: Color,
    /// The light colour over white.
    pub(super) light: Color,
}

/// Returns the worst contrast of a style; a gradient is worst at one of its stops.
pub(super) fn contrast(style: &Style) -> Contrast {
    let light = over(style.light, FULL, Color::WHITE);
    let paints = [style.finder_frame_color, style.finder_centre_color];
    let solid = match &style.dark {
        Paint::Solid(color) => Some(*color),
        Paint::Gradient(_) => None,
    };
    let stops = match &style.dark {
        Paint::Solid(_) => &[][..],
        Paint::Gradient(gradient) => gradient.stops(),
    };
    let darks = paints
        .into_iter()
        .flatten()
        .chain(solid)
        .chain(stops.iter().map(|stop| stop.color));
    let mut worst = Contrast {
        ratio: 21.0,
        luma: 1.0,
        dark: Color::BLACK,
        light,
    };
    for dark in darks {
        let dark = over(dark, FULL, light);
        worst.ratio = worst.ratio.min(ratio(dark, light));
        let luma = luma_contrast(dark, light);
        if luma <= worst.luma {
            worst.luma = luma;
            worst.dark = dark;
        }
    }
    worst
}

/// Returns the contrast ratio of WCAG 2.2, 1 to 21, whichever is the lighter.
pub(super) fn ratio(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

/// Returns the colour nearest to `dark` with which the contrast on `light` is safe: darker, then black.
pub(super) fn nearest(dark: Color, light: Color) -> Color {
    (0..=64)
        .rev()
        .map(|share| mixed(Color::BLACK, dark, share))
        .find(|&darker| luma_contrast(darker, light) >= LEAST)
        .unwrap_or(Color::BLACK)
}

/// Returns the colour nearest to `light` on which `dark` is safe: lighter. Where not even white is light enough, on which black is:
/// then both colours have to change.
pub(super) fn nearest_light(dark: Color, light: Color) -> Color {
    let lighter = |dark: Color| {
        (0..=64)
            .rev()
            .map(|share| mixed(Color::WHITE, light, share))
            .find(|&lighter| luma_contrast(dark, lighter) >= LEAST)
    };
    lighter(dark)
        .or_else(|| lighter(Color::BLACK))
        .unwrap_or(Color::WHITE)
}

/// Tells whether black is safe on a colour.
pub(super) fn bears_dark(light: Color) -> bool {
    luma_contrast(Color::BLACK, light) >= LEAST
}

/// Returns the colour `share` sixty-fourths of the way from one to the other.
fn mixed(from: Color, to: Color, share: u32) -> Color {
    let part = |from: u8, to: u8| {
        ((u32::from(from) * (64 - share) + u32::from(to) * share) / 64).to_le_bytes()[0]
    };
    Color::opaque(
        part(from.red, to.red),
        part(from.green, to.green),
        part(from.blue, to.blue),
    )
}

/// Returns the least of what readers see: most weigh as ITU-R BT.601, jsQR as BT.709.
fn luma_contrast(dark: Color, light: Color) -> f64 {
    let seen = |weights: [f64; 3]| {
        let luma = |color: Color| {
            let [red, green, blue, _] = color.bytes().map(f64::from);
            (red * weights[0] + green * weights[1] + blue * weights[2]) / 255.0
        };
        luma(light) - luma(dark)
    };
    seen([0.299, 0.587, 0.114]).min(seen([0.2126, 0.7152, 0.0722]))
}

/// Returns the relative luminance of WCAG 2.2, 0 to 1.
fn luminance(color: Color) -> f64 {
    let [red, green, blue, _] = color.bytes().map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Returns the light of a channel, 0 to 1.
///
/// Differs: ((c + 0.055) / 1.055)^2.4 is taken as c² · ⁵√c², by Newton's steps; the library's power costs 10 kB.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        return share / 12.92;
    }
    let base = (share + 0.055) / 1.055;
    let square = base * base;
    // The fifth root of the square, from above: it falls to the root.
    let mut root = 1.0_f64;
    for _ in 0..24 {
        root -= (root - square / (root * root * root * root)) / 5.0;
    }
    square * root
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "figures are rounded to be compared")]

    use super::*;
    use crate::picture::{Gradient, GradientKind, Stop};

    #[test]
    fn light_is_that_of_the_power() {
        for channel in 0..=255 {
            let share = f64::from(channel) / 255.0;
            let power = if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            };
            assert!((linear(channel) - power).abs() < 1e-12, "{channel}");
        }
    }

    /// Ratios that contrast checkers print.
    #[test]
    fn ratios_are_those_of_wcag() {
        let ratio = |one: &str, other: &str| {
            let color = |text| Color::parse(text).expect("a colour");
            (ratio(color(one), color(other)) * 100.0).floor() / 100.0
        };
        assert_eq!(ratio("#000", "#fff"), 21.0);
        assert_eq!(ratio("#777", "#fff"), 4.47);
        assert_eq!(ratio("#fff", "#767676"), 4.54);
        assert_eq!(ratio("red", "#fff"), 3.99);
        assert_eq!(ratio("#123456", "#123456"), 1.0);
    }

    #[test]
    fn the_worst_stop_decides() {
        let stop = |offset, color| Stop { offset, color };
        let style = |colors: [Color; 2]| Style {
            dark: Paint::Gradient(
                Gradient::new(
                    GradientKind::Radial,
                    vec![stop(0.0, colors[0]), stop(1.0, colors[1])],
                )
                .expect("in order"),
            ),
            ..Style::default()
        };
        let grey = Color::opaque(200, 200, 200);
        let one = contrast(&style([Color::BLACK, grey]));
        assert_eq!(one, contrast(&style([grey, Color::BLACK])));
        assert_eq!(one.dark, grey);
        assert!((one.luma - 55.0 / 255.0).abs() < 1e-9);
    }

    #[test]
    fn what_shows_through_counts() {
        let style = Style {
            dark: Paint::Solid(Color {
                alpha: 51,
                ..Color::BLACK
            }),
            light: Color::TRANSPARENT,
            ..Style::default()
        };
        let seen = contrast(&style);
        assert_eq!(seen.light, Color::WHITE);
        assert!((seen.luma - 0.2).abs() < 0.01);
    }

    #[test]
    fn the_nearest_colour_is_safe_and_the_step_before_it_is_not() {
        let yellow = Color::opaque(255, 255, 0);
        let nearest = nearest(yellow, Color::WHITE);
        assert!(luma_contrast(nearest, Color::WHITE) >= LEAST);
        let lighter = Color::opaque(nearest.red + 6, nearest.green + 6, 0);
        assert!(luma_contrast(lighter, Color::WHITE) < LEAST);
        let grey = Color::opaque(60, 60, 60);
        assert!(!bears_dark(grey) && bears_dark(Color::WHITE));
        assert!(luma_contrast(Color::BLACK, nearest_light(Color::BLACK, grey)) >= LEAST);
    }
}
