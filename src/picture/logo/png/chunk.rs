//! The chunks of a PNG file: length, name, data, check sum. ISO/IEC 15948:2004 5.3.

use super::super::super::crc::crc;
use super::{cut_short, refused};
use crate::Error;

/// A chunk whose check sum is right.
pub(super) struct Chunk<'a> {
    pub(super) name: [u8; 4],
    pub(super) data: &'a [u8],
}

/// Takes the next chunk off the front of the rest of a file.
pub(super) fn next<'a>(rest: &mut &'a [u8]) -> Result<Chunk<'a>, Error> {
    let (length, checked) = rest.split_first_chunk().ok_or_else(cut_short)?;
    let length = u32::from_be_bytes(*length) as usize;
    // The check sum is that of the name and the data.
    let (name, data) = checked.split_first_chunk().ok_or_else(cut_short)?;
    let (data, after) = data.split_at_checked(length).ok_or_else(cut_short)?;
    let (sum, after) = after.split_first_chunk().ok_or_else(cut_short)?;
    if u32::from_be_bytes(*sum) != crc(&checked[..name.len() + length]) {
        return Err(refused("a PNG file with a wrong check sum"));
    }
    *rest = after;
    Ok(Chunk { name: *name, data })
}
