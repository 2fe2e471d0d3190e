//! The ground of a picture: its round corners, and in pixels what lies below the modules where it is more than one colour.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::blend::{FULL, over, part};
use super::color::Color;
use super::decimal::{invalid_number, shown};
use super::extent::Extent;
use super::frame::Surround;
use super::gradient::Flow;
use super::layout::Layout;
use super::paint::Paint;
use super::raster::Pixel;
use super::style::Style;
use crate::Error;

/// Refuses a radius that is no number from 0 to half the shorter side of the ground.
pub(super) fn check(radius: f64, layout: &Layout) -> Result<(), Error> {
    let [width, height] = layout.inner().sides;
    let most = width.min(height) / 2.0;
    if (0.0..=most).contains(&radius) {
        return Ok(());
    }
    let most = (most * 100.0).floor() / 100.0;
    let allowed = String::from("0 … ") + &shown(most);
    Err(invalid_number("lightRadius", radius, &allowed))
}

/// Returns the least quiet zone in modules beside a symbol that the ground reaches so far around, to the left and above: round corners
/// take of it where they begin beside the symbol.
pub(crate) fn quiet_zone([left, above]: [f64; 2], radius: f64) -> f64 {
    // How far an edge of the ground has moved in at a distance from the edge across.
    let moved = |distance: f64| {
        if distance >= radius {
            return 0.0;
        }
        let rest = radius - distance;
        radius - (radius * radius - rest * rest).sqrt()
    };
    (left - moved(above)).min(above - moved(left)).max(0.0)
}

/// Returns the rectangle of the ground and the radius of its corners, in modules: all of the picture without a frame.
pub(super) fn extent(style: &Style, layout: &Layout, surround: Option<&Surround>) -> (Extent, f64) {
    surround.map_or((layout.inner(), style.light_radius), |surround| {
        (surround.ground, surround.radius)
    })
}

/// What is laid below the modules, or takes the corners off what they lie on.
pub(super) struct Ground {
    below: Option<Below>,
    /// Of the corners, in pixels.
    radius: f64,
    /// Of the picture.
    width: usize,
    /// The columns of the ground, and its rows.
    across: [usize; 2],
    down: [u32; 2],
}

/// What lies below modules that were painted on nothing.
enum Below {
    Plain(Pixel),
    Flow(Box<Flow>),
}

impl Ground {
    /// Returns the colour that modules are painted on, and what becomes of the ground then; nothing where it is that colour alone.
    pub(super) fn new(
        style: &Style,
        layout: &Layout,
        surround: Option<&Surround>,
    ) -> (Color, Option<Self>) {
        let (extent, radius) = extent(style, layout, surround);
        let module = f64::from(layout.module());
        let radius = radius * module;
        let [left, top] = [(0, layout.left()), (1, layout.top())]
            .map(|(axis, before)| f64::from(before) + extent.from[axis] * module);
        let [right, bottom] =
            [(0, left), (1, top)].map(|(axis, from)| from + extent.sides[axis] * module);
        let [left, top, right, bottom] = [left, top, right, bottom].map(|edge| edge.round() as u32);
        let whole = [left, top, right, bottom] == [0, 0, layout.width(), layout.height()];
        let ground = |below| Self {
            below,
            radius,
            width: layout.width() as usize,
            across: [left as usize, right as usize],
            down: [top, bottom],
        };
        let quiet = (layout.left() - left).min(layout.top() - top);
        match &style.light {
            // A picture lies between the modules and the ground.
            Paint::Solid(color) if style.background.is_some() => {
                let below = Below::Plain(color.bytes());
                (Color::TRANSPARENT, Some(ground(Some(below))))
            }
            Paint::Solid(color) if color.alpha == 0 => (*color, None),
            Paint::Solid(color) if radius <= 0.0 && whole => (*color, None),
            // The corners lie in the quiet zone: there is nothing but the colour to be taken off.
            Paint::Solid(color) if radius <= quiet.into() => (*color, Some(ground(None))),
            Paint::Solid(color) => {
                let below = Below::Plain(color.bytes());
                (Color::TRANSPARENT, Some(ground(Some(below))))
            }
            Paint::Gradient(gradient) => {
                let flow = Flow::new(gradient, extent, layout, Color::TRANSPARENT);
                let below = Below::Flow(Box::new(flow));
                (Color::TRANSPARENT, Some(ground(Some(below))))
            }
        }
    }

    /// Tells whether modules were painted on nothing, and it lies below them.
    pub(super) fn below(&self) -> bool {
        self.below.is_some()
    }

