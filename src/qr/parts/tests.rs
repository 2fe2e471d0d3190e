use proptest::prelude::*;

use super::super::options::{Charset, Data, Options};
use super::*;

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

/// Cuts data that are written in UTF-8 with an ECI where the options say so.
fn cut_plain(data: Data, options: &Options, bits: u64, most: usize) -> Option<Parts> {
    let text = Text::of(data, options).in_sequence(Way::Plain);
    cut(&text, Version::QR[0], bits, most)
}

#[track_caller]
fn cuts(data: Data, bits: u64, expected: &[usize]) {
    let options = Options {
        charset: Charset::None,
        ..Options::default()
    };
    let parts = cut_plain(data, &options, bits, 16);
    assert_eq!(parts.map_or(Vec::new(), |parts| parts.characters), expected);
}

#[test]
fn parts_are_cut_between_characters_where_they_are_full() {
    // 1-M holds 128 bits: 20 for the sequence, 12 for the segment, 12 bytes.
    cuts(text(&"x".repeat(12)), 128, &[12]);
    cuts(text(&"x".repeat(25)), 128, &[12, 12, 1]);
    cuts(text(&"x".repeat(192)), 128, &[12; 16]);
    cuts(text(&"x".repeat(193)), 128, &[]);
    cuts(text(&"红".repeat(9)), 128, &[4, 4, 1]);
    cuts(text("红"), 55, &[]);
    cuts(text(""), 128, &[0]);
    cuts(Data::Bytes("红".as_bytes()), 48, &[2, 1]);
    // 20 bits say the place in the sequence, 14 are the header of the segment, 20 hold six digits.
    cuts(text("0123456789"), 54, &[6, 4]);
}

#[test]
fn the_parity_is_that_of_the_bytes_that_are_written() {
    let parity = |data, way| {
        let text = Text::of(data, &Options::default()).in_sequence(way);
        let parts = cut(&text, Version::QR[39], 1000, 1);
        parts.expect("one part").parity
    };
    let plain = |data| parity(data, Way::Plain);
    assert_eq!(plain(text("")), 0);
    assert_eq!(plain(text("0123")), b'0' ^ b'1' ^ b'2' ^ b'3');
    assert_eq!(plain(text("红")), 0xE7 ^ 0xBA ^ 0xA2);
    assert_eq!(plain(Data::Bytes(&[1, 2, 4])), 7);
    // × is U+00D7, which is no byte of Shift JIS.
    let kanji = Data::Text {
        text: "A点茗×",
        kanji: Some(&[0, 0x935F, 0xE4AA, 0x817E]),
    };
    let written = b'A' ^ 0x93 ^ 0x5F ^ 0xE4 ^ 0xAA ^ 0x81 ^ 0x7E;
    assert_eq!(parity(kanji, Way::Kanji), written);
}

#[test]
fn a_character_without_a_code_fits_nowhere_beside_kanji() {
    let kanji = Data::Text {
        text: "点红",
        kanji: Some(&[0x935F, 0]),
    };
    let text = Text::of(kanji, &Options::default()).in_sequence(Way::Kanji);
    assert_eq!(cut(&text, Version::QR[39], 1000, 16), None);
}

fn content() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{0,60}",
        "[0-9A-Z $%*+./:-]{0,60}",
        "[ -~]{0,60}",
        "\\PC{0,40}",
        "[红包恭喜发财a-z0-9]{0,300}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn each_part_takes_no_more_bits_than_it_may_and_one_character_more_takes_more(
        content in content(),
        gs1 in any::<bool>(),
        charset in prop::sample::select(vec![Charset::Utf8, Charset::None]),
        index in 0..40_usize,
        bits in 60..2000_u64,
    ) {
        let version = Version::QR[index];
        let options = Options { charset, gs1, ..Options::default() };
        let cut = |part: &str, bits, most| {
            let part = Text::of(text(part), &options).in_sequence(Way::Plain);
            super::cut(&part, version, bits, most)
        };
        let bits_of = |part: &str| cut(part, u64::MAX, 1).expect("one part").bits;
        let parts = cut(&content, bits, usize::MAX);
        let Some(parts) = parts else {
            let longest = content.chars().map(|character| bits_of(&character.to_string())).max();
            prop_assert!(longest > Some(bits));
            return Ok(());
        };
        let mut rest = content.as_str();
        let mut most = 0;
        for &count in &parts.characters {
            let end = rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
            most = most.max(bits_of(&rest[..end]));
            if let Some(next) = rest[end..].chars().next() {
                prop_assert!(bits_of(&rest[..end + next.len_utf8()]) > bits);
            }
            rest = &rest[end..];
        }
        prop_assert_eq!((rest, most), ("", parts.bits));
        prop_assert!(most <= bits);
        prop_assert_eq!(parts.parity, content.bytes().fold(0, |sum, byte| sum ^ byte));
    }

    #[test]
    fn a_part_takes_the_bits_of_its_segments(content in content(), bits in 60..400_u64) {
        let options = Options { charset: Charset::Utf8, ..Options::default() };
        let text = Text::of(text(&content), &options).in_sequence(Way::Plain);
        let all = cut(&text, Version::QR[8], u64::MAX, 1).expect("one part").bits;
        prop_assert_eq!(all, text.split(Version::QR[8]).expect("writable").bits);
        prop_assert_eq!(cut(&text, Version::QR[8], bits, 1).is_some(), all <= bits);
    }
}
