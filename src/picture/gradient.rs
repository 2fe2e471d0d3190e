//! A gradient in pixels.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and shades are counted by small whole numbers, measured by real ones"
)]

use super::blend::{FULL, over};
use super::color::Color;
use super::layout::Layout;
use super::paint::{Axis, Gradient};
use super::raster::Pixel;

/// The number of colours that a gradient is cut into: [`STEPS`], and one more at each end for what rounding puts beyond it.
const SHADES: usize = 1024;
const STEPS: f64 = SHADES as f64 - 2.0;

/// Returns the colours of a gradient from offset 0 to 1, evenly spaced.
fn shades(gradient: &Gradient) -> [Color; SHADES] {
    let stops = &gradient.stops;
    let mut next = 0;
    std::array::from_fn(|shade| {
        let offset = (shade as f32 - 0.5) / STEPS as f32;
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

/// A gradient in a picture.
pub(super) struct Flow {
    place: Place,
    shades: [Color; SHADES],
    /// The shades above the light colour.
    seen: [Pixel; SHADES],
    light: Color,
}

/// Which shade of a gradient is where.
enum Place {
    /// In 65 536ths of a shade: that of the first pixel, what a pixel to the right adds, what a row adds.
    Linear { first: i32, right: i32, down: i32 },
    /// The centre in pixels, and 65 536ths of a shade per pixel of distance.
    Radial { x: f32, y: f32, scale: f32 },
}

impl Flow {
    /// Lays a gradient on a picture, above the light colour.
    pub(super) fn new(gradient: &Gradient, layout: &Layout, light: Color) -> Self {
        let module = f64::from(layout.module);
        let (left, top) = (f64::from(layout.left), f64::from(layout.top));
        let place = match gradient.axis {
            Axis::Linear { from, to } => {
                let (x, y) = (to[0] - from[0], to[1] - from[1]);
                let scale = STEPS * 65_536.0 / (x * x + y * y);
                let (right, down) = (x * scale / module, y * scale / module);
                // The middle of the first pixel.
                let (across, above) = (0.5 - left - from[0] * module, 0.5 - top - from[1] * module);
                Place::Linear {
                    first: (across * right + above * down + 65_536.0) as i32,
                    right: right.round() as i32,
                    down: down.round() as i32,
                }
            }
            Axis::Radial { centre, radius } => Place::Radial {
                x: (left + centre[0] * module - 0.5) as f32,
                y: (top + centre[1] * module - 0.5) as f32,
                scale: (STEPS * 65_536.0 / radius / module) as f32,
            },
        };
        let shades = shades(gradient);
        let seen = shades.map(|shade| over(shade, FULL, light).bytes());
        Self {
            place,
            shades,
            seen,
            light,
        }
    }

    /// Paints the pixels from column `x` of row `y` on.
    pub(super) fn each(&self, x: u32, y: u32, pixels: &mut [Pixel]) {
        if let Place::Linear { right, .. } = self.place {
            let mut place = self.place.of(x, y);
            for pixel in pixels {
                *pixel = self.seen[held(place)];
                place = place.wrapping_add(right);
            }
        } else {
            for (x, pixel) in (x..).zip(pixels) {
                *pixel = self.seen[held(self.place.of(x, y))];
            }
        }
    }

    /// Returns the pixel in column `x` of row `y` where so much of it is covered.
    pub(super) fn rim(&self, x: u32, y: u32, coverage: u8) -> Pixel {
        let shade = self.shades[held(self.place.of(x, y))];
        over(shade, coverage, self.light).bytes()
    }
}

impl Place {
    /// Returns the place of the pixel in column `x` of row `y`, in 65 536ths of a shade.
    fn of(&self, x: u32, y: u32) -> i32 {
        match *self {
            Self::Linear { first, right, down } => first
                .wrapping_add(down.wrapping_mul(y.cast_signed()))
                .wrapping_add(right.wrapping_mul(x.cast_signed())),
            Self::Radial {
                x: middle,
                y: centre,
                scale,
            } => {
                let (across, down) = (x as f32 - middle, y as f32 - centre);
                ((across * across + down * down).sqrt() * scale) as i32 + 65_536
            }
        }
    }
}

/// Returns the number of the shade at a place; a pixel in the symbol lies on the gradient, but for rounding.
#[inline]
fn held(place: i32) -> usize {
    (place >> 16) as usize % SHADES
}
