use super::*;
use crate::picture::samples::{m1, v1};
use crate::picture::{
    Caption, Color, FinderShape, Frame, FrameShape, Gradient, GradientKind, Image, Logo, LogoShape,
    ModuleShape, Pixels, Place, Scale, Stop,
};
use crate::{LetterStep, Letters};

/// Has a stranger read a file: its size, its colour type and depth, its pixels as RGBA.
#[track_caller]
fn read(file: &[u8]) -> ([u32; 2], (::png::ColorType, ::png::BitDepth), Vec<u8>) {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(file));
    let kind = {
        let header = decoder.read_header_info().expect("a header");
        (header.color_type, header.bit_depth)
    };
    decoder.set_transformations(::png::Transformations::EXPAND | ::png::Transformations::ALPHA);
    let mut reader = decoder
        .read_info()
        .expect("chunks in order, with right check sums");
    let mut pixels = vec![0; reader.output_buffer_size().expect("fits")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    reader.finish().expect("an end");
    ([info.width, info.height], kind, pixels)
}

/// Tells that the file shows what the pixels show, and in which depth.
#[track_caller]
fn same(symbol: &Symbol, style: &Style) -> (::png::ColorType, ::png::BitDepth) {
    let want = pixels(symbol, style).expect("fits");
    let file = png(symbol, style).expect("fits");
    let (size, kind, got) = read(&file);
    assert_eq!(size, [want.width(), want.height()]);
    assert!(got == want.data(), "pixels differ: {style:?}");
    let (_, _, again) = read(&png_of(&want, 1));
    assert!(
        again == want.data(),
        "pixels differ by way of pixels: {style:?}"
    );
    kind
}

#[test]
fn black_on_white_has_one_bit_a_pixel() {
    let kind = same(&v1(), &Style::default());
    assert_eq!(kind, (::png::ColorType::Indexed, ::png::BitDepth::One));
}

#[test]
fn a_picture_of_400_pixels_is_smaller_than_its_symbol_in_hexadecimal() {
    let style = Style {
        scale: Scale::across(400),
        ..Style::default()
    };
    assert!(png(&v1(), &style).expect("fits").len() < 500);
}

#[test]
fn own_colours_of_finders_take_two_bits() {
    let style = Style {
        dark: Paint::Solid(Color::opaque(200, 16, 46)),
        light: Color::TRANSPARENT.into(),
        finder_frame_color: Some(Color::BLACK.into()),
        finder_centre_color: Some(Color::opaque(212, 175, 55).into()),
        ..Style::default()
    };
    for symbol in [m1(), v1()] {
        assert_eq!(
            same(&symbol, &style),
            (::png::ColorType::Indexed, ::png::BitDepth::Two)
        );
    }
}

#[test]
fn round_shapes_take_eight_bits_or_four() {
    let style = Style {
        shape: ModuleShape::Rounded,
        finder_frame: FinderShape::Dot,
        ..Style::default()
    };
    assert_eq!(
        same(&v1(), &style),
        (::png::ColorType::Indexed, ::png::BitDepth::Eight)
    );
    let small = Style {
        shape: ModuleShape::Dot,
        scale: Scale::module(5).unwrap(),
        ..Style::default()
    };
    assert_eq!(
        same(&v1(), &small),
        (::png::ColorType::Indexed, ::png::BitDepth::Four)
    );
}

fn gradient(last: Color) -> Style {
    let stop = |offset, color| Stop { offset, color };
    let stops = vec![
        stop(0.0, Color::opaque(0, 255, 0)),
        stop(0.5, Color::opaque(0, 0, 255)),
        stop(1.0, last),
    ];
    Style {
        dark: Paint::Gradient(
            Gradient::new(GradientKind::Linear { rotation: 30.0 }, stops).expect("is right"),
        ),
        ..Style::default()
    }
}

#[test]
fn gradients_are_true_colours_with_opacity_only_where_there_is_some() {
    let opaque = gradient(Color::opaque(255, 0, 0));
    assert_eq!(
        same(&v1(), &opaque),
        (::png::ColorType::Rgb, ::png::BitDepth::Eight)
    );
    let clear = Style {
        light: Color::TRANSPARENT.into(),
        ..opaque
    };
    assert_eq!(
        same(&v1(), &clear),
        (::png::ColorType::Rgba, ::png::BitDepth::Eight)
    );
}

#[test]
fn every_shape_and_size_is_read_back_as_the_pixels() {
    for symbol in [m1(), v1()] {
        for &shape in ModuleShape::ALL {
            for module in [1, 2, 3, 7, 8, 13] {
                for quiet_zone in [Some(0), None] {
                    let style = Style {
                        scale: Scale::module(module).unwrap(),
                        shape,
                        quiet_zone,
                        finder_centre_color: Some(Paint::Solid(Color {
                            alpha: 99,
                            ..Color::BLACK
                        })),
                        ..Style::default()
                    };
                    same(&symbol, &style);
                }
            }
        }
        for across in 60..90 {
            let style = Style {
                scale: Scale::across(across),
                ..Style::default()
            };
            same(&symbol, &style);
        }
    }
}

