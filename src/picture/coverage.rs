//! How much of each pixel a path covers.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use std::ops::Range;

use super::blend::FULL;
use super::logo::{Outline, Step as OutlineStep};
use super::path::{Path, Point, Step, bulge};

/// Returns the coverage, 0 to [`FULL`], of `side` × `side` pixels row by row, `module` pixels a module; the path lies within
/// them. The exact area is counted, of arcs that of a polygon within a hundredth of a pixel.
///
/// Each line adds the area to its right to one or two pixels of every row that it crosses, with the sign of its direction; the
/// running sum of a row is the coverage. See Raph Levien, "Inside the fastest font renderer in the world" (2016).
pub(super) fn coverage(path: &Path, side: usize, module: u32) -> Vec<u8> {
    let mut sums = Sums {
        // One column more takes what lies right of the last pixel.
        areas: vec![0.0; side * (side + 1)],
        width: side,
        height: side,
    };
    let scale = f64::from(module) / f64::from(path.unit());
    let pixel = |at: Point| [at.x, at.y].map(|place| (f64::from(place) * scale) as f32);
    let (mut start, mut pen) = ([0.0; 2], Point { x: 0, y: 0 });
    for step in path.steps() {
        let from = pixel(pen);
        match *step {
            Step::Move(to) => (start, pen) = (pixel(to), to),
            Step::Line(to) => {
                sums.line(from, pixel(to));
                pen = to;
            }
            Step::Quarter { to, clockwise } => {
                sums.quarter(from, pixel(bulge(pen, to, clockwise)), pixel(to));
                pen = to;
            }
            Step::Close => sums.line(from, start),
        }
    }
    sums.levels()
}

/// More lines across a row than this are very many.
const MANY: usize = 1000;

/// Contours of any size, of which some rows are covered.
pub(super) struct Contours {
    lines: Vec<Line>,
}

/// A line that is not level, from its upper end to its lower one, with the sign of its direction.
struct Line {
    top: [f32; 2],
    bottom: [f32; 2],
    falls: bool,
}

impl Line {
    fn new(from: [f32; 2], to: [f32; 2]) -> Self {
        let falls = from[1] < to[1];
        let (top, bottom) = if falls { (from, to) } else { (to, from) };
        Self { top, bottom, falls }
    }

    /// Returns the least and the greatest column that it touches in a row of pixels, and how it runs there, from the row's upper edge.
    fn within(&self, above: f32) -> ([f32; 2], [[f32; 2]; 2]) {
        let [top, bottom] = [self.top, self.bottom].map(|[x, y]| [x, y - above]);
        let slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
        let ends = [top, bottom].map(|[x, y]| x + (y.clamp(0.0, 1.0) - y) * slope);
        let columns = if ends[0] < ends[1] {
            ends
        } else {
            [ends[1], ends[0]]
        };
        let way = if self.falls {
            [top, bottom]
        } else {
            [bottom, top]
        };
        (columns, way)
    }
}

impl Contours {
    /// Takes an outline whose points are placed in pixels.
    pub(super) fn new(outline: &Outline, place: &dyn Fn([f64; 2]) -> [f64; 2]) -> Self {
        // What should lie on an edge of pixels lies there.
        let pixel = |at| place(at).map(|at| (at * 1024.0).round() as f32 / 1024.0);
        let (mut start, mut pen) = ([0.0; 2], [0.0; 2]);
        let mut lines = Vec::new();
        for step in &outline.0 {
            match *step {
                OutlineStep::Move(to) => {
                    start = pixel(to);
                    pen = start;
                }
                OutlineStep::Line(to) => {
                    lines.push(Line::new(pen, pixel(to)));
                    pen = pixel(to);
                }
                OutlineStep::Curve(points) => {
                    let [one, other, to] = points.map(pixel);
                    let length = (0..2).map(|axis| (to[axis] - pen[axis]).abs());
                    let pieces = (length.sum::<f32>() * 10.0).sqrt().min(512.0) as u16 + 3;
                    let from = pen;
                    for piece in 1..=pieces {
                        let share = f32::from(piece) / f32::from(pieces);
                        let rest = 1.0 - share;
                        let next = std::array::from_fn(|axis| {
                            rest * rest * (rest * from[axis] + 3.0 * share * one[axis])
                                + share * share * (3.0 * rest * other[axis] + share * to[axis])
                        });
                        let next = if piece < pieces { next } else { to };
                        lines.push(Line::new(pen, next));
                        pen = next;
                    }
                }
                OutlineStep::Close => {
                    lines.push(Line::new(pen, start));
                    pen = start;
                }
            }
        }
        lines.retain(|line| line.top[1] < line.bottom[1]);
        Self { lines }
    }

