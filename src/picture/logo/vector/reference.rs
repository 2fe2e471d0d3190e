//! What a value refers to.

use super::allowed::FUNCTIONS;
use super::found;
use crate::Error;

/// The kinds of pictures that a file may hold in itself; an SVG inside could act again.
const EMBEDDED: [&str; 5] = ["png", "jpeg", "jpg", "gif", "webp"];

/// Returns the target of a reference as it is written: a part of the file with the prefix, or a picture in the file itself.
///
/// # Errors
///
/// `logo-unsupported` with the attribute: the reference leads elsewhere.
pub(super) fn target(name: &str, value: &str, prefix: &str) -> Result<String, Error> {
    let value = value.trim();
    if let Some(part) = value.strip_prefix('#')
        && is_identifier(part)
    {
        return Ok(["#", prefix, part].concat());
    }
    let embedded = value.strip_prefix("data:image/").and_then(|rest| {
        let (kind, data) = rest.split_once(";base64,")?;
        let data: String = data.split_ascii_whitespace().collect();
        let plain = data
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
        (EMBEDDED.contains(&kind) && plain)
            .then(|| ["data:image/", kind, ";base64,", &data].concat())
    });
    embedded.ok_or_else(|| found(name))
}

/// Returns a value as it is written, with the prefix in each `url(#…)`.
///
/// # Errors
///
/// `logo-unsupported` with the attribute: the value refers to another place, calls a function that is not allowed, or hides a word behind
/// an escape.
pub(super) fn checked(name: &str, value: &str, prefix: &str) -> Result<String, Error> {
    let value = value.trim();
    if value.contains(['\\', '<', '@', '{', '}', ';']) || value.contains("/*") {
        return Err(found(name));
    }
    let mut written = String::new();
    let mut rest = value;
    while let Some(open) = rest.find('(') {
        let before = &rest[..open];
        let word = before
            .rsplit(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_')))
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if word == "url" {
            let (inside, after) = rest[open + 1..]
                .split_once(')')
                .ok_or_else(|| found(name))?;
            let part = inside.trim().trim_matches(['"', '\'']).trim();
            let part = part.strip_prefix('#').filter(|part| is_identifier(part));
            let part = part.ok_or_else(|| found(name))?;
            for text in [&before[..before.len() - 3], "url(#", prefix, part, ")"] {
                written.push_str(text);
            }
            rest = after;
        } else {
            // A bracket without a word before it groups nothing that could load.
            if !word.is_empty() && !FUNCTIONS.contains(&word.as_str()) {
                return Err(found(name));
            }
            written.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
        }
    }
    written.push_str(rest);
    Ok(written)
}

/// Tells whether a text can be an identifier here: no space, bracket or quote stands in it.
pub(super) fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':'))
}