    /// Marks the rows in which it is otherwise than in the row above.
    pub(super) fn changes(&self, rows: &mut [bool]) {
        if let Some(Below::Flow(flow)) = &self.below
            && !flow.upright()
        {
            rows.fill(true);
            return;
        }
        let [top, bottom] = self.down.map(|edge| edge as usize);
        let reach = self.radius.ceil() as usize + 1;
        let last = rows.len() - 1;
        rows[top..=(top + reach).min(last)].fill(true);
        rows[bottom.saturating_sub(reach)..=bottom.min(last)].fill(true);
    }

    /// Completes rows of a picture from row `first` on.
    pub(super) fn lay(&self, pixels: &mut [Pixel], first: u32) {
        let mut line = vec![[0; 4]; self.width];
        // What lies below a row, before its corners are taken off.
        let mut colors = line.clone();
        let mut known = false;
        for (y, row) in (first..).zip(pixels.chunks_exact_mut(self.width)) {
            let Some(below) = &self.below else {
                self.round(row, y);
                continue;
            };
            match below {
                _ if known => {}
                Below::Plain(color) => colors.fill(*color),
                Below::Flow(flow) => flow.each(0, y, &mut colors),
            }
            known = match below {
                Below::Plain(_) => true,
                Below::Flow(flow) => flow.upright(),
            };
            line.copy_from_slice(&colors);
            self.round(&mut line, y);
            under(row, &line);
        }
    }

    /// Takes off a row what lies outside of the ground.
    fn round(&self, row: &mut [Pixel], y: u32) {
        let [left, right] = self.across;
        let [top, bottom] = self.down.map(f64::from);
        let middle = f64::from(y) + 0.5;
        if middle < top || middle > bottom {
            row.fill([0; 4]);
            return;
        }
        row[..left].fill([0; 4]);
        row[right..].fill([0; 4]);
        let row = &mut row[left..right];
        // How far the row lies beyond the middles of the corners.
        let down = (self.radius - middle + top).max(middle - bottom + self.radius);
        if down <= 0.0 {
            return;
        }
        // No pixel is covered whose middle lies half a pixel outside.
        let reach = |radius: f64| (radius * radius - down * down).max(0.0).sqrt();
        let clear = (self.radius - reach(self.radius + 0.5) - 0.5)
            .floor()
            .max(0.0) as usize;
        let clear = clear.min(row.len() / 2);
        let last = row.len() - 1;
        row[..clear].fill([0; 4]);
        row[last + 1 - clear..].fill([0; 4]);
        for x in clear..row.len().div_ceil(2) {
            let across = self.radius - x as f64 - 0.5;
            let distance = (across * across + down * down).sqrt();
            let inside = (self.radius - distance + 0.5).clamp(0.0, 1.0);
            if across <= 0.0 || inside >= 1.0 {
                break;
            }
            let coverage = (inside * f64::from(FULL) + 0.5) as u8;
            row[x] = part(row[x], coverage, [0; 4]);
            if last - x != x {
                row[last - x] = part(row[last - x], coverage, [0; 4]);
            }
        }
    }
}

