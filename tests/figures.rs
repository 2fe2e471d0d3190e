//! The symbols that ISO/IEC 18004 prints, module for module.

use hongbao::qr::{Data, Level, Options, Symbol, Version, encode};

const FIGURES: &str = include_str!("vectors/figures.txt");

/// Returns the picture under a name.
fn figure(name: &str) -> &'static str {
    FIGURES
        .split("\n\n")
        .find_map(|part| part.strip_prefix(name)?.strip_prefix('\n'))
        .expect("a name in the file")
        .trim_end()
}

fn picture(symbol: &Symbol) -> String {
    let rows = symbol.modules().chunks_exact(symbol.width());
    let rows = rows.map(|row| {
        let modules = row
            .iter()
            .map(|&module| if module == 1 { '#' } else { '.' });
        modules.collect()
    });
    rows.collect::<Vec<String>>().join("\n")
}

/// Asserts that a text gives the figure with the mask that the standard prints: it does not say that this mask is the best.
#[track_caller]
fn draws(name: &str, text: &str, version: &str, level: Level, mask: u8) {
    let options = Options {
        version: Some(Version::from_name(version).expect("a version's name")),
        level: Some(level),
        boost: false,
        mask: Some(mask),
        ..Options::default()
    };
    let symbol = encode(Data::Text { text, kanji: None }, &options).expect("fits");
    let (ours, printed) = (picture(&symbol), figure(name));
    assert!(
        ours == printed,
        "{name}\nours:\n{ours}\nprinted:\n{printed}"
    );
}

#[test]
fn figure_1_is_qr_code_symbol_in_1_m() {
    draws("Figure 1", "QR Code Symbol", "1", Level::M, 5);
}

#[test]
fn figure_29_is_letters_and_digits_in_4_m() {
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    draws("Figure 29", text, "4", Level::M, 4);
}

#[test]
fn annex_i_2_is_eight_digits_in_1_m() {
    draws("I.2", "01234567", "1", Level::M, 2);
}

#[test]
fn annex_i_3_is_eight_digits_in_m2_l() {
    draws("I.3", "01234567", "M2", Level::L, 1);
}
