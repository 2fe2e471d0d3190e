//! What lies over the modules of a picture in pixels: the logo, and painted letters.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::blend::{FULL, over, over_part};
use super::cleared::LogoShape;
use super::coverage::Contours;
use super::layout::{Layout, Square};
use super::lettering::{Lettering, Rectangle};
use super::logo::Logo;
use super::pixels::Pixels;
use super::raster::Pixel;
use super::style::Style;
use crate::Error;

/// What lies over the modules of a picture.
pub(super) struct Overlay<'a> {
    layout: Layout,
    pub(super) logo: Option<LogoPixels>,
    letters: Vec<Lettering<'a>>,
}

impl<'a> Overlay<'a> {
    /// Takes the logo and the letters of a style, and sees that the picture behind its symbol can be shown.
    ///
    /// # Errors
    ///
    /// Those of [`pixels`](super::pixels()).
    pub(super) fn new(style: &'a Style, layout: &Layout) -> Result<Self, Error> {
        if let Some(background) = &style.background {
            background.pixels()?;
        }
        let letters = style.lettering(layout);
        let logo = match &style.logo {
            Some(logo) => LogoPixels::new(layout, logo)?,
            None => None,
        };
        for letters in letters.iter().filter(|letters| letters.letters.is_empty()) {
            letters.painted(false)?;
        }
        Ok(Self {
            layout: *layout,
            logo,
            letters,
        })
    }

    /// Marks the rows that letters lie in, and the one below them.
    pub(super) fn change(&self, rows: &mut [bool]) {
        for Rectangle { top, height, .. } in self.letters.iter().map(|letters| letters.area) {
            rows[top as usize..=(top + height) as usize].fill(true);
        }
    }

    /// Lays the logo over rows of a picture from row `first` on.
    pub(super) fn lay_logo(&self, pixels: &mut [Pixel], first: u32) {
        if let Some(logo) = &self.logo {
            logo.lay(pixels, &self.layout, first);
        }
    }

    /// Lays the letters over rows of a picture from row `first` on.
    pub(super) fn lay_letters(&self, pixels: &mut [Pixel], first: u32) {
        for letters in &self.letters {
            lay_letters(pixels, &self.layout, letters, first);
        }
    }
}

/// A logo in pixels, over the modules that it has cleared.
pub(super) struct LogoPixels {
    pub(super) area: Rectangle,
    shown: Pixels,
    /// The diameter of the disc that is cut out.
    disc: Option<u32>,
}

impl LogoPixels {
    /// Scales a logo to its place. What someone else draws is left to them.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`, `logo-not-a-picture`: the logo is a file that is no PNG file, or one with a mistake.
    fn new(layout: &Layout, logo: &Logo) -> Result<Option<Self>, Error> {
        let Some(image) = logo.pixels()? else {
            return Ok(None);
        };
        let Square { left, top, side } = layout.square(logo.place());
        let circle = logo.place().shape() == LogoShape::Circle;
        let most = f64::from(image.width().max(image.height()));
        let fitted = |length: u32| {
            if circle {
                side
            } else {
                ((f64::from(length) / most * f64::from(side)).round() as u32).max(1)
            }
        };
        let (width, height) = (fitted(image.width()), fitted(image.height()));
        Ok(Some(Self {
            area: Rectangle {
                left: left + (side - width) / 2,
                top: top + (side - height) / 2,
                width,
                height,
            },
            shown: logo.scaled(&image, circle, [width, height])?,
            disc: circle.then_some(side),
        }))
    }

    /// Lays the logo over rows of a picture from row `first` on.
    fn lay(&self, pixels: &mut [Pixel], layout: &Layout, first: u32) {
        let Rectangle {
            left,
            top,
            width,
            height,
        } = self.area;
        let colors: &[Pixel] = self.shown.data().as_chunks().0;
        let rows = (0..height).zip(colors.chunks_exact(width as usize));
        for (y, row) in rows.skip(first.saturating_sub(top) as usize) {
            let start = (top + y - first) as usize * layout.width() as usize + left as usize;
            // A disc of one pixel in a tiny picture ends with it.
            let Some(below) = pixels.get_mut(start..start + width as usize) else {
                break;
            };
            for (x, (pixel, color)) in (0..width).zip(below.iter_mut().zip(row)) {
                let coverage = self.disc.map_or(FULL, |side| disc(x, y, side));
                *pixel = if coverage == FULL && color[3] == 255 {
                    *color
                } else {
                    over_part(*color, coverage, *pixel)
                };
            }
        }
    }
}

/// Lays letters over their rectangle in rows of a picture from row `first` on.
fn lay_letters(pixels: &mut [Pixel], layout: &Layout, letters: &Lettering, first: u32) {
    let Rectangle {
        left,
        top,
        width,
        height,
    } = letters.area;
    let across = layout.width() as usize;
    let end = first + (pixels.len() / across) as u32;
    let rows = top.max(first)..(top + height).min(end);
    if !letters.letters.is_empty() {
        let rows: Vec<u32> = rows.collect();
        lay_outlines(pixels, layout, letters, &rows, first);
        return;
    }
    // An overlay without outlines has painted letters, as large as their rectangle.
    let colors = letters.strip.map_or(&[][..], Pixels::data);
    let colors: &[Pixel] = colors.as_chunks().0;
    let lines = (top..).zip(colors.chunks_exact(width as usize));
    for (y, above) in lines.filter(|(y, _)| rows.contains(y)) {
        let row = &mut pixels[(y - first) as usize * across..][left as usize..];
        for (pixel, &above) in row.iter_mut().zip(above) {
            if above[3] > 0 {
                *pixel = over(above, *pixel);
            }
        }
    }
}

