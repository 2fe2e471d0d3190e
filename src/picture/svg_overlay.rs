//! What lies over the modules of an SVG picture: a logo, and the caption.

use super::base64::base64;
use super::caption::{Caption, Line};
use super::layout::Layout;
use super::logo::{Image, Logo, LogoShape};
use super::paint::Paint;
use super::png::png_of;
use super::style::Style;
use super::svg::{attribute, escape, fill, identifier};
use crate::qr::Symbol;
use crate::{Code, Error};

/// Adds the logo as an embedded file.
///
/// # Errors
///
/// `logo-unsupported`: only the engine can draw it.
pub(super) fn logo(text: &mut String, symbol: &Symbol, logo: &Logo) -> Result<(), Error> {
    let [x, y, side] = logo.place().square(symbol);
    let mut words = String::new();
    let circle = logo.place().shape() == LogoShape::Circle;
    if circle {
        for (name, value) in [
            ("cx", x + side / 2.0),
            ("cy", y + side / 2.0),
            ("r", side / 2.0),
        ] {
            attribute(&mut words, name, value, 3);
        }
        let id = identifier(&words);
        for part in [
            "<clipPath id=\"",
            &id,
            "\"><circle",
            &words,
            "/></clipPath>",
        ] {
            text.push_str(part);
        }
        words.clear();
        for part in [
            " clip-path=\"url(#",
            &id,
            ")\" preserveAspectRatio=\"xMidYMid slice\"",
        ] {
            words.push_str(part);
        }
    }
    text.push_str("<image");
    text.push_str(&words);
    for (name, value) in [("x", x), ("y", y), ("width", side), ("height", side)] {
        attribute(text, name, value, 3);
    }
    text.push_str(" href=\"data:");
    let (media_type, file) = match logo.image() {
        Image::File(file) => (file.media_type, &file.bytes),
        Image::Pixels(pixels) => ("image/png", &png_of(pixels, 1)),
        Image::Engine => {
            return Err(
                Error::new(Code::LogoUnsupported).with("found", "an image element or bitmap")
            );
        }
    };
    text.push_str(media_type);
    text.push_str(";base64,");
    base64(text, file);
    text.push_str("\"/>");
    Ok(())
}

/// Adds the caption as text, in modules.
pub(super) fn caption(
    text: &mut String,
    layout: &Layout,
    style: &Style,
    caption: &Caption,
    line: Line,
) {
    let module = f64::from(layout.module);
    text.push_str("<text text-anchor=\"middle\" font-family=\"system-ui,sans-serif\"");
    let middle = f64::from(layout.width) / 2.0 - f64::from(layout.left);
    // Letters stand a third of their size below their middle.
    let size = line.font_size(&caption.text, layout.width);
    let base = line.middle() + size * 0.35 - f64::from(layout.top);
    for (name, value) in [("font-size", size), ("x", middle), ("y", base)] {
        attribute(text, name, value / module, 3);
    }
    fill(text, "fill", style.caption_color());
    text.push('>');
    escape(text, &caption.text);
    text.push_str("</text>");
}

impl Style {
    /// Returns the colour of the caption: that of dark modules, of a gradient the last one.
    #[must_use]
    pub fn caption_color(&self) -> super::color::Color {
        match &self.dark {
            Paint::Solid(color) => *color,
            Paint::Gradient(gradient) => gradient
                .stops()
                .last()
                .map_or(super::color::Color::BLACK, |stop| stop.color),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::m1;
    use super::super::{LogoFile, Pixels, Place, svg};
    use super::*;

    fn style(image: Image, shape: LogoShape) -> Style {
        let place = Place::new(3.0 / 11.0, 0.0, shape).expect("allowed");
        Style {
            logo: Some(Logo::new(image, place).expect("whole")),
            ..Style::default()
        }
    }

    #[track_caller]
    fn ends(style: &Style, want: &str) {
        let text = svg(&m1(), style).expect("small");
        assert!(text.ends_with(want), "{text}");
    }

    #[test]
    fn files_and_pixels_are_embedded() {
        let file = Image::File(LogoFile::new(b"<svg/>".to_vec()).expect("inert"));
        ends(
            &style(file.clone(), LogoShape::Square),
            "<image x=\"4\" y=\"4\" width=\"3\" height=\"3\" href=\"data:image/svg+xml;base64,PHN2Zy8+\"/></svg>",
        );
        ends(
            &style(file, LogoShape::Circle),
            "<clipPath id=\"g7ca69f5b\"><circle cx=\"5.5\" cy=\"5.5\" r=\"1.5\"/></clipPath><image clip-path=\"url(#g7ca69f5b)\" \
             preserveAspectRatio=\"xMidYMid slice\" x=\"4\" y=\"4\" width=\"3\" height=\"3\" \
             href=\"data:image/svg+xml;base64,PHN2Zy8+\"/></svg>",
        );
        let pixels = Pixels {
            width: 1,
            height: 1,
            data: vec![255, 0, 0, 255],
        };
        let text = svg(&m1(), &style(Image::Pixels(pixels), LogoShape::Square)).expect("small");
        assert!(text.contains(" href=\"data:image/png;base64,iVBORw0KGgo"));
    }

    #[test]
    fn what_the_engine_draws_is_refused() {
        let error = svg(&m1(), &style(Image::Engine, LogoShape::Square)).expect_err("no engine");
        assert_eq!(
            error.to_string(),
            "logo-unsupported (found: an image element or bitmap)"
        );
    }

    #[test]
    fn a_caption_is_text_below() {
        let caption = Caption {
            text: "红包 <1>".to_owned(),
            strip: None,
        };
        ends(
            &Style {
                caption: Some(caption),
                ..Style::default()
            },
            "<text text-anchor=\"middle\" font-family=\"system-ui,sans-serif\" font-size=\".9\" x=\"5.5\" y=\"13.915\" \
             fill=\"#000\">红包 &lt;1&gt;</text></svg>",
        );
    }
}
