//! What lies over the modules: a logo, and the caption's line.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::blend::{FULL, over};
use super::caption::{Caption, Line};
use super::color::Color;
use super::layout::Layout;
use super::logo::{Image, Logo, LogoShape};
use super::pixels::Pixels;
use super::scaled::scaled;
use crate::qr::Symbol;
use crate::{Code, Error};

/// Returns the pixels from the left and the top of the picture to the logo, and its side: whole pixels, at least one.
#[must_use]
pub fn logo_square(symbol: &Symbol, layout: &Layout, logo: &Logo) -> [u32; 3] {
    let [x, y, side] = logo.place().square(symbol);
    let module = f64::from(layout.module);
    let side = (side * module).round().max(1.0);
    // The middle of the logo is that of the symbol, or half a pixel off.
    let [left, top] = [(x, layout.left), (y, layout.top)].map(|(at, from)| {
        let middle = at + logo.place().square(symbol)[2] / 2.0;
        (f64::from(from) + middle * module - side / 2.0)
            .round()
            .max(0.0) as u32
    });
    [left, top, side as u32]
}

/// Paints the logo over the modules that it has cleared.
pub(super) fn paint_logo(
    pixels: &mut [[u8; 4]],
    symbol: &Symbol,
    layout: &Layout,
    logo: &Logo,
) -> Result<(), Error> {
    let picture = match logo.image() {
        Image::Pixels(picture) => picture,
        Image::File(_) => return Err(Error::new(Code::LogoUnsupported).with("found", "a file")),
        Image::Engine => return Ok(()),
    };
    let [left, top, side] = logo_square(symbol, layout, logo).map(|length| length as usize);
    let (across, down) = (f64::from(picture.width), f64::from(picture.height));
    let circle = logo.place().shape() == LogoShape::Circle;
    let (from, part, width, height) = if circle {
        let least = across.min(down);
        (
            [(across - least) / 2.0, (down - least) / 2.0],
            [least; 2],
            side,
            side,
        )
    } else {
        let most = across.max(down);
        let fitted = |length: f64| ((length / most * side as f64).round() as usize).max(1);
        ([0.0; 2], [across, down], fitted(across), fitted(down))
    };
    let (left, top) = (left + (side - width) / 2, top + (side - height) / 2);
    let scaled = scaled(picture, from, part, width, height);
    let lines = pixels.chunks_exact_mut(layout.width as usize).skip(top);
    for (y, (line, row)) in lines.zip(scaled.chunks_exact(width)).enumerate() {
        for (x, (below, pixel)) in line[left..].iter_mut().zip(row).enumerate() {
            let coverage = if circle { disc(x, y, side) } else { FULL };
            *below = over(color(*pixel), coverage, color(*below)).bytes();
        }
    }
    Ok(())
}

/// Returns how much of a pixel the largest disc in a square covers.
fn disc(x: usize, y: usize, side: usize) -> u8 {
    let radius = side as f32 / 2.0;
    let (across, down) = (x as f32 + 0.5 - radius, y as f32 + 0.5 - radius);
    let distance = (across * across + down * down).sqrt();
    ((radius - distance + 0.5).clamp(0.0, 1.0) * f32::from(FULL) + 0.5) as u8
}

/// Lays the caption, painted by the engine, over its line.
pub(super) fn paint_caption(
    pixels: &mut [[u8; 4]],
    layout: &Layout,
    caption: &Caption,
    line: Line,
) -> Result<(), Error> {
    let strip = strip(layout, caption, line).ok_or_else(|| Error::new(Code::CaptionNeedsCanvas))?;
    let below = &mut pixels[line.top as usize * layout.width as usize..];
    for (below, pixel) in below.iter_mut().zip(strip.data.as_chunks::<4>().0) {
        *below = over(color(*pixel), FULL, color(*below)).bytes();
    }
    Ok(())
}

/// Returns the painted line of a caption, if there is one and it has the right size.
pub(super) fn strip<'a>(layout: &Layout, caption: &'a Caption, line: Line) -> Option<&'a Pixels> {
    let fits = |strip: &&Pixels| {
        strip.width == layout.width
            && strip.height == line.height
            && strip.data.len() == 4 * strip.width as usize * strip.height as usize
    };
    caption.strip.as_ref().filter(fits)
}

fn color([red, green, blue, alpha]: [u8; 4]) -> Color {
    Color {
        red,
        green,
        blue,
        alpha,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{shown, v1};
    use super::super::{LogoFile, Place, Scale, Style, pixels};
    use super::*;

    const LETTERS: [([u8; 4], char); 4] = [
        ([0, 0, 0, 255], '#'),
        ([255; 4], '.'),
        ([255, 0, 0, 255], 'r'),
        ([0, 0, 255, 255], 'b'),
    ];

    fn red(width: u32, height: u32) -> Pixels {
        Pixels {
            width,
            height,
            data: [255, 0, 0, 255].repeat((width * height) as usize),
        }
    }

    fn style(size: f64, shape: LogoShape, image: Image) -> Style {
        let place = Place::new(size, 1.0, shape).expect("allowed");
        Style {
            scale: Scale::Module(1),
            quiet_zone: Some(0),
            logo: Some(Logo::new(image, place).expect("whole")),
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
            scale: Scale::Module(20),
            ..style(7.0 / 21.0, LogoShape::Circle, Image::Pixels(red(90, 30)))
        };
        let picture = pixels(&v1(), &big).expect("fits");
        let red = picture
            .data
            .chunks_exact(4)
            .filter(|pixel| pixel[0] == 255 && pixel[1] < 128)
            .count();
        let area = std::f64::consts::PI * 70.0 * 70.0;
        assert!((red as f64 / area - 1.0).abs() < 0.01, "{red} {area}");
    }

    #[test]
    fn a_file_needs_an_output_that_carries_files() {
        let file = LogoFile::new(b"<svg/>".to_vec()).expect("inert");
        let error = pixels(&v1(), &style(0.2, LogoShape::Square, Image::File(file)))
            .expect_err("no decoder");
        assert_eq!(error.to_string(), "logo-unsupported (found: a file)");
    }

    #[test]
    fn a_caption_is_laid_over_its_line() {
        let caption = |strip| Style {
            scale: Scale::Module(1),
            caption: Some(Caption {
                text: "a".to_owned(),
                strip,
            }),
            ..Style::default()
        };
        let picture = pixels(&v1(), &caption(Some(red(29, 2)))).expect("fits");
        assert_eq!([picture.width, picture.height], [29, 31]);
        let rows = shown(&picture, &LETTERS);
        assert_eq!(rows[28..], [".".repeat(29), "r".repeat(29), "r".repeat(29)]);
        for strip in [None, Some(red(28, 2)), Some(red(29, 1))] {
            let error = pixels(&v1(), &caption(strip)).expect_err("nothing painted");
            assert_eq!(error.to_string(), "caption-needs-canvas");
        }
    }
}
