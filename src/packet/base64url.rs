//! base64url without padding, RFC 4648 5.

/// The digits in order of value.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Prints bytes, six bits a digit; the last digit's spare bits are 0.
pub(crate) fn print(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0, |bits, (place, &byte)| {
            bits | u32::from(byte) << (16 - 8 * place)
        });
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize]));
        }
    }
    text
}

/// Reads bytes; nothing for padding, foreign characters, a lone last digit or spare bits that are not 0.
pub(crate) fn parse(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in text.bytes() {
        bits = bits << 6 | DIGITS.iter().position(|known| *known == digit)? as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    (held < 6 && bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_examples_of_the_standard_hold() {
        // RFC 4648 10, without its padding.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(print(bytes.as_bytes()), text);
            assert_eq!(parse(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(print(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn one_spelling_is_read() {
        for text in [
            "Zg==", "Zh", "Zm9", "Z", "Zm9vY", "+/8", "Zm 9v", "Zm9v\n", "é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(parse(&print(&bytes)), Some(bytes));
        }

        #[test]
        fn what_is_read_is_printed_as_it_was(text in "[A-Za-z0-9_-]{0,9}") {
            if let Some(bytes) = parse(&text) {
                prop_assert_eq!(print(&bytes), text);
            }
        }
    }
}
