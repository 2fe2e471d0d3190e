//! One finder pattern to the Micro QR or rMQR symbol that it belongs to.

#![expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 139 modules a side"
)]

use super::codewords::{Read, read};
use super::corner::Corner;
use super::detect::Scanned;
use super::finder::Finder;
use super::fit::{self, Known, fitted};
use super::format::{Format, micro_format, rmqr_format};
use super::plane::{Point, View};
use super::read::{Care, SHARP, THERE};
use super::sample::Shades;
use super::scene::Scene;
use super::square::{Sight, Square, Turn};
use super::timing::differs;
use crate::qr::{DATA, Symbology, Version, functions};

/// Reads the symbol of one finder pattern, of a version that is wanted. One pattern says little: the timing patterns have to follow it,
/// beside it there is light, and the format information names the size.
pub(super) fn read_single(
    scene: &Scene,
    finder: &Finder,
    wanted: &dyn Fn(Version) -> bool,
    care: Care,
) -> Option<Scanned> {
    let corner = Corner::of(scene, finder);
    let contrast = corner.contrast();
    if contrast < 6.0 {
        return None;
    }
    let square = Square::of(scene, &corner)?;
    Turn::all().find_map(|turn| {
        let named = named(scene, &corner, &|place| square.at(turn, place));
        named.into_iter().flatten().find_map(|(version, format)| {
            if !wanted(version) || format.wrong > MOST_WRONG {
                return None;
            }
            let candidate = Candidate {
                scene,
                contrast,
                version,
                format,
                functions: functions(version, format.level, format.mask),
            };
            let mut sight = square.sight(turn)?;
            let there = candidate.followed(&mut sight);
            there.then(|| candidate.read(&sight.view, care)).flatten()
        })
    })
}

/// Returns what the format information beside the pattern says, if it is that of a Micro QR symbol, where two timing patterns follow it,
/// and if it is that of an rMQR symbol, where one does. In many rMQR symbols both do.
fn named(
    scene: &Scene,
    corner: &Corner,
    place: &dyn Fn(Point) -> Point,
) -> [Option<(Version, Format)>; 2] {
    let shade = |x: usize, y: usize| scene.shade(place([x as f64 + 0.5, y as f64 + 0.5]));
    let contrast = corner.contrast();
    // Modules 7, 9, 11 … are light.
    let timing = |upto: usize, shade: &dyn Fn(usize) -> f64| {
        let mut before = shade(7);
        (8..upto).all(|along| {
            let after = shade(along);
            let apart = differs(along, before, after, contrast);
            before = after;
            apart
        })
    };
    let threshold = corner.threshold();
    let dark = |(x, y): (usize, usize)| shade(x, y) < threshold;
    // Beside the pattern there is light.
    let row = |along| shade(along, 0);
    if !timing(11, &row) || (0..7).any(|y| dark((7, y))) {
        return [None; 2];
    }
    let column = |along| shade(0, along);
    [
        timing(11, &column).then(|| micro_format(&dark)).flatten(),
        timing(15, &row).then(|| rmqr_format(&dark)).flatten(),
    ]
}

/// The most wrong bits of format information: with so many, no two of them can be taken for each other.
const MOST_WRONG: u32 = 3;

/// A symbol that may be there.
struct Candidate<'a> {
    scene: &'a Scene<'a>,
    contrast: f64,
    version: Version,
    format: Format,
    functions: Vec<u8>,
}

/// Of the changes between dark and light along timing patterns, such a share is seen.
const SEEN: f64 = 0.75;

/// Timing patterns are followed so many modules at a time, on both sides of a symbol in turn.
const STRETCH: usize = 8;

