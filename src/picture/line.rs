//! Lines of modules in pixels.

#![allow(
    clippy::cast_possible_truncation,
    reason = "pixels and modules of a picture are counted by small whole numbers"
)]

use super::blend::{FULL, over};
use super::layout::Layout;
use super::look::{Look, Part, Span, join};
use super::pixel_runs::{copy, fill, repeat};
use super::raster::Pixel;
use super::setting::Setting;

/// Adds a line of modules, from row `y` on: first with rows that are usual for its tiles, and then what is otherwise.
pub(super) fn line(
    pixels: &mut Vec<Pixel>,
    y: u32,
    kinds: &[u8],
    layout: &Layout,
    setting: &Setting,
) {
    let Setting { flow, backdrop, .. } = setting;
    let (width, module) = (layout.width() as usize, layout.module());
    let start = pixels.len();
    let lines = y..y + module;
    let alike = flow.is_none() && backdrop.alike(lines.clone());
    backdrop.add(pixels, if alike { y..y + 1 } else { lines.clone() });
    if setting.usual.is_empty() {
        flowing(&mut pixels[start..], y, kinds, layout, setting);
    } else {
        plain(&mut pixels[start..], kinds, layout, setting);
    }
    repeat(pixels, start, module as usize * width);
    if setting
        .looks
        .iter()
        .all(|look| matches!(look, Look::Plain(_)))
    {
        return;
    }
    // The rows that modules are mixed with, once they are asked for.
    let mut below: Vec<&[Pixel]> = Vec::new();
    let mut x = layout.left();
    for kind in kinds {
        if let Look::Pixels { others, .. } = &setting.looks[usize::from(*kind)] {
            let tile = &mut pixels[start + x as usize..];
            match flow {
                _ if setting.mixed => {
                    if below.is_empty() {
                        below.extend(lines.clone().map(|y| backdrop.row(y)));
                    }
                    setting.mix(tile, [x, y], others, &below);
                }
                Some(flow) => flow.parts([x, y], others, &setting.values, tile),
                None => {
                    for part in others {
                        tile[part.at] = setting.values[usize::from(part.value)];
                    }
                }
            }
        }
        x += module;
    }
}

/// Paints usual rows of modules whose colours do not flow, on what has the light colour.
fn plain(pixels: &mut [Pixel], kinds: &[u8], layout: &Layout, setting: &Setting) {
    let [width, module, left] =
        [layout.width(), layout.module(), layout.left()].map(|count| count as usize);
    for row in pixels.chunks_exact_mut(width) {
        for (kind, tile) in kinds.iter().zip(row[left..].chunks_exact_mut(module)) {
            copy(&setting.usual[usize::from(*kind) * module..], tile);
        }
    }
}

/// Paints usual rows of modules whose colours flow, or that are mixed with what they lie on.
fn flowing(pixels: &mut [Pixel], y: u32, kinds: &[u8], layout: &Layout, setting: &Setting) {
    let (width, module) = (layout.width() as usize, layout.module());
    let mut runs = Vec::with_capacity(kinds.len());
    let mut x = layout.left();
    let mut add = |right, length, value| {
        join(
            &mut runs,
            Span {
                right,
                length,
                value,
            },
        );
    };
    for kind in kinds {
        match &setting.looks[usize::from(*kind)] {
            // A light module is there already.
            Look::Plain(0) => {}
            Look::Plain(value) => add(x, module, *value),
            Look::Pixels { usual, .. } => {
                for span in usual {
                    add(x + span.right, span.length, span.value);
                }
            }
        }
        x += module;
    }
    let flow = setting.flow.as_ref();
    for run in &runs {
        let x = run.right as usize;
        for (y, row) in (y..).zip(pixels.chunks_exact_mut(width)) {
            let pixels = &mut row[x..][..run.length as usize];
            match flow {
                Some(flow) if run.value == FULL => flow.each(run.right, y, pixels),
                _ => setting.fill(pixels, run.right, y, run.value),
            }
        }
    }
}

impl Setting {
    /// Mixes pixels of a tile with the rows below it.
    fn mix(&self, tile: &mut [Pixel], [x, y]: [u32; 2], parts: &[Part], below: &[&[Pixel]]) {
        for part in parts {
            let x = x + part.right;
            let below = below[part.down as usize][x as usize];
            tile[part.at] = match part.value {
                0 => below,
                value => over(self.part(x, y + part.down, value), below),
            };
        }
    }

