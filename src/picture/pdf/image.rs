//! Pictures made of pixels: a logo, a painted caption. ISO 32000-1:2008 8.9.5.

use super::file::File;
use super::number;
use crate::picture::pixels::Pixels;
use crate::picture::true_color::Picture;

/// Adds a picture, with its opacities where it has some, and returns the number of its object.
pub(super) fn image(file: &mut File, pixels: &Pixels) -> i64 {
    let picture = Picture::new(&pixels.data, pixels.width);
    let mut entries = String::new();
    if !picture.opaque() {
        let mut plane = String::new();
        describe(&mut plane, pixels, "Gray", 1);
        let mask = file.packed(&plane, &picture.compressed(3, 1, 1));
        entries.push_str("/SMask ");
        number(&mut entries, mask, 0);
        entries.push_str("0 R");
    }
    describe(&mut entries, pixels, "RGB", 3);
    file.packed(&entries, &picture.compressed(0, 3, 1))
}

/// Writes the entries that pixels of `channels` channels have.
fn describe(entries: &mut String, pixels: &Pixels, space: &str, channels: i64) {
    entries.push_str("/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/Device");
    entries.push_str(space);
    for (name, value) in [
        ("/Width ", pixels.width.into()),
        ("/Height ", pixels.height.into()),
        ("/DecodeParms<</Predictor 15/Columns ", pixels.width.into()),
        ("/Colors ", channels),
    ] {
        entries.push_str(name);
        number(entries, value, 0);
    }
    entries.push_str(">>");
}
