use super::super::options::Charset;
use super::super::symbol::{Mode, Segment};
use super::*;

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

/// The text of the segments, joined.
fn joined(content: &str, symbols: &[Symbol]) -> String {
    let segments = symbols.iter().flat_map(Symbol::segments);
    segments
        .map(|&Segment { start, length, .. }| &content[start..start + length])
        .collect()
}

#[test]
fn parts_join_to_the_text_and_are_as_many_as_asked() {
    let content = "恭喜发财，HB 0123456789 大吉大利! Ångström 🧧".repeat(9);
    for count in 2..=16 {
        let symbols = encode_sequence(text(&content), &Options::default(), Some(count));
        let symbols = symbols.expect("fits");
        assert_eq!(symbols.len(), count);
        assert_eq!(joined(&content, &symbols), content);
        for symbol in &symbols {
            assert_eq!(symbol.version(), symbols[0].version());
            assert_eq!(symbol.level(), symbols[0].level());
            let modes = symbol.segments().iter().map(|segment| segment.mode);
            let modes: Vec<Mode> = modes.take(2).collect();
            assert_eq!(modes, [Mode::StructuredAppend, Mode::Eci]);
        }
    }
}

#[track_caller]
fn lengths(data: Data, symbols: usize, expected: &[usize]) {
    let drawn = encode_sequence(data, &Options::default(), Some(symbols)).expect("fits");
    let length = |symbol: &Symbol| symbol.segments().iter().map(|part| part.length).sum();
    let found: Vec<usize> = drawn.iter().map(length).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_longest_part_is_as_short_as_can_be_and_what_is_left_over_is_halved() {
    lengths(text(&"x".repeat(10)), 4, &[3, 3, 3, 1]);
    lengths(text(&"x".repeat(10)), 6, &[2, 2, 2, 2, 1, 1]);
    lengths(text("ab🧧"), 3, &[1, 1, 4]);
    lengths(Data::Bytes(&[0; 9]), 5, &[2, 2, 2, 2, 1]);
    lengths(text("aé🧧b"), 2, &[3, 5]);
}

#[test]
fn one_plain_symbol_where_one_does_and_else_as_few_as_the_largest_version_needs() {
    let alone = encode(text("红包"), &Options::default()).expect("fits");
    let sequence = encode_sequence(text("红包"), &Options::default(), None);
    assert_eq!(sequence, Ok(vec![alone]));

    let options = Options {
        max_version: Version::qr(1).ok(),
        charset: Charset::None,
        ..Options::default()
    };
    // 1-M holds 128 bits: 20 for the sequence, 12 for the segment, 12 bytes.
    for (length, expected) in [(14, 1), (15, 2), (24, 2), (25, 3), (192, 16)] {
        let symbols = encode_sequence(text(&"x".repeat(length)), &options, None).expect("fits");
        assert_eq!(symbols.len(), expected, "{length}");
    }
    let error = encode_sequence(text(&"x".repeat(193)), &options, None).expect_err("one too many");
    assert_eq!(
        error.to_string(),
        "text-too-long (needed: 2176, available: 2048, version: 1, level: M, fits: L)"
    );
}

/// The whole needs fewer bits than two symbols hold.
#[test]
fn where_only_the_cuts_are_too_much_the_error_says_what_would_do() {
    let options = Options {
        max_version: Version::qr(1).ok(),
        level: Some(Level::H),
        ..Options::default()
    };
    let error = encode_sequence(text("🧧a"), &options, Some(2)).expect_err("too tight");
    assert_eq!(
        error.to_string(),
        "text-too-long (needed: 152, available: 144, version: 1, level: H, fits: Q)"
    );
}

#[test]
fn the_largest_sequence_is_exactly_full() {
    let options = Options {
        level: Some(Level::L),
        ..Options::default()
    };
    // Version 40-L has 23 648 bits: 20 and 18 for headers, three digits in ten.
    let most = 16 * ((23_648 - 38) / 10 * 3);
    let full = "7".repeat(most);
    let symbols = encode_sequence(text(&full), &options, None).expect("fits");
    assert_eq!(symbols.len(), 16);
    let error = encode_sequence(text(&(full + "7")), &options, None).expect_err("one too many");
    assert_eq!(error.code(), Code::TextTooLong);
}

/// 16 times 23 648 bits, of which each symbol needs 20 for its place and 20 for its segment: 2 951 bytes each.
#[test]
fn one_byte_more_than_the_largest_sequence_holds_is_refused() {
    let options = Options {
        level: Some(Level::L),
        ..Options::default()
    };
    let error = encode_sequence(text(&"x".repeat(47_217)), &options, None).expect_err("too long");
    let available = ("available", 378_368.into());
    assert!(error.figures().contains(&available), "{error}");
}

#[track_caller]
fn refused(content: &str, options: &Options, symbols: usize, expected: &str) {
    let error = encode_sequence(text(content), options, Some(symbols)).expect_err("refused");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn other_numbers_of_symbols_and_other_symbologies_are_refused() {
    let base = Options::default();
    let long = "x".repeat(20);
    let expected = "option-invalid (option: symbols, value: 1, allowed: 2 … 16)";
    refused(&long, &base, 1, expected);
    let expected = "option-invalid (option: symbols, value: 17, allowed: 2 … 16)";
    refused(&long, &base, 17, expected);
    let expected =
        "option-invalid (option: symbols, value: 3, allowed: 2 to the number of characters)";
    refused("红包", &base, 3, expected);
    let micro = Options {
        symbology: Choice::Only(Symbology::Micro),
        ..base
    };
    let expected = "option-invalid (option: symbology, value: micro, allowed: qr)";
    refused("12", &micro, 2, expected);
    let mask = Options {
        mask: Some(9),
        ..base
    };
    refused("12", &mask, 2, "mask-unknown (mask: 9, most: 7)");
}

#[test]
fn kanji_mode_or_utf_8_is_decided_once() {
    let content = format!("A{}", "点茗×".repeat(12));
    let codes: Vec<u16> = [0]
        .into_iter()
        .chain([0x935F, 0xE4AA, 0x817E].repeat(12))
        .collect();
    let data = Data::Text {
        text: &content,
        kanji: Some(&codes),
    };
    let symbols = encode_sequence(data, &Options::default(), Some(4)).expect("fits");
    assert_eq!(joined(&content, &symbols), content);
    for symbol in &symbols {
        let modes = symbol.segments().iter().map(|segment| segment.mode);
        assert!(modes.clone().all(|mode| mode != Mode::Eci));
        assert!(modes.clone().any(|mode| mode == Mode::Kanji));
    }
    // One character has no code, so that all are bytes in UTF-8.
    let data = Data::Text {
        text: "点红",
        kanji: Some(&[0x935F, 0]),
    };
    let symbols = encode_sequence(data, &Options::default(), Some(2)).expect("fits");
    for symbol in &symbols {
        assert_eq!(symbol.segments()[1].mode, Mode::Eci);
    }
}

/// The standard cuts its example into 16, 16, 15 and 15 characters; we into 16, 16, 16 and 14, whose longest is no longer.
#[test]
fn two_parts_of_the_standard_are_those_of_its_figure() {
    const FIGURES: &str = include_str!("../../../tests/vectors/figures.txt");
    let content = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let options = Options {
        version: Version::qr(1).ok(),
        level: Some(Level::M),
        mask: Some(4),
        ..Options::default()
    };
    let symbols = encode_sequence(text(content), &options, Some(4)).expect("fits");
    for (index, symbol) in symbols.iter().take(2).enumerate() {
        let rows = symbol.modules().chunks_exact(21).map(|row| {
            let modules = row.iter();
            modules
                .map(|&module| if module == 1 { '#' } else { '.' })
                .collect()
        });
        let picture: Vec<String> = rows.collect();
        let figure = format!("\nFigure 29, {} of 4\n{}\n", index + 1, picture.join("\n"));
        assert!(FIGURES.contains(&figure), "{figure}");
    }
}
