//! Symbol to PDF: ISO 32000-1:2008.
//!
//! One path for each paint, and a form for modules that are alike; no fonts, no dates, no names, and no colours but sRGB's numbers as
//! `DeviceRGB`, or inks made of them.
//! The same picture is the same bytes, always.
//!
//! # What this page does not do
//!
//! It carries no WebP files as logos, and of SVG files shapes in plain colours alone; it has no fonts: letters are outlines or the
//! pixels that were painted.

mod alike;
mod areas;
mod file;
mod number;
mod page;
mod placed;
mod shading;
mod sheet;

use alike::contours;
use number::{decimal, numbers};
use page::Page;
use placed::Placed;
pub use sheet::Sheet;

use super::art::Art;
use super::cleared::LogoShape;
use super::extent::{Extent, modules};
use super::geometry;
use super::layout::Layout;
use super::lettering::{Lettering, Rectangle};
use super::logo::{Image, Logo, Outline, Step as OutlineStep};
use super::paint::Paint;
use super::path::{Path, Point, Step};
use super::print::{LONG, Print};
use super::style::Style;
use crate::qr::Symbol;
use crate::{Code, Error};

/// The largest page that readers take, 200 inches a side: ISO 32000-1:2008 Annex C.
const MOST_NANOMETRES: f64 = 5_080_000_000.0;

/// Nanometres in a millimetre.
const MILLIMETRE: f64 = 1e6;

/// Nanometres in an inch.
const INCH: f64 = 25_400_000.0;

/// The most dots of an inch that a logo is printed in.
const DOTS: f64 = 600.0;

/// Points in a nanometre: 72 are 25 400 000 nanometres.
const POINTS: f64 = 9.0 / 3_175_000.0;

/// Draws a symbol as a PDF file of one page, as large as the picture, in modules of so many millimetres. The pixels of the style decide
/// nothing but the resolution of letters, see [`times_for_print`], and how the lengths of a frame are rounded.
///
/// # Errors
///
/// - [`Code::OptionInvalid`] with `option`, `value` and `allowed`: modules of less than a millionth of a millimetre, or so large that a
///   side of the page is above 5.08 metres.
/// - [`Code::LogoUnsupported`]: the logo is neither pixels nor a PNG, JPEG or SVG file, or the picture behind the symbol neither pixels nor a
///   PNG file.
/// - [`Code::LogoNeedsCanvas`]: it is an SVG file with more than shapes in plain colours.
/// - [`Code::CaptionNeedsCanvas`]: there is a caption or a frame, and its painted letters are missing or have another size.
/// - Those of [`Layout::new`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, pdf};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let file = pdf(&symbol, &Style::default(), 0.8)?;
/// assert!(file.starts_with(b"%PDF-1.4"));
/// assert_eq!(
///     pdf(&symbol, &Style::default(), 0.0).unwrap_err().to_string(),
///     "option-invalid (option: moduleMillimetres, value: 0, allowed: .000001 … 175.172413)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn pdf(symbol: &Symbol, style: &Style, module_millimetres: f64) -> Result<Vec<u8>, Error> {
    pdf_for_print(symbol, style, module_millimetres, Print::default())
}

/// Draws a symbol as [`pdf`] does, for a printing press: in its inks, with a ground that goes on beyond the cut, and with marks that show
/// where to cut. The size of the picture stays; the page is larger by what lies around it.
///
/// In inks, what is grey is black alone, and a picture of a logo is converted without a profile.
///
/// # Errors
///
/// Those of [`pdf`]; [`Code::LogoUnsupported`] where the logo is a JPEG file and the colours are inks.
///
/// # Example
///
/// ```
/// use hongbao::picture::{ColorSpace, Print, Style, pdf_for_print};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let print = Print::new(ColorSpace::Cmyk, 3.0, true)?;
/// assert!(pdf_for_print(&symbol, &Style::default(), 0.8, print)?.starts_with(b"%PDF-1.4"));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn pdf_for_print(
    symbol: &Symbol,
    style: &Style,
    module_millimetres: f64,
    print: Print,
) -> Result<Vec<u8>, Error> {
    let placed = Placed::new(symbol, style)?;
    let module = placed.module(module_millimetres)?;
    let [width, height] = placed.sides(module);
    let [margin, bleed] = [print.margin(), print.bleed()].map(|length| length * MILLIMETRE);
    let mut page = Page::new(print.space());
    // What is drawn after the picture would lie in its grid.
    if print.crop_marks() {
        marks(&mut page, margin, [width, height], print);
    }
    placed.draw(&mut page, module, [margin; 2], bleed)?;
    let full = rectangle(0.0, [width + 2.0 * margin, height + 2.0 * margin]);
    let mut boxes = full;
    if margin > 0.0 {
        let beyond = rectangle(
            margin - bleed,
            [width + bleed + margin, height + bleed + margin],
        );
        let cut = rectangle(margin, [width + margin, height + margin]);
        for word in ["]/BleedBox[", &beyond, "]/TrimBox[", &cut] {
            boxes.push_str(word);
        }
    }
    page.end(&boxes);
    Ok(page.finish())
}

