//! Format information of sampled modules, ISO/IEC 18004:2015 7.9.

use crate::qr::{Level, format_information, format_places};

/// Returns level and mask as the two copies of the format information say, the nearer first; a copy with more than three wrong
/// bits says nothing.
pub(super) fn formats(modules: &[u8], side: usize) -> Vec<(Level, u8)> {
    let mut found: Vec<(u32, Level, u8)> = Vec::new();
    for copy in 0..2 {
        let read = (0..15).fold(0_u16, |bits, bit| {
            let (x, y) = format_places(side, bit)[copy];
            bits | u16::from(modules[y * side + x]) << bit
        });
        for level in Level::ALL {
            for mask in 0..8 {
                let wrong = (format_information(level, mask) ^ read).count_ones();
                let known = found
                    .iter()
                    .any(|&(_, other, number)| (other, number) == (level, mask));
                if wrong <= 3 && !known {
                    found.push((wrong, level, mask));
                }
            }
        }
    }
    found.sort_by_key(|&(wrong, ..)| wrong);
    found
        .into_iter()
        .map(|(_, level, mask)| (level, mask))
        .collect()
}
