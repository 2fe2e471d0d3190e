//! PNG file to pixels, by ISO/IEC 15948:2004 (PNG, second edition).
//!
//! ```text
//! file ─▶ chunks ─▶ header, palette, transparency
//!              └──▶ compressed data ─▶ filtered rows ─▶ rows ─▶ samples ─▶ pixels
//! ```
//!
//! # What this page does not do
//!
//! It applies no gamma and no colour profile: samples are taken for sRGB. It shows the still picture of an animation. It writes no file.

mod chunk;
mod color;
mod filter;
mod header;
mod interlace;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use self::chunk::Chunk;
use self::color::Colors;
use self::header::Header;
use self::interlace::Pass;
use super::super::pixels::Pixels;
use crate::{Code, Error};

/// Decodes a PNG file of any colour type, bit depth and interlacing, of at most 16 777 216 pixels.
///
/// # Errors
///
/// [`Code::LogoNotAPicture`] with `reason`: the bytes are no PNG file, the file is cut short, or a check sum in it is wrong; with
/// `width`, `height` and `most` beside it where the picture has too many pixels.
///
/// # Example
///
/// ```
/// use hongbao::picture::read_png;
///
/// // One red pixel.
/// let file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
///     \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";
/// assert_eq!(read_png(file)?.data(), [255, 0, 0, 255]);
///
/// let error = read_png(&file[..40]).unwrap_err();
/// assert_eq!(error.to_string(), "logo-not-a-picture (reason: the PNG file is cut short)");
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn read_png(file: &[u8]) -> Result<Pixels, Error> {
    let parts = parts(file)?;
    let rows = rows(&parts.header, &parts.compressed)?;
    let data = painted(&parts.header, &parts.colors, rows)?;
    Pixels::new(parts.header.width, parts.header.height, data)
}

/// The first bytes of every PNG file, 5.2.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What the chunks of a file say.
struct Parts {
    header: Header,
    colors: Colors,
    compressed: Vec<u8>,
}

/// Reads the chunks of a file.
fn parts(file: &[u8]) -> Result<Parts, Error> {
    let Some(mut rest) = file.strip_prefix(SIGNATURE) else {
        return Err(refused("no PNG signature"));
    };
    let first = chunk::next(&mut rest)?;
    if first.name != *b"IHDR" {
        return Err(refused("a PNG file without a header"));
    }
    let header = Header::read(first.data)?;
    let mut colors = Colors::default();
    let mut compressed = Vec::new();
    loop {
        let Chunk { name, data } = chunk::next(&mut rest)?;
        match &name {
            b"PLTE" => colors.read_palette(&header, data)?,
            b"tRNS" => colors.read_transparency(&header, data)?,
            b"IDAT" => compressed.extend_from_slice(data),
            b"IEND" => break,
            // A large first letter says that nobody can show the picture without the chunk, 5.4.
            [first, ..] if first.is_ascii_uppercase() => {
                return Err(refused("a PNG file with an unknown critical chunk"));
            }
            _ => {}
        }
    }
    colors.check(&header)?;
    Ok(Parts {
        header,
        colors,
        compressed,
    })
}

/// Decompresses the filtered rows of all passes.
fn rows(header: &Header, compressed: &[u8]) -> Result<Vec<u8>, Error> {
    let length = Pass::all(header)
        .map(|pass| pass.height * (1 + header.row_bytes(pass.width)))
        .sum();
    let rows = match decompress_to_vec_zlib_with_limit(compressed, length) {
        Ok(rows) => rows,
        // What follows the last row is passed over, as every other decoder does.
        Err(error) if error.status == TINFLStatus::HasMoreOutput => error.output,
        Err(error) if error.status == TINFLStatus::FailedCannotMakeProgress => {
            return Err(cut_short());
        }
        Err(_) => return Err(refused("compressed data that cannot be read")),
    };
    if rows.len() < length {
        return Err(cut_short());
    }
    Ok(rows)
}

/// Undoes the filters of the rows, and puts their pixels in place.
fn painted(header: &Header, colors: &Colors, mut rows: Vec<u8>) -> Result<Vec<u8>, Error> {
    let columns = header.width as usize;
    let mut pixels = vec![[0; 4]; columns * header.height as usize];
    let mut rest = &mut rows[..];
    for pass in Pass::all(header) {
        let bytes = header.row_bytes(pass.width);
        // The row above the first is taken for zeros, 9.2.
        let mut above: &[u8] = &vec![0; bytes];
        for row in 0..pass.height {
            let (line, below) = rest.split_at_mut(1 + bytes);
            rest = below;
            let (kind, line) = line.split_at_mut(1);
            filter::undo(kind[0], line, above, header.pixel_bytes())
                .ok_or_else(|| refused("a row with an unknown filter"))?;
            let start = (pass.top + row * pass.down) * columns + pass.left;
            let places = pixels[start..].iter_mut().step_by(pass.across);
            colors
                .paint(header, line, places.take(pass.width))
                .ok_or_else(|| refused("a colour beyond the palette"))?;
            above = line;
        }
    }
    Ok(pixels.into_flattened())
}

/// Says why bytes are no picture.
#[cold]
fn refused(reason: &str) -> Error {
    Error::new(Code::LogoNotAPicture).with("reason", reason)
}

#[cold]
fn cut_short() -> Error {
    refused("the PNG file is cut short")
}
