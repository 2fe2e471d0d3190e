use super::*;
use crate::picture::lettering::Rectangle;
use crate::picture::samples::{m1, v1};
use crate::picture::{Caption, Gradient, GradientKind, Raster, Scale, Stop, pdf, pixels, png, svg};
use crate::qr::Symbol;

const RED: Color = Color::opaque(200, 16, 46);

fn framed(text: &str, shape: FrameShape, position: FramePosition) -> Style {
    let mut frame = Frame::new(text).expect("allowed");
    frame.shape = shape;
    frame.position = position;
    Style {
        frame: Some(frame),
        ..Style::default()
    }
}

/// Every shape above and below, with one line and with three.
fn all() -> impl Iterator<Item = Style> {
    let positions = [FramePosition::Bottom, FramePosition::Top];
    let places = positions.into_iter().flat_map(|position| {
        let shapes = FrameShape::ALL.iter();
        shapes.map(move |&shape| (shape, position))
    });
    places.flat_map(|(shape, position)| {
        ["Scan me", "1\n2\n3"].map(|text| framed(text, shape, position))
    })
}

/// Gives a style letters that are painted with nothing.
fn blank(symbol: &Symbol, style: Style) -> Style {
    let paint = |letters: &Lettering| -> Result<Option<Pixels>, Error> {
        let Rectangle { width, height, .. } = letters.area;
        Pixels::new(width, height, vec![0; (4 * width * height) as usize]).map(Some)
    };
    style.lettered(symbol, paint).expect("fits")
}

/// Returns the rows of the picture within a frame.
fn inside(symbol: &Symbol, style: &Style) -> Vec<Vec<u8>> {
    let layout = Layout::new(symbol, style).expect("fits");
    let room = layout.room();
    let picture = pixels(symbol, style).expect("painted");
    let rows = picture.data().chunks_exact(4 * layout.width() as usize);
    let [side, above, below] = [room.side, room.above, room.below].map(|pixels| pixels as usize);
    let rows = rows.take(layout.height() as usize - below).skip(above);
    rows.map(|row| row[4 * side..row.len() - 4 * side].to_vec())
        .collect()
}

#[test]
fn what_lies_within_a_frame_is_the_picture_without_it() {
    let stop = |offset, color| Stop { offset, color };
    let stops = vec![stop(0.0, Color::BLACK), stop(1.0, RED)];
    let dark = Paint::Gradient(Gradient::new(GradientKind::Radial, stops).expect("rises"));
    let styles = [
        Style::default(),
        Style {
            dark,
            light: Color::TRANSPARENT.into(),
            ..Style::default()
        },
        Style {
            caption: Caption::new("Table 7"),
            light_radius: 3.0,
            ..Style::default()
        },
    ];
    for plain in styles {
        for symbol in [v1(), m1()] {
            let want = inside(&symbol, &blank(&symbol, plain.clone()));
            for style in all() {
                let shape = style.frame.as_ref().expect("a frame").shape;
                let style = Style {
                    frame: style.frame,
                    ..plain.clone()
                };
                let got = inside(&symbol, &blank(&symbol, style));
                if plain.light_radius > 0.0 {
                    // Round corners have the colour of the border around them, and below text goes the ground on.
                    let kept = 4 * 40;
                    let part = |rows: &[Vec<u8>]| -> Vec<Vec<u8>> {
                        let rows = &rows[40..rows.len() - 40];
                        rows.iter()
                            .map(|row| row[kept..row.len() - kept].to_vec())
                            .collect()
                    };
                    assert_eq!(part(&got), part(&want), "{shape:?}");
                } else {
                    assert_eq!(got, want, "{shape:?}");
                }
            }
        }
    }
}

#[test]
fn a_size_is_that_of_the_picture_with_its_frame() {
    for style in all() {
        for size in [60, 240, 401, 1000] {
            let style = Style {
                scale: Scale::across(size),
                ..style.clone()
            };
            let layout = Layout::new(&v1(), &style).expect("fits");
            assert_eq!(layout.width(), size);
            assert!(
                layout
                    .quiet()
                    .iter()
                    .all(|&quiet| quiet >= 4 * layout.module())
            );
        }
    }
}

#[test]
fn the_least_size_is_named() {
    for style in all() {
        let across = |size| Style {
            scale: Scale::across(size),
            ..style.clone()
        };
        let error = Layout::new(&v1(), &across(1)).expect_err("too small");
        assert_eq!(error.code(), Code::SizeTooSmall);
        let least = (29..99).find(|&size| Layout::new(&v1(), &across(size)).is_ok());
        let least = least.expect("some size is large enough");
        assert_eq!(
            error.to_string(),
            format!("size-too-small (size: 1, least: {least})")
        );
    }
}

#[test]
fn a_frame_counts_for_the_largest_size() {
    let style = Style {
        scale: Scale::across(16_384),
        ..framed("Scan me", FrameShape::Box, FramePosition::Bottom)
    };
    let error = Layout::new(&v1(), &style).expect_err("too high");
    assert_eq!(error.code(), Code::SizeTooLarge);
}