#[test]
fn pixels_of_256_colours_have_a_palette_and_of_257_none() {
    for (count, want) in [
        (256, ::png::ColorType::Indexed),
        (257, ::png::ColorType::Rgb),
    ] {
        let data: Vec<u8> = (0..17 * 31_u32)
            .flat_map(|at| [(at % count) as u8, (at % count / 256) as u8, 7, 255])
            .collect();
        let picture = Pixels::new(31, 17, data).unwrap();
        for module in [1, 3, 256] {
            let (size, (kind, _), got) = read(&png_of(&picture, module));
            assert_eq!((size, kind), ([31, 17], want));
            assert!(got == picture.data());
        }
    }
}

#[test]
fn a_picture_of_very_many_equal_rows_is_read_back() {
    let picture = Pixels::new(1, 70_000, [1, 2, 3, 255].repeat(70_000)).unwrap();
    let (size, _, got) = read(&png_of(&picture, 1));
    assert_eq!(size, [1, 70_000]);
    assert!(got == picture.data());
}

/// A logo of so many colours.
fn logo(colors: u32) -> Logo {
    let data =
        (0..1200_u32).flat_map(|at| [(at % colors) as u8, (at % colors / 256) as u8, 7, 255]);
    let pixels = Pixels::new(40, 30, data.collect()).unwrap();
    let place = Place::new(0.3, 0.0, LogoShape::Square).unwrap();
    Logo::new(Image::Pixels(pixels), place)
}

#[test]
fn what_lies_around_and_over_tiles_is_read_back_as_the_pixels() {
    let rounded = |module| Style {
        scale: Scale::module(module).unwrap(),
        shape: ModuleShape::Rounded,
        ..Style::default()
    };
    for module in [3, 8, 11] {
        for (colors, want) in [(2, ::png::ColorType::Indexed), (900, ::png::ColorType::Rgb)] {
            let style = Style {
                logo: Some(logo(colors)),
                finder_frame: FinderShape::Dot,
                ..rounded(module)
            };
            assert_eq!(same(&v1(), &style).0, want);
        }
        // The corners lie in the quiet zone, or reach below the modules.
        for light_radius in [2.5, 9.0] {
            let style = Style {
                light_radius,
                ..rounded(module)
            };
            same(&v1(), &style);
        }
        for &shape in FrameShape::ALL {
            let bar = |line: &str| {
                let steps = [[0.1, -0.7], [0.2, -0.7], [0.25, 0.1]];
                let steps = [
                    LetterStep::Move(steps[0]),
                    LetterStep::Line(steps[1]),
                    LetterStep::Line(steps[2]),
                    LetterStep::Close,
                ];
                Letters::new(if line == "me" { 2.0 } else { 4.0 }, steps.to_vec())
            };
            let mut frame = Frame::new("Scan\nme").expect("two lines");
            frame.shape = shape;
            let style = Style {
                frame: Some(frame),
                caption: Caption::new("below"),
                logo: Some(logo(2)),
                ..rounded(module)
            };
            same(&v1(), &style.outlined(bar).expect("outlines"));
        }
    }
}

#[test]
fn what_is_kept_of_one_picture_serves_the_next() {
    let texts = ["红包", "hongbao"];
    let symbols = texts.map(|text| {
        let options = crate::qr::Options::default();
        crate::qr::encode(crate::qr::Data::Text { text, kanji: None }, &options).expect("fits")
    });
    for colors in [2, 900] {
        for shape in [ModuleShape::Rounded, ModuleShape::Dot] {
            let style = Style {
                scale: Scale::module(7).unwrap(),
                shape,
                logo: Some(logo(colors)),
                ..Style::default()
            };
            for symbol in symbols.iter().chain(&symbols) {
                same(symbol, &style);
            }
        }
    }
}

#[test]
fn a_frame_may_come_over_modules() {
    for shape in [FrameShape::Rounded, FrameShape::Bubble] {
        let mut frame = Frame::new("a").expect("a line");
        frame.shape = shape;
        let style = Style {
            frame: Some(frame),
            quiet_zone: Some(0),
            light_radius: 10.0,
            ..Style::default()
        };
        let blank = |letters: &crate::picture::Lettering| {
            let (width, height) = (letters.area.width, letters.area.height);
            Pixels::new(width, height, vec![0; (4 * width * height) as usize]).map(Some)
        };
        let style = style.lettered(&v1(), blank).expect("fits");
        same(&v1(), &style);
    }
}
