//! Format information of sampled modules, ISO/IEC 18004:2015 7.9.

use super::rank::ranked;
use super::sample::Modules;
use crate::qr::{Level, format_information, format_places};

/// What the format information says, and how many of its bits were wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) level: Level,
    pub(super) mask: u8,
    pub(super) wrong: u32,
}

/// Returns what the two copies of the format information say, the nearest first; a copy with more than three wrong bits says
/// nothing.
pub(super) fn formats(modules: &Modules) -> Vec<Format> {
    let side = modules.width;
    let mut found: Vec<Format> = Vec::new();
    for copy in 0..2 {
        let read = (0..15).fold(0_u16, |bits, bit| {
            let (x, y) = format_places(side, bit)[copy];
            bits | u16::from(modules.dark[y * side + x]) << bit
        });
        for level in Level::ALL {
            for mask in 0..8 {
                let wrong = (format_information(level, mask) ^ read).count_ones();
                if wrong > 3 {
                    continue;
                }
                let known = found
                    .iter_mut()
                    .find(|known| (known.level, known.mask) == (level, mask));
                match known {
                    Some(known) => known.wrong = known.wrong.min(wrong),
                    None => found.push(Format { level, mask, wrong }),
                }
            }
        }
    }
    ranked(found, |format| format.wrong.into())
}
