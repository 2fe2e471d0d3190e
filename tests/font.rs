//! Promises of the room `font`: what `HarfBuzz` makes of a text, and no panic whatever a font holds.

use std::time::{Duration, Instant};

use hongbao::font::Font;
use hongbao::picture::{Caption, Frame, Layout, Style, pdf, pixels, svg};
use hongbao::qr::{Data, Options, Symbol, encode};
use hongbao::{Error, LetterStep, Letters};
use proptest::prelude::*;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/font/{name}")).expect("a font of the tests")
}

fn symbol() -> Symbol {
    let data = Data::Text {
        text: "https://example.com/",
        kanji: None,
    };
    encode(data, &Options::default()).expect("short")
}

/// The points of all steps in units of the font, sorted: where a contour begins is no matter.
fn points(letters: &Letters, units: f64) -> Vec<[f64; 2]> {
    let mut found = Vec::new();
    for step in letters.steps() {
        match *step {
            LetterStep::Move(to) | LetterStep::Line(to) => found.push(to),
            LetterStep::Curve(points) => found.extend(points),
            LetterStep::Close => {}
        }
    }
    found
        .iter()
        .map(|[x, y]| [f64::from(*x) * units, -f64::from(*y) * units])
        .collect()
}

#[test]
fn lines_are_what_harfbuzz_makes_of_them() {
    let text = std::fs::read_to_string("tests/vectors/font.json").expect("the vectors");
    let vectors: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for vector in vectors.as_array().expect("a list") {
        let number = |value: &serde_json::Value| value.as_f64().expect("a number");
        let name = vector["file"].as_str().expect("a name");
        let text = vector["text"].as_str().expect("a text");
        let units = number(&vector["unitsPerEm"]);
        let letters = Font::new(file(name))
            .expect("what is drawn")
            .line(text)
            .expect("what is drawn");
        let advance = f64::from(letters.width()) * units;
        assert!(
            (advance - number(&vector["advance"])).abs() < 0.01,
            "{text}: {advance}"
        );
        let want = vector["points"].as_array().expect("a list");
        let mut want: Vec<[f64; 2]> = want
            .iter()
            .map(|point| [number(&point[0]), number(&point[1])])
            .collect();
        let mut got = points(&letters, units);
        // Only one of both ends contours by a line to their beginning.
        for list in [&mut got, &mut want] {
            for point in list.iter_mut() {
                *point = point.map(|length| (length * 10.0).round() / 10.0 + 0.0);
            }
            list.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
            list.dedup();
        }
        let near = |list: &[[f64; 2]], [x, y]: [f64; 2]| {
            list.iter()
                .any(|at| (at[0] - x).abs() < 0.25 && (at[1] - y).abs() < 0.25)
        };
        for (one, other) in [(&got, &want), (&want, &got)] {
            let lonely = one.iter().find(|point| !near(other, **point));
            assert_eq!(lonely, None, "{text}");
        }
    }
}

#[test]
fn a_text_of_both_directions_stands_in_the_order_in_which_it_is_seen() {
    let font = Font::new(file("letters.ttf")).expect("what is drawn");
    let width = |text| font.line(text).expect("what is drawn").width();
    let whole = font.line("Scan سلام now").expect("what is drawn");
    let parts = width("Scan ") + width("سلام") + width(" now");
    assert!((whole.width() - parts).abs() < 1e-4);
    // The first letter of what runs from the right lies at its right.
    let hebrew = font.line("שלום").expect("what is drawn");
    let last = font.line("ם").expect("what is drawn");
    assert_eq!(hebrew.steps()[..3], last.steps()[..3]);
}

#[track_caller]
fn refused(result: Result<impl Sized, Error>, want: &str) {
    assert_eq!(result.err().expect("refused").to_string(), want);
}

#[test]
fn what_is_no_font_is_refused() {
    let found = |bytes: &[u8]| Font::new(bytes.to_vec());
    for (bytes, value) in [
        (&b""[..], "bytes that are no font"),
        (b"\x89PNG\r\n\x1a\n", "bytes that are no font"),
        (b"OTTO", "bytes that are no font"),
        (b"\0\x01\0\0\0\0\0\0\0\0\0\0", "a font without outlines"),
        (b"wOFF\0\x01\0\0", "a WOFF file"),
        (b"wOF2\0\x01\0\0", "a WOFF2 file"),
    ] {
        let want = format!(
            "option-invalid (option: font, value: {value}, allowed: a TrueType or OpenType font)"
        );
        refused(found(bytes), &want);
    }
}

