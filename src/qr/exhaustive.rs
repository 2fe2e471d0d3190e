//! The slow twin of segmentation: every mode for every character, tried.

use super::header::header;
use super::segments::{Heads, split, split_kanji};
use super::symbol::Mode;
use super::version::{Symbology, Version};

/// The modes that hold characters.
const MODES: [Mode; 4] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte, Mode::Kanji];

/// Returns the fewest bits in which `version` writes `text`, headers of segments included, by trying every sequence of
/// modes; none where no sequence will do. The modes are those of `modes`; `gs1` is how the text is read under FNC1.
///
/// The work grows as `modes.len()` to the power of the characters: eight or nine are enough to meet every case.
pub(super) fn least_bits(version: Version, text: &str, modes: &[Mode], gs1: bool) -> Option<usize> {
    let characters: Vec<char> = text.chars().collect();
    let sequences = modes.len().pow(u32::try_from(characters.len()).ok()?);
    (0..sequences)
        .filter_map(|mut number| {
            let sequence: Vec<Mode> = characters
                .iter()
                .map(|_| {
                    let mode = modes[number % modes.len()];
                    number /= modes.len();
                    mode
                })
                .collect();
            bits(version, &characters, &sequence, gs1)
        })
        .min()
}

/// Returns the bits of one sequence of modes: equal neighbours are one segment.
fn bits(version: Version, characters: &[char], sequence: &[Mode], gs1: bool) -> Option<usize> {
    let mut total = 0;
    let mut start = 0;
    while start < sequence.len() {
        let mode = sequence[start];
        let length = sequence[start..]
            .iter()
            .take_while(|&&other| other == mode)
            .count();
        let segment = &characters[start..start + length];
        total += header(version, mode)?.bits() + data_bits(mode, segment, gs1)?;
        start += length;
    }
    Some(total)
}

/// Returns the bits of the characters of a segment; none where the mode lacks one of them.
fn data_bits(mode: Mode, segment: &[char], gs1: bool) -> Option<usize> {
    let mut units = 0;
    for &character in segment {
        units += match mode {
            Mode::Numeric => usize::from(character.is_ascii_digit()),
            Mode::Alphanumeric => match character {
                // ISO/IEC 18004:2015 7.4.8.2: under FNC1 one percent sign is the separator, and two are a percent sign.
                '\u{1D}' => usize::from(gs1),
                '%' => 1 + usize::from(gs1),
                '0'..='9' | 'A'..='Z' | ' ' | '$' | '*' | '+' | '-' | '.' | '/' | ':' => 1,
                _ => 0,
            },
            // Beside Kanji mode a byte is ASCII: anything else in byte mode would need an ECI.
            Mode::Byte if matches!(character, '点' | '茗') => 0,
            Mode::Byte => character.len_utf8(),
            Mode::Kanji => usize::from(matches!(character, '点' | '茗')),
            Mode::Eci | Mode::Fnc1 | Mode::StructuredAppend => 0,
        }
        .checked_sub(1)?
            + 1;
    }
    Some(match mode {
        Mode::Numeric => units / 3 * 10 + [0, 4, 7][units % 3],
        Mode::Alphanumeric => units / 2 * 11 + units % 2 * 6,
        Mode::Byte => 8 * units,
        _ => 13 * units,
    })
}

#[test]
fn the_twin_finds_what_can_be_counted_by_hand() {
    let least = |version: &str, text: &str, gs1| {
        let version = Version::from_name(version).expect("a version's name");
        least_bits(version, text, &MODES[..3], gs1)
    };
    assert_eq!(least("1", "", false), Some(0));
    assert_eq!(least("1", "01234567", false), Some(4 + 10 + 27));
    assert_eq!(least("M1", "0123", false), Some(3 + 14));
    assert_eq!(least("M1", "A", false), None);
    // One alphanumeric segment beats a numeric one inside it.
    assert_eq!(least("1", "AB12C", false), Some(4 + 9 + 28));
    assert_eq!(
        least("M3", "a0000", false),
        Some((2 + 4 + 8) + (2 + 5 + 14))
    );
    assert_eq!(least("R7x43", "AA%", true), Some(3 + 3 + 22));
    assert_eq!(least("R7x43", "红", false), Some(3 + 3 + 24));
}

/// Draws short texts: runs of digits, capitals, percent signs, separators, letters and Chinese characters.
fn drawn(
    count: usize,
    longest: usize,
    alphabet: [&'static str; 4],
) -> impl Iterator<Item = String> {
    let mut state = 0x6862_3121_u32;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize % below
    };
    (0..count).map(move |_| {
        let mut text = String::new();
        let mut kind = random(4);
        for _ in 0..=random(longest) {
            if random(3) == 0 {
                kind = random(4);
            }
            let characters: Vec<char> = alphabet[kind].chars().collect();
            text.push(characters[random(characters.len())]);
        }
        text
    })
}

/// Every version whose headers differ from those before it.
fn versions() -> Vec<Version> {
    let mut versions: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    let headers = |version: &Version| MODES.map(|mode| header(*version, mode));
    versions.dedup_by_key(|version| headers(version));
    versions
}

#[test]
fn no_sequence_of_modes_is_shorter_in_any_version_under_fnc1_or_not() {
    let (count, longest) = if std::env::var_os("HONGBAO_FULL").is_some() {
        (300, 9)
    } else {
        (30, 7)
    };
    for version in versions() {
        for gs1 in [false, true] {
            for text in drawn(count, longest, ["0123456789", "ABC-.", "%\u{1D}", "ab,红"]) {
                let ours = split(text.as_bytes(), Heads::of(version), gs1);
                let ours = ours.map(|split| split.bits);
                let least = least_bits(version, &text, &MODES[..3], gs1);
                let least = least.map(|bits| bits as u64);
                assert_eq!(ours, least, "{} {text:?} gs1 {gs1}", version.name());
            }
        }
    }
}

#[test]
fn no_sequence_of_modes_with_kanji_is_shorter_in_any_version() {
    let (count, longest) = if std::env::var_os("HONGBAO_FULL").is_some() {
        (300, 7)
    } else {
        (30, 5)
    };
    for version in versions() {
        for text in drawn(count, longest, ["0123456789", "ABC-.%", "点茗", "ab,"]) {
            let codes: Vec<u16> = text
                .chars()
                .map(|character| match character {
                    '点' => 0x935F,
                    '茗' => 0xE4AA,
                    _ => 0,
                })
                .collect();
            let ours = split_kanji(text.as_bytes(), &codes, Heads::of(version), false);
            let ours = ours.map(|split| split.bits);
            let least = least_bits(version, &text, &MODES, false);
            let least = least.map(|bits| bits as u64);
            assert_eq!(ours, least, "{} {text:?}", version.name());
        }
    }
}
