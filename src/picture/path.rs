//! A path: closed contours of straight lines and quarter circles.

/// The number of grid points in a module: coordinates are whole twentieths of a module.
pub const UNIT: i16 = 20;

/// The number of points in a module of the fine grid, on which modules lie that do not fill their place: eight for one of [`UNIT`].
pub(super) const FINE: i16 = 8 * UNIT;

/// A place in points of the path's grid, from the symbol's top left corner, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Points of the grid to the right.
    pub x: i16,
    /// Points of the grid down.
    pub y: i16,
}

/// One step of a contour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Starts a contour.
    Move(Point),
    /// A straight line to the point.
    Line(Point),
    /// A quarter of a circle to the point, clockwise if `clockwise`; its ends are equally far apart in both directions, it
    /// starts and ends along an axis, and it bulges to the left of its way if it is clockwise.
    Quarter {
        /// The end of the arc.
        to: Point,
        /// Whether it turns right on its way.
        clockwise: bool,
    },
    /// Ends a contour: a straight line back to its start, if it is not there yet.
    Close,
}

impl Step {
    /// Returns where the pen is after the step; none where that is the start of the contour.
    pub(super) fn to(self) -> Option<Point> {
        match self {
            Self::Move(to) | Self::Line(to) | Self::Quarter { to, .. } => Some(to),
            Self::Close => None,
        }
    }

    /// Returns the step with its point elsewhere.
    pub(super) fn with(self, place: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Move(to) => Self::Move(place(to)),
            Self::Line(to) => Self::Line(place(to)),
            Self::Quarter { to, clockwise } => Self::Quarter {
                to: place(to),
                clockwise,
            },
            Self::Close => Self::Close,
        }
    }
}

/// What contours are drawn with, step by step.
pub(super) trait Contours {
    /// Starts a contour.
    fn go(&mut self, to: Point);
    /// Draws a straight line.
    fn line(&mut self, to: Point);
    /// Draws a quarter of a circle, as [`Step::Quarter`] is one.
    fn quarter(&mut self, to: Point, clockwise: bool);
    /// Ends a contour.
    fn close(&mut self);
}

impl Contours for Path {
    fn go(&mut self, to: Point) {
        self.push(Step::Move(to));
    }

    fn line(&mut self, to: Point) {
        self.push(Step::Line(to));
    }

    fn quarter(&mut self, to: Point, clockwise: bool) {
        self.push(Step::Quarter { to, clockwise });
    }

    fn close(&mut self) {
        self.push(Step::Close);
    }
}

/// Closed contours that are filled together: what lies inside an odd number of them is painted. Outer contours run clockwise and
/// holes run the other way, so that the non-zero rule fills the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
    unit: i16,
}

impl Default for Path {
    /// No contour, on the grid of [`UNIT`] points a module.
    fn default() -> Self {
        Self {
            steps: Vec::new(),
            unit: UNIT,
        }
    }
}

