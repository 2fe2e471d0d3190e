//! Text to outlines of letters, by a font.
//!
//! ```text
//! text ─▶ runs (of one direction and script) ─▶ glyphs (HarfBuzz's rules) ─▶ outlines
//! ```
//!
//! `harfrust` reads the font, shapes each run and draws the glyphs; `unicode-bidi` tells the directions. What comes out are [`Letters`], whose size is
//! one em and which every picture can draw: see `Style::outlined` in the room `picture`.
//!
//! # What this room does not do
//!
//! It breaks no lines, opens no files and looks for no fonts. Colours and bitmaps of a font are not drawn, and a variable font is taken as it comes.

mod glyph;
mod runs;

use harfrust::font::name::NameId;
use harfrust::font::{Blob, Font as Source};
use harfrust::{Buffer, ShapeOptions, ShaperFont, shape};

use crate::{Code, Error, Letters};
use glyph::Pen;
use runs::runs;

/// The most bytes of a text whose letters are asked for.
const MOST_BYTES: usize = 10_000;

/// The most characters that are named where a font lacks them.
const MOST_MISSING: usize = 20;

/// A TrueType or OpenType font.
#[derive(Clone)]
pub struct Font {
    source: Source,
    family: String,
}

impl Font {
    /// Reads a font: a TrueType or OpenType file, of a collection the first one.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`] with `option`, `value` and `allowed`: it is no such file, or has no outlines.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::font::Font;
    ///
    /// let font = Font::new(std::fs::read("tests/font/letters.ttf").unwrap())?;
    /// assert_eq!(font.family(), "DejaVu Sans");
    /// assert_eq!(
    ///     Font::new(b"no font".to_vec()).err().unwrap().to_string(),
    ///     "option-invalid (option: font, value: bytes that are no font, allowed: a TrueType or OpenType font)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(bytes: Vec<u8>) -> Result<Self, Error> {
        let found = match bytes.get(..4) {
            Some(b"\0\x01\0\0" | b"true" | b"OTTO" | b"ttcf") => None,
            Some(b"wOFF") => Some("a WOFF file"),
            Some(b"wOF2") => Some("a WOFF2 file"),
            _ => Some("bytes that are no font"),
        };
        if let Some(found) = found {
            return Err(refused(found));
        }
        let source = Source::new(Blob::from(bytes), 0);
        let source = source.ok_or_else(|| refused("bytes that are no font"))?;
        if source.outline_glyphs().is_empty() || !source.charmap().has_unicode() {
            return Err(refused("a font without outlines"));
        }
        let family = family(&source);
        Ok(Self { source, family })
    }

    /// Returns the name of the font's family; an empty text where it has none.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::font::Font;
    /// let font = Font::new(std::fs::read("tests/font/chinese.otf").unwrap())?;
    /// assert_eq!(font.family(), "Noto Sans CJK SC");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Returns the letters of a text in one line: from left to right as they are read, also where scripts that run the other way are among them.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`] with `option`, `value` and `allowed`: the font lacks characters, which are named as `missing`; its outlines have a
    /// mistake; or the text is longer than 10 000 bytes.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::font::Font;
    /// use hongbao::picture::{Caption, Style, svg};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let font = Font::new(std::fs::read("tests/font/chinese.otf").unwrap())?;
    /// let symbol = encode(Data::Text { text: "https://example.com/", kanji: None }, &Options::default())?;
    /// let style = Style { caption: Caption::new("恭喜发财"), ..Style::default() };
    /// let text = svg(&symbol, &style.outlined(|line| font.line(line))?)?;
    /// assert!(!text.contains("<text"));
    ///
    /// assert_eq!(font.line("恭喜发财")?.width(), 4.0);
    /// assert_eq!(
    ///     font.line("Ω me").unwrap_err().to_string(),
    ///     "option-invalid (option: font, value: Noto Sans CJK SC, allowed: a font with these characters, missing: Ω)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn line(&self, text: &str) -> Result<Letters, Error> {
        if text.len() > MOST_BYTES {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "font")
                .with("value", text.len().to_string() + " bytes of text")
                .with("allowed", "a line of at most 10000 bytes"));
        }
        let font = ShaperFont::new(&self.source);
        let mut pen = Pen::new(&self.source);
        let mut missing = String::new();
        for run in runs(text) {
            let mut buffer = Buffer::new();
            let words = &text[run.range.clone()];
            buffer.push_str(words);
            buffer.set_pre_context(&text[..run.range.start]);
            buffer.set_post_context(&text[run.range.end..]);
            buffer.set_direction(run.direction);
            buffer.set_script(Some(run.script));
            shape(&font, &mut buffer, ShapeOptions::new()).map_err(|_| self.mistaken())?;
            let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
            for (glyph, position) in glyphs {
                if glyph.glyph_id == 0 {
                    let character = words.get(glyph.cluster as usize..);
                    let character = character.and_then(|rest| rest.chars().next());
                    miss(&mut missing, character.unwrap_or('\u{fffd}'));
                } else if !pen.draw(glyph.glyph_id, position) {
                    return Err(self.mistaken());
                }
            }
        }
        if !missing.is_empty() {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "font")
                .with("value", self.family.as_str())
                .with("allowed", "a font with these characters")
                .with("missing", missing));
        }
        pen.letters()
    }

    fn mistaken(&self) -> Error {
        refused(&(self.family.clone() + ", whose outlines have a mistake"))
    }
}

impl std::fmt::Debug for Font {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Font")
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}

fn refused(found: &str) -> Error {
    Error::new(Code::OptionInvalid)
        .with("option", "font")
        .with("value", found)
        .with("allowed", "a TrueType or OpenType font")
}

/// Names a character once, and not too many.
fn miss(missing: &mut String, character: char) {
    if !missing.contains(character) && missing.chars().count() < MOST_MISSING {
        missing.push(character);
    }
}

/// Returns the typographic family, else the family that old programs see; a hundred letters at most, without control characters.
fn family(source: &Source) -> String {
    let names = source.names();
    let ids = [NameId::TYPOGRAPHIC_FAMILY_NAME, NameId::FAMILY_NAME];
    let name = ids
        .into_iter()
        .find_map(|id| names.get(id)?.english_or_first());
    name.map_or_else(String::new, |name| {
        let letters = name.name().chars().filter(|letter| !letter.is_control());
        letters.take(100).collect()
    })
}
