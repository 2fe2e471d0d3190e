#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "versions, columns and rows are small"
)]

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version as Number};

use super::super::header::header;
use super::super::options::{Charset, Choice};
use super::super::symbol::Mode;
use super::super::version::Symbology;
use super::*;

const STRANGER_LEVELS: [QrCodeEcc; 4] = [
    QrCodeEcc::Low,
    QrCodeEcc::Medium,
    QrCodeEcc::Quartile,
    QrCodeEcc::High,
];

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

/// The characters that a version and level holds in a mode, by the capacity in bits.
fn most(version: Version, level: Level, mode: Mode) -> usize {
    let free = data_bits(version, Some(level)).expect("QR has every level")
        - header(version, mode).expect("QR has every mode").bits();
    match mode {
        Mode::Numeric => free / 10 * 3 + usize::from(free % 10 >= 4) + usize::from(free % 10 >= 7),
        Mode::Alphanumeric => free / 11 * 2 + usize::from(free % 11 >= 6),
        _ => free / 8,
    }
}

fn characters(mode: Mode, count: usize, seed: usize) -> String {
    let alphabet = match mode {
        Mode::Numeric => "0123456789",
        Mode::Alphanumeric => "ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:",
        _ => "abcdefghijklmnopqrstuvwxyz,;!?_~",
    };
    let mut state = seed as u32 * 2 + 1;
    (0..count)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(alphabet.as_bytes()[(state >> 16) as usize % alphabet.len()])
        })
        .collect()
}

#[track_caller]
fn equals_qrcodegen(version: Version, level: Level, mask: u8, mode: Mode, content: &str) {
    let options = Options {
        level: Some(level),
        boost: false,
        version: Some(version),
        mask: Some(mask),
        ..Options::default()
    };
    let ours = encode(text(content), &options).expect("the text fits");
    let segments = match mode {
        _ if content.is_empty() => vec![],
        Mode::Numeric => vec![QrSegment::make_numeric(content)],
        Mode::Alphanumeric => vec![QrSegment::make_alphanumeric(content)],
        _ => vec![QrSegment::make_bytes(content.as_bytes())],
    };
    let number = Number::new(version.index() as u8 + 1);
    let stranger_level = STRANGER_LEVELS[level as usize];
    let theirs = QrCode::encode_segments_advanced(
        &segments,
        stranger_level,
        number,
        number,
        Some(Mask::new(mask)),
        false,
    )
    .expect("the text fits");
    assert_eq!((ours.level(), ours.mask()), (Some(level), mask));
    for y in 0..ours.height() {
        for x in 0..ours.width() {
            assert_eq!(
                ours.dark(x, y),
                theirs.get_module(x as i32, y as i32),
                "version {} level {level:?} mask {mask} {mode:?} length {} column {x} row {y}",
                version.name(),
                content.len()
            );
        }
    }
}

#[test]
fn symbols_equal_those_of_qrcodegen_from_empty_to_exactly_full() {
    let all = std::env::var_os("HONGBAO_FULL").is_some();
    let mut case = 0;
    for version in Symbology::Qr.versions() {
        for level in Level::ALL {
            for mode in [Mode::Numeric, Mode::Alphanumeric, Mode::Byte] {
                let full = most(version, level, mode);
                for length in [0, 1, full / 2, full - 1, full] {
                    let content = characters(mode, length, case);
                    for mask in 0..8 {
                        case += 1;
                        // 11 has no common divisor with the 8 masks or the 15 texts of a level, so all of them occur.
                        if all || case % 11 == 0 {
                            equals_qrcodegen(version, level, mask, mode, &content);
                        }
                    }
                }
                let options = Options {
                    level: Some(level),
                    version: Some(version),
                    ..Options::default()
                };
                let error = encode(text(&characters(mode, full + 1, case)), &options)
                    .expect_err("one too many");
                assert_eq!(error.code(), Code::TextTooLong);
            }
        }
    }
}

/// Spaced binary of the data codewords of a text.
#[track_caller]
fn stream(version: &str, content: Data, options: &Options, expected: &str) {
    let version = Version::from_name(version).expect("a version's name");
    let content = Text::of(content, options);
    let split = content.split(version).expect("writable");
    let mut stream = Stream::with_capacity(20);
    for segment in split.segments {
        stream.segment(version, &content.content, segment);
    }
    let bits = split.bits as usize;
    let bytes = stream.finish(0, bits);
    let found: String = (0..bits)
        .map(|bit| {
            if bytes[bit / 8] << (bit % 8) & 0x80 == 0 {
                '0'
            } else {
                '1'
            }
        })
        .collect();
    assert_eq!(found, expected.replace(' ', ""));
}

/// ISO/IEC 18004:2015 7.4.3, example 1.
#[test]
fn digits_are_those_of_the_example() {
    stream(
        "1",
        text("01234567"),
        &Options::default(),
        "0001 0000001000 0000001100 0101011001 1000011",
    );
}

/// ISO/IEC 18004:2015 7.4.4, the example.
#[test]
fn characters_of_table_5_are_those_of_the_example() {
    stream(
        "1",
        text("AC-42"),
        &Options::default(),
        "0010 000000101 00111001110 11100111001 000010",
    );
}

/// ISO/IEC 18004:2015 7.4.6: 点 is 0x935F, 茗 is 0xE4AA.
#[test]
fn kanji_are_those_of_the_example() {
    let content = Data::Text {
        text: "点茗",
        kanji: Some(&[0x935F, 0xE4AA]),
    };
    stream(
        "1",
        content,
        &Options::default(),
        "1000 00000010 0110110011111 1101010101010",
    );
}

