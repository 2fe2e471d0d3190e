//! Symbol to SVG.
//!
//! # What this page does not do
//!
//! It writes no style sheets, no scripts and no references to anything outside the text.

use super::color::Color;
use super::decimal::decimal;
use super::geometry::{Layer, layers};
use super::layout::Layout;
use super::paint::{Axis, Gradient, Paint};
use super::path::{Path, Step};
use super::style::Style;
use super::svg_overlay;
use super::svg_path::write_path;
use crate::Error;
use crate::qr::Symbol;

/// Draws a symbol as the text of an SVG picture, as wide and high in pixels as the other pictures of this style: one path a
/// paint, in modules from the symbol's top left corner. The label of the style, if any, becomes its title.
///
/// # Errors
///
/// Those of [`Layout::new`]; `logo-unsupported`: only the engine can draw the logo.
pub fn svg(symbol: &Symbol, style: &Style) -> Result<String, Error> {
    let layout = Layout::new(symbol, style)?;
    let layers = layers(symbol, style);
    let steps: usize = layers.iter().map(|layer| layer.path.steps().len()).sum();
    let mut text = String::with_capacity(400 + 6 * steps);
    let crisp = style.logo.is_none() && layers.iter().all(|layer| is_straight(&layer.path));
    open(&mut text, &layout, crisp);
    if let Some(label) = &style.label {
        text.push_str("<title>");
        escape(&mut text, label);
        text.push_str("</title>");
    }
    if style.light.alpha != 0 {
        text.push_str("<path");
        fill(&mut text, "fill", style.light);
        text.push_str(" d=\"M");
        frame(&mut text, &layout, ["", " ", "h", "v"]);
        text.push('H');
        modules(&mut text, -i64::from(layout.left), &layout);
        text.push_str("z\"/>");
    }
    for layer in layers.iter().filter(|layer| !layer.path.is_empty()) {
        draw(&mut text, layer, symbol);
    }
    if let Some(logo) = &style.logo {
        svg_overlay::logo(&mut text, symbol, logo)?;
    }
    if let (Some(caption), Some(line)) = (&style.caption, layout.caption) {
        svg_overlay::caption(&mut text, &layout, style, caption, line);
    }
    text.push_str("</svg>");
    Ok(text)
}

/// Adds the start of the picture: pixels outside, modules inside. Where every edge lies on the grid no edge needs smoothing.
fn open(text: &mut String, layout: &Layout, crisp: bool) {
    text.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    decimal(text, layout.width.into(), 0);
    text.push_str("\" height=\"");
    decimal(text, layout.height.into(), 0);
    text.push_str("\" viewBox=\"");
    frame(text, layout, ["", " ", " ", " "]);
    text.push_str(if crisp {
        "\" role=\"img\" shape-rendering=\"crispEdges\">"
    } else {
        "\" role=\"img\">"
    });
}

/// Adds left, top, width and height of the picture in modules, each after its separator.
fn frame(text: &mut String, layout: &Layout, separators: [&str; 4]) {
    let sides = [
        -i64::from(layout.left),
        -i64::from(layout.top),
        layout.width.into(),
        layout.height.into(),
    ];
    for (separator, side) in separators.into_iter().zip(sides) {
        text.push_str(separator);
        modules(text, side, layout);
    }
}

/// Adds a number of pixels in modules: exact wherever the size is a whole number of modules, else to a hundred thousandth.
fn modules(text: &mut String, pixels: i64, layout: &Layout) {
    let module = i64::from(layout.module);
    let rounding = pixels.signum() * module / 2;
    decimal(text, (pixels * 100_000 + rounding) / module, 5);
}

/// Tells whether all lines of a path lie on the grid of modules.
fn is_straight(path: &Path) -> bool {
    let mut pen = None;
    path.steps().iter().all(|step| match *step {
        Step::Move(to) => {
            pen = Some(to);
            true
        }
        Step::Line(to) => pen
            .replace(to)
            .is_some_and(|from| from.x == to.x || from.y == to.y),
        Step::Quarter { .. } => false,
        Step::Close => true,
    })
}

