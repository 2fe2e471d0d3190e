#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels are few"
)]

use super::super::disturb::noisy;
use super::super::plane::{Point, View};
use super::*;
use crate::qr::{Data, Options, encode};

fn symbol(text: &str) -> Symbol {
    encode(Data::Text { text, kanji: None }, &Options::default()).expect("fits")
}

/// Draws symbols beside each other, `scale` pixels a module, in a quiet zone of four modules.
fn drawn(symbols: &[&Symbol], scale: usize) -> Luma {
    let side = symbols
        .iter()
        .map(|symbol| symbol.width())
        .max()
        .unwrap_or(0)
        + 8;
    let (width, height) = (side * scale * symbols.len(), side * scale);
    let shade = |place: usize| {
        let (x, y) = (place % width / scale, place / width / scale);
        let inside = (x % side).checked_sub(4).zip(y.checked_sub(4));
        let dark = inside.is_some_and(|(right, below)| {
            let symbol = symbols[x / side];
            right < symbol.width() && symbol.dark(right, below)
        });
        if dark { 10 } else { 245 }
    };
    Luma {
        width,
        height,
        data: (0..width * height).map(shade).collect(),
    }
}

/// Paints a square of modules of the first symbol light.
fn hidden(picture: &mut Luma, scale: usize, [x, y]: [usize; 2], side: usize) {
    for below in 0..side * scale {
        let start = ((y + 4) * scale + below) * picture.width + (x + 4) * scale;
        picture.data[start..start + side * scale].fill(245);
    }
}

#[test]
fn a_damaged_finder_pattern_is_inferred_from_the_others() {
    let symbol = symbol("https://example.org/红包");
    let far = symbol.width() - 7;
    for [x, y] in [[0, 0], [far, 0], [0, far]] {
        let mut picture = drawn(&[&symbol], 5);
        hidden(&mut picture, 5, [x, y + 2], 3);
        let found = scan(&picture, Effort::Photo, usize::MAX);
        assert_eq!(found.len(), 1, "{x} {y}");
        assert_eq!(found[0].symbol, symbol);
    }
}

#[track_caller]
fn reads(picture: &Luma, symbol: &Symbol) {
    let found = scan(picture, Effort::Photo, usize::MAX);
    let found: Vec<&Symbol> = found.iter().map(|scanned| &scanned.symbol).collect();
    assert_eq!(found, [symbol]);
}

#[test]
fn a_symbol_that_dark_touches_is_read() {
    let symbol = symbol("https://example.org/红包");
    let side = symbol.width();
    let mut picture = drawn(&[&symbol], 5);
    let width = picture.width;
    for (place, shade) in picture.data.iter_mut().enumerate() {
        let outside = |at: usize| !(4..side + 4).contains(&(at / 5));
        if outside(place % width) || outside(place / width) {
            *shade = 10;
        }
    }
    reads(&picture, &symbol);
}

#[test]
fn modules_hardly_wider_than_a_pixel_are_read() {
    for (text, scale) in [("1688", [17, 16]), ("https://example.org/红包", [9, 8])] {
        let symbol = symbol(text);
        reads(&drawn(&[&symbol], scale[0]).reduced(scale[1]), &symbol);
    }
}

#[test]
fn a_symbol_that_a_lamp_outshines_is_read() {
    let symbol = symbol("https://example.org/红包");
    let mut picture = drawn(&[&symbol], 4);
    let width = picture.width;
    for (place, shade) in picture.data.iter_mut().enumerate() {
        let lit = (4..12).contains(&(place % width)) || (4..12).contains(&(place / width));
        *shade = if lit { 255 } else { 2 + *shade / 8 };
    }
    reads(&picture, &symbol);
}

#[test]
fn modules_with_blurred_gaps_between_them_are_read() {
    let symbol = symbol("https://example.org/红包");
    let mut picture = drawn(&[&symbol], 8);
    let width = picture.width;
    for (place, shade) in picture.data.iter_mut().enumerate() {
        if place % width % 8 > 5 || place / width % 8 > 5 {
            *shade = (*shade).max(150);
        }
    }
    reads(&picture, &symbol);
}

