//! What lies below the dark modules of an SVG picture: a picture, and what is light over it.

use super::super::art::Art;
use super::super::background::{Background, Fit};
use super::super::extent::Extent;
use super::super::geometry;
use super::super::style::Style;
use super::filled;
use super::overlay::embed;
use super::path::written;
use super::words::{attribute, push};
use crate::Error;
use crate::qr::Symbol;

/// Adds the picture. A file that is embedded as it is, is cut by who shows it.
///
/// # Errors
///
/// `logo-not-a-picture`: it is a PNG file with a mistake.
pub(super) fn picture(
    text: &mut String,
    symbol: &Symbol,
    background: &Background,
) -> Result<(), Error> {
    let sides = [symbol.width(), symbol.height()];
    let open = |text: &mut String, words: &str, Extent { from, sides }: Extent| {
        push(text, &["<image preserveAspectRatio=\"", words, "\""]);
        attribute(text, "x", from[0], 5);
        attribute(text, "y", from[1], 5);
        attribute(text, "width", sides[0], 5);
        attribute(text, "height", sides[1], 5);
        attribute(text, "opacity", background.opacity(), 3);
    };
    if let Some(file) = background.embedded()
        && let Ok(bytes) = file.content()
    {
        let words = match background.fit() {
            Fit::Cover => "xMidYMid slice",
            Fit::Contain => "xMidYMid meet",
        };
        open(text, words, geometry::whole(symbol));
        embed(text, file.media_type(), bytes);
        return Ok(());
    }
    let (file, extent) = background.file(sides)?;
    open(text, "none", extent);
    embed(text, "image/png", &file);
    Ok(())
}

/// Adds what is light over the picture; a light that flows does so over `ground`.
pub(super) fn light(text: &mut String, symbol: &Symbol, style: &Style, art: &Art, ground: Extent) {
    let path = written(symbol, &geometry::light(symbol, style, art)).text;
    let live = style.live.light.as_ref();
    filled(text, &style.light, live, ground, [&path, ""]);
}
