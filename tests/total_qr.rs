//! Every public function of `hongbao::qr` takes any value that its types allow, and answers with a value or an error.

use hongbao::qr::{
    Charset, Choice, Data, Level, Mode, Options, Symbol, Symbology, Version, encode,
    encode_sequence, kanji,
};
use hongbao::{Code, Error};
use proptest::prelude::*;

fn versions() -> Vec<Version> {
    Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect()
}

prop_compose! {
    fn options()(
        symbology in prop::sample::select(vec![
            Choice::Named,
            Choice::Smallest,
            Choice::Only(Symbology::Qr),
            Choice::Only(Symbology::Micro),
            Choice::Only(Symbology::Rmqr),
        ]),
        [version, min_version, max_version] in prop::array::uniform3(prop::option::weighted(0.3, prop::sample::select(versions()))),
        level in prop::option::of(prop::sample::select(Level::ALL.to_vec())),
        boost in any::<bool>(),
        mask in prop::option::of(any::<u8>()),
        charset in prop::sample::select(vec![Charset::Auto, Charset::Utf8, Charset::None]),
        gs1 in any::<bool>(),
    ) -> Options {
        Options { symbology, version, min_version, max_version, level, boost, mask, charset, gs1 }
    }
}

/// Any characters, few or many.
fn content() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => ".{0,40}",
        2 => "[0-9]{0,40}",
        1 => prop::collection::vec(any::<char>(), 0..400).prop_map(|characters| characters.into_iter().collect()),
        1 => ("[0-9A-Za-z红%]{1,9}", 0..3000_usize).prop_map(|(text, times)| text.repeat(times)),
    ]
}

/// Asks a symbol everything.
fn ask(symbol: &Symbol, x: usize, y: usize) {
    let version = symbol.version();
    assert_eq!(symbol.width(), version.width());
    assert_eq!(symbol.height(), version.height());
    assert_eq!(symbol.modules().len(), symbol.width() * symbol.height());
    assert!(symbol.mask() < 8);
    assert_eq!(symbol.level().is_none(), version.name() == "M1");
    if x >= symbol.width() || y >= symbol.height() {
        assert!(!symbol.dark(x, y));
    }
    for segment in symbol.segments() {
        assert!(Mode::ALL.contains(&segment.mode));
    }
    let again = Symbol::from_modules(symbol.width(), symbol.height(), symbol.modules());
    let again = again.expect("the modules of a symbol");
    assert_eq!((again.version(), again.level()), (version, symbol.level()));
    assert_eq!(again.mask(), symbol.mask());
}

/// An error is a sentence of its code and its figures.
fn tells(error: &Error, codes: &[Code]) {
    assert!(codes.contains(&error.code()), "{error}");
    assert!(!error.figures().is_empty(), "{error}");
    assert!(error.to_string().starts_with(error.code().name()));
}

