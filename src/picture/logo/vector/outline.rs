//! Outlines of shapes: what SVG 1.1 writes as paths, points and transforms, as lines and curves.

#![expect(
    clippy::many_single_char_names,
    reason = "the six numbers of a matrix have these names in the standard"
)]

use crate::picture::color::number;
use crate::picture::paint::sine;

/// A point, or a way from one point to another.
type Point = [f64; 2];

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::picture) enum Step {
    Move(Point),
    Line(Point),
    /// A cubic curve by its two controls and its end.
    Curve([Point; 3]),
    Close,
}

/// The border of an area.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::picture) struct Outline(pub(in crate::picture) Vec<Step>);

/// How points are placed: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Places points by another matrix first, and then by this one.
    pub(super) fn after(self, first: Self) -> Self {
        let [a, b, c, d, e, f] = first.0;
        let ([across, down], [x, y]) = ([self.way([a, b]), self.way([c, d])], self.place([e, f]));
        Self([across[0], across[1], down[0], down[1], x, y])
    }

    fn way(self, [x, y]: Point) -> Point {
        let [a, b, c, d, ..] = self.0;
        [a * x + c * y, b * x + d * y]
    }

    fn place(self, point: Point) -> Point {
        plus(self.way(point), [self.0[4], self.0[5]])
    }
}

impl Outline {
    /// Returns the outline with every point placed by a matrix.
    pub(super) fn turned(self, matrix: Matrix) -> Self {
        let turn = |step| match step {
            Step::Move(to) => Step::Move(matrix.place(to)),
            Step::Line(to) => Step::Line(matrix.place(to)),
            Step::Curve(points) => Step::Curve(points.map(|point| matrix.place(point))),
            Step::Close => Step::Close,
        };
        Self(self.0.into_iter().map(turn).collect())
    }
}

fn plus([x, y]: Point, [across, down]: Point) -> Point {
    [x + across, y + down]
}

fn minus([x, y]: Point, [across, down]: Point) -> Point {
    [x - across, y - down]
}

fn times([x, y]: Point, factor: f64) -> Point {
    [x * factor, y * factor]
}

/// Reads a list of transforms: SVG 1.1, 7.6.
pub(super) fn transform(text: &str) -> Option<Matrix> {
    let mut whole = Matrix::SAME;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('(')?;
        let (inside, after) = after.split_once(')')?;
        let mut numbers = Numbers(inside);
        let mut values = Vec::new();
        while let Some(value) = numbers.next() {
            values.push(value);
        }
        if !numbers.0.trim_matches(separates).is_empty() {
            return None;
        }
        let turn = |degrees: f64| {
            let (sin, cos) = (sine(degrees), sine(degrees + 90.0));
            Matrix([cos, sin, -sin, cos, 0.0, 0.0])
        };
        let shift = |x, y| Matrix([1.0, 0.0, 0.0, 1.0, x, y]);
        let tangent = |degrees: f64| sine(degrees) / sine(degrees + 90.0);
        let matrix = match (name.trim_matches(separates), values.as_slice()) {
            ("matrix", &[a, b, c, d, e, f]) => Matrix([a, b, c, d, e, f]),
            ("translate", &[x]) => shift(x, 0.0),
            ("translate", &[x, y]) => shift(x, y),
            ("scale", &[both]) => Matrix([both, 0.0, 0.0, both, 0.0, 0.0]),
            ("scale", &[x, y]) => Matrix([x, 0.0, 0.0, y, 0.0, 0.0]),
            ("rotate", &[degrees]) => turn(degrees),
            ("rotate", &[degrees, x, y]) => shift(x, y).after(turn(degrees)).after(shift(-x, -y)),
            ("skewX", &[degrees]) => Matrix([1.0, 0.0, tangent(degrees), 1.0, 0.0, 0.0]),
            ("skewY", &[degrees]) => Matrix([1.0, tangent(degrees), 0.0, 1.0, 0.0, 0.0]),
            _ => return None,
        };
        whole = whole.after(matrix);
        rest = after.trim_start_matches(separates);
    }
    Some(whole)
}

/// Reads the points of a polygon.
pub(super) fn points(text: &str) -> Option<Outline> {
    let mut numbers = Numbers(text);
    let mut steps = Vec::new();
    while let Some(x) = numbers.next() {
        let to = [x, numbers.next()?];
        steps.push(if steps.is_empty() {
            Step::Move(to)
        } else {
            Step::Line(to)
        });
    }
    if !numbers.0.trim_matches(separates).is_empty() {
        return None;
    }
    if !steps.is_empty() {
        steps.push(Step::Close);
    }
    Some(Outline(steps))
}

