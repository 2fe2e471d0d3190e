//! Symbol to pixels.

use std::sync::Arc;

use super::blend::{FULL, over, part};
use super::color::Color;
use super::filter::equal;
use super::paint::Paint;
use super::raster::{Pixel, Raster};
use super::style::Style;
use crate::qr::Symbol;
use crate::{Code, Error};

/// A picture in pixels.
#[derive(Clone, Debug, Eq)]
pub struct Pixels {
    width: u32,
    height: u32,
    /// Red, green, blue and opacity of each pixel, row by row, not premultiplied. Clones share them.
    data: Arc<Vec<u8>>,
}

impl PartialEq for Pixels {
    fn eq(&self, other: &Self) -> bool {
        let sides = [self.width, self.height] == [other.width, other.height];
        sides && (Arc::ptr_eq(&self.data, &other.data) || equal(&self.data, &other.data))
    }
}

impl Pixels {
    /// Takes red, green, blue and opacity of each pixel, row by row, not premultiplied.
    ///
    /// # Errors
    ///
    /// [`Code::LogoUnsupported`] with `width`, `height` and `bytes`: there are no pixels, or not four bytes for each of `width` × `height`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Pixels;
    ///
    /// assert!(Pixels::new(2, 1, vec![0; 8]).is_ok());
    /// assert_eq!(
    ///     Pixels::new(2, 2, vec![0; 8]).unwrap_err().to_string(),
    ///     "logo-unsupported (width: 2, height: 2, bytes: 8)"
    /// );
    /// ```
    pub fn new(width: u32, height: u32, data: Vec<u8>) -> Result<Self, Error> {
        let count = u64::from(width) * u64::from(height);
        if count == 0 || count.checked_mul(4) != Some(data.len() as u64) {
            return Err(Error::new(Code::LogoUnsupported)
                .with("width", width)
                .with("height", height)
                .with("bytes", data.len()));
        }
        Ok(Self {
            width,
            height,
            data: Arc::new(data),
        })
    }

    /// Returns the pixels across, at least one.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Pixels;
    /// assert_eq!(Pixels::new(2, 1, vec![0; 8])?.width(), 2);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Returns the pixels down, at least one.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Pixels;
    /// assert_eq!(Pixels::new(2, 1, vec![0; 8])?.height(), 1);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns red, green, blue and opacity of each pixel, row by row, not premultiplied.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Pixels;
    /// assert_eq!(Pixels::new(1, 1, vec![200, 16, 46, 255])?.data(), [200, 16, 46, 255]);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// Returns the bytes of [`Pixels::data`], without a copy where no clone has them too.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::Pixels;
    /// assert_eq!(Pixels::new(1, 1, vec![200, 16, 46, 255])?.into_data(), [200, 16, 46, 255]);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn into_data(self) -> Vec<u8> {
        Arc::unwrap_or_clone(self.data)
    }
}

/// Paints a symbol, its logo, its caption and its frame.
///
/// # Errors
///
/// Those of [`Layout::new`](super::Layout::new); [`Code::LogoUnsupported`] where the logo or the picture behind the symbol is a file of another kind than PNG; [`Code::CaptionNeedsCanvas`] where there is a caption or a
/// frame whose painted letters are missing or have another size.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, pixels};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let picture = pixels(&symbol, &Style::default())?;
/// assert_eq!((picture.width(), picture.height()), (290, 290));
/// assert_eq!(picture.data()[..4], [255, 255, 255, 255]);
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn pixels(symbol: &Symbol, style: &Style) -> Result<Pixels, Error> {
    let mut raster = Raster::new(symbol, style)?;
    let [width, height] = [raster.layout().width(), raster.layout().height()];
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    raster.paint(&mut pixels, usize::MAX);
    Ok(Pixels {
        width,
        height,
        data: Arc::new(pixels.into_flattened()),
    })
}

/// The number of values that a pixel of a tile may have: light, and three parts at each coverage.
pub(super) const VALUES: usize = 3 * FULL as usize + 1;

