use super::super::samples::m1;
use super::super::{FinderShape, GradientKind, Scale, Stop};
use super::*;

#[track_caller]
fn drawn(style: &Style, want: &[&str]) {
    let text = svg(&m1(), style).expect("small");
    assert_eq!(text.replace("><", ">\n<").lines().collect::<Vec<_>>(), want);
}

/// What is around everything that is painted.
const GROUP: &str = "<g fill-opacity=\"1\" fill-rule=\"nonzero\">";

const MODULES: &str = "<path fill=\"#000\" stroke=\"none\" d=\"m0 0h7v7h-7m8-7h1v2h2v1h-3m2-3h1v1h-1m-8 1h3v3h-3m6-1h3v2h-2v-1h-1m-7 1h5v-5h-5m7 5h1v1h-1m1 0h2v4\
    h-2v-1h1v-1h-1m-9-1h2v2h3v1h-5v-1h1v-1h-1m4-1h3v1h-3m3 0h1v2h-1\"/>";

#[test]
fn a_plain_picture_is_one_path_on_a_light_ground() {
    drawn(
        &Style::default(),
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"150\" height=\"150\" viewBox=\"-2 -2 15 15\" \
             role=\"img\" shape-rendering=\"crispEdges\">",
            GROUP,
            "<path fill=\"#fff\" stroke=\"none\" d=\"M-2 -2h15v15H-2z\"/>",
            MODULES,
            "</g>",
            "</svg>",
        ],
    );
}

#[test]
fn pixels_that_are_left_over_widen_the_view() {
    drawn(
        &Style {
            scale: Scale::across(100),
            quiet_zone: Some(3),
            light: Color::TRANSPARENT.into(),
            label: Some("<a href='x'> & \"b\"\u{0}\n".to_owned()),
            ..Style::default()
        },
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\" viewBox=\"-4.4 -4.4 20 20\" \
             role=\"img\" shape-rendering=\"crispEdges\">",
            "<title>&lt;a href=&#39;x&#39;&gt; &amp; &quot;b&quot; </title>",
            GROUP,
            MODULES,
            "</g>",
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
            finder_frame_color: Some(Paint::Solid(Color {
                alpha: 128,
                ..Color::BLACK
            })),
            finder_centre: FinderShape::Rounded,
            finder_centre_color: Some(Color::opaque(200, 16, 46).into()),
            light: Color::TRANSPARENT.into(),
            ..Style::default()
        },
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"150\" height=\"150\" viewBox=\"-2 -2 15 15\" role=\"img\">",
            GROUP,
            "<linearGradient id=\"g1b9a021f\" gradientUnits=\"userSpaceOnUse\" x1=\"5.5\" y1=\"0\" x2=\"5.5\" y2=\"11\">",
            "<stop offset=\"0\" stop-color=\"#f00\"/>",
            "<stop offset=\".25\" stop-color=\"#010203\" stop-opacity=\".2\"/>",
            "</linearGradient>",
            "<path fill=\"url(#g1b9a021f) #010203\" stroke=\"none\" d=\"m8 0h1v2h2v1h-3m2-3h1v1h-1m-2 3h3v2h-2v-1h-1m0 1h1v1h-1m1 0h2v4h-2v-1h1v-1h-1\
             m-9-1h2v2h3v1h-5v-1h1v-1h-1m4-1h3v1h-3m3 0h1v2h-1\"/>",
            "<path fill=\"#000\" fill-opacity=\".502\" stroke=\"none\" \
             d=\"m.25 0h6.5a.25.25 0 01.25.25v6.5a.25.25 0 01-.25.25h-6.5a.25.25 0 01-.25-.25v-6.5a.25.25 0 01.25-.25m.85 6h4.8\
             a.1.1 0 00.1-.1v-4.8a.1.1 0 00-.1-.1h-4.8a.1.1 0 00-.1.1v4.8a.1.1 0 00.1.1\"/>",
            "<path fill=\"#c8102e\" stroke=\"none\" \
             d=\"m2.4 2h2.2a.4.4 0 01.4.4v2.2a.4.4 0 01-.4.4h-2.2a.4.4 0 01-.4-.4v-2.2a.4.4 0 01.4-.4\"/>",
            "</g>",
            "</svg>",
        ],
    );
}

#[test]
fn a_full_sized_picture_is_refused() {
    let style = Style {
        scale: Scale::across(20_000),
        ..Style::default()
    };
    let error = svg(&m1(), &style).expect_err("too large");
    assert_eq!(error.code(), crate::Code::SizeTooLarge);
}