impl Candidate<'_> {
    /// Follows the timing patterns from the finder pattern on, so that the view becomes exact; tells whether they are there.
    fn followed(&self, sight: &mut Sight) -> bool {
        let (width, height) = (self.version.width(), self.version.height());
        let mut count = Count::default();
        self.follow(sight, &mut count, 1, 0, 8..height);
        if self.version.symbology() == Symbology::Micro {
            self.follow(sight, &mut count, 0, 0, 8..width);
            return count.enough();
        }
        // The first change of the lower edge is where the finder pattern ends, or at its corner.
        let mut from = if height > 7 { 1 } else { 8 };
        for to in (2 * STRETCH..width + STRETCH).step_by(STRETCH) {
            let to = to.min(width);
            self.follow(sight, &mut count, 0, 0, from.max(8)..to);
            self.follow(sight, &mut count, 0, height - 1, from..to);
            if !count.enough() {
                return false;
            }
            from = to;
        }
        // The edge at the right stands between both copies of the lines that lead there.
        self.follow(sight, &mut count, 1, width - 1, 1..height);
        count.enough()
    }

    /// Follows function modules along an axis in the row or column `line`, and marks where dark and light change, and where dark
    /// ones at the edge of the symbol end.
    fn follow(
        &self,
        sight: &mut Sight,
        count: &mut Count,
        axis: usize,
        line: usize,
        range: std::ops::Range<usize>,
    ) {
        let size = [self.version.width(), self.version.height()];
        let module = |along: usize| {
            let (x, y) = if axis == 0 {
                (along, line)
            } else {
                (line, along)
            };
            self.functions[y * size[0] + x]
        };
        let middle = line as f64 + 0.5;
        let at = |along: f64, beside: f64| {
            if axis == 0 {
                [along, beside]
            } else {
                [beside, along]
            }
        };
        for along in range {
            let (before, after) = (module(along - 1), module(along));
            if before == DATA || after == DATA {
                continue;
            }
            let mut marked = false;
            if before != after {
                count.all += 1;
                let end = along as f64;
                let way = [end - REACH, end + REACH].map(|along| at(along, middle));
                if let Some(seen) = self.change(&sight.view, way, after == 1) {
                    count.seen += 1;
                    sight.mark(seen, axis, end);
                    marked = true;
                }
            }
            if after == 1 && (line == 0 || line + 1 == size[1 - axis]) {
                let edge = if line == 0 { 0.0 } else { middle + 0.5 };
                let out = if line == 0 { -REACH } else { REACH };
                let along = along as f64 + 0.5;
                let way = [edge - out, edge + out].map(|beside| at(along, beside));
                if let Some(seen) = self.change(&sight.view, way, false) {
                    sight.mark(seen, 1 - axis, edge);
                    marked = true;
                }
            }
            if marked {
                sight.settle();
            }
        }
    }

    /// Returns where on a way through the symbol the shade changes to dark or to light, nearest to its middle.
    fn change(&self, view: &View, way: [Point; 2], dark: bool) -> Option<Point> {
        let [from, to] = way.map(|place| view.at(place));
        let at = |part: f64| [0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis]));
        let shades: [f64; SAMPLES + 1] =
            std::array::from_fn(|step| self.scene.shade(at(step as f64 / SAMPLES as f64)));
        let [least, most] = [f64::min, f64::max]
            .map(|pick: fn(f64, f64) -> f64| shades.into_iter().reduce(pick).unwrap_or(0.0));
        if most - least < self.contrast / 6.0 {
            return None;
        }
        let threshold = f64::midpoint(least, most);
        let mut best: Option<f64> = None;
        for step in 1..=SAMPLES {
            let [before, after] = [shades[step - 1], shades[step]];
            if (before < threshold) == dark || (after < threshold) != dark {
                continue;
            }
            let part = (step as f64 - (after - threshold) / (after - before)) / SAMPLES as f64;
            if best.is_none_or(|best| (part - 0.5).abs() < (best - 0.5).abs()) {
                best = Some(part);
            }
        }
        best.map(at)
    }

    /// Reads the symbol through a view of it.
    fn read(&self, view: &View, care: Care) -> Option<Scanned> {
        let size = [self.version.width(), self.version.height()];
        let known = Known::these(&self.functions, size[0], |_, _| true);
        let there = fit::contrast(self.scene, &known, &|place| view.at(place));
        if there < THERE * self.contrast {
            return None;
        }
        let attempt = |view: &View, sharp: Option<f32>| {
            let shades = Shades::of(self.scene, size, &|place| view.at(place));
            let shades = sharp.map_or_else(|| shades.clone(), |much| shades.sharpened(much));
            let modules = match care {
                Care::Plain => shades.parted().sure(),
                Care::Sharp | Care::Fitted => shades.parted(),
            };
            read(&modules, self.version, &[self.format]).map(|read| scanned(read, view, size))
        };
        let found = attempt(view, None);
        if found.is_some() || care == Care::Plain {
            return found;
        }
        let found = attempt(view, Some(SHARP));
        if found.is_some() || care == Care::Sharp {
            return found;
        }
        let moved = fitted(self.scene, view, size, &known);
        attempt(&moved, None).or_else(|| attempt(&moved, Some(SHARP)))
    }
}

/// How many changes there should be, and how many are seen.
#[derive(Default)]
struct Count {
    all: usize,
    seen: usize,
}

impl Count {
    fn enough(&self) -> bool {
        self.seen as f64 >= SEEN * self.all as f64
    }
}

/// How far from where a change should be it is sought, in modules, and at how many places.
const REACH: f64 = 0.75;
const SAMPLES: usize = 12;

fn scanned(read: Read, view: &View, [width, height]: [usize; 2]) -> Scanned {
    let [width, height] = [width as f64, height as f64];
    let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    Scanned {
        symbol: read.symbol,
        parts: read.parts,
        place: read.place,
        corners: corners.map(|place| view.at(place)),
    }
}

#[cfg(test)]
mod tests;
