//! Three finder patterns to the symbol that they belong to.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::codewords::{Read, read_either};
use super::corner::Corner;
use super::detect::Scanned;
use super::fit::{self, Known, fitted};
use super::format::formats;
use super::grid::Grid;
use super::outline::Outline;
use super::plane::View;
use super::rank::ranked;
use super::sample::Shades;
use super::scene::Scene;
use super::timing::{agreement, changes};
use crate::qr::version_bits;

/// What came of three finder patterns.
pub(super) enum Outcome {
    /// They belong to no symbol: its timing patterns are not there.
    Refused,
    /// They may belong to a symbol that cannot be read, so many bits of whose format information are wrong.
    Vain(u32),
    /// They belong to this one.
    Read(Box<Scanned>),
}

/// How much is done for a symbol that may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Care {
    /// As it is seen, no module being doubtful.
    Plain,
    /// Also with blur taken away.
    Sharp,
    /// Also with the view fitted to all function patterns.
    Fitted,
}

/// The sides of no symbol, in modules.
const LEAST: usize = 21;
const MOST: usize = 177;

/// Reads the symbol of three patterns, top left, top right and bottom left, of which the legs have so many modules from centre to
/// centre.
pub(super) fn read(
    scene: &Scene,
    corners: &[Corner; 3],
    modules: [f64; 2],
    wanted: &dyn Fn(usize) -> bool,
    care: Care,
) -> Outcome {
    let mean = |part: fn(&Corner) -> f64| corners.iter().map(part).sum::<f64>() / 3.0;
    let contrast = mean(|corner| corner.light) - mean(|corner| corner.dark);
    if contrast < 6.0 {
        return Outcome::Refused;
    }
    let outline = Outline::of(scene, corners);
    let sides = sides(scene, corners, &outline, modules, contrast, wanted);
    if sides.is_empty() {
        return Outcome::Refused;
    }
    let mut outcome = Outcome::Refused;
    for side in sides {
        match read_side(scene, corners, &outline, side, contrast, care) {
            Outcome::Refused => {}
            vain @ Outcome::Vain(_) => outcome = vain,
            read @ Outcome::Read(_) => return read,
        }
    }
    outcome
}

/// How many sides are tried at most.
const TRIED: usize = 2;

/// Returns the sides that the symbol may have, the likeliest first: those whose timing patterns are there.
fn sides(
    scene: &Scene,
    corners: &[Corner; 3],
    outline: &Outline,
    modules: [f64; 2],
    contrast: f64,
    wanted: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let nearest = |modules: f64| {
        let side = (modules - 17.0) / 4.0;
        17 + 4 * (side.round().clamp(1.0, 40.0) as usize)
    };
    let middle = nearest(f64::midpoint(modules[0], modules[1]) + 7.0);
    let Some(view) = outline.view(middle) else {
        return Vec::new();
    };
    let threshold = corners.iter().map(Corner::threshold).sum::<f64>() / 3.0;
    let changes = changes(scene, &view, middle, threshold, contrast);
    let mut candidates = vec![middle];
    let reach = 1 + (middle / 60).min(2);
    for shift in 1..=reach {
        candidates.extend([middle + 4 * shift, middle.saturating_sub(4 * shift)]);
    }
    candidates.extend(changes.map(|changes| nearest(changes as f64 + 13.0)));
    let named = (middle >= 37)
        .then(|| version_side(scene, &view, middle))
        .flatten();
    candidates.extend(named);
    let sides =
        (0..candidates.len()).filter(|&place| !candidates[..place].contains(&candidates[place]));
    let likely = sides
        .map(|place| candidates[place])
        .filter(|&side| (LEAST..=MOST).contains(&side) && wanted(side))
        .filter_map(|side| {
            let view = outline.view(side)?;
            let [one, other] = agreement(scene, &view, side, contrast);
            let counted = changes
                .iter()
                .filter(|&&changes| changes.abs_diff(side - 13) <= side / 40)
                .count();
            let named = named == Some(side);
            let there = one + other >= 1.4
                || one.max(other) >= 0.85 && one + other >= 1.1
                || counted > 0 && one + other >= 1.0
                || counted == 2 && side >= 45
                || named;
            let score = one + other + 0.3 * counted as f64 + if named { 0.6 } else { 0.0 };
            there.then_some((score, side))
        })
        .collect::<Vec<(f64, usize)>>();
    let likely = ranked(&likely, |&(score, _)| -score);
    let sides = likely.into_iter().map(|(_, side)| side);
    sides.take(TRIED).collect()
}

