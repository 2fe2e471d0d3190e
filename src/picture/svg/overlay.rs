//! What lies over the modules of an SVG picture: the logo, and letters.

use super::super::cleared::LogoShape;
use super::super::data_url::data_url;
use super::super::decimal::decimal;
use super::super::layout::Layout;
use super::super::lettering::{Lettering, Rectangle};
use super::super::logo::{Image, Logo, Outline, Step};
use super::words::{attribute, escape, identifier, in_fallback, paint, push};
use crate::{Code, Error};

/// The most bytes of a file that is named in both ways: a photograph would make every picture twice as large, and every program that
/// is known reads the older name.
const MOST_TWICE: usize = 16 << 10;

/// Adds the logo: shapes as a nested picture, pixels as an embedded file. `seed` is what the identifiers follow from.
///
/// # Errors
///
/// `logo-unsupported`: someone else draws it.
pub(super) fn logo(
    text: &mut String,
    layout: &Layout,
    logo: &Logo,
    seed: &str,
) -> Result<(), Error> {
    let [x, y, side] = logo.place().square(layout.modules());
    let circle = logo.place().shape() == LogoShape::Circle;
    if circle {
        let mut words = String::new();
        attribute(&mut words, "cx", x + side / 2.0, 3);
        attribute(&mut words, "cy", y + side / 2.0, 3);
        attribute(&mut words, "r", side / 2.0, 3);
        let id = identifier(&[&words, seed]);
        let clip = ["<clipPath id=\"", &id, "\"><circle", &words];
        push(text, &clip);
        // What is drawn is clipped in its own units, so that the group around it is.
        push(text, &["/></clipPath><g clip-path=\"url(#", &id, ")\">"]);
    }
    let square = |text: &mut String| {
        text.push_str("<image");
        if circle {
            text.push_str(" preserveAspectRatio=\"xMidYMid slice\"");
        }
        for (name, value) in [("x", x), ("y", y), ("width", side), ("height", side)] {
            attribute(text, name, value, 3);
        }
    };
    match logo.image() {
        Image::File(file) => match file.content() {
            Ok(bytes) => {
                square(text);
                embed(text, file.media_type(), bytes);
            }
            Err(vector) => {
                let extent = vector.size();
                let fitted = if circle {
                    extent[0].min(extent[1])
                } else {
                    extent[0].max(extent[1])
                };
                let scale = side / fitted;
                let [left, top] = [(x, extent[0]), (y, extent[1])]
                    .map(|(at, length)| at + (side - length * scale) / 2.0);
                vector.write(text, [left, top], scale);
            }
        },
        Image::Pixels(pixels) => {
            square(text);
            embed(text, "image/png", &logo.file(pixels));
        }
        Image::Elsewhere => {
            return Err(
                Error::new(Code::LogoUnsupported).with("found", "an image element or bitmap")
            );
        }
    }
    if circle {
        text.push_str("</g>");
    }
    Ok(())
}

/// Adds the address of a file of pixels. Inkscape before 1.3 and other programs of print shops know its address by the older name alone.
pub(super) fn embed(text: &mut String, media_type: &str, file: &[u8]) {
    let address = data_url(media_type, file);
    if file.len() <= MOST_TWICE {
        push(text, &[" href=\"", &address, "\""]);
    }
    push(text, &[" xlink:href=\"", &address, "\"/>"]);
}

/// Adds letters, in modules: as outlines where there is a font, else as text.
pub(super) fn lettering(text: &mut String, layout: &Layout, letters: &Lettering) {
    let module = f64::from(layout.module());
    if !letters.letters.is_empty() {
        outlines(text, layout, letters);
        return;
    }
    let Rectangle {
        left, top, width, ..
    } = letters.area;
    let size = letters.font_size;
    let centre = f64::from(left) + f64::from(width) / 2.0 - f64::from(layout.left());
    for &(line, middle) in letters.lines.iter().filter(|(line, _)| !line.is_empty()) {
        // Letters stand a third of their size below their middle.
        let base = f64::from(top) + middle + size * 0.35 - f64::from(layout.top());
        // They inherit nothing of the page around them.
        in_fallback(text, letters.live, &mut |text| {
            text.push_str(
            "<text text-anchor=\"middle\" dominant-baseline=\"alphabetic\" direction=\"ltr\" writing-mode=\"lr-tb\" font-family=\"system-ui,sans-serif\" \
             font-style=\"normal\" font-variant=\"normal\" font-weight=\"",
        );
            decimal(text, letters.font_weight.into(), 0);
            text.push_str(
                "\" font-stretch=\"normal\" font-size-adjust=\"none\" letter-spacing=\"0\" \
             word-spacing=\"0\" text-decoration=\"none\" stroke=\"none\"",
            );
            attribute(text, "font-size", size / module, 3);
            attribute(text, "x", centre / module, 3);
            attribute(text, "y", base / module, 3);
            paint(text, letters.color, letters.live);
            text.push('>');
            escape(text, line);
            text.push_str("</text>");
        });
    }
}