    /// Marks the rows that may be covered otherwise than the row above.
    pub(super) fn changes(&self, rows: &mut [bool]) {
        let last = rows.len() - 1;
        for line in &self.lines {
            let [top, bottom] = [line.top[1], line.bottom[1]];
            if line.top[0].to_bits() == line.bottom[0].to_bits() {
                // All rows that it crosses from side to side are alike.
                for y in [top.floor(), top.ceil(), bottom.floor(), bottom.ceil()] {
                    rows[(y as usize).min(last)] = true;
                }
            } else {
                let [begin, end] = [top.floor(), bottom.ceil()].map(|y| (y as usize).min(last));
                rows[begin..=end].fill(true);
            }
        }
    }

    /// Tells what is covered of some rows, from above to below: the place of the row among them, the columns, and their coverage above 0.
    pub(super) fn cover(
        &self,
        rows: &[u32],
        width: usize,
        cover: &mut dyn FnMut(usize, Range<usize>, u8),
    ) {
        let mut sums = Sums {
            areas: vec![0.0; width + 1],
            width,
            height: 1,
        };
        // The columns that lines touch in a row, from the left.
        let mut touched: Vec<[usize; 2]> = Vec::new();
        for (place, &y) in rows.iter().enumerate() {
            touched.clear();
            let mut many = false;
            let above = y as f32;
            for line in &self.lines {
                if line.bottom[1] <= above || line.top[1] >= above + 1.0 {
                    continue;
                }
                let (ends, [from, to]) = line.within(above);
                sums.line(from, to);
                if many {
                    continue;
                }
                let column = |x: f32| limited(x, width as f32) as usize;
                let columns = [column(ends[0] - 0.01), column(ends[1] + 0.01) + 1];
                let mut at = touched.len();
                while at > 0 && touched[at - 1][0] > columns[0] {
                    at -= 1;
                }
                touched.insert(at, columns);
                // Of very many lines it takes longer to know the columns than to look at all of them.
                if touched.len() > MANY {
                    many = true;
                    touched.clear();
                    touched.push([0, width]);
                }
            }
            let (mut sum, mut from, mut level) = (0.0_f32, 0, 0);
            let mut x = 0;
            for &[begin, end] in &touched {
                // Between lines all is covered alike.
                x = x.max(begin);
                while x <= end.min(width) {
                    sum += std::mem::take(&mut sums.areas[x]);
                    let next = ((sum.abs() * f32::from(FULL) + 0.5) as u8).min(FULL);
                    if next != level {
                        if level > 0 {
                            cover(place, from..x, level);
                        }
                        (from, level) = (x, next);
                    }
                    x += 1;
                }
            }
            if level > 0 && from < width {
                cover(place, from..width, level);
            }
        }
    }
}

/// Areas with their signs, before they are summed up.
struct Sums {
    areas: Vec<f32>,
    width: usize,
    height: usize,
}

impl Sums {
    /// Adds a quarter circle that bulges to `corner`, as lines.
    fn quarter(&mut self, from: [f32; 2], corner: [f32; 2], to: [f32; 2]) {
        // A chord over an angle a lies r·a²/8 off its arc.
        let radius = (to[0] - from[0]).abs();
        let pieces = (radius * 32.0).sqrt().max(5.5) as u16 + 1;
        let centre = [from[0] + to[0] - corner[0], from[1] + to[1] - corner[1]];
        let mut pen = from;
        for piece in 1..=pieces {
            // The tangent of half the angle gives both without a table.
            let half = f32::from(piece) / f32::from(pieces);
            let (sin, cos) = (
                2.0 * half / (1.0 + half * half),
                (1.0 - half * half) / (1.0 + half * half),
            );
            let next = if piece < pieces {
                std::array::from_fn(|axis| {
                    centre[axis]
                        + (from[axis] - centre[axis]) * cos
                        + (to[axis] - centre[axis]) * sin
                })
            } else {
                to
            };
            self.line(pen, next);
            pen = next;
        }
    }

    /// Adds a line.
    fn line(&mut self, from: [f32; 2], to: [f32; 2]) {
        let (sign, top, bottom) = if from[1] < to[1] {
            (1.0, from, to)
        } else {
            (-1.0, to, from)
        };
        let fall = bottom[1] - top[1];
        if fall <= 0.0 {
            return;
        }
        let slope = (bottom[0] - top[0]) / fall;
        // `f32::min` and `f32::max` are calls of functions here; `clamp` is none.
        let [mut y, end] = [top, bottom].map(|at| limited(at[1], self.height as f32));
        while y < end {
            let row = y as usize;
            let next = limited(end, row as f32 + 1.0);
            let ends = [y, next].map(|y| top[0] + (y - top[1]) * slope);
            self.strip(row, sign * (next - y), ends);
            y = next;
        }
    }

