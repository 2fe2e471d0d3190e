//! Format information of sampled modules, ISO/IEC 18004:2015 7.9 and ISO/IEC 23941.

use super::rank::ranked;
use super::sample::Modules;
use crate::qr::{
    Level, Symbology, Version, blocks, format_information, format_places, micro_bits,
    micro_format_place, rmqr_bits, rmqr_format_places,
};

/// What the format information says, and how many of its bits were wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// None for M1 alone.
    pub(super) level: Option<Level>,
    pub(super) mask: u8,
    pub(super) wrong: u32,
}

/// Returns what the two copies of the format information of QR Code say, the nearest first; a copy with more than three wrong bits
/// says nothing.
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
                let level = Some(level);
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
    ranked(&found, |format| format.wrong.into())
}

/// Returns what the format information of a Micro QR symbol says that is read module by module, the nearest.
pub(super) fn micro_format(dark: &dyn Fn((usize, usize)) -> bool) -> Option<(Version, Format)> {
    let read = bits(15, &|bit| dark(micro_format_place(bit)));
    nearest(Symbology::Micro, 0..4, &|version, level, mask| {
        micro_bits(version, level, mask) ^ read
    })
}

/// Returns what the format information of an rMQR symbol says that stands beside its finder pattern, the nearest.
pub(super) fn rmqr_format(dark: &dyn Fn((usize, usize)) -> bool) -> Option<(Version, Format)> {
    let version = Version::of_size(43, 7)?;
    let read = bits(18, &|bit| dark(rmqr_format_places(version, bit)[0]));
    nearest(Symbology::Rmqr, 4..5, &|version, level, _| {
        rmqr_bits(version, level)[0] ^ read
    })
}

/// Reads bits, the least significant first.
fn bits(count: usize, dark: &dyn Fn(usize) -> bool) -> u32 {
    (0..count).fold(0, |bits, bit| bits | u32::from(dark(bit)) << bit)
}

/// Returns the version, level and mask for which the fewest bits differ.
fn nearest(
    symbology: Symbology,
    masks: std::ops::Range<u8>,
    differ: &dyn Fn(Version, Option<Level>, u8) -> u32,
) -> Option<(Version, Format)> {
    let mut found: Option<(Version, Format)> = None;
    for version in symbology.versions() {
        for level in Level::ALL.into_iter().map(Some).chain([None]) {
            if blocks(version, level).is_none() {
                continue;
            }
            for mask in masks.clone() {
                let wrong = differ(version, level, mask).count_ones();
                if found.is_none_or(|(_, format)| wrong < format.wrong) {
                    found = Some((version, Format { level, mask, wrong }));
                }
            }
        }
    }
    found
}
