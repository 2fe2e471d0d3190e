//! The way of the codewords through Micro QR Code and rMQR, ISO/IEC 18004:2015 7.7.3: two columns at a time, right to left,
//! upwards and downwards in turn.
//!
//! It draws no function pattern, and knows a symbology only by what it is given. QR Code has a way of its own, made for
//! speed.

use super::matrix::{DATA, NO_CODEWORD};

/// Returns the data modules of `functions` in the order of the bits that they take, as places row by row.
///
/// `right` is the right column of the first pair; `functions` holds whole rows of `width` modules.
pub(super) fn path(functions: &[u8], width: usize, right: usize) -> Vec<usize> {
    let height = functions.len() / width;
    let mut places = Vec::with_capacity(functions.len());
    for pair in 0..right.div_ceil(2) {
        for step in 0..height {
            let y = if pair % 2 == 0 {
                height - 1 - step
            } else {
                step
            };
            let place = y * width + right - 2 * pair;
            places.extend([place, place - 1]);
        }
    }
    places.retain(|&place| functions[place] == DATA);
    places
}

/// The bits of a sequence of codewords of which one may have four bits only.
#[derive(Clone, Copy)]
pub(super) struct Bits {
    /// The bits before the gap.
    pub(super) data_bits: usize,
    /// The low bits of the last data codeword that are not placed: 4 in M1 and M3, else 0.
    pub(super) gap: usize,
}

impl Bits {
    /// Returns the codeword and its bit (0 the highest) that the module at `step` of the path takes.
    pub(super) fn at(self, step: usize) -> (usize, usize) {
        let bit = if step < self.data_bits {
            step
        } else {
            step + self.gap
        };
        (bit / 8, bit % 8)
    }

    /// Writes the codewords along the path into `modules`; modules past the last codeword get zeros.
    pub(super) fn place(self, modules: &mut [u8], path: &[usize], codewords: &[u8]) {
        for (step, &place) in path.iter().enumerate() {
            let (codeword, bit) = self.at(step);
            modules[place] = codewords
                .get(codeword)
                .map_or(0, |byte| byte >> (7 - bit) & 1);
        }
    }

    /// Returns for each of `modules` modules the place of its codeword, of `total`, or [`NO_CODEWORD`].
    pub(super) fn map(self, modules: usize, path: &[usize], total: usize) -> Vec<u16> {
        let mut map = vec![NO_CODEWORD; modules];
        for (step, &place) in path.iter().enumerate() {
            let (codeword, _) = self.at(step);
            if codeword < total {
                map[place] = u16::try_from(codeword).unwrap_or(NO_CODEWORD);
            }
        }
        map
    }
}
