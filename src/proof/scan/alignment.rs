//! Alignment patterns, ISO/IEC 18004:2015 6.3.6: a dark module in a light ring in a dark ring.

use super::plane::Point;
use super::scene::Scene;

/// Where an alignment pattern is sought: a place in the picture, and a module's way along both axes of the symbol.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    pub(super) centre: Point,
    pub(super) across: Point,
    pub(super) down: Point,
}

/// How much of the contrast lies between the light ring and the rest of what is taken for a pattern.
const LEAST: f64 = 0.45;

impl Sought {
    fn at(&self, x: f64, y: f64) -> Point {
        [0, 1].map(|axis| self.centre[axis] + x * self.across[axis] + y * self.down[axis])
    }

    /// Returns the centre of the pattern within `reach` modules; none where nothing looks like it.
    pub(super) fn find(&self, scene: &Scene, reach: u8, contrast: f64) -> Option<Point> {
        let mut best = (LEAST * contrast, None);
        let steps = 2 * i16::from(reach);
        for y in -steps..=steps {
            for x in -steps..=steps {
                let [x, y] = [x, y].map(|place| f64::from(place) / 2.0);
                // A nearer one is likelier.
                let doubt = 0.03 * contrast * x.hypot(y);
                if let Some(score) = self.score(scene, [x, y], contrast)
                    && score - doubt > best.0
                {
                    best = (score - doubt, Some([x, y]));
                }
            }
        }
        let [x, y] = self.middle(scene, best.1?);
        Some(self.at(x, y))
    }

    /// Returns the middle of the places around one that fit about as well as the best: large modules fit alike wherever they are hit.
    fn middle(&self, scene: &Scene, [x, y]: Point) -> Point {
        let fits: Vec<(Point, f64)> = (-4_i8..=4)
            .flat_map(|down| (-4_i8..=4).map(move |across| [across, down]))
            .map(|steps| {
                let place = [x + 0.2 * f64::from(steps[0]), y + 0.2 * f64::from(steps[1])];
                (place, self.whole(place, |point| scene.shade(point)))
            })
            .collect();
        let best = fits.iter().map(|fit| fit.1).fold(0.0, f64::max);
        let mut sums = [0.0; 3];
        for ([x, y], score) in fits {
            let weight = (score - 0.85 * best).max(0.0);
            sums[0] += weight * x;
            sums[1] += weight * y;
            sums[2] += weight;
        }
        if sums[2] > 0.0 {
            [sums[0] / sums[2], sums[1] / sums[2]]
        } else {
            [x, y]
        }
    }

    /// Returns by how much the light ring is lighter than the rest; none where five points say already that it is not.
    fn score(&self, scene: &Scene, [x, y]: Point, contrast: f64) -> Option<f64> {
        let shade = |right: f64, below: f64| scene.pixel(self.at(x + right, y + below));
        let middle = shade(0.0, 0.0);
        let ring = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
        let ring = ring.iter().map(|&[x, y]| shade(x, y)).sum::<f64>() / 4.0;
        (ring - middle > contrast / 4.0).then(|| self.whole([x, y], |point| scene.pixel(point)))
    }

    fn whole(&self, [x, y]: Point, shade: impl Fn(Point) -> f64) -> f64 {
        let mut dark = 0.0;
        let mut light = 0.0;
        for below in -2_i8..=2 {
            for right in -2_i8..=2 {
                let shade = shade(self.at(x + f64::from(right), y + f64::from(below)));
                match right.abs().max(below.abs()) {
                    1 => light += shade,
                    // The middle counts as much as two of the outer ring.
                    0 => dark += 2.0 * shade,
                    _ => dark += shade,
                }
            }
        }
        light / 8.0 - dark / 18.0
    }
}