/// Returns a rectangle with round corners, which is an ellipse where these are as large as they can be.
pub(super) fn round_rectangle([x, y]: Point, [width, height]: Point, radii: Point) -> Outline {
    if width <= 0.0 || height <= 0.0 {
        return Outline::default();
    }
    let [across, down] = [radii[0].min(width / 2.0), radii[1].min(height / 2.0)];
    let (right, bottom) = (x + width, y + height);
    if across <= 0.0 || down <= 0.0 {
        let corners = [[right, y], [right, bottom], [x, bottom]].map(Step::Line);
        let [one, two, three] = corners;
        return Outline(vec![Step::Move([x, y]), one, two, three, Step::Close]);
    }
    let mut steps = vec![Step::Move([x + across, y])];
    // Each side, the corner at its end, and the end of the corner.
    for (side, corner, end) in [
        ([right - across, y], [right, y], [right, y + down]),
        (
            [right, bottom - down],
            [right, bottom],
            [right - across, bottom],
        ),
        ([x + across, bottom], [x, bottom], [x, bottom - down]),
        ([x, y + down], [x, y], [x + across, y]),
    ] {
        steps.push(Step::Line(side));
        let control = |from: Point| plus(from, times(minus(corner, from), QUARTER));
        steps.push(Step::Curve([control(side), control(end), end]));
    }
    steps.push(Step::Close);
    Outline(steps)
}

/// How far the controls of a quarter of a circle lie towards the corner of the square around it.
const QUARTER: f64 = 0.552_284_749_8;

/// The numbers of a text, parted by spaces, commas, or nothing where a sign or a point begins the next.
struct Numbers<'a>(&'a str);

fn separates(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter == ','
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<f64> {
        self.0 = self.0.trim_start_matches(separates);
        number(&mut self.0).filter(|value| value.is_finite())
    }

    fn point(&mut self) -> Option<Point> {
        Some([self.next()?, self.next()?])
    }

    /// Takes a flag of an arc, after which nothing parts the next number.
    fn flag(&mut self) -> Option<bool> {
        self.0 = self.0.trim_start_matches(separates);
        let flag = match self.0.as_bytes().first()? {
            b'0' => false,
            b'1' => true,
            _ => return None,
        };
        self.0 = &self.0[1..];
        Some(flag)
    }
}

/// Reads the data of a path: SVG 1.1, 8.3.
pub(super) fn path(text: &str) -> Option<Outline> {
    let mut numbers = Numbers(text);
    let mut steps = Vec::new();
    let (mut pen, mut start) = ([0.0; 2], [0.0; 2]);
    // The last control of a curve, which a smooth one mirrors.
    let (mut cubic, mut quadratic) = (None, None);
    let mut command = None;
    loop {
        numbers.0 = numbers.0.trim_start_matches(separates);
        let Some(first) = numbers.0.bytes().next() else {
            return Some(Outline(steps));
        };
        if first.is_ascii_alphabetic() {
            command = Some(first);
            numbers.0 = &numbers.0[1..];
        } else if command.is_none_or(|command| command.eq_ignore_ascii_case(&b'z')) {
            return None;
        }
        let given = command?;
        let relative = given.is_ascii_lowercase();
        let from = |point: Point| if relative { plus(pen, point) } else { point };
        let mirrored =
            |control: Option<Point>| control.map_or(pen, |control| minus(times(pen, 2.0), control));
        let (mut next_cubic, mut next_quadratic) = (None, None);
        let to = match given.to_ascii_lowercase() {
            b'z' => {
                steps.push(Step::Close);
                start
            }
            b'm' => {
                let to = from(numbers.point()?);
                steps.push(Step::Move(to));
                start = to;
                // Further points are lines.
                command = Some(if relative { b'l' } else { b'L' });
                to
            }
            b'l' => line(&mut steps, from(numbers.point()?)),
            b'h' => {
                let x = numbers.next()?;
                line(&mut steps, [if relative { pen[0] + x } else { x }, pen[1]])
            }
            b'v' => {
                let y = numbers.next()?;
                line(&mut steps, [pen[0], if relative { pen[1] + y } else { y }])
            }
            kind @ (b'c' | b's') => {
                let one = if kind == b'c' {
                    from(numbers.point()?)
                } else {
                    mirrored(cubic)
                };
                let (two, to) = (from(numbers.point()?), from(numbers.point()?));
                steps.push(Step::Curve([one, two, to]));
                next_cubic = Some(two);
                to
            }
            kind @ (b'q' | b't') => {
                let control = if kind == b'q' {
                    from(numbers.point()?)
                } else {
                    mirrored(quadratic)
                };
                let to = from(numbers.point()?);
                let towards = |end: Point| plus(end, times(minus(control, end), 2.0 / 3.0));
                steps.push(Step::Curve([towards(pen), towards(to), to]));
                next_quadratic = Some(control);
                to
            }
            b'a' => {
                let (radii, degrees) = (numbers.point()?, numbers.next()?);
                let (large, sweep) = (numbers.flag()?, numbers.flag()?);
                let to = from(numbers.point()?);
                arc(&mut steps, pen, radii, degrees, large, sweep, to);
                to
            }
            _ => return None,
        };
        // A path begins with a move.
        if !matches!(steps.first(), Some(Step::Move(_))) {
            return None;
        }
        (pen, cubic, quadratic) = (to, next_cubic, next_quadratic);
    }
}

