use super::super::{Fit, Image, LogoFile, ModuleScale, Pixels, Scale, pdf, pixels, png, svg};
use super::*;
use crate::Code;
use crate::proof::inspect;
use crate::qr::{Data, Options, encode};

fn v1() -> Symbol {
    let data = Data::Text {
        text: "红包",
        kanji: None,
    };
    let symbol = encode(data, &Options::default()).expect("fits");
    assert_eq!(symbol.width(), 21);
    symbol
}

/// A picture of four by four pixels a module, in shades of grey by column and row of the module.
fn shades(symbol: &Symbol, shade: &dyn Fn(usize, usize) -> u8) -> Pixels {
    let side = 4 * symbol.width();
    let data = (0..side * side).flat_map(|at| {
        let grey = shade(at % side / 4, at / side / 4);
        [grey, grey, grey, 255]
    });
    let width = u32::try_from(side).expect("small");
    Pixels::new(width, width, data.collect()).expect("as many")
}

fn behind(image: Pixels, opacity: f64) -> Style {
    let background = Background::new(Image::Pixels(image), opacity, Fit::Cover);
    Style {
        background: Some(background.expect("allowed")),
        ..Style::default()
    }
}

/// Shades that repeat: no two pictures of theirs are alike.
fn noise(seed: usize) -> impl Fn(usize, usize) -> u8 {
    move |x, y| {
        let mixed = (x * 7919 + y * 104_729 + seed * 1_299_709).wrapping_mul(2_654_435_761);
        (mixed >> 13).to_le_bytes()[0]
    }
}

/// Returns the pixel of a picture of ten pixels a module in this module, so far from its corner.
fn pixel(picture: &Pixels, [x, y]: [usize; 2], [right, down]: [usize; 2]) -> [u8; 4] {
    let at = ((y + 4) * 10 + down) * picture.width() as usize + (x + 4) * 10 + right;
    picture.data().as_chunks().0[at]
}

const BLACK: [u8; 4] = [0, 0, 0, 255];
const WHITE: [u8; 4] = [255; 4];

fn own(dark: bool) -> [u8; 4] {
    if dark { BLACK } else { WHITE }
}

#[test]
fn what_readers_find_a_symbol_by_is_whole() {
    let symbol = v1();
    let fixed = functions(symbol.version(), symbol.level(), symbol.mask());
    for seed in 0..4 {
        let style = behind(shades(&symbol, &noise(seed)), 1.0);
        let picture = pixels(&symbol, &style).expect("fits");
        for (x, y) in (0..21 * 21).map(|at| (at % 21, at / 21)) {
            if fixed[y * 21 + x] == DATA {
                continue;
            }
            let want = own(symbol.dark(x, y));
            for at in [[0, 0], [9, 9], [5, 5], [0, 9]] {
                assert_eq!(pixel(&picture, [x, y], at), want, "{seed}: {x} {y} {at:?}");
            }
        }
    }
}

#[test]
fn a_module_of_data_has_a_dot_or_looks_like_what_it_says() {
    let symbol = v1();
    for seed in 0..4 {
        let image = shades(&symbol, &noise(seed));
        for shape in [ModuleShape::Square, ModuleShape::Dot, ModuleShape::Vertical] {
            let style = Style {
                shape,
                ..behind(image.clone(), 1.0)
            };
            let art = Art::of(&symbol, &style)
                .expect("pixels")
                .expect("a picture");
            let picture = pixels(&symbol, &style).expect("fits");
            let mut dots = 0;
            for (x, y) in (0..21 * 21).map(|at| (at % 21, at / 21)) {
                let dark = symbol.dark(x, y);
                let middle = pixel(&picture, [x, y], [5, 5]);
                if art.size(x, y).is_some() {
                    dots += 1;
                    assert_eq!(middle, own(dark), "{x} {y}");
                } else if !art.whole(x, y) {
                    // Against the other colour a shade is far enough off.
                    let off = if dark { 255 - middle[0] } else { middle[0] };
                    assert!(off >= 140, "{x} {y}: {middle:?}");
                }
            }
            assert!(dots > 50);
        }
    }
}

#[test]
fn a_picture_of_the_symbol_itself_needs_no_dot() {
    let symbol = v1();
    let image = shades(&symbol, &|x, y| if symbol.dark(x, y) { 0 } else { 255 });
    let style = behind(image, 1.0);
    let art = Art::of(&symbol, &style)
        .expect("pixels")
        .expect("a picture");
    let sizes = (0..21 * 21).filter_map(|at| art.size(at % 21, at / 21));
    assert_eq!(sizes.count(), 0);
    let picture = pixels(&symbol, &style).expect("fits");
    let plain = pixels(&symbol, &Style::default()).expect("fits");
    let apart = picture.data().iter().zip(plain.data());
    // Scaling smooths the edges.
    assert!(
        apart
            .filter(|(one, other)| one.abs_diff(**other) > 128)
            .count()
            < 40_000
    );
    assert!(inspect(&symbol, &style).expect("drawn").safe());
}