    /// Adds a piece of a line within one row, `height` with its sign.
    fn strip(&mut self, row: usize, height: f32, ends: [f32; 2]) {
        let row = &mut self.areas[row * (self.width + 1)..][..=self.width];
        // Rounding must not leave the window.
        let [mut left, mut right] = ends.map(|end| limited(end, self.width as f32));
        if left > right {
            (left, right) = (right, left);
        }
        let first = (left as usize).min(self.width - 1);
        if right <= first as f32 + 1.0 {
            // Within one pixel: the part right of the line is a trapezium, and the rest goes to the next pixel.
            let outside = f32::midpoint(left, right) - first as f32;
            row[first] += height * (1.0 - outside);
            row[first + 1] += height * outside;
            return;
        }
        // Over several pixels: the share of the height that lies left of each pixel's right side is integrated over the pixel.
        let per_pixel = height / (right - left);
        let last = self.width.min(right.ceil() as usize);
        let mut before = 0.0;
        for (x, area) in row.iter_mut().enumerate().take(last).skip(first) {
            let [begin, end] = [left, right].map(|end| (end - x as f32).clamp(0.0, 1.0));
            // Height gained in this pixel, and its mean distance from the pixel's right side.
            let gained = per_pixel * (end - begin);
            let share = 1.0 - f32::midpoint(begin, end);
            *area += before + gained * share;
            before = gained * (1.0 - share);
        }
        row[last] += before;
    }

    /// Sums the rows up.
    fn levels(self) -> Vec<u8> {
        let mut levels = Vec::with_capacity(self.width * self.height);
        for row in self.areas.chunks_exact(self.width + 1) {
            let (mut sum, mut level) = (0.0_f32, 0);
            levels.extend(row[..self.width].iter().map(|&area| {
                // Most pixels are covered as the one before.
                if area != 0.0 {
                    sum += area;
                    level = (sum.abs() * f32::from(FULL) + 0.5) as u8;
                }
                level.min(FULL)
            }));
        }
        levels
    }
}

/// Returns the nearest number from 0 to `most`. The library's own would bring the writing of floating-point numbers with it, for a panic that
/// never happens.
fn limited(number: f32, most: f32) -> f32 {
    if number > most {
        most
    } else if number > 0.0 {
        number
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::path::point;
    use super::*;

    /// A rectangle with round corners, in twentieths of a module.
    fn rectangle(from: [i16; 2], to: [i16; 2], radius: i16) -> Path {
        let mut path = Path::default();
        path.rectangle(
            point(from[0], from[1]),
            point(to[0], to[1]),
            [radius; 4],
            false,
        );
        path
    }

    #[track_caller]
    fn covers(path: &Path, side: usize, module: u32, want: &[u8]) {
        assert_eq!(coverage(path, side, module), want);
    }

    #[test]
    fn whole_pixels_are_covered_in_full() {
        covers(&rectangle([0, 0], [20, 10], 0), 2, 2, &[63, 63, 0, 0]);
        covers(&rectangle([10, 0], [20, 20], 0), 2, 2, &[0, 63, 0, 63]);
        covers(&rectangle([0, 0], [20, 20], 0), 2, 2, &[63; 4]);
        covers(&Path::default(), 2, 2, &[0; 4]);
        covers(&Path::default(), 0, 2, &[]);
    }

    #[test]
    fn pixels_are_covered_by_the_share_of_their_area() {
        // From a third of the first pixel to two thirds of the last.
        covers(&rectangle([0, 5], [15, 15], 0), 1, 1, &[24]);
        covers(&rectangle([5, 5], [15, 15], 0), 2, 2, &[16; 4]);
    }

    #[test]
    fn a_disc_has_the_area_of_a_disc() {
        for module in [1, 2, 3, 5, 10, 40] {
            let disc = rectangle([0, 0], [20, 20], 10);
            let levels = coverage(&disc, module as usize, module);
            let sum: f64 = levels.iter().map(|&level| f64::from(level) / 63.0).sum();
            let area = sum / f64::from(module * module);
            assert!((area - std::f64::consts::FRAC_PI_4).abs() < 0.01, "{area}");
        }
    }

    #[test]
    fn a_pixel_has_as_many_of_sixteen_times_sixteen_points_inside_as_its_coverage_says() {
        let side = 12;
        let disc = coverage(&rectangle([0, 0], [20, 20], 10), side, 12);
        for (place, &level) in disc.iter().enumerate() {
            let (x, y) = ((place % side) as f64, (place / side) as f64);
            let inside = (0..256)
                .filter(|at| {
                    let dx = x + (f64::from(at % 16) + 0.5) / 16.0 - 6.0;
                    let dy = y + (f64::from(at / 16) + 0.5) / 16.0 - 6.0;
                    dx * dx + dy * dy <= 36.0
                })
                .count();
            let want = inside as f64 / 256.0 * 63.0;
            assert!(
                (f64::from(level) - want).abs() < 1.5,
                "{place}: {level} {want}"
            );
        }
    }
}
