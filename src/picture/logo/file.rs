//! A file as a logo: which kind it is, and whether an SVG file is inert.

use crate::{Code, Error};

/// A file that an SVG picture may carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoFile {
    bytes: Vec<u8>,
    media_type: &'static str,
}

impl LogoFile {
    /// Tells PNG, JPEG, WebP and SVG apart by their first bytes.
    ///
    /// An SVG file is embedded as an image, where browsers run no script and load nothing; since other programs may, it is
    /// accepted only if it is plain UTF-8 and has nothing of the kind: no scripts, event handlers, foreign content, style
    /// imports or entities, and no reference but to its own parts and to embedded PNG, JPEG, GIF or WebP pictures.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`: the file is of no such kind, or it is an SVG file with what `found` says.
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
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the media type, such as `"image/png"`.
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

/// Refuses what is no SVG file, and one that is more than shapes.
fn inert(bytes: &[u8]) -> Result<(), Error> {
    let refused = |found: &str| Err(Error::new(Code::LogoUnsupported).with("found", found));
    let Ok(text) = std::str::from_utf8(bytes) else {
        return refused("no picture");
    };
    let text = text.trim_start_matches('\u{feff}').to_ascii_lowercase();
    if !text.trim_start().starts_with('<') || !elements(&text).any(|name| name == "svg") {
        return refused("no picture");
    }
    if let Some(name) = elements(&text).find(|name| ELEMENTS.contains(name)) {
        return refused(name);
    }
    for words in [
        "javascript:",
        "<!entity",
        "<?xml-stylesheet",
        "@import",
        "image-set(",
        "\0",
    ] {
        if holds(&text, words) {
            return refused(words);
        }
    }
    for (name, value) in attributes(&text) {
        let local = name.rsplit(':').next().unwrap_or(name);
        let handles = local.len() > 2 && local.starts_with("on");
        let loads = matches!(
            local,
            "href" | "src" | "data" | "base" | "action" | "formaction"
        ) && !embedded(value);
        let animates = local == "attributename" && holds(value, "href");
        if handles || loads || animates {
            return refused(name);
        }
    }
    // In attributes and style sheets; an escape could hide the word, so none may stand before a parenthesis.
    for (place, _) in text.match_indices('(') {
        let before = &text[..place];
        let value = text[place + 1..]
            .trim_start()
            .trim_start_matches(['"', '\'']);
        let named = before.ends_with("url") || before.ends_with("src");
        let word = before
            .rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || "\\-&;#".contains(letter)))
            .next()
            .unwrap_or_default();
        if named && !embedded(value) || word.contains(['\\', '&']) {
            return refused("url");
        }
    }
    // In a style sheet an escape or a character reference could hide a word.
    if elements(&text).any(|name| name == "style") && (text.contains('\\') || text.contains("&#")) {
        return refused("style");
    }
    Ok(())
}

/// Tells whether a text contains words.
///
/// Differs: not `str::contains`, whose search in linear time is far more code.
fn holds(text: &str, words: &str) -> bool {
    let mut places = text.as_bytes().windows(words.len());
    places.any(|place| place == words.as_bytes())
}

/// Tells whether a reference stays within the file.
fn embedded(value: &str) -> bool {
    let value = value.trim_start();
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
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
        let name = &rest[..end.unwrap_or(rest.len())];
        name.rsplit(':').next().unwrap_or(name)
    })
}

/// Returns everything in a text that reads like an attribute, with its value, wherever it stands.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('=').map(|(place, _)| {
        let before = text[..place].trim_end();
        let name = before
            .rsplit(|letter: char| {
                letter.is_whitespace() || matches!(letter, '"' | '\'' | '/' | '<')
            })
            .next()
            .unwrap_or_default();
        let value = text[place + 1..].trim_start();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
            _ => value,
        };
        (name, value)
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
    }
}
