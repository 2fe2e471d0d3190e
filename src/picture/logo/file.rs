//! A file as a logo: which kind it is, and whether an SVG file is inert.
//!
//! # What this page does not do
//!
//! It decodes no pictures: whoever shows the SVG that carries the file does.

use crate::{Code, Error};

/// A file that an SVG picture may carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoFile {
    bytes: Vec<u8>,
    media_type: &'static str,
}

impl LogoFile {
    /// Tells PNG, JPEG, WebP and SVG files apart by their first bytes.
    ///
    /// An SVG file is embedded as an image, where browsers run no script and load nothing. Since other programs may, it is accepted only
    /// if it is plain UTF-8 and has nothing of the kind: no scripts, event handlers, foreign content, style imports or entities, and no
    /// reference but to its own parts and to embedded PNG, JPEG, GIF or WebP pictures.
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
        let media_type = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => "image/webp",
            _ => {
                inert(&bytes)?;
                "image/svg+xml"
            }
        };
        Ok(Self { bytes, media_type })
    }

    /// Returns the file as it was given.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::LogoFile;
    /// assert_eq!(LogoFile::new(b"<svg/>".to_vec())?.bytes(), b"<svg/>");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
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
        self.media_type
    }
}

/// Elements that act, embed or load by themselves.
const ELEMENTS: [&str; 11] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
    "link",
    "meta",
];

/// Words that act or load, or hide what does.
const WORDS: [&str; 6] = [
    "javascript:",
    "<!entity",
    "<?xml-stylesheet",
    "@import",
    "image-set(",
    "\0",
];

/// Refuses what is no SVG file, and one that is more than shapes.
fn inert(bytes: &[u8]) -> Result<(), Error> {
    let text = std::str::from_utf8(bytes).map_or_else(|_| String::new(), plain);
    match activity(&text) {
        Some(found) => Err(Error::new(Code::LogoUnsupported).with("found", found)),
        None => Ok(()),
    }
}

/// Returns a text in small letters, with one kind of space and never two in a row.
fn plain(given: &str) -> String {
    let mut text = String::with_capacity(given.len());
    for letter in given.trim_start_matches('\u{feff}').chars() {
        if !letter.is_whitespace() {
            text.push(letter.to_ascii_lowercase());
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}

/// Returns what in a text is no inert SVG picture, if there is anything.
fn activity(text: &str) -> Option<&str> {
    if !text.trim_start().starts_with('<') || !elements(text).any(|name| name == "svg") {
        return Some("no picture");
    }
    elements(text)
        .find(|name| ELEMENTS.contains(name))
        .or_else(|| {
            WORDS
                .into_iter()
                .find(|words| last_place(text, words).is_some())
        })
        .or_else(|| attribute(text))
        .or_else(|| loads(text).then_some("url"))
        .or_else(|| {
            // In a style sheet an escape or a character reference could hide a word.
            let hides = text.contains('\\') || last_place(text, "&#").is_some();
            elements(text).find(|name| hides && *name == "style")
        })
}

/// Returns the name of the first attribute that acts or loads. Whatever reads like an attribute counts as one, wherever it stands.
fn attribute(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let href = last_place(text, "href");
    // Where the name starts, and what follows its prefix.
    let (mut start, mut local) = (0, 0);
    for (place, byte) in bytes.iter().enumerate() {
        match byte {
            b':' => local = place + 1,
            b'"' | b'\'' | b'/' | b'<' => (start, local) = (place + 1, place + 1),
            b' ' if bytes.get(place + 1) != Some(&b'=') => {
                (start, local) = (place + 1, place + 1);
            }
            b'=' => {
                let spaced = place > 0 && bytes[place - 1] == b' ';
                let end = place - usize::from(spaced);
                let name = &text[local..end];
                let after = text[place + 1..].trim_start_matches(' ');
                let quoted = ['"', '\'']
                    .into_iter()
                    .find_map(|quote| after.strip_prefix(quote)?.split(quote).next());
                let value = quoted.unwrap_or(after);
                let handles = name.len() > 2 && name.starts_with("on");
                let refers = matches!(
                    name,
                    "href" | "src" | "data" | "base" | "action" | "formaction"
                );
                // What is not quoted may go on to the end, and is not searched once for every attribute.
                let animates = name == "attributename"
                    && match quoted {
                        Some(value) => last_place(value, "href").is_some(),
                        None => href > Some(place),
                    };
                if handles || refers && !embedded(value) || animates {
                    return Some(&text[start..end]);
                }
                if spaced {
                    (start, local) = (place, place);
                }
            }
            _ => {}
        }
    }
    None
}

/// Tells whether a text calls `url()` or `src()` with what is not embedded. An escape could hide the name, so none may stand before a
/// parenthesis.
fn loads(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut start = 0;
    for (place, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'\\' | b'&' | b';' | b'#' | b'-') {
            continue;
        }
        let name = &bytes[start..place];
        start = place + 1;
        if *byte == b'(' {
            let value = text[start..].trim_start_matches(' ');
            let value = value.trim_start_matches(['"', '\'']);
            let named = name.ends_with(b"url") || name.ends_with(b"src");
            if named && !embedded(value) || name.contains(&b'\\') || name.contains(&b'&') {
                return true;
            }
        }
    }
    false
}

/// Returns the last place of some words in a text.
///
/// Differs: not `str::rfind`, whose search in linear time is far more code.
fn last_place(text: &str, words: &str) -> Option<usize> {
    let mut places = text.as_bytes().windows(words.len());
    places.rposition(|place| place == words.as_bytes())
}

/// Tells whether a reference stays within the file.
fn embedded(value: &str) -> bool {
    let value = value.trim_start_matches(' ');
    value.is_empty()
        || value.starts_with('#')
        || ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| {
            value
                .strip_prefix("data:image/")
                .and_then(|rest| rest.strip_prefix(kind))
                .is_some_and(|rest| rest.starts_with([';', ',']))
        })
}

