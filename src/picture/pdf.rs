//! Symbol to PDF: ISO 32000-1:2008.
//!
//! One path for each paint, no fonts, no dates, no names, and no colours but sRGB's numbers as `DeviceRGB`. The same picture is the same
//! bytes, always.
//!
//! # What this page does not do
//!
//! It carries no WebP files as logos, and of SVG files shapes in plain colours alone; it has no letters: a caption is the line that was
//! painted.

mod file;
mod number;
mod page;
mod shading;

use number::{decimal, numbers};
use page::Page;

use super::art::Art;
use super::background::Background;
use super::caption::Caption;
use super::cleared::LogoShape;
use super::extent::Extent;
use super::geometry;
use super::layout::Layout;
use super::logo::{Area, Image, Logo, Step as OutlineStep};
use super::overlay::painted;
use super::paint::Paint;
use super::path::{Path, Point, Step, UNIT};
use super::pixels::Pixels;
use super::style::Style;
use crate::qr::Symbol;
use crate::{Code, Error};

/// The largest page that readers take, 200 inches a side: ISO 32000-1:2008 Annex C.
const MOST_NANOMETRES: f64 = 5_080_000_000.0;

/// Nanometres in an inch.
const INCH: f64 = 25_400_000.0;

/// The most dots of an inch that a logo is printed in.
const DOTS: f64 = 600.0;

/// Points in a nanometre: 72 are 25 400 000 nanometres.
const POINTS: f64 = 9.0 / 3_175_000.0;

/// Draws a symbol as a PDF file of one page, as large as the picture, in modules of so many millimetres. The pixels of the style decide
/// nothing but the resolution of the caption.
///
/// # Errors
///
/// - [`Code::OptionInvalid`] with `option`, `value` and `allowed`: modules of less than a millionth of a millimetre, or so large that a
///   side of the page is above 5.08 metres.
/// - [`Code::LogoUnsupported`]: the logo is neither pixels nor a PNG, JPEG or SVG file, or the picture behind the symbol neither pixels nor a
///   PNG file.
/// - [`Code::LogoNeedsCanvas`]: it is an SVG file with more than shapes in plain colours.
/// - [`Code::CaptionNeedsCanvas`]: there is a caption, and its painted line is missing or has another size.
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
    let layout = Layout::new(symbol, style)?;
    let quiet = f64::from(layout.quiet_zone());
    let [width, height] = layout.modules().map(modules);
    let (columns, rows) = (width + 2.0 * quiet, height + 2.0 * quiet);
    let module = nanometres(module_millimetres, columns, rows, &layout)?;
    // The line of the caption in nanometres.
    let line = (columns * module * f64::from(layout.line()) / f64::from(layout.width())).floor();

    // From the grid of the paths, whose rows run down, to the page, whose points run up.
    let mut matrix = String::new();
    let scale = module / f64::from(UNIT) * POINTS;
    decimal(&mut matrix, scale, 9);
    matrix.push_str(" 0 0 -");
    decimal(&mut matrix, scale, 9);
    for length in [quiet * module, (rows - quiet) * module + line] {
        matrix.push(' ');
        decimal(&mut matrix, length * POINTS, 6);
    }
    let mut frame = String::from("0 0 ");
    decimal(&mut frame, columns * module * POINTS, 6);
    frame.push(' ');
    decimal(&mut frame, (rows * module + line) * POINTS, 6);

    let mut page = Page::new(matrix);
    // The ground is as large as the page.
    let ground = Extent {
        from: [-quiet; 2],
        sides: [columns, rows + line / module],
    };
    match &style.light {
        Paint::Solid(color) if color.alpha == 0 => page.place(),
        Paint::Solid(color) if style.light_radius <= 0.0 => {
            page.color(*color);
            page.add(&[&frame, " re f "]);
            page.place();
        }
        light => {
            page.place();
            page.fill(light, ground);
            page.add(&[&rounded(ground, style.light_radius), " f "]);
        }
    }
    if let Some(behind) = &style.background {
        background(&mut page, symbol, behind, module)?;
        if let Some(art) = Art::drawn(symbol, style) {
            let path = geometry::light(symbol, style, &art);
            page.fill(&style.light, ground);
            let flows = matches!(style.light, Paint::Gradient(_));
            page.add(&[&operators(&path, flows), " f "]);
        }
    }
    for piece in geometry::pieces(symbol, style) {
        page.fill(piece.paint, piece.extent);
        let flows = matches!(piece.paint, Paint::Gradient(_));
        let words = operators(&piece.path, flows);
        page.add(&[&words, " f "]);
    }
    if let Some(placed) = &style.logo {
        logo(&mut page, &layout, placed, module)?;
    }
    if let Some(words) = &style.caption {
        caption(&mut page, &layout, words)?;
    }
    Ok(page.finish(&frame))
}