    /// Paints pixels of one value, from column `x` of row `y` on.
    fn fill(&self, pixels: &mut [Pixel], x: u32, y: u32, value: u8) {
        match &self.flow {
            Some(flow) if value == FULL => flow.each(x, y, pixels),
            _ if value.is_multiple_of(FULL) => fill(pixels, self.values[usize::from(value)]),
            _ => {
                for (x, pixel) in (x..).zip(pixels) {
                    *pixel = self.laid(self.part(x, y, value), *pixel);
                }
            }
        }
    }

    /// Returns the colour of a pixel.
    fn part(&self, x: u32, y: u32, value: u8) -> Pixel {
        match &self.flow {
            Some(flow) if (1..=FULL).contains(&value) => flow.part(x, y, value),
            _ => self.values[usize::from(value)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::overlay::Overlay;
    use super::super::samples::v1;
    use super::super::style::{FinderShape, ModuleShape, Style};
    use super::super::tile::Tile;
    use super::super::{Color, Gradient, GradientKind, Paint, Scale, Stop};
    use super::*;

    fn flowing(rotation: f64) -> Paint {
        let stop = |offset, color| Stop { offset, color };
        let colors = [Color::opaque(200, 16, 46), Color::opaque(10, 90, 250)];
        let stops = vec![stop(0.0, colors[0]), stop(1.0, colors[1])];
        Paint::Gradient(Gradient::new(GradientKind::Linear { rotation }, stops).expect("rises"))
    }

    /// Paints a line pixel by pixel.
    fn slow(y: u32, kinds: &[u8], layout: &Layout, setting: &Setting) -> Vec<Pixel> {
        let module = layout.module() as usize;
        let mut pixels = Vec::new();
        setting.backdrop.add(&mut pixels, y..y + layout.module());
        let rows = pixels.chunks_exact_mut(layout.width() as usize);
        for (down, row) in rows.enumerate() {
            let row = &mut row[layout.left() as usize..];
            for (place, pixel) in row.iter_mut().enumerate().take(kinds.len() * module) {
                let value = match &setting.tiles.by_kind[usize::from(kinds[place / module])] {
                    Tile::Plain(value) => *value,
                    Tile::Pixels(values) => values[down * module + place % module],
                };
                if value != 0 {
                    let x = layout.left() + place as u32;
                    *pixel = setting.laid(setting.part(x, y + down as u32, value), *pixel);
                }
            }
        }
        pixels
    }

    #[test]
    fn lines_are_painted_as_pixel_by_pixel() {
        let red = Paint::Solid(Color::opaque(200, 0, 0));
        let paints = [
            [red.clone(), Color::WHITE.into()],
            [red.clone(), Color::TRANSPARENT.into()],
            [red.clone(), flowing(0.0)],
            [red, flowing(45.0)],
            [flowing(45.0), Color::WHITE.into()],
            [flowing(30.0), Color::TRANSPARENT.into()],
            [flowing(135.0), flowing(90.0)],
        ];
        for (&shape, module) in ModuleShape::ALL
            .iter()
            .flat_map(|shape| [1, 2, 3, 4, 7, 20].map(|module| (shape, module)))
        {
            for [dark, light] in paints.clone() {
                let style = Style {
                    scale: Scale::module(module).expect("allowed"),
                    dark,
                    light,
                    light_radius: 6.0,
                    shape,
                    finder_frame: FinderShape::ExtraRounded,
                    finder_centre: FinderShape::Dot,
                    finder_centre_color: Some(Color::opaque(0, 99, 0).into()),
                    ..Style::default()
                };
                let layout = Layout::new(&v1(), &style).expect("fits");
                let overlay = Overlay::new(&style, &layout).expect("no letters");
                let setting = Setting::of(&style, &layout, &overlay, None);
                let tiles = setting.tiles.cut(&v1(), None);
                let mut y = layout.top();
                for kinds in tiles.kinds.chunks_exact(tiles.width) {
                    let mut got = Vec::new();
                    line(&mut got, y, kinds, &layout, &setting);
                    let want = slow(y, kinds, &layout, &setting);
                    assert!(got == want, "row {y} of {style:?}");
                    y += module;
                }
            }
        }
    }
}
