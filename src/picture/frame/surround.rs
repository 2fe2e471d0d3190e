//! What a frame draws: the areas of border, band, ribbon and bubble, and the ground that it leaves to the picture.

use super::{Frame, FramePosition, Measures};
use crate::picture::blend::over;
use crate::picture::color::Color;
use crate::picture::extent::Extent;
use crate::picture::logo::{Outline, Step};
use crate::picture::style::FrameShape;

/// What lies around a picture, in modules from the symbol's top left corner.
pub(in crate::picture) struct Surround {
    /// The ground, and the radius of its corners.
    pub(in crate::picture) ground: Extent,
    pub(in crate::picture) radius: f64,
    /// The areas over the ground, each over those before it.
    pub(in crate::picture) areas: Vec<Area>,
}

/// An area of a frame; contours that run against each other leave a hole.
pub(in crate::picture) struct Area {
    pub(in crate::picture) outline: Outline,
    /// What shades it: none where it has the plain colour.
    pub(in crate::picture) shade: Option<u8>,
}

/// Returns a colour in the shade, which is light where the colour itself is dark.
pub(in crate::picture) fn shaded(color: Color, shade: u8) -> Color {
    let [red, green, blue, _] = over(shadow(color, shade).bytes(), opaque(color).bytes());
    Color {
        red,
        green,
        blue,
        alpha: color.alpha,
    }
}

/// Returns what is laid over a colour that a page decides to shade it.
pub(in crate::picture) fn shadow(color: Color, shade: u8) -> Color {
    let light = u32::from(color.red) + u32::from(color.green) + u32::from(color.blue) < 150;
    let base = if light { Color::WHITE } else { Color::BLACK };
    Color {
        alpha: shade,
        ..base
    }
}

fn opaque(color: Color) -> Color {
    Color {
        alpha: 255,
        ..color
    }
}

/// Returns what a frame draws around a picture, whose ground has corners of this radius; all in modules.
pub(in crate::picture) fn surround(
    frame: &Frame,
    inner: Extent,
    measures: &Measures,
    pixel: f64,
    light_radius: f64,
) -> Surround {
    let drawn = Measured {
        measures,
        edges: edges(inner),
        pixel,
        light_radius,
    };
    let mut surround = match frame.shape {
        FrameShape::Plain => drawn.plain(),
        FrameShape::Box | FrameShape::Rounded => drawn.border(measures.near()),
        FrameShape::Banner => drawn.banner(inner),
        FrameShape::Bubble => drawn.bubble(),
    };
    if frame.position == FramePosition::Top {
        surround.turn(inner);
    }
    surround
}

/// Left, top, right and bottom.
type Edges = [f64; 4];

fn edges(Extent { from, sides }: Extent) -> Edges {
    [from[0], from[1], from[0] + sides[0], from[1] + sides[1]]
}

/// Returns the rectangle within these edges.
fn extent([left, top, right, bottom]: Edges) -> Extent {
    Extent {
        from: [left, top],
        sides: [right - left, bottom - top],
    }
}

/// Returns edges that lie so far outside of others, or inside where below 0.
fn grown([left, top, right, bottom]: Edges, by: f64) -> Edges {
    [left - by, top - by, right + by, bottom + by]
}

/// A frame whose text lies below.
struct Measured<'a> {
    measures: &'a Measures,
    /// Of the picture without a frame.
    edges: Edges,
    /// The side of a pixel.
    pixel: f64,
    light_radius: f64,
}

