//! Symbols in a picture.

use super::binary::{Binary, by_histogram, by_surroundings, dark_by_surroundings};
use super::codewords::{Read, read_either};
use super::finder::finders;
use super::grid::Grid;
use super::luma::Luma;
use super::payload::Part;
use super::triple::{Triple, triples};
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

/// The longest side of a picture that is searched at twice its size too.
const SMALL: usize = 640;

/// The most triples of patterns that are looked at in one search.
const MOST_TRIPLES: usize = 4000;

/// The most triples that are read in vain, one after the other in one search.
const EFFORT: usize = 8;

/// The most triples that are read in vain in all searches together.
const PATIENCE: usize = 60;

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
/// let luma = Luma::of(290, 290, picture.data()).expect("as many bytes as pixels");
/// let scanned = scan(&luma);
/// assert_eq!(scanned[0].symbol.modules(), symbol.modules());
/// assert_eq!(scanned[0].parts[1].bytes, "红包".as_bytes());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn scan(picture: &Luma) -> Vec<Scanned> {
    let mut found: Vec<Scanned> = Vec::new();
    let mut patience = PATIENCE;
    let half = picture.halved();
    let last = if picture.width.max(picture.height) <= SMALL {
        (picture.doubled(), 2.0)
    } else {
        (half.halved(), 0.25)
    };
    for (sized, scale) in [(picture, 1.0), (&half, 0.5), (&last.0, last.1)] {
        for binary in binaries(sized).flatten() {
            for mut scanned in search(&binary, |_| true, EFFORT, &mut patience) {
                for corner in scanned.corners.as_flattened_mut() {
                    *corner /= scale;
                }
                if !found.iter().any(|known| same(known, &scanned)) {
                    found.push(scanned);
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Tells whether a picture shows a symbol, dark on light, of these modules. Two ways of parting the picture decide, and one triple
/// of finder patterns in each.
pub(super) fn shows(picture: &Luma, modules: &[u8]) -> bool {
    let whole = picture.width.max(picture.height);
    let read = |binary: &Binary| {
        let sides = |&side: &usize| side * side == modules.len();
        search(binary, sides, 1, &mut 1)
            .iter()
            .any(|scanned| scanned.symbol.modules() == modules)
    };
    large_enough(picture)
        && (read(&by_histogram(picture)) || read(&dark_by_surroundings(picture, whole / 4)))
}

/// Parts a picture into dark and light in several ways, each also with both exchanged.
fn binaries(picture: &Luma) -> impl Iterator<Item = [Binary; 2]> {
    let whole = picture.width.max(picture.height);
    let ways = [Some(4), None, Some(12), Some(30)];
    ways.into_iter()
        .filter(|_| large_enough(picture))
        .map(move |part| {
            if let Some(part) = part {
                return by_surroundings(picture, (whole / part).max(9));
            }
            let binary = by_histogram(picture);
            [binary.inverted(), binary]
        })
}

fn large_enough(picture: &Luma) -> bool {
    picture.width >= LEAST && picture.height >= LEAST
}

/// Reads the symbols of the sides asked for among dark and light pixels; `effort` bounds the triples of patterns that are read in
/// vain one after the other, `patience` all of them.
fn search(
    picture: &Binary,
    wanted: impl Fn(&usize) -> bool,
    effort: usize,
    patience: &mut usize,
) -> Vec<Scanned> {
    let finders = finders(picture);
    let mut used = vec![false; finders.len()];
    let mut found = Vec::new();
    let (mut looked, mut vain) = (0, 0);
    for triple in triples(&finders) {
        if triple.places.iter().any(|&place| used[place]) {
            continue;
        }
        if looked == MOST_TRIPLES || vain == effort || *patience == 0 {
            break;
        }
        looked += 1;
        let mut sides = triple.sides(picture);
        sides.retain(&wanted);
        if sides.is_empty() {
            continue;
        }
        if let Some(scanned) = read_triple(picture, &triple, &sides) {
            for place in triple.places {
                used[place] = true;
            }
            found.push(scanned);
            (looked, vain) = (0, 0);
        } else {
            vain += 1;
            *patience -= 1;
        }
    }
    found
}

fn read_triple(picture: &Binary, triple: &Triple, sides: &[usize]) -> Option<Scanned> {
    let grids = || {
        let grid = |&side: &usize| (triple.grid(picture, side), side);
        sides.iter().map(grid)
    };
    let fitted = grids()
        .take(2)
        .map(|(grid, side)| (grid.fitted(picture), side));
    grids()
        .chain(fitted)
        .find_map(|(grid, side)| read_grid(picture, &grid, side))
}

fn read_grid(picture: &Binary, grid: &Grid, side: usize) -> Option<Scanned> {
    let modules = grid.modules(picture);
    let (Read { symbol, parts }, mirrored) = read_either(&modules, side)?;
    let mut corners = grid.corners();
    if mirrored {
        corners.swap(1, 3);
    }
    Some(Scanned {
        symbol,
        parts,
        corners,
    })
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