/// Draws a sheet of as many symbols in a row as in a column, the corners of the sheet where the points say, on a grey table: each pixel
/// the mean of sixteen points.
fn sheet(symbols: &[Symbol], corners: [Point; 4], [width, height]: [usize; 2]) -> Luma {
    let row = symbols.len().isqrt();
    let cell = symbols.iter().map(Symbol::width).max().unwrap_or(0) + 6;
    let back = View::of(corners).inverse();
    let side = (row * cell + 6) as f64;
    let shade = |point: Point| {
        let place = back.at(point).map(|at| at * side - 6.0);
        if place.iter().any(|at| !(-6.0..side - 6.0).contains(at)) {
            return 120;
        }
        let dark = place.iter().all(|&at| at >= 0.0) && {
            let [x, y] = place.map(|at| at as usize);
            let symbol = &symbols[(y / cell * row + x / cell).min(symbols.len() - 1)];
            let inside = x % cell < symbol.width() && y % cell < symbol.width();
            inside && x / cell < row && y / cell < row && symbol.dark(x % cell, y % cell)
        };
        if dark { 30 } else { 230 }
    };
    let pixel = |place: usize| {
        let (x, y) = ((place % width) as f64, (place / width) as f64);
        let points = (0..16_u8).map(|point| {
            let [right, below] = [point % 4, point / 4].map(|step| f64::from(step) / 4.0 + 0.125);
            shade([x + right, y + below])
        });
        (points.sum::<u32>() / 16).to_le_bytes()[0]
    };
    Luma {
        width,
        height,
        data: (0..width * height).map(pixel).collect(),
    }
}

#[track_caller]
fn reads_all(count: usize, corners: [Point; 4], size: [usize; 2], effort: Effort) {
    let text = |place| format!("{place}/{}", "x".repeat(place * 7 % 20));
    let symbols: Vec<Symbol> = (0..count).map(|place| symbol(&text(place))).collect();
    let picture = noisy(&sheet(&symbols, corners, size), 4.0, 7);
    let found = scan(&picture, effort, usize::MAX);
    let missed: Vec<usize> = (0..count)
        .filter(|&place| !found.iter().any(|one| one.symbol == symbols[place]))
        .collect();
    assert!(missed.is_empty() && found.len() == count, "{missed:?}");
}

#[test]
fn all_symbols_of_a_sheet_seen_from_aside_are_read() {
    // From above and a little turned; from aside, the far edge up; and from aside, a corner up.
    let turned = [[120.0, 12.0], [690.0, 90.0], [640.0, 590.0], [40.0, 520.0]];
    reads_all(9, turned, [720, 600], Effort::Video);
    let far = [[250.0, 60.0], [750.0, 80.0], [980.0, 640.0], [30.0, 600.0]];
    reads_all(16, far, [1000, 700], Effort::Photo);
    let aslant = [
        [30.0, 260.0],
        [500.0, 30.0],
        [1240.0, 330.0],
        [640.0, 900.0],
    ];
    reads_all(25, aslant, [1280, 960], Effort::Photo);
    reads_all(
        49,
        aslant.map(|point| point.map(|at| 1.2 * at)),
        [1600, 1200],
        Effort::Photo,
    );
}

#[test]
fn as_many_are_read_as_are_asked_for() {
    let symbols = ["one", "two", "three"].map(symbol);
    let picture = drawn(&symbols.each_ref(), 3);
    for (most, count) in [(1, 1), (2, 2), (3, 3), (9, 3)] {
        for effort in [Effort::Video, Effort::Photo] {
            assert_eq!(scan(&picture, effort, most).len(), count);
        }
    }
}

#[test]
fn large_pictures_are_read_where_they_are_small_and_where_they_are_not() {
    let symbol = symbol("1688");
    for scale in [40, 60] {
        let found = scan(&drawn(&[&symbol], scale), Effort::Photo, usize::MAX);
        assert_eq!(found[0].symbol, symbol);
    }
    // A module of two pixels in a picture of 2 400 is less than one where it is looked at first.
    let small = drawn(&[&symbol], 2);
    let mut large = Luma {
        width: 2400,
        height: 1200,
        data: vec![245; 2400 * 1200],
    };
    for (y, row) in small.data.chunks_exact(small.width).enumerate() {
        large.data[(500 + y) * 2400 + 700..][..small.width].copy_from_slice(row);
    }
    let found = scan(&large, Effort::Photo, usize::MAX);
    assert_eq!(found[0].symbol, symbol);
    let [x, y] = found[0].corners[0];
    assert!(
        (x - 708.0).abs() < 2.0 && (y - 508.0).abs() < 2.0,
        "{x} {y}"
    );
}

#[test]
fn pictures_without_a_code_and_of_no_size_give_nothing() {
    for (width, height) in [(0, 0), (1, 1), (21, 21), (640, 480)] {
        let picture = Luma {
            width,
            height,
            data: vec![128; width * height],
        };
        assert!(scan(&picture, Effort::Photo, usize::MAX).is_empty());
    }
}
