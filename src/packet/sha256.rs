//! SHA-256, FIPS 180-4, and HMAC-SHA256, RFC 2104.
//!
//! Differs: not from a crate, for the bytes over the wire; the tests hold this against `sha2` and `hmac`.

/// The length of a block in bytes.
const BLOCK: usize = 64;

/// FIPS 180-4 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
#[rustfmt::skip]
const ROUND_CONSTANTS: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

/// FIPS 180-4 5.3.3: the first 32 bits of the fractional parts of the square roots of the first eight primes.
#[rustfmt::skip]
const INITIAL: [u32; 8] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
];

/// A hash under way.
#[derive(Clone)]
pub(crate) struct Sha256 {
    state: [u32; 8],
    block: [u8; BLOCK],
    length: u64,
}

impl Sha256 {
    /// Starts a hash of nothing.
    pub(crate) fn new() -> Self {
        Self {
            state: INITIAL,
            block: [0; BLOCK],
            length: 0,
        }
    }

    /// Appends bytes.
    pub(crate) fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let place = self.place();
            let (now, later) = bytes.split_at(bytes.len().min(BLOCK - place));
            self.block[place..place + now.len()].copy_from_slice(now);
            self.length += now.len() as u64;
            if self.place() == 0 {
                compress(&mut self.state, &self.block);
            }
            bytes = later;
        }
    }

    /// Pads by FIPS 180-4 5.1.1 and returns the digest.
    pub(crate) fn finish(mut self) -> [u8; 32] {
        let bits = self.length * 8;
        self.update(&[0x80]);
        let zeros = (2 * BLOCK - 8 - self.place()) % BLOCK;
        self.update(&[0; BLOCK][..zeros]);
        self.update(&bits.to_be_bytes());
        let mut digest = [0; 32];
        for (bytes, word) in digest.chunks_exact_mut(4).zip(self.state) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }

    fn place(&self) -> usize {
        (self.length % BLOCK as u64) as usize
    }
}

/// A keyed hash under way.
#[derive(Clone)]
pub(crate) struct Hmac {
    inner: Sha256,
    outer: Sha256,
}

impl Hmac {
    /// Starts a keyed hash of nothing; a seed is shorter than a block, so it is padded and never hashed.
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        let keyed = |pad: u8| {
            let mut hash = Sha256::new();
            hash.update(&key.map(|byte| byte ^ pad));
            hash.update(&[pad; BLOCK - 32]);
            hash
        };
        Self {
            inner: keyed(0x36),
            outer: keyed(0x5c),
        }
    }

    /// Appends bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.inner.update(bytes);
    }

    /// Returns the tag.
    pub(crate) fn finish(mut self) -> [u8; 32] {
        self.outer.update(&self.inner.finish());
        self.outer.finish()
    }
}

/// Returns the hash of `bytes`.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(bytes);
    hash.finish()
}

/// FIPS 180-4 6.2.2.
#[expect(clippy::many_single_char_names, reason = "the standard's names")]
fn compress(state: &mut [u32; 8], block: &[u8; BLOCK]) {
    let mut schedule = [0_u32; 64];
    for (word, bytes) in schedule.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, &byte| word << 8 | u32::from(byte));
    }
    for t in 16..64 {
        let early = schedule[t - 15];
        let late = schedule[t - 2];
        let sigma0 = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
        let sigma1 = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
        schedule[t] = schedule[t - 16]
            .wrapping_add(sigma0)
            .wrapping_add(schedule[t - 7])
            .wrapping_add(sigma1);
    }
    let mut work = *state;
    for (constant, word) in ROUND_CONSTANTS.into_iter().zip(schedule) {
        let [a, b, c, d, e, f, g, h] = work;
        let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = e & f ^ !e & g;
        let first = h
            .wrapping_add(sum1)
            .wrapping_add(choice)
            .wrapping_add(constant)
            .wrapping_add(word);
        let sum0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = a & b ^ a & c ^ b & c;
        let second = sum0.wrapping_add(majority);
        work = [
            first.wrapping_add(second),
            a,
            b,
            c,
            d.wrapping_add(first),
            e,
            f,
            g,
        ];
    }
    for (word, change) in state.iter_mut().zip(work) {
        *word = word.wrapping_add(change);
    }
}

#[cfg(test)]
mod tests {
    use hmac::{KeyInit, Mac};
    use sha2::Digest;

    use super::*;

    #[track_caller]
    fn hashes(text: &[u8], digest: &str) {
        let shown = sha256(text).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(shown, digest);
    }

    #[test]
    fn the_examples_of_nist_hold() {
        hashes(
            b"abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        );
        hashes(
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        );
        hashes(
            b"",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        );
        hashes(
            &vec![b'a'; 1_000_000],
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        );
    }

    #[test]
    fn the_stranger_hashes_every_short_length_alike() {
        let bytes: Vec<u8> = (0..=255).cycle().take(300).collect();
        for length in 0..bytes.len() {
            let text = &bytes[..length];
            assert_eq!(sha256(text)[..], sha2::Sha256::digest(text)[..], "{length}");
        }
    }

    #[test]
    fn the_stranger_tags_every_short_length_alike() {
        let bytes: Vec<u8> = (0..=255).cycle().take(300).collect();
        for length in 0..bytes.len() {
            let key: [u8; 32] = std::array::from_fn(|place| bytes[(length + 7 * place) % 256]);
            let mut ours = Hmac::new(&key);
            ours.update(&bytes[..length]);
            let mut theirs =
                hmac::Hmac::<sha2::Sha256>::new_from_slice(&key).expect("any length will do");
            theirs.update(&bytes[..length]);
            assert_eq!(
                ours.finish()[..],
                theirs.finalize().into_bytes()[..],
                "{length}"
            );
        }
    }
}