#[test]
fn characters_that_a_font_lacks_are_named() {
    let font = Font::new(file("letters.ttf")).expect("what is drawn");
    refused(
        font.line("红包 and 红豆"),
        "option-invalid (option: font, value: DejaVu Sans, allowed: a font with these characters, missing: 红包豆)",
    );
    // Of a letter with its marks, what is missing is told, and a mark by its number.
    for (text, missing) in [
        ("Scane\u{331}", "U+0331"),
        ("1\u{fe0f}\u{20e3}", "U+20E3"),
        ("红\u{20e3}e\u{331}", "红 U+20E3 U+0331"),
        ("👨\u{200d}👩\u{200d}👧", "👨👩👧"),
    ] {
        let want = String::from(
            "option-invalid (option: font, value: DejaVu Sans, allowed: a font with these characters, missing: ",
        );
        refused(font.line(text), &(want + missing + ")"));
    }
    // What is not seen is not missed.
    let width = |text| font.line(text).expect("what is drawn").width();
    assert!((width("a\u{200b}\u{2060}b\u{feff}") - width("ab")).abs() < 1e-6);
    refused(
        font.line(&"a".repeat(10_001)),
        "option-invalid (option: font, value: 10001 bytes of text, allowed: a line of at most 10000 bytes)",
    );
    refused(
        font.line(&"&".repeat(5_000)),
        "option-invalid (option: font, value: a line of 20001 steps, allowed: a line of at most 20000 steps)",
    );
    assert_eq!(font.line("").expect("what is drawn"), Letters::default());
}

#[test]
fn every_output_draws_captions_and_frames_by_a_font() {
    let font = Font::new(file("chinese.otf")).expect("what is drawn");
    let style = Style {
        caption: Caption::new("扫码领取红包"),
        frame: Some(Frame::new("恭喜发财\n大吉大利").expect("what is drawn")),
        ..Style::default()
    };
    assert_eq!(
        pixels(&symbol(), &style).expect_err("refused").to_string(),
        "caption-needs-canvas"
    );
    let style = style
        .outlined(|line| font.line(line))
        .expect("what is drawn");
    let text = svg(&symbol(), &style).expect("what is drawn");
    assert!(!text.contains("<text") && text.matches("<path shape-rendering").count() == 3);
    assert!(pdf(&symbol(), &style, 0.8).is_ok());
    assert!(pixels(&symbol(), &style).is_ok());
}

#[test]
fn letters_lie_within_their_line() {
    let style = |text: &str| {
        let font = Font::new(file("letters.ttf")).expect("what is drawn");
        let style = Style {
            caption: Caption::new(text),
            ..Style::default()
        };
        style
            .outlined(|line| font.line(line))
            .expect("what is drawn")
    };
    // True widths decide, not those of a guess.
    let wide = style(&"W".repeat(60));
    let layout = Layout::new(&symbol(), &wide).expect("what is drawn");
    let size = wide
        .caption
        .as_ref()
        .expect("what is drawn")
        .font_size(&layout);
    let advance = 60.0 * 0.988_769_5;
    assert!((size * advance / f64::from(layout.width()) - 0.94).abs() < 1e-4);
    for text in ["ÅÅÅ jjj", "|_|", "Scan me"] {
        let style = style(text);
        let picture = pixels(&symbol(), &style).expect("what is drawn");
        let bare = pixels(
            &symbol(),
            &Style {
                caption: Caption::new(" ").map(|caption| {
                    caption.with_strip(
                        hongbao::picture::Pixels::new(
                            picture.width(),
                            layout.line(),
                            vec![0; 4 * (picture.width() * layout.line()) as usize],
                        )
                        .expect("what is drawn"),
                    )
                }),
                ..Style::default()
            },
        )
        .expect("what is drawn");
        let above = 4 * (picture.width() * (picture.height() - layout.line())) as usize;
        assert_eq!(picture.data()[..above], bare.data()[..above], "{text}");
        assert_ne!(picture.data()[above..], bare.data()[above..], "{text}");
    }
}

/// Draws a text in whatever the bytes are.
fn drawn(bytes: Vec<u8>, text: &str) -> Duration {
    let begin = Instant::now();
    if let Ok(font) = Font::new(bytes) {
        let style = Style {
            caption: Caption::new(text),
            ..Style::default()
        };
        if let Ok(style) = style.outlined(|line| font.line(line)) {
            let outlined = symbol();
            let _ = svg(&outlined, &style).map(|text| text.len());
            let _ = pdf(&outlined, &style, 0.8).map(|bytes| bytes.len());
            let _ = pixels(&outlined, &style).map(|pixels| pixels.width());
        }
    }
    begin.elapsed()
}

const MIXED: &str = "office Å سلام שלום é";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_font_makes_it_panic(
        chinese in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = file(if chinese { "chinese.otf" } else { "letters.ttf" });
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let text = if chinese { "恭喜发财，Scan me" } else { MIXED };
        let time = drawn(bytes, text);
        prop_assert!(time < Duration::from_secs(20), "{time:?}");
    }

    #[test]
    fn tables_of_mistakes_make_it_not_panic(
        seed in prop::collection::vec(any::<u8>(), 0..400),
        place in any::<prop::sample::Index>(),
    ) {
        let mut bytes = file("letters.ttf");
        let place = place.index(bytes.len());
        let end = (place + seed.len()).min(bytes.len());
        bytes[place..end].copy_from_slice(&seed[..end - place]);
        let time = drawn(bytes, MIXED);
        prop_assert!(time < Duration::from_secs(20), "{time:?}");
    }

    #[test]
    fn any_text_is_drawn_or_refused(text in "\\PC*") {
        let font = Font::new(file("letters.ttf")).expect("what is drawn");
        let _ = font.line(&text).map(|letters| letters.width());
    }
}