const ENCODING: [Code; 6] = [
    Code::TextTooLong,
    Code::TextMalformed,
    Code::VersionUnknown,
    Code::MaskUnknown,
    Code::LevelUnavailable,
    Code::OptionInvalid,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_any_codes_and_any_options_are_encoded_or_refused(
        content in content(),
        codes in prop::option::of(prop::collection::vec(any::<u16>(), 0..60)),
        options in options(),
        symbols in prop::option::of(prop_oneof![9 => 0..20_usize, 1 => any::<usize>()]),
        (x, y) in any::<(usize, usize)>(),
    ) {
        let data = Data::Text { text: &content, kanji: codes.as_deref() };
        match encode(data, &options) {
            Ok(symbol) => ask(&symbol, x, y),
            Err(error) => tells(&error, &ENCODING),
        }
        match encode_sequence(data, &options, symbols) {
            Ok(drawn) => drawn.iter().for_each(|symbol| ask(symbol, x, y)),
            Err(error) => tells(&error, &ENCODING),
        }
        match options.check() {
            Ok(versions) => prop_assert!(!versions.is_empty()),
            Err(error) => tells(&error, &ENCODING),
        }
    }

    #[test]
    fn any_bytes_are_encoded_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..4000),
        options in options(),
        symbols in prop::option::of(0..20_usize),
    ) {
        match encode(Data::Bytes(&bytes), &options) {
            Ok(symbol) => ask(&symbol, 0, 0),
            Err(error) => tells(&error, &ENCODING),
        }
        match encode_sequence(Data::Bytes(&bytes), &options, symbols) {
            Ok(drawn) => drawn.iter().for_each(|symbol| ask(symbol, 0, 0)),
            Err(error) => tells(&error, &ENCODING),
        }
    }

    #[test]
    fn any_name_number_or_size_is_a_version_or_refused(name in ".{0,100}", number: u32, (width, height) in any::<(usize, usize)>()) {
        match Version::from_name(&name) {
            Ok(version) => prop_assert_eq!(version.name(), name),
            Err(error) => tells(&error, &[Code::VersionUnknown]),
        }
        match Version::qr(number) {
            Ok(version) => prop_assert_eq!(version.name(), number.to_string()),
            Err(error) => tells(&error, &[Code::VersionUnknown]),
        }
        if let Some(version) = Version::of_size(width, height) {
            prop_assert_eq!((version.width(), version.height()), (width, height));
        }
    }

    #[test]
    fn modules_of_any_size_and_value_are_a_symbol_or_refused(
        (width, height) in prop_oneof![any::<(usize, usize)>(), (0..180_usize, 0..180_usize)],
        modules in prop::collection::vec(any::<u8>(), 0..500),
        version in prop::sample::select(versions()),
        changed in any::<prop::sample::Index>(),
        module: u8,
    ) {
        if let Err(error) = Symbol::from_modules(width, height, &modules) {
            tells(&error, &[Code::SymbolInvalid]);
        }
        let (width, height) = (version.width(), version.height());
        let filled: Vec<u8> = modules.iter().copied().chain([0, 1]).cycle().take(width * height).collect();
        if let Err(error) = Symbol::from_modules(width, height, &filled) {
            tells(&error, &[Code::SymbolInvalid]);
        }
        let options = Options { version: Some(version), ..Options::default() };
        let symbol = encode(Data::Text { text: "1", kanji: None }, &options).expect("fits everywhere");
        let mut modules = symbol.modules().to_vec();
        *changed.get_mut(&mut modules) = module;
        match Symbol::from_modules(width, height, &modules) {
            Ok(symbol) => ask(&symbol, width, height),
            Err(error) => tells(&error, &[Code::SymbolInvalid]),
        }
    }

    #[test]
    fn any_text_has_a_code_or_none_for_each_character(content in content()) {
        let codes = kanji(&content);
        prop_assert_eq!(codes.len(), content.chars().count());
        let data = Data::Text { text: &content, kanji: Some(&codes) };
        match encode(data, &Options::default()) {
            Ok(symbol) => ask(&symbol, 0, 0),
            Err(error) => tells(&error, &[Code::TextTooLong]),
        }
    }

    #[test]
    fn any_text_is_a_symbol_of_the_crate_qrcode_that_becomes_ours(content in content(), level in 0..4_usize) {
        let level = [qrcode::EcLevel::L, qrcode::EcLevel::M, qrcode::EcLevel::Q, qrcode::EcLevel::H][level];
        if let Ok(code) = qrcode::QrCode::with_error_correction_level(&content, level) {
            ask(&Symbol::try_from(code).expect("a symbol"), 0, 0);
        }
    }
}

#[test]
fn every_name_is_one_of_its_kind() {
    for version in versions() {
        assert!(version.index() < 40);
        assert!(version.symbology().versions().any(|other| other == version));
    }
    assert_eq!(Symbology::ALL.map(Symbology::name), ["qr", "micro", "rmqr"]);
    assert_eq!(Level::ALL.map(Level::name), ["L", "M", "Q", "H"]);
    let names = Mode::ALL.map(Mode::name);
    assert_eq!(names[..4], ["numeric", "alphanumeric", "byte", "kanji"]);
    assert_eq!(names[4..], ["eci", "fnc1", "structured-append"]);
}
