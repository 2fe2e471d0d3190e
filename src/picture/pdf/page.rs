//! A page in the making: what is drawn, and what the drawing calls by name.

use super::super::color::Color;
use super::super::extent::Extent;
use super::super::filter::Rows;
use super::super::logo::Frame;
use super::super::paint::{Gradient, Paint};
use super::super::path::UNIT;
use super::super::pixels::Pixels;
use super::file::{File, packed, text_of};
use super::number::{numbers, share};
use super::shading::shading;

/// A page in the making.
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
    /// The images, by name.
    images: String,
    /// The opacity of the next of them.
    image_alpha: u8,
    /// From the grid of the paths to the points of the page.
    matrix: String,
}

impl Page {
    pub(super) fn new(matrix: String) -> Self {
        Self {
            file: File::new(),
            content: String::with_capacity(4096),
            states: Vec::new(),
            patterns: String::new(),
            flows: 0,
            images: String::new(),
            image_alpha: u8::MAX,
            matrix,
        }
    }

    /// Adds words to what is drawn.
    pub(super) fn add(&mut self, words: &[&str]) {
        for word in words {
            self.content.push_str(word);
        }
    }

    /// Draws in the grid of the paths from here on.
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
        rgb(&mut self.content, color);
        self.content.push_str(" rg ");
    }

    /// Draws a JPEG file into a rectangle of the grid: ISO 32000-1:2008 7.4.8.
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

    /// Draws pixels into a rectangle of the grid, given by its middle and its sides, where `clip` lets it: ISO 32000-1:2008 8.9.5.
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

    /// Draws an image of the file into a rectangle.
    fn show(&mut self, number: usize, clip: &str, [x, y]: [f64; 2], [across, down]: [f64; 2]) {
        let number = text_of(number);
        for word in ["/I", &number, " ", &number, " 0 R"] {
            self.images.push_str(word);
        }
        self.content.push_str("q ");
        self.opacity(self.image_alpha);
        self.content.push_str(clip);
        // Pictures stand on their feet, rows of the grid run down.
        let places = [across, 0.0, 0.0, -down, x - across / 2.0, y + down / 2.0];
        numbers(&mut self.content, &places);
        self.add(&[" cm /I", &number, " Do Q "]);
    }

    /// Writes the page and what it needs, and the file around it.
    pub(super) fn finish(mut self, frame: &str) -> Vec<u8> {
        let content = self.file.stream(&[], &packed(&self.content));
        let tree = self.file.next() + 1;
        let page = self.file.object(&[
            "/Type/Page/Parent ",
            &text_of(tree),
            " 0 R/MediaBox[",
            frame,
            "]/Group<</S/Transparency/CS/DeviceRGB>>/Contents ",
            &text_of(content),
            " 0 R/Resources<</ExtGState<<",
            &joined(&self.states),
            ">>/Pattern<<",
            &self.patterns,
            ">>/XObject<<",
            &self.images,
            ">>>>",
        ]);
        self.file
            .object(&["/Type/Pages/Count 1/Kids[", &text_of(page), " 0 R]"]);
        let catalog = self
            .file
            .object(&["/Type/Catalog/Pages ", &text_of(tree), " 0 R"]);
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
        let colors = shading(gradient, extent, "RGB", &rgb);
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
        numbers(&mut corners, &ends.map(|place| place * f64::from(UNIT)));
        let form = [
            "/Subtype/Form/BBox[",
            &corners,
            "]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S",
            &alphas,
            ">>>>",
        ];
        let number = self.file.stream(&form, &packed("/S sh"));
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
        let (space, colors, data) = match plane {
            Plane::Colors => ("RGB", "3", rows.compressed(0, 3, 1)),
            Plane::Opacity => ("Gray", "1", rows.compressed(3, 1, 1)),
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
