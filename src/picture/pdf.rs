//! Symbol to PDF: ISO 32000-1:2008, vector, in millimetres.
//!
//! A page as large as the picture, one path for each paint, numbers written from integers. The same symbol in the same style is
//! the same bytes, always.
//!
//! # What this page does not do
//!
//! It writes no fonts, no dates, no names of programs and no colours but sRGB's numbers as `DeviceRGB`.

mod file;
mod image;
mod shading;

use file::File;
use image::image;
use shading::{grid, shading};

use super::color::Color;
use super::decimal::decimal;
use super::geometry::layers;
use super::layout::{Layout, quiet_zone};
use super::logo::{Image, Logo, LogoShape};
use super::overlay::strip;
use super::paint::{Gradient, Paint};
use super::path::{Path, Point, Step, UNIT, bulge};
use super::pixels::Pixels;
use super::style::Style;
use crate::qr::Symbol;
use crate::{Code, Error};

/// The largest page that readers take, 200 inches a side: ISO 32000-1:2008 Annex C.
const MOST_NANOMETRES: u64 = 5_080_000_000;

/// Draws a symbol as a PDF page, with its logo and its caption, whose modules are `module_nanometres` wide; 800 000 is the default of the package. The style's
/// scale does not count here, except that a painted caption has the width in pixels that it gives.
///
/// # Errors
///
/// `option-invalid`: modules of 0 nanometres, or so large that a side of the page is above 5.08 metres; `allowed` says the range
/// in millimetres. `logo-unsupported`: the logo is not made of pixels. `caption-needs-canvas`: the caption was not painted. Those of
/// [`Layout::new`].
///
/// # Example
///
/// ```
/// # use hongbao::picture::{Style, pdf};
/// # fn example(symbol: &hongbao::qr::Symbol) -> Result<(), hongbao::Error> {
/// let page = pdf(symbol, &Style::default(), 800_000)?;
/// assert!(page.starts_with(b"%PDF-1.4"));
/// # Ok(())
/// # }
/// ```
#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
pub fn pdf(symbol: &Symbol, style: &Style, module_nanometres: u32) -> Result<Vec<u8>, Error> {
    let quiet = u64::from(quiet_zone(symbol, style));
    let (columns, rows) = (
        symbol.width() as u64 + 2 * quiet,
        symbol.height() as u64 + 2 * quiet,
    );
    let layout = Layout::new(symbol, style)?;
    let line = layout.caption.map_or(0, |line| u64::from(line.height));
    // A caption is less than a fifth as high as the symbol with its quiet zone.
    let most = MOST_NANOMETRES
        / columns.max(if line > 0 {
            rows + rows.div_ceil(5)
        } else {
            rows
        });
    let module = u64::from(module_nanometres);
    if module == 0 || module > most {
        return Err(size_invalid(module, most));
    }

    let line = columns * module * line / u64::from(layout.width);
    let (width, height) = (points(columns * module, 6), points(rows * module + line, 6));
    let mut matrix = String::new();
    // From the grid of the paths, whose rows run down, to the page, whose points run up.
    let scale = points(module, 9) / i64::from(UNIT);
    for (value, places) in [
        (scale, 9),
        (0, 0),
        (0, 0),
        (-scale, 9),
        (points(quiet * module, 6), 6),
    ] {
        number(&mut matrix, value, places);
    }
    number(&mut matrix, points((rows - quiet) * module + line, 6), 6);

    let mut page = Page {
        file: File::new(),
        content: String::with_capacity(4096),
        states: String::new(),
        patterns: String::new(),
        images: String::new(),
        matrix,
    };
    if style.light.alpha != 0 {
        page.color(style.light);
        page.content.push_str("0 0 ");
        number(&mut page.content, width, 6);
        number(&mut page.content, height, 6);
        page.content.push_str("re f ");
    }
    page.content.push_str(&page.matrix);
    page.content.push_str("cm ");
    for layer in layers(symbol, style) {
        match &layer.paint {
            Paint::Solid(color) => page.color(*color),
            Paint::Gradient(gradient) => page.gradient(gradient, symbol),
        }
        path(&mut page.content, &layer.path);
    }
    if let Some(logo) = &style.logo {
        page.logo(symbol, logo)?;
    }
    if let (Some(caption), Some(line)) = (&style.caption, &layout.caption) {
        let strip =
            strip(&layout, caption, *line).ok_or_else(|| Error::new(Code::CaptionNeedsCanvas))?;
        let quiet = f64::from(quiet_zone(symbol, style));
        let width = symbol.width() as f64 + 2.0 * quiet;
        let height = width * f64::from(strip.height) / f64::from(strip.width);
        page.opacity(255);
        page.image(
            strip,
            [-quiet, symbol.height() as f64 + quiet, width, height],
        );
    }
    Ok(page.finish(width, height))
}

