//! Pages in the making: what is drawn, and what the drawing calls by name.

use super::super::color::Color;
use super::super::deflate::deflate_text;
use super::super::extent::Extent;
use super::super::filter::{Channels, Rows};
use super::super::logo::Frame;
use super::super::paint::{Gradient, Paint};
use super::super::path::{Path, Point};
use super::super::pixels::Pixels;
use super::super::print::ColorSpace;
use super::file::{File, text_of};
use super::number::{decimal, numbers, share};
use super::shading::shading;
use super::{POINTS, operators};

/// A page in the making, and those before it.
pub(super) struct Page {
    file: File,
    /// What is drawn: ISO 32000-1:2008 7.8.2.
    content: String,
    /// The opacities, each with its name.
    states: Vec<String>,
    /// The gradients, by name.
    patterns: String,
    /// How many of them there are.
    flows: usize,
    /// The images and forms, by name.
    images: String,
    /// The forms of the file: what each does, and its number.
    forms: Vec<(String, usize)>,
    /// Whether any of the images may have an opacity of its own.
    blended: bool,
    /// The opacity of the next of them.
    image_alpha: u8,
    /// From modules to the points of the page.
    matrix: String,
    space: ColorSpace,
    /// The pages that are drawn: the entries of each but for its parent.
    done: Vec<String>,
}

/// The state in which nothing shines through.
const OPAQUE: &str = "/A255<</SMask/None/ca 1>>";

/// What an image is smaller by on each side, in modules: more than what readers are wrong by, less than what anybody sees.
const HAIR: f64 = 1e-4;

/// How far a page was drawn.
pub(super) struct Mark {
    content: usize,
    states: usize,
    patterns: usize,
    images: usize,
}

impl Page {
    pub(super) fn new(space: ColorSpace) -> Self {
        Self {
            file: File::new(),
            content: String::with_capacity(4096),
            states: Vec::new(),
            patterns: String::new(),
            flows: 0,
            images: String::new(),
            blended: false,
            forms: Vec::new(),
            image_alpha: u8::MAX,
            matrix: String::new(),
            space,
            done: Vec::new(),
        }
    }

    /// Lies the modules anew; [`place`](Self::place) draws in them.
    pub(super) fn at(&mut self, matrix: String) {
        self.matrix = matrix;
    }

