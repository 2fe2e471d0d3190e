//! A picture on a page: how large it is, and what is drawn of it where it lies.

use super::super::art::Art;
use super::super::decimal::{invalid_number, shown};
use super::super::extent::{Extent, modules};
use super::super::frame::{shaded, surround};
use super::super::geometry;
use super::super::layout::Layout;
use super::super::lettering::Rectangle;
use super::super::module::Joint;
use super::super::paint::Paint;
use super::super::style::{ModuleShape, Style};
use super::alike::{Parted, parted};
use super::areas::apart;
use super::number::decimal;
use super::page::Page;
use super::{MOST_NANOMETRES, POINTS, background, drawn, lettering, logo, operators, rounded};
use crate::Error;
use crate::qr::Symbol;

/// A picture that is measured. Lengths are modules unless something else is said.
pub(super) struct Placed<'a> {
    symbol: &'a Symbol,
    style: &'a Style,
    layout: Layout,
    quiet: f64,
    /// Across and down with the quiet zone.
    inner: [f64; 2],
    /// What the frame takes beside, above and below that.
    side: f64,
    above: f64,
    below: f64,
    /// A pixel of the layout.
    pixel: f64,
}

impl<'a> Placed<'a> {
    /// Measures a picture.
    ///
    /// # Errors
    ///
    /// Those of [`Layout::new`].
    pub(super) fn new(symbol: &'a Symbol, style: &'a Style) -> Result<Self, Error> {
        let layout = Layout::new(symbol, style)?;
        let quiet = f64::from(layout.quiet_zone());
        let inner = layout.modules().map(|side| modules(side) + 2.0 * quiet);
        let room = layout.room();
        let pixel = inner[0] / f64::from(layout.width() - 2 * room.side);
        let [side, above, below] =
            [room.side, room.above, room.below].map(|pixels| f64::from(pixels) * pixel);
        Ok(Self {
            symbol,
            style,
            layout,
            quiet,
            inner,
            side,
            above,
            below,
            pixel,
        })
    }

    /// Checks the size of a module and returns it in nanometres, a whole number.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`](crate::Code::OptionInvalid): there is nothing to see, or a side of the picture is longer than a page may be.
    pub(super) fn module(&self, millimetres: f64) -> Result<f64, Error> {
        let [columns, rows] = self.inner;
        // A caption is less than a fifth as high as the symbol with its quiet zone.
        let below = if self.layout.line() > 0 {
            (rows / 5.0).ceil()
        } else {
            0.0
        };
        let around = self.above + self.below;
        let longest = (columns + 2.0 * self.side).max(rows + below + around);
        let most = (MOST_NANOMETRES / longest).floor();
        let module = (millimetres * 1e6).round();
        if (1.0..=most).contains(&module) {
            return Ok(module);
        }
        Err(wrong_module(millimetres, most))
    }

    /// Returns the largest module, in whole nanometres, with which the picture fits into so many nanometres across and down.
    pub(super) fn fitted(&self, [width, height]: [f64; 2]) -> f64 {
        let across = self.inner[0] + 2.0 * self.side;
        let down = self.inner[1] + self.above + self.below + self.line();
        (width / across).min(height / down).floor()
    }

    /// Returns the height of the caption's line.
    fn line(&self) -> f64 {
        f64::from(self.layout.line()) * self.pixel
    }

    /// Returns the width and the height in nanometres, with modules of so many.
    pub(super) fn sides(&self, module: f64) -> [f64; 2] {
        let [columns, rows] = self.inner;
        [
            (columns + 2.0 * self.side) * module,
            (rows + self.above + self.below) * module + (module * self.line()).floor(),
        ]
    }

