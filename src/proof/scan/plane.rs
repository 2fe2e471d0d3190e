//! The plane of a symbol in the plane of a picture.

/// A point of either plane.
pub(super) type Point = [f64; 2];

/// A perspective view of the unit square: Heckbert, "Fundamentals of Texture Mapping and Image Warping", 2.2.3.
#[derive(Clone, Copy)]
pub(super) struct View {
    across: [f64; 3],
    down: [f64; 3],
    depth: [f64; 2],
}

impl View {
    /// Returns the view in which the corners of the unit square, top left first and then clockwise, come to four points.
    pub(super) fn of([a, b, c, d]: [Point; 4]) -> Self {
        let sum = [0, 1].map(|axis| a[axis] - b[axis] + c[axis] - d[axis]);
        let right = [0, 1].map(|axis| b[axis] - c[axis]);
        let left = [0, 1].map(|axis| d[axis] - c[axis]);
        let cross = |one: Point, other: Point| one[0] * other[1] - one[1] * other[0];
        let whole = cross(right, left);
        let depth = if whole == 0.0 {
            [0.0; 2]
        } else {
            [cross(sum, left) / whole, cross(right, sum) / whole]
        };
        let row = |axis: usize| {
            [
                b[axis] - a[axis] + depth[0] * b[axis],
                d[axis] - a[axis] + depth[1] * d[axis],
                a[axis],
            ]
        };
        Self {
            across: row(0),
            down: row(1),
            depth,
        }
    }

    /// Returns the view that takes places nearest to where they are seen, each pair with a weight: least squares over the eight
    /// coefficients. The less the points say of the depth, the nearer the view is to one from far away, of which `far` is the weight.
    /// None where the points lie in a line.
    pub(super) fn fitted(pairs: &[(Point, Point, f64)], far: f64) -> Option<Self> {
        let [places, seen] = [
            frame(pairs.iter().map(|pair| pair.0)),
            frame(pairs.iter().map(|pair| pair.1)),
        ];
        let (Some(places), Some(seen)) = (places, seen) else {
            return None;
        };
        let mut equations = Equations::new();
        for &(place, image, weight) in pairs {
            let [place, image] = [places.to(place), seen.to(image)];
            for axis in [0, 1] {
                equations.add(place, axis, image[axis], weight);
            }
        }
        let view = equations.view(far)?;
        view.framed(places, seen)
    }

    /// Returns the view between the planes whose frames are given, of which this is one between the frames.
    fn framed(&self, places: Frame, seen: Frame) -> Option<Self> {
        // The frame of the places is undone first: x becomes (x - middle) / size.
        let undo = |[x, y, one]: [f64; 3]| {
            let [x, y] = [x / places.size, y / places.size];
            [x, y, one - x * places.middle[0] - y * places.middle[1]]
        };
        let depth = undo([self.depth[0], self.depth[1], 1.0]);
        let row = |row: [f64; 3], middle: f64| {
            let row = undo(row);
            [0, 1, 2].map(|at| seen.size * row[at] + middle * depth[at])
        };
        let [across, down] = [
            row(self.across, seen.middle[0]),
            row(self.down, seen.middle[1]),
        ];
        let whole = depth[2];
        let view = Self {
            across: across.map(|value| value / whole),
            down: down.map(|value| value / whole),
            depth: [depth[0] / whole, depth[1] / whole],
        };
        (whole.abs() > 1e-9).then_some(view)
    }

    /// Returns the view whose picture is made larger by `size` and then moved by `middle`.
    pub(super) fn moved(&self, size: f64, middle: Point) -> Self {
        let depth = [self.depth[0], self.depth[1], 1.0];
        let row =
            |row: [f64; 3], middle: f64| [0, 1, 2].map(|at| size * row[at] + middle * depth[at]);
        Self {
            across: row(self.across, middle[0]),
            down: row(self.down, middle[1]),
            depth: self.depth,
        }
    }

    /// Returns the way back: from what is seen to the unit square. The matrix of the adjugate is as good as that of the inverse.
    pub(super) fn inverse(&self) -> Self {
        let [x, y, w] = [self.across, self.down, [self.depth[0], self.depth[1], 1.0]];
        let minor = |one: [f64; 3], other: [f64; 3], [from, to]: [usize; 2]| {
            one[from] * other[to] - one[to] * other[from]
        };
        let row = |sides: [usize; 2]| [minor(y, w, sides), minor(w, x, sides), minor(x, y, sides)];
        let last = row([0, 1]);
        Self {
            across: row([1, 2]).map(|value| value / last[2]),
            down: row([2, 0]).map(|value| value / last[2]),
            depth: [last[0] / last[2], last[1] / last[2]],
        }
    }

    /// Returns where a point of the unit square is seen.
    pub(super) fn at(&self, [x, y]: Point) -> Point {
        let depth = self.depth[0] * x + self.depth[1] * y + 1.0;
        [self.across, self.down].map(|row| (row[0] * x + row[1] * y + row[2]) / depth)
    }
}

/// Equations for the eight coefficients of a view, more than it needs.
#[derive(Clone)]
pub(super) struct Equations {
    normal: [[f64; 9]; 8],
}

