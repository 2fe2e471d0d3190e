//! An SVG file as a logo: read whole, held against a list of what is allowed, and written anew from what was read.
//!
//! ```text
//! bytes ─▶ tree (roxmltree) ─▶ rules of style sheets ─▶ elements and attributes that are allowed ─▶ markup
//! ```
//!
//! A file is not searched for what is forbidden, because there is always one more way to write it. What is written anew has only
//! elements and attributes that this module names, references only to its own parts and to embedded pictures, and no style sheet. So it
//! runs nothing and loads nothing, wherever it is opened.

mod allowed;
mod outline;
mod plain;
mod reference;
mod sheet;
mod write;

use roxmltree::{Document, Node, ParsingOptions};

pub(in crate::picture) use self::outline::{Outline, Step};
use self::plain::Area;

use self::allowed::{SVG, is_ignored};
use self::sheet::Sheet;
use crate::picture::color::number;
use crate::{Code, Error};

/// The most elements of a file: enough for a detailed emblem, and read in some milliseconds.
const MOST_NODES: u32 = 50_000;

/// The largest size of a file in bytes.
const MOST_BYTES: usize = 2 << 20;

/// The shapes of an SVG file, without anything that acts or loads.
///
/// # Example
///
/// ```
/// use hongbao::picture::Vector;
///
/// let file = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><path d="M0 0h24v12z"/></svg>"#;
/// assert_eq!(Vector::new(file)?.size(), [24.0, 12.0]);
///
/// let hostile = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
/// assert_eq!(
///     Vector::new(hostile).unwrap_err().to_string(),
///     "logo-unsupported (found: script)"
/// );
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    /// Left, top, width and height of what is seen, in the units of the shapes.
    view: [f64; 4],
    /// The areas, where there is nothing else.
    plain: Option<Vec<Area>>,
    /// What stands inside the root, its identifiers with a prefix that follows from the whole file.
    markup: String,
    /// The presentation attributes of the root, and every property that it would inherit, each with a space before it.
    root: String,
}

impl Vector {
    /// Reads an SVG file.
    ///
    /// # Errors
    ///
    /// [`Code::LogoUnsupported`] with what was `found`: text that is no SVG, an element or an attribute that is not allowed, a reference
    /// to another place, a rule of a style sheet for anything but an element, a class or an identifier, or too much of anything.
    pub fn new(file: &[u8]) -> Result<Self, Error> {
        if file.len() > MOST_BYTES {
            return Err(found("more than 2 MB"));
        }
        let text = std::str::from_utf8(file).map_err(|_| found("no picture"))?;
        let text = text.trim_start_matches('\u{feff}');
        if !text.trim_start().starts_with('<') {
            return Err(found("no picture"));
        }
        let options = ParsingOptions {
            // Files of Illustrator declare their namespaces as entities; an external one is never read.
            allow_dtd: true,
            nodes_limit: MOST_NODES,
            ..ParsingOptions::default()
        };
        let document = Document::parse_with_options(text, options)
            .map_err(|_| found("markup with a mistake"))?;
        let root = document.root_element();
        if !is_svg(root) || root.tag_name().name() != "svg" {
            return Err(found("no picture"));
        }
        if document.root().children().any(|node| node.is_pi()) {
            return Err(found("a processing instruction"));
        }
        let sheet = Sheet::of(root)?;
        let prefix = prefix(file);
        let mut markup = String::new();
        write::children(&mut markup, root, &sheet, &prefix)?;
        let own = write::presented(root, &sheet, &prefix)?;
        let mut properties = String::new();
        for (name, initial) in allowed::INHERITED {
            if !own.iter().any(|(stated, _)| *stated == name) {
                write::attribute(&mut properties, name, initial);
            }
        }
        for (name, value) in &own {
            write::attribute(&mut properties, name, value);
        }
        Ok(Self {
            view: view(root)?,
            plain: plain::areas(root, &sheet),
            markup,
            root: properties,
        })
    }

