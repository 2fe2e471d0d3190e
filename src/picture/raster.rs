//! Tiles to rows of pixels.

use super::art::Art;
use super::art_pixels::ArtRows;
use super::blend::FULL;
use super::color::Color;
use super::finder_pixels::FinderPixels;
use super::frame::{FrameRows, around};
use super::gradient::Flow;
use super::ground::{self, Ground};
use super::layout::Layout;
use super::paint::Paint;
use super::pixels::palette;
use super::style::Style;
use super::tile::{Tile, Tiles, fitted, tiles};
use crate::Error;
use crate::qr::Symbol;

/// A pixel: red, green, blue and opacity.
pub type Pixel = [u8; 4];

/// Paints a picture from its first row to its last, as many at once as are wanted. A large picture then takes no memory of its own.
///
/// The modules of a logo stay light, and so does what letters of a caption or a frame lie on. Of a picture behind
/// the symbol that is a file of another kind than PNG nothing is seen.
pub struct Raster {
    layout: Layout,
    tiles: Tiles,
    /// The colour of each value that a pixel of a tile has; that of the first is also outside the symbol.
    values: Vec<Pixel>,
    /// Where dark modules flow.
    flow: Option<Flow>,
    /// The finder patterns that are painted each by itself.
    finders: Vec<FinderPixels>,
    /// A picture, and what is light over it.
    art: Option<ArtRows>,
    /// What lies below modules that are painted on nothing.
    ground: Option<Ground>,
    /// What lies over all of that.
    frame: Option<FrameRows>,
    /// A row of light pixels.
    light: Vec<Pixel>,
    /// How each tile is painted, by kind.
    looks: Vec<Look>,
    /// The first row that is not painted yet.
    y: u32,
}

impl Raster {
    /// Makes of a symbol what paints it.
    ///
    /// # Errors
    ///
    /// Those of [`Layout::new`].
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Raster, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let mut raster = Raster::new(&symbol, &Style::default())?;
    /// let mut rows = Vec::new();
    /// raster.paint(&mut rows, 1);
    /// // The quiet zone above the symbol comes at once.
    /// assert_eq!(rows.len(), 40 * 290);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(symbol: &Symbol, style: &Style) -> Result<Self, Error> {
        Ok(Self::of(symbol, style, &Layout::new(symbol, style)?))
    }

    /// Makes of a symbol what paints it in the layout of its style.
    pub(super) fn of(symbol: &Symbol, style: &Style, layout: &Layout) -> Self {
        let style = &*fitted(style, layout.module());
        let art = Art::drawn(symbol, style);
        let tiles = tiles(symbol, style, layout.module(), art.as_ref());
        let surround = around(style, layout);
        let (extent, _) = ground::extent(style, layout, surround.as_ref());
        let (light, ground) = Ground::new(style, layout, surround.as_ref());
        let (dark, flow) = match &style.dark {
            Paint::Solid(dark) => (*dark, None),
            // What flows is in no palette.
            Paint::Gradient(gradient) => (
                Color::TRANSPARENT,
                Some(Flow::new(gradient, layout.symbol(), layout, light)),
            ),
        };
        let values = palette(style, dark, light).to_vec();
        Self {
            layout: *layout,
            light: vec![values[0]; layout.width() as usize],
            values,
            flow,
            art: art.zip(style.background.as_ref()).map(|(art, background)| {
                ArtRows::new(symbol, style, background, &art, layout, extent)
            }),
            ground,
            frame: surround.map(|surround| FrameRows::new(&surround, style, layout)),
            finders: if style.finders_apart() {
                FinderPixels::of(layout, style)
            } else {
                Vec::new()
            },
            looks: tiles
                .by_kind
                .iter()
                .map(|tile| Look::new(tile, layout))
                .collect(),
            tiles,
            y: 0,
        }
    }

    /// Returns where the picture lies.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Raster, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// assert_eq!(Raster::new(&symbol, &Style::default())?.layout().width(), 290);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Adds the next rows until there are `enough` pixels or all of the picture. Rows of a line of modules stay together.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Raster, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let mut raster = Raster::new(&symbol, &Style::default())?;
    /// let mut picture = Vec::new();
    /// raster.paint(&mut picture, usize::MAX);
    /// assert_eq!(picture.len(), 290 * 290);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn paint(&mut self, pixels: &mut Vec<Pixel>, enough: usize) {
        let (module, top, height) = (
            self.layout.module(),
            self.layout.top(),
            self.layout.height(),
        );
        let (start, first) = (pixels.len(), self.y);
        while self.y < height && pixels.len() < enough {
            let mut lines = self.tiles.kinds.chunks_exact(self.tiles.width);
            let rows = if self.y < top {
                self.repeat(pixels, top)
            } else if let Some(kinds) = lines.nth(((self.y - top) / module) as usize) {
                self.line(pixels, kinds);
                module
            } else {
                self.repeat(pixels, height - self.y)
            };
            self.y += rows;
        }
        for finder in &self.finders {
            finder.lay(&mut pixels[start..], self.light.len(), first);
        }
        if let Some(art) = &self.art {
            art.lay(&mut pixels[start..], first);
        }
        if let Some(ground) = &self.ground {
            ground.lay(&mut pixels[start..], first);
        }
        if let Some(frame) = &self.frame {
            frame.lay(&mut pixels[start..], first);
        }
    }

    /// Adds rows of light pixels.
    fn repeat(&self, pixels: &mut Vec<Pixel>, rows: u32) -> u32 {
        (0..rows).for_each(|_| pixels.extend_from_slice(&self.light));
        rows
    }

    /// Adds a line of modules.
    fn line(&self, pixels: &mut Vec<Pixel>, kinds: &[u8]) {
        let (width, module) = (self.light.len(), self.layout.module());
        let start = pixels.len();
        let end = start + module as usize * width;
        let look = |kind: u8| &self.looks[usize::from(kind)];
        // Where every tile has one colour so have the columns.
        let same = self.flow.is_none() && kinds.iter().all(|&kind| look(kind).rim.is_empty());
        let rows = if same { 1 } else { module };
        self.repeat(pixels, rows);
        let mut x = self.layout.left();
        for &kind in kinds {
            let Look { most, rim } = look(kind);
            let first = start + x as usize;
            // A light module is painted already. In a single row, painting it again costs less than asking.
            if *most != 0 || same {
                for down in 0..rows {
                    let from = first + down as usize * width;
                    let area = &mut pixels[from..from + module as usize];
                    match &self.flow {
                        Some(flow) if *most == FULL => flow.each(x, self.y + down, area),
                        _ => area.fill(self.values[usize::from(*most)]),
                    }
                }
            }
            for &(place, value) in rim {
                let pixel = &mut pixels[first + place as usize];
                *pixel = match &self.flow {
                    Some(flow) if (1..FULL).contains(&value) => flow.fade(*pixel, value),
                    _ => self.values[usize::from(value)],
                };
            }
            x += module;
        }
        while pixels.len() < end {
            let more = (pixels.len() - start).min(end - pixels.len());
            pixels.extend_from_within(start..start + more);
        }
    }
}

