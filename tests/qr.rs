//! What holds for every text and every set of options.

use hongbao::qr::{Charset, Data, Level, Mode, Options, Symbol, Symbology, Version, cut, encode};
use hongbao::{Code, Datum, Error};
use proptest::prelude::*;

/// One version, those of one symbology, or any in any order.
fn versions() -> impl Strategy<Value = Vec<Version>> {
    let all: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    prop_oneof![
        5 => Just(Version::QR.to_vec()),
        2 => prop::sample::select(Symbology::ALL.to_vec()).prop_map(|symbology| symbology.versions().collect()),
        3 => prop::sample::select(all.clone()).prop_map(|version| vec![version]),
        2 => prop::sample::subsequence(all, 1..76).prop_shuffle(),
    ]
}

prop_compose! {
    fn options()(
        level in prop::option::of(prop::sample::select(Level::ALL.to_vec())),
        boost in any::<bool>(),
        mask in prop::option::weighted(0.3, 0..9_u8),
        charset in prop::sample::select(vec![Charset::Auto, Charset::Utf8, Charset::None]),
        gs1 in prop::bool::weighted(0.2),
        place in prop_oneof![4 => Just(0), 1 => any::<u16>()],
    ) -> Options<'static> {
        Options { level, boost, mask, charset, gs1, place, ..Options::default() }
    }
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

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

/// Asserts that the parts of a symbol agree with each other, and that its segments cover the bytes from `from`; returns
/// where they end.
fn agrees(symbol: &Symbol, from: usize) -> usize {
    let version = symbol.version();
    assert_eq!(
        (symbol.width(), symbol.height()),
        (version.width(), version.height())
    );
    assert_eq!(symbol.modules().len(), symbol.width() * symbol.height());
    assert!(symbol.modules().iter().all(|&module| module <= 1));
    symbol.segments().iter().fold(from, |next, segment| {
        let header = matches!(
            segment.mode,
            Mode::Eci | Mode::Fnc1 | Mode::StructuredAppend
        );
        assert_eq!(segment.start, next);
        assert_eq!(segment.length == 0, header, "{segment:?}");
        next + segment.length
    })
}

/// Asserts that an error carries what a person needs to act on it.
fn tells(error: &Error) {
    let value = |key| error.figures().iter().find(|(name, _)| *name == key);
    let number = |key| match value(key) {
        Some((_, Datum::Number(number))) => Some(*number),
        _ => None,
    };
    let has = |key| value(key).is_some();
    match error.code() {
        Code::TextTooLong => {
            assert!(has("version"), "{error}");
            assert!(number("needed") > number("available"), "{error}");
            assert!(number("available") > Some(0.0), "{error}");
        }
        Code::MaskUnknown => assert!(
            number("mask") > number("most") || number("most") == Some(4.0),
            "{error}"
        ),
        Code::LevelUnavailable => {}
        Code::TextMalformed => assert!(has("reason"), "{error}"),
        Code::VersionUnknown => assert!(!error.figures().is_empty(), "{error}"),
        other => panic!("{other:?} is no error of the encoder: {error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_and_options_end_in_a_symbol_that_keeps_them_or_in_an_error_with_figures(
        content in content(),
        options in options(),
        versions in versions(),
    ) {
        let options = Options { versions: &versions, ..options };
        match encode(text(&content), &options) {
            Err(error) => tells(&error),
            Ok(symbol) => {
                prop_assert_eq!(agrees(&symbol, 0), content.len());
                let version = symbol.version();
                prop_assert!(versions.contains(&version));
                prop_assert_eq!(options.mask.unwrap_or(symbol.mask()), symbol.mask());
                if let Some(level) = options.level {
                    prop_assert!(symbol.level() >= Some(level));
                }
            }
        }
    }

    #[test]
    fn a_boosted_symbol_has_the_version_and_the_segments_of_a_plain_one(
        content in content(),
        options in options(),
        versions in versions(),
    ) {
        let options = Options { versions: &versions, ..options };
        let [plain, boosted] =
            [false, true].map(|boost| encode(text(&content), &Options { boost, ..options }));
        match (plain, boosted) {
            (Ok(plain), Ok(boosted)) => {
                prop_assert_eq!(plain.version(), boosted.version());
                prop_assert_eq!(plain.segments(), boosted.segments());
                prop_assert!(plain.level() <= boosted.level());
            }
            (plain, boosted) => prop_assert_eq!(plain.err(), boosted.err()),
        }
    }

    #[test]
    fn the_least_version_is_the_first_that_holds_the_text(content in content(), level in 0..4_usize) {
        let level = Some(Level::ALL[level]);
        let least = encode(text(&content), &Options { level, boost: false, ..Options::default() })
            .expect("version 40 holds so few");
        for number in 1..=40 {
            let version = Version::qr(number).expect("a version");
            let exact = encode(text(&content), &Options { level, versions: &[version], ..Options::default() });
            prop_assert_eq!(exact.is_ok(), version >= least.version(), "{}", number);
        }
    }

    #[test]
    fn each_part_takes_no_more_bits_than_it_may_and_one_character_more_takes_more(
        content in content(),
        gs1 in any::<bool>(),
        charset in prop::sample::select(vec![Charset::Utf8, Charset::None]),
        number in 1..=40_u32,
        bits in 60..2000_u64,
    ) {
        let version = Version::qr(number).expect("a version");
        let options = Options { gs1, charset, ..Options::default() };
        let bits_of = |part: &str| cut(text(part), &options, version, u64::MAX, 1).expect("one part").bits;
        let parts = cut(text(&content), &options, version, bits, usize::MAX);
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
    fn a_part_takes_the_bits_that_its_symbol_has(content in content(), bits in 60..400_u64) {
        let version = Version::qr(9).expect("a version");
        let options = Options { versions: &[version], charset: Charset::Utf8, level: Some(Level::L), boost: false, place: 0x0100, ..Options::default() };
        let all = cut(text(&content), &options, version, u64::MAX, 1).expect("one part").bits;
        match encode(text(&content), &options) {
            Ok(_) => prop_assert!(all <= 1856),
            Err(error) => {
                prop_assert_eq!(&error.figures()[0], &("needed", all.into()));
            }
        }
        prop_assert_eq!(cut(text(&content), &options, version, bits, 1).is_some(), all <= bits);
    }

    #[test]
    fn any_codes_for_kanji_mode_end_in_a_symbol_or_an_error(
        content in content(),
        codes in prop::collection::vec(any::<u16>(), 0..80),
        options in options(),
        versions in versions(),
    ) {
        let options = Options { versions: &versions, ..options };
        match encode(Data::Text { text: &content, kanji: Some(&codes) }, &options) {
            Err(error) => tells(&error),
            Ok(symbol) => prop_assert_eq!(agrees(&symbol, 0), content.len()),
        }
    }

    #[test]
    fn bytes_are_one_segment(
        bytes in prop::collection::vec(any::<u8>(), 1..400),
        options in options(),
        versions in versions(),
    ) {
        let options = Options { versions: &versions, ..options };
        match encode(Data::Bytes(&bytes), &options) {
            Err(error) => tells(&error),
            Ok(symbol) => {
                prop_assert_eq!(agrees(&symbol, 0), bytes.len());
                prop_assert_eq!(symbol.segments().last().map(|segment| segment.mode), Some(Mode::Byte));
            }
        }
    }
}
