use super::super::options::Charset;
use super::super::symbol::{Mode, Segment};
use super::*;

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

/// The text of a sequence's segments, joined, and the modes of the first symbol.
fn joined(content: &str, symbols: &[Symbol]) -> String {
    symbols
        .iter()
        .flat_map(Symbol::segments)
        .map(|&Segment { start, length, .. }| &content[start..start + length])
        .collect()
}

#[test]
fn parts_join_to_the_text_and_are_as_many_as_asked() {
    let content = "恭喜发财，HB 0123456789 大吉大利! Ångström 🧧".repeat(9);
    for count in 2..=16 {
        let symbols =
            encode_sequence(text(&content), &Options::default(), Some(count)).expect("fits");
        assert_eq!(symbols.len(), count);
        assert_eq!(joined(&content, &symbols), content);
        for symbol in &symbols {
            assert_eq!(symbol.version(), symbols[0].version());
            assert_eq!(symbol.level(), symbols[0].level());
            let modes: Vec<Mode> = symbol
                .segments()
                .iter()
                .map(|segment| segment.mode)
                .collect();
            assert_eq!(modes[..2], [Mode::StructuredAppend, Mode::Eci]);
        }
    }
}

#[test]
fn as_few_symbols_as_the_largest_version_needs() {
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

#[test]
fn the_largest_sequence_is_exactly_full() {
    let options = Options {
        level: Some(Level::L),
        ..Options::default()
    };
    // Version 40-L has 23 648 bits: 20 and 18 for headers, three digits in ten.
    let most = 16 * ((23_648 - 38) / 10 * 3);
    let full = "7".repeat(most);
    assert_eq!(
        encode_sequence(text(&full), &options, None).map(|symbols| symbols.len()),
        Ok(16)
    );
    let error = encode_sequence(text(&(full + "7")), &options, None).expect_err("one too many");
    assert_eq!(error.code(), Code::TextTooLong);
}

#[test]
fn other_numbers_of_symbols_and_other_symbologies_are_refused() {
    let refused = |content: &str, options: &Options, symbols| {
        encode_sequence(text(content), options, Some(symbols))
            .expect_err("refused")
            .to_string()
    };
    let base = Options::default();
    let expected = "option-invalid (option: symbols, value: 1, allowed: 2 to 16)";
    assert_eq!(refused(&"x".repeat(20), &base, 1), expected);
    let expected = "option-invalid (option: symbols, value: 17, allowed: 2 to 16)";
    assert_eq!(refused(&"x".repeat(20), &base, 17), expected);
    let expected =
        "option-invalid (option: symbols, value: 3, allowed: 2 to the number of characters)";
    assert_eq!(refused("红包", &base, 3), expected);
    let micro = Options {
        symbology: Choice::Only(Symbology::Micro),
        ..base
    };
    assert_eq!(
        refused("12", &micro, 2),
        "option-invalid (option: symbology, value: micro, allowed: qr)"
    );
}

/// The bits of the first codewords after unmasking are not looked at here: readers do that. The parity is.
#[test]
fn the_parity_is_that_of_the_bytes_that_are_written() {
    let parts = |data| {
        Parts::of(
            data,
            &Options::default(),
            &[Version::qr(40).expect("a version")],
        )
        .parity
    };
    assert_eq!(parts(text("")), 0);
    assert_eq!(parts(text("0123")), b'0' ^ b'1' ^ b'2' ^ b'3');
    assert_eq!(parts(text("红")), 0xE7 ^ 0xBA ^ 0xA2);
    assert_eq!(parts(Data::Bytes(&[1, 2, 4])), 7);
    let kanji = Data::Text {
        text: "A点茗",
        kanji: Some(&[0, 0x935F, 0xE4AA]),
    };
    assert_eq!(parts(kanji), b'A' ^ 0x93 ^ 0x5F ^ 0xE4 ^ 0xAA);
}

/// The standard cuts its example into 16, 16, 15 and 15 characters; we into 16, 16, 16 and 14, whose longest is no longer.
#[test]
fn two_parts_of_the_standard_are_those_of_its_figure() {
    const FIGURES: &str = include_str!("../../../tests/vectors/figures.txt");
    let content = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let version = Version::qr(1).expect("a version");
    let parts = Parts::of(text(content), &Options::default(), &[version]);
    for (index, (from, to)) in [(0, 16), (16, 32)].into_iter().enumerate() {
        let mut part = parts.part((from, to, from));
        part.content.place = Some(Place {
            index: index as u8,
            last: 3,
            parity: parts.parity,
        });
        let plan = Plan {
            version,
            level: Some(Level::M),
            segments: part.split(version).expect("QR writes every text").segments,
        };
        let symbol = plan.symbol(&part, Some(4)).expect("a mask of QR");
        let rows = symbol.modules().chunks_exact(21);
        let picture: Vec<String> = rows
            .map(|row| {
                row.iter()
                    .map(|&module| if module == 1 { '#' } else { '.' })
                    .collect()
            })
            .collect();
        let figure = format!("\nFigure 29, {} of 4\n{}\n", index + 1, picture.join("\n"));
        assert!(FIGURES.contains(&figure), "{figure}");
    }
}