#[test]
fn on_white_dark_dots_are_all_there_is() {
    let symbol = v1();
    let style = behind(shades(&symbol, &|_, _| 255), 1.0);
    let art = Art::of(&symbol, &style)
        .expect("pixels")
        .expect("a picture");
    for (x, y) in (0..21 * 21).map(|at| (at % 21, at / 21)) {
        if !art.whole(x, y) && symbol.dark(x, y) {
            assert_eq!(art.size(x, y), Some(0), "{x} {y}");
        }
    }
    assert!(inspect(&symbol, &style).expect("drawn").safe());
}

#[test]
fn what_is_hard_to_tell_has_a_larger_dot_and_what_stays_hard_is_found() {
    let symbol = v1();
    let mut found = 0;
    let mut larger = 0;
    for place in (0..21 * 21).filter(|at| symbol.dark(at % 21, at / 21)) {
        let (column, row) = (place % 21, place / 21);
        // Night, and a light in one dark module.
        let night = shades(&symbol, &|x, y| {
            if [x, y] == [column, row] { 255 } else { 0 }
        });
        let style = Style {
            shape: ModuleShape::Dot,
            ..behind(night.clone(), 1.0)
        };
        let art = Art::of(&symbol, &style)
            .expect("pixels")
            .expect("a picture");
        larger += usize::from(art.size(column, row) > Some(0));
        let inspection = inspect(&symbol, &style).expect("drawn");
        let weak = art.weakest() < LEAST_MARGIN;
        assert_eq!(inspection.safe(), !weak);
        let Some(finding) = inspection.findings.first() else {
            continue;
        };
        found += 1;
        assert_eq!(finding.code, Code::ContrastLow);
        let safe = |opacity: f64| {
            let background = style.background.as_ref().expect("there");
            let style = Style {
                background: Some(background.faded(opacity)),
                ..style.clone()
            };
            inspect(&symbol, &style).expect("drawn").safe()
        };
        let nearest: f64 = finding.nearest.to_string().parse().expect("a number");
        assert!(safe(nearest), "{nearest}");
        assert!(nearest > 0.94 || !safe(nearest + 0.05), "{nearest}");
    }
    assert!(larger > 10 && found > 0, "{larger} {found}");
}

#[test]
fn a_ground_that_is_not_there_is_refused() {
    let symbol = v1();
    let style = Style {
        light: Color::TRANSPARENT.into(),
        ..behind(shades(&symbol, &noise(1)), 1.0)
    };
    let want =
        "option-invalid (option: light, value: transparent, allowed: a colour, with background)";
    assert_eq!(png(&symbol, &style).expect_err("refused").to_string(), want);
    assert_eq!(svg(&symbol, &style).expect_err("refused").to_string(), want);
}

#[test]
fn a_file_that_is_not_decoded_here_is_drawn_in_svg_alone() {
    let symbol = v1();
    let file = LogoFile::new(b"\xff\xd8\xff\xe0".to_vec()).expect("by its first bytes");
    let background = Background::new(Image::File(file), 0.5, Fit::Contain).expect("allowed");
    let style = Style {
        background: Some(background),
        ..Style::default()
    };
    let text = svg(&symbol, &style).expect("embedded");
    let image = "<image preserveAspectRatio=\"xMidYMid meet\" x=\"0\" y=\"0\" width=\"21\" height=\"21\" opacity=\".5\" href=\"data:image/jpeg;base64,";
    assert!(text.contains(image), "{text}");
    let want = "logo-unsupported (found: a JPEG file, option: background.image)";
    for error in [
        pixels(&symbol, &style).expect_err("no decoder"),
        png(&symbol, &style).expect_err("no decoder"),
        pdf(&symbol, &style, 1.0).expect_err("no decoder"),
        inspect(&symbol, &style).expect_err("no decoder"),
    ] {
        assert_eq!(error.to_string(), want);
    }
    let vector = LogoFile::new(b"<svg/>".to_vec()).expect("inert");
    let error = Background::new(Image::File(vector), 1.0, Fit::Cover).expect_err("no pixels");
    assert_eq!(
        error.to_string(),
        "logo-unsupported (found: an SVG file, option: background.image)"
    );
}

