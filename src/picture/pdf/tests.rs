use super::*;
use crate::picture::samples::{m1, v1};
use crate::picture::{
    Caption, Color, Gradient, GradientKind, LogoFile, ModuleShape, Paint, Pixels, Place, Stop,
    pixels, png,
};
use miniz_oxide::inflate::decompress_to_vec_zlib;

/// Returns the objects of a file by way of its table, each from its number to its end; streams are unpacked.
#[track_caller]
fn objects(file: &[u8]) -> Vec<String> {
    // Bytes beyond ASCII stand in streams only; a mark for each keeps the places.
    let mark = |byte: &u8| {
        if byte.is_ascii() {
            char::from(*byte)
        } else {
            '?'
        }
    };
    let text: String = file.iter().map(mark).collect();
    let end = text
        .trim_end()
        .strip_suffix("%%EOF")
        .expect("an end")
        .trim_end();
    let start: usize = end
        .rsplit("startxref\n")
        .next()
        .expect("a place")
        .parse()
        .expect("a number");
    let table = text[start..].strip_prefix("xref\n0 ").expect("a table");
    let mut lines = table.split_inclusive('\n');
    let count: usize = lines
        .next()
        .expect("a count")
        .trim()
        .parse()
        .expect("a number");
    let entries: Vec<&str> = lines.by_ref().take(count).collect();
    assert!(
        lines
            .next()
            .expect("a trailer")
            .contains(&format!("/Size {count}>>"))
    );
    assert_eq!(entries[0], "0000000000 65535 f \n");
    (1..count)
        .map(|number| {
            let entry = entries[number];
            assert_eq!((entry.len(), &entry[10..]), (20, " 00000 n \n"));
            let place: usize = entry[..10].parse().expect("a number");
            let rest = text[place..]
                .strip_prefix(&format!("{number} 0 obj"))
                .expect("the object");
            match rest.split_once("stream\n") {
                Some((head, data)) if !head.contains("endobj") => {
                    let length = head
                        .split("/Length ")
                        .nth(1)
                        .expect("a length")
                        .split('>')
                        .next();
                    let length: usize = length.expect("a length").parse().expect("a number");
                    assert!(data[length..].starts_with("\nendstream endobj\n"));
                    let begin = file.len() - rest.len() + head.len() + "stream\n".len();
                    let packed = &file[begin..begin + length];
                    let content = decompress_to_vec_zlib(packed).expect("a zlib stream");
                    head.to_owned() + &String::from_utf8_lossy(&content)
                }
                _ => rest.split("endobj").next().expect("an end").to_owned(),
            }
        })
        .collect()
}

/// Returns the object that holds these words.
#[track_caller]
fn holding<'a>(objects: &'a [String], words: &str) -> &'a str {
    let found = objects.iter().find(|object| object.contains(words));
    found.unwrap_or_else(|| panic!("{words} is not in {objects:#?}"))
}

#[test]
fn a_page_is_as_many_millimetres_as_its_modules() {
    let file = pdf(&v1(), &Style::default(), 0.8).expect("is small");
    // 29 modules of 0.8 millimetres are 23.2 millimetres, which are 65.76378 points.
    holding(&objects(&file), "/MediaBox[0 0 65.76378 65.76378]");
}

#[test]
fn the_content_is_light_below_one_path_of_dark() {
    let file = pdf(&m1(), &Style::default(), 1.0).expect("is small");
    let objects = objects(&file);
    let content = holding(&objects, " re f ");
    let start = "1 1 1 rg 0 0 42.519685 42.519685 re f 2.834645669 0 0 -2.834645669 5.669291 36.850394 cm 0 0 0 rg 0 0 7 7 re ";
    assert!(content.contains(start), "{content}");
    assert_eq!(content.matches(" f ").count(), 2, "{content}");
    // The inner contour of the finder pattern's ring runs the other way.
    assert!(content.contains(" 1 6 5 -5 re "), "{content}");
}

#[test]
fn opacity_is_a_state_and_nothing_transparent_is_drawn_below() {
    let style = Style {
        light: Color::TRANSPARENT.into(),
        dark: Paint::Solid(Color {
            alpha: 51,
            ..Color::BLACK
        }),
        ..Style::default()
    };
    let objects = objects(&pdf(&m1(), &style, 0.8).expect("is small"));
    holding(&objects, "/A51<</SMask/None/ca .2>>");
    // The first colour that is set is the dark one.
    let content = holding(&objects, " cm /A51 gs 0 0 0 rg 0 0 7 7 re ");
    assert_eq!(content.matches(" rg ").count(), 1, "{content}");
}

fn flowing(offsets: &[f32], kind: GradientKind) -> Style {
    let colors = [
        Color::opaque(255, 0, 0),
        Color {
            alpha: 51,
            ..Color::BLACK
        },
        Color::opaque(0, 0, 255),
    ];
    let stop = |(&offset, color)| Stop { offset, color };
    let stops = offsets.iter().zip(colors).map(stop).collect();
    Style {
        dark: Paint::Gradient(Gradient::new(kind, stops).expect("is right")),
        ..Style::default()
    }
}

