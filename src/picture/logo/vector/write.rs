//! The tree as text again, each element and attribute only where it is allowed.

use roxmltree::{Attribute, Node};

use super::allowed::{
    ELEMENTS, GEOMETRY, PRESENTATION, SVG, UNSEEN, UNSEEN_ATTRIBUTES, XLINK, is_ignored,
};
use super::reference::{checked, is_identifier, target};
use super::sheet::Sheet;
use super::{elements, found};
use crate::Error;
use crate::picture::decimal::decimal;

/// The deepest that elements may be nested.
const DEEPEST: usize = 200;

/// Writes everything inside an element.
pub(super) fn children(
    text: &mut String,
    node: Node,
    sheet: &Sheet,
    prefix: &str,
) -> Result<(), Error> {
    let speaks = matches!(node.tag_name().name(), "text" | "tspan" | "textPath");
    if !speaks {
        for child in elements(node) {
            element(text, child?, sheet, prefix)?;
        }
        return Ok(());
    }
    // Letters and elements of a text stand in their order; what is refused between them is refused here too.
    for child in elements(node) {
        child?;
    }
    for child in node.children() {
        if child.is_text() {
            escaped(text, child.text().unwrap_or_default());
        } else if child.is_element() && !is_ignored(child.tag_name().namespace()) {
            element(text, child, sheet, prefix)?;
        }
    }
    Ok(())
}

/// Writes an element with everything inside.
fn element(text: &mut String, node: Node, sheet: &Sheet, prefix: &str) -> Result<(), Error> {
    let name = node.tag_name().name();
    if UNSEEN.contains(&name) {
        return Ok(());
    }
    // A link around shapes leads nowhere in a picture.
    let link = name == "a";
    if !link && !ELEMENTS.contains(&name) {
        return Err(found(&name.to_ascii_lowercase()));
    }
    if node.ancestors().nth(DEEPEST).is_some() {
        return Err(found("elements nested too deep"));
    }
    let name = if link { "g" } else { name };
    text.push('<');
    text.push_str(name);
    geometry(text, node, prefix)?;
    presentation(text, node, sheet, prefix)?;
    let start = text.len();
    text.push('>');
    children(text, node, sheet, prefix)?;
    if text.len() == start + 1 {
        text.pop();
        text.push_str("/>");
    } else {
        text.push_str("</");
        text.push_str(name);
        text.push('>');
    }
    Ok(())
}

/// Writes what an attribute says that is neither presentation nor unseen, and refuses what is unknown.
fn geometry(text: &mut String, node: Node, prefix: &str) -> Result<(), Error> {
    for given in node.attributes() {
        let (name, value) = (given.name(), given.value());
        if handled_elsewhere(&given)? {
            continue;
        }
        match name {
            "id" if is_identifier(value) => attribute(text, name, &[prefix, value].concat()),
            // An identifier with a space cannot be referred to.
            "id" => {}
            "href" => {
                let target = target(name, value, prefix)?;
                // Old programs know the name with a namespace alone.
                for name in ["href", "xlink:href"] {
                    attribute(text, name, &target);
                }
            }
            _ => attribute(text, name, &checked(name, value, prefix)?),
        }
    }
    Ok(())
}

/// Tells whether an attribute changes nothing, or is presentation; refuses what is not allowed.
fn handled_elsewhere(given: &Attribute) -> Result<bool, Error> {
    let name = given.name();
    match given.namespace() {
        None | Some(SVG) => {
            if UNSEEN_ATTRIBUTES.contains(&name)
                || PRESENTATION.contains(&name)
                || name.starts_with("data-")
                || name.starts_with("aria-")
            {
                return Ok(true);
            }
            if name == "id" || name == "href" || GEOMETRY.contains(&name) {
                return Ok(false);
            }
        }
        // The others say what a link does.
        Some(XLINK) => return Ok(name != "href"),
        Some("http://www.w3.org/XML/1998/namespace") if name != "base" => return Ok(true),
        namespace if is_ignored(namespace) => return Ok(true),
        _ => {}
    }
    Err(found(&name.to_ascii_lowercase()))
}

/// Writes the presentation attributes of an element.
fn presentation(text: &mut String, node: Node, sheet: &Sheet, prefix: &str) -> Result<(), Error> {
    for (name, value) in presented(node, sheet, prefix)? {
        attribute(text, name, &value);
    }
    Ok(())
}

/// Returns the presentation attributes of an element: those of its style sheets and of `style` in place of its own.
pub(super) fn presented(
    node: Node,
    sheet: &Sheet,
    prefix: &str,
) -> Result<Vec<(&'static str, String)>, Error> {
    // The attributes of the root are seen by nobody else.
    for given in node.attributes() {
        handled_elsewhere(&given)?;
    }
    let known = |name: &str| PRESENTATION.iter().find(|known| **known == name).copied();
    let declared = sheet.apply(node)?;
    let mut presented = Vec::new();
    for given in node.attributes() {
        let overruled = declared
            .iter()
            .any(|declaration| declaration.property == given.name());
        if given.namespace().is_none()
            && !overruled
            && let Some(name) = known(given.name())
        {
            presented.push((name, checked(name, given.value(), prefix)?));
        }
    }
    for declaration in &declared {
        // The property is checked even where it is left out: it may refer to another place.
        let value = checked(&declaration.property, &declaration.value, prefix)?;
        if let Some(name) = known(&declaration.property) {
            presented.push((name, value));
        }
    }
    Ok(presented)
}

/// Writes an attribute with a space before it.
pub(super) fn attribute(text: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\""] {
        text.push_str(part);
    }
    escaped(text, value);
    text.push('"');
}

/// Writes letters so that they are read as themselves; what no XML may hold is left out.
fn escaped(text: &mut String, value: &str) {
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ => text.push(letter),
        }
    }
}

/// Writes a number with at most so many decimals.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a view box has numbers below ten million"
)]
pub(super) fn number(value: f64, places: u32) -> String {
    let mut text = String::new();
    let unit = f64::from(10_u32.pow(places));
    decimal(&mut text, (value * unit).round() as i64, places);
    text
}