/// Lays letters over some rows of a picture whose pixels begin with row `first`, by how much of each pixel they cover.
fn lay_outlines(
    pixels: &mut [Pixel],
    layout: &Layout,
    letters: &Lettering,
    rows: &[u32],
    first: u32,
) {
    if rows.is_empty() {
        return;
    }
    let across = layout.width() as usize;
    let color = letters.color.bytes();
    for outline in letters.outlines() {
        let contours = Contours::new(&outline, &|at| at);
        contours.cover(rows, across, &mut |place, columns, coverage| {
            let row = &mut pixels[(rows[place] - first) as usize * across..][..across];
            for pixel in &mut row[columns] {
                *pixel = over_part(color, coverage, *pixel);
            }
        });
    }
}

/// Returns how much of a pixel the largest disc in a square covers. It is counted in 32 bits: with more, some edges would be a 63rd
/// lighter or darker.
fn disc(x: u32, y: u32, side: u32) -> u8 {
    let radius = f64::from(side) / 2.0;
    let [across, down] = [x, y].map(|at| (f64::from(at) + 0.5 - radius).powi(2));
    let distance = ((across + down) as f32).sqrt();
    let reach = (radius - f64::from(distance) + 0.5).clamp(0.0, 1.0);
    ((reach * f64::from(FULL)) as f32 + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::super::samples::{shown, v1};
    use super::super::{Caption, Image, LogoFile, Place, Scale, pixels};
    use super::*;

    const LETTERS: [([u8; 4], char); 4] = [
        ([0, 0, 0, 255], '#'),
        ([255; 4], '.'),
        ([255, 0, 0, 255], 'r'),
        ([0, 0, 255, 255], 'b'),
    ];

    fn red(width: u32, height: u32) -> Pixels {
        let data = [255, 0, 0, 255].repeat((width * height) as usize);
        Pixels::new(width, height, data).unwrap()
    }

    fn style(size: f64, shape: LogoShape, image: Image) -> Style {
        let place = Place::new(size, 1.0, shape).expect("allowed");
        Style {
            scale: Scale::module(1).unwrap(),
            quiet_zone: Some(0),
            logo: Some(Logo::new(image, place)),
            ..Style::default()
        }
    }

    /// Shows columns and rows 5 to 15 of version 1 with a logo.
    #[track_caller]
    fn painted(style: &Style, want: [&str; 11]) {
        let picture = pixels(&v1(), style).expect("fits");
        let rows: Vec<String> = shown(&picture, &LETTERS)[5..16]
            .iter()
            .map(|row| row[5..16].to_owned())
            .collect();
        assert_eq!(rows, want);
    }

    #[test]
    fn a_logo_lies_in_the_middle_of_its_clearing() {
        painted(
            &style(5.0 / 21.0, LogoShape::Square, Image::Pixels(red(40, 40))),
            [
                ".#...#.#.#.",
                "##.#.#.#.##",
                "...........",
                ".#.rrrrr.#.",
                "...rrrrr.#.",
                "##.rrrrr..#",
                "...rrrrr..#",
                "##.rrrrr.#.",
                "...........",
                "##..######.",
                ".#...#..##.",
            ],
        );
    }

    #[test]
    fn a_wide_logo_is_fitted_into_its_square() {
        let picture = pixels(
            &v1(),
            &style(6.0 / 21.0, LogoShape::Square, Image::Pixels(red(60, 20))),
        )
        .expect("fits");
        let rows = shown(&picture, &LETTERS);
        let count: usize = rows.iter().map(|row| row.matches('r').count()).sum();
        assert_eq!(count, 12);
    }

    #[test]
    fn a_round_logo_is_cut_out() {
        let big = Style {
            scale: Scale::module(20).unwrap(),
            ..style(7.0 / 21.0, LogoShape::Circle, Image::Pixels(red(90, 30)))
        };
        let picture = pixels(&v1(), &big).expect("fits");
        let red = picture
            .data()
            .chunks_exact(4)
            .filter(|pixel| pixel[0] == 255 && pixel[1] < 128)
            .count();
        let area = std::f64::consts::PI * 70.0 * 70.0;
        assert!((red as f64 / area - 1.0).abs() < 0.01, "{red} {area}");
    }

    #[test]
    fn a_file_of_another_kind_than_png_is_decoded_elsewhere() {
        let file = LogoFile::new(b"<svg/>".to_vec()).expect("inert");
        let error = pixels(&v1(), &style(0.2, LogoShape::Square, Image::File(file)))
            .expect_err("no decoder");
        assert_eq!(error.to_string(), "logo-unsupported (found: an SVG file)");
    }

    #[test]
    fn a_caption_is_laid_over_its_line() {
        let caption = |strip: Option<Pixels>| {
            let plain = Caption::new("a").unwrap();
            Style {
                scale: Scale::module(1).unwrap(),
                caption: Some(strip.map_or(plain.clone(), |strip| plain.with_strip(strip))),
                ..Style::default()
            }
        };
        let picture = pixels(&v1(), &caption(Some(red(29, 2)))).expect("fits");
        assert_eq!([picture.width(), picture.height()], [29, 31]);
        let rows = shown(&picture, &LETTERS);
        assert_eq!(rows[28..], [".".repeat(29), "r".repeat(29), "r".repeat(29)]);
        for strip in [None, Some(red(28, 2)), Some(red(29, 1))] {
            let error = pixels(&v1(), &caption(strip)).expect_err("nothing painted");
            assert_eq!(error.to_string(), "caption-needs-canvas");
        }
    }
}