impl Measured<'_> {
    /// The ground goes on below the text.
    fn plain(&self) -> Surround {
        let [left, top, right, bottom] = self.edges;
        let ground = extent([left, top, right, bottom + self.measures.near()]);
        Surround {
            ground,
            radius: self.light_radius,
            areas: Vec::new(),
        }
    }

    /// A border that reaches `near` below the picture: a band where that is more than at its other sides.
    fn border(&self, near: f64) -> Surround {
        let Measures {
            shape,
            border,
            padding,
            ..
        } = *self.measures;
        let hole = grown(self.edges, padding);
        let [left, top, right, _] = grown(hole, border);
        let outer = [left, top, right, self.edges[3] + near];
        // Corners of this radius lie around the straight ones of what is inside.
        let around = if shape == FrameShape::Box {
            0.0
        } else {
            padding * 3.4
        };
        let inside = if self.light_radius > 0.0 {
            around.max(self.light_radius + padding)
        } else {
            around
        };
        let outside = if shape == FrameShape::Box {
            0.0
        } else {
            inside.min(4.0 * border) + border
        };
        let mut steps = Vec::with_capacity(20);
        rectangle(&mut steps, outer, outside, &[]);
        let [left, top, right, bottom] = hole;
        rectangle(&mut steps, [right, top, left, bottom], inside, &[]);
        // The ground ends below the border, where no edge of it is seen.
        let under = if outside > 0.0 && border > self.pixel * 1.5 {
            self.pixel
        } else {
            0.0
        };
        Surround {
            ground: extent(grown(outer, -under)),
            radius: (outside - under).max(0.0),
            areas: vec![area(steps, None)],
        }
    }

    /// A border, and below it a bubble that points to it.
    fn bubble(&self) -> Surround {
        let Measures {
            padding,
            border,
            gap,
            band,
            ..
        } = *self.measures;
        let mut surround = self.border(padding + border);
        let [left, _, right, bottom] = grown(self.edges, padding + border);
        let top = bottom + gap;
        let mut steps = Vec::with_capacity(16);
        let radius = (band / 2.0).min(border * 3.0);
        let middle = f64::midpoint(left, right);
        let tail = [
            [middle - gap, top],
            [middle, top - gap * 0.8],
            [middle + gap, top],
        ];
        let edges = [left, top, right, top + band];
        rectangle(&mut steps, edges, radius, &tail);
        surround.areas.push(area(steps, None));
        surround
    }

    /// A ribbon whose ends are folded behind it.
    fn banner(&self, inner: Extent) -> Surround {
        let Measures {
            overhang,
            fold,
            band,
            ..
        } = *self.measures;
        let [left, _, right, top] = self.edges;
        let (left, right, bottom) = (left - overhang, right + overhang, top + band);
        let [hidden, seen, notch] = [1.25, 0.65, 0.45].map(|share| overhang * share);
        let mut ends = Vec::with_capacity(12);
        let mut folds = Vec::with_capacity(8);
        for (edge, way) in [(left, 1.0), (right, -1.0)] {
            let [hidden, seen, notch] = [hidden, seen, notch].map(|length| edge + way * length);
            let [above, below] = [top + fold, bottom + fold];
            let middle = f64::midpoint(above, below);
            let end = [
                [edge, above],
                [hidden, above],
                [hidden, below],
                [edge, below],
                [notch, middle],
            ];
            polygon(&mut ends, &end);
            polygon(
                &mut folds,
                &[[seen, bottom], [hidden, bottom], [hidden, below]],
            );
        }
        let mut front = Vec::with_capacity(5);
        let edges = [left + seen, top, right - seen, bottom];
        rectangle(&mut front, edges, 0.0, &[]);
        Surround {
            ground: inner,
            radius: self.light_radius,
            areas: vec![
                area(ends, Some(56)),
                area(folds, Some(128)),
                area(front, None),
            ],
        }
    }
}

fn area(steps: Vec<Step>, shade: Option<u8>) -> Area {
    Area {
        outline: Outline(steps),
        shade,
    }
}

impl Surround {
    /// Tells whether every edge lies on the grid of pixels.
    pub(in crate::picture) fn is_straight(&self) -> bool {
        let mut areas = self.areas.iter();
        let curve = |step: &Step| matches!(step, Step::Curve(_));
        areas.all(|area| area.shade.is_none() && !area.outline.0.iter().any(curve))
    }

    /// Turns everything upside down about the middle of the picture without a frame.
    fn turn(&mut self, inner: Extent) {
        let turned = |y: f64| 2.0 * inner.from[1] + inner.sides[1] - y;
        self.ground.from[1] = turned(self.ground.from[1] + self.ground.sides[1]);
        for step in self.areas.iter_mut().flat_map(|area| &mut area.outline.0) {
            match step {
                Step::Move(to) | Step::Line(to) => to[1] = turned(to[1]),
                Step::Curve(points) => points.iter_mut().for_each(|to| to[1] = turned(to[1])),
                Step::Close => {}
            }
        }
    }
}

/// Adds a contour of straight lines.
fn polygon(steps: &mut Vec<Step>, corners: &[[f64; 2]]) {
    steps.push(Step::Move(corners[0]));
    steps.extend(corners[1..].iter().map(|&corner| Step::Line(corner)));
    steps.push(Step::Close);
}

/// Adds a rectangle with round corners, clockwise from the end of the first, or the other way where left and right are exchanged. `tail`
/// interrupts its upper edge.
fn rectangle(
    steps: &mut Vec<Step>,
    [left, top, right, bottom]: Edges,
    radius: f64,
    tail: &[[f64; 2]],
) {
    let across = radius.copysign(right - left);
    steps.push(Step::Move([left + across, top]));
    steps.extend(tail.iter().map(|&point| Step::Line(point)));
    // The corners with the ways to the ends of their arcs: how they are reached, and how they are left.
    let corners = [
        ([right, top], [-across, 0.0], [0.0, radius]),
        ([right, bottom], [0.0, -radius], [-across, 0.0]),
        ([left, bottom], [across, 0.0], [0.0, -radius]),
        ([left, top], [0.0, radius], [across, 0.0]),
    ];
    for ([x, y], before, after) in corners {
        let at = |[right, down]: [f64; 2], share: f64| [x + right * share, y + down * share];
        steps.push(Step::Line(at(before, 1.0)));
        if radius > 0.0 {
            // Controls so far to the corner leave the circle by 0.0003 of its radius at most.
            let rest = 1.0 - 0.5523;
            let controls = [at(before, rest), at(after, rest)];
            steps.push(Step::Curve([controls[0], controls[1], at(after, 1.0)]));
        }
    }
    steps.push(Step::Close);
}
