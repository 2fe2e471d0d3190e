//! The file around the pixels: signature, chunks, check sums. ISO/IEC 15948:2004 5.

#![allow(
    clippy::cast_possible_truncation,
    reason = "a chunk is far below the 2 GiB that the format holds"
)]

use super::super::crc::crc;
use super::super::raster::Pixel;
use super::super::style::Density;

/// The colour type of pixels without opacity: ISO/IEC 15948:2004 11.2.2.
pub(super) const RGB: u8 = 2;
/// The colour type of palette indices.
pub(super) const INDEXED: u8 = 3;
/// The colour type of pixels with their opacity.
pub(super) const RGBA: u8 = 6;

/// Writes the signature and the chunks: ISO/IEC 15948:2004 5.2 and 11.2.
pub(super) fn file(
    [width, height]: [u32; 2],
    depth: u8,
    kind: u8,
    palette: &[Pixel],
    data: &[u8],
) -> Vec<u8> {
    let mut file = Vec::with_capacity(data.len() + 4 * palette.len() + 96);
    file.extend(b"\x89PNG\r\n\x1a\n");
    let mut header = Vec::with_capacity(13);
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([depth, kind, 0, 0, 0]);
    chunk(&mut file, *b"IHDR", &header);
    if !palette.is_empty() {
        let colors: Vec<u8> = palette
            .iter()
            .flat_map(|&[red, green, blue, _]| [red, green, blue])
            .collect();
        chunk(&mut file, *b"PLTE", &colors);
        if palette.iter().any(|color| color[3] != 255) {
            let alphas: Vec<u8> = palette.iter().map(|color| color[3]).collect();
            chunk(&mut file, *b"tRNS", &alphas);
        }
    }
    chunk(&mut file, *b"IDAT", data);
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// The bytes of the signature and of the header, which comes first.
const HEADER_END: usize = 8 + 25;

/// Adds the size in print behind the header: ISO/IEC 15948:2004 11.3.5.3.
pub(super) fn with_density(file: &[u8], density: Density) -> Vec<u8> {
    let each = density.per_metre().to_be_bytes();
    let mut size = [0; 9];
    size[..4].copy_from_slice(&each);
    size[4..8].copy_from_slice(&each);
    // The unit is the metre.
    size[8] = 1;
    let mut sized = Vec::with_capacity(file.len() + 21);
    sized.extend_from_slice(&file[..HEADER_END]);
    chunk(&mut sized, *b"pHYs", &size);
    sized.extend_from_slice(&file[HEADER_END..]);
    sized
}

/// Writes a chunk: its length, its name, its data and their check sum.
fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let start = file.len();
    file.extend(name);
    file.extend_from_slice(data);
    let sum = crc(&file[start..]);
    file.extend(sum.to_be_bytes());
}
