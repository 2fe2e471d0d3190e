//! What holds for every text and every set of options.

use hongbao::qr::{
    Charset, Choice, Data, Level, Mode, Options, Symbol, Symbology, Version, encode,
    encode_sequence,
};
use hongbao::{Code, Datum, Error};
use proptest::prelude::*;

/// QR Code by itself, one symbology or all, one version, or bounds; what does not go together too.
fn versions() -> impl Strategy<Value = Options> {
    let all: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    let version = || prop::option::of(prop::sample::select(all.clone()));
    let choice = || {
        let one = prop::sample::select(Symbology::ALL.to_vec()).prop_map(Choice::Only);
        prop_oneof![3 => Just(Choice::Named), 2 => one, 1 => Just(Choice::Smallest)]
    };
    let base = Options::default();
    prop_oneof![
        5 => Just(base),
        2 => choice().prop_map(move |symbology| Options { symbology, ..base }),
        3 => (choice(), version()).prop_map(move |(symbology, version)| Options { symbology, version, ..base }),
        3 => (choice(), version(), version()).prop_map(move |(symbology, min_version, max_version)| {
            Options { symbology, min_version, max_version, ..base }
        }),
        1 => (choice(), version(), version(), version()).prop_map(
            move |(symbology, version, min_version, max_version)| {
                Options { symbology, version, min_version, max_version, ..base }
            }
        ),
    ]
}

prop_compose! {
    fn options()(
        versions in versions(),
        level in prop::option::of(prop::sample::select(Level::ALL.to_vec())),
        boost in any::<bool>(),
        mask in prop::option::weighted(0.3, 0..9_u8),
        charset in prop::sample::select(vec![Charset::Auto, Charset::Utf8, Charset::None]),
        gs1 in prop::bool::weighted(0.2),
    ) -> Options {
        Options { level, boost, mask, charset, gs1, ..versions }
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
        Code::LevelUnavailable => assert!(has("level") && has("allowed"), "{error}"),
        Code::OptionInvalid => {
            assert!(has("option") && has("value") && has("allowed"), "{error}");
        }
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
    ) {
        match encode(text(&content), &options) {
            Err(error) => tells(&error),
            Ok(symbol) => {
                prop_assert_eq!(agrees(&symbol, 0), content.len());
                let version = symbol.version();
                prop_assert!(options.check().expect("checked").contains(&version));
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
    ) {
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
            let exact = Options { level, version: Some(version), ..Options::default() };
            let exact = encode(text(&content), &exact);
            prop_assert_eq!(exact.is_ok(), version >= least.version(), "{}", number);
        }
    }

    #[test]
    fn a_sequence_is_the_text_in_order_in_symbols_of_one_version_and_level_or_an_error_with_figures(
        content in content(),
        options in options(),
        symbols in prop::option::of(0..18_usize),
        codes in prop::option::of(prop::collection::vec(any::<u16>(), 0..80)),
    ) {
        let data = Data::Text { text: &content, kanji: codes.as_deref() };
        match encode_sequence(data, &options, symbols) {
            Err(error) => tells(&error),
            Ok(drawn) => {
                prop_assert_eq!(drawn.len(), symbols.unwrap_or(drawn.len()));
                let end = drawn.iter().fold(0, |from, symbol| agrees(symbol, from));
                prop_assert_eq!(end, content.len());
                for symbol in &drawn {
                    prop_assert_eq!(symbol.version(), drawn[0].version());
                    prop_assert_eq!(symbol.level(), drawn[0].level());
                }
            }
        }
    }

    #[test]
    fn any_codes_for_kanji_mode_end_in_a_symbol_or_an_error(
        content in content(),
        codes in prop::collection::vec(any::<u16>(), 0..80),
        options in options(),
    ) {
        match encode(Data::Text { text: &content, kanji: Some(&codes) }, &options) {
            Err(error) => tells(&error),
            Ok(symbol) => prop_assert_eq!(agrees(&symbol, 0), content.len()),
        }
    }

    #[test]
    fn bytes_are_one_segment(
        bytes in prop::collection::vec(any::<u8>(), 1..400),
        options in options(),
    ) {
        match encode(Data::Bytes(&bytes), &options) {
            Err(error) => tells(&error),
            Ok(symbol) => {
                prop_assert_eq!(agrees(&symbol, 0), bytes.len());
                prop_assert_eq!(symbol.segments().last().map(|segment| segment.mode), Some(Mode::Byte));
            }
        }
    }
}
