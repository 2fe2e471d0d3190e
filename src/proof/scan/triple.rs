//! Three finder patterns to the place and size of a symbol.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::binary::Binary;
use super::finder::{Finder, reach};
use super::grid::Grid;
use super::plane::Point;

/// Three patterns as the corners of a symbol.
#[derive(Clone, Copy)]
pub(super) struct Triple {
    pub(super) places: [usize; 3],
    /// Top left, top right, bottom left.
    centres: [Point; 3],
    module: f64,
    /// How far from a right angle between equal legs, and how many of the rows that cross finder patterns are missing; 0 at best.
    doubt: f64,
    /// The length of both legs.
    legs: f64,
}

/// Of the patterns that a corner is combined with, so many are the most crossed and so many the nearest.
const COMPANIONS: usize = 12;

/// Returns the triples of patterns that can be a symbol's, the likeliest first, of those alike the smallest: on a sheet the
/// patterns of several symbols make squares too.
pub(super) fn triples(finders: &[Finder]) -> Vec<Triple> {
    let mut triples = Vec::new();
    for corner in 0..finders.len() {
        let others = companions(finders, corner);
        for (place, &one) in others.iter().enumerate() {
            for &other in &others[place + 1..] {
                triples.extend(triple(finders, [corner, one, other]));
            }
        }
    }
    let step = |triple: &Triple| (8.0 * triple.doubt) as u32;
    triples.sort_by(|one, other| {
        let legs = one.legs.total_cmp(&other.legs);
        step(one).cmp(&step(other)).then(legs)
    });
    triples
}

/// Returns the patterns that may share a symbol with one: all of them if they are few.
fn companions(finders: &[Finder], corner: usize) -> Vec<usize> {
    let others: Vec<usize> = (0..finders.len())
        .filter(|&other| other != corner)
        .collect();
    if others.len() <= 2 * COMPANIONS {
        return others;
    }
    let distance = |place: usize| {
        let [from, to] = [corner, place].map(|place| finders[place].centre);
        (to[0] - from[0]).hypot(to[1] - from[1])
    };
    // The most crossed come first. Inside a large symbol much looks like a pattern, crossed by fewer rows.
    let (most, rest) = others.split_at(COMPANIONS);
    let mut near: Vec<usize> = rest
        .iter()
        .copied()
        .filter(|&place| finders[place].quality() >= finders[corner].quality() / 2.0)
        .collect();
    near.sort_by(|&one, &other| distance(one).total_cmp(&distance(other)));
    near.truncate(COMPANIONS);
    [most, &near].concat()
}

/// Takes three patterns as top left and the two beside it; none where they cannot be.
fn triple(finders: &[Finder], [corner, mut right, mut down]: [usize; 3]) -> Option<Triple> {
    let sizes = [corner, right, down].map(|place| finders[place].module);
    let least = sizes.into_iter().fold(f64::INFINITY, f64::min);
    let most = sizes.into_iter().fold(0.0, f64::max);
    if most > 2.0 * least {
        return None;
    }
    let gap = |one: usize, other: usize| {
        let [from, to] = [one, other].map(|place| finders[place].centre);
        [to[0] - from[0], to[1] - from[1]]
    };
    let cross = |one: Point, other: Point| one[0] * other[1] - one[1] * other[0];
    if cross(gap(corner, right), gap(corner, down)) < 0.0 {
        (right, down) = (down, right);
    }
    let legs = [gap(corner, right), gap(corner, down)];
    let [wide, high] = legs.map(|[x, y]| x.hypot(y));
    let slant = (legs[0][0] * legs[1][0] + legs[0][1] * legs[1][1]).abs() / (wide * high);
    let uneven = wide.max(high) / wide.min(high);
    let module = sizes.iter().sum::<f64>() / 3.0;
    let quality = [corner, right, down].map(|place| finders[place].quality());
    let quality = quality.into_iter().fold(f64::INFINITY, f64::min);
    // Version 1 is 14 modules from centre to centre, version 40 is 170; a module seems 1.4 times as wide in a turned symbol.
    let modules = wide.min(high) / module;
    if !(8.0..=260.0).contains(&modules) || slant > 0.5 || uneven > 2.0 {
        return None;
    }
    Some(Triple {
        places: [corner, right, down],
        centres: [corner, right, down].map(|place| finders[place].centre),
        module,
        doubt: slant + (uneven - 1.0) + (most / least - 1.0) / 2.0 + (2.0 - quality).max(0.0) / 2.0,
        legs: wide + high,
    })
}