#[test]
fn a_file_of_the_same_image_is_embedded_and_the_pixels_are_looked_at() {
    let symbol = v1();
    let image = Image::Pixels(shades(&symbol, &noise(5)));
    let plain = Background::new(image, 1.0, Fit::Cover).expect("allowed");
    let jpeg = b"\xff\xd8\xff\xc0\0\x0b\x08\0\x54\0\x54\x01\x01\x11\0\xff\xd9".to_vec();
    let file = LogoFile::new(jpeg).expect("by its first bytes");
    let style = |background| Style {
        background: Some(background),
        ..Style::default()
    };
    let [own, with] = [plain.clone(), plain.clone().with_file(file)].map(style);
    let text = svg(&symbol, &with).expect("embedded");
    assert!(text.contains("<image preserveAspectRatio=\"xMidYMid slice\""));
    assert!(text.contains("data:image/jpeg;base64,"));
    let paths = |text: &str| {
        text.split_once("<image")
            .map(|(_, rest)| rest.split_once("/>").map(|(_, rest)| rest.to_owned()))
    };
    assert_eq!(paths(&text), paths(&svg(&symbol, &own).expect("small")));
    assert_eq!(pixels(&symbol, &with), pixels(&symbol, &own));
    // A file of a kind that is no photograph is not taken.
    let vector = LogoFile::new(b"<svg/>".to_vec()).expect("inert");
    assert_eq!(plain.clone().with_file(vector), plain);
}

#[test]
fn svg_has_the_picture_then_what_is_light_then_what_is_dark() {
    let symbol = v1();
    let text = svg(&symbol, &behind(shades(&symbol, &noise(2)), 0.7)).expect("small");
    let places = [
        "<path fill=\"#fff\" stroke=\"none\" d=\"M-4",
        "<image preserveAspectRatio=\"none\" x=\"0\" y=\"0\" width=\"21\" height=\"21\" opacity=\".7\"",
        "<path fill=\"#fff\" stroke=\"none\" d=\"m",
        "<path fill=\"#000\" stroke=\"none\" d=\"m",
    ];
    let mut rest = text.as_str();
    for place in places {
        let (_, after) = rest
            .split_once(place)
            .unwrap_or_else(|| panic!("{place}: {rest}"));
        rest = after;
    }
    assert!(text.contains("xmlns:xlink") && !text.contains("crispEdges"));
}

#[test]
fn a_picture_is_cut_or_fitted_in_the_middle() {
    let symbol = v1();
    let red = |width: u32, height: u32| {
        let data = [255, 0, 0, 255].repeat((width * height) as usize);
        Image::Pixels(Pixels::new(width, height, data).expect("as many"))
    };
    let reddish = |fit, width, height| {
        let style = Style {
            background: Some(Background::new(red(width, height), 1.0, fit).expect("allowed")),
            module_scale: ModuleScale::new(0.5).expect("allowed"),
            scale: Scale::module(10).expect("allowed"),
            ..Style::default()
        };
        let picture = pixels(&symbol, &style).expect("fits");
        // Modules of data above the middle, in it, and at its left end.
        [[10, 1], [10, 10], [1, 10]].map(|at| pixel(&picture, at, [0, 0]) == [255, 0, 0, 255])
    };
    assert_eq!(reddish(Fit::Cover, 40, 10), [true; 3]);
    assert_eq!(reddish(Fit::Contain, 40, 10), [false, true, true]);
    assert_eq!(reddish(Fit::Contain, 10, 40), [true, true, false]);
}

#[test]
fn colours_that_flow_and_a_round_ground_lie_below_and_above() {
    use super::super::{Gradient, GradientKind, Paint, Stop};
    let symbol = v1();
    let flow = |from, to| {
        let stop = |offset, color| Stop { offset, color };
        let kind = GradientKind::Linear { rotation: 0.0 };
        Paint::Gradient(Gradient::new(kind, vec![stop(0.0, from), stop(1.0, to)]).expect("rises"))
    };
    let style = Style {
        dark: flow(Color::BLACK, Color::opaque(90, 0, 0)),
        light: flow(Color::WHITE, Color::opaque(255, 230, 200)),
        light_radius: 3.0,
        ..behind(shades(&symbol, &noise(3)), 0.8)
    };
    let picture = pixels(&symbol, &style).expect("fits");
    assert_eq!(picture.data()[..4], [0; 4]);
    // A light module in the last column of the finder pattern's frame and a dark one beside it.
    let [_, green, _, _] = pixel(&picture, [19, 1], [5, 5]);
    assert!((230..250).contains(&green), "{green}");
    assert_eq!(pixel(&picture, [20, 1], [5, 5])[1..], [0, 0, 255]);
    assert!(
        svg(&symbol, &style)
            .expect("small")
            .matches("<linearGradient")
            .count()
            == 3
    );
    assert!(pdf(&symbol, &style, 1.0).is_ok());
}
