//! Palette indices of less than a byte.

/// Rows of palette indices, each behind the filter that changes nothing.
pub(super) struct Packer {
    depth: u32,
    /// Bytes of a row, with its filter.
    pub(super) stride: usize,
    /// The rows, and room for a word behind them.
    bytes: Vec<u8>,
    /// Bytes that are written.
    length: usize,
}

impl Packer {
    /// Expects so many rows of indices of so many bits each: 1, 2, 4 or 8.
    pub(super) fn new(depth: u32, width: usize, rows: usize) -> Self {
        let stride = 1 + (width * depth as usize).div_ceil(8);
        Self {
            depth,
            stride,
            bytes: vec![0; rows * stride + 8],
            length: 0,
        }
    }

    /// Packs a row, the leftmost index in the highest bits. What lies behind it up to a whole word are zeros.
    pub(super) fn add(&mut self, indices: &[u8]) {
        let mut place = self.length + 1;
        if self.depth == 8 {
            self.length += self.stride;
            self.bytes[place..self.length].copy_from_slice(&indices[..self.stride - 1]);
            return;
        }
        for eight in indices.as_chunks::<8>().0 {
            let packed = packed(u64::from_le_bytes(*eight), self.depth);
            // What is written beyond the row is where the next one goes.
            let Some(to) = self.bytes[place..].first_chunk_mut() else {
                break;
            };
            *to = packed.to_le_bytes();
            place += self.depth as usize;
        }
        self.length += self.stride;
        self.bytes[self.length] = 0;
    }

    /// Returns the rows.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }
}

/// Packs eight indices, the first in the lowest byte, into as many bytes as each has bits.
fn packed(mut indices: u64, depth: u32) -> u64 {
    let mut bits = depth;
    while bits < 8 {
        // Neighbours come into one byte, the left one above the right one, and the bytes close up.
        indices = (indices << bits | indices >> 8) & 0x00ff_00ff_00ff_00ff;
        indices = (indices | indices >> 8) & 0x0000_ffff_0000_ffff;
        indices = (indices | indices >> 16) & 0xffff_ffff;
        bits *= 2;
    }
    indices
}