impl Triple {
    /// Returns the sides that the symbol may have, in modules, the likeliest first; none where its timing patterns are not there.
    pub(super) fn sides(&self, picture: &Binary) -> Vec<usize> {
        let [corner, right, down] = self.centres;
        let counts = [right, down].map(|other| {
            let beyond = |from: Point, to: Point| [0, 1].map(|axis| 2.0 * from[axis] - to[axis]);
            let reaches = [
                reach(picture, corner, other),
                reach(picture, other, corner),
                reach(picture, corner, beyond(corner, other)),
                reach(picture, other, beyond(other, corner)),
            ];
            let known: Vec<f64> = reaches.into_iter().flatten().collect();
            let module = if known.is_empty() {
                self.module
            } else {
                known.iter().sum::<f64>() / known.len() as f64 / 3.5
            };
            (other[0] - corner[0]).hypot(other[1] - corner[1]) / module
        });
        let modules = f64::midpoint(counts[0], counts[1]) + 7.0;
        let version = ((modules - 17.0) / 4.0).round().clamp(1.0, 40.0);
        let changes = self.changes(picture, 17 + 4 * version as usize);
        [0.0, 1.0, -1.0, 2.0, -2.0]
            .into_iter()
            .map(|shift| version + shift)
            .filter(|version| (1.0..=40.0).contains(version))
            .map(|version| 17 + 4 * version as usize)
            .filter(|&side| {
                // Blur loses some changes, dirt adds some.
                let alternates = |share: f64| (0.6..=1.3).contains(&share);
                changes
                    .map(|changes| changes / (side as f64 - 13.0))
                    .into_iter()
                    .any(alternates)
            })
            .collect()
    }

    /// Counts how often dark and light change along the timing patterns of a symbol of `side` modules.
    fn changes(&self, picture: &Binary, side: usize) -> [f64; 2] {
        let place = Grid::parallelogram(self.centres, side).places();
        let end = side as f64 - 6.5;
        [[end, 6.5], [6.5, end]].map(|end| {
            let [from, to] = [[6.5, 6.5], end].map(&place);
            let gap = [0, 1].map(|axis| to[axis] - from[axis]);
            let steps = (2.0 * gap[0].hypot(gap[1])).ceil();
            let mut changes = 0.0;
            let mut before = picture.at(from);
            for step in 0..steps as u32 {
                let share = f64::from(step) / steps;
                let dark = picture.at([0, 1].map(|axis| from[axis] + gap[axis] * share));
                if dark != before {
                    changes += 1.0;
                }
                before = dark;
            }
            changes
        })
    }

    /// Lays a grid of `side` modules over the symbol.
    pub(super) fn grid(&self, picture: &Binary, side: usize) -> Grid {
        Grid::new(picture, self.centres, side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(x: f64, y: f64) -> Finder {
        Finder {
            centre: [x, y],
            module: 2.0,
            rows: 6.0,
        }
    }

    #[test]
    fn a_square_has_its_corner_where_the_right_angle_is() {
        let patterns = [finder(100.0, 20.0), finder(20.0, 100.0), finder(20.0, 20.0)];
        let triples = triples(&patterns);
        assert_eq!(triples.len(), 1);
        // Clockwise: top left, top right, bottom left.
        assert_eq!(triples[0].places, [2, 0, 1]);
    }

    #[test]
    fn patterns_too_near_too_far_in_line_or_unlike_are_none() {
        let none = |patterns: [Finder; 3]| assert!(triples(&patterns).is_empty());
        none([finder(0.0, 0.0), finder(10.0, 0.0), finder(0.0, 10.0)]);
        none([finder(0.0, 0.0), finder(900.0, 0.0), finder(0.0, 900.0)]);
        none([finder(0.0, 0.0), finder(100.0, 0.0), finder(200.0, 1.0)]);
        none([finder(5.0, 5.0); 3]);
        let large = Finder {
            module: 5.0,
            ..finder(0.0, 100.0)
        };
        none([finder(0.0, 0.0), finder(100.0, 0.0), large]);
    }

    #[test]
    fn on_a_sheet_the_patterns_of_one_symbol_come_before_those_of_several() {
        // Twelve by twelve symbols of version 5, 16 modules apart.
        let patterns: Vec<Finder> = (0..144)
            .flat_map(|place| {
                let [x, y] = [place % 12, place / 12].map(|step| f64::from(step) * 106.0);
                [finder(x, y), finder(x + 60.0, y), finder(x, y + 60.0)]
            })
            .collect();
        let triples = triples(&patterns);
        let rank = |symbol: usize| {
            let own = [3 * symbol, 3 * symbol + 1, 3 * symbol + 2];
            triples.iter().position(|triple| triple.places == own)
        };
        for symbol in 0..144 {
            let rank = rank(symbol).expect("its own patterns are combined");
            let before = &triples[..rank];
            assert!(before.iter().all(|triple| triple.legs <= 120.0));
        }
    }
}
