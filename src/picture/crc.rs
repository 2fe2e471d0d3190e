//! The check sum of the chunks of a PNG file. ISO/IEC 15948:2004 5.5 and Annex D.

/// Returns the cyclic redundancy check of bytes.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        let [low, ..] = sum.to_le_bytes();
        sum = REMAINDERS[usize::from(low ^ byte)] ^ (sum >> 8);
    }
    !sum
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
}
