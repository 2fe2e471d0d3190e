//! A gradient in pixels.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and shades are counted by small whole numbers, measured by real ones"
)]

use super::blend::{over, part};
use super::color::Color;
use super::extent::Extent;
use super::layout::Layout;
use super::paint::{Axis, Gradient, Stop};
use super::raster::Pixel;

/// The number of colours that a gradient is cut into: [`STEPS`], and one more at each end for what rounding puts beyond it.
const SHADES: usize = 1024;
const STEPS: f64 = SHADES as f64 - 2.0;

/// Returns the colours of a gradient from offset 0 to 1 above the light colour, evenly spaced.
fn shades(stops: &[Stop], light: Pixel) -> [Pixel; SHADES] {
    let mut next = 0;
    std::array::from_fn(|shade| {
        let offset = (shade as f32 - 0.5) / STEPS as f32;
        while stops.get(next).is_some_and(|stop| stop.offset <= offset) {
            next += 1;
        }
        let after = stops.get(next);
        let before = if next == 0 {
            after
        } else {
            stops.get(next - 1)
        };
        let shade = match (before, after) {
            (Some(before), Some(after)) if before.offset < after.offset => {
                let share = (offset - before.offset) / (after.offset - before.offset);
                mix(before.color, after.color, (share * 65_536.0) as i32)
            }
            (Some(stop), _) | (None, Some(stop)) => stop.color.bytes(),
            (None, None) => [0; 4],
        };
        over(shade, light)
    })
}

/// Returns the colour so many 65 536ths of the way from one to the other, each channel by itself, as SVG and canvas do.
fn mix(from: Color, to: Color, share: i32) -> Pixel {
    let (from, to) = (from.bytes(), to.bytes());
    std::array::from_fn(|channel| {
        let (from, to) = (i32::from(from[channel]), i32::from(to[channel]));
        (((from << 16) + (to - from) * share + (1 << 15)) >> 16) as u8
    })
}

/// A gradient in a picture.
pub(super) struct Flow {
    place: Place,
    /// The shades above the light colour.
    shades: [Pixel; SHADES],
    light: Pixel,
}

/// Which shade of a gradient is where.
enum Place {
    /// In 65 536ths of a shade: that of the first pixel, what a pixel to the right adds, what a row adds.
    Linear { first: i32, right: i32, down: i32 },
    /// The centre in pixels, and 65 536ths of a shade per pixel of distance.
    Radial { x: f32, y: f32, scale: f32 },
}

impl Flow {
    /// Lays a gradient on a rectangle of a picture, above the light colour.
    pub(super) fn new(gradient: &Gradient, extent: Extent, layout: &Layout, light: Color) -> Self {
        let module = f64::from(layout.module());
        let (left, top) = (f64::from(layout.left()), f64::from(layout.top()));
        let place = match gradient.axis(extent) {
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
        Self {
            place,
            shades: shades(gradient.stops(), light.bytes()),
            light: light.bytes(),
        }
    }

    /// Tells whether all rows are alike.
    pub(super) fn upright(&self) -> bool {
        matches!(self.place, Place::Linear { down: 0, .. })
    }

    /// Paints the pixels from column `x` of row `y` on.
    pub(super) fn each(&self, x: u32, y: u32, pixels: &mut [Pixel]) {
        if let Place::Linear { right, .. } = self.place {
            let mut place = self.place.of(x, y);
            for pixel in pixels {
                *pixel = self.shades[held(place)];
                place = place.wrapping_add(right);
            }
        } else {
            for (x, pixel) in (x..).zip(pixels) {
                *pixel = self.shades[held(self.place.of(x, y))];
            }
        }
    }

    /// Returns what is seen of the pixel in column `x` of row `y` where so much of it is covered.
    pub(super) fn part(&self, x: u32, y: u32, coverage: u8) -> Pixel {
        let shade = self.shades[held(self.place.of(x, y))];
        part(shade, coverage, self.light)
    }
}

impl Place {
    /// Returns the place of the pixel in column `x` of row `y`, in 65 536ths of a shade.
    #[inline]
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
