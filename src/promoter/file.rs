//! The file that a promoter's picture has.

use crate::{Code, Error};

/// Where the pictures lie.
const FOLDER: &str = "static/img/qrcode/";

/// What file systems take in one name, with the four characters of the extension: 255 bytes.
const MOST_BYTES: usize = 255 - 4;

/// Names that Windows gives to devices, whatever the extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Devices with one digit behind the name; Windows takes superscript digits for digits.
const PORTS: [&str; 2] = ["COM", "LPT"];

/// The kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Document Format.
    Pdf,
}

/// Returns the path of a promoter's picture, which holds on every common file system.
///
/// An id is one file name without a dot: no `/`, `\`, `.`, none of `< > : " | ? *`, no control character, no character that
/// turns the direction of writing or cannot be seen at the edge of a word, no space at either end, none of the names that
/// Windows keeps for devices, and 1 to 251 bytes of UTF-8.
///
/// # Errors
///
/// `promoter-id-invalid` for any other id; the figures are the id, a `reason` in one word, and where one character is to blame,
/// that character.
///
/// # Example
///
/// ```
/// use hongbao::promoter::{Picture, file};
///
/// assert_eq!(file("推广员7", Picture::Png).unwrap(), "static/img/qrcode/推广员7.png");
/// assert_eq!(file("../etc", Picture::Png).unwrap_err().code().name(), "promoter-id-invalid");
/// ```
pub fn file(id: &str, picture: Picture) -> Result<String, Error> {
    check(id)?;
    let extension = match picture {
        Picture::Png => ".png",
        Picture::Svg => ".svg",
        Picture::Pdf => ".pdf",
    };
    Ok([FOLDER, id, extension].concat())
}

fn check(id: &str) -> Result<(), Error> {
    if id.is_empty() {
        return Err(invalid(id, "empty"));
    }
    if id.len() > MOST_BYTES {
        return Err(invalid(id, "long")
            .with("bytes", id.len())
            .with("most", MOST_BYTES));
    }
    for character in id.chars() {
        if let Some(reason) = reason_against(character) {
            return Err(invalid(id, reason).with("character", String::from(character)));
        }
    }
    if id.starts_with(char::is_whitespace) || id.ends_with(char::is_whitespace) {
        return Err(invalid(id, "space"));
    }
    if is_device(id) {
        return Err(invalid(id, "device"));
    }
    Ok(())
}

fn reason_against(character: char) -> Option<&'static str> {
    match character {
        '/' | '\\' => Some("separator"),
        '.' => Some("dot"),
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => Some("character"),
        // C0, DEL, C1; line and paragraph separators; marks and overrides of direction; the byte-order mark.
        '\0'..='\x1f'
        | '\x7f'..='\u{9f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{61c}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Some("control"),
        _ => None,
    }
}

fn is_device(id: &str) -> bool {
    let is_port = |port: &str| {
        id.get(..3)
            .is_some_and(|name| name.eq_ignore_ascii_case(port))
            && id.get(3..).is_some_and(|digit| {
                matches!(digit, "¹" | "²" | "³") || matches!(digit.as_bytes(), [b'0'..=b'9'])
            })
    };
    DEVICES.iter().any(|device| id.eq_ignore_ascii_case(device)) || PORTS.into_iter().any(is_port)
}

/// Makes the error; a long id is cut, since it is shown to a person.
fn invalid(id: &str, reason: &str) -> Error {
    Error::new(Code::PromoterIdInvalid)
        .with("id", id.chars().take(80).collect::<String>())
        .with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refuses(id: &str, figures: &str) {
        let error = file(id, Picture::Png).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("promoter-id-invalid (id: {id}, reason: {figures})")
        );
    }

    #[track_caller]
    fn takes(id: &str) {
        assert_eq!(
            file(id, Picture::Svg).unwrap(),
            format!("static/img/qrcode/{id}.svg")
        );
    }

    #[test]
    fn plain_names_are_taken() {
        for id in [
            "7",
            "alice",
            "张三",
            "A-b_c~1",
            "ß",
            "👩\u{200d}💻",
            "a b",
            "=1+1",
            "-rf",
            "%2e",
        ] {
            takes(id);
        }
    }

    #[test]
    fn each_picture_has_its_extension() {
        assert_eq!(file("7", Picture::Png).unwrap(), "static/img/qrcode/7.png");
        assert_eq!(file("7", Picture::Pdf).unwrap(), "static/img/qrcode/7.pdf");
    }

    #[test]
    fn nothing_leaves_the_folder() {
        refuses("a/b", "separator, character: /");
        refuses("a\\b", "separator, character: \\");
        refuses(".", "dot, character: .");
        refuses("..", "dot, character: .");
        refuses("a.png", "dot, character: .");
    }

    #[test]
    fn what_windows_refuses_is_refused() {
        for character in "<>:\"|?*".chars() {
            refuses(
                &format!("a{character}"),
                &format!("character, character: {character}"),
            );
        }
        for id in [
            "con", "PRN", "Aux", "nul", "COM1", "lpt9", "com0", "COM¹", "lpt³", "conin$", "CONOUT$",
        ] {
            refuses(id, "device");
        }
        for id in ["cons", "com", "com10", "comx", "lpt", "com¼"] {
            takes(id);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for character in [
            '\0', '\n', '\x1f', '\x7f', '\u{85}', '\u{2028}', '\u{202e}', '\u{2066}', '\u{feff}',
        ] {
            refuses(
                &format!("a{character}b"),
                &format!("control, character: {character}"),
            );
        }
        refuses(" a", "space");
        refuses("a\u{3000}", "space");
        refuses("", "empty");
    }

    #[test]
    fn a_name_has_at_most_255_bytes_with_its_extension() {
        takes(&"a".repeat(251));
        takes(&"红".repeat(83));
        let error = file(&"红".repeat(84), Picture::Png).unwrap_err();
        let shown = "红".repeat(80);
        assert_eq!(
            error.to_string(),
            format!("promoter-id-invalid (id: {shown}, reason: long, bytes: 252, most: 251)")
        );
    }
}
