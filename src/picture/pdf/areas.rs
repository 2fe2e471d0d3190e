//! Areas of modules that lie apart, each to be drawn from a corner of its own: places near it are small numbers, which return in other areas.

use super::super::path::{Path, Point, Step};
use super::alike::{contours, moved};

/// A path, and what was taken out of it.
pub(super) struct Apart {
    /// What is drawn from the corner of the symbol.
    pub(super) rest: Path,
    /// The areas, each as it is from its corner, which is a corner of modules, and that corner.
    pub(super) areas: Vec<(Path, Point)>,
}

/// Takes the areas out of a path that have round corners, with their holes. No side of an area is one of another.
pub(super) fn apart(path: &Path) -> Apart {
    let round = |step: &Step| matches!(step, Step::Quarter { .. });
    if !path.steps().iter().any(round) {
        return Apart {
            rest: path.like(path.steps()),
            areas: Vec::new(),
        };
    }
    let mut rest = path.like(&[]);
    let mut areas: Vec<Area> = Vec::new();
    let mut holes: Vec<(&[Step], Point)> = Vec::new();
    for contour in contours(path.steps()) {
        let Some(start) = contour.first().and_then(|step| step.to()) else {
            continue;
        };
        // Holes run counter-clockwise.
        if turning(contour) < 0 {
            holes.push((contour, start));
        } else {
            areas.push(Area::new(contour, start));
        }
    }
    for (hole, start) in holes {
        // Of areas within each other's holes the innermost is the smallest.
        let around = areas.iter_mut().filter(|area| area.holds(start));
        match around.min_by_key(|area| turning(area.outline)) {
            Some(area) => area.holes.push(hole),
            None => rest.extend(hole),
        }
    }
    let mut parted = Vec::with_capacity(areas.len());
    for area in areas {
        let contours = std::iter::once(area.outline).chain(area.holes.iter().copied());
        if !area.outline.iter().any(round) {
            contours.for_each(|contour| rest.extend(contour));
            continue;
        }
        let steps: Vec<Step> = contours
            .flatten()
            .map(|step| moved(*step, area.corner(path.unit()), -1))
            .collect();
        parted.push((path.like(&steps), area.corner(path.unit())));
    }
    Apart {
        rest,
        areas: parted,
    }
}

/// An outline, and the holes in it.
struct Area<'a> {
    outline: &'a [Step],
    start: Point,
    /// The least and the greatest of its places.
    least: Point,
    greatest: Point,
    holes: Vec<&'a [Step]>,
}

impl<'a> Area<'a> {
    fn new(outline: &'a [Step], start: Point) -> Self {
        let (mut least, mut greatest) = (start, start);
        for point in outline.iter().filter_map(|step| step.to()) {
            least.x = least.x.min(point.x);
            least.y = least.y.min(point.y);
            greatest.x = greatest.x.max(point.x);
            greatest.y = greatest.y.max(point.y);
        }
        Self {
            outline,
            start,
            least,
            greatest,
            holes: Vec::new(),
        }
    }

    /// Tells whether a point that is not on the outline lies within it: a ray to the left then crosses it an odd number of times. No hole comes
    /// near a round corner, which is taken for a slanted line.
    fn holds(&self, at: Point) -> bool {
        let across = (self.least.x..=self.greatest.x).contains(&at.x);
        let down = (self.least.y..=self.greatest.y).contains(&at.y);
        across && down && {
            let crossed = sides(self.outline).filter(|&(from, to)| {
                let passes = (from.y > at.y) != (to.y > at.y);
                passes && (product(from, to, at) > 0) == (to.y < from.y)
            });
            crossed.count() % 2 == 1
        }
    }

    /// Returns the corner of modules before the start: areas that look alike start alike.
    fn corner(&self, unit: i16) -> Point {
        Point {
            x: self.start.x / unit * unit,
            y: self.start.y / unit * unit,
        }
    }
}

/// Returns twice the area that lies to the right of a contour; it is negative where the contour runs counter-clockwise.
pub(super) fn turning(contour: &[Step]) -> i32 {
    let start = contour.first().and_then(|step| step.to());
    start.map_or(0, |start| {
        sides(contour)
            .map(|(from, to)| product(start, from, to))
            .sum()
    })
}

/// Returns the sides of a contour from point to point, the last one back to its start.
fn sides(contour: &[Step]) -> impl Iterator<Item = (Point, Point)> {
    let points = || contour.iter().filter_map(|step| step.to());
    points().zip(points().cycle().skip(1))
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
        let Apart { rest, areas } = apart(&path);
        assert_eq!(rest.steps(), all[4..].concat());
        let [(outer, first), (inner, second)] = areas.as_slice() else {
            panic!("{areas:?}");
        };
        assert_eq!([*first, *second], [point(40, 20), point(60, 60)]);
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
