use super::super::encode::encode;
use super::super::options::Charset;
use super::super::version::Level;
use super::*;

fn text(text: &str) -> Data<'_> {
    Data::Text { text, kanji: None }
}

#[track_caller]
fn cuts(data: Data, bits: u64, expected: &[usize]) {
    let options = Options {
        charset: Charset::None,
        ..Options::default()
    };
    let version = Version::qr(1).expect("a version");
    let parts = cut(data, &options, version, bits, 16);
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
}

#[test]
fn the_parity_is_that_of_the_bytes_that_are_written() {
    let parity = |data| {
        let version = Version::qr(40).expect("a version");
        let parts = cut(data, &Options::default(), version, 1000, 1);
        parts.expect("one part").parity
    };
    assert_eq!(parity(text("")), 0);
    assert_eq!(parity(text("0123")), b'0' ^ b'1' ^ b'2' ^ b'3');
    assert_eq!(parity(text("红")), 0xE7 ^ 0xBA ^ 0xA2);
    assert_eq!(parity(Data::Bytes(&[1, 2, 4])), 7);
    // × is U+00D7, which is no byte of Shift JIS.
    let kanji = Data::Text {
        text: "A点茗×",
        kanji: Some(&[0, 0x935F, 0xE4AA, 0x817E]),
    };
    let written = b'A' ^ 0x93 ^ 0x5F ^ 0xE4 ^ 0xAA ^ 0x81 ^ 0x7E;
    assert_eq!(parity(kanji), written);
}

#[test]
fn a_character_without_a_code_fits_nowhere_beside_kanji() {
    let kanji = Data::Text {
        text: "点红",
        kanji: Some(&[0x935F, 0]),
    };
    let version = Version::qr(40).expect("a version");
    assert_eq!(cut(kanji, &Options::default(), version, 1000, 16), None);
}

/// The standard cuts its example into 16, 16, 15 and 15 characters; we into 16, 16, 16 and 14, whose longest is no longer.
#[test]
fn two_parts_of_the_standard_are_those_of_its_figure() {
    const FIGURES: &str = include_str!("../../../tests/vectors/figures.txt");
    let content = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let version = Version::qr(1).expect("a version");
    let parts = cut(text(content), &Options::default(), version, 121, 4).expect("four parts");
    assert_eq!(parts.characters, [16, 16, 16, 14]);
    for (index, part) in [&content[..16], &content[16..32]].into_iter().enumerate() {
        let options = Options {
            versions: &[version],
            level: Some(Level::M),
            mask: Some(4),
            place: [0x0300, 0x1300][index] | u16::from(parts.parity),
            ..Options::default()
        };
        let symbol = encode(text(part), &options).expect("fits");
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
