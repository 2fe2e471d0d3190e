//! Palette indices of less than a byte.

/// Packs a row of palette indices, the leftmost in the highest bits.
pub(super) struct Packer<'a> {
    bytes: &'a mut Vec<u8>,
    depth: u32,
    waiting: u64,
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
            self.waiting = self.waiting << self.depth | u64::from(index);
            self.count += self.depth;
            if self.count >= 8 {
                self.count -= 8;
                self.bytes
                    .push((self.waiting >> self.count).to_le_bytes()[0]);
            }
        }
    }

    /// Adds `pixels` pixels of one index.
    pub(super) fn fill(&mut self, index: u8, mut pixels: u32) {
        if self.depth == 8 {
            let length = self.bytes.len() + pixels as usize;
            return self.bytes.resize(length, index);
        }
        // The index in every place of 32 bits.
        let all = u32::from(index) * (u32::MAX / ((1 << self.depth) - 1));
        while pixels > 0 {
            let part = pixels.min(32 / self.depth);
            let bits = part * self.depth;
            self.waiting = self.waiting << bits | u64::from(all >> (32 - bits));
            self.count += bits;
            pixels -= part;
            while self.count >= 8 {
                self.count -= 8;
                self.bytes
                    .push((self.waiting >> self.count).to_le_bytes()[0]);
            }
        }
    }

    /// Fills the last byte with zeros.
    pub(super) fn finish(mut self) {
        let rest = self.count.wrapping_neg() & 7;
        self.waiting <<= rest;
        if self.count > 0 {
            self.bytes.push(self.waiting.to_le_bytes()[0]);
        }
    }
}