/// How a tile is painted.
struct Look {
    /// The value that most of it has.
    most: u8,
    /// The other pixels; those that are covered in part come last. Painting them twice costs less than asking for each pixel.
    rim: Vec<Rim>,
}

/// The place of a pixel of a tile in the pixels of the picture, from the tile's first on, and its value.
type Rim = (u32, u8);

impl Look {
    fn new(tile: &Tile, layout: &Layout) -> Self {
        let tile = match tile {
            Tile::Plain(value) => {
                return Self {
                    most: *value,
                    rim: Vec::new(),
                };
            }
            Tile::Pixels(tile) => tile,
        };
        let mut rim = Vec::with_capacity(tile.len());
        let mut parts = Vec::with_capacity(tile.len());
        for (down, row) in (0..).zip(tile.chunks_exact(layout.module() as usize)) {
            for (right, &value) in (0..).zip(row) {
                let place = down * layout.width() + right;
                match value {
                    FULL => {}
                    1..FULL => parts.push((place, value)),
                    _ => rim.push((place, value)),
                }
            }
        }
        rim.extend(parts);
        Self { most: FULL, rim }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::v1;
    use super::super::{Gradient, GradientKind, ModuleShape, Scale, Stop, pixels};
    use super::*;

    #[test]
    fn a_few_rows_at_a_time_are_the_rows_of_the_whole() {
        let stop = |offset, color| Stop { offset, color };
        let stops = vec![stop(0.0, Color::BLACK), stop(1.0, Color::opaque(200, 0, 0))];
        let gradient = Gradient::new(GradientKind::Linear { rotation: 45.0 }, stops).unwrap();
        let styles = [
            Style::default(),
            Style {
                shape: ModuleShape::Rounded,
                ..Style::default()
            },
            Style {
                shape: ModuleShape::Dot,
                dark: Paint::Gradient(gradient),
                ..Style::default()
            },
        ];
        for style in styles {
            for scale in [
                Scale::module(1).unwrap(),
                Scale::module(7).unwrap(),
                Scale::across(100),
            ] {
                let style = Style {
                    scale,
                    ..style.clone()
                };
                let whole = pixels(&v1(), &style).unwrap();
                let width = whole.width() as usize;
                for enough in [1, width, 20 * width + 1, usize::MAX] {
                    let mut raster = Raster::new(&v1(), &style).unwrap();
                    let mut rows = Vec::new();
                    loop {
                        let mut strip = Vec::new();
                        raster.paint(&mut strip, enough);
                        assert_eq!(strip.len() % width, 0);
                        if strip.is_empty() {
                            break;
                        }
                        rows.extend(strip);
                    }
                    assert_eq!(rows.as_flattened(), whole.data(), "{scale:?} {enough}");
                }
            }
        }
    }
}