/// Reads the version information beside the upper right or the lower left finder pattern, ISO/IEC 18004:2015 7.10, and returns the
/// side that it names; none where more than two bits are wrong.
fn version_side(scene: &Scene, view: &View, side: usize) -> Option<usize> {
    let far = side as f64 - 11.0;
    let read = |turned: bool| {
        let shades: Vec<f64> = (0..18)
            .map(|bit| {
                let [x, y] = [far + f64::from(bit % 3) + 0.5, f64::from(bit / 3) + 0.5];
                scene.shade(view.at(if turned { [y, x] } else { [x, y] }))
            })
            .collect();
        let [least, most] = [f64::min, f64::max]
            .map(|pick: fn(f64, f64) -> f64| shades.iter().copied().reduce(pick).unwrap_or(0.0));
        let threshold = f64::midpoint(least, most);
        let bit = |(place, &shade): (usize, &f64)| u32::from(shade < threshold) << place;
        shades.iter().enumerate().map(bit).sum::<u32>()
    };
    let copies = [read(false), read(true)];
    (7..=40)
        .map(|version| {
            let bits = version_bits(version);
            let wrong = copies.map(|copy| (copy ^ bits).count_ones());
            (wrong[0].min(wrong[1]), 17 + 4 * version)
        })
        .filter(|&(wrong, _)| wrong <= 2)
        .min()
        .map(|(_, side)| side)
}

/// Looks closer at a symbol of `side` modules.
fn read_side(
    scene: &Scene,
    corners: &[Corner; 3],
    outline: &Outline,
    side: usize,
    contrast: f64,
    care: Care,
) -> Outcome {
    let Some(view) = outline.view(side) else {
        return Outcome::Refused;
    };
    let closer = Outline::seen_by(scene, corners, &view, side);
    let known = Known::of(side);
    let near = known.near(side);
    let Some(view) = closer.view(side) else {
        return Outcome::Refused;
    };
    let begins = fit::contrast(scene, &near, &|place| view.at(place)) / contrast;
    // Version information is seen as surely as a finder pattern; what is there in smaller symbols is little.
    if begins < if side < 45 { BEGINS_SMALL } else { BEGINS } {
        return Outcome::Refused;
    }
    let Some(grid) = Grid::new(scene, corners, &closer, side, contrast) else {
        return Outcome::Refused;
    };
    let there = fit::contrast(scene, &known, &|place| grid.place(place)) / contrast;
    if there < THERE {
        return Outcome::Refused;
    }
    let shades = Shades::of(scene, [side; 2], &|place| grid.place(place));
    let modules = match care {
        Care::Plain => shades.parted().sure(),
        Care::Sharp | Care::Fitted => shades.parted(),
    };
    let found = |read: (Read, bool), grid: &Grid| Outcome::Read(Box::new(scanned(read, grid)));
    let [upright, mirrored] = [formats(&modules), formats(&modules.mirrored())];
    if let Some(read) = read_either(&modules) {
        return found(read, &grid);
    }
    // What looks like no format is no symbol, or one that is worse than can be mended.
    let wrong = [upright, mirrored].map(|formats| formats.first().map_or(4, |format| format.wrong));
    let wrong = wrong[0].min(wrong[1]);
    if wrong > 2 {
        return Outcome::Refused;
    }
    if care == Care::Plain {
        return Outcome::Vain(wrong);
    }
    if let Some(read) = read_either(&shades.sharpened(SHARP).parted()) {
        return found(read, &grid);
    }
    if care < Care::Fitted {
        return Outcome::Vain(wrong);
    }
    let moved = Grid::plain(fitted(scene, &grid.view, [side; 2], &known), side);
    let shades = Shades::of(scene, [side; 2], &|place| moved.place(place));
    let read =
        read_either(&shades.parted()).or_else(|| read_either(&shades.sharpened(SHARP).parted()));
    read.map_or(Outcome::Vain(wrong), |read| found(read, &moved))
}

/// A symbol may be there where the function patterns beside its finder patterns have such a share of the contrast that these have.
const BEGINS: f64 = 0.42;
const BEGINS_SMALL: f64 = 0.08;

/// A symbol is there where its function patterns have such a share of the contrast that its finder patterns have.
pub(super) const THERE: f64 = 0.38;

/// How much is taken away of what blur brought.
pub(super) const SHARP: f32 = 0.7;

fn scanned((read, mirrored): (Read, bool), grid: &Grid) -> Scanned {
    let mut corners = grid.corners();
    if mirrored {
        corners.swap(1, 3);
    }
    Scanned {
        symbol: read.symbol,
        parts: read.parts,
        place: read.place,
        corners,
    }
}
