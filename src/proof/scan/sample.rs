//! Shades of modules to dark and light, each with how sure it is.

#![expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::plane::Point;
use super::scene::Scene;

/// The shades of a symbol's modules, row by row.
#[derive(Clone)]
pub(super) struct Shades {
    width: usize,
    shades: Vec<f32>,
}

/// The modules of a symbol as they look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Modules {
    pub(super) width: usize,
    /// Row by row, 1 dark.
    pub(super) dark: Vec<u8>,
    /// How sure each is: 0 not at all, 255 as sure as a module can be.
    pub(super) surety: Vec<u8>,
}

/// How far a window for the threshold reaches from its module each way, in modules.
const REACH: usize = 4;

impl Shades {
    /// Takes the shade of each module where it is seen: of its middle, and of four points beside it where modules are large.
    pub(super) fn of(
        scene: &Scene,
        [width, height]: [usize; 2],
        place: &dyn Fn(Point) -> Point,
    ) -> Self {
        let mut shades = Vec::with_capacity(width * height);
        let size = {
            let middle = [width as f64 / 2.0, height as f64 / 2.0];
            let [from, to] = [middle, [middle[0] + 1.0, middle[1] + 1.0]].map(place);
            (to[0] - from[0]).hypot(to[1] - from[1]) / 1.5
        };
        // A dot fills as little as a third of its module.
        let beside = if size < 3.0 { 0.0 } else { 0.12 * size };
        for y in 0..height {
            for x in 0..width {
                let [x, y] = place([x as f64 + 0.5, y as f64 + 0.5]);
                let middle = scene.shade([x, y]);
                let shade = if beside == 0.0 {
                    middle
                } else {
                    let others = scene.shade([x - beside, y])
                        + scene.shade([x + beside, y])
                        + scene.shade([x, y - beside])
                        + scene.shade([x, y + beside]);
                    (2.0 * middle + others) / 6.0
                };
                #[expect(clippy::cast_possible_truncation, reason = "a shade is 0 to 255")]
                shades.push(shade as f32);
            }
        }
        Self { width, shades }
    }

    /// Takes away what blur brought from the four neighbours of each module.
    pub(super) fn sharpened(&self, much: f32) -> Self {
        let height = self.shades.len() / self.width;
        let mut shades = Vec::with_capacity(self.shades.len());
        for y in 0..height {
            for x in 0..self.width {
                let at = |x: usize, y: usize| self.shades[y * self.width + x];
                let own = at(x, y);
                let around = at(x.saturating_sub(1), y)
                    + at((x + 1).min(self.width - 1), y)
                    + at(x, y.saturating_sub(1))
                    + at(x, (y + 1).min(height - 1));
                shades.push(own + much * (own - around / 4.0));
            }
        }
        Self {
            width: self.width,
            shades,
        }
    }

    /// Parts the modules by the light around each: by the mean of a window, then by the middle between the means of what is dark and
    /// what is light in it.
    pub(super) fn parted(&self) -> Modules {
        let width = self.width;
        let whole = Window::of(
            width,
            self.shades.iter().map(|&shade| [shade, 1.0, 0.0, 0.0]),
        );
        let rough: Vec<bool> = (0..self.shades.len())
            .map(|place| {
                let [sum, count, ..] = whole.around(place, REACH);
                self.shades[place] < sum / count
            })
            .collect();
        let parted = self.shades.iter().zip(&rough).map(|(&shade, &dark)| {
            if dark {
                [shade, 1.0, 0.0, 0.0]
            } else {
                [0.0, 0.0, shade, 1.0]
            }
        });
        let parts = Window::of(width, parted);
        let mut dark = Vec::with_capacity(self.shades.len());
        let mut surety = Vec::with_capacity(self.shades.len());
        for (place, &shade) in self.shades.iter().enumerate() {
            let [low, lows, high, highs] = parts.around(place, REACH);
            let (low, high) = (low / lows.max(1.0), high / highs.max(1.0));
            let threshold = f32::midpoint(low, high);
            dark.push(u8::from(shade < threshold));
            let share = (shade - threshold).abs() / (high - low).max(1.0) * 2.0;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of 0 to 1"
            )]
            surety.push((share.min(1.0) * 255.0) as u8);
        }
        Modules {
            width,
            dark,
            surety,
        }
    }
}