impl Path {
    /// Returns the steps of all contours in order; each contour starts with a [`Step::Move`] and ends with a [`Step::Close`].
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Step, Style, paths};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let path = &paths(&symbol, &Style::default())[0];
    /// assert!(matches!(path.steps()[0], Step::Move(_)));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Returns the points of the grid in a module: [`UNIT`], or more where modules do not fill their place.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Style, UNIT, paths};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// assert_eq!(paths(&symbol, &Style::default())[0].unit(), UNIT);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn unit(&self) -> i16 {
        self.unit
    }

    /// Puts the path on the fine grid, where it lies as it did; it must lie on that of [`UNIT`].
    pub(super) fn refine(&mut self) {
        let finer = FINE / self.unit;
        let fine = |at: Point| point(at.x * finer, at.y * finer);
        for step in &mut self.steps {
            *step = step.with(fine);
        }
        self.unit = FINE;
    }

    /// Returns a path of these steps on the same grid.
    pub(super) fn like(&self, steps: &[Step]) -> Self {
        Self {
            steps: steps.to_vec(),
            unit: self.unit,
        }
    }

    /// Adds steps.
    pub(super) fn extend(&mut self, steps: &[Step]) {
        self.steps.extend_from_slice(steps);
    }

    /// Adds one step.
    pub(super) fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// Adds a rectangle with round corners: `corners` are the radii top left, top right, bottom right, bottom left. A hole runs
    /// counter-clockwise.
    pub(super) fn rectangle(&mut self, from: Point, to: Point, corners: [i16; 4], hole: bool) {
        let [top_left, top_right, bottom_right, bottom_left] = corners;
        // Each corner: where its arc begins, and where it ends, clockwise.
        let mut corners = [
            (
                point(from.x, from.y + top_left),
                point(from.x + top_left, from.y),
            ),
            (
                point(to.x - top_right, from.y),
                point(to.x, from.y + top_right),
            ),
            (
                point(to.x, to.y - bottom_right),
                point(to.x - bottom_right, to.y),
            ),
            (
                point(from.x + bottom_left, to.y),
                point(from.x, to.y - bottom_left),
            ),
        ];
        if hole {
            corners.reverse();
            for (begin, end) in &mut corners {
                std::mem::swap(begin, end);
            }
        }
        let mut pen = corners[0].1;
        self.steps.push(Step::Move(pen));
        for place in [1, 2, 3, 0] {
            let (begin, end) = corners[place];
            // The last corner of a square needs no line: closing draws it.
            if begin != pen && (begin != end || place != 0) {
                self.steps.push(Step::Line(begin));
            }
            if begin != end {
                self.steps.push(Step::Quarter {
                    to: end,
                    clockwise: !hole,
                });
            }
            pen = end;
        }
        self.steps.push(Step::Close);
    }
}

/// Returns the point at these points of a grid.
pub(super) const fn point(x: i16, y: i16) -> Point {
    Point { x, y }
}

/// Returns the corner of the square around a quarter circle that its bulge points to; the centre of the circle is the corner
/// across. A cubic curve follows the arc with controls 0.5523 of the way from each end to this corner.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Point, bulge};
///
/// // From the top of a disc to its right.
/// let corner = bulge(Point { x: 10, y: 0 }, Point { x: 20, y: 10 }, true);
/// assert_eq!(corner, Point { x: 20, y: 0 });
/// ```
#[must_use]
pub fn bulge(from: Point, to: Point, clockwise: bool) -> Point {
    let falling = (to.x > from.x) == (to.y > from.y);
    if falling == clockwise {
        point(to.x, from.y)
    } else {
        point(from.x, to.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_is_four_quarters() {
        let mut path = Path::default();
        path.rectangle(point(0, 0), point(20, 20), [10; 4], false);
        let quarter = |x, y| Step::Quarter {
            to: point(x, y),
            clockwise: true,
        };
        let disc = [
            Step::Move(point(10, 0)),
            quarter(20, 10),
            quarter(10, 20),
            quarter(0, 10),
            quarter(10, 0),
            Step::Close,
        ];
        // The straight pieces between the quarters have no length and are not drawn.
        assert_eq!(path.steps(), disc);
    }

    #[test]
    fn holes_run_the_other_way() {
        let mut path = Path::default();
        path.rectangle(point(0, 0), point(20, 20), [0; 4], false);
        path.rectangle(point(5, 5), point(15, 15), [0; 4], true);
        let line = |x, y| Step::Line(point(x, y));
        let want = [
            Step::Move(point(0, 0)),
            line(20, 0),
            line(20, 20),
            line(0, 20),
            Step::Close,
            Step::Move(point(5, 15)),
            line(15, 15),
            line(15, 5),
            line(5, 5),
            Step::Close,
        ];
        assert_eq!(path.steps(), want);
    }

    #[test]
    fn a_quarter_bulges_away_from_its_centre() {
        // Right then down, down then left, left then up, up then right: clockwise around the middle of the square.
        let corners = [
            (point(10, 0), point(20, 10), point(20, 0)),
            (point(20, 10), point(10, 20), point(20, 20)),
            (point(10, 20), point(0, 10), point(0, 20)),
            (point(0, 10), point(10, 0), point(0, 0)),
        ];
        for (from, to, corner) in corners {
            assert_eq!(bulge(from, to, true), corner);
            assert_eq!(bulge(to, from, false), corner);
        }
    }
}
