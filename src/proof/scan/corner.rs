//! A finder pattern measured in shades of grey.

use super::finder::Finder;
use super::plane::Point;
use super::scene::Scene;

/// A finder pattern with its shades.
#[derive(Clone, Copy)]
pub(super) struct Corner {
    pub(super) centre: Point,
    /// The width of a module in pixels, about.
    pub(super) module: f64,
    /// The shade of its middle.
    pub(super) dark: f64,
    /// The shade of its light ring.
    pub(super) light: f64,
}

/// An edge of a finder pattern on a line from its centre.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// How far it is from the centre in modules: 3.5, or 2.5 where the outer edge of the frame is not seen.
    pub(super) modules: f64,
    /// How far it is in pixels.
    pub(super) distance: f64,
}

/// Eight directions.
const AROUND: [Point; 8] = [
    [1.0, 0.0],
    [0.7, 0.7],
    [0.0, 1.0],
    [-0.7, 0.7],
    [-1.0, 0.0],
    [-0.7, -0.7],
    [0.0, -1.0],
    [0.7, -0.7],
];

impl Corner {
    /// Measures the shades of a pattern.
    pub(super) fn of(scene: &Scene, finder: &Finder) -> Self {
        let Finder { centre, module, .. } = *finder;
        let at = |[x, y]: Point, modules: f64| {
            scene.shade([
                centre[0] + x * modules * module,
                centre[1] + y * modules * module,
            ])
        };
        let middle = AROUND.map(|way| at(way, 0.5)).iter().sum::<f64>() / 8.0;
        // The ring lies at two modules; in a turned pattern, at up to 2.8 of what is taken for one.
        let ring = AROUND.map(|way| {
            [1.3, 1.7, 2.1, 2.5, 2.9]
                .map(|modules| at(way, modules))
                .into_iter()
                .fold(0.0, f64::max)
        });
        Self {
            centre,
            module,
            dark: middle,
            light: ring.iter().sum::<f64>() / 8.0,
        }
    }

    /// Returns the pattern with its centre in the middle between the edges that are seen on both sides of it.
    pub(super) fn centred(self, scene: &Scene) -> Self {
        let mut corner = self;
        for _ in 0..2 {
            for axis in 0..2 {
                let [forth, back] = [1.0, -1.0].map(|sign| {
                    let mut way = [0.0; 2];
                    way[axis] = sign;
                    corner.edges(scene, way)
                });
                let pairs = forth.into_iter().zip(back);
                let mut both = pairs.filter_map(|(forth, back)| forth.zip(back));
                if let Some((forth, back)) = both.next_back() {
                    corner.centre[axis] += (forth.distance - back.distance) / 2.0;
                }
            }
        }
        corner
    }

    /// Returns by how much its light is lighter than its dark.
    pub(super) fn contrast(&self) -> f64 {
        self.light - self.dark
    }

    /// Returns the shade between dark and light.
    pub(super) fn threshold(&self) -> f64 {
        f64::midpoint(self.dark, self.light)
    }

    /// Returns the last edge of the pattern that is seen on the line from its centre in a direction; none where its middle and its
    /// frame are not in their places.
    pub(super) fn edge(&self, scene: &Scene, way: Point) -> Option<Edge> {
        self.edges(scene, way).into_iter().flatten().last()
    }

    /// Returns the three edges of the pattern on the line from its centre in a direction, at one and a half, two and a half and three
    /// and a half modules; none are those of a line on which the middle and the frame are not in their places, and the last one alone
    /// where something touches the frame.
    pub(super) fn edges(&self, scene: &Scene, [x, y]: Point) -> [Option<Edge>; 3] {
        let threshold = self.threshold();
        let step = (self.module / 4.0).max(0.4);
        let mut edges = [0.0; 3];
        let mut seen = 0;
        let mut before = self.dark;
        let mut distance = 0.0;
        // In a turned pattern a module is longer by 1.4, seen from aside by up to 2.
        while distance < 8.0 * self.module {
            distance += step;
            let point = [self.centre[0] + x * distance, self.centre[1] + y * distance];
            let shade = scene.shade(point);
            let to_light = seen % 2 == 0;
            if (shade >= threshold) == to_light {
                let part = ((threshold - before) / (shade - before)).clamp(0.0, 1.0);
                edges[seen] = distance - step * (1.0 - part);
                seen += 1;
                if seen == 3 {
                    break;
                }
            }
            before = shade;
            if !scene.inside(point) {
                break;
            }
        }
        let [first, second, third] = edges;
        let near = |edge: f64, ideal: f64| (0.75..=1.3).contains(&(edge / (first * ideal / 1.5)));
        let edge = |modules, distance| Some(Edge { modules, distance });
        if seen == 3 && near(third, 3.5) {
            [edge(1.5, first), edge(2.5, second), edge(3.5, third)]
        } else if seen >= 2 && near(second, 2.5) {
            [edge(1.5, first), edge(2.5, second), None]
        } else {
            [None; 3]
        }
    }
}