#[test]
fn a_gradient_is_a_pattern_of_stitched_lines() {
    let style = flowing(&[0.25, 0.5], GradientKind::Linear { rotation: 0.0 });
    let objects = objects(&pdf(&v1(), &style, 0.8).expect("is small"));
    let line =
        |from: &str, to: &str| format!("<</FunctionType 2/N 1/Domain[0 1]/C0[{from}]/C1[{to}]>>");
    let want = String::from(
        "/ColorSpace/DeviceRGB/ShadingType 2/Extend[true true]/Coords[0 10.5 21 10.5]/Function<</FunctionType 3/Domain[0 1]/Functions[",
    ) + &line("1 0 0", "1 0 0")
        + &line("1 0 0", "0 0 0")
        + &line("0 0 0", "0 0 0")
        + "]/Bounds[.25 .5]/Encode[0 1 0 1 0 1]>>";
    holding(&objects, &want);
    // The opacity flows too, in a mask.
    let mask = holding(&objects, "/ColorSpace/DeviceGray");
    assert!(mask.contains(&line("1", ".2")), "{mask}");
}

#[test]
fn two_stops_at_one_offset_change_the_colour_at_once() {
    let style = flowing(&[0.5, 0.5], GradientKind::Radial);
    let objects = objects(&pdf(&v1(), &style, 0.8).expect("is small"));
    let page = holding(
        &objects,
        "/ColorSpace/DeviceRGB/ShadingType 3/Extend[true true]/Coords[10.5 10.5 0 10.5 10.5 14.8492]",
    );
    let lines =
        "/C0[1 0 0]/C1[1 0 0]>><</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0]/C1[0 0 0]>>]/Bounds[.5]";
    assert!(page.contains(lines), "{page}");
}

