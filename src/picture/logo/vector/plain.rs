//! The areas of a file that has nothing but shapes in plain colours: what an output draws that knows no SVG.

use roxmltree::Node;

use super::outline::{Matrix, Outline, path, points, round_rectangle, transform};
use super::sheet::Sheet;
use super::{elements, write};
use crate::picture::color::{Color, number};

/// An area in one colour, in the units of the file's view.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::picture) struct Area {
    pub(in crate::picture) outline: Outline,
    pub(in crate::picture) color: Color,
    /// Whether what lies inside is told by the rule of even and odd.
    pub(in crate::picture) even_odd: bool,
}

/// What an element passes on to those in it.
#[derive(Clone, Copy)]
struct Inherited {
    matrix: Matrix,
    fill: Option<Color>,
    current: Color,
    opacity: f64,
    even_odd: bool,
}

/// Returns the areas of a file; none where it has anything but shapes in plain colours: lines, gradients, letters, masks, pictures.
pub(super) fn areas(root: Node, sheet: &Sheet) -> Option<Vec<Area>> {
    let start = Inherited {
        matrix: Matrix::SAME,
        fill: Some(Color::BLACK),
        current: Color::BLACK,
        opacity: 1.0,
        even_odd: false,
    };
    let own = inherit(root, sheet, start)?;
    let mut areas = Vec::new();
    if let Some(own) = own {
        add(&mut areas, root, sheet, own)?;
    }
    Some(areas)
}

fn add(areas: &mut Vec<Area>, node: Node, sheet: &Sheet, around: Inherited) -> Option<()> {
    for child in elements(node) {
        let child = child.ok()?;
        let name = child.tag_name().name();
        if matches!(name, "desc" | "metadata" | "style" | "title" | "defs") {
            continue;
        }
        let Some(own) = inherit(child, sheet, around)? else {
            continue;
        };
        if matches!(name, "g" | "a") {
            // What is seen through a whole group is not what is seen through each of its parts.
            if own.opacity < 1.0 {
                return None;
            }
            add(areas, child, sheet, own)?;
            continue;
        }
        let length = |attribute: &str| match child.attribute(attribute) {
            Some(text) => plain_number(text).map(Some),
            None => Some(None),
        };
        let at = |attribute: &str| length(attribute).map(Option::unwrap_or_default);
        let outline = match name {
            "path" => path(child.attribute("d").unwrap_or_default())?,
            "polygon" | "polyline" => points(child.attribute("points").unwrap_or_default())?,
            // A line has no inside.
            "line" => continue,
            "circle" => {
                let radius = at("r")?;
                round_rectangle(
                    [at("cx")? - radius, at("cy")? - radius],
                    [2.0 * radius; 2],
                    [radius; 2],
                )
            }
            "ellipse" => {
                let [across, down] = [at("rx")?, at("ry")?];
                round_rectangle(
                    [at("cx")? - across, at("cy")? - down],
                    [2.0 * across, 2.0 * down],
                    [across, down],
                )
            }
            "rect" => {
                let radii = [length("rx")?, length("ry")?];
                let radii = [radii[0].or(radii[1]), radii[1].or(radii[0])];
                round_rectangle(
                    [at("x")?, at("y")?],
                    [at("width")?, at("height")?],
                    radii.map(Option::unwrap_or_default),
                )
            }
            _ => return None,
        };
        if let Some(color) = own.fill {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "an opacity is 0 to 1"
            )]
            let alpha = (f64::from(color.alpha) * own.opacity).round() as u8;
            areas.push(Area {
                outline: outline.turned(own.matrix),
                color: Color { alpha, ..color },
                even_odd: own.even_odd,
            });
        }
    }
    Some(())
}

/// Returns what an element passes on and is drawn in: none at all where that is not plain, and none inside where nothing of it is seen.
#[expect(
    clippy::option_option,
    reason = "what is not plain ends the reading, and what is not seen does not"
)]
fn inherit(node: Node, sheet: &Sheet, around: Inherited) -> Option<Option<Inherited>> {
    let mut own = around;
    if let Some(text) = node.attribute("transform") {
        own.matrix = around.matrix.after(transform(text)?);
    }
    let presented = write::presented(node, sheet, "").ok()?;
    for (name, value) in &presented {
        if *name == "color" {
            own.current = Color::parse(value).ok()?;
        }
    }
    for (name, value) in &presented {
        match (*name, value.as_str()) {
            ("display", "none") => return Some(None),
            ("fill", "none") => own.fill = None,
            ("fill", value) if value.eq_ignore_ascii_case("currentcolor") => {
                own.fill = Some(own.current);
            }
            ("fill", value) => own.fill = Some(Color::parse(value).ok()?),
            ("fill-rule", value) => own.even_odd = value == "evenodd",
            ("fill-opacity" | "opacity", value) => {
                own.opacity *= plain_number(value)?.clamp(0.0, 1.0);
            }
            ("stroke" | "clip-path" | "mask" | "filter", "none")
            | ("visibility", "visible")
            | ("display", _) => {}
            ("stroke" | "clip-path" | "mask" | "filter" | "visibility", _) => return None,
            (name, value) if name.starts_with("marker") && value != "none" => return None,
            _ => {}
        }
    }
    Some(Some(own))
}

/// Reads a number alone, or one of pixels.
fn plain_number(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let value = number(&mut rest)?;
    matches!(rest, "" | "px").then_some(value)
}
