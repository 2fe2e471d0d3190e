use super::*;
use crate::picture::samples::{across, even, m1, v1};
use crate::picture::{Axis, FinderShape, Gradient, ModuleShape, Stop};

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
    same_at(symbol, style, &even(symbol, 10))
}

/// The same in a layout.
#[track_caller]
fn same_at(symbol: &Symbol, style: &Style, layout: &Layout) -> (::png::ColorType, ::png::BitDepth) {
    let want = pixels(symbol, style.clone(), layout);
    let file = png(symbol, style.clone(), layout);
    let (size, kind, got) = read(&file);
    assert_eq!(size, [want.width, want.height]);
    assert!(got == want.data, "pixels differ: {style:?}");
    let (_, _, again) = read(&png_of(&want, 1));
    assert!(
        again == want.data,
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
    let layout = across(&v1(), 400);
    assert!(png(&v1(), Style::default(), &layout).len() < 500);
}

#[test]
fn own_colours_of_finders_take_two_bits() {
    let style = Style {
        dark: Paint::Solid(Color::opaque(200, 16, 46)),
        light: Color::TRANSPARENT,
        finder_frame_color: Some(Color::BLACK),
        finder_centre_color: Some(Color::opaque(212, 175, 55)),
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
        ..Style::default()
    };
    assert_eq!(
        same_at(&v1(), &small, &even(&v1(), 5)),
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
        dark: Paint::Gradient(Gradient {
            axis: Axis::Linear {
                from: [-1.0, 3.0],
                to: [22.0, 18.0],
            },
            stops,
        }),
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
        light: Color::TRANSPARENT,
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
                for quiet_zone in [0, 2] {
                    let style = Style {
                        shape,
                        finder_centre_color: Some(Color {
                            alpha: 99,
                            ..Color::BLACK
                        }),
                        ..Style::default()
                    };
                    let side = symbol.width() as u32;
                    let layout = Layout::even(side, side, module, quiet_zone);
                    same_at(&symbol, &style, &layout);
                }
            }
        }
        for size in 60..90 {
            same_at(&symbol, &Style::default(), &across(&symbol, size));
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
        let picture = Pixels {
            width: 31,
            height: 17,
            data,
        };
        for module in [0, 3, u32::MAX / 8] {
            let (size, (kind, _), got) = read(&png_of(&picture, module));
            assert_eq!((size, kind), ([31, 17], want));
            assert!(got == picture.data);
        }
    }
}
