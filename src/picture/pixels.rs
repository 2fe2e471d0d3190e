//! Symbol to pixels.

use super::blend::{FULL, over, part};
use super::color::Color;
use super::gradient::Flow;
use super::layout::Layout;
use super::paint::Paint;
use super::raster::{Pixel, Raster};
use super::style::Style;
use super::tile::{fitted, tiles};
use crate::qr::Symbol;

/// A picture in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row, not premultiplied.
    pub data: Vec<u8>,
}

/// Paints a symbol; the modules of a logo stay light, and so does the line of a caption.
#[must_use]
pub fn pixels(symbol: &Symbol, style: Style, layout: &Layout) -> Pixels {
    let mut pixels = Vec::with_capacity(layout.width as usize * layout.height as usize);
    raster(symbol, style, layout).paint(&mut pixels, usize::MAX);
    Pixels {
        width: layout.width,
        height: layout.height,
        data: pixels.into_flattened(),
    }
}

/// Makes of a symbol what paints it, rows at a time.
#[must_use]
pub fn raster(symbol: &Symbol, style: Style, layout: &Layout) -> Raster {
    let style = &fitted(style, layout.module);
    let tiles = tiles(symbol, style, layout.module);
    let (dark, flow) = match &style.dark {
        Paint::Solid(dark) => (*dark, None),
        // What flows is in no palette.
        Paint::Gradient(gradient) => (
            Color::TRANSPARENT,
            Some(Flow::new(gradient, layout, style.light)),
        ),
    };
    let values = palette(style, dark).to_vec();
    Raster::new(layout, tiles, values, flow)
}

/// The number of values that a pixel of a tile may have: light, and three parts at each coverage.
pub(super) const VALUES: usize = 3 * FULL as usize + 1;

