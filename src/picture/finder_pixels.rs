//! Finder patterns in pixels, where each has a look of its own or colours that flow.

use super::blend::over_part;
use super::color::Color;
use super::coverage::coverage;
use super::extent::Extent;
use super::finder::{Corners, centre, corners, frame};
use super::gradient::Flow;
use super::layout::Layout;
use super::paint::Paint;
use super::path::Path;
use super::pattern::{Finder, finders};
use super::raster::Pixel;
use super::setting::Setting;
use super::style::Style;

/// A frame or a centre, over the modules of a picture that leave its place light.
pub(super) struct FinderPixels {
    left: usize,
    top: u32,
    side: usize,
    /// How much of each pixel is covered, row by row.
    levels: Vec<u8>,
    ink: Ink,
}

/// Draws a part of a finder pattern.
type Draw = fn(&mut Path, &Finder, Corners);

/// What it is painted with.
enum Ink {
    Plain(Pixel),
    Flow(Box<Flow>),
}

impl FinderPixels {
    /// Returns the frames and the centres of a symbol.
    pub(super) fn of(layout: &Layout, style: &Style) -> Vec<Self> {
        let [width, height] = layout.modules();
        let mut pixels = Vec::new();
        for finder in finders(width, height) {
            let look = style.finder_look(&finder);
            let corners = corners(&finder, style);
            let parts: [(_, f64, Draw); 2] = [
                (look.frame_color, 0.0, frame),
                (look.centre_color, 2.0, centre),
            ];
            for (own, inside, draw) in parts {
                let mut path = Path::default();
                draw(
                    &mut path,
                    &Finder {
                        x: 0,
                        y: 0,
                        ..finder
                    },
                    corners,
                );
                let (paint, extent) = match own {
                    Some(paint) => (paint, finder.extent(inside)),
                    None => (&style.dark, layout.symbol()),
                };
                pixels.push(Self::new(&path, &finder, paint, extent, layout));
            }
        }
        pixels
    }

    fn new(path: &Path, finder: &Finder, paint: &Paint, extent: Extent, layout: &Layout) -> Self {
        let module = layout.module() as usize;
        let side = finder.side * module;
        let ink = match paint {
            Paint::Solid(color) => Ink::Plain(color.bytes()),
            Paint::Gradient(gradient) => {
                let flow = Flow::new(gradient, extent, layout, Color::TRANSPARENT);
                Ink::Flow(Box::new(flow))
            }
        };
        let row = layout.top() as usize + finder.y * module;
        Self {
            left: layout.left() as usize + finder.x * module,
            top: row.try_into().expect("a picture has at most 16 384 rows"),
            side,
            levels: coverage(path, side, layout.module()),
            ink,
        }
    }

    /// Returns its first row, and how many it has.
    pub(super) fn rows(&self) -> [u32; 2] {
        [self.top, column(self.levels.len() / self.side)]
    }

    /// Paints its part of rows of a picture of this width, from row `first` on.
    pub(super) fn lay(&self, pixels: &mut [Pixel], width: usize, first: u32, setting: &Setting) {
        let mut line = vec![[0; 4]; self.side];
        let rows = (first..).zip(pixels.chunks_exact_mut(width));
        for (y, row) in rows.skip_while(|(y, _)| *y < self.top) {
            let from = (y - self.top) as usize * self.side;
            let Some(levels) = self.levels.get(from..from + self.side) else {
                break;
            };
            match &self.ink {
                Ink::Plain(color) => line.fill(*color),
                Ink::Flow(flow) => flow.each(column(self.left), y, &mut line),
            }
            let row = &mut row[self.left..][..self.side];
            for ((pixel, &top), &level) in row.iter_mut().zip(&line).zip(levels) {
                if level > 0 {
                    *pixel = setting.laid(over_part(top, level, setting.light()), *pixel);
                }
            }
        }
    }
}

fn column(left: usize) -> u32 {
    left.try_into()
        .expect("a picture has at most 16 384 columns")
}
