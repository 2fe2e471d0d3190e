//! Symbols in a picture.

use rqrr::{BitGrid, PreparedImage};

use super::codewords::{Read, read_either};
use super::luma::Luma;
use super::payload::Part;
use super::plane::View;
use crate::qr::Symbol;

/// A symbol that was read from a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// The symbol as it was drawn, errors corrected; its segments count the bytes of the parts.
    pub symbol: Symbol,
    /// What it says.
    pub parts: Vec<Part>,
    /// The corners of the symbol's first row, clockwise from its own top left, in pixels from the picture's top left.
    pub corners: [[f64; 2]; 4],
}

/// The least side of a picture with a symbol: version 1 at a pixel a module.
const LEAST: usize = 21;

/// The longest side at which a picture without any symbol is searched once more at half its size.
const LEAST_HALVED: usize = 200;

/// Reads every QR code in a picture: dark on light, light on dark, and mirrored ones.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, pixels};
/// use hongbao::proof::scan::{Luma, scan};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let picture = pixels(&symbol, &Style::default())?;
/// let luma = Luma::of(290, 290, &picture.data).expect("as many bytes as pixels");
/// let scanned = scan(&luma);
/// assert_eq!(scanned[0].symbol.modules(), symbol.modules());
/// assert_eq!(scanned[0].parts[1].bytes, "红包".as_bytes());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn scan(picture: &Luma) -> Vec<Scanned> {
    let mut found = Vec::new();
    let mut scaled = picture.clone();
    let mut scale = 1.0;
    loop {
        for turned in [false, true] {
            let seen = if turned {
                scaled.inverted()
            } else {
                scaled.clone()
            };
            for threshold in [None, Some(otsu(&seen))] {
                for mut scanned in search(&seen, threshold) {
                    for corner in scanned.corners.as_flattened_mut() {
                        *corner *= scale;
                    }
                    if !found.iter().any(|known| same(known, &scanned)) {
                        found.push(scanned);
                    }
                }
            }
        }
        if !found.is_empty() || scaled.width.max(scaled.height) < 2 * LEAST_HALVED {
            return found;
        }
        scaled = scaled.halved();
        scale *= 2.0;
    }
}

/// Reads the symbols that are dark on light; by one threshold for the whole picture, or one that follows the light.
pub(super) fn search(picture: &Luma, threshold: Option<u8>) -> Vec<Scanned> {
    let (width, height) = (picture.width, picture.height);
    if width < LEAST || height < LEAST {
        return Vec::new();
    }
    let shade = |x: usize, y: usize| picture.data[y * width + x];
    let mut prepared = match threshold {
        Some(threshold) => {
            PreparedImage::prepare_from_bitmap(width, height, |x, y| shade(x, y) <= threshold)
        }
        None => PreparedImage::prepare_from_greyscale(width, height, shade),
    };
    let mut found = Vec::new();
    for grid in prepared.detect_grids() {
        let side = grid.grid.size();
        if !(21..=177).contains(&side) {
            continue;
        }
        let modules: Vec<u8> = (0..side * side)
            .map(|place| u8::from(grid.grid.bit(place / side, place % side)))
            .collect();
        let Some((Read { symbol, parts }, mirrored)) = read_either(&modules, side) else {
            continue;
        };
        let bounds = grid
            .bounds
            .map(|point| [f64::from(point.x), f64::from(point.y)]);
        let mut corners = corners(bounds, side);
        if mirrored {
            corners.swap(1, 3);
        }
        found.push(Scanned {
            symbol,
            parts,
            corners,
        });
    }
    found
}

/// Returns the corners of the symbol: the bounds reach one module further.
fn corners(bounds: [[f64; 2]; 4], side: usize) -> [[f64; 2]; 4] {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a symbol has at most 177 modules a side"
    )]
    let end = side as f64 / (side as f64 + 1.0);
    let view = View::of(bounds);
    [[0.0, 0.0], [end, 0.0], [end, end], [0.0, end]].map(|corner| view.at(corner))
}

/// Tells whether two scans are of the same symbol at the same place.
fn same(one: &Scanned, other: &Scanned) -> bool {
    let middle = |scanned: &Scanned, axis: usize| {
        scanned
            .corners
            .iter()
            .map(|corner| corner[axis])
            .sum::<f64>()
            / 4.0
    };
    let wide = (one.corners[2][0] - one.corners[0][0]).abs();
    let high = (one.corners[2][1] - one.corners[0][1]).abs();
    let near = |axis| (middle(one, axis) - middle(other, axis)).abs() < wide.max(high) / 2.0;
    one.symbol.modules() == other.symbol.modules() && near(0) && near(1)
}

/// Returns the shade that parts a picture's shades into two groups with the least spread: Otsu, "A Threshold Selection Method
/// from Gray-Level Histograms", 1979.
fn otsu(picture: &Luma) -> u8 {
    let mut histogram = [0_u64; 256];
    for &shade in &picture.data {
        histogram[usize::from(shade)] += 1;
    }
    let total = picture.data.len() as u64;
    let weighted = |shades: &[u64]| {
        shades
            .iter()
            .zip(0_u64..)
            .map(|(count, shade)| count * shade)
            .sum::<u64>()
    };
    let all = weighted(&histogram);
    let (mut dark, mut dark_sum) = (0, 0);
    let (mut best, mut threshold) = (0.0, 127);
    for (shade, count) in (0_u8..=255).zip(histogram) {
        dark += count;
        dark_sum += count * u64::from(shade);
        let light = total - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]
        let between = {
            let [dark, light] = [dark as f64, light as f64];
            let gap = dark_sum as f64 / dark - (all - dark_sum) as f64 / light;
            dark * light * gap * gap
        };
        if between > best {
            best = between;
            threshold = shade;
        }
    }
    threshold
}
