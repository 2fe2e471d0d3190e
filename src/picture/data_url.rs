//! A file as an address: RFC 2397.

use super::base64::base64;

/// Writes a file as a `data:` address in base 64.
///
/// # Example
///
/// ```
/// use hongbao::picture::data_url;
///
/// assert_eq!(data_url("text/plain", b"foob"), "data:text/plain;base64,Zm9vYg==");
/// ```
#[must_use]
pub fn data_url(media_type: &str, file: &[u8]) -> String {
    let mut text = ["data:", media_type, ";base64,"].concat();
    text.reserve(file.len().div_ceil(3) * 4);
    base64(&mut text, file);
    text
}
