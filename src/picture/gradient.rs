//! A gradient in pixels.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and shades are counted by small whole numbers, measured by real ones"
)]

use super::color::Color;
use super::layout::Layout;
use super::paint::{Axis, Gradient};
use crate::qr::Symbol;

/// The number of colours that a gradient is cut into.
const SHADES: u16 = 1024;

/// Returns the colours of a gradient from offset 0 to 1, evenly spaced.
pub(super) fn shades(gradient: &Gradient) -> Vec<Color> {
    let stops = gradient.stops();
    let mut next = 0;
    (0..SHADES)
        .map(|shade| {
            let offset = (f32::from(shade) + 0.5) / f32::from(SHADES);
            while next < stops.len() && stops[next].offset <= offset {
                next += 1;
            }
            let after = stops.get(next);
            let before = if next == 0 {
                after
            } else {
                stops.get(next - 1)
            };
            match (before, after) {
                (Some(before), Some(after)) if before.offset < after.offset => {
                    let share = (offset - before.offset) / (after.offset - before.offset);
                    mix(before.color, after.color, share)
                }
                (Some(stop), _) | (None, Some(stop)) => stop.color,
                (None, None) => Color::TRANSPARENT,
            }
        })
        .collect()
}

/// Returns the colour `share` of the way from one to the other, each channel by itself, as SVG and canvas do.
fn mix(from: Color, to: Color, share: f32) -> Color {
    let (from, to) = (from.bytes(), to.bytes());
    let [red, green, blue, alpha] = std::array::from_fn(|channel| {
        let (from, to) = (f32::from(from[channel]), f32::from(to[channel]));
        (from + (to - from) * share + 0.5) as u8
    });
    Color {
        red,
        green,
        blue,
        alpha,
    }
}

/// Which shade of a gradient is where.
pub(super) enum Place {
    /// In 65 536ths of a shade: that of the first pixel, what a pixel to the right adds, what a row adds.
    Linear { first: i32, right: i32, down: i32 },
    /// The centre in pixels, and shades per pixel of distance.
    Radial { x: f32, y: f32, shades: f32 },
}

/// A row of pixels under a gradient.
pub(super) enum Line {
    Linear { first: i32, right: i32 },
    Radial { x: f32, square: f32, shades: f32 },
}

impl Place {
    /// Finds the gradient in a picture.
    pub(super) fn new(gradient: &Gradient, layout: &Layout, symbol: &Symbol) -> Self {
        let module = f64::from(layout.module);
        let (left, top) = (f64::from(layout.left), f64::from(layout.top));
        match gradient.axis(symbol) {
            Axis::Linear { from, to } => {
                let (x, y) = (to[0] - from[0], to[1] - from[1]);
                let scale = f64::from(SHADES) * 65_536.0 / (x * x + y * y);
                let (right, down) = (x * scale / module, y * scale / module);
                // The middle of the first pixel.
                let (across, above) = (0.5 - left - from[0] * module, 0.5 - top - from[1] * module);
                Self::Linear {
                    first: (across * right + above * down) as i32,
                    right: right.round() as i32,
                    down: down.round() as i32,
                }
            }
            Axis::Radial { centre, radius } => Self::Radial {
                x: (left + centre[0] * module - 0.5) as f32,
                y: (top + centre[1] * module - 0.5) as f32,
                shades: (f64::from(SHADES) / radius / module) as f32,
            },
        }
    }

    /// Returns row `y` of the picture.
    pub(super) fn line(&self, y: u32) -> Line {
        match *self {
            Self::Linear { first, right, down } => Line::Linear {
                first: first.wrapping_add(down.wrapping_mul(y.cast_signed())),
                right,
            },
            Self::Radial {
                x,
                y: middle,
                shades,
            } => Line::Radial {
                x,
                square: (y as f32 - middle) * (y as f32 - middle),
                shades,
            },
        }
    }
}

impl Line {
    /// Returns the number of the shade of a pixel.
    pub(super) fn shade(&self, x: u32) -> usize {
        let shade = match *self {
            Self::Linear { first, right } => {
                first.wrapping_add(right.wrapping_mul(x.cast_signed())) >> 16
            }
            Self::Radial {
                x: middle,
                square,
                shades,
            } => {
                let across = x as f32 - middle;
                ((across * across + square).sqrt() * shades) as i32
            }
        };
        // A pixel in the symbol lies on the gradient, but for rounding.
        shade.clamp(0, i32::from(SHADES) - 1).unsigned_abs() as usize
    }
}