/// Returns the names of all elements that start in a text, without their prefixes.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|rest| {
        let end = rest.find([' ', '>', '/']);
        let name = &rest[..end.unwrap_or(rest.len())];
        let local = name.rfind(':').map_or(0, |colon| colon + 1);
        &name[local..]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn kind(bytes: &[u8], want: &str) {
        assert_eq!(
            LogoFile::new(bytes.to_vec()).map(|file| file.media_type),
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
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><svg:svg/>",
            "image/svg+xml",
        );
        refused("GIF89a", "no picture");
        refused("", "no picture");
        refused("<html></html>", "no picture");
        let sixteen: Vec<u8> = "<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(LogoFile::new(sixteen).is_err());
    }

    #[test]
    fn shapes_gradients_styles_and_embedded_pictures_are_inert() {
        for text in [
            "<svg viewBox='0 0 2 2'><linearGradient id='a'/><path fill='url(#a)' d='M0 0h2v2z'/></svg>",
            "<svg><style>.a{fill:url( \"#a\" )}</style><use xlink:href='#b' transform='translate(1 2)'/></svg>",
            "<svg><image href='data:image/png;base64,AAAA'/><text font-size='2'>on = off, x(y)</text></svg>",
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>",
        ] {
            kind(text.as_bytes(), "image/svg+xml");
        }
    }

    #[test]
    fn what_acts_or_loads_is_refused() {
        refused("<svg><script>alert(1)</script></svg>", "script");
        refused("<svg xmlns:s='x'><s:SCRIPT/></svg>", "script");
        refused("<svg onload='alert(1)'/>", "onload");
        refused("<svg><g\nonclick = \"a\"/></svg>", "onclick");
        refused("<svg/onload=alert(1)>", "onload");
        refused("<svg><a href='javascript:alert(1)'/></svg>", "javascript:");
        refused("<svg><a href='&#106;avascript:alert(1)'/></svg>", "href");
        refused(
            "<svg><image xlink:href='http://a/b.png'/></svg>",
            "xlink:href",
        );
        refused("<svg><image href='//a/b.png'/></svg>", "href");
        refused(
            "<svg><use href='data:image/svg+xml;base64,AAAA'/></svg>",
            "href",
        );
        refused("<svg><foreignObject/></svg>", "foreignobject");
        refused("<svg><style>@import 'http://a'</style></svg>", "@import");
        refused("<svg><style>@\\69mport 'http://a'</style></svg>", "style");
        refused("<svg><style>&#64;import 'http://a'</style></svg>", "style");
        refused("<svg><path fill='url(http://a/#b)'/></svg>", "url");
        refused("<svg><style>a{fill:u\\72l(http://a)}</style></svg>", "url");
        refused("<svg><path fill='u&#114;l(http://a)'/></svg>", "url");
        refused(
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
            "<!entity",
        );
        refused(
            "<?xml-stylesheet href='http://a'?><svg/>",
            "<?xml-stylesheet",
        );
        refused(
            "<svg><set attributeName='href' to='x'/></svg>",
            "attributename",
        );
        refused("<svg><set attributeName=href></svg>", "attributename");
        refused("<svg>é(</svg><g x:y:OnLoad='a'/>", "x:y:onload");
    }
}
