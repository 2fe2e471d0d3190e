//! The check sum of the chunks of a PNG file. ISO/IEC 15948:2004 5.5 and Annex D.

use std::sync::OnceLock;

/// Returns the cyclic redundancy check of bytes.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    /// Row by row the remainders of a byte and so many zeros. They are made when they are first wanted, since the file would have to bring
    /// 8 kB that do not compress.
    static FARTHER: OnceLock<Vec<[u32; 256]>> = OnceLock::new();
    let next = |sum: u32, byte: u8| {
        let [low, ..] = sum.to_le_bytes();
        REMAINDERS[usize::from(low ^ byte)] ^ (sum >> 8)
    };
    let farther = FARTHER.get_or_init(|| {
        let mut rows = vec![REMAINDERS];
        for zeros in 1..8 {
            rows.push(rows[zeros - 1].map(|remainder| next(remainder, 0)));
        }
        rows
    });
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum = u32::MAX;
    for word in words {
        // The remainder of eight bytes is that of each of them, with zeros for those behind it.
        let word = (u64::from_le_bytes(*word) ^ u64::from(sum)).to_le_bytes();
        let parts = word.iter().zip(farther.iter().rev());
        sum = parts.fold(0, |sum, (byte, row)| sum ^ row[usize::from(*byte)]);
    }
    !rest.iter().fold(sum, |sum, &byte| next(sum, byte))
}

/// The remainders of all bytes, divided by the polynomial of 5.5, its bits in reverse.
const REMAINDERS: [u32; 256] = {
    let mut remainders = [0; 256];
    let mut byte = 0_u32;
    while byte < 256 {
        let mut remainder = byte;
        let mut bit = 0;
        while bit < 8 {
            let carry = remainder & 1;
            remainder = (remainder >> 1) ^ (carry * 0xedb8_8320);
            bit += 1;
        }
        remainders[byte as usize] = remainder;
        byte += 1;
    }
    remainders
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_is_that_of_the_catalogues() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc(b""), 0);
    }

    #[test]
    fn eight_bytes_at_a_time_are_bytes_one_by_one() {
        let bytes: Vec<u8> = (0..60_u8).map(|at| at.wrapping_mul(at) ^ 0x5a).collect();
        for end in 0..bytes.len() {
            let mut sum = u32::MAX;
            for &byte in &bytes[..end] {
                let [low, ..] = sum.to_le_bytes();
                sum = REMAINDERS[usize::from(low ^ byte)] ^ (sum >> 8);
            }
            assert_eq!(crc(&bytes[..end]), !sum, "{end}");
        }
    }
}