    /// Returns the width and the height of what is seen, in units of the file; both are above 0.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        [self.view[2], self.view[3]]
    }

    /// Returns the areas of a file that has only shapes in plain colours, and left and top of what is seen.
    pub(in crate::picture) fn plain(&self) -> Option<(&[Area], [f64; 2])> {
        Some((self.plain.as_deref()?, [self.view[0], self.view[1]]))
    }

    /// Writes the shapes as a nested `<svg>`, whose corner lies at a point and whose units are so large.
    ///
    /// The group around it places it, since some programs know no place and no fitting of a nested picture. The group inside states every
    /// property that the shapes would otherwise inherit from the page around them: a rule of the page for `svg` does not reach it.
    pub(in crate::picture) fn write(&self, text: &mut String, corner: [f64; 2], scale: f64) {
        let [x, y] = corner.map(|at| write::number(at, 6));
        let scale = write::number(scale, 9);
        let [left, top, width, height] = self.view.map(|value| write::number(value, 4));
        let parts = [
            "<g transform=\"translate(",
            &x,
            " ",
            &y,
            ") scale(",
            &scale,
            ")\"><svg width=\"",
            &width,
            "\" height=\"",
            &height,
            "\" viewBox=\"",
            &left,
            " ",
            &top,
            " ",
            &width,
            " ",
            &height,
            "\"><g",
            &self.root,
            ">",
            &self.markup,
            "</g></svg></g>",
        ];
        for part in parts {
            text.push_str(part);
        }
    }
}

/// Makes the error that names what was found in a file.
fn found(what: &str) -> Error {
    let mut short: String = what.chars().take(40).collect();
    if short.len() < what.len() {
        short.push('…');
    }
    Error::new(Code::LogoUnsupported).with("found", short)
}

/// Tells whether a node is an element of SVG. A file without a namespace is read as SVG, as people paste it.
fn is_svg(node: Node) -> bool {
    node.is_element() && matches!(node.tag_name().namespace(), None | Some(SVG))
}

/// Returns the elements of SVG in a node, and refuses those of a namespace that is neither SVG nor an editor's own notes.
fn elements<'a, 'input>(
    node: Node<'a, 'input>,
) -> impl Iterator<Item = Result<Node<'a, 'input>, Error>> {
    node.children().filter_map(|child| {
        if child.is_pi() {
            return Some(Err(found("a processing instruction")));
        }
        if !child.is_element() || is_ignored(child.tag_name().namespace()) {
            return None;
        }
        Some(if is_svg(child) {
            Ok(child)
        } else {
            Err(found(&child.tag_name().name().to_ascii_lowercase()))
        })
    })
}

/// Returns what is put before each identifier, so that those of two logos on one page differ: FNV-1a over the file.
fn prefix(file: &[u8]) -> String {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in file {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let mut text = String::from("l");
    for _ in 0..8 {
        text.push(char::from(
            b"abcdefghijklmnopqrstuvwxyz012345"[(sum & 31) as usize],
        ));
        sum >>= 5;
    }
    text.push('-');
    text
}

/// Returns left, top, width and height of what is seen: the view box, else the size, else that of CSS for pictures without one.
fn view(root: Node) -> Result<[f64; 4], Error> {
    if let Some(text) = root.attribute("viewBox") {
        let mut rest = text.trim();
        let mut numbers = [0.0; 4];
        for value in &mut numbers {
            rest = rest.trim_start_matches([' ', '\t', '\n', '\r', ',']);
            *value = number(&mut rest).ok_or_else(|| found("viewBox"))?;
        }
        let sides = numbers[2] > 0.0 && numbers[3] > 0.0;
        if !rest.trim().is_empty() || !sides || numbers.iter().any(|value| value.abs() > 1e7) {
            return Err(found("viewBox"));
        }
        return Ok(numbers);
    }
    let [width, height] = ["width", "height"].map(|name| root.attribute(name).and_then(pixels));
    Ok([0.0, 0.0, width.unwrap_or(300.0), height.unwrap_or(150.0)])
}

/// Returns a length in pixels of CSS; none for a share of the page, and for what is no length above 0.
fn pixels(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let value = number(&mut rest)?;
    let unit = match rest.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    let value = value * unit;
    (value > 0.0 && value < 1e7).then_some(value)
}

#[cfg(test)]
mod tests;