/// Adds letters as paths, one a line.
fn outlines(text: &mut String, layout: &Layout, letters: &Lettering) {
    let module = f64::from(layout.module());
    let corner = [layout.left(), layout.top()].map(f64::from);
    for outline in letters.outlines() {
        if outline.0.is_empty() {
            continue;
        }
        // Where all edges of modules lie on the grid, those of letters do not.
        let place = |[x, y]: [f64; 2]| [(x - corner[0]) / module, (y - corner[1]) / module];
        in_fallback(text, letters.live, &mut |text| {
            text.push_str("<path shape-rendering=\"auto\"");
            paint(text, letters.color, letters.live);
            text.push_str(" stroke=\"none\" d=\"");
            relative(text, &outline, &place);
            text.push_str("\"/>");
        });
    }
}

/// Adds an outline as path data. Every point is rounded by itself, to a thousandth, and told by how far it lies from the one before.
fn relative(text: &mut String, outline: &Outline, place: &dyn Fn([f64; 2]) -> [f64; 2]) {
    #[expect(clippy::cast_possible_truncation, reason = "pictures are small")]
    let rounded = |at| place(at).map(|length: f64| (length * 1000.0).round() as i64);
    let (mut start, mut pen) = ([0; 2], [0; 2]);
    let mut last = ' ';
    for step in &outline.0 {
        let (letter, points) = match step {
            Step::Move(to) => ('m', std::slice::from_ref(to)),
            Step::Line(to) => ('l', std::slice::from_ref(to)),
            Step::Curve(points) => ('c', points.as_slice()),
            Step::Close => ('z', [].as_slice()),
        };
        // A letter holds until the next one, but for a move, after which it would mean lines.
        let stated = letter != last || letter == 'm';
        if stated {
            text.push(letter);
        }
        last = letter;
        let mut to = pen;
        for (index, &point) in points.iter().enumerate() {
            to = rounded(point);
            for (axis, (at, from)) in to.iter().zip(pen).enumerate() {
                let length = at - from;
                if length >= 0 && !(stated && index + axis == 0) {
                    text.push(' ');
                }
                decimal(text, length, 3);
            }
        }
        pen = to;
        match step {
            Step::Move(_) => start = pen,
            Step::Close => pen = start,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::m1;
    use super::super::super::{Caption, LogoFile, Pixels, Place, Style, svg};
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
        let file = Image::File(
            LogoFile::new(b"<svg fill='red'><path d='M0 0'/></svg>".to_vec()).expect("inert"),
        );
        ends(
            &style(file.clone(), LogoShape::Square),
            " fill=\"red\"><path d=\"M0 0\"/></g></svg></g></g></svg>",
        );
        let text = svg(&m1(), &style(file, LogoShape::Circle)).expect("small");
        let (_, clip) = text.split_once("<clipPath id=\"").expect("a clip path");
        let (id, rest) = clip.split_once('"').expect("an identifier");
        let want = format!(
            "><circle cx=\"5.5\" cy=\"5.5\" r=\"1.5\"/></clipPath><g clip-path=\"url(#{id})\"><g \
             transform=\"translate(2.5 4) scale(.02)\"><svg width=\"300\" height=\"150\" viewBox=\"0 0 300 150\"><g "
        );
        assert!(rest.starts_with(&want), "{rest}");
        assert!(rest.ends_with("</g></svg></g></g></g></svg>"), "{rest}");
        let pixels = Pixels::new(1, 1, vec![255, 0, 0, 255]).unwrap();
        let text = svg(&m1(), &style(Image::Pixels(pixels), LogoShape::Square)).expect("small");
        for name in [" href", " xlink:href"] {
            assert!(
                text.contains(&format!("{name}=\"data:image/png;base64,iVBORw0KGgo")),
                "{name}"
            );
        }
        assert!(text.contains(" xmlns:xlink=\"http://www.w3.org/1999/xlink\""));
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
            " stroke=\"none\" font-size=\".9\" x=\"5.5\" y=\"13.915\" \
             fill=\"#000\">红包 &lt;1&gt;</text></g></svg>",
        );
    }
}
