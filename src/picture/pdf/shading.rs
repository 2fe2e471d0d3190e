//! A gradient as a shading in modules: ISO 32000-1:2008 8.7.4.5.

use super::super::color::Color;
use super::super::extent::Extent;
use super::super::paint::{Axis, Gradient};
use super::number::{decimal, numbers};

/// Writes a gradient as a shading in a space of colours; `parts` adds what it shows of a colour.
pub(super) fn shading(
    gradient: &Gradient,
    extent: Extent,
    space: &str,
    parts: &dyn Fn(&mut String, Color),
) -> String {
    let mut text = String::from("<</ColorSpace/Device");
    text.push_str(space);
    text.push_str("/ShadingType ");
    // A shading of type 2 lies between two points, one of type 3 between two circles.
    match gradient.axis(extent) {
        Axis::Linear { from, to } => {
            text.push_str("2/Extend[true true]/Coords[");
            numbers(&mut text, [from, to].as_flattened());
        }
        Axis::Radial {
            centre: [x, y],
            radius,
        } => {
            text.push_str("3/Extend[true true]/Coords[");
            numbers(&mut text, &[x, y, 0.0, x, y, radius]);
        }
    }
    text.push_str("]/Function<</FunctionType 3/Domain[0 1]/Functions[");

    // From offset to colour, a line from each stop to the next: ISO 32000-1:2008 7.10. After the last stop its colour goes on.
    let (mut bounds, mut encode) = (String::new(), String::new());
    let mut start = 0.0;
    let mut last: Option<String> = None;
    let end = (1.0, gradient.last().color);
    let stops = gradient.stops().iter();
    for (offset, color) in stops
        .map(|stop| (stop.offset.into(), stop.color))
        .chain([end])
    {
        let offset = (f64::round(offset * 1e4)) / 1e4;
        let mut next = String::new();
        parts(&mut next, color);
        // Two stops at one offset change the colour at once.
        if offset > start {
            let from = last.as_deref().unwrap_or(&next);
            for word in [
                "<</FunctionType 2/N 1/Domain[0 1]/C0[",
                from,
                "]/C1[",
                &next,
                "]>>",
            ] {
                text.push_str(word);
            }
            if start > 0.0 {
                // The end of the last line is a bound between it and this one.
                bounds.push_str(if bounds.is_empty() { "" } else { " " });
                decimal(&mut bounds, start, 4);
            }
            encode.push_str(if encode.is_empty() { "0 1" } else { " 0 1" });
            start = offset;
        }
        last = Some(next);
    }
    for word in ["]/Bounds[", &bounds, "]/Encode[", &encode, "]>>>>"] {
        text.push_str(word);
    }
    text
}