fn line(steps: &mut Vec<Step>, to: Point) -> Point {
    steps.push(Step::Line(to));
    to
}

/// Adds an arc of an ellipse as curves of a quarter at most: SVG 1.1, F.6.
#[expect(
    clippy::float_cmp,
    reason = "an arc to the very point where it begins is left out"
)]
fn arc(
    steps: &mut Vec<Step>,
    from: Point,
    radii: Point,
    degrees: f64,
    large: bool,
    sweep: bool,
    to: Point,
) {
    let [across, down] = radii.map(f64::abs);
    if from == to {
        return;
    }
    if across == 0.0 || down == 0.0 {
        steps.push(Step::Line(to));
        return;
    }
    // In these units the ellipse is a circle of radius 1, and stands straight.
    let (sin, cos) = (sine(degrees), sine(degrees + 90.0));
    let inwards = |[x, y]: Point| [(x * cos + y * sin) / across, (y * cos - x * sin) / down];
    let half = times(inwards(minus(to, from)), 0.5);
    let chord = half[0] * half[0] + half[1] * half[1];
    // Radii that do not reach are made as large as it takes.
    let grown = chord.sqrt().max(1.0);
    let [across, down] = [across * grown, down * grown];
    let half = times(half, 1.0 / grown);
    let chord = (chord / (grown * grown)).min(1.0);
    let side = if large == sweep { 1.0 } else { -1.0 };
    let height = ((1.0 - chord) / chord).sqrt() * side;
    // The middle of the circle, seen from the middle of the chord.
    let middle = [half[1] * height, -half[0] * height];
    let begin = minus(times(half, -1.0), middle);
    let end = minus(half, middle);
    let outwards = |[x, y]: Point| {
        let [x, y] = [x * across, y * down];
        [x * cos - y * sin, x * sin + y * cos]
    };
    let centre = minus(from, outwards(begin));
    let turn = if sweep { 1.0 } else { -1.0 };
    let quarter = |[x, y]: Point| [-y * turn, x * turn];
    let dot = |one: Point, other: Point| one[0] * other[0] + one[1] * other[1];
    let mut at = begin;
    for _ in 0..4 {
        // The rest is no more than a quarter where the end lies ahead, on this side.
        let last = dot(quarter(at), end) >= -1e-9 && dot(at, end) >= -1e-9;
        let next = if last { end } else { quarter(at) };
        let cosine = dot(at, next).clamp(-1.0, 1.0);
        let half = ((1.0 - cosine) / (1.0 + cosine)).sqrt();
        let eighth = if half == 0.0 {
            0.0
        } else {
            ((1.0 + half * half).sqrt() - 1.0) / half
        };
        let reach = 4.0 / 3.0 * eighth;
        let controls = [
            plus(at, times(quarter(at), reach)),
            minus(next, times(quarter(next), reach)),
            next,
        ];
        let mut placed = controls.map(|point| plus(centre, outwards(point)));
        if last {
            placed[2] = to;
        }
        steps.push(Step::Curve(placed));
        if last {
            return;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows an outline as SVG would have it, to thousandths.
    fn shown(outline: &Outline) -> String {
        let round = |value: f64| (value * 1000.0).round() / 1000.0 + 0.0;
        let point = |[x, y]: Point| format!("{} {}", round(x), round(y));
        let step = |step: &Step| match step {
            Step::Move(to) => format!("M{}", point(*to)),
            Step::Line(to) => format!("L{}", point(*to)),
            Step::Curve([one, two, to]) => {
                format!("C{},{},{}", point(*one), point(*two), point(*to))
            }
            Step::Close => "Z".to_owned(),
        };
        outline.0.iter().map(step).collect()
    }

    #[track_caller]
    fn reads(text: &str, want: &str) {
        assert_eq!(
            path(text).map(|outline| shown(&outline)).as_deref(),
            Some(want),
            "{text}"
        );
    }

    #[test]
    fn every_command_is_read_in_both_cases() {
        reads("M1 2 3,4l5-6", "M1 2L3 4L8 -2");
        reads("m1 2 3 4H9h-1V7v.5z", "M1 2L4 6L9 6L8 6L8 7L8 7.5Z");
        reads("M0 0C1 1 2 1 3 0s2-1 3 0", "M0 0C1 1,2 1,3 0C4 -1,5 -1,6 0");
        reads("M0 0Q3 3 6 0T12 0", "M0 0C2 2,4 2,6 0C8 -2,10 -2,12 0");
        reads("M1 1zl2 0", "M1 1ZL3 1");
        reads("", "");
        for wrong in [
            "L1 2",
            "M1",
            "M1 2 3",
            "M1 2X3 4",
            "1 2",
            "M1 2z3 4",
            "M1 2a1 1 0 2 0 3 4",
        ] {
            assert_eq!(path(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn arcs_end_where_they_should_and_stay_on_their_circle() {
        reads("M1 0A1 1 0 0 1 0 1", "M1 0C1 0.552,0.552 1,0 1");
        reads("M0 0a0 1 0 0 0 3 4", "M0 0L3 4");
        for large in ["0", "1"] {
            for sweep in ["0", "1"] {
                let text = format!("M-.6.8A1 1 30 {large}{sweep}.8.6");
                let steps = path(&text).expect("reads").0;
                let mut length = 0.0;
                let mut pen = [-0.6, 0.8];
                // The chord's middle lies at .1 .7; the circles' middles at 0 0 and at .2 1.4.
                let centre = if (large == "0") == (sweep == "0") {
                    [0.0, 0.0]
                } else {
                    [0.2, 1.4]
                };
                for step in &steps[1..] {
                    let Step::Curve([one, two, to]) = *step else {
                        panic!("{text}")
                    };
                    for part in 0..=20 {
                        let t = f64::from(part) / 20.0;
                        let u = 1.0 - t;
                        let at = |axis: usize| {
                            u.powi(3) * pen[axis]
                                + 3.0 * u * u * t * one[axis]
                                + 3.0 * u * t * t * two[axis]
                                + t.powi(3) * to[axis]
                        };
                        let radius = (at(0) - centre[0]).hypot(at(1) - centre[1]);
                        assert!((radius - 1.0).abs() < 1e-3, "{text} {radius}");
                    }
                    length += (to[0] - pen[0]).hypot(to[1] - pen[1]);
                    pen = to;
                }
                assert!((pen[0] - 0.8).abs() + (pen[1] - 0.6).abs() < 1e-9, "{text}");
                assert_eq!(length > 2.0, large == "1", "{text} {length}");
            }
        }
    }

    #[test]
    fn transforms_are_applied_from_the_right() {
        let placed = |text: &str| {
            let [x, y] = transform(text).expect(text).place([1.0, 2.0]);
            [(x * 1e6).round() / 1e6, (y * 1e6).round() / 1e6]
        };
        for (text, want) in [
            ("translate(10) scale(2,3)", [12.0, 6.0]),
            ("scale(2 3) translate(10 1)", [22.0, 9.0]),
            ("rotate(90)", [-2.0, 1.0]),
            ("rotate(180 1 1)", [1.0, 0.0]),
            ("matrix(1 2 3 4 5 6)", [12.0, 16.0]),
            ("skewX(45)", [3.0, 2.0]),
            ("skewY(45)", [1.0, 3.0]),
            ("", [1.0, 2.0]),
        ] {
            assert!(
                (placed(text)[0] - want[0]).abs() + (placed(text)[1] - want[1]).abs() < 1e-5,
                "{text}"
            );
        }
        for wrong in ["turn(3)", "scale()", "scale(1 2 3)", "scale(1", "scale(a)"] {
            assert_eq!(transform(wrong), None, "{wrong}");
        }
    }
}
