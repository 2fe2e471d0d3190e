//! PNG files are decoded as a stranger decodes them, or refused with a reason.
//!
//! `vectors/pngsuite` is the `PngSuite`: every colour type and bit depth, with and without interlacing, and files that
//! are broken on purpose.

use std::fs;
use std::path::PathBuf;

use hongbao::Code;
use hongbao::picture::read_png;
use png::{BitDepth, ColorType, Transformations};
use proptest::prelude::*;

/// Returns the files of the `PngSuite`, name and bytes.
fn suite() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/pngsuite");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "png"))
        .map(|path| {
            let name = path.file_stem().expect("a file").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a readable file"))
        })
        .collect();
    files.sort();
    files
}

/// Decodes by the crate `png`: samples of 16 bits are left as they are, so that both sides are rounded here by one rule.
fn by_a_stranger(file: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a header");
    let mut bytes = vec![0; reader.output_buffer_size().expect("small")];
    let info = reader.next_frame(&mut bytes).expect("a picture");
    bytes.truncate(info.buffer_size());
    let samples: Vec<u8> = match info.bit_depth {
        BitDepth::Sixteen => bytes
            .chunks_exact(2)
            .map(|two| (f64::from(u16::from_be_bytes([two[0], two[1]])) / 257.0).round())
            .map(|value| {
                (0..=255)
                    .find(|&byte| f64::from(byte) >= value)
                    .expect("a byte")
            })
            .collect(),
        _ => bytes,
    };
    let pixels = match info.color_type {
        ColorType::Grayscale => samples
            .iter()
            .flat_map(|&grey| [grey, grey, grey, 255])
            .collect(),
        ColorType::GrayscaleAlpha => samples
            .chunks_exact(2)
            .flat_map(|two| [two[0], two[0], two[0], two[1]])
            .collect(),
        ColorType::Rgb => samples
            .chunks_exact(3)
            .flat_map(|three| [three[0], three[1], three[2], 255])
            .collect(),
        ColorType::Rgba => samples,
        ColorType::Indexed => unreachable!("palettes are expanded"),
    };
    (info.width, info.height, pixels)
}

