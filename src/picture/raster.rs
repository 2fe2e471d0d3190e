//! Tiles to rows of pixels.

#![allow(
    clippy::cast_possible_truncation,
    reason = "pixels and modules of a picture are counted by small whole numbers"
)]

use std::sync::Arc;

use super::art::Art;
use super::art_pixels::ArtRows;
use super::layout::Layout;
use super::line::line;
use super::overlay::Overlay;
use super::setting::{Rest, Setting};
use super::style::Style;
use super::tile::fitted;
use crate::Error;
use crate::qr::Symbol;

/// A pixel: red, green, blue and opacity.
pub type Pixel = [u8; 4];

/// Paints a picture from its first row to its last, as many at once as are wanted. A large picture then takes no memory of its own.
///
/// Its rows are those of [`pixels`](super::pixels()).
pub struct Raster<'a> {
    layout: Layout,
    setting: Arc<Setting>,
    /// The tile of each module, row by row.
    kinds: Vec<u8>,
    /// A picture, and what is light over it.
    art: Option<ArtRows>,
    /// What lies over all of that.
    overlay: Overlay<'a>,
    /// The first row that is not painted yet.
    y: u32,
}

impl<'a> Raster<'a> {
    /// Makes of a symbol what paints it.
    ///
    /// # Errors
    ///
    /// Those of [`pixels`](super::pixels()).
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Raster, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style::default();
    /// let mut raster = Raster::new(&symbol, &style)?;
    /// let mut rows = Vec::new();
    /// raster.paint(&mut rows, 1);
    /// assert_eq!(rows.len(), 290);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(symbol: &Symbol, style: &'a Style) -> Result<Self, Error> {
        let layout = Layout::new(symbol, style)?;
        let overlay = Overlay::new(style, &layout)?;
        let fitting = &*fitted(style, layout.module());
        let art = Art::drawn(symbol, fitting);
        let setting = Setting::of(style, &layout, &overlay, art.as_ref());
        Ok(Self {
            layout,
            kinds: setting.tiles.cut(symbol, art.as_ref()).kinds,
            art: art.zip(style.background.as_ref()).map(|(art, background)| {
                ArtRows::new(symbol, fitting, background, &art, &layout, setting.extent)
            }),
            overlay,
            setting,
            y: 0,
        })
    }

    /// Returns where the picture lies.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Raster, Style};
    /// # use hongbao::qr::{Data, Options, encode};
    /// # let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let style = Style::default();
    /// assert_eq!(Raster::new(&symbol, &style)?.layout().width(), 290);
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
    /// let style = Style::default();
    /// let mut raster = Raster::new(&symbol, &style)?;
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
        let width = self.layout.width() as usize;
        let columns = self.layout.modules()[0];
        let (start, first) = (pixels.len(), self.y);
        let setting = &*self.setting;
        while self.y < height && pixels.len() < enough {
            let mut lines = self.kinds.chunks_exact(columns);
            let y = self.y;
            // More rows than a picture has are never asked for at once.
            let rows = (enough - pixels.len()).div_ceil(width).min(height as usize) as u32;
            if y < top {
                self.y = top.min(y + rows);
                setting.backdrop.add(pixels, y..self.y);
            } else if let Some(kinds) = lines.nth(((y - top) / module) as usize) {
                self.y += module;
                line(pixels, y, kinds, &self.layout, setting);
            } else {
                self.y = height.min(y + rows);
                setting.backdrop.add(pixels, y..self.y);
            }
        }
        let pixels = &mut pixels[start..];
        for finder in &setting.finders {
            finder.lay(pixels, width, first, setting);
        }
        if let Some(art) = &self.art {
            art.lay(pixels, first);
        }
        if let Some(Rest { ground, frame }) = &setting.rest {
            if let Some(ground) = ground {
                ground.lay(pixels, first);
            }
            if let Some(frame) = frame {
                frame.lay(pixels, first);
            }
            self.overlay.lay_letters(pixels, first);
        }
        self.overlay.lay_logo(pixels, first);
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::v1;
    use super::super::{Color, Gradient, GradientKind, ModuleShape, Paint, Scale, Stop, pixels};
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
