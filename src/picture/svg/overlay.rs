//! What lies over the modules of an SVG picture: the logo, and the caption.

use super::super::caption::{Caption, middle};
use super::super::cleared::LogoShape;
use super::super::data_url::data_url;
use super::super::layout::Layout;
use super::super::logo::{Image, Logo};
use super::super::png::png_of;
use super::super::style::Style;
use super::words::{attribute, escape, fill, identifier, push};
use crate::{Code, Error};

/// Adds the logo as an embedded file.
///
/// # Errors
///
/// `logo-unsupported`: someone else draws it.
pub(super) fn logo(text: &mut String, layout: &Layout, logo: &Logo) -> Result<(), Error> {
    let made;
    let (media_type, file) = match logo.image() {
        Image::File(file) => (file.media_type(), file.bytes()),
        Image::Pixels(pixels) => {
            made = png_of(pixels, 1);
            ("image/png", made.as_slice())
        }
        Image::Elsewhere => {
            return Err(
                Error::new(Code::LogoUnsupported).with("found", "an image element or bitmap")
            );
        }
    };
    let [x, y, side] = logo.place().square(layout.modules());
    if logo.place().shape() == LogoShape::Circle {
        let mut words = String::new();
        attribute(&mut words, "cx", x + side / 2.0, 3);
        attribute(&mut words, "cy", y + side / 2.0, 3);
        attribute(&mut words, "r", side / 2.0, 3);
        let id = identifier(&words);
        push(text, &["<clipPath id=\"", &id, "\"><circle", &words]);
        push(text, &["/></clipPath><image clip-path=\"url(#", &id]);
        text.push_str(")\" preserveAspectRatio=\"xMidYMid slice\"");
    } else {
        text.push_str("<image");
    }
    attribute(text, "x", x, 3);
    attribute(text, "y", y, 3);
    attribute(text, "width", side, 3);
    attribute(text, "height", side, 3);
    push(text, &[" href=\"", &data_url(media_type, file), "\"/>"]);
    Ok(())
}

/// Adds the caption as text, in modules.
pub(super) fn caption(text: &mut String, layout: &Layout, style: &Style, caption: &Caption) {
    let module = f64::from(layout.module());
    let size = caption.font_size(layout);
    let centre = f64::from(layout.width()) / 2.0 - f64::from(layout.left());
    // Letters stand a third of their size below their middle.
    let base = middle(layout) + size * 0.35 - f64::from(layout.top());
    text.push_str("<text text-anchor=\"middle\" font-family=\"system-ui,sans-serif\"");
    attribute(text, "font-size", size / module, 3);
    attribute(text, "x", centre / module, 3);
    attribute(text, "y", base / module, 3);
    fill(text, "fill", style.caption_color());
    text.push('>');
    escape(text, caption.text());
    text.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::m1;
    use super::super::super::{LogoFile, Pixels, Place, svg};
    use super::*;

    fn style(image: Image, shape: LogoShape) -> Style {
        let place = Place::new(3.0 / 11.0, 0.0, shape).expect("allowed");
        Style {
            logo: Some(Logo::new(image, place)),
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
        let pixels = Pixels::new(1, 1, vec![255, 0, 0, 255]).unwrap();
        let text = svg(&m1(), &style(Image::Pixels(pixels), LogoShape::Square)).expect("small");
        assert!(text.contains(" href=\"data:image/png;base64,iVBORw0KGgo"));
    }

    #[test]
    fn what_someone_else_draws_is_refused() {
        let error = svg(&m1(), &style(Image::Elsewhere, LogoShape::Square)).expect_err("no engine");
        assert_eq!(
            error.to_string(),
            "logo-unsupported (found: an image element or bitmap)"
        );
    }

    #[test]
    fn a_caption_is_text_below() {
        ends(
            &Style {
                caption: Caption::new("红包 <1>"),
                ..Style::default()
            },
            "<text text-anchor=\"middle\" font-family=\"system-ui,sans-serif\" font-size=\".9\" x=\"5.5\" y=\"13.915\" \
             fill=\"#000\">红包 &lt;1&gt;</text></svg>",
        );
    }
}