/// Writes the corners of a rectangle of a page, in points: both places of the first are `from` nanometres, those of the other are `to`.
fn rectangle(from: f64, to: [f64; 2]) -> String {
    let mut words = String::new();
    for (place, length) in [from, from, to[0], to[1]].into_iter().enumerate() {
        if place > 0 {
            words.push(' ');
        }
        decimal(&mut words, length * POINTS, 6);
    }
    words
}

/// Draws two marks at each corner of what is cut out, in all inks so that they stand on every plate.
fn marks(page: &mut Page, margin: f64, [width, height]: [f64; 2], print: Print) {
    let from = margin - print.away() * MILLIMETRE - LONG * MILLIMETRE;
    let to = margin - print.away() * MILLIMETRE;
    let mut lines = Vec::new();
    for cut in [margin, margin + width] {
        lines.push([[cut, from], [cut, to]]);
        let far = 2.0 * margin + height;
        lines.push([[cut, far - to], [cut, far - from]]);
    }
    for cut in [margin, margin + height] {
        lines.push([[from, cut], [to, cut]]);
        let far = 2.0 * margin + width;
        lines.push([[far - to, cut], [far - from, cut]]);
    }
    page.lines(&lines);
}

/// Writes a path in the operators of ISO 32000-1:2008 8.5.
///
/// A square that flows has a fifth corner in the middle of its first side: `PDFium` widens lone rectangles to whole pixels.
fn operators(path: &Path, flows: bool) -> String {
    let mut words = String::new();
    let fifth = flows && path.steps().len() == 5;
    let unit = f64::from(path.unit());
    let place = |at: Point| [f64::from(at.x) / unit, f64::from(at.y) / unit];
    for contour in contours(path.steps()) {
        if !words.is_empty() {
            words.push(' ');
        }
        if let Some([from, to]) = rectangle_of(contour).filter(|_| !fifth) {
            let ([left, top], [right, bottom]) = (place(from), place(to));
            numbers(&mut words, &[left, top, right - left, bottom - top]);
            words.push_str(" re");
        } else {
            outline(&mut words, contour, &place, fifth);
        }
    }
    words
}

/// Returns where a contour begins and the corner across, where it is a rectangle whose first side lies along a row: `re` then runs as it does.
fn rectangle_of(contour: &[Step]) -> Option<[Point; 2]> {
    let [
        Step::Move(from),
        Step::Line(second),
        Step::Line(to),
        Step::Line(last),
        Step::Close,
    ] = *contour
    else {
        return None;
    };
    let upright = (second.x, second.y, last.x, last.y) == (to.x, from.y, from.x, to.y);
    upright.then_some([from, to])
}

/// Writes a contour that is not a rectangle, or is to have a fifth corner.
fn outline(words: &mut String, contour: &[Step], place: &dyn Fn(Point) -> [f64; 2], fifth: bool) {
    let mut pen = [0.0; 2];
    for step in contour {
        if !matches!(step, Step::Move(_)) {
            words.push(' ');
        }
        match *step {
            Step::Move(to) => {
                pen = place(to);
                numbers(words, &pen);
                words.push_str(" m");
            }
            Step::Line(to) => {
                let to = place(to);
                if fifth && words.ends_with("m ") {
                    halfway(words, pen, to);
                }
                pen = to;
                numbers(words, &pen);
                words.push_str(" l");
            }
            Step::Quarter { to, clockwise } => {
                let to = place(to);
                curve(words, pen, to, clockwise);
                pen = to;
            }
            Step::Close => words.push('h'),
        }
    }
}

/// Adds a quarter of a circle. Controls so far to the corner of the square around it leave the circle by 0.0003 of its radius at most, and have few decimals.
fn curve(words: &mut String, [from_x, from_y]: [f64; 2], [x, y]: [f64; 2], clockwise: bool) {
    let (across, down) = (0.552 * (x - from_x), 0.552 * (y - from_y));
    let controls = if (across * down > 0.0) == clockwise {
        [from_x + across, from_y, x, y - down]
    } else {
        [from_x, from_y + down, x - across, y]
    };
    numbers(words, &controls);
    words.push(' ');
    numbers(words, &[x, y]);
    words.push_str(" c");
}

