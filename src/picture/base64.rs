//! Bytes as text: base 64, RFC 4648 clause 4.

/// Adds bytes as base 64, padded.
pub(super) fn base64(text: &mut String, bytes: &[u8]) {
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            text.push(if place <= group.len() {
                char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63])
            } else {
                '='
            });
        }
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard() {
        // RFC 4648 clause 10.
        for (bytes, want) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut text = String::new();
            base64(&mut text, bytes.as_bytes());
            assert_eq!(text, want);
        }
    }
}