/// Adds the path of a layer, after its gradient.
fn draw(text: &mut String, layer: &Layer, symbol: &Symbol) {
    match &layer.paint {
        Paint::Solid(color) => {
            text.push_str("<path");
            if *color != Color::BLACK {
                fill(text, "fill", *color);
            }
        }
        Paint::Gradient(gradient) => define(text, gradient, symbol),
    }
    text.push_str(" d=\"");
    write_path(text, &layer.path);
    text.push_str("\"/>");
}

/// Adds a gradient and the start of the path that it fills. Its name is made of what it says, so that of two pictures in one
/// page none takes the other's gradient.
fn define(text: &mut String, gradient: &Gradient, symbol: &Symbol) {
    let mut words = String::new();
    let (name, numbers): (_, &[(&str, f64)]) = match gradient.axis(symbol) {
        Axis::Linear { from, to } => (
            "linearGradient",
            &[
                ("x1", from[0]),
                ("y1", from[1]),
                ("x2", to[0]),
                ("y2", to[1]),
            ],
        ),
        Axis::Radial { centre, radius } => (
            "radialGradient",
            &[("cx", centre[0]), ("cy", centre[1]), ("r", radius)],
        ),
    };
    words.push_str(" gradientUnits=\"userSpaceOnUse\"");
    for &(name, number) in numbers {
        attribute(&mut words, name, number, 3);
    }
    words.push('>');
    for stop in gradient.stops() {
        words.push_str("<stop");
        attribute(&mut words, "offset", stop.offset.into(), 5);
        fill(&mut words, "stop-color", stop.color);
        words.push_str("/>");
    }
    let id = identifier(&words);
    for part in [
        "<",
        name,
        " id=\"",
        &id,
        "\"",
        &words,
        "</",
        name,
        "><path fill=\"url(#",
        &id,
        ")\"",
    ] {
        text.push_str(part);
    }
}

/// Adds an attribute with a number of so many decimals.
pub(super) fn attribute(text: &mut String, name: &str, number: f64, places: u32) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    #[expect(
        clippy::cast_possible_truncation,
        reason = "offsets and modules are small"
    )]
    let value = (number * f64::from(10_u32.pow(places))).round() as i64;
    decimal(text, value, places);
    text.push('"');
}

/// Returns a name for a definition: a letter and eight digits that follow from its text (FNV-1a).
pub(super) fn identifier(words: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in words.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut id = String::from("g");
    for byte in hash.to_be_bytes() {
        hexadecimal(&mut id, byte);
    }
    id
}

/// Returns a colour as CSS has it, with its opacity.
#[must_use]
pub fn css(color: Color) -> String {
    let mut text = String::from("#");
    for part in color.bytes() {
        hexadecimal(&mut text, part);
    }
    text
}

/// Adds a colour as `fill` or `stop-color`, with its opacity where it has one.
pub(super) fn fill(text: &mut String, name: &str, color: Color) {
    let [red, green, blue, alpha] = color.bytes();
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"#");
    let short = [red, green, blue].iter().all(|part| part % 17 == 0);
    for part in [red, green, blue] {
        if short {
            text.push(HEXADECIMAL[usize::from(part % 16)]);
        } else {
            hexadecimal(text, part);
        }
    }
    text.push('"');
    if alpha != 255 {
        let name = if name == "fill" {
            "fill-opacity"
        } else {
            "stop-opacity"
        };
        attribute(text, name, f64::from(alpha) / 255.0, 3);
    }
}

const HEXADECIMAL: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

/// Adds a byte as two digits.
fn hexadecimal(text: &mut String, byte: u8) {
    text.push(HEXADECIMAL[usize::from(byte >> 4)]);
    text.push(HEXADECIMAL[usize::from(byte & 15)]);
}

