//! Palette indices of less than a byte.

/// Packs a row of palette indices, the leftmost in the highest bits.
pub(super) struct Packer<'a> {
    bytes: &'a mut Vec<u8>,
    depth: u32,
    /// Bits that wait for others, the last the lowest.
    waiting: u64,
    /// How many of them there are.
    count: u32,
}

impl<'a> Packer<'a> {
    /// Starts a row that no filter changes.
    pub(super) fn new(bytes: &'a mut Vec<u8>, depth: u32) -> Self {
        bytes.push(0);
        Self {
            bytes,
            depth,
            waiting: 0,
            count: 0,
        }
    }

    /// Adds a pixel of each index.
    pub(super) fn copy(&mut self, indices: &[u8]) {
        if self.depth == 8 {
            self.bytes.extend_from_slice(indices);
            return;
        }
        for &index in indices {
            self.put(index.into(), self.depth);
        }
    }

    /// Adds `pixels` pixels of one index.
    pub(super) fn fill(&mut self, index: u8, pixels: u32) {
        if self.depth == 8 {
            let length = self.bytes.len() + pixels as usize;
            return self.bytes.resize(length, index);
        }
        // The index in every place of 32 bits.
        let all = u32::from(index) * (u32::MAX / ((1 << self.depth) - 1));
        let bits = pixels * self.depth;
        for _ in 0..bits / 32 {
            self.put(all, 32);
        }
        let rest = bits % 32;
        if rest > 0 {
            self.put(all >> (32 - rest), rest);
        }
    }

    /// Fills the last byte with zeros.
    pub(super) fn finish(self) {
        let bytes = self.count.div_ceil(8) as usize;
        let waiting = (self.waiting << (32 - self.count)).to_be_bytes();
        self.bytes.extend_from_slice(&waiting[4..4 + bytes]);
    }

    /// Adds the lowest `count` bits of `bits`, at most 32; the others are 0. Less than 32 are waiting.
    fn put(&mut self, bits: u32, count: u32) {
        self.waiting = self.waiting << count | u64::from(bits);
        self.count += count;
        if let Some(rest) = self.count.checked_sub(32) {
            let four = &(self.waiting >> rest).to_be_bytes()[4..];
            self.bytes.extend_from_slice(four);
            self.count = rest;
        }
    }
}