impl Equations {
    pub(super) fn new() -> Self {
        Self {
            normal: [[0.0; 9]; 8],
        }
    }

    /// Adds that a place is seen where coordinate `axis` is `value`.
    pub(super) fn add(&mut self, [x, y]: Point, axis: usize, value: f64, weight: f64) {
        let mut row = [0.0; 9];
        row[3 * axis] = x;
        row[3 * axis + 1] = y;
        row[3 * axis + 2] = 1.0;
        row[6] = -x * value;
        row[7] = -y * value;
        row[8] = value;
        for (line, &one) in self.normal.iter_mut().zip(&row[..8]) {
            for (sum, &other) in line.iter_mut().zip(&row) {
                *sum += weight * one * other;
            }
        }
    }

    /// Returns the view of the least squares. The less is said of the depth, the nearer it is to one from far away, of which `far`
    /// is the weight. None where the equations do not decide.
    pub(super) fn view(&self, far: f64) -> Option<View> {
        let mut normal = self.normal;
        normal[6][6] += far;
        normal[7][7] += far;
        let values = solved(normal)?;
        Some(View {
            across: [values[0], values[1], values[2]],
            down: [values[3], values[4], values[5]],
            depth: [values[6], values[7]],
        })
    }
}

/// Where points lie and how far they spread.
#[derive(Clone, Copy)]
struct Frame {
    middle: Point,
    size: f64,
}

impl Frame {
    /// Returns a point in the frame, near the unit square around 0.
    fn to(self, point: Point) -> Point {
        [0, 1].map(|axis| (point[axis] - self.middle[axis]) / self.size)
    }
}

/// Returns the frame of points; none where they are one point or no number.
#[expect(clippy::cast_precision_loss, reason = "points are few")]
fn frame(points: impl Iterator<Item = Point> + Clone) -> Option<Frame> {
    let count = points.clone().count() as f64;
    let middle = [0, 1].map(|axis| points.clone().map(|point| point[axis]).sum::<f64>() / count);
    let away = |point: Point| {
        (point[0] - middle[0])
            .abs()
            .max((point[1] - middle[1]).abs())
    };
    let size = points.map(away).fold(0.0, f64::max);
    (size > 0.0 && size < 1e9).then_some(Frame { middle, size })
}

/// Solves eight equations, each with its right side last, by Gauss's elimination; none where they do not decide.
#[expect(
    clippy::needless_range_loop,
    reason = "rows are read and written by number"
)]
fn solved(mut rows: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for step in 0..8 {
        let pivot = (step..8)
            .max_by(|&one, &other| rows[one][step].abs().total_cmp(&rows[other][step].abs()))?;
        rows.swap(step, pivot);
        if rows[step][step].abs() < 1e-12 {
            return None;
        }
        for row in 0..8 {
            if row != step {
                let factor = rows[row][step] / rows[step][step];
                for at in step..9 {
                    rows[row][at] -= factor * rows[step][at];
                }
            }
        }
    }
    let mut values = [0.0; 8];
    for (step, value) in values.iter_mut().enumerate() {
        *value = rows[step][8] / rows[step][step];
    }
    values
        .iter()
        .all(|value| value.is_finite())
        .then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_come_to_their_points_and_lines_stay_lines() {
        let points = [[10.0, 5.0], [90.0, 12.0], [80.0, 70.0], [3.0, 60.0]];
        let view = View::of(points);
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        for (corner, point) in corners.into_iter().zip(points) {
            let seen = view.at(corner);
            assert!((seen[0] - point[0]).abs() < 1e-9 && (seen[1] - point[1]).abs() < 1e-9);
        }
        for point in [[0.2, 0.3], [0.9, 0.1]] {
            let [x, y] = view.inverse().at(view.at(point));
            assert!((x - point[0]).abs() < 1e-9 && (y - point[1]).abs() < 1e-9);
        }
        // The diagonals meet in the image of the centre.
        let [x, y] = view.at([0.5, 0.5]);
        for [from, to] in [[points[0], points[2]], [points[1], points[3]]] {
            let cross = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
            assert!(cross.abs() < 1e-6);
        }
    }

    #[test]
    fn a_view_is_fitted_to_more_points_than_it_needs() {
        let view = View::of([[10.0, 5.0], [90.0, 12.0], [80.0, 70.0], [3.0, 60.0]]);
        let places = (0..25).map(|place| [f64::from(place % 5), f64::from(place / 5)]);
        let pairs: Vec<_> = places
            .map(|place| {
                (
                    place.map(|at| 20.0 * at),
                    view.at(place.map(|at| at / 4.0)),
                    1.0,
                )
            })
            .collect();
        let fitted = View::fitted(&pairs, 1e-6).expect("points in no line");
        for &(place, seen, _) in &pairs {
            let [x, y] = fitted.at(place);
            assert!((x - seen[0]).hypot(y - seen[1]) < 0.05, "{x} {y} {seen:?}");
        }
        assert!(View::fitted(&[], 1.0).is_none());
        assert!(View::fitted(&[([1.0, 1.0], [2.0, 2.0], 1.0); 4], 1.0).is_none());
    }
}