/// Returns the colours of the values of tiles.
pub(super) fn palette(style: &Style, dark: Color) -> [Pixel; VALUES] {
    let light = style.light.bytes();
    let parts = [
        dark,
        style.finder_frame_color.unwrap_or(dark),
        style.finder_centre_color.unwrap_or(dark),
    ]
    .map(|color| over(color.bytes(), light));
    std::array::from_fn(|value| match value.to_le_bytes()[0] {
        0 => light,
        value => {
            let whole = parts[usize::from((value - 1) / FULL)];
            part(whole, (value - 1) % FULL + 1, light)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{across, even, m1, shown, v1};
    use super::super::{Axis, Gradient, ModuleShape, Stop};
    use super::*;

    const BLACK: [u8; 4] = [0, 0, 0, 255];
    const WHITE: [u8; 4] = [255; 4];
    const RED: Color = Color::opaque(255, 0, 0);
    const BLUE: Color = Color::opaque(0, 0, 255);

    /// A pixel a module, and a module of quiet zone around eleven.
    const TIGHT: Layout = Layout {
        module: 1,
        left: 1,
        top: 1,
        width: 13,
        height: 13,
    };

    fn small(shape: ModuleShape) -> Style {
        Style {
            shape,
            ..Style::default()
        }
    }

    #[track_caller]
    fn painted(style: &Style, letters: &[([u8; 4], char)], want: &[&str]) {
        let picture = pixels(&m1(), style.clone(), &TIGHT);
        assert_eq!(
            picture.data.len(),
            4 * (picture.width * picture.height) as usize
        );
        assert_eq!(shown(&picture, letters), want);
    }

    #[test]
    fn a_pixel_a_module_is_the_symbol_in_its_quiet_zone() {
        painted(
            &small(ModuleShape::Square),
            &[(BLACK, '#'), (WHITE, '.')],
            &[
                ".............",
                ".#######.#.#.",
                ".#.....#.#...",
                ".#.###.#.###.",
                ".#.###.#.....",
                ".#.###.#.###.",
                ".#.....#..##.",
                ".#######.#...",
                "..........##.",
                ".##..###..##.",
                "..#.....#..#.",
                ".#####..#.##.",
                ".............",
            ],
        );
    }

    #[test]
    fn a_picture_is_as_large_as_its_layout() {
        for layout in [even(&v1(), 7), across(&v1(), 400), across(&v1(), 29)] {
            let picture = pixels(&v1(), Style::default(), &layout);
            assert_eq!(
                [picture.width, picture.height],
                [layout.width, layout.height]
            );
            // Every pixel has the colour of its module.
            for (place, pixel) in picture.data.chunks_exact(4).enumerate() {
                let [x, y] = [place % layout.width as usize, place / layout.width as usize];
                let module = |at: usize, from: u32| {
                    at.checked_sub(from as usize)
                        .map(|at| at / layout.module as usize)
                };
                let dark = match (module(x, layout.left), module(y, layout.top)) {
                    (Some(x), Some(y)) => v1().dark(x, y),
                    _ => false,
                };
                assert_eq!(pixel, if dark { BLACK } else { WHITE }, "pixel {x} {y}");
            }
        }
    }

    #[test]
    fn finder_patterns_have_colours_of_their_own() {
        let style = Style {
            finder_frame_color: Some(RED),
            finder_centre_color: Some(BLUE),
            light: Color::TRANSPARENT,
            ..small(ModuleShape::Square)
        };
        let letters = [
            (BLACK, '#'),
            ([0; 4], '.'),
            (RED.bytes(), 'r'),
            (BLUE.bytes(), 'b'),
        ];
        painted(
            &style,
            &letters,
            &[
                ".............",
                ".rrrrrrr.#.#.",
                ".r.....r.#...",
                ".r.bbb.r.###.",
                ".r.bbb.r.....",
                ".r.bbb.r.###.",
                ".r.....r..##.",
                ".rrrrrrr.#...",
                "..........##.",
                ".##..###..##.",
                "..#.....#..#.",
                ".#####..#.##.",
                ".............",
            ],
        );
    }

    #[test]
    fn a_gradient_flows_over_the_symbol_and_not_over_the_quiet_zone() {
        let stop = |offset, color| Stop { offset, color };
        let style = |axis| {
            let stops = vec![stop(0.0, RED), stop(1.0, BLUE)];
            Style {
                dark: Paint::Gradient(Gradient { axis, stops }),
                ..small(ModuleShape::Square)
            }
        };
        let along = |from, to| Axis::Linear { from, to };
        let red = |style: &Style| {
            let picture = pixels(&m1(), style.clone(), &TIGHT);
            let row = |y: usize| -> Vec<_> {
                picture.data[y * 52..][..52]
                    .chunks_exact(4)
                    .map(|pixel| pixel[0])
                    .collect()
            };
            [row(1), row(4)]
        };
        // The first row of modules from left to right: eleven columns, 23 steps of red each, half a column from each end.
        let [first, _] = red(&style(along([0.0, 5.5], [11.0, 5.5])));
        assert_eq!(
            first,
            [
                255, 243, 220, 197, 174, 151, 128, 104, 255, 58, 255, 12, 255
            ]
        );
        let [first, _] = red(&style(along([11.0, 5.5], [0.0, 5.5])));
        assert_eq!(
            first,
            [255, 12, 35, 58, 81, 104, 127, 151, 255, 197, 255, 243, 255]
        );
        // A row of one colour, from top to bottom.
        let [first, fourth] = red(&style(along([5.5, 0.0], [5.5, 11.0])));
        assert_eq!(
            first,
            [
                255, 243, 243, 243, 243, 243, 243, 243, 255, 243, 255, 243, 255
            ]
        );
        assert_eq!(fourth[1], 174);
        // From the centre, which is not dark here, to the corners.
        let [first, _] = red(&style(Axis::Radial {
            centre: [5.5; 2],
            radius: 60.5_f64.sqrt(),
        }));
        assert!(first[1] < first[2] && first[2] < first[5] && first[5] < first[6]);
    }
}
