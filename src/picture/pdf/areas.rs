//! Areas of modules that lie apart, each to be drawn from a corner of its own: places near it are small numbers, which return in other areas.

use super::super::path::{Path, Point, Step};
use super::alike::{contours, moved};

/// Parts a path into areas with their holes, each as it is from a corner of modules of its own, and that corner. What has no round corners is the
/// first of them, from the corner of the symbol. No side of an area is one of another.
pub(super) fn apart(path: &Path) -> Vec<(Path, Point)> {
    let mut areas: Vec<Area> = Vec::new();
    let mut holes: Vec<&[Step]> = Vec::new();
    let mut parted = vec![(path.like(&[]), Point { x: 0, y: 0 })];
    for contour in contours(path.steps()) {
        let size = turning(contour);
        // Holes run counter-clockwise.
        if size < 0 {
            holes.push(contour);
            continue;
        }
        let mut place = 0;
        if contour
            .iter()
            .any(|step| matches!(step, Step::Quarter { .. }))
        {
            place = parted.len();
            // Areas that look alike start alike.
            let start = end(contour.first());
            let corner = Point {
                x: start.x / path.unit() * path.unit(),
                y: start.y / path.unit() * path.unit(),
            };
            parted.push((path.like(&[]), corner));
        }
        add(&mut parted[place], contour);
        areas.push(Area {
            outline: contour,
            size,
            place,
        });
    }
    for hole in holes {
        let start = end(hole.first());
        // Of areas within each other's holes the innermost is the smallest.
        let around = areas.iter().filter(|area| area.holds(start));
        let place = around
            .min_by_key(|area| area.size)
            .map_or(0, |area| area.place);
        add(&mut parted[place], hole);
    }
    parted
}

/// Adds a contour to what lies around a corner.
fn add((path, corner): &mut (Path, Point), contour: &[Step]) {
    for step in contour {
        path.push(moved(*step, *corner, -1));
    }
}

/// An outline.
struct Area<'a> {
    outline: &'a [Step],
    /// Twice the area within it.
    size: i32,
    /// Where it was put.
    place: usize,
}

impl Area<'_> {
    /// Tells whether a point that is not on the outline lies within it: a ray to the left then crosses it an odd number of times. No hole comes
    /// near a round corner, which is taken for a slanted line.
    fn holds(&self, at: Point) -> bool {
        let mut inside = false;
        let mut pen = end(self.outline.first());
        for step in self.outline {
            let to = step.to().unwrap_or(end(self.outline.first()));
            let crosses = (pen.y > at.y) != (to.y > at.y);
            if crosses && (product(pen, to, at) > 0) == (to.y < pen.y) {
                inside = !inside;
            }
            pen = to;
        }
        inside
    }
}

/// Returns twice the area that lies to the right of a contour; it is negative where the contour runs counter-clockwise.
pub(super) fn turning(contour: &[Step]) -> i32 {
    let start = end(contour.first());
    let (mut sum, mut pen) = (0, start);
    for to in contour.iter().filter_map(|step| step.to()) {
        sum += product(start, pen, to);
        pen = to;
    }
    sum
}

/// Returns the end of a step that has one; a contour begins with such a step.
fn end(step: Option<&Step>) -> Point {
    let end = step.and_then(|step| step.to());
    end.unwrap_or(Point { x: 0, y: 0 })
}

/// Returns the product of the ways from a point to two others: positive where the second is to the right of the first.
fn product(from: Point, one: Point, other: Point) -> i32 {
    let away = |to: Point| [to.x - from.x, to.y - from.y].map(i32::from);
    let ([one_x, one_y], [other_x, other_y]) = (away(one), away(other));
    one_x * other_y - other_x * one_y
}

#[cfg(test)]
mod tests {
    use super::super::super::path::{UNIT, point};
    use super::*;

    #[test]
    fn holes_go_with_the_innermost_area_around_them() {
        let mut path = Path::default();
        let square = |path: &mut Path, from: i16, side: i16, round: i16, hole: bool| {
            let [from, to] = [from, from + side].map(|place| point(place * UNIT, place * UNIT));
            path.rectangle(from, to, [round; 4], hole);
        };
        // A ring within a ring, beside a straight one.
        square(&mut path, 1, 9, UNIT, false);
        square(&mut path, 2, 7, UNIT, true);
        square(&mut path, 3, 5, UNIT / 2, false);
        square(&mut path, 4, 3, 0, true);
        square(&mut path, 20, 3, 0, false);
        square(&mut path, 21, 1, 0, true);
        let all: Vec<&[Step]> = contours(path.steps()).collect();
        let areas = apart(&path);
        let [(rest, origin), (outer, first), (inner, second)] = areas.as_slice() else {
            panic!("{areas:?}");
        };
        assert_eq!(rest.steps(), all[4..].concat());
        assert_eq!(
            [*origin, *first, *second],
            [point(0, 0), point(40, 20), point(60, 60)]
        );
        for (area, corner, own) in [(outer, first, &all[..2]), (inner, second, &all[2..4])] {
            let back: Vec<Step> = area
                .steps()
                .iter()
                .map(|step| moved(*step, *corner, 1))
                .collect();
            assert_eq!(back, own.concat());
        }
    }
}
