//! Symbols in a picture.

#![expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]

use super::luma::Luma;
use super::payload::{Part, Place};
use super::read::Care;
use super::search::Search;
use crate::qr::Symbol;

/// A symbol that was read from a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// The symbol as it was drawn, errors corrected; its segments count the bytes of the parts.
    pub symbol: Symbol,
    /// What it says.
    pub parts: Vec<Part>,
    /// Its place in a sequence of symbols; none where it stands alone.
    pub place: Option<Place>,
    /// The corners of the symbol's first row, clockwise from its own top left, in pixels from the picture's top left.
    pub corners: [[f64; 2]; 4],
}

/// The longest side of a picture that is looked at first; a larger one is made smaller.
const FIRST: usize = 800;

/// The longest side of a picture that is looked at at twice its size too.
const SMALL: usize = 800;

/// How long a reader looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As long as a frame of a camera lasts: another will follow.
    Video,
    /// As long as it may help: there is one picture.
    Photo,
}

/// Reads the QR, Micro QR and rMQR codes in a picture: dark on light, light on dark, and mirrored ones; stops after `most`.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, pixels};
/// use hongbao::proof::scan::{Effort, Luma, scan};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let picture = pixels(&symbol, &Style::default())?;
/// let luma = Luma::of(290, 290, picture.data()).expect("as many bytes as pixels");
/// let scanned = scan(&luma, Effort::Photo, usize::MAX);
/// assert_eq!(scanned[0].symbol.modules(), symbol.modules());
/// assert_eq!(scanned[0].parts[1].bytes, "红包".as_bytes());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn scan(picture: &Luma, effort: Effort, most: usize) -> Vec<Scanned> {
    let care = match effort {
        Effort::Video => Care::Sharp,
        Effort::Photo => Care::Fitted,
    };
    let mut search = Search::new(care, most, None);
    let longest = picture.width.max(picture.height);
    let factor = longest.div_ceil(FIRST).max(1);
    let first = picture.reduced(factor);
    search.look(&first, factor as f64);
    search.bare = false;
    let photo = effort == Effort::Photo;
    // What was not found beside others is too small, not too large.
    if photo && !search.done() && (search.found.is_empty() || search.sees_unread()) {
        search.look(&first.reduced(2), 2.0 * factor as f64);
    }
    if factor > 1 && !search.done() {
        if factor > 3 && photo {
            let half = factor.div_ceil(2);
            search.look(&picture.reduced(half), half as f64);
        }
        if !search.done() {
            search.look(picture, 1.0);
        }
    } else if longest <= SMALL && !search.done() && !search.crowded && photo {
        search.look(&picture.doubled(), 0.5);
    }
    search.found
}

/// Tells whether a plain reader finds a symbol of these modules, dark on light, in a picture. A proof of what others read leaves out
/// what only this reader does for a symbol.
pub(super) fn shows(picture: &Luma, modules: &[u8]) -> bool {
    let mut search = Search::new(Care::Plain, 1, Some(modules.len()));
    search.look(picture, 1.0);
    search
        .found
        .iter()
        .any(|scanned| scanned.symbol.modules() == modules)
}

#[cfg(test)]
mod tests;
