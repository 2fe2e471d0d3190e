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

/// The number of colours that a gradient is cut into.
const SHADES: usize = 1024;

/// Returns the colours of a gradient from offset 0 to 1, evenly spaced.
pub(super) fn shades(gradient: &Gradient) -> [Color; SHADES] {
    let stops = &gradient.stops;
    let mut next = 0;
    std::array::from_fn(|shade| {
        let offset = (shade as f32 + 0.5) / SHADES as f32;
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

impl Place {
    /// Finds the gradient in a picture.
    pub(super) fn new(gradient: &Gradient, layout: &Layout) -> Self {
        let module = f64::from(layout.module);
        let (left, top) = (f64::from(layout.left), f64::from(layout.top));
        match gradient.axis {
            Axis::Linear { from, to } => {
                let (x, y) = (to[0] - from[0], to[1] - from[1]);
                let scale = SHADES as f64 * 65_536.0 / (x * x + y * y);
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
                shades: (SHADES as f64 / radius / module) as f32,
            },
        }
    }

    /// Calls `paint` with each of the pixels from column `x` of row `y` on, and the number of its shade.
    pub(super) fn each<T>(
        &self,
        x: u32,
        y: u32,
        pixels: &mut [T],
        mut paint: impl FnMut(&mut T, usize),
    ) {
        // A pixel in the symbol lies on the gradient, but for rounding.
        let held = |shade: i32| (shade.max(0) as usize).min(SHADES - 1);
        match *self {
            Self::Linear { first, right, down } => {
                let above = down.wrapping_mul(y.cast_signed());
                let mut shade = first
                    .wrapping_add(above)
                    .wrapping_add(right.wrapping_mul(x.cast_signed()));
                for pixel in pixels {
                    paint(pixel, held(shade >> 16));
                    shade = shade.wrapping_add(right);
                }
            }
            Self::Radial {
                x: middle,
                y: centre,
                shades,
            } => {
                let down = y as f32 - centre;
                for (x, pixel) in (x..).zip(pixels) {
                    let across = x as f32 - middle;
                    paint(
                        pixel,
                        held(((across * across + down * down).sqrt() * shades) as i32),
                    );
                }
            }
        }
    }
}