#[test]
fn letters_have_a_colour_that_is_read_on_the_frame() {
    let letters = |shape, color, light: Color| {
        let mut style = framed("Scan me", shape, FramePosition::Bottom);
        style.light = light.into();
        style.frame.as_mut().expect("a frame").color = color;
        let layout = Layout::new(&v1(), &style).expect("fits");
        style.lettering(&layout)[0].color
    };
    let (cream, yellow) = (Color::opaque(255, 248, 220), Color::opaque(255, 220, 0));
    assert_eq!(
        letters(FrameShape::Rounded, None, Color::WHITE),
        Color::WHITE
    );
    assert_eq!(letters(FrameShape::Banner, Some(RED), cream), cream);
    assert_eq!(letters(FrameShape::Box, Some(yellow), cream), Color::BLACK);
    assert_eq!(
        letters(FrameShape::Bubble, Some(RED), Color::TRANSPARENT),
        Color::WHITE
    );
    assert_eq!(letters(FrameShape::Plain, None, Color::WHITE), Color::BLACK);
    assert_eq!(letters(FrameShape::Plain, Some(RED), Color::WHITE), RED);
}

#[test]
fn lines_lie_within_what_they_are_written_on() {
    for style in all() {
        let layout = Layout::new(&v1(), &style).expect("fits");
        let letters = style.lettering(&layout).remove(0);
        let half = letters.font_size / 2.0;
        let Rectangle { top, height, .. } = letters.area;
        let mut end = 0.0;
        for (line, middle) in letters.lines {
            assert!(
                middle - half >= end && middle + half <= f64::from(height),
                "{line}"
            );
            end = middle + half;
        }
        assert!(top + height <= layout.height());
    }
}

#[test]
fn rows_at_a_time_are_the_rows_of_the_whole() {
    for style in all() {
        let style = blank(&v1(), style);
        let whole = pixels(&v1(), &style).expect("painted");
        let width = whole.width() as usize;
        let mut raster = Raster::new(&v1(), &style).expect("fits");
        let mut rows = Vec::new();
        loop {
            let mut strip = Vec::new();
            raster.paint(&mut strip, 7 * width);
            if strip.is_empty() {
                break;
            }
            rows.extend(strip);
        }
        assert_eq!(rows.as_flattened(), whole.data());
    }
}

#[test]
fn equal_rows_are_made_once() {
    let style = framed("Scan me", FrameShape::Box, FramePosition::Bottom);
    let layout = Layout::new(&v1(), &style).expect("fits");
    let surround = around(&style, &layout).expect("a frame");
    let rows = FrameRows::new(&surround, &style, &layout);
    // The upper border, the sides, and the band.
    assert_eq!(rows.count(), 3);
}

#[test]
fn every_output_but_svg_asks_for_painted_letters() {
    let style = framed("Scan me", FrameShape::Rounded, FramePosition::Bottom);
    let codes = [
        pixels(&v1(), &style).map(drop),
        png(&v1(), &style).map(drop),
        pdf(&v1(), &style, 0.8).map(drop),
    ];
    for result in codes {
        assert_eq!(
            result.expect_err("no letters").code(),
            Code::CaptionNeedsCanvas
        );
    }
    assert!(svg(&v1(), &style).is_ok());
    assert!(pdf(&v1(), &blank(&v1(), style), 0.8).is_ok());
}

#[test]
fn a_page_is_as_much_higher_than_wide_as_the_picture() {
    for style in all() {
        let style = blank(&v1(), style);
        let layout = Layout::new(&v1(), &style).expect("fits");
        let file = pdf(&v1(), &style, 1.0).expect("drawn");
        let text = String::from_utf8_lossy(&file);
        let (_, rest) = text.split_once("/MediaBox[0 0 ").expect("a page");
        let (sides, _) = rest.split_once(']').expect("two sides");
        let sides: Vec<f64> = sides
            .split(' ')
            .map(|side| side.parse().expect("a number"))
            .collect();
        let want = f64::from(layout.height()) / f64::from(layout.width());
        assert!(
            (sides[1] / sides[0] - want).abs() < 1e-5,
            "{sides:?} {want}"
        );
    }
}

#[test]
fn svg_writes_straight_frames_without_smoothing_and_each_line_as_text() {
    let text = svg(
        &v1(),
        &framed("a\n<b>", FrameShape::Box, FramePosition::Top),
    )
    .expect("fits");
    assert!(text.contains("shape-rendering=\"crispEdges\""));
    assert_eq!(text.matches("<text ").count(), 2);
    assert!(text.contains(" font-weight=\"600\"") && text.contains(">&lt;b&gt;</text>"));
    let round = svg(&v1(), &framed("a", FrameShape::Bubble, FramePosition::Top)).expect("fits");
    assert!(!round.contains("crispEdges"));
}

#[test]
fn what_a_page_decides_is_shaded_by_what_lies_over_it() {
    let mut style = framed("a", FrameShape::Banner, FramePosition::Bottom);
    let frame = style.frame.as_mut().expect("a frame");
    frame.live_color = LiveColor::parse("var(--brand, #c8102e)", Color::BLACK);
    frame.color = Some(RED);
    let text = svg(&v1(), &style).expect("fits");
    assert_eq!(text.matches("fill=\"var(--brand, #c8102e)\"").count(), 3);
    assert_eq!(text.matches("fill=\"#000\" fill-opacity").count(), 2);
}
