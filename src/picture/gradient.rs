//! A gradient in pixels.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and shades are counted by small whole numbers, measured by real ones"
)]

use super::blend::{Channels, FULL, channels, divided, over, part, share};
use super::color::Color;
use super::extent::Extent;
use super::layout::Layout;
use super::look::Part;
use super::paint::{Axis, Gradient, Stop};
use super::pixel_runs::copy;
use super::pixels::VALUES;
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
    slope: Option<Slope>,
    blend: Option<Box<Blend>>,
}

/// What pixels that are covered in part are mixed of, where nothing shines through.
struct Blend {
    shades: [Channels; SHADES],
    /// The light colour by how much is left for it.
    light: [Channels; FULL as usize + 1],
}

/// The colours of every row, where they are those of the row above, moved by a pixel or not at all.
struct Slope {
    /// Those of the first row, and beyond it what comes into the others.
    colors: Vec<Pixel>,
    /// Which of them the first row begins with, and how many later each row does than the one above.
    first: u32,
    later: i32,
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
        let shades = shades(gradient.stops(), light.bytes());
        Self {
            slope: Slope::new(&place, &shades, layout),
            blend: Blend::new(&shades, light.bytes()),
            place,
            shades,
            light: light.bytes(),
        }
    }

    /// Tells whether all rows are alike.
    pub(super) fn upright(&self) -> bool {
        matches!(self.place, Place::Linear { down: 0, .. })
    }

    /// Returns the colours of a row where each is kept.
    #[inline]
    pub(super) fn row(&self, y: u32) -> Option<&[Pixel]> {
        let slope = self.slope.as_ref()?;
        let from = slope
            .first
            .wrapping_add_signed(slope.later * y.cast_signed());
        slope.colors.get(from as usize..)
    }

    /// Paints the pixels from column `x` of row `y` on.
    pub(super) fn each(&self, x: u32, y: u32, pixels: &mut [Pixel]) {
        if let Some(colors) = self.row(y) {
            copy(&colors[x as usize..], pixels);
        } else if let Place::Linear { right, .. } = self.place {
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

    /// Paints pixels of a tile whose first is that in column `x` of row `y`. The colours of values beyond [`FULL`] do not flow.
    pub(super) fn parts(
        &self,
        [x, y]: [u32; 2],
        parts: &[Part],
        values: &[Pixel; VALUES],
        pixels: &mut [Pixel],
    ) {
        for part in parts {
            let [x, y] = [x + part.right, y + part.down];
            pixels[part.at] = match &self.blend {
                // What is light is covered by nothing: asking for it would take longer.
                Some(blend) if part.value <= FULL => {
                    blend.part(held(self.place.of(x, y)), part.value)
                }
                None if (1..=FULL).contains(&part.value) => self.part(x, y, part.value),
                _ => values[usize::from(part.value)],
            };
        }
    }

    /// Returns what is seen of the pixel in column `x` of row `y` where so much of it is covered.
    #[inline]
    pub(super) fn part(&self, x: u32, y: u32, coverage: u8) -> Pixel {
        let shade = held(self.place.of(x, y));
        match &self.blend {
            Some(blend) => blend.part(shade, coverage),
            None => part(self.shades[shade], coverage, self.light),
        }
    }
}

impl Blend {
    fn new(shades: &[Pixel; SHADES], light: Pixel) -> Option<Box<Self>> {
        let opaque = shades.iter().all(|shade| shade[3] & light[3] == 255);
        opaque.then(|| {
            Box::new(Self {
                shades: shades.map(channels),
                light: std::array::from_fn(|free| share(channels(light), free as u8)),
            })
        })
    }
}

impl Blend {
    /// Returns a shade that covers so much of a pixel.
    #[inline]
    fn part(&self, shade: usize, coverage: u8) -> Pixel {
        let free = self.light[usize::from(FULL - coverage)];
        divided(share(self.shades[shade], coverage) + free)
    }
}

impl Slope {
    /// Returns the colours of a gradient in a picture, where its rows are the same or differ by a pixel.
    fn new(place: &Place, shades: &[Pixel; SHADES], layout: &Layout) -> Option<Self> {
        let Place::Linear { right, down, .. } = *place else {
            return None;
        };
        let (width, height) = (layout.width(), layout.height());
        let (later, start, length) = match down {
            0 => (0, 0, width),
            _ if down == right => (1, 0, width + height),
            // The last row begins first.
            _ if down == -right => (-1, height - 1, width + height),
            _ => return None,
        };
        let mut place = place.of(0, start);
        let colors = (0..length).map(|_| {
            let color = shades[held(place)];
            place = place.wrapping_add(right);
            color
        });
        Some(Self {
            colors: colors.collect(),
            first: start,
            later,
        })
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

#[cfg(test)]
mod tests {
    use super::super::samples::v1;
    use super::super::{GradientKind, Style};
    use super::*;

    fn flow(kind: GradientKind, light: Color) -> (Flow, Layout) {
        let stop = |offset, color| Stop { offset, color };
        let stops = vec![
            stop(0.0, Color::opaque(200, 16, 46)),
            stop(1.0, Color::opaque(10, 90, 250)),
        ];
        let gradient = Gradient::new(kind, stops).expect("rises");
        let layout = Layout::new(&v1(), &Style::default()).expect("fits");
        let flow = Flow::new(&gradient, layout.symbol(), &layout, light);
        (flow, layout)
    }

    #[test]
    fn rows_that_are_kept_have_the_shades_of_their_places() {
        let linear = |rotation| GradientKind::Linear { rotation };
        for (kind, kept) in [
            (linear(0.0), true),
            (linear(45.0), true),
            (linear(90.0), false),
            (linear(135.0), true),
            (linear(180.0), true),
            (linear(225.0), true),
            (linear(315.0), true),
            (linear(30.0), false),
            (GradientKind::Radial, false),
        ] {
            let (flow, layout) = flow(kind, Color::WHITE);
            let width = layout.width();
            for y in 0..layout.height() {
                assert_eq!(flow.row(y).is_some(), kept, "{kind:?}");
                let shade = |x| flow.shades[held(flow.place.of(x, y))];
                let want: Vec<Pixel> = (5..width).map(shade).collect();
                let mut got = vec![[0; 4]; want.len()];
                flow.each(5, y, &mut got);
                assert_eq!(got, want, "{kind:?} {y}");
            }
        }
    }

    #[test]
    fn what_is_covered_in_part_is_mixed_with_the_light_colour() {
        for light in [Color::opaque(255, 240, 7), Color::TRANSPARENT] {
            let (flow, _) = flow(GradientKind::Radial, light);
            assert_eq!(flow.blend.is_some(), light.alpha == 255);
            for coverage in 1..=FULL {
                for (x, y) in [(0, 0), (77, 140), (289, 3)] {
                    let shade = flow.shades[held(flow.place.of(x, y))];
                    let want = part(shade, coverage, light.bytes());
                    assert_eq!(flow.part(x, y, coverage), want);
                }
            }
        }
    }
}
