//! Micro QR Code, ISO/IEC 18004:2015: what differs from QR Code.

use super::blocks::Blocks;
use super::header::Header;
use super::matrix::Drawn;
use super::symbol::Mode;
use super::version::{Level, Version};

pub(super) fn header(_version: Version, _mode: Mode) -> Option<Header> {
    None
}

pub(super) fn terminator_bits(_version: Version) -> usize {
    0
}

pub(super) fn blocks(_version: Version, _level: Option<Level>) -> Option<Blocks> {
    None
}

pub(super) fn draw(
    _version: Version,
    _level: Option<Level>,
    _mask: Option<u8>,
    _data: &[u8],
) -> Drawn {
    Drawn {
        modules: Vec::new(),
        mask: 0,
    }
}

pub(super) fn functions(_version: Version, _level: Option<Level>, _mask: u8) -> Vec<u8> {
    Vec::new()
}

pub(super) fn codeword_map(_version: Version, _level: Option<Level>) -> Vec<u16> {
    Vec::new()
}

pub(super) fn data_bits(_version: Version, _level: Option<Level>) -> Option<usize> {
    None
}
