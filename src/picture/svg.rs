//! Symbol to SVG.
//!
//! # What this page does not do
//!
//! It writes no style sheets, no scripts and no references to anything outside the text.

mod background;
mod overlay;
mod path;
mod words;

use overlay::{lettering, logo};
use words::{attribute, color, escape, fill, identifier, in_fallback, numbers, paint, push};

use super::art::Art;
use super::color::{Color, LiveColor};
use super::decimal::decimal;
use super::extent::Extent;
use super::frame::{Surround, around, shaded, shadow};
use super::ground;
use super::layout::Layout;
use super::lettering::one_line;
use super::logo::Step;
use super::paint::{Axis, Gradient, Paint};
use super::style::Style;
use crate::Error;
use crate::qr::Symbol;

/// Draws a symbol as the text of an SVG picture, as wide and high in pixels as the other pictures of this style: one path a paint, in
/// modules from the symbol's top left corner. The label of the style becomes its title. A responsive one leaves its size to where it is put.
///
/// # Errors
///
/// Those of [`Layout::new`]; [`Code::LogoUnsupported`](crate::Code::LogoUnsupported) where someone else draws the logo;
/// [`Code::LogoNotAPicture`](crate::Code::LogoNotAPicture) where the picture behind the symbol is a PNG file with a mistake.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, svg};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let style = Style { label: Some("A link".to_owned()), ..Style::default() };
/// let text = svg(&symbol, &style)?;
/// assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"290\""));
/// assert!(text.contains("<title>A link</title>"));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn svg(symbol: &Symbol, style: &Style) -> Result<String, Error> {
    let layout = Layout::new(symbol, style)?;
    let art = Art::drawn(symbol, style);
    let paths = path::paths(symbol, style, art.as_ref());
    let length: usize = paths.iter().map(|(path, _)| path.text.len()).sum();
    let mut text = String::with_capacity(length + 512);
    let surround = around(style, &layout);
    // Where every edge lies on the grid no edge needs smoothing.
    let crisp = style.logo.is_none()
        && style.background.is_none()
        && style.gap() == 0
        && style.light_radius <= 0.0
        && surround.as_ref().is_none_or(Surround::is_straight)
        && paths.iter().all(|(path, _)| path.straight);
    open(&mut text, &layout, crisp, style);
    if let Some(label) = style.label.as_deref().filter(|label| !label.is_empty()) {
        text.push_str("<title>");
        escape(&mut text, &one_line(label));
        text.push_str("</title>");
    }
    // A page may give every picture in it a paint or an opacity of its own, which would be inherited.
    text.push_str("<g fill-opacity=\"1\" fill-rule=\"nonzero\">");
    paint_ground(&mut text, &layout, style, surround.as_ref());
    if let (Some(behind), Some(art)) = (&style.background, &art) {
        background::picture(&mut text, symbol, behind)?;
        let (extent, _) = ground::extent(style, &layout, surround.as_ref());
        background::light(&mut text, symbol, style, art, extent);
    }
    for (path, piece) in &paths {
        if path.text.is_empty() {
            continue;
        }
        filled(
            &mut text,
            piece.paint,
            piece.live,
            piece.extent,
            [&path.text, ""],
        );
    }
    if let Some(placed) = &style.logo {
        logo(&mut text, &layout, placed, &paths[0].0.text)?;
    }
    if let Some(surround) = &surround {
        frame(&mut text, style, surround);
    }
    for letters in &style.lettering(&layout) {
        lettering(&mut text, &layout, letters);
    }
    text.push_str("</g></svg>");
    Ok(text)
}