fn size_invalid(given: u64, most: u64) -> Error {
    let millimetres = |nanometres: u64| {
        let mut text = String::new();
        decimal(&mut text, nanometres.cast_signed(), 6);
        text
    };
    Error::new(Code::OptionInvalid)
        .with("option", "moduleMillimetres")
        .with("value", millimetres(given))
        .with("allowed", millimetres(1) + " … " + &millimetres(most))
}

/// Turns nanometres into points of 1/72 inch: 72 points are 25 400 000 nanometres.
fn points(nanometres: u64, places: u32) -> i64 {
    // A module has at most 462 000 000 nanometres and nine decimals, a page 5 080 000 000 and six: the product has 62 bits.
    ((nanometres * 9 * 10_u64.pow(places) + 1_587_500) / 3_175_000).cast_signed()
}

/// Adds a number of `places` decimals and a space. Never inlined: it is written some forty times.
#[inline(never)]
fn number(text: &mut String, value: i64, places: u32) {
    decimal(text, value, places);
    text.push(' ');
}

/// Fills a path: ISO 32000-1:2008 8.5.
fn path(content: &mut String, path: &Path) {
    // Hundredths of the grid, of which only the controls of curves need any.
    let place = |content: &mut String, x: i32, y: i32| {
        number(content, x.into(), 2);
        number(content, y.into(), 2);
    };
    let mut pen = Point { x: 0, y: 0 };
    for step in path.steps() {
        match *step {
            Step::Move(to) | Step::Line(to) => {
                place(content, 100 * i32::from(to.x), 100 * i32::from(to.y));
                content.push_str(if matches!(step, Step::Move(_)) {
                    "m "
                } else {
                    "l "
                });
                pen = to;
            }
            Step::Quarter { to, clockwise } => {
                // Controls so far to the corner leave the circle by 0.0003 of its radius at most.
                let corner = bulge(pen, to, clockwise);
                let near =
                    |from: i16, to: i16| (4477 * i32::from(from) + 5523 * i32::from(to) + 50) / 100;
                place(content, near(pen.x, corner.x), near(pen.y, corner.y));
                place(content, near(to.x, corner.x), near(to.y, corner.y));
                place(content, 100 * i32::from(to.x), 100 * i32::from(to.y));
                content.push_str("c ");
                pen = to;
            }
            Step::Close => content.push_str("h "),
        }
    }
    content.push_str("f ");
}

/// A page in the making.
struct Page {
    file: File,
    content: String,
    states: String,
    patterns: String,
    images: String,
    matrix: String,
}

impl Page {
    /// Sets the colour of what is filled next.
    fn color(&mut self, color: Color) {
        self.opacity(color.alpha);
        for part in [color.red, color.green, color.blue] {
            number(&mut self.content, share(part), 4);
        }
        self.content.push_str("rg ");
    }

    /// Sets the opacity of what is filled next: the state named after it.
    fn opacity(&mut self, alpha: u8) {
        let mut name = String::from("/A");
        number(&mut name, alpha.into(), 0);
        self.content.push_str(&name);
        self.content.push_str("gs ");
        if !self.states.contains(&name) {
            self.states.push_str(&name);
            self.states.push_str("<</SMask/None/ca ");
            decimal(&mut self.states, share(alpha), 4);
            self.states.push_str(">>");
        }
    }

    /// Sets the gradient of what is filled next; a style has one at most.
    fn gradient(&mut self, gradient: &Gradient, symbol: &Symbol) {
        let axis = gradient.axis(symbol);
        let colors = shading(&axis, gradient.stops(), "/DeviceRGB", |color| {
            [color.red, color.green, color.blue].to_vec()
        });
        for part in [
            "/P<</PatternType 2/Matrix[",
            &self.matrix,
            "]/Shading",
            &colors,
            ">>",
        ] {
            self.patterns.push_str(part);
        }
        let alpha = gradient.stops()[0].color.alpha;
        if gradient
            .stops()
            .iter()
            .all(|stop| stop.color.alpha == alpha)
        {
            self.opacity(alpha);
        } else {
            // What the mask paints light is seen; it is placed by the matrix in force when its state is set.
            let alphas = shading(&axis, gradient.stops(), "/DeviceGray", |color| {
                vec![color.alpha]
            });
            let mut form = String::from(
                "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S",
            );
            form.push_str(&alphas);
            // As large as the largest symbol: 177 modules of the grid's 20.
            form.push_str(">>>>/BBox[0 0 3540 3540]");
            let mask = self.file.stream(&form, b"/S sh");
            self.states.push_str("/M<</ca 1/SMask<</S/Luminosity/G ");
            number(&mut self.states, mask, 0);
            self.states.push_str("0 R>>>>");
            self.content.push_str("/M gs ");
        }
        self.content.push_str("/Pattern cs/P scn ");
    }