/// Lays a row of pixels below another one.
fn under(row: &mut [Pixel], below: &[Pixel]) {
    let single = |pixel: &mut Pixel, below: Pixel| match pixel[3] {
        0 => *pixel = below,
        255 => {}
        _ => *pixel = over(*pixel, below),
    };
    let (pairs, rest) = row.as_chunks_mut::<2>();
    let (twos, last) = below.as_chunks::<2>();
    for (pair, two) in pairs.iter_mut().zip(twos) {
        // Most pixels have neighbours of their kind: nothing, or a module.
        match (pair[0][3], pair[1][3]) {
            (0, 0) => *pair = *two,
            (255, 255) => {}
            _ => {
                single(&mut pair[0], two[0]);
                single(&mut pair[1], two[1]);
            }
        }
    }
    for (pixel, &below) in rest.iter_mut().zip(last) {
        single(pixel, below);
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{m1, shown, v1};
    use super::super::{Gradient, GradientKind, Scale, Stop, pdf, pixels, svg};
    use super::*;
    use crate::Code;

    fn rounded(radius: f64, module: u32) -> Style {
        Style {
            scale: Scale::module(module).expect("allowed"),
            light_radius: radius,
            ..Style::default()
        }
    }

    fn flowing(kind: GradientKind, from: Color, to: Color) -> Paint {
        let stop = |offset, color| Stop { offset, color };
        Paint::Gradient(Gradient::new(kind, vec![stop(0.0, from), stop(1.0, to)]).expect("rises"))
    }

    /// How many pixels of the ground are not covered.
    fn clear(style: &Style) -> f64 {
        let picture = pixels(&v1(), style).expect("fits");
        let alphas = picture.data().iter().skip(3).step_by(4);
        alphas
            .map(|&alpha| 1.0 - f64::from(alpha) / 255.0)
            .sum::<f64>()
    }

    #[test]
    fn what_lies_outside_of_round_corners_is_clear() {
        // Of a square around a disc the disc takes π/4.
        let outside = 4.0 - std::f64::consts::PI;
        for (radius, module) in [(1.0, 10), (2.5, 8), (4.0, 3), (4.0, 16), (0.3, 10)] {
            let pixels = radius * f64::from(module);
            let want = outside * pixels * pixels;
            let got = clear(&rounded(radius, module));
            assert!(
                (got - want).abs() < 0.02 * want + 1.5,
                "{radius} {module}: {got} {want}"
            );
        }
        assert!(clear(&rounded(0.0, 10)) < 1e-9);
    }

    #[test]
    fn large_corners_leave_the_symbol_whole() {
        let picture = pixels(&v1(), &rounded(14.5, 2)).expect("fits");
        let plain = pixels(&v1(), &rounded(0.0, 2)).expect("fits");
        let pairs = picture
            .data()
            .chunks_exact(4)
            .zip(plain.data().chunks_exact(4));
        for (round, whole) in pairs.filter(|(_, whole)| *whole == [0, 0, 0, 255]) {
            assert_eq!(round, whole);
        }
        // A disc as wide as the picture, and what of the symbol lies outside.
        let disc = std::f64::consts::FRAC_PI_4 * 58.0 * 58.0;
        let clear = clear(&rounded(14.5, 2));
        assert!((clear - (58.0 * 58.0 - disc)).abs() < 60.0, "{clear}");
    }

    #[test]
    fn a_radius_is_at_most_half_of_the_ground() {
        assert!(Layout::new(&v1(), &rounded(14.5, 10)).is_ok());
        for (radius, value) in [(14.6, "14.6"), (-1.0, "-1"), (f64::NAN, "NaN")] {
            let error = Layout::new(&v1(), &rounded(radius, 10)).expect_err("refused");
            assert_eq!(error.code(), Code::OptionInvalid);
            let want =
                format!("option-invalid (option: lightRadius, value: {value}, allowed: 0 … 14.5)");
            assert_eq!(error.to_string(), want);
        }
    }

    #[test]
    fn a_ground_flows_over_all_of_the_picture() {
        let red = Color::opaque(255, 0, 0);
        let style = Style {
            quiet_zone: Some(2),
            light: flowing(GradientKind::Linear { rotation: 0.0 }, Color::WHITE, red),
            ..rounded(0.0, 10)
        };
        let picture = pixels(&m1(), &style).expect("fits");
        let green = |x: usize| picture.data()[4 * (5 * 150 + x) + 1];
        assert!(green(0) > 253 && green(149) < 2 && green(75).abs_diff(127) < 2);
        let text = svg(&m1(), &style).expect("fits");
        assert!(
            text.contains(" x1=\"-2\" y1=\"5.5\" x2=\"13\" y2=\"5.5\""),
            "{text}"
        );
        let file = pdf(&m1(), &style, 1.0).expect("fits");
        let coords = b"/Coords[-2 5.5 13 5.5]";
        assert!(file.windows(coords.len()).any(|part| part == coords));
    }

    #[test]
    fn modules_of_any_opacity_lie_on_the_ground() {
        let style = Style {
            dark: Paint::Solid(Color {
                alpha: 128,
                ..Color::BLACK
            }),
            light: flowing(GradientKind::Radial, Color::WHITE, Color::WHITE),
            quiet_zone: Some(0),
            ..rounded(0.0, 1)
        };
        let flat = Style {
            light: Color::WHITE.into(),
            ..style.clone()
        };
        let letters = [([127, 127, 127, 255], '#'), ([255; 4], '.')];
        let [one, other] =
            [style, flat].map(|style| shown(&pixels(&m1(), &style).expect("fits"), &letters));
        assert_eq!(one, other);
    }

    #[test]
    fn svg_writes_the_corners_as_arcs() {
        let text = svg(&m1(), &rounded(2.0, 10)).expect("fits");
        let want = "d=\"M0 -2h11a2 2 0 012 2v11a2 2 0 01-2 2h-11a2 2 0 01-2 -2v-11a2 2 0 012 -2z\"";
        assert!(text.contains(want), "{text}");
        assert!(!text.contains("crispEdges"));
    }
}