#[test]
fn pages_that_readers_do_not_take_are_refused() {
    assert!(pdf(&v1(), &Style::default(), 175.172_413).is_ok());
    for (module, value) in [
        (0.0, "0"),
        (175.172_414, "175.172414"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (1e6, "1000000"),
        (-1e20, "-1e+20"),
        (1e-9, "1e-9"),
    ] {
        let error = pdf(&v1(), &Style::default(), module).expect_err("is out of range");
        let want = format!(
            "option-invalid (option: moduleMillimetres, value: {value}, allowed: .000001 … 175.172413)"
        );
        assert_eq!(error.to_string(), want);
    }
    let quiet = Style {
        quiet_zone: Some(u32::MAX),
        ..Style::default()
    };
    assert!(pdf(&v1(), &quiet, 1.0).is_err());
}

#[expect(clippy::cast_possible_truncation, reason = "shares of 255")]
fn picture(width: u32, height: u32, alpha: u8) -> Pixels {
    let pixel = |at: u32| {
        let (x, y) = (at % width, at / width);
        [
            (x * 255 / width) as u8,
            (y * 255 / height) as u8,
            46,
            if x < 3 { alpha } else { 255 },
        ]
    };
    Pixels::new(width, height, (0..width * height).flat_map(pixel).collect()).unwrap()
}

fn with_logo(image: Image, shape: LogoShape) -> Style {
    let place = Place::new(7.0 / 21.0, 0.0, shape).expect("is allowed");
    Style {
        logo: Some(Logo::new(image, place)),
        ..Style::default()
    }
}

#[test]
fn a_logo_is_fitted_into_its_square() {
    let style = with_logo(Image::Pixels(picture(14, 7, 255)), LogoShape::Square);
    let objects = objects(&pdf(&v1(), &style, 0.8).expect("is small"));
    // Seven modules in the middle of 21, half as high as wide.
    holding(&objects, "q 6.9998 0 0 -3.4998 7.0001 12.2499 cm/I1 Do Q ");
    holding(&objects, "/XObject<</I1 1 0 R>>");
    assert!(objects.iter().all(|object| !object.contains("/SMask ")));
}

#[test]
fn a_logo_fills_its_disc_and_keeps_its_opacity() {
    let style = with_logo(Image::Pixels(picture(14, 7, 99)), LogoShape::Circle);
    let objects = objects(&pdf(&v1(), &style, 0.8).expect("is small"));
    let content = holding(&objects, "q 14 10.5 m 14 12.432 12.432 14 10.5 14 c ");
    assert!(
        content.contains(" c W n 13.9998 0 0 -6.9998 3.5001 13.9999 cm/I2 Do Q "),
        "{content}"
    );
    holding(&objects, "/SMask 1 0 R");
}

#[test]
fn a_caption_adds_to_the_page() {
    let caption = Caption::new("红包").unwrap();
    let with = |caption: &Caption| Style {
        caption: Some(caption.clone()),
        ..Style::default()
    };
    let error = pdf(&v1(), &with(&caption), 0.8).expect_err("was not painted");
    assert_eq!(error.code(), Code::CaptionNeedsCanvas);
    let painted = with(&caption.with_strip(picture(290, 29, 0)));
    let objects = objects(&pdf(&v1(), &painted, 1.0).expect("is small"));
    // 29 and 31.9 millimetres.
    holding(&objects, "/MediaBox[0 0 82.204724 90.425197]");
    holding(
        &objects,
        "q 28.9998 0 0 -2.8998 -3.9999 27.8999 cm/I2 Do Q ",
    );
}

#[test]
fn a_png_file_is_the_logo_that_its_pixels_are() {
    let file = png(&m1(), &Style::default()).expect("is small");
    let pixels = pixels(&m1(), &Style::default()).expect("is small");
    let made = |image| pdf(&v1(), &with_logo(image, LogoShape::Square), 0.8).expect("is drawn");
    let file = LogoFile::new(file).expect("is a PNG file");
    assert!(made(Image::File(file)) == made(Image::Pixels(pixels)));

    let webp = LogoFile::new(b"RIFF....WEBPVP8 ".to_vec()).expect("is a WebP file");
    let webp = with_logo(Image::File(webp), LogoShape::Square);
    let error = pdf(&v1(), &webp, 0.8).expect_err("is no picture of pixels");
    assert_eq!(error.to_string(), "logo-unsupported (found: a WebP file)");
}

#[test]
fn shapes_in_plain_colours_are_drawn_as_areas() {
    let drawn = |svg: &str, shape| {
        let file = LogoFile::new(svg.as_bytes().to_vec()).expect("is inert");
        pdf(&v1(), &with_logo(Image::File(file), shape), 0.8)
    };
    let flag = "<svg viewBox='0 0 20 10'><rect width='10' height='10' fill='#f00'/>\
                <g transform='translate(10)' style='fill:#00f;fill-rule:evenodd'><path d='M0 0h10v10zM2 2q2 2 4 0'/></g></svg>";
    let objects = objects(&drawn(flag, LogoShape::Square).expect("is plain"));
    // Seven modules of 20 from 7 to 14; the flag is half as high, so that it begins a quarter below.
    holding(
        &objects,
        "q 7 8.75 7 3.5 re W n 1 0 0 rg 7 8.75 m 8.75 8.75 l 10.5 8.75 l 10.5 12.25 l 7 12.25 l h  f ",
    );
    holding(
        &objects,
        "0 0 1 rg 10.5 8.75 m 14 8.75 l 14 12.25 l h 11.2 9.45 m ",
    );
    holding(&objects, " c  f* Q ");
    for other in [
        "<path stroke='red' d='M0 0h9v9'/>",
        "<text>a</text>",
        "<g opacity='.5'><rect width='1' height='1'/></g>",
        "<linearGradient id='a'/><rect width='1' height='1' fill='url(#a)'/>",
        "<rect width='50%' height='1'/>",
        "<path d='M0'/>",
        "<use href='#a'/>",
    ] {
        let error = drawn(&format!("<svg>{other}</svg>"), LogoShape::Square).expect_err(other);
        assert_eq!(
            error.to_string(),
            "logo-needs-canvas (file: SVG)",
            "{other}"
        );
    }
    assert!(drawn(flag, LogoShape::Circle).is_ok());
}

#[test]
fn a_jpeg_file_is_carried_as_it_is() {
    let frame = b"\xff\xd8\xff\xc0\0\x0b\x08\0\x3c\x01\x2c\x03";
    let file = |bytes: &[u8]| {
        let file = LogoFile::new(bytes.to_vec()).expect("is a JPEG file");
        pdf(&v1(), &with_logo(Image::File(file), LogoShape::Square), 0.8)
    };
    let made = file(frame).expect("is carried");
    let entries = b"/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB/Width 300/Height 60/Filter/DCTDecode/Length 12>>stream\n\xff\xd8";
    assert!(made.windows(entries.len()).any(|window| window == entries));
    let turned = b"\xff\xd8\xff\xe1\0\x08Exif\0\0\xff\xc0\0\x0b\x08\0\x3c\x01\x2c\x03";
    assert_eq!(
        file(turned).expect_err("is turned").to_string(),
        "logo-unsupported (found: a JPEG file that is to be turned)"
    );
}

#[test]
fn codes_of_one_look_share_a_form_on_every_page() {
    let style = Style {
        shape: ModuleShape::Dot,
        ..Style::default()
    };
    let mut sheet = Sheet::new([60.0, 60.0], [1, 2], 1.0, 0.0, Print::default()).expect("fits");
    for _ in 0..4 {
        sheet.add(&v1(), &style, None).expect("fits");
    }
    let objects = objects(&sheet.finish());
    let with = |words: &str| {
        objects
            .iter()
            .filter(|object| object.contains(words))
            .count()
    };
    assert_eq!(with("/Subtype/Form"), 1);
    // Each of both pages names it once.
    assert_eq!(with("/XObject<</S1 1 0 R>>"), 2);
}
