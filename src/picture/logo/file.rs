//! A file as a logo: which kind it is, and what of it every output can use.

use super::png::read_png;
use super::sides;
use super::vector::Vector;
use crate::picture::pixels::Pixels;
use crate::{Code, Error};

/// A file of a picture: PNG for every output, JPEG, WebP and SVG for SVG documents.
#[derive(Clone, Debug, PartialEq)]
pub struct LogoFile(Kind);

/// The kinds of files, told apart by their first bytes.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Png(Vec<u8>),
    Jpeg(Vec<u8>),
    Webp(Vec<u8>),
    Svg(Vector),
}

impl LogoFile {
    /// Tells PNG, JPEG, WebP and SVG files apart by their first bytes.
    ///
    /// An SVG file is read whole and written anew from what is allowed, see [`Vector`].
    ///
    /// # Errors
    ///
    /// [`Code::LogoUnsupported`] with `found`: the file is of no such kind, or it is an SVG file that holds what `found` names.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::LogoFile;
    ///
    /// let file = LogoFile::new(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec())?;
    /// assert_eq!(file.media_type(), "image/svg+xml");
    /// assert_eq!(
    ///     LogoFile::new(b"<svg onload='alert(1)'/>".to_vec()).unwrap_err().to_string(),
    ///     "logo-unsupported (found: onload)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(bytes: Vec<u8>) -> Result<Self, Error> {
        Ok(Self(if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Kind::Png(bytes)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Kind::Jpeg(bytes)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Kind::Webp(bytes)
        } else {
            Kind::Svg(Vector::new(&bytes)?)
        }))
    }

    /// Returns the media type, such as `"image/png"`.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::LogoFile;
    /// assert_eq!(LogoFile::new(b"\xff\xd8\xff\xe0".to_vec())?.media_type(), "image/jpeg");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.0 {
            Kind::Png(_) => "image/png",
            Kind::Jpeg(_) => "image/jpeg",
            Kind::Webp(_) => "image/webp",
            Kind::Svg(_) => "image/svg+xml",
        }
    }

    /// Decodes the file, where this crate knows how: PNG.
    ///
    /// # Errors
    ///
    /// - [`Code::LogoUnsupported`] with `found`, the kind of the file: it has to be decoded by someone else.
    /// - [`Code::LogoNotAPicture`]: the file has a mistake.
    pub(in crate::picture) fn pixels(&self) -> Result<Pixels, Error> {
        let found = match &self.0 {
            Kind::Png(bytes) => return read_png(bytes),
            Kind::Jpeg(_) => "a JPEG file",
            Kind::Webp(_) => "a WebP file",
            Kind::Svg(_) => "an SVG file",
        };
        Err(Error::new(Code::LogoUnsupported).with("found", found))
    }

    /// Returns a JPEG file with the header of its frame; none where it is of another kind, or of colours that a page does not show as they
    /// are.
    ///
    /// # Errors
    ///
    /// [`Code::LogoUnsupported`]: the picture is to be turned.
    pub(in crate::picture) fn jpeg(&self) -> Result<Option<(&[u8], sides::Frame)>, Error> {
        let Kind::Jpeg(bytes) = &self.0 else {
            return Ok(None);
        };
        let frame = sides::frame(bytes).filter(|frame| matches!(frame.components, 1 | 3));
        match frame {
            Some(frame) if frame.turned => {
                Err(Error::new(Code::LogoUnsupported)
                    .with("found", "a JPEG file that is to be turned"))
            }
            frame => Ok(frame.map(|frame| (bytes.as_slice(), frame))),
        }
    }

    /// Returns the width by the height of what the file shows, where it says so and is not to be turned.
    pub(super) fn aspect(&self) -> Option<f64> {
        let [width, height] = match &self.0 {
            Kind::Png(bytes) => sides::png(bytes)?,
            Kind::Jpeg(bytes) => sides::jpeg(bytes)?,
            Kind::Webp(bytes) => sides::webp(bytes)?,
            Kind::Svg(vector) => return Some(vector.size()[0] / vector.size()[1]),
        };
        (width != 0 && height != 0).then(|| f64::from(width) / f64::from(height))
    }

    /// Returns the bytes of a file of pixels as they were given, or the shapes of a file of vectors.
    pub(in crate::picture) fn content(&self) -> Result<&[u8], &Vector> {
        match &self.0 {
            Kind::Png(bytes) | Kind::Jpeg(bytes) | Kind::Webp(bytes) => Ok(bytes),
            Kind::Svg(vector) => Err(vector),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn kind(bytes: &[u8], want: &str) {
        assert_eq!(
            LogoFile::new(bytes.to_vec()).map(|file| file.media_type()),
            Ok(want)
        );
    }

    #[track_caller]
    fn refused(text: &str, found: &str) {
        let error = LogoFile::new(text.as_bytes().to_vec()).expect_err(text);
        assert_eq!(
            error.to_string(),
            format!("logo-unsupported (found: {found})")
        );
    }

    #[test]
    fn files_are_told_apart_by_their_first_bytes() {
        kind(b"\x89PNG\r\n\x1a\n....", "image/png");
        kind(b"\xff\xd8\xff\xe0....", "image/jpeg");
        kind(b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp");
        kind(
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "image/svg+xml",
        );
        kind(
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
            "image/svg+xml",
        );
        refused("GIF89a", "no picture");
        refused("", "no picture");
        refused("<html></html>", "no picture");
        let sixteen: Vec<u8> = "<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(LogoFile::new(sixteen).is_err());
    }

    #[test]
    fn a_file_that_only_others_decode_says_what_it_is() {
        let error = |bytes: &[u8]| {
            let file = LogoFile::new(bytes.to_vec()).expect("a file");
            file.pixels().expect_err("no pixels").to_string()
        };
        assert_eq!(
            error(b"\xff\xd8\xff\xe0"),
            "logo-unsupported (found: a JPEG file)"
        );
        assert_eq!(error(b"<svg/>"), "logo-unsupported (found: an SVG file)");
        assert!(error(b"\x89PNG\r\n\x1a\n....").starts_with("logo-not-a-picture"));
    }
}