#[test]
fn chinese_is_utf_8_under_eci_26() {
    let expected =
        "0111 00011010 0100 00000110 11100111 10111010 10100010 11100101 10001100 10000101";
    stream("1", text("红包"), &Options::default(), expected);
    let silent = Options {
        charset: Charset::None,
        ..Options::default()
    };
    stream(
        "1",
        text("红包"),
        &silent,
        &expected["0111 00011010 ".len()..],
    );
}

#[test]
fn kanji_never_stand_beside_an_eci() {
    let codes = [0x935F, 0];
    let content = Data::Text {
        text: "点红",
        kanji: Some(&codes),
    };
    let symbol = encode(content, &Options::default()).expect("fits");
    let modes: Vec<Mode> = symbol
        .segments()
        .iter()
        .map(|segment| segment.mode)
        .collect();
    assert_eq!(modes, [Mode::Eci, Mode::Byte]);
    let wanted = Options {
        charset: Charset::Utf8,
        ..Options::default()
    };
    let content = Data::Text {
        text: "点",
        kanji: Some(&codes[..1]),
    };
    let symbol = encode(content, &wanted).expect("fits");
    assert!(
        symbol
            .segments()
            .iter()
            .all(|segment| segment.mode != Mode::Kanji)
    );
}

#[test]
fn gs1_data_begin_with_fnc1_and_double_the_percent_sign() {
    let options = Options {
        gs1: true,
        ..Options::default()
    };
    // A% is A%% there: 10 × 45 + 38, then 38 alone.
    stream(
        "1",
        text("A%"),
        &options,
        "0101 0100 00000010 01000001 00100101",
    );
    let expected =
        "0101 0010 000001010 00111001101 01000101001 01010000101 01011100001 11011010100";
    stream("1", text("ABCDEFGH%"), &options, expected);
}

#[track_caller]
fn refused(content: Data, options: Options, expected: &str) {
    assert_eq!(
        encode(content, &options).expect_err("refused").to_string(),
        expected
    );
}

fn version(name: &str) -> Version {
    Version::from_name(name).expect("a version's name")
}

/// Micro QR Code of any version.
fn micro() -> Options {
    Options {
        symbology: Choice::Only(Symbology::Micro),
        ..Options::default()
    }
}

#[test]
fn a_text_too_long_names_the_level_that_would_hold_it() {
    let base = Options::default();
    let long = "x".repeat(18);
    let options = Options {
        version: Some(version("1")),
        level: Some(Level::H),
        ..base
    };
    let expected = "text-too-long (needed: 156, available: 72, version: 1, level: H)";
    refused(text(&long), options, expected);
    let options = Options {
        version: Some(version("1")),
        level: Some(Level::M),
        ..base
    };
    let expected = "text-too-long (needed: 156, available: 128, version: 1, level: M)";
    refused(text(&long), options, expected);
    let options = Options {
        version: Some(version("1")),
        level: Some(Level::M),
        ..base
    };
    let expected = "text-too-long (needed: 148, available: 128, version: 1, level: M, fits: L)";
    refused(text(&long[1..]), options, expected);
    let long = "x".repeat(3000);
    let expected = "text-too-long (needed: 24020, available: 18672, version: 40, level: M)";
    refused(text(&long), base, expected);
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let base = Options::default();
    let options = Options {
        mask: Some(8),
        ..base
    };
    refused(text("a"), options, "mask-unknown (mask: 8, most: 7)");
    let options = Options {
        level: Some(Level::H),
        ..micro()
    };
    let expected = "level-unavailable (level: H, allowed: L, M, Q)";
    refused(text("1"), options, expected);
    let options = Options {
        version: Some(version("M1")),
        level: Some(Level::L),
        ..base
    };
    let expected = "level-unavailable (level: L, version: M1, allowed: )";
    refused(text("1"), options, expected);
    let options = Options {
        version: Some(version("M2")),
        gs1: true,
        ..base
    };
    let expected = "option-invalid (option: gs1, value: true, allowed: false)";
    refused(text("1"), options, expected);
    let options = Options {
        version: Some(version("M4")),
        charset: Charset::Utf8,
        ..base
    };
    let expected = "option-invalid (option: charset, value: utf-8, allowed: auto, none)";
    refused(text("1"), options, expected);
    refused(
        text("红包"),
        micro(),
        "text-malformed (reason: no mode, symbology: micro, version: M4)",
    );
}

#[track_caller]
fn chosen(content: &str, options: Options, expected: &str) {
    let symbol = encode(text(content), &options).expect("fits");
    let level = symbol.level().map_or("-", Level::name);
    assert_eq!(format!("{}-{level}", symbol.version().name()), expected);
}

#[test]
fn the_symbol_is_the_smallest_and_the_level_the_highest_in_it() {
    let base = Options::default();
    let plain = Options {
        boost: false,
        ..base
    };
    chosen("", base, "1-H");
    chosen("", plain, "1-M");
    chosen("红包", base, "1-H");
    chosen("红包", plain, "1-M");
    chosen("12345", micro(), "M2-M");
    chosen(
        "12345",
        Options {
            version: Some(version("M1")),
            ..base
        },
        "M1--",
    );
    chosen(
        "12345",
        Options {
            level: Some(Level::L),
            ..plain
        },
        "1-L",
    );
    let options = Options {
        symbology: Choice::Only(Symbology::Rmqr),
        ..base
    };
    chosen("1", options, "R11x27-H");
    let options = Options {
        max_version: Some(version("R7x59")),
        ..base
    };
    chosen("1", options, "R7x43-H");
    let options = Options {
        symbology: Choice::Smallest,
        ..base
    };
    chosen("12345", options, "M2-M");
    chosen("hello", options, "M3-M");
    chosen("红包", options, "R13x27-M");
}
