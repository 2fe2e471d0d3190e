//! How wide and high the picture in a file is, without decoding it.

/// Returns width and height of a PNG file, from its first chunk.
pub(super) fn png(file: &[u8]) -> Option<[u32; 2]> {
    let sides = file.get(16..24)?.as_chunks().0;
    Some([u32::from_be_bytes(sides[0]), u32::from_be_bytes(sides[1])])
}

/// What the header of a frame of a JPEG file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::picture) struct Frame {
    pub(in crate::picture) width: u32,
    pub(in crate::picture) height: u32,
    /// 1: shades of grey; 3: colours.
    pub(in crate::picture) components: u8,
    /// Whether a camera may have noted that the picture is to be turned: some programs turn it and some do not.
    pub(in crate::picture) turned: bool,
}

/// Returns width and height of a JPEG file that is not to be turned.
pub(super) fn jpeg(file: &[u8]) -> Option<[u32; 2]> {
    let frame = frame(file).filter(|frame| !frame.turned)?;
    Some([frame.width, frame.height])
}

/// Returns the header of the frame of a JPEG file: ITU-T T.81, B.2.2.
pub(in crate::picture) fn frame(file: &[u8]) -> Option<Frame> {
    let mut rest = file.get(2..)?;
    let mut turned = false;
    loop {
        let &[0xff, marker, high, low, ..] = rest else {
            return None;
        };
        let segment = rest.get(4..)?;
        match marker {
            // Exif: the first value of the orientation leaves the picture as it is.
            0xe1 => turned |= segment.starts_with(b"Exif") && orientation(segment) != Some(1),
            // Tables and arithmetic conditioning have numbers among those of frames.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let &[8, y1, y0, x1, x0, components, ..] = segment else {
                    return None;
                };
                let [width, height] =
                    [[x1, x0], [y1, y0]].map(|side| u16::from_be_bytes(side).into());
                return Some(Frame {
                    width,
                    height,
                    components,
                    turned,
                });
            }
            // The picture begins, and no frame was there.
            0xd8..=0xda => return None,
            _ => {}
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..)?;
    }
}

/// Returns the orientation that Exif notes; where it notes none, the picture stays as it is: Exif 2.32, 4.6.4.
fn orientation(segment: &[u8]) -> Option<u16> {
    let tiff = segment.get(6..)?;
    let little = tiff.starts_with(b"II");
    let word = |at: usize| {
        let bytes = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    // The first directory lies where four bytes say; files have it within their first 64 kB.
    let start = usize::from(if little { word(4)? } else { word(6)? });
    for entry in 0..usize::from(word(start)?) {
        let at = start + 2 + 12 * entry;
        if word(at)? == 0x0112 {
            return word(at + 8);
        }
    }
    Some(1)
}

/// Returns width and height of a WebP file, from its first chunk. None where it notes how it was taken.
pub(super) fn webp(file: &[u8]) -> Option<[u32; 2]> {
    let data = file.get(20..30)?;
    let word = |at: usize| u32::from(u16::from_le_bytes([data[at], data[at + 1]]));
    match file.get(12..16)? {
        b"VP8 " => Some([word(6) & 0x3fff, word(8) & 0x3fff]),
        b"VP8L" => {
            let bits = word(1) | word(3) << 16;
            Some([(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1])
        }
        b"VP8X" if data[0] & 0b1000 == 0 => {
            Some([4, 7].map(|at| (word(at) | u32::from(data[at + 2]) << 16) + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_file_says_it_first() {
        let file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\x3c";
        assert_eq!(png(file), Some([300, 60]));
        assert_eq!(png(&file[..20]), None);
    }

    #[test]
    fn a_jpeg_file_says_it_before_its_picture() {
        let frame = b"\xff\xc2\0\x0b\x08\0\x3c\x01\x2c\x01";
        let file = |before: &[u8]| [b"\xff\xd8", before, frame].concat();
        assert_eq!(jpeg(&file(b"")), Some([300, 60]));
        assert_eq!(
            jpeg(&file(b"\xff\xe0\0\x04ab\xff\xc4\0\x03\0")),
            Some([300, 60])
        );
        for before in [
            &b"\xff\xe1\0\x08Exif\0\0"[..],
            b"\xff\xda\0\x02",
            b"\xff\xe0\xff\xff",
            b"\0",
        ] {
            assert_eq!(jpeg(&file(before)), None);
        }
        assert_eq!(jpeg(b"\xff\xd8\xff\xc0\0\x0b\x08\0"), None);
        assert_eq!(jpeg(b"\xff"), None);
    }

    #[test]
    fn a_webp_file_of_each_kind_says_it() {
        let file = |chunk: &[u8]| [b"RIFF\0\0\0\0WEBP", chunk].concat();
        let lossy = file(b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\x3c\0");
        assert_eq!(webp(&lossy), Some([300, 60]));
        // 299 in 14 bits, then 59.
        let lossless = file(b"VP8L\0\0\0\0\x2f\x2b\xc1\x0e\0\0\0\0\0\0");
        assert_eq!(webp(&lossless), Some([300, 60]));
        let extended = file(b"VP8X\x0a\0\0\0\x10\0\0\0\x2b\x01\0\x3b\0\0");
        assert_eq!(webp(&extended), Some([300, 60]));
        let noted = file(b"VP8X\x0a\0\0\0\x18\0\0\0\x2b\x01\0\x3b\0\0");
        assert_eq!(webp(&noted), None);
        assert_eq!(webp(&lossy[..25]), None);
    }
}