    /// Tells how far the page is drawn.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            content: self.content.len(),
            states: self.states.len(),
            patterns: self.patterns.len(),
            images: self.images.len(),
        }
    }

    /// Takes back what was drawn after a mark. Images that it named stay in the file, and nobody shows them.
    pub(super) fn back(&mut self, mark: &Mark) {
        self.content.truncate(mark.content);
        self.states.truncate(mark.states);
        self.patterns.truncate(mark.patterns);
        self.images.truncate(mark.images);
    }

    /// Adds words to what is drawn.
    pub(super) fn add(&mut self, words: &[&str]) {
        for word in words {
            self.content.push_str(word);
        }
    }

    /// Draws in modules from here on.
    pub(super) fn place(&mut self) {
        self.content.push_str(&self.matrix);
        self.content.push_str(" cm ");
    }

    /// Sets what is filled next; a gradient flows over the rectangle.
    pub(super) fn fill(&mut self, paint: &Paint, extent: Extent) {
        match paint {
            Paint::Solid(color) => self.color(*color),
            Paint::Gradient(gradient) => self.flow(gradient, extent),
        }
    }

    /// Sets the colour of what is filled next.
    pub(super) fn color(&mut self, color: Color) {
        self.opacity(color.alpha);
        let (words, operator) = self.ink();
        words(&mut self.content, color);
        self.content.push_str(operator);
    }

    /// Returns what writes a colour in the space of the file, and the operator that sets it for what is filled.
    fn ink(&self) -> (fn(&mut String, Color), &'static str) {
        match self.space {
            ColorSpace::Rgb => (rgb, " rg "),
            ColorSpace::Cmyk => (cmyk, " k "),
        }
    }

    /// Names the space of the file: ISO 32000-1:2008 8.6.4.
    fn device(&self) -> &'static str {
        match self.space {
            ColorSpace::Rgb => "RGB",
            ColorSpace::Cmyk => "CMYK",
        }
    }

    /// Draws thin lines in all inks, each from place to place in nanometres of the page.
    pub(super) fn lines(&mut self, lines: &[[[f64; 2]; 2]]) {
        self.add(&[match self.space {
            ColorSpace::Rgb => "q .25 w 0 G ",
            ColorSpace::Cmyk => "q .25 w 1 1 1 1 K ",
        }]);
        for line in lines {
            for (point, operator) in line.iter().zip([" m ", " l S "]) {
                for (place, length) in point.iter().enumerate() {
                    if place > 0 {
                        self.content.push(' ');
                    }
                    decimal(&mut self.content, length * POINTS, 3);
                }
                self.content.push_str(operator);
            }
        }
        self.add(&["Q "]);
    }

    /// Tells whether colours are given as lights.
    pub(super) fn takes_lights(&self) -> bool {
        self.space == ColorSpace::Rgb
    }

    /// Draws a JPEG file into a rectangle in modules: ISO 32000-1:2008 7.4.8.
    pub(super) fn photograph(
        &mut self,
        file: &[u8],
        frame: Frame,
        clip: &str,
        middle: [f64; 2],
        sides: [f64; 2],
    ) {
        let space = if frame.components == 1 { "Gray" } else { "RGB" };
        let [width, height] = [frame.width, frame.height].map(|side| text_of(side as usize));
        let entries = [
            "/Subtype/Image/BitsPerComponent 8/ColorSpace/Device",
            space,
            "/Width ",
            &width,
            "/Height ",
            &height,
        ];
        let number = self.file.packed("DCT", &entries, file);
        self.show(number, clip, middle, sides);
    }

    /// Draws pixels into a rectangle in modules, given by its middle and its sides, where `clip` lets it: ISO 32000-1:2008 8.9.5.
    pub(super) fn image(&mut self, pixels: &Pixels, clip: &str, middle: [f64; 2], sides: [f64; 2]) {
        let rows = Rows::new(pixels);
        let mut mask = String::new();
        if !rows.opaque() {
            let number = self.plane(pixels, &rows, Plane::Opacity, "");
            mask = joined(&["/SMask ", &text_of(number), " 0 R"]);
        }
        let number = self.plane(pixels, &rows, Plane::Colors, &mask);
        self.show(number, clip, middle, sides);
    }

    /// Draws pixels as [`Page::image`] does, at so many 255ths of their opacity.
    pub(super) fn faded(&mut self, pixels: &Pixels, alpha: u8, middle: [f64; 2], sides: [f64; 2]) {
        self.image_alpha = alpha;
        self.image(pixels, "", middle, sides);
        self.image_alpha = u8::MAX;
    }

    /// Fills a shape of at most a module with its corner at each of these points, which run row by row; a module has so many.
    pub(super) fn stamp(&mut self, shape: &str, corners: &[Point], unit: i16) {
        let number = self.form(joined(&[shape, " f"]));
        let name = self.named("/S", &text_of(number));
        let mut pen: Option<Point> = None;
        for corner in corners {
            // From the start of its row a shape is reached in steps, so that no row shows what the one above was rounded by.
            let step = match pen {
                Some(before) if before.y == corner.y => [corner.x - before.x, 0],
                _ => {
                    self.add(&[if pen.is_some() { "Q q " } else { "q " }]);
                    [corner.x, corner.y]
                }
            };
            self.add(&["1 0 0 1 "]);
            let step = step.map(|along| f64::from(along) / f64::from(unit));
            numbers(&mut self.content, &step);
            self.add(&[" cm", &name, " Do "]);
            pen = Some(*corner);
        }
        if pen.is_some() {
            self.add(&["Q "]);
        }
    }

    /// Fills an area, where there is any, that lies so far from its corner.
    pub(super) fn area(&mut self, area: &Path, corner: Point) {
        if area.steps().is_empty() {
            return;
        }
        let words = operators(area, false);
        if corner == (Point { x: 0, y: 0 }) {
            self.add(&[&words, " f "]);
            return;
        }
        self.add(&["q 1 0 0 1 "]);
        let corner = [corner.x, corner.y].map(|along| f64::from(along) / f64::from(area.unit()));
        numbers(&mut self.content, &corner);
        self.add(&[" cm ", &words, " f Q "]);
    }

    /// Writes a form that does this, once for all pages, and returns its number.
    fn form(&mut self, words: String) -> usize {
        if let Some((_, number)) = self.forms.iter().find(|(known, _)| *known == words) {
            return *number;
        }
        let entries = ["/Subtype/Form/BBox[-1 -1 2 2]"];
        let number = self.file.stream(&entries, &deflate_text(words.as_bytes()));
        self.forms.push((words, number));
        number
    }

    /// Gives an object of the file a name that what is drawn calls it by, once a page, and returns it.
    fn named(&mut self, letter: &str, number: &str) -> String {
        let name = joined(&[letter, number]);
        let entry = joined(&[&name, " ", number, " 0 R"]);
        if !self.images.contains(&entry) {
            self.images.push_str(&entry);
        }
        name
    }

    /// Draws an image of the file into a rectangle.
    fn show(&mut self, number: usize, clip: &str, [x, y]: [f64; 2], [across, down]: [f64; 2]) {
        let number = text_of(number);
        let name = self.named("/I", &number);
        self.content.push_str("q ");
        self.opacity(self.image_alpha);
        self.content.push_str(clip);
        // Readers paint an image in whole pixels, and one that ends behind a pixel by a hair in one more.
        let [across, down] = [across - 2.0 * HAIR, down - 2.0 * HAIR];
        // Pictures stand on their feet, rows of modules run down.
        let places = [across, 0.0, 0.0, -down, x - across / 2.0, y + down / 2.0];
        numbers(&mut self.content, &places);
        self.add(&[" cm", &name, " Do Q "]);
        self.blended = true;
    }

    /// Ends a page with these boxes: the corners of the first, then entries for others.
    pub(super) fn end(&mut self, boxes: &str) {
        // A page without a picture has a stream all the same.
        if self.content.is_empty() {
            self.add(&["q Q "]);
        }
        // What is opaque alone is so without being told.
        let opaque = self.states.iter().all(|state| state == OPAQUE);
        if opaque {
            self.content = self.content.replace("/A255 gs ", "");
            self.states.clear();
        }
        let content = self
            .file
            .stream(&[], &deflate_text(self.content.as_bytes()));
        let mut entries = joined(&[" 0 R/MediaBox[", boxes, "]/Contents ", &text_of(content)]);
        if !opaque || self.blended {
            let group = [" 0 R/Group<</S/Transparency/CS/Device", self.device(), ">>"];
            entries.push_str(&joined(&group));
        } else {
            entries.push_str(" 0 R");
        }
        entries.push_str("/Resources<<");
        for (name, resources) in [
            ("/ExtGState<<", &joined(&self.states)),
            ("/Pattern<<", &self.patterns),
            ("/XObject<<", &self.images),
        ] {
            if !resources.is_empty() {
                entries.push_str(&joined(&[name, resources, ">>"]));
            }
        }
        self.done.push(entries + ">>");
        self.content.clear();
        self.states.clear();
        self.patterns.clear();
        self.images.clear();
        self.blended = false;
        self.flows = 0;
    }

    /// Writes the pages, and the file around them.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let tree = text_of(self.file.next() + self.done.len());
        let mut kids = String::new();
        for page in &self.done {
            let number = self.file.object(&["/Type/Page/Parent ", &tree, page]);
            for word in [
                if kids.is_empty() { "" } else { " " },
                &text_of(number),
                " 0 R",
            ] {
                kids.push_str(word);
            }
        }
        let count = text_of(self.done.len());
        self.file
            .object(&["/Type/Pages/Count ", &count, "/Kids[", &kids, "]"]);
        let catalog = self.file.object(&["/Type/Catalog/Pages ", &tree, " 0 R"]);
        self.file.finish(catalog)
    }

    /// Sets the opacity of what is filled next.
    fn opacity(&mut self, alpha: u8) {
        let name = joined(&["/A", &text_of(alpha.into())]);
        self.add(&[&name, " gs "]);
        let mut state = name + "<</SMask/None/ca ";
        share(&mut state, alpha);
        self.state(state + ">>");
    }

    /// Sets a gradient for what is filled next.
    fn flow(&mut self, gradient: &Gradient, extent: Extent) {
        let colors = shading(gradient, extent, self.device(), &self.ink().0);
        self.flows += 1;
        // Most pictures have one, which needs no number.
        let number = match self.flows {
            1 => String::new(),
            more => text_of(more),
        };
        let pattern = [
            "/P",
            &number,
            "<</PatternType 2/Matrix[",
            &self.matrix,
            "]/Shading",
            &colors,
            ">>",
        ];
        self.patterns.push_str(&joined(&pattern));
        let alpha = gradient.last().color.alpha;
        let stops = gradient.stops();
        if stops.iter().all(|stop| stop.color.alpha == alpha) {
            self.opacity(alpha);
        } else {
            self.mask(gradient, extent, &number);
        }
        self.add(&["/Pattern cs/P", &number, " scn "]);
    }

    /// Lets the opacity flow: what the mask paints light is seen. It is placed by the matrix in force when its state is set.
    fn mask(&mut self, gradient: &Gradient, extent: Extent, name: &str) {
        let alphas = shading(gradient, extent, "Gray", &|text, color| {
            share(text, color.alpha);
        });
        let [left, top] = extent.from;
        let ends = [left, top, left + extent.sides[0], top + extent.sides[1]];
        let mut corners = String::new();
        numbers(&mut corners, &ends);
        let form = [
            "/Subtype/Form/BBox[",
            &corners,
            "]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S",
            &alphas,
            ">>>>",
        ];
        let number = self.file.stream(&form, &deflate_text(b"/S sh"));
        let state = ["/M", name, "<</ca 1/SMask<</S/Luminosity/G "];
        self.state(joined(&state) + &text_of(number) + " 0 R>>>>");
        self.add(&["/M", name, " gs "]);
    }

    /// Adds a state, once.
    fn state(&mut self, state: String) {
        if !self.states.contains(&state) {
            self.states.push(state);
        }
    }

    /// Writes the colours or the opacity of pixels as an image, and returns its number.
    fn plane(&mut self, pixels: &Pixels, rows: &Rows, plane: Plane, entries: &str) -> usize {
        let (space, colors, data) = match (plane, self.space) {
            (Plane::Colors, ColorSpace::Rgb) => ("RGB", "3", rows.compressed(Channels::Colors, 1)),
            (Plane::Colors, ColorSpace::Cmyk) => ("CMYK", "4", inked(pixels)),
            (Plane::Opacity, _) => ("Gray", "1", rows.compressed(Channels::Opacity, 1)),
        };
        let [width, height] = [pixels.width(), pixels.height()].map(|side| text_of(side as usize));
        let entries = [
            "/Subtype/Image/BitsPerComponent 8/ColorSpace/Device",
            space,
            "/Width ",
            &width,
            "/Height ",
            &height,
            "/DecodeParms<</Predictor 15/Columns ",
            &width,
            "/Colors ",
            colors,
            ">>",
            entries,
        ];
        self.file.stream(&entries, &data)
    }
}

