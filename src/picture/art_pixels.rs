//! What lies between the modules and the ground in pixels: a picture, and what is light over it.

use super::art::{Art, SIZES, faded};
use super::background::{Background, Placed};
use super::blend::{FULL, over, over_part};
use super::color::Color;
use super::coverage::coverage;
use super::extent::Extent;
use super::gradient::Flow;
use super::layout::Layout;
use super::module::scaled;
use super::paint::Paint;
use super::path::Path;
use super::raster::Pixel;
use super::style::Style;
use crate::qr::Symbol;

/// What lies between the modules and the ground.
pub(super) struct ArtRows {
    /// None where the picture cannot be decoded here.
    placed: Option<Placed>,
    alpha: u32,
    ink: Ink,
    /// How much of each pixel of a module is light, by kind: nothing, dots, all of it.
    tiles: Vec<Vec<u8>>,
    /// The kind of each module, row by row.
    kinds: Vec<u8>,
    columns: usize,
    module: u32,
    left: u32,
    top: u32,
    /// Of the picture.
    width: usize,
}

/// What light modules are painted with.
enum Ink {
    Plain(Pixel),
    Flow(Box<Flow>),
}

impl ArtRows {
    /// Prepares the rows; a light that flows does so over `ground`.
    pub(super) fn new(
        symbol: &Symbol,
        style: &Style,
        background: &Background,
        art: &Art,
        layout: &Layout,
        ground: Extent,
    ) -> Self {
        let (columns, rows) = (symbol.width(), symbol.height());
        let module = layout.module();
        let pixels = module as usize;
        let dot = |gap: i16| {
            let mut path = Path::default();
            path.refine();
            scaled(&mut path, style.dots(), gap, 0, 0);
            coverage(&path, pixels, module)
        };
        let mut tiles = vec![Vec::new()];
        tiles.extend(art.gaps().map(dot));
        tiles.push(vec![FULL; pixels * pixels]);
        let kind_of = |place: usize| {
            let (x, y) = (place % columns, place / columns);
            let kind = match art.size(x, y) {
                _ if art.whole(x, y) => SIZES + 1,
                Some(number) if !symbol.dark(x, y) => number + 1,
                _ => 0,
            };
            kind.to_le_bytes()[0]
        };
        let ink = match &style.light {
            Paint::Solid(color) => Ink::Plain(color.bytes()),
            Paint::Gradient(gradient) => {
                let flow = Flow::new(gradient, ground, layout, Color::TRANSPARENT);
                Ink::Flow(Box::new(flow))
            }
        };
        Self {
            placed: background.placed([columns, rows], module).ok(),
            alpha: background.alpha().into(),
            ink,
            tiles,
            kinds: (0..columns * rows).map(kind_of).collect(),
            columns,
            module,
            left: layout.left(),
            top: layout.top(),
            width: layout.width() as usize,
        }
    }

    /// Lays it below rows of modules, from row `first` of the picture on.
    pub(super) fn lay(&self, pixels: &mut [Pixel], first: u32) {
        let side = self.module as usize;
        let mut line = vec![[0; 4]; self.columns * side];
        let mut light = line.clone();
        let rows = (first..).zip(pixels.chunks_exact_mut(self.width));
        for (y, row) in rows.skip_while(|(y, _)| *y < self.top) {
            let down = (y - self.top) as usize;
            let from = down / side * self.columns;
            let Some(kinds) = self.kinds.get(from..from + self.columns) else {
                break;
            };
            line.fill([0; 4]);
            self.picture(down, &mut line);
            match &self.ink {
                Ink::Plain(color) => light.fill(*color),
                Ink::Flow(flow) => flow.each(self.left, y, &mut light),
            }
            let modules = line.chunks_exact_mut(side).zip(light.chunks_exact(side));
            for ((below, light), &kind) in modules.zip(kinds) {
                if kind == 0 {
                    continue;
                }
                let levels = &self.tiles[usize::from(kind)][down % side * side..][..side];
                for ((pixel, &light), &level) in below.iter_mut().zip(light).zip(levels) {
                    if level > 0 {
                        *pixel = over_part(light, level, *pixel);
                    }
                }
            }
            let row = &mut row[self.left as usize..][..line.len()];
            for (pixel, &below) in row.iter_mut().zip(&line) {
                *pixel = over(*pixel, below);
            }
        }
    }

    /// Fills in what is seen of the picture in a row of the symbol.
    fn picture(&self, down: usize, line: &mut [Pixel]) {
        let Some(Placed { pixels, left, top }) = &self.placed else {
            return;
        };
        let width = pixels.width() as usize;
        let colors: &[Pixel] = pixels.data().as_chunks().0;
        let Some(row) = down.checked_sub(*top as usize) else {
            return;
        };
        let Some(colors) = colors.get(row * width..(row + 1) * width) else {
            return;
        };
        for (pixel, &color) in line.iter_mut().skip(*left as usize).zip(colors) {
            *pixel = faded(color, self.alpha);
        }
    }
}