    /// Draws a logo, as it is drawn in pixels: fitted into its square, or filling its disc.
    fn logo(&mut self, symbol: &Symbol, logo: &Logo) -> Result<(), Error> {
        let picture = match logo.image() {
            Image::Pixels(picture) => picture,
            Image::File(_) => return Err(Error::new(Code::LogoUnsupported).with("found", "a file")),
            Image::Engine => {
                return Err(
                    Error::new(Code::LogoUnsupported).with("found", "an image of the engine")
                );
            }
        };
        let [left, top, side] = logo.place().square(symbol);
        let (across, down) = (f64::from(picture.width), f64::from(picture.height));
        let circle = logo.place().shape() == LogoShape::Circle;
        let scale = side
            / if circle {
                across.min(down)
            } else {
                across.max(down)
            };
        let (width, height) = (across * scale, down * scale);
        self.content.push_str("q ");
        self.opacity(255);
        if circle {
            self.disc([left, top, side]);
        }
        self.image(
            picture,
            [
                left + (side - width) / 2.0,
                top + (side - height) / 2.0,
                width,
                height,
            ],
        );
        self.content.push_str("Q ");
        Ok(())
    }

    /// Clips what follows to the disc in a square: left, top and side in modules.
    fn disc(&mut self, [left, top, side]: [f64; 3]) {
        let radius = side / 2.0;
        let [x, y] = [left + radius, top + radius];
        // From the right clockwise; so far from its ends, controls of a cubic curve follow a quarter of a circle.
        let control = radius * 0.5523;
        number(&mut self.content, grid(x + radius), 2);
        number(&mut self.content, grid(y), 2);
        self.content.push_str("m ");
        for [cos, sin] in [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]] {
            let mut place = |along: f64, ahead: f64| {
                number(&mut self.content, grid(x + cos * along - sin * ahead), 2);
                number(&mut self.content, grid(y + sin * along + cos * ahead), 2);
            };
            place(radius, control);
            place(control, radius);
            place(0.0, radius);
            self.content.push_str("c ");
        }
        self.content.push_str("W n ");
    }

    /// Draws pixels into a rectangle: left, top, width and height in modules from the symbol's corner.
    fn image(&mut self, pixels: &Pixels, [left, top, width, height]: [f64; 4]) {
        let object = image(&mut self.file, pixels);
        let mut name = String::from("/I");
        number(&mut name, object, 0);
        self.content.push_str("q ");
        // Pictures stand on their feet, rows of the grid run down.
        for value in [width, 0.0, 0.0, -height, left, top + height] {
            number(&mut self.content, grid(value), 2);
        }
        self.content.push_str("cm ");
        self.content.push_str(&name);
        self.content.push_str("Do Q ");
        self.images.push_str(&name);
        number(&mut self.images, object, 0);
        self.images.push_str("0 R");
    }

    /// Writes the page and what it needs.
    fn finish(mut self, width: i64, height: i64) -> Vec<u8> {
        let content = self.file.stream("", self.content.as_bytes());
        let mut page = String::from("/Type/Page/MediaBox[0 0 ");
        number(&mut page, width, 6);
        number(&mut page, height, 6);
        page.push_str("]/Group<</S/Transparency/CS/DeviceRGB>>/Contents ");
        number(&mut page, content, 0);
        page.push_str("0 R/Resources<</ExtGState<<");
        page.push_str(&self.states);
        page.push_str(">>/Pattern<<");
        page.push_str(&self.patterns);
        page.push_str(">>/XObject<<");
        page.push_str(&self.images);
        page.push_str(">>>>");
        self.file.finish(&page)
    }
}

/// Turns 0 to 255 into a share of 1 with four decimals.
fn share(part: u8) -> i64 {
    (i64::from(part) * 20_000 + 255) / 510
}

#[cfg(test)]
mod tests;
