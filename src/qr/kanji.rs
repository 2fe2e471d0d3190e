//! Codes for Kanji mode by the tables of `encoding_rs`, where the target is not WebAssembly.
//!
//! It decides nothing: whether Kanji mode makes a text shorter is found where segments are chosen.

use encoding_rs::SHIFT_JIS;

use super::segments::is_kanji;

/// Returns for each character of a text its Shift JIS code where Kanji mode has it, else 0.
///
/// [`Data::Text`](super::Data::Text) takes them. Characters of row 13 have no code: that row is NEC's and not in JIS X 0208, and
/// not every reader has it. In WebAssembly there is no such function, because the engine has the tables.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Data, Mode, Options, encode, kanji};
///
/// let text = "点茗 A";
/// let codes = kanji(text);
/// assert_eq!(codes, [0x935F, 0xE4AA, 0, 0]);
///
/// let symbol = encode(Data::Text { text, kanji: Some(&codes) }, &Options::default())?;
/// assert_eq!(symbol.segments()[0].mode, Mode::Kanji);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn kanji(text: &str) -> Vec<u16> {
    text.chars().map(code).collect()
}

/// Returns the code of one character, 0 where there is none.
fn code(character: char) -> u16 {
    let mut utf_8 = [0; 4];
    // The encoding standard writes the minus sign as a full-width hyphen, which is read back as another character.
    if character == '\u{2212}' {
        return 0;
    }
    let (bytes, _, unmappable) = SHIFT_JIS.encode(character.encode_utf8(&mut utf_8));
    match *bytes {
        [high, low] if !unmappable && high != 0x87 => {
            let code = u16::from_be_bytes([high, low]);
            if is_kanji(code) { code } else { 0 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// The slow twin: the decoder read backwards, as the package does it in an engine.
    #[test]
    fn codes_are_those_that_the_decoder_reads_and_of_two_the_first() {
        let mut known = HashMap::new();
        for code in (0x8140..=0xEBBF).filter(|&code| is_kanji(code) && code >> 8 != 0x87) {
            let bytes: [u8; 2] = u16::to_be_bytes(code);
            let (text, malformed) = SHIFT_JIS.decode_without_bom_handling(&bytes);
            if let (1, false) = (text.chars().count(), malformed) {
                known.entry(text.chars().next().unwrap()).or_insert(code);
            }
        }
        // JIS X 0208 has so many characters.
        assert_eq!(known.len(), 6879);
        for character in '\0'..=char::MAX {
            let expected = known.get(&character).copied().unwrap_or(0);
            assert_eq!(code(character), expected, "{character:?}");
        }
    }
}