#[test]
fn every_kind_of_the_png_suite_is_decoded_as_a_stranger_does() {
    let mut count = 0;
    for (name, file) in suite().iter().filter(|(name, _)| !name.starts_with('x')) {
        let pixels = read_png(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (width, height, data) = by_a_stranger(file);
        assert_eq!((pixels.width(), pixels.height()), (width, height), "{name}");
        assert!(pixels.data() == data, "{name}");
        count += 1;
    }
    assert_eq!(count, 160);
}

#[test]
fn every_broken_file_of_the_png_suite_is_refused_with_its_reason() {
    let refused: Vec<String> = suite()
        .iter()
        .filter(|(name, _)| name.starts_with('x'))
        .map(|(name, file)| {
            let error = read_png(file).expect_err(name);
            assert_eq!(error.code(), Code::LogoNotAPicture, "{name}");
            format!("{name}: {}", error.figures()[0].1)
        })
        .collect();
    assert_eq!(
        refused,
        [
            "xc1n0g08: a PNG file with an impossible header",
            "xc9n2c08: a PNG file with an impossible header",
            "xcrn0g04: no PNG signature",
            "xcsn0g01: a PNG file with a wrong check sum",
            "xd0n2c08: a PNG file with an impossible header",
            "xd3n2c08: a PNG file with an impossible header",
            "xd9n2c08: a PNG file with an impossible header",
            "xdtn0g01: the PNG file is cut short",
            "xhdn0g08: a PNG file with a wrong check sum",
            "xlfn0g04: no PNG signature",
            "xs1n0g01: no PNG signature",
            "xs2n0g01: no PNG signature",
            "xs4n0g01: no PNG signature",
            "xs7n0g01: no PNG signature",
        ]
    );
}

#[test]
fn a_file_that_is_cut_anywhere_is_refused() {
    for (name, file) in suite().iter().filter(|(name, _)| name.starts_with("bas")) {
        for length in 0..file.len() {
            let error = read_png(&file[..length]).expect_err(name);
            assert_eq!(error.code(), Code::LogoNotAPicture, "{name} {length}");
        }
    }
}

#[test]
fn a_file_with_a_changed_bit_is_refused() {
    for (name, file) in suite().iter().filter(|(name, _)| name.starts_with("bas")) {
        for bit in 0..8 * file.len() {
            let mut changed = file.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            // Every bit lies in the signature, or under a check sum, or in the length of a chunk.
            let error = read_png(&changed).expect_err(name);
            assert_eq!(error.code(), Code::LogoNotAPicture, "{name} {bit}");
        }
    }
}

/// Writes a file of these chunks, with the check sums that belong to them.
fn file(chunks: &[(&[u8], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let checked = [name, &data[..]].concat();
        file.extend(u32::try_from(data.len()).expect("small").to_be_bytes());
        file.extend(&checked);
        file.extend(check_sum(&checked).to_be_bytes());
    }
    file
}

/// The slow twin of the check sum: a division bit by bit.
fn check_sum(bytes: &[u8]) -> u32 {
    let mut rest = u32::MAX;
    for byte in bytes {
        rest ^= u32::from(*byte);
        for _ in 0..8 {
            rest = if rest & 1 == 1 {
                rest >> 1 ^ 0xedb8_8320
            } else {
                rest >> 1
            };
        }
    }
    !rest
}

/// Writes the data of a header.
fn header(width: u32, height: u32, depth: u8, color: u8, interlace: u8) -> Vec<u8> {
    let mut data = [width.to_be_bytes(), height.to_be_bytes()].concat();
    data.extend([depth, color, 0, 0, interlace]);
    data
}

fn compressed(rows: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(rows, 6)
}

#[track_caller]
fn refuses(chunks: &[(&[u8], Vec<u8>)], reason: &str) {
    let error = read_png(&file(chunks)).expect_err(reason);
    assert_eq!(
        error.to_string(),
        format!("logo-not-a-picture (reason: {reason})")
    );
}

#[test]
fn what_the_standard_forbids_is_refused_with_its_reason() {
    let grey = || (&b"IHDR"[..], header(2, 1, 8, 0, 0));
    let indexed = || (&b"IHDR"[..], header(2, 1, 1, 3, 0));
    let data = |rows: &[u8]| (&b"IDAT"[..], compressed(rows));
    let end = || (&b"IEND"[..], Vec::new());
    refuses(&[], "the PNG file is cut short");
    refuses(&[grey()], "the PNG file is cut short");
    refuses(&[end()], "a PNG file without a header");
    refuses(
        &[(b"IHDR", header(0, 1, 8, 0, 0))],
        "a PNG file with an impossible header",
    );
    refuses(
        &[(b"IHDR", header(1, 1, 8, 0, 2))],
        "a PNG file with an impossible header",
    );
    refuses(
        &[(b"IHDR", vec![0; 12])],
        "a PNG file with an impossible header",
    );
    refuses(
        &[grey(), grey()],
        "a PNG file with an unknown critical chunk",
    );
    refuses(
        &[grey(), (b"JPEG", Vec::new())],
        "a PNG file with an unknown critical chunk",
    );
    refuses(&[grey(), end()], "the PNG file is cut short");
    refuses(&[grey(), data(&[0, 7]), end()], "the PNG file is cut short");
    refuses(
        &[grey(), data(&[5, 7, 7]), end()],
        "a row with an unknown filter",
    );
    refuses(
        &[grey(), (b"IDAT", vec![1, 2, 3, 4]), end()],
        "compressed data that cannot be read",
    );
    refuses(
        &[grey(), (b"tRNS", vec![0]), end()],
        "a PNG file with an impossible transparency",
    );
    refuses(
        &[indexed(), data(&[0, 0x80]), end()],
        "a PNG file without its palette",
    );
    refuses(
        &[indexed(), (b"PLTE", vec![0; 9])],
        "a PNG file with an impossible palette",
    );
    refuses(
        &[indexed(), (b"PLTE", vec![0; 4])],
        "a PNG file with an impossible palette",
    );
    refuses(
        &[indexed(), (b"tRNS", vec![0])],
        "a PNG file with an impossible transparency",
    );
    refuses(
        &[indexed(), (b"PLTE", vec![0; 3]), data(&[0, 0x40]), end()],
        "a colour beyond the palette",
    );
    let mut wrong = compressed(&[0, 7, 7]);
    *wrong.last_mut().expect("four bytes of sum") ^= 1;
    refuses(
        &[grey(), (b"IDAT", wrong), end()],
        "compressed data that cannot be read",
    );
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_decompressed() {
    for (width, height) in [(4096, 4097), (u32::MAX, u32::MAX), (1, u32::MAX)] {
        let error = read_png(&file(&[(b"IHDR", header(width, height, 16, 6, 1))]));
        assert_eq!(
            error.expect_err("too large").to_string(),
            format!(
                "logo-not-a-picture (reason: too many pixels, width: {width}, height: {height}, most: 16777216)"
            )
        );
    }
}

#[test]
fn what_follows_the_last_row_or_the_last_chunk_changes_nothing() {
    let chunks = [
        (&b"IHDR"[..], header(2, 1, 8, 0, 0)),
        (b"teXt", b"skipped".to_vec()),
        (b"IDAT", compressed(&[0, 7, 9, 0, 1, 2])),
        (b"IEND", Vec::new()),
    ];
    let long = [file(&chunks), b"more".to_vec()].concat();
    let pixels = read_png(&long).expect("a picture");
    assert_eq!(pixels.data(), [7, 7, 7, 255, 9, 9, 9, 255]);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_png(&bytes).is_err());
    }

    /// Every chunk has its right check sum, so that what is in it is looked at.
    #[test]
    fn no_chunks_panic(
        size in (0..40_u32, 0..40_u32),
        kind in (0..=16_u8, 0..=7_u8, 0..=2_u8),
        palette in proptest::collection::vec(any::<u8>(), 0..60),
        transparency in proptest::collection::vec(any::<u8>(), 0..20),
        rows in proptest::collection::vec(0..=4_u8, 0..8000),
        order in Just(vec![0, 1, 2, 3]).prop_shuffle(),
    ) {
        let header = header(size.0, size.1, kind.0, kind.1, kind.2);
        let parts: [(&[u8], Vec<u8>); 4] =
            [(b"PLTE", palette), (b"tRNS", transparency), (b"IDAT", compressed(&rows)), (b"IEND", Vec::new())];
        let mut chunks = vec![(&b"IHDR"[..], header)];
        chunks.extend(order.into_iter().map(|place: usize| parts[place].clone()));
        if let Ok(pixels) = read_png(&file(&chunks)) {
            prop_assert_eq!((pixels.width(), pixels.height()), size);
        }
    }
}