/// Checks the size of a module and returns it in nanometres, a whole number.
fn nanometres(millimetres: f64, columns: f64, rows: f64, layout: &Layout) -> Result<f64, Error> {
    // A caption is less than a fifth as high as the symbol with its quiet zone.
    let below = if layout.line() > 0 {
        (rows / 5.0).ceil()
    } else {
        0.0
    };
    let most = (MOST_NANOMETRES / columns.max(rows + below)).floor();
    let module = (millimetres * 1e6).round();
    if (1.0..=most).contains(&module) {
        return Ok(module);
    }
    let (mut value, mut allowed) = (String::new(), String::from(".000001 … "));
    if module <= f64::from(u32::MAX) {
        decimal(&mut value, module / 1e6, 6);
    } else {
        value.push('0');
    }
    decimal(&mut allowed, most / 1e6, 6);
    Err(Error::new(Code::OptionInvalid)
        .with("option", "moduleMillimetres")
        .with("value", value)
        .with("allowed", allowed))
}

/// Writes a path in the operators of ISO 32000-1:2008 8.5.
///
/// A square that flows has a fifth corner in the middle of its first side: `PDFium` widens rectangles that flow to whole pixels.
fn operators(path: &Path, flows: bool) -> String {
    let mut words = String::new();
    let mut pen = [0.0; 2];
    let fifth = flows && path.steps().len() == 5;
    // The page has the grid of the others.
    let scale = f64::from(UNIT) / f64::from(path.unit());
    let place = |at: Point| [f64::from(at.x) * scale, f64::from(at.y) * scale];
    for step in path.steps() {
        if !words.is_empty() {
            words.push(' ');
        }
        match *step {
            Step::Move(to) | Step::Line(to) => {
                let to = place(to);
                if fifth && words.ends_with("m ") {
                    let half = [f64::midpoint(pen[0], to[0]), f64::midpoint(pen[1], to[1])];
                    numbers(&mut words, &half);
                    words.push_str(" l ");
                }
                pen = to;
                numbers(&mut words, &pen);
                words.push_str(if matches!(step, Step::Move(_)) {
                    " m"
                } else {
                    " l"
                });
            }
            Step::Quarter { to, clockwise } => {
                let to = place(to);
                curve(&mut words, pen, to, clockwise);
                pen = to;
            }
            Step::Close => words.push('h'),
        }
    }
    words
}

/// Adds a quarter of a circle. Controls so far to the corner of the square around it leave the circle by 0.0003 of its radius at most.
fn curve(words: &mut String, [from_x, from_y]: [f64; 2], [x, y]: [f64; 2], clockwise: bool) {
    let (across, down) = (0.5523 * (x - from_x), 0.5523 * (y - from_y));
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
    let unit = f64::from(UNIT);
    let [left, top, side] = logo.place().square(layout.modules());
    let radius = side / 2.0 * unit;
    let middle = [left * unit + radius, top * unit + radius];
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
                    page.add(&[&drawn(area, &place), operator]);
                }
                page.add(&["Q "]);
                return Ok(());
            }
            if let Some((bytes, frame)) = file.jpeg()? {
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

/// Draws a picture behind the symbol. A module has so many nanometres.
fn background(
    page: &mut Page,
    symbol: &Symbol,
    background: &Background,
    module: f64,
) -> Result<(), Error> {
    let sides = [symbol.width(), symbol.height()];
    // No printer shows more of it.
    let most = modules(sides[0].max(sides[1])) * module / INCH * DOTS;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is clamped"
    )]
    let (seen, extent) = background.cut(sides, most.clamp(64.0, 4096.0) as u32)?;
    let unit = f64::from(UNIT);
    let middle = [0, 1].map(|axis| (extent.from[axis] + extent.sides[axis] / 2.0) * unit);
    let sides = extent.sides.map(|side| side * unit);
    page.faded(&seen, background.alpha(), middle, sides);
    Ok(())
}

/// Writes the outline of an area as operators, each point at its place.
fn drawn(area: &Area, place: &dyn Fn([f64; 2]) -> [f64; 2]) -> String {
    let mut words = String::new();
    for step in &area.outline.0 {
        let operator = match *step {
            OutlineStep::Move(to) => {
                numbers(&mut words, &place(to));
                " m "
            }
            OutlineStep::Line(to) => {
                numbers(&mut words, &place(to));
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
    let unit = f64::from(UNIT);
    let [left, top] = from.map(|place| place * unit);
    let [right, bottom] = [left + sides[0] * unit, top + sides[1] * unit];
    let radius = radius * unit;
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

/// Draws the painted line of a caption below the quiet zone.
fn caption(page: &mut Page, layout: &Layout, caption: &Caption) -> Result<(), Error> {
    let strip: &Pixels = painted(layout, caption)?;
    let unit = f64::from(UNIT);
    let quiet = f64::from(layout.quiet_zone());
    let [width, height] = layout.modules().map(modules);
    let columns = width + 2.0 * quiet;
    let down = columns * f64::from(strip.height()) / f64::from(strip.width()) * unit;
    let middle = [width / 2.0 * unit, (height + quiet) * unit + down / 2.0];
    page.image(strip, "", middle, [columns * unit, down]);
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
fn modules(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests;
