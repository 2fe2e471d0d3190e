//! Two finder patterns to a third one that is damaged: sought where it would make a symbol.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "steps are few"
)]

use super::corner::Corner;
use super::detect::Scanned;
use super::finder::Finder;
use super::plane::Point;
use super::rank::ranked;
use super::read::{Care, Outcome, read};
use super::scene::Scene;
use super::search::PERHAPS;
use super::triple::leg;

/// The patterns that are taken for two of a symbol whose third is damaged, and the triples that are read for each pair.
const SURE: usize = 5;
const GUESSES: usize = 3;
/// What has more patterns than so many is a texture.
const TEXTURE: usize = 16;

/// Reads the symbols of pairs of patterns whose third is damaged, as long as `vain` more may be read in vain.
pub(super) fn read_pairs(scenes: [Scene; 2], finders: &[Finder], vain: &mut usize) -> Vec<Scanned> {
    let mut found = Vec::new();
    let sure = finders.iter().filter(|finder| finder.quality() > PERHAPS);
    let sure: Vec<&Finder> = sure.collect();
    let mut sure = ranked(&sure, |finder| -finder.quality());
    if sure.len() > TEXTURE {
        return found;
    }
    sure.truncate(SURE);
    for (place, one) in sure.iter().enumerate() {
        for other in &sure[place + 1..] {
            let large = one.module.max(other.module);
            if one.inverted != other.inverted || large > 2.0 * one.module.min(other.module) {
                continue;
            }
            let scene = &scenes[usize::from(one.inverted)];
            let pair = [one, other].map(|finder| Corner::of(scene, finder));
            let modules = leg(scene, [&pair[0], &pair[1]]);
            if !(10.0..250.0).contains(&modules) {
                continue;
            }
            let guesses = inferred(scene, [&pair[0], &pair[1]], modules);
            for guess in guesses.into_iter().take(GUESSES) {
                if *vain == 0 {
                    return found;
                }
                let legs = [1, 2].map(|to| leg(scene, [&guess.corners[0], &guess.corners[to]]));
                match read(scene, &guess.corners, legs, &|_| true, Care::Fitted) {
                    Outcome::Refused => {}
                    Outcome::Vain(_) => *vain -= 1,
                    Outcome::Read(scanned) => {
                        found.push(*scanned);
                        break;
                    }
                }
            }
        }
    }
    found
}

/// Three patterns, one of which was not found but looks like one, and how much.
#[derive(Clone, Copy)]
struct Inferred {
    /// Top left, top right, bottom left.
    corners: [Corner; 3],
    /// By what share of the contrast what is light in a pattern is lighter than what is dark.
    likeness: f64,
}

/// What looks less like a pattern is none.
const LEAST: f64 = 0.35;

/// How far from where a square would have it the third pattern is sought, in parts of a leg.
const REACH: f64 = 0.2;

/// The most steps of half a module that it is sought each way.
const MOST_STEPS: f64 = 24.0;

/// Returns the triples that two patterns may belong to, the likeliest first: they stand at both ends of either leg, or across.
/// `modules` are those between them; as many lie between the ends of a leg as across, where both patterns are crossed aslant.
fn inferred(scene: &Scene, [one, other]: [&Corner; 2], modules: f64) -> Vec<Inferred> {
    let gap = [0, 1].map(|axis| other.centre[axis] - one.centre[axis]);
    // A quarter turn clockwise: from the way to the right to the way down.
    let turn = |[x, y]: Point| [-y, x];
    let from = |corner: &Corner, way: Point, share: f64| {
        [0, 1].map(|axis| corner.centre[axis] + share * way[axis])
    };
    let across = [0, 1].map(|axis| gap[axis] / 2.0);
    let middle = from(one, across, 1.0);
    let beside = |share: f64| [0, 1].map(|axis| middle[axis] + share * turn(across)[axis]);
    // The missing one is at the lower left, the upper right or the upper left, each with both orders of the others.
    let found: Vec<Inferred> = [
        (2, [one, other], from(one, turn(gap), 1.0)),
        (2, [other, one], from(other, turn(gap), -1.0)),
        (1, [one, other], from(one, turn(gap), -1.0)),
        (1, [other, one], from(other, turn(gap), 1.0)),
        (0, [one, other], beside(-1.0)),
        (0, [other, one], beside(1.0)),
    ]
    .into_iter()
    .filter_map(|(missing, [first, second], place)| {
        let mut corners = [*first; 3];
        match missing {
            2 => corners[1] = *second,
            1 => corners[2] = *second,
            _ => (corners[1], corners[2]) = (*first, *second),
        }
        corners[missing].centre = place;
        corners[missing].module = f64::midpoint(first.module, second.module);
        sought(scene, corners, missing, modules)
    })
    .collect();
    ranked(&found, |found| -found.likeness)
}