/// Adds a text that may stand between tags or in quotes; what XML has no way to write becomes U+FFFD.
pub(super) fn escape(text: &mut String, words: &str) {
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            '\t' | '\n' | '\r' => text.push(' '),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::m1;
    use super::super::{FinderShape, GradientKind, Scale, Stop};
    use super::*;

    #[track_caller]
    fn drawn(style: &Style, want: &[&str]) {
        let text = svg(&m1(), style).expect("small");
        assert_eq!(text.replace("><", ">\n<").lines().collect::<Vec<_>>(), want);
    }

    const MODULES: &str = "<path d=\"m8 0h1v2h2v1H8m2-3h1v1h-1M8 4h3v2H9V5H8m0 1h1v1H8m1 0h2v4H9v-1h1V9H9M0 8h2v2h3v1H0v-1h1V9\
        H0m4-1h3v1H4m3 0h1v2H7M0 0h7v7H0m1-1h5V1H1m1 1h3v3H2\"/>";

    #[test]
    fn a_plain_picture_is_one_path_on_a_light_ground() {
        drawn(
            &Style::default(),
            &[
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"150\" height=\"150\" viewBox=\"-2 -2 15 15\" \
                 role=\"img\" shape-rendering=\"crispEdges\">",
                "<path fill=\"#fff\" d=\"M-2 -2h15v15H-2z\"/>",
                MODULES,
                "</svg>",
            ],
        );
    }

    #[test]
    fn pixels_that_are_left_over_widen_the_view() {
        drawn(
            &Style {
                scale: Scale::Across(100),
                quiet_zone: Some(3),
                light: Color::TRANSPARENT,
                label: Some("<a href='x'> & \"b\"\u{0}\n".to_owned()),
                ..Style::default()
            },
            &[
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\" viewBox=\"-4.4 -4.4 20 20\" \
                 role=\"img\" shape-rendering=\"crispEdges\">",
                "<title>&lt;a href=&#39;x&#39;&gt; &amp; &quot;b&quot;\u{fffd} </title>",
                MODULES,
                "</svg>",
            ],
        );
    }

    #[test]
    fn every_paint_has_its_path() {
        let stop = |offset, color| Stop { offset, color };
        let gradient = Gradient::new(
            GradientKind::Linear { rotation: 90.0 },
            vec![
                stop(0.0, Color::opaque(255, 0, 0)),
                stop(
                    0.25,
                    Color {
                        alpha: 51,
                        ..Color::opaque(1, 2, 3)
                    },
                ),
            ],
        );
        drawn(
            &Style {
                dark: Paint::Gradient(gradient.expect("in order")),
                finder_frame: FinderShape::Dot,
                finder_frame_color: Some(Color {
                    alpha: 128,
                    ..Color::BLACK
                }),
                finder_centre: FinderShape::Rounded,
                finder_centre_color: Some(Color::opaque(200, 16, 46)),
                light: Color::TRANSPARENT,
                ..Style::default()
            },
            &[
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"150\" height=\"150\" viewBox=\"-2 -2 15 15\" role=\"img\">",
                "<linearGradient id=\"gb89b6790\" gradientUnits=\"userSpaceOnUse\" x1=\"5.5\" y1=\"0\" x2=\"5.5\" y2=\"11\">",
                "<stop offset=\"0\" stop-color=\"#f00\"/>",
                "<stop offset=\".25\" stop-color=\"#010203\" stop-opacity=\".2\"/>",
                "</linearGradient>",
                &MODULES
                    .replace("<path", "<path fill=\"url(#gb89b6790)\"")
                    .replace("M0 0h7v7H0m1-1h5V1H1m1 1h3v3H2", ""),
                "<path fill=\"#000\" fill-opacity=\".502\" \
                 d=\"m.25 0h6.5a.25.25 0 01.25.25v6.5a.25.25 0 01-.25.25H.25a.25.25 0 01-.25-.25V.25a.25.25 0 01.25-.25m.85 6h4.8\
                 a.1.1 0 00.1-.1V1.1a.1.1 0 00-.1-.1H1.1a.1.1 0 00-.1.1v4.8a.1.1 0 00.1.1\"/>",
                "<path fill=\"#c8102e\" d=\"m2.4 2h2.2a.4.4 0 01.4.4v2.2a.4.4 0 01-.4.4H2.4a.4.4 0 01-.4-.4V2.4a.4.4 0 01.4-.4\"/>",
                "</svg>",
            ],
        );
    }

    #[test]
    fn a_full_sized_picture_is_refused() {
        let style = Style {
            scale: Scale::Module(2000),
            ..Style::default()
        };
        let error = svg(&m1(), &style).expect_err("too large");
        assert_eq!(error.code(), crate::Code::SizeTooLarge);
    }
}
