//! Any picture is read or not, and soon: nothing panics, and what is read is drawn again to the same modules.
#![no_main]

use hongbao::proof::scan::{Effort, Luma, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let [width, scale, effort, pixels @ ..] = bytes else {
        return;
    };
    // Small pictures, each pixel up to four times as wide and high, so that few bytes make modules.
    let (columns, scale) = (usize::from(*width).max(1), usize::from(scale % 4) + 1);
    let rows = (pixels.len() / columns).min(200);
    let (width, height) = (columns * scale, rows * scale);
    let shade = |place: usize| pixels[place / width / scale * columns + place % width / scale];
    let data = (0..width * height).map(shade).collect();
    let picture = Luma::grey(width, height, data).expect("as many shades as pixels");
    let effort = [Effort::Video, Effort::Photo][usize::from(effort % 2)];
    let found = scan(&picture, effort, usize::MAX);
    for scanned in &found {
        assert_eq!(scanned.symbol.modules().len(), scanned.symbol.width() * scanned.symbol.height());
        assert!(scanned.corners.iter().flatten().all(|place| place.is_finite()));
    }
    assert_eq!(scan(&picture, effort, usize::MAX), found);
});