/// Moves the missing pattern to where it is most like one.
fn sought(
    scene: &Scene,
    mut corners: [Corner; 3],
    missing: usize,
    modules: f64,
) -> Option<Inferred> {
    let way = |to: usize| {
        [0, 1].map(|axis| (corners[to].centre[axis] - corners[0].centre[axis]) / modules)
    };
    let ways = [way(1), way(2)];
    let contrast = corners[missing].light - corners[missing].dark;
    let from = corners[missing].centre;
    let at = |[x, y]: Point| [0, 1].map(|axis| from[axis] + x * ways[0][axis] + y * ways[1][axis]);
    let steps = (2.0 * REACH * modules).round().min(MOST_STEPS) as usize;
    let lattice = Lattice::of(steps, |place| scene.pixel(at(place)));
    let mut best = (LEAST * contrast, None);
    for down in 0..=2 * steps {
        for right in 0..=2 * steps {
            let likeness = lattice.likeness([right, down]);
            if likeness > best.0 {
                let place = [right, down].map(|step| (step as f64 - steps as f64) / 2.0);
                best = (likeness, Some(place));
            }
        }
    }
    let place = best.1?;
    // The middle of the places around it that fit about as well.
    let mut sums = [0.0; 3];
    for down in -3_i8..=3 {
        for right in -3_i8..=3 {
            let near = [
                place[0] + 0.2 * f64::from(right),
                place[1] + 0.2 * f64::from(down),
            ];
            let weight = (likeness(scene, ways, at(near)) - 0.85 * best.0).max(0.0);
            sums[0] += weight * near[0];
            sums[1] += weight * near[1];
            sums[2] += weight;
        }
    }
    let middle = if sums[2] > 0.0 {
        [sums[0] / sums[2], sums[1] / sums[2]]
    } else {
        place
    };
    corners[missing].centre = at(middle);
    Some(Inferred {
        corners,
        likeness: best.0 / contrast,
    })
}

/// Shades half a module apart, summed up so that a square of modules is the difference of four sums.
struct Lattice {
    /// The sums in a row.
    width: usize,
    /// Each the sum of the shades whole modules above and to the left, row by row, behind two rows and columns of nothing.
    sums: Vec<f64>,
}

/// How many half modules a pattern reaches from its centre.
const EDGE: usize = 6;

impl Lattice {
    /// Takes the shades of all patterns whose centre is at most `steps` half modules each way from a place; they are asked for by modules
    /// from there.
    fn of(steps: usize, shade: impl Fn(Point) -> f64) -> Self {
        let reach = steps + EDGE;
        let width = 2 * reach + 3;
        let mut sums = vec![0.0; width * width];
        for y in 2..width {
            for x in 2..width {
                let place = [x, y].map(|at| (at as f64 - 2.0 - reach as f64) / 2.0);
                let at = |x: usize, y: usize| sums[y * width + x];
                let sum = at(x - 2, y) + at(x, y - 2) - at(x - 2, y - 2);
                sums[y * width + x] = shade(place) + sum;
            }
        }
        Self { width, sums }
    }

    /// Returns by how much the light ring of the pattern at a step right and down is lighter than its middle and its frame.
    fn likeness(&self, [right, down]: [usize; 2]) -> f64 {
        let square = |reach: usize| {
            let at = |x: usize, y: usize| self.sums[(down + y) * self.width + right + x];
            let (from, to) = (EDGE - 2 * reach, EDGE + 2 + 2 * reach);
            at(to, to) - at(from, to) - at(to, from) + at(from, from)
        };
        let [middle, inner, whole] = [1, 2, 3].map(square);
        (inner - middle) / 16.0 - (whole - inner + middle) / 33.0
    }
}

/// Returns by how much the light ring of a pattern is lighter than its middle and its frame.
fn likeness(scene: &Scene, ways: [Point; 2], centre: Point) -> f64 {
    let mut sums = [[0.0; 2]; 2];
    for down in -3_i8..=3 {
        for right in -3_i8..=3 {
            let ring = right.abs().max(down.abs());
            let [x, y] = [f64::from(right), f64::from(down)];
            let point = [0, 1].map(|axis| centre[axis] + x * ways[0][axis] + y * ways[1][axis]);
            let [sum, count] = &mut sums[usize::from(ring != 2)];
            *sum += scene.pixel(point);
            *count += 1.0;
        }
    }
    sums[0][0] / sums[0][1] - sums[1][0] / sums[1][1]
}
