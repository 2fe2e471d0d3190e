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

use std::ops::RangeInclusive;

use harfrust::font::name::NameId;
use harfrust::font::{Blob, Font as Source};
use harfrust::unicode::script;
use harfrust::{Buffer, Script, ShapeOptions, ShaperFont, shape};

use crate::{Code, Error, Letters};
use glyph::Pen;
use runs::runs;

/// The most bytes of a text whose letters are asked for.
const MOST_BYTES: usize = 10_000;

/// The most characters that are named where a font lacks them.
const MOST_MISSING: usize = 20;

/// What is not drawn by itself: the font need not have it.
const UNSEEN: [RangeInclusive<char>; 5] = [
    '\u{ad}'..='\u{ad}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{fe00}'..='\u{fe0f}',
];

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
        let mut missing = Vec::new();
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
                    let clusters = buffer.glyph_infos().iter().map(|other| other.cluster);
                    let next = clusters.filter(|&other| other > glyph.cluster).min();
                    let end = next.map_or(words.len(), |next| next as usize);
                    let cluster = words.get(glyph.cluster as usize..end);
                    self.miss(&mut missing, cluster.unwrap_or("\u{fffd}"));
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
                .with("missing", named(&missing)));
        }
        pen.letters()
    }

    /// Notes the characters of a cluster that the font lacks, each once, and not too many: letters with their marks are one cluster. Where it has them
    /// all, its rules made a glyph that it lacks of them.
    fn miss(&self, missing: &mut Vec<char>, cluster: &str) {
        let characters = self.source.charmap();
        let seen = |letter: &char| !UNSEEN.iter().any(|unseen| unseen.contains(letter));
        let lacks = |letter: &char| seen(letter) && characters.map_unicode(*letter).is_none();
        let mut lacking: Vec<char> = cluster.chars().filter(lacks).collect();
        if lacking.is_empty() {
            lacking.extend(cluster.chars().next());
        }
        for letter in lacking {
            if !missing.contains(&letter) && missing.len() < MOST_MISSING {
                missing.push(letter);
            }
        }
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

/// Writes characters one after the other. A mark, which would be seen on the letter before it, is written by its number: U+0301.
fn named(characters: &[char]) -> String {
    let mut text = String::new();
    for &character in characters {
        if script(character.into()) != Script::INHERITED {
            text.push(character);
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let number = format!("U+{:04X}", u32::from(character));
        text.push_str(&number);
    }
    text
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