/// Joins words to a text.
fn joined(words: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for word in words {
        text.push_str(word.as_ref());
    }
    text
}

/// What an image shows of its pixels.
#[derive(Clone, Copy)]
enum Plane {
    Colors,
    Opacity,
}

/// Adds red, green and blue.
fn rgb(text: &mut String, color: Color) {
    share(text, color.red);
    text.push(' ');
    share(text, color.green);
    text.push(' ');
    share(text, color.blue);
}

/// Adds cyan, magenta, yellow and black. What all three would print is black: ISO 32000-1:2008 10.3.4 with all of the black, and as much less
/// of the others.
fn cmyk(text: &mut String, color: Color) {
    let inks = inks([color.red, color.green, color.blue]);
    for (place, ink) in inks.into_iter().enumerate() {
        if place > 0 {
            text.push(' ');
        }
        decimal(text, ink, 4);
    }
}

/// Returns the inks of a colour, 0 to 1 each.
fn inks(color: [u8; 3]) -> [f64; 4] {
    let lightest = color.into_iter().max().unwrap_or(0);
    if lightest == 0 {
        return [0.0, 0.0, 0.0, 1.0];
    }
    let [cyan, magenta, yellow] =
        color.map(|part| f64::from(lightest - part) / f64::from(lightest));
    [cyan, magenta, yellow, 1.0 - f64::from(lightest) / 255.0]
}

/// Compresses the inks of pixels, a byte each.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an ink is a share of 1"
)]
fn inked(pixels: &Pixels) -> Vec<u8> {
    let of = |&[red, green, blue, _]: &[u8; 4]| {
        inks([red, green, blue]).map(|ink| (ink * 255.0).round() as u8)
    };
    let bytes: Vec<[u8; 4]> = pixels.data().as_chunks().0.iter().map(of).collect();
    Pixels::new(pixels.width(), pixels.height(), bytes.into_flattened()).map_or_else(
        |_| Vec::new(),
        |inks| Rows::new(&inks).compressed(Channels::All, 1),
    )
}