impl Modules {
    /// Returns the modules as if none of them were doubtful.
    pub(super) fn sure(mut self) -> Self {
        self.surety.fill(255);
        self
    }

    /// Returns a square of modules seen in a mirror.
    pub(super) fn mirrored(&self) -> Self {
        let turned = |all: &[u8]| {
            (0..all.len())
                .map(|place| all[place % self.width * self.width + place / self.width])
                .collect()
        };
        Self {
            width: self.width,
            dark: turned(&self.dark),
            surety: turned(&self.surety),
        }
    }
}

/// Sums over all rectangles of modules that begin at the top left.
struct Window {
    width: usize,
    height: usize,
    sums: Vec<[f32; 4]>,
}

impl Window {
    fn of(width: usize, values: impl ExactSizeIterator<Item = [f32; 4]>) -> Self {
        let height = values.len() / width;
        let mut sums = vec![[0.0; 4]; (width + 1) * (height + 1)];
        let mut row = [0.0; 4];
        for (place, value) in values.enumerate() {
            let (x, y) = (place % width, place / width);
            if x == 0 {
                row = [0.0; 4];
            }
            for (sum, part) in row.iter_mut().zip(value) {
                *sum += part;
            }
            let above = sums[y * (width + 1) + x + 1];
            let below = &mut sums[(y + 1) * (width + 1) + x + 1];
            for ((sum, above), row) in below.iter_mut().zip(above).zip(row) {
                *sum = above + row;
            }
        }
        Self {
            width,
            height,
            sums,
        }
    }

    /// Returns the sums over the square around a place.
    fn around(&self, place: usize, reach: usize) -> [f32; 4] {
        let (x, y) = (place % self.width, place / self.width);
        let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
        let at = |x: usize, y: usize| &self.sums[y * (self.width + 1) + x];
        let [upper, lower] = [top, bottom].map(|y| [at(left, y), at(right, y)]);
        [0, 1, 2, 3].map(|part| lower[1][part] - upper[1][part] - lower[0][part] + upper[0][part])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_parted_by_the_light_around_them() {
        // A chequerboard whose dark modules on the right are lighter than the light ones on the left.
        let shade = |place: usize| (place % 30 * 5 + (place % 30 + place / 30) % 2 * 60) as f32;
        let shades = Shades {
            width: 30,
            shades: (0..900).map(shade).collect(),
        };
        let modules = shades.parted();
        for (place, dark) in modules.dark.iter().enumerate() {
            assert_eq!(*dark == 1, (place % 30 + place / 30) % 2 == 0);
        }
        assert!(modules.surety.iter().all(|&surety| surety > 100));
        assert_eq!(modules.mirrored().mirrored(), modules);
    }

    #[test]
    fn sharpening_undoes_a_blur() {
        let sharp: Vec<f32> = (0..100)
            .map(|place| f32::from(u8::from(place == 44)) * 100.0)
            .collect();
        let own = |place: usize| if place == 44 { 60.0 } else { 0.0 };
        let near = |place: usize| f32::from(u8::from([34, 43, 45, 54].contains(&place))) * 10.0;
        let blurred = Shades {
            width: 10,
            shades: (0..100).map(|place| own(place) + near(place)).collect(),
        };
        let undone = blurred.sharpened(0.7);
        let off = |shades: &[f32]| -> f32 {
            shades
                .iter()
                .zip(&sharp)
                .map(|(one, other)| (one - other).abs())
                .sum()
        };
        assert!(off(&undone.shades) < off(&blurred.shades));
    }
}