    /// Draws the picture, whose lower left corner lies so many nanometres from that of the page; its ground goes on beyond it by `bleed`.
    ///
    /// # Errors
    ///
    /// What the logo and the letters lack.
    pub(super) fn draw(
        &self,
        page: &mut Page,
        module: f64,
        corner: [f64; 2],
        bleed: f64,
    ) -> Result<(), Error> {
        let style = self.style;
        let [width, height] = self.sides(module);
        let line = (module * self.line()).floor();
        let [columns, rows] = self.inner;

        // From modules, whose rows run down, to the page, whose points run up.
        let mut matrix = String::new();
        let scale = module * POINTS;
        decimal(&mut matrix, scale, 9);
        matrix.push_str(" 0 0 -");
        decimal(&mut matrix, scale, 9);
        for length in [
            corner[0] + (self.side + self.quiet) * module,
            corner[1] + (rows - self.quiet + self.below) * module + line,
        ] {
            matrix.push(' ');
            decimal(&mut matrix, length * POINTS, 6);
        }
        page.at(matrix);

        let inner = Extent {
            from: [-self.quiet; 2],
            sides: [columns, rows + line / module],
        };
        let surround = style.frame.as_ref().map(|frame| {
            let measures = frame.measures(self.layout.unit()).times(self.pixel);
            surround(frame, inner, &measures, self.pixel, style.light_radius)
        });
        // The ground is as large as the picture, but for a frame.
        let (ground, radius) = surround
            .as_ref()
            .map_or((inner, style.light_radius), |surround| {
                (surround.ground, surround.radius)
            });
        let whole = radius <= 0.0 && surround.is_none();
        match &style.light {
            Paint::Solid(color) if color.alpha == 0 => page.place(),
            Paint::Solid(color) if whole => {
                page.color(*color);
                let mut words = String::new();
                for length in [
                    corner[0] - bleed,
                    corner[1] - bleed,
                    width + 2.0 * bleed,
                    height + 2.0 * bleed,
                ] {
                    decimal(&mut words, length * POINTS, 6);
                    words.push(' ');
                }
                page.add(&[&words, "re f "]);
                page.place();
            }
            light => {
                page.place();
                page.fill(light, ground);
                // What has round corners or a frame ends there.
                let more = if whole { bleed / module } else { 0.0 };
                let beyond = Extent {
                    from: ground.from.map(|place| place - more),
                    sides: ground.sides.map(|side| side + 2.0 * more),
                };
                page.add(&[&rounded(beyond, radius), " f "]);
            }
        }
        let art = Art::drawn(self.symbol, style);
        background(page, self.symbol, style, art.as_ref(), ground, module)?;
        for piece in geometry::pieces(self.symbol, style, art.as_ref()) {
            page.fill(piece.paint, piece.extent);
            if matches!(piece.paint, Paint::Gradient(_)) {
                // What flows does so over one path: readers differ on where it lies in a form.
                page.add(&[&operators(&piece.path, true), " f "]);
                continue;
            }
            if style.joint() == Joint::Area && style.shape != ModuleShape::Square {
                for (area, corner) in &apart(&piece.path) {
                    page.area(area, *corner);
                }
                continue;
            }
            let Parted { rest, shapes } = parted(&piece.path);
            if !rest.steps().is_empty() {
                page.add(&[&operators(&rest, false), " f "]);
            }
            for (shape, corners) in &shapes {
                page.stamp(&operators(shape, false), corners, shape.unit());
            }
        }
        if let Some(placed) = &style.logo {
            logo(page, &self.layout, placed, module)?;
        }
        if let (Some(surround), Some(frame)) = (&surround, &style.frame) {
            let color = frame.ink(style).0;
            for area in &surround.areas {
                page.color(area.shade.map_or(color, |shade| shaded(color, shade)));
                page.add(&[&drawn(&area.outline, &|at| at), " f "]);
            }
        }
        self.letter(page, inner)
    }

    /// Draws the letters of the caption and of the frame.
    fn letter(&self, page: &mut Page, inner: Extent) -> Result<(), Error> {
        for letters in &self.style.lettering(&self.layout) {
            // What lies above the symbol is measured from above, what lies below it from below.
            let Rectangle { left, top, .. } = letters.area;
            let end = inner.from[1] + inner.sides[1] + self.below;
            let top = if top < self.layout.top() {
                f64::from(top) * self.pixel - self.quiet - self.above
            } else {
                end - f64::from(self.layout.height() - top) * self.pixel
            };
            let left = f64::from(left) * self.pixel - self.quiet - self.side;
            lettering(page, letters, [left, top], self.pixel)?;
        }
        Ok(())
    }
}

/// Says which sizes of a module are allowed; the most is nanometres.
pub(super) fn wrong_module(millimetres: f64, most: f64) -> Error {
    let allowed = String::from(".000001 … ") + &shown(most / 1e6);
    invalid_number("moduleMillimetres", millimetres, &allowed)
}
