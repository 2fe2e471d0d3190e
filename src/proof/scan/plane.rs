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

    /// Returns the view of the unit square from the images of three corners and, for the lower right, of the point `inner` of the
    /// way along both axes.
    ///
    /// The four points are the corners of another quadrilateral: a view takes the unit square to it, and a second one to their
    /// images; the first way back and the second way forth is the view.
    pub(super) fn of_inner(images: [Point; 4], inner: f64) -> Self {
        let first = Self::of([[0.0, 0.0], [1.0, 0.0], [inner, inner], [0.0, 1.0]]).inverse();
        let second = Self::of(images);
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        Self::of(corners.map(|corner| second.at(first.at(corner))))
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
}