/// Adds the start of the picture: pixels outside, modules inside.
fn open(text: &mut String, layout: &Layout, crisp: bool, style: &Style) {
    text.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if style.logo.is_some() || style.background.is_some() {
        text.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    if !style.responsive {
        text.push_str(" width=\"");
        decimal(text, layout.width().into(), 0);
        text.push_str("\" height=\"");
        decimal(text, layout.height().into(), 0);
        text.push('"');
    }
    text.push_str(" viewBox=\"");
    view(text, layout, ["", " ", " ", " "]);
    text.push_str(if crisp {
        "\" role=\"img\" shape-rendering=\"crispEdges\">"
    } else {
        "\" role=\"img\">"
    });
}

/// Adds the path below everything.
fn paint_ground(text: &mut String, layout: &Layout, style: &Style, surround: Option<&Surround>) {
    let mut path = String::from("M");
    let (extent, radius) = ground::extent(style, layout, surround);
    if radius > 0.0 {
        rounded(&mut path, extent, radius);
    } else if surround.is_none() {
        view(&mut path, layout, ["", " ", "h", "v"]);
        path.push('H');
        modules(&mut path, -i64::from(layout.left()), layout);
    } else {
        let Extent { from, sides } = extent;
        numbers(&mut path, &from);
        for (letter, length) in [('h', sides[0]), ('v', sides[1]), ('H', from[0])] {
            path.push(letter);
            numbers(&mut path, &[length]);
        }
    }
    let live = style.live.light.as_ref();
    let seen = !matches!(&style.light, Paint::Solid(color) if color.alpha == 0 && live.is_none());
    if seen {
        filled(text, &style.light, live, extent, [&path, "z"]);
    }
}

/// Adds a path that is filled with a colour, of which a page may decide, or with what flows over `extent`; the path has an end that names
/// nothing.
fn filled(
    text: &mut String,
    paint: &Paint,
    live: Option<&LiveColor>,
    extent: Extent,
    [path, end]: [&str; 2],
) {
    let live = live.filter(|_| matches!(paint, Paint::Solid(_)));
    in_fallback(text, live, &mut |text| {
        match paint {
            Paint::Solid(color) => solid(text, *color, live),
            Paint::Gradient(gradient) => define(text, gradient, extent, path),
        }
        push(text, &[" stroke=\"none\" d=\"", path, end, "\"/>"]);
    });
}

/// Adds the areas of a frame.
fn frame(text: &mut String, style: &Style, surround: &Surround) {
    let Some(frame) = &style.frame else { return };
    let (color, live) = frame.ink(style);
    for area in &surround.areas {
        let mut path = String::new();
        for step in &area.outline.0 {
            let (letter, points) = match step {
                Step::Move(to) => ('M', std::slice::from_ref(to)),
                Step::Line(to) => ('L', std::slice::from_ref(to)),
                Step::Curve(points) => ('C', points.as_slice()),
                Step::Close => ('z', [].as_slice()),
            };
            path.push(letter);
            numbers(&mut path, points.as_flattened());
        }
        let mut paint = |color, live| {
            in_fallback(text, live, &mut |text| {
                solid(text, color, live);
                push(text, &[" stroke=\"none\" d=\"", &path, "\"/>"]);
            });
        };
        match area.shade {
            Some(shade) if live.is_none() => paint(shaded(color, shade), None),
            shade => {
                paint(color, live);
                // What a page decides is shaded by what is laid over it.
                if let Some(shade) = shade {
                    paint(shadow(color, shade), None);
                }
            }
        }
    }
}

/// Adds a rectangle with round corners, from the end of the first on.
fn rounded(text: &mut String, Extent { from, sides }: Extent, radius: f64) {
    let [across, down] = sides.map(|side| side - 2.0 * radius);
    numbers(text, &[from[0] + radius, from[1]]);
    let corner = |text: &mut String, [x, y]: [f64; 2]| {
        text.push('a');
        numbers(text, &[radius, radius]);
        text.push_str(" 0 01");
        numbers(text, &[x, y]);
    };
    text.push('h');
    numbers(text, &[across]);
    corner(text, [radius, radius]);
    text.push('v');
    numbers(text, &[down]);
    corner(text, [-radius, radius]);
    text.push('h');
    numbers(text, &[-across]);
    corner(text, [-radius, -radius]);
    text.push('v');
    numbers(text, &[-down]);
    corner(text, [radius, -radius]);
}

/// Adds left, top, width and height of the picture in modules, each after its separator.
fn view(text: &mut String, layout: &Layout, separators: [&str; 4]) {
    let sides = [
        -i64::from(layout.left()),
        -i64::from(layout.top()),
        layout.width().into(),
        layout.height().into(),
    ];
    for (separator, side) in separators.into_iter().zip(sides) {
        text.push_str(separator);
        modules(text, side, layout);
    }
}

/// Adds a number of pixels in modules: exact wherever the size is a whole number of modules, else to a hundred thousandth.
fn modules(text: &mut String, pixels: i64, layout: &Layout) {
    let module = i64::from(layout.module());
    if pixels % module == 0 {
        return decimal(text, pixels / module, 0);
    }
    let rounding = pixels.signum() * module / 2;
    decimal(text, (pixels * 100_000 + rounding) / module, 5);
}

/// Adds the start of a path of one colour.
fn solid(text: &mut String, color: Color, live: Option<&LiveColor>) {
    text.push_str("<path");
    paint(text, color, live);
}

/// Adds a gradient and the start of the path that it fills. Where the gradient is not found, as in a part of a page that is hidden, the
/// path has its last colour.
fn define(text: &mut String, gradient: &Gradient, extent: Extent, path: &str) {
    let mut words = String::from(" gradientUnits=\"userSpaceOnUse\"");
    let kind = match gradient.axis(extent) {
        Axis::Linear { from, to } => {
            attribute(&mut words, "x1", from[0], 3);
            attribute(&mut words, "y1", from[1], 3);
            attribute(&mut words, "x2", to[0], 3);
            attribute(&mut words, "y2", to[1], 3);
            "linearGradient"
        }
        Axis::Radial { centre, radius } => {
            attribute(&mut words, "cx", centre[0], 3);
            attribute(&mut words, "cy", centre[1], 3);
            attribute(&mut words, "r", radius, 3);
            "radialGradient"
        }
    };
    words.push('>');
    for stop in gradient.stops() {
        words.push_str("<stop");
        attribute(&mut words, "offset", stop.offset.into(), 5);
        fill(&mut words, "stop-color", stop.color);
        words.push_str("/>");
    }
    let id = identifier(&[&words, path]);
    push(text, &["<", kind, " id=\"", &id, "\"", &words, "</", kind]);
    let mut fallback = String::new();
    color(&mut fallback, gradient.last().color);
    push(text, &["><path fill=\"url(#", &id, ") ", &fallback, "\""]);
}

#[cfg(test)]
mod tests;