/// Draws a logo as it is drawn in pixels: fitted into its square, or filling its disc. A module has so many nanometres.
fn logo(page: &mut Page, layout: &Layout, logo: &Logo, module: f64) -> Result<(), Error> {
    let [left, top, side] = logo.place().square(layout.modules());
    let radius = side / 2.0;
    let middle = [left + radius, top + radius];
    let fitted = |width: u32, height: u32| {
        let [width, height] = [width, height].map(f64::from);
        let (clip, longest) = match logo.place().shape() {
            LogoShape::Circle => (disc(middle, radius), width.min(height)),
            LogoShape::Square => (String::new(), width.max(height)),
        };
        let scale = 2.0 * radius / longest;
        (clip, [width * scale, height * scale])
    };
    let image = match logo.image() {
        Image::Pixels(_) => logo.pixels()?,
        Image::File(file) => {
            if let Err(vector) = file.content() {
                let [width, height] = vector.size();
                let Some((areas, corner)) = vector.plain() else {
                    return Err(Error::new(Code::LogoNeedsCanvas).with("file", "SVG"));
                };
                let circle = logo.place().shape() == LogoShape::Circle;
                let fitted = if circle {
                    width.min(height)
                } else {
                    width.max(height)
                };
                let scale = 2.0 * radius / fitted;
                let sides = [width * scale, height * scale];
                let edge = [middle[0] - sides[0] / 2.0, middle[1] - sides[1] / 2.0];
                page.add(&["q "]);
                if circle {
                    page.add(&[&disc(middle, radius)]);
                } else {
                    let mut seen = String::new();
                    numbers(&mut seen, &[edge[0], edge[1], sides[0], sides[1]]);
                    page.add(&[&seen, " re W n "]);
                }
                for area in areas {
                    page.color(area.color);
                    let place = |[x, y]: [f64; 2]| {
                        [
                            edge[0] + (x - corner[0]) * scale,
                            edge[1] + (y - corner[1]) * scale,
                        ]
                    };
                    let operator = if area.even_odd { " f* " } else { " f " };
                    page.add(&[&drawn(&area.outline, &place), operator]);
                }
                page.add(&["Q "]);
                return Ok(());
            }
            // Its colours are lights, which nobody here decodes to inks.
            let jpeg = file.jpeg()?.filter(|_| page.takes_lights());
            if let Some((bytes, frame)) = jpeg {
                let (clip, sides) = fitted(frame.width, frame.height);
                page.photograph(bytes, frame, &clip, middle, sides);
                return Ok(());
            }
            logo.pixels()?
        }
        Image::Elsewhere => None,
    };
    let Some(image) = image else {
        return Err(Error::new(Code::LogoUnsupported).with("found", "an image element or bitmap"));
    };
    let (clip, sides) = fitted(image.width(), image.height());
    // No printer shows more of it.
    let most = side * module / INCH * DOTS;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is clamped"
    )]
    let shown = logo.shrunk(&image, most.clamp(64.0, 1e9) as u32)?;
    page.image(&shown, &clip, middle, sides);
    Ok(())
}

/// Draws a picture behind the symbol, where there is one, and what is light over it; a light that flows does so over `ground`. A module has so
/// many nanometres.
fn background(
    page: &mut Page,
    symbol: &Symbol,
    style: &Style,
    art: Option<&Art>,
    ground: Extent,
    module: f64,
) -> Result<(), Error> {
    let Some((background, art)) = style.background.as_ref().zip(art) else {
        return Ok(());
    };
    let sides = [symbol.width(), symbol.height()];
    // No printer shows more of it.
    let most = modules(sides[0].max(sides[1])) * module / INCH * DOTS;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is clamped"
    )]
    let (seen, extent) = background.cut(sides, most.clamp(64.0, 4096.0) as u32)?;
    let middle = [0, 1].map(|axis| extent.from[axis] + extent.sides[axis] / 2.0);
    page.faded(&seen, background.alpha(), middle, extent.sides);
    page.fill(&style.light, ground);
    let flows = matches!(style.light, Paint::Gradient(_));
    let path = geometry::light(symbol, style, art);
    page.add(&[&operators(&path, flows), " f "]);
    Ok(())
}

/// Writes an outline as operators, each point at its place. A lone rectangle has a fifth corner, as in [`operators`].
fn drawn(outline: &Outline, place: &dyn Fn([f64; 2]) -> [f64; 2]) -> String {
    let mut words = String::new();
    // Some go back to where they began before they close.
    let fifth = matches!(
        outline.0.as_slice(),
        [
            OutlineStep::Move(_),
            OutlineStep::Line(_),
            OutlineStep::Line(_),
            OutlineStep::Line(_),
            OutlineStep::Close
        ] | [
            OutlineStep::Move(_),
            OutlineStep::Line(_),
            OutlineStep::Line(_),
            OutlineStep::Line(_),
            OutlineStep::Line(_),
            OutlineStep::Close
        ]
    );
    let mut pen = [0.0; 2];
    for step in &outline.0 {
        let operator = match *step {
            OutlineStep::Move(to) => {
                pen = place(to);
                numbers(&mut words, &pen);
                " m "
            }
            OutlineStep::Line(to) => {
                let to = place(to);
                if fifth && words.ends_with("m ") {
                    halfway(&mut words, pen, to);
                }
                numbers(&mut words, &to);
                " l "
            }
            OutlineStep::Curve(points) => {
                numbers(&mut words, points.map(place).as_flattened());
                " c "
            }
            OutlineStep::Close => "h ",
        };
        words.push_str(operator);
    }
    words
}