/// Returns the colours of the values of tiles.
pub(super) fn palette(style: &Style, dark: Color, light: Color) -> [Pixel; VALUES] {
    let light = light.bytes();
    // Finder patterns that flow have no tiles.
    let solid = |paint: &Option<Paint>| match paint {
        Some(Paint::Solid(color)) => *color,
        _ => dark,
    };
    let parts = [
        dark,
        solid(&style.finder_frame_color),
        solid(&style.finder_centre_color),
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
    use super::super::samples::{m1, shown, v1};
    use super::super::{Gradient, GradientKind, Layout, ModuleShape, Scale, Stop};
    use super::*;

    const BLACK: [u8; 4] = [0, 0, 0, 255];
    const WHITE: [u8; 4] = [255; 4];
    const RED: Color = Color::opaque(255, 0, 0);
    const BLUE: Color = Color::opaque(0, 0, 255);

    /// A pixel a module, and a module of quiet zone.
    fn small(shape: ModuleShape) -> Style {
        Style {
            scale: Scale::module(1).unwrap(),
            quiet_zone: Some(1),
            shape,
            ..Style::default()
        }
    }

    #[track_caller]
    fn painted(style: &Style, letters: &[([u8; 4], char)], want: &[&str]) {
        let picture = pixels(&m1(), style).unwrap();
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
        for scale in [
            Scale::module(7).unwrap(),
            Scale::across(400),
            Scale::across(29),
        ] {
            let style = Style {
                scale,
                ..Style::default()
            };
            let layout = Layout::new(&v1(), &style).unwrap();
            let picture = pixels(&v1(), &style).unwrap();
            assert_eq!(
                [picture.width, picture.height],
                [layout.width(), layout.height()]
            );
            // Every pixel has the colour of its module.
            for (place, pixel) in picture.data.chunks_exact(4).enumerate() {
                let [x, y] = [
                    place % picture.width as usize,
                    place / picture.width as usize,
                ];
                let module = |at: usize, from: u32| {
                    at.checked_sub(from as usize)
                        .map(|at| at / layout.module() as usize)
                };
                let dark = match (module(x, layout.left()), module(y, layout.top())) {
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
            finder_frame_color: Some(RED.into()),
            finder_centre_color: Some(BLUE.into()),
            light: Color::TRANSPARENT.into(),
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
        let style = |kind| {
            let stops = vec![stop(0.0, RED), stop(1.0, BLUE)];
            Style {
                dark: Paint::Gradient(Gradient::new(kind, stops).unwrap()),
                ..small(ModuleShape::Square)
            }
        };
        let along = |rotation| GradientKind::Linear { rotation };
        let red = |style: &Style| {
            let picture = pixels(&m1(), style).unwrap();
            let row = |y: usize| -> Vec<_> {
                picture.data[y * 52..][..52]
                    .chunks_exact(4)
                    .map(|pixel| pixel[0])
                    .collect()
            };
            [row(1), row(4)]
        };
        // The first row of modules from left to right: eleven columns, 23 steps of red each, half a column from each end.
        let [first, _] = red(&style(along(0.0)));
        assert_eq!(
            first,
            [
                255, 243, 220, 197, 174, 151, 128, 104, 255, 58, 255, 12, 255
            ]
        );
        let [first, _] = red(&style(along(180.0)));
        assert_eq!(
            first,
            [255, 12, 35, 58, 81, 104, 127, 151, 255, 197, 255, 243, 255]
        );
        // A row of one colour, from top to bottom.
        let [first, fourth] = red(&style(along(90.0)));
        assert_eq!(
            first,
            [
                255, 243, 243, 243, 243, 243, 243, 243, 255, 243, 255, 243, 255
            ]
        );
        assert_eq!(fourth[1], 174);
        // From the centre, which is not dark here, to the corners.
        let [first, _] = red(&style(GradientKind::Radial));
        assert!(first[1] < first[2] && first[2] < first[5] && first[5] < first[6]);
    }

    #[test]
    fn a_gradient_of_one_colour_is_that_colour_in_every_shape_and_size() {
        let stop = Stop {
            offset: 0.0,
            color: RED,
        };
        let flows = Gradient::new(GradientKind::Radial, vec![stop]).unwrap();
        for &shape in ModuleShape::ALL {
            for module in [1, 2, 3, 7] {
                let style = Style {
                    scale: Scale::module(module).unwrap(),
                    shape,
                    dark: RED.into(),
                    ..Style::default()
                };
                let flowing = Style {
                    dark: Paint::Gradient(flows.clone()),
                    ..style.clone()
                };
                let [one, other] = [style, flowing].map(|style| pixels(&v1(), &style).unwrap());
                assert_eq!(one, other, "{shape:?} {module}");
            }
        }
    }
}
