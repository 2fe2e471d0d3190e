use super::*;
use crate::picture::samples::{across, even, m1, v1};
use crate::picture::{FinderShape, ModuleShape, Paint, pixels};
use miniz_oxide::inflate::decompress_to_vec_zlib;

/// Has a stranger inflate the rows, looks their pixels up among the colours, and tells that they are those of the picture. Returns the
/// bits a pixel.
#[track_caller]
fn same_at(symbol: &Symbol, style: &Style, layout: &Layout) -> u32 {
    let dark = Color::opaque(200, 16, 46);
    let parts = png(symbol, style.clone(), dark, layout);
    let (colors, stream) = parts[1..].split_at(4 * (usize::from(parts[0]) + 1));
    let depth = depth(colors.len() / 4);
    let rows = decompress_to_vec_zlib(stream).expect("a stranger inflates it");
    let stride = 1 + (layout.width * depth).div_ceil(8) as usize;
    assert_eq!(rows.len(), stride * layout.height as usize);

    let mut got = Vec::new();
    for row in rows.chunks_exact(stride) {
        assert_eq!(row[0], 0, "a row is filtered");
        for x in 0..layout.width {
            let bit = x * depth;
            let byte = row[1 + bit as usize / 8];
            let index = byte << (bit % 8) >> (8 - depth);
            got.extend_from_slice(&colors[4 * usize::from(index)..][..4]);
        }
    }
    let solid = Style {
        dark: Paint::Solid(dark),
        ..style.clone()
    };
    let want = pixels(symbol, solid.clone(), layout);
    assert!(got == want.data, "pixels differ: {style:?}");
    depth
}

/// The same at ten pixels a module.
#[track_caller]
fn same(symbol: &Symbol, style: &Style) -> u32 {
    same_at(symbol, style, &even(symbol, 10))
}

#[test]
fn one_colour_on_white_has_one_bit_a_pixel() {
    assert_eq!(same(&v1(), &Style::default()), 1);
}

#[test]
fn a_picture_of_400_pixels_is_smaller_than_its_symbol_in_hexadecimal() {
    let layout = across(&v1(), 400);
    assert!(png(&v1(), Style::default(), Color::BLACK, &layout).len() < 440);
}

#[test]
fn own_colours_of_finders_take_two_bits() {
    let style = Style {
        light: Color::TRANSPARENT,
        finder_frame_color: Some(Color::BLACK),
        finder_centre_color: Some(Color::opaque(212, 175, 55)),
        ..Style::default()
    };
    for symbol in [m1(), v1()] {
        assert_eq!(same(&symbol, &style), 2);
    }
}

#[test]
fn round_shapes_take_eight_bits_or_four() {
    let style = Style {
        shape: ModuleShape::Rounded,
        finder_frame: FinderShape::Dot,
        ..Style::default()
    };
    assert_eq!(same(&v1(), &style), 8);
    let small = Style {
        shape: ModuleShape::Dot,
        ..Style::default()
    };
    assert_eq!(same_at(&v1(), &small, &even(&v1(), 5)), 4);
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