/// Adds a line to the middle between two places.
fn halfway(words: &mut String, [from_x, from_y]: [f64; 2], [x, y]: [f64; 2]) {
    numbers(words, &[f64::midpoint(from_x, x), f64::midpoint(from_y, y)]);
    words.push_str(" l ");
}

/// Writes a disc that what follows is clipped to; it runs clockwise from the right.
fn disc([x, y]: [f64; 2], radius: f64) -> String {
    let mut words = String::new();
    let mut pen = [x + radius, y];
    numbers(&mut words, &pen);
    words.push_str(" m");
    for to in [
        [x, y + radius],
        [x - radius, y],
        [x, y - radius],
        [x + radius, y],
    ] {
        words.push(' ');
        curve(&mut words, pen, to, true);
        pen = to;
    }
    words.push_str(" W n ");
    words
}

/// Writes a rectangle with round corners, clockwise from the end of the first.
fn rounded(Extent { from, sides }: Extent, radius: f64) -> String {
    let [left, top] = from;
    let [right, bottom] = [left + sides[0], top + sides[1]];
    let mut words = String::new();
    numbers(&mut words, &[left + radius, top]);
    words.push_str(" m");
    for [begin, end] in [
        [[right - radius, top], [right, top + radius]],
        [[right, bottom - radius], [right - radius, bottom]],
        [[left + radius, bottom], [left, bottom - radius]],
        [[left, top + radius], [left + radius, top]],
    ] {
        words.push(' ');
        numbers(&mut words, &begin);
        words.push_str(" l");
        if radius > 0.0 {
            words.push(' ');
            curve(&mut words, begin, end, true);
        }
    }
    words
}

/// Draws letters into their rectangle, which begins there: their outlines, or what was painted. A pixel is so many modules.
fn lettering(
    page: &mut Page,
    letters: &Lettering,
    [left, top]: [f64; 2],
    pixel: f64,
) -> Result<(), Error> {
    if !letters.letters.is_empty() {
        let corner = [letters.area.left, letters.area.top].map(f64::from);
        page.color(letters.color);
        for outline in letters.outlines() {
            if outline.0.is_empty() {
                continue;
            }
            let place = |[x, y]: [f64; 2]| {
                [
                    left + (x - corner[0]) * pixel,
                    top + (y - corner[1]) * pixel,
                ]
            };
            page.add(&[&drawn(&outline, &place), " f "]);
        }
        return Ok(());
    }
    let strip = letters.painted(true)?;
    let Rectangle { width, height, .. } = letters.area;
    let sides = [width, height].map(|side| f64::from(side) * pixel);
    let middle = [left + sides[0] / 2.0, top + sides[1] / 2.0];
    page.image(strip, "", middle, sides);
    Ok(())
}

/// Returns how many times as large as in pixels letters are to be painted for a PDF file in modules of so many millimetres: to 600 dots an
/// inch or more, but at most to some thousand across. Where modules have no such size it is 1.
///
/// # Errors
///
/// Those of [`Layout::new`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{Caption, Pixels, Rectangle, Style, pdf, times_for_print};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let style = Style { caption: Caption::new("Scan me"), ..Style::default() };
/// let times = times_for_print(&symbol, &style, 0.8)?;
/// assert_eq!(times, 2);
/// let lettered = style.lettered(&symbol, |letters| {
///     // Another library would paint the letters here.
///     let Rectangle { width, height, .. } = letters.times(times).area;
///     Pixels::new(width, height, vec![0; (4 * width * height) as usize]).map(Some)
/// })?;
/// assert!(pdf(&symbol, &lettered, 0.8).is_ok());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is clamped, and what is none becomes 0"
)]
pub fn times_for_print(
    symbol: &Symbol,
    style: &Style,
    module_millimetres: f64,
) -> Result<u32, Error> {
    /// The most pixels across that letters are painted for: more would take too much memory.
    const MOST_ACROSS: u32 = 5_000;
    let layout = Layout::new(symbol, style)?;
    let wanted = module_millimetres * 1e6 / INCH * DOTS / f64::from(layout.module());
    let most = MOST_ACROSS / layout.width();
    Ok((wanted.ceil().clamp(1.0, 1e6) as u32).min(most).max(1))
}

#[cfg(test)]
mod tests;
