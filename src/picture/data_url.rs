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
    let mut text = String::with_capacity(file.len().div_ceil(3) * 4 + 40);
    text.push_str("data:");
    text.push_str(media_type);
    text.push_str(";base64,");
    base64(&mut text, file);
    text
}
