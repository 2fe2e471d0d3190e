//! Data capacity and Reed-Solomon blocks of every version and level, ISO/IEC 18004:2015 Tables 7 and 9.
//!
//! It computes no error correction.

use super::version::{Level, Symbology, Version};
use super::{micro, rmqr};

/// How the codewords of a symbol are divided into Reed-Solomon blocks.
///
/// The first blocks are the short ones; the last `total % count` have one data codeword more. Every block has the same
/// number of error correction codewords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Blocks {
    /// The number of blocks.
    pub(crate) count: usize,
    /// Data and error correction codewords of the symbol; a codeword of four bits (M1, M3) counts as one.
    pub(crate) total: usize,
    /// Error correction codewords of one block.
    pub(crate) correction: usize,
    /// How many wrong codewords each block can correct: half of `correction`, without those that only detect.
    pub(crate) correctable: usize,
}

/// Returns the blocks of a symbol; none where the version lacks the level. Only M1 has `level` none.
pub(crate) fn blocks(version: Version, level: Option<Level>) -> Option<Blocks> {
    match version.symbology() {
        Symbology::Qr => level.map(|level| qr_blocks(version.index(), level)),
        Symbology::Micro => micro::blocks(version, level),
        Symbology::Rmqr => rmqr::blocks(version, level),
    }
}

/// Returns how many bits of data fit, with the headers and without terminator and padding.
///
/// It is none where the version lacks the level.
pub(crate) fn data_bits(version: Version, level: Option<Level>) -> Option<usize> {
    blocks(version, level).map(|blocks| 8 * blocks.data() - gap(version))
}

/// Returns how many bits of eight the last data codeword lacks: 4 in M1 and M3, else 0.
pub(crate) fn gap(version: Version) -> usize {
    match version.symbology() {
        Symbology::Micro => 4 - 4 * (version.index() % 2),
        _ => 0,
    }
}

impl Blocks {
    /// Returns the number of data codewords of the symbol.
    pub(crate) fn data(self) -> usize {
        self.total - self.count * self.correction
    }

    /// Returns the number of data codewords of block `block`.
    pub(crate) fn data_of(self, block: usize) -> usize {
        let long = self.total % self.count;
        self.data() / self.count + usize::from(block >= self.count - long)
    }

    /// Returns the block to which the codeword at `place` of the interleaved sequence belongs.
    #[cfg(any(test, feature = "codes", feature = "scan"))]
    pub(crate) fn block_of(self, place: usize) -> usize {
        let long = self.total % self.count;
        let even = self.data() - long;
        if place < even || place >= even + long {
            // Each block gives one data codeword in turn, up to the row that only the long blocks have. After that row each
            // block gives one error correction codeword in turn.
            (if place < even {
                place
            } else {
                place - even - long
            }) % self.count
        } else {
            self.count - long + place - even
        }
    }
}

/// Total codewords by version, Table 1.
const TOTAL: [u16; 40] = [
    26, 44, 70, 100, 134, 172, 196, 242, 292, 346, // 1–10
    404, 466, 532, 581, 655, 733, 815, 901, 991, 1085, // 11–20
    1156, 1258, 1364, 1474, 1588, 1706, 1828, 1921, 2051, 2185, // 21–30
    2323, 2465, 2611, 2761, 2876, 3034, 3196, 3362, 3532, 3706, // 31–40
];

/// Error correction codewords of one block, Table 9: a row a level, a column a version.
const CORRECTION: [[u8; 40]; 4] = [
    // 1  2   3   4   5   6   7   8   9  10  11  12  13  14  15  16  17  18  19  20  21  22  23  24  25  26  27  28  29  30 31–40
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
        30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
        30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Blocks, Table 9: a row a level, a column a version.
const COUNT: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
        14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
        25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
        34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
        37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

fn qr_blocks(index: usize, level: Level) -> Blocks {
    let correction = usize::from(CORRECTION[level as usize][index]);
    // Table 9, notes a and b: so many codewords of the smallest symbols only detect a reading that would be wrong.
    let protection = match (index, level) {
        (0, Level::L) => 3,
        (0, Level::M) | (1, Level::L) => 2,
        (0, Level::Q | Level::H) | (2, Level::L) => 1,
        _ => 0,
    };
    Blocks {
        count: usize::from(COUNT[level as usize][index]),
        total: usize::from(TOTAL[index]),
        correction,
        correctable: (correction - protection) / 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_sum_to_the_symbol_and_the_interleaving_visits_each_block_fully() {
        for version in Symbology::Qr.versions() {
            for level in Level::ALL {
                let blocks = blocks(version, Some(level)).expect("QR has every level");
                let mut seen = vec![0; blocks.count];
                for place in 0..blocks.total {
                    seen[blocks.block_of(place)] += 1;
                }
                for (block, &codewords) in seen.iter().enumerate() {
                    assert_eq!(codewords, blocks.data_of(block) + blocks.correction);
                }
            }
        }
    }

    /// The tables are typed from ISO/IEC 18004:2015; the crate `qrcode` has its own.
    #[test]
    fn capacities_are_those_of_another_table() {
        use qrcode::bits::Bits;
        use qrcode::{EcLevel, Version as Number};
        let levels = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];
        for (number, version) in (1..).zip(Symbology::Qr.versions()) {
            for (level, other) in Level::ALL.into_iter().zip(levels) {
                let theirs = Bits::new(Number::Normal(number)).max_len(other);
                assert_eq!(data_bits(version, Some(level)), theirs.ok());
            }
        }
    }
}
