//! Gradients as shadings with stitched functions: ISO 32000-1:2008 8.7.4.5 and 7.10.

use super::{number, share};
use crate::picture::color::Color;
use crate::picture::paint::{Axis, Stop};
use crate::picture::path::UNIT;

/// Offsets are counted in parts of this.
const WHOLE: i64 = 10_000;

/// Writes the dictionary of a shading on the grid of the paths; `parts` says which parts of a colour it shows.
pub(super) fn shading(
    axis: &Axis,
    stops: &[Stop],
    space: &str,
    parts: fn(Color) -> Vec<u8>,
) -> String {
    let mut text = String::from("<</ColorSpace");
    text.push_str(space);
    let coordinates = match *axis {
        Axis::Linear { from, to } => {
            text.push_str("/ShadingType 2");
            [from[0], from[1], to[0], to[1]].to_vec()
        }
        Axis::Radial { centre, radius } => {
            text.push_str("/ShadingType 3");
            [centre[0], centre[1], 0.0, centre[0], centre[1], radius].to_vec()
        }
    };
    text.push_str("/Extend[true true]/Coords[");
    for coordinate in coordinates {
        number(&mut text, grid(coordinate), 2);
    }
    text.push_str("]/Function");
    function(&mut text, stops, parts);
    text.push_str(">>");
    text
}

/// Turns modules into hundredths of the grid.
#[expect(
    clippy::cast_possible_truncation,
    reason = "an axis is not much longer than a symbol"
)]
pub(super) fn grid(modules: f64) -> i64 {
    (modules * f64::from(UNIT) * 100.0).round() as i64
}

/// Writes the function from offset to colour: a line from each stop to the next.
fn function(text: &mut String, stops: &[Stop], parts: fn(Color) -> Vec<u8>) {
    let mut lines = String::new();
    let mut bounds = String::new();
    let mut encode = String::new();
    let mut start = 0;
    let mut last = stops[0].color;
    let ends = stops.iter().map(|stop| (offset(stop.offset), stop.color));
    // After the last stop its colour goes on.
    let rest = stops.last().map(|stop| (WHOLE, stop.color));
    for (end, color) in ends.chain(rest) {
        // Two stops at one offset change the colour at once.
        if end > start {
            if start > 0 {
                number(&mut bounds, start, 4);
            }
            encode.push_str("0 1 ");
            lines.push_str("<</FunctionType 2/N 1/Domain[0 1]/C0[");
            color_of(&mut lines, &parts(last));
            lines.push_str("]/C1[");
            color_of(&mut lines, &parts(color));
            lines.push_str("]>>");
            start = end;
        }
        last = color;
    }
    for part in [
        "<</FunctionType 3/Domain[0 1]/Functions[",
        &lines,
        "]/Bounds[",
        &bounds,
        "]/Encode[",
        &encode,
        "]>>",
    ] {
        text.push_str(part);
    }
}

/// Turns an offset of 0 to 1 into whole parts.
#[expect(clippy::cast_possible_truncation, reason = "an offset is 0 to 1")]
fn offset(offset: f32) -> i64 {
    (f64::from(offset) * 10_000.0).round() as i64
}

/// Writes the parts of a colour.
fn color_of(text: &mut String, parts: &[u8]) {
    for &part in parts {
        number(text, share(part), 4);
    }
}
