use super::*;
use crate::picture::samples::{m1, v1};
use crate::picture::{
    Caption, FinderShape, Frame, FrameShape, Gradient, GradientKind, Lettering, ModuleShape,
    Pixels, Scale, Stop, pixels, png,
};
use crate::qr::Symbol;
use crate::{LetterStep, Letters};

fn flowing(from: Color, to: Color) -> Paint {
    let stop = |offset, color| Stop { offset, color };
    let kind = GradientKind::Linear { rotation: 30.0 };
    Paint::Gradient(Gradient::new(kind, vec![stop(0.0, from), stop(1.0, to)]).expect("rises"))
}

/// Has letters painted in one shade.
fn lettered(style: Style, symbol: &Symbol, shade: u8) -> Style {
    let paint = |letters: &Lettering| {
        let (width, height) = (letters.area.width, letters.area.height);
        Pixels::new(width, height, vec![shade; (4 * width * height) as usize]).map(Some)
    };
    style.lettered(symbol, paint).expect("fits")
}

/// Has a font make letters that are so wide.
fn outlined(style: Style, width: f32) -> Style {
    let bar = [
        LetterStep::Move([0.0, -0.7]),
        LetterStep::Line([width, -0.7]),
        LetterStep::Line([width, 0.0]),
        LetterStep::Close,
    ];
    let shape = |_: &str| Letters::new(1.0, bar.to_vec());
    style.outlined(shape).expect("allowed")
}

/// Styles of which each differs from another in one thing.
fn styles(symbol: &Symbol) -> Vec<Style> {
    let red = Color::opaque(200, 16, 46);
    let plain = Style {
        scale: Scale::module(5).expect("allowed"),
        ..Style::default()
    };
    let frame = |text, shape, color| {
        let mut frame = Frame::new(text).expect("a line");
        frame.shape = shape;
        frame.color = color;
        Style {
            frame: Some(frame),
            ..plain.clone()
        }
    };
    let captioned = || Style {
        caption: Caption::new("a"),
        ..plain.clone()
    };
    vec![
        Style {
            scale: Scale::module(6).expect("allowed"),
            ..plain.clone()
        },
        Style {
            quiet_zone: Some(2),
            ..plain.clone()
        },
        Style {
            dark: red.into(),
            ..plain.clone()
        },
        Style {
            dark: flowing(red, Color::BLACK),
            ..plain.clone()
        },
        Style {
            light: flowing(Color::WHITE, red),
            ..plain.clone()
        },
        Style {
            light: flowing(Color::WHITE, red),
            light_radius: 3.0,
            shape: ModuleShape::Rounded,
            ..plain.clone()
        },
        Style {
            shape: ModuleShape::Dot,
            finder_frame: FinderShape::Dot,
            ..plain.clone()
        },
        Style {
            finder_frame_color: Some(flowing(red, Color::BLACK)),
            ..plain.clone()
        },
        lettered(frame("a", FrameShape::Rounded, None), symbol, 90),
        lettered(frame("a", FrameShape::Rounded, None), symbol, 91),
        lettered(frame("a\nb", FrameShape::Rounded, None), symbol, 90),
        lettered(frame("a", FrameShape::Bubble, None), symbol, 90),
        lettered(frame("a", FrameShape::Rounded, Some(red)), symbol, 90),
        outlined(frame("a", FrameShape::Rounded, None), 0.5),
        outlined(frame("a", FrameShape::Rounded, None), 0.75),
        lettered(captioned(), symbol, 90),
        lettered(captioned(), symbol, 91),
        outlined(captioned(), 0.5),
        plain,
    ]
}

/// Draws where nothing was drawn before.
fn alone(symbol: &Symbol, style: &Style) -> (Pixels, Vec<u8>) {
    let drawn = || draw(symbol, style);
    std::thread::scope(|scope| scope.spawn(drawn).join().expect("it ends"))
}

fn draw(symbol: &Symbol, style: &Style) -> (Pixels, Vec<u8>) {
    let file = png(symbol, style).expect("fits");
    (pixels(symbol, style).expect("fits"), file)
}

#[test]
fn a_picture_is_the_same_whatever_was_drawn_before() {
    let symbols = [v1(), m1()];
    let pictures: Vec<(Symbol, Style, (Pixels, Vec<u8>))> = symbols
        .iter()
        .flat_map(|symbol| {
            styles(symbol)
                .into_iter()
                .map(|style| (symbol.clone(), style))
        })
        .map(|(symbol, style)| {
            let picture = alone(&symbol, &style);
            (symbol, style, picture)
        })
        .collect();
    for (_, before, _) in &pictures {
        for (symbol, style, want) in &pictures {
            // Letters that were painted for another size are refused, and keep nothing.
            let _ = pixels(symbol, before);
            assert!(draw(symbol, style) == *want, "{style:?} after {before:?}");
            assert!(draw(symbol, style) == *want, "{style:?} again");
        }
    }
}

#[test]
fn the_next_symbol_finds_what_was_kept_and_a_changed_style_does_not() {
    let style = Style {
        shape: ModuleShape::Rounded,
        ..Style::default()
    };
    let setting = |style: &Style| {
        let layout = Layout::new(&v1(), style).expect("fits");
        let overlay = Overlay::new(style, &layout).expect("no letters");
        Setting::of(style, &layout, &overlay, None)
    };
    let first = setting(&style);
    assert!(Arc::ptr_eq(&first, &setting(&style.clone())));
    let changed = Style {
        dark: Color::opaque(1, 0, 0).into(),
        ..style.clone()
    };
    assert!(!Arc::ptr_eq(&first, &setting(&changed)));
    // One is kept at a time.
    assert!(!Arc::ptr_eq(&first, &setting(&style)));
}

#[test]
fn what_is_large_is_painted_anew() {
    let large = |light: Paint, across| {
        let style = Style {
            scale: Scale::across(across),
            light,
            ..Style::default()
        };
        let layout = Layout::new(&v1(), &style).expect("fits");
        let overlay = Overlay::new(&style, &layout).expect("no letters");
        Setting::of(&style, &layout, &overlay, None).rest.is_some()
    };
    let flows = || flowing(Color::WHITE, Color::BLACK);
    assert!(!large(flows(), 1_000));
    assert!(large(flows(), 2_000));
    assert!(!large(Color::WHITE.into(), 4_000));
}
