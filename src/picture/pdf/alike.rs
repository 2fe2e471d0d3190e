//! Modules that are drawn alike: one form for all of them, ISO 32000-1:2008 8.10.

use super::super::path::{Path, Point, Step};
use super::areas::turning;

/// How often a shape has to stand so that its form is worth its bytes.
const OFTEN: usize = 8;

/// A path, and what was taken out of it.
pub(super) struct Parted {
    /// What is drawn once.
    pub(super) rest: Path,
    /// The shapes that stand often, each with the places of its corner.
    pub(super) shapes: Vec<(Path, Vec<Point>)>,
}

/// Takes round or slanted shapes of at most a module out of a path, where they stand often. Such a shape lies alone: it has no hole, and is
/// none, since holes run counter-clockwise.
pub(super) fn parted(path: &Path) -> Parted {
    let mut parted = Parted {
        rest: path.like(&[]),
        shapes: Vec::new(),
    };
    // The shapes, each with where it was seen.
    let mut seen: Vec<(Vec<Step>, Vec<Point>)> = Vec::new();
    for contour in contours(path.steps()) {
        let Some((shape, corner)) = alone(contour, path.unit()) else {
            parted.rest.extend(contour);
            continue;
        };
        match seen.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, corners)) => corners.push(corner),
            None => seen.push((shape, vec![corner])),
        }
    }
    for (shape, corners) in seen {
        if corners.len() >= OFTEN {
            parted.shapes.push((path.like(&shape), corners));
            continue;
        }
        for corner in corners {
            let steps: Vec<Step> = shape.iter().map(|step| moved(*step, corner, 1)).collect();
            parted.rest.extend(&steps);
        }
    }
    parted
}

/// Parts steps into contours.
pub(super) fn contours(steps: &[Step]) -> impl Iterator<Item = &[Step]> {
    steps.split_inclusive(|step| *step == Step::Close)
}

/// Returns a contour as it is with its upper left corner at the origin, and that corner; none where it is straight along both axes, larger than
/// a module, or a hole.
fn alone(contour: &[Step], unit: i16) -> Option<(Vec<Step>, Point)> {
    let points = || contour.iter().filter_map(|step| step.to());
    let corner = Point {
        x: points().map(|point| point.x).min()?,
        y: points().map(|point| point.y).min()?,
    };
    if points().any(|point| point.x - corner.x > unit || point.y - corner.y > unit) {
        return None;
    }
    let mut pen = points().next_back()?;
    let mut straight = true;
    for step in contour {
        let Some(next) = step.to() else { continue };
        straight &= match step {
            Step::Line(_) => pen.x == next.x || pen.y == next.y,
            Step::Quarter { .. } => false,
            Step::Move(_) | Step::Close => true,
        };
        pen = next;
    }
    if straight || turning(contour) <= 0 {
        return None;
    }
    let shape = contour
        .iter()
        .map(|step| moved(*step, corner, -1))
        .collect();
    Some((shape, corner))
}

/// Returns a step so many times farther by `way`.
pub(super) fn moved(step: Step, way: Point, times: i16) -> Step {
    step.with(|point| Point {
        x: point.x + times * way.x,
        y: point.y + times * way.y,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::path::{UNIT, point};
    use super::*;

    #[test]
    fn dots_are_one_shape_and_what_has_a_hole_stays() {
        let mut path = Path::default();
        let square = |path: &mut Path, from: i16, side: i16, round: i16, hole: bool| {
            let [from, to] = [from, from + side].map(|place| point(place * UNIT, place * UNIT));
            path.rectangle(from, to, [round; 4], hole);
        };
        for place in 0..8 {
            square(&mut path, 3 * place, 1, UNIT / 2, false);
        }
        // A ring, whose hole is as large as a module; a lone square; and a shape that stands twice.
        square(&mut path, 30, 3, UNIT, false);
        square(&mut path, 31, 1, UNIT / 2, true);
        square(&mut path, 40, 1, 0, false);
        square(&mut path, 50, 1, UNIT / 4, false);
        square(&mut path, 52, 1, UNIT / 4, false);
        let Parted { rest, shapes } = parted(&path);
        assert_eq!(contours(rest.steps()).count(), 5);
        let [(dot, places)] = shapes.as_slice() else {
            panic!("{shapes:?}");
        };
        assert_eq!(dot.steps(), &path.steps()[..6]);
        let want: Vec<Point> = (0..8).map(|place| point(60 * place, 60 * place)).collect();
        assert_eq!(*places, want);
    }
}
