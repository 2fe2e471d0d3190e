//! What readers see of colours.

use crate::picture::{BT_709, Color, Style, finder_colors, over, ratio, weighted};
use crate::qr::Symbol;

/// The least luma contrast that is called safe; see `benches/README.md`.
pub(super) const LEAST: f64 = 0.55;

/// The worst contrast of a style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Contrast {
    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub(super) ratio: f64,
    /// Light less dark, as readers compute it, -1 to 1; below 0: inverted.
    pub(super) luma: f64,
    /// The dark colour with the least luma contrast, as it is seen on the ground.
    pub(super) dark: Color,
    /// The light colour, as it is seen on white.
    pub(super) ground: Color,
}

/// Returns the worst contrast of a style; a gradient is worst at one of its stops, and any of the dark colours may lie on any of the light.
/// `bare` are the lightest colour of a picture that stands for a dark module, and the darkest that stands for a light one: each lies
/// among modules of the other kind.
pub(super) fn worst_contrast(symbol: &Symbol, style: &Style, bare: [Option<Color>; 2]) -> Contrast {
    let mut darks = finder_colors(symbol, style);
    darks.extend(style.dark.colors());
    let mut worst = Contrast {
        ratio: 21.0,
        luma: f64::INFINITY,
        dark: Color::BLACK,
        ground: Color::WHITE,
    };
    let lights = style.light.colors().into_iter();
    let mut pairs: Vec<(Color, Vec<Color>)> = lights
        .map(|light| (light, darks.iter().copied().chain(bare[0]).collect()))
        .collect();
    pairs.extend(bare[1].map(|light| (light, darks)));
    for (ground, darks) in pairs {
        let ground = seen(ground, Color::WHITE);
        for dark in darks {
            let dark = seen(dark, ground);
            worst.ratio = worst.ratio.min(ratio(dark, ground));
            let luma = luma_contrast(dark, ground);
            if luma <= worst.luma {
                worst.luma = luma;
                worst.dark = dark;
                worst.ground = ground;
            }
        }
    }
    worst
}

/// Returns the colour nearest to `dark` with which the contrast on `ground` is safe: darker. None where not even black is.
pub(super) fn darker(dark: Color, ground: Color) -> Option<Color> {
    way(dark, Color::BLACK).find(|&color| luma_contrast(color, ground) >= LEAST)
}

/// Returns the colour nearest to `ground` on which `dark` is safe: lighter. None where not even white is light enough.
pub(super) fn lighter(dark: Color, ground: Color) -> Option<Color> {
    way(ground, Color::WHITE).find(|&color| luma_contrast(dark, color) >= LEAST)
}

/// Returns the opaque colours from one to the other, in sixty-fourths.
fn way(from: Color, to: Color) -> impl Iterator<Item = Color> {
    (0..=64_u32).rev().map(move |share| {
        let part = |from: u8, to: u8| {
            ((u32::from(to) * (64 - share) + u32::from(from) * share) / 64).to_le_bytes()[0]
        };
        Color::opaque(
            part(from.red, to.red),
            part(from.green, to.green),
            part(from.blue, to.blue),
        )
    })
}

/// Returns the colour that is seen where `top` lies on an opaque one.
pub(super) fn seen(top: Color, below: Color) -> Color {
    let [red, green, blue, _] = over(top.bytes(), below.bytes());
    Color::opaque(red, green, blue)
}

/// How readers weigh red, green and blue: most as ITU-R BT.601, jsQR as BT.709.
const WEIGHTINGS: [[f64; 3]; 2] = [[0.299, 0.587, 0.114], BT_709];

/// Returns the least of what readers see, light less dark, -1 to 1.
fn luma_contrast(dark: Color, light: Color) -> f64 {
    let luma = |color: Color, weights| weighted(color, f64::from, weights) / 255.0;
    WEIGHTINGS
        .map(|weights| luma(light, weights) - luma(dark, weights))
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "figures are rounded to be compared")]

    use super::*;
    use crate::picture::{Gradient, GradientKind, Paint, Stop};
    use crate::qr::{Data, Options, encode};

    fn symbol() -> Symbol {
        let text = "1";
        encode(Data::Text { text, kanji: None }, &Options::default()).expect("fits")
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
        let style = |colors: [Color; 2]| {
            let stops = vec![stop(0.0, colors[0]), stop(1.0, colors[1])];
            Style {
                dark: Paint::Gradient(
                    Gradient::new(GradientKind::Radial, stops).expect("in order"),
                ),
                ..Style::default()
            }
        };
        let grey = Color::opaque(200, 200, 200);
        let one = worst_contrast(&symbol(), &style([Color::BLACK, grey]), [None; 2]);
        assert_eq!(
            one,
            worst_contrast(&symbol(), &style([grey, Color::BLACK]), [None; 2])
        );
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
            light: Color::TRANSPARENT.into(),
            ..Style::default()
        };
        let worst = worst_contrast(&symbol(), &style, [None; 2]);
        assert_eq!(worst.ground, Color::WHITE);
        assert!((worst.luma - 0.2).abs() < 0.01);
    }

    #[test]
    fn the_nearest_colour_is_safe_and_the_step_before_it_is_not() {
        let yellow = Color::opaque(255, 255, 0);
        let nearest = darker(yellow, Color::WHITE).expect("black is safe on white");
        assert!(luma_contrast(nearest, Color::WHITE) >= LEAST);
        let before = Color::opaque(nearest.red + 6, nearest.green + 6, 0);
        assert!(luma_contrast(before, Color::WHITE) < LEAST);
    }

    #[test]
    fn a_dark_ground_bears_no_dark_colour_and_a_light_colour_no_ground() {
        let grey = Color::opaque(60, 60, 60);
        assert_eq!(darker(Color::BLACK, grey), None);
        let ground = lighter(Color::BLACK, grey).expect("white bears black");
        assert!(luma_contrast(Color::BLACK, ground) >= LEAST);
        assert_eq!(lighter(Color::WHITE, grey), None);
    }
}
