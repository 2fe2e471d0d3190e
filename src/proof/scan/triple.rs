//! Three finder patterns that may be a symbol's.

use super::corner::Corner;
use super::finder::Finder;
use super::plane::Point;
use super::rank::ranked;
use super::scene::Scene;

/// Three patterns as the corners of a symbol.
#[derive(Clone, Copy)]
pub(super) struct Triple {
    /// Top left, top right, bottom left, by their places among the patterns.
    pub(super) places: [usize; 3],
    /// Modules from centre to centre along both legs, each measured in its own direction.
    pub(super) modules: [f64; 2],
    /// How unlike the legs are in modules and those of a version, how far from a right angle, how few rows cross the patterns; 0 at best.
    doubt: f64,
    /// The length of both legs in pixels.
    legs: f64,
}

/// Of the patterns that a corner is combined with, so many are the most crossed and so many the nearest.
const COMPANIONS: usize = 12;

/// The most lines between patterns that are measured: those of a sheet of fifty symbols. Noise has more.
const MOST_LEGS: usize = 2500;

/// Returns the triples of patterns that can be a symbol's, the likeliest first, of those alike the smallest: on a sheet the
/// patterns of several symbols make squares too. Only triples with a pattern that `fresh` names are returned.
pub(super) fn triples(
    scenes: [&Scene; 2],
    finders: &[Finder],
    corners: &[Corner],
    fresh: impl Fn(usize) -> bool,
) -> Vec<Triple> {
    let mut legs = Legs {
        scenes,
        finders,
        corners,
        known: vec![None; finders.len() * finders.len()],
        left: MOST_LEGS,
    };
    let mut triples = Vec::new();
    for corner in 0..finders.len() {
        let others = companions(finders, corner);
        for (place, &one) in others.iter().enumerate() {
            for &other in &others[place + 1..] {
                let places = [corner, one, other];
                if places.iter().any(|&place| fresh(place)) {
                    triples.extend(triple(&mut legs, places));
                }
            }
        }
    }
    // Doubts that differ little are alike.
    ranked(&triples, |triple| {
        (8.0 * triple.doubt).floor() * LONGER + triple.legs
    })
}

/// More than any two legs are long.
const LONGER: f64 = 1e6;

/// Returns the patterns that may share a symbol with one: all of them if they are few.
fn companions(finders: &[Finder], corner: usize) -> Vec<usize> {
    let own = &finders[corner];
    let others: Vec<usize> = (0..finders.len())
        .filter(|&other| {
            let one = &finders[other];
            let [small, large] = [own.module.min(one.module), own.module.max(one.module)];
            other != corner && one.inverted == own.inverted && large <= 2.5 * small
        })
        .collect();
    if others.len() <= 2 * COMPANIONS {
        return others;
    }
    let distance = |place: usize| {
        let [from, to] = [own.centre, finders[place].centre];
        (to[0] - from[0]).hypot(to[1] - from[1])
    };
    // The most crossed come first. Inside a large symbol much looks like a pattern, crossed by fewer rows.
    let (most, rest) = others.split_at(COMPANIONS);
    let near: Vec<usize> = rest
        .iter()
        .copied()
        .filter(|&place| finders[place].quality() >= own.quality() / 2.0)
        .collect();
    let mut near = ranked(&near, |&place| distance(place));
    near.truncate(COMPANIONS);
    [most, &near].concat()
}

/// What is known of the lines between patterns.
struct Legs<'a> {
    scenes: [&'a Scene<'a>; 2],
    finders: &'a [Finder],
    corners: &'a [Corner],
    /// Modules from centre to centre of each pair, once they were measured; not a number where the patterns do not bear it.
    known: Vec<Option<f64>>,
    /// How many more are measured.
    left: usize,
}

impl Legs<'_> {
    /// Counts the modules between two patterns; no number once enough were measured.
    fn modules(&mut self, one: usize, other: usize) -> f64 {
        let (one, other) = (one.min(other), one.max(other));
        let place = one * self.finders.len() + other;
        if let Some(known) = self.known[place] {
            return known;
        }
        let scene = self.scenes[usize::from(self.finders[one].inverted)];
        let [from, to] = [one, other].map(|place| &self.corners[place]);
        if self.left == 0 {
            return f64::NAN;
        }
        self.left -= 1;
        let modules = leg(scene, [from, to]);
        self.known[place] = Some(modules);
        modules
    }
}

/// Counts the modules between two patterns by the width of both along the line.
pub(super) fn leg(scene: &Scene, [from, to]: [&Corner; 2]) -> f64 {
    let gap = [0, 1].map(|axis| to.centre[axis] - from.centre[axis]);
    let length = gap[0].hypot(gap[1]);
    let [x, y] = gap.map(|part| part / length);
    let module = |corner: &Corner| {
        let edges = [[x, y], [-x, -y]].map(|way| corner.edge(scene, way));
        let seen = edges.iter().flatten();
        let [distance, modules] = seen.fold([0.0; 2], |[distance, modules], edge| {
            [distance + edge.distance, modules + edge.modules]
        });
        (modules > 0.0).then_some(distance / modules)
    };
    let modules = match [module(from), module(to)] {
        [Some(one), Some(other)] => f64::midpoint(one, other),
        [Some(one), None] | [None, Some(one)] => one,
        [None, None] => f64::midpoint(from.module, to.module),
    };
    length / modules
}

/// Takes three patterns as top left and the two beside it; none where they cannot be.
fn triple(legs: &mut Legs, [corner, mut right, mut down]: [usize; 3]) -> Option<Triple> {
    let finders = legs.finders;
    let gap = |one: usize, other: usize| {
        let [from, to] = [one, other].map(|place| finders[place].centre);
        [to[0] - from[0], to[1] - from[1]]
    };
    let cross = |one: Point, other: Point| one[0] * other[1] - one[1] * other[0];
    if cross(gap(corner, right), gap(corner, down)) < 0.0 {
        (right, down) = (down, right);
    }
    let sides = [gap(corner, right), gap(corner, down)];
    let [wide, high] = sides.map(|[x, y]| x.hypot(y));
    let slant = (sides[0][0] * sides[1][0] + sides[0][1] * sides[1][1]).abs() / (wide * high);
    let uneven = wide.max(high) / wide.min(high);
    let least = finders[corner]
        .module
        .min(finders[right].module)
        .min(finders[down].module);
    // Version 1 is 14 modules from centre to centre, version 40 is 170; a module seems 1.4 times as wide in a turned symbol.
    let far = wide.max(high) / least;
    // What is no number is refused too.
    let possible = (8.0..=400.0).contains(&far) && slant <= 0.85 && uneven <= 3.0;
    if !possible {
        return None;
    }
    let modules = [right, down].map(|other| legs.modules(corner, other));
    let [fewer, more] = [modules[0].min(modules[1]), modules[0].max(modules[1])];
    let alike = fewer >= 10.0 && more <= 200.0 && more - fewer <= 2.5 + 0.2 * more;
    if !alike {
        return None;
    }
    let quality = [corner, right, down].map(|place| finders[place].quality());
    let quality = quality.into_iter().fold(f64::INFINITY, f64::min);
    Some(Triple {
        places: [corner, right, down],
        modules,
        doubt: 3.0 * (more - fewer) / more
            + odd(f64::midpoint(fewer, more)) / 2.0
            + 0.3 * slant
            + 0.15 * (uneven - 1.0)
            + (2.0 - quality).max(0.0) / 2.0,
        legs: wide + high,
    })
}

/// Returns how far a leg is from one of a version, which has 14 modules, 18, 22 and so on; 1 at most, and less where legs are long, since
/// so are the errors of their length.
fn odd(modules: f64) -> f64 {
    let nearest = 14.0 + 4.0 * ((modules - 14.0) / 4.0).round().max(0.0);
    (((modules - nearest).abs() - 0.6).max(0.0) / 1.4) * (30.0 / modules).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::luma::Luma;
    use super::*;

    fn finder(x: f64, y: f64) -> Finder {
        Finder {
            centre: [x, y],
            module: 2.0,
            rows: 6.0,
            inverted: false,
        }
    }

    fn seen(scene: &Scene, finders: &[Finder]) -> Vec<Corner> {
        let corner = |finder| Corner::of(scene, finder);
        finders.iter().map(corner).collect()
    }

    /// Returns the triples of patterns in a picture in which nothing is seen, so that their own size counts.
    fn of(finders: &[Finder]) -> Vec<Triple> {
        let picture = Luma {
            width: 1,
            height: 1,
            data: vec![255],
        };
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        triples([&scene, &scene], finders, &seen(&scene, finders), |_| true)
    }

    #[test]
    fn a_square_has_its_corner_where_the_right_angle_is() {
        let patterns = [finder(100.0, 20.0), finder(20.0, 100.0), finder(20.0, 20.0)];
        // Clockwise: top left, top right, bottom left.
        assert_eq!(of(&patterns)[0].places, [2, 0, 1]);
    }

    #[test]
    fn patterns_too_near_too_far_in_line_or_unlike_are_none() {
        let none = |patterns: [Finder; 3]| assert!(of(&patterns).is_empty());
        none([finder(0.0, 0.0), finder(10.0, 0.0), finder(0.0, 10.0)]);
        none([finder(0.0, 0.0), finder(900.0, 0.0), finder(0.0, 900.0)]);
        none([finder(0.0, 0.0), finder(100.0, 0.0), finder(200.0, 1.0)]);
        none([finder(5.0, 5.0); 3]);
        let large = Finder {
            module: 6.0,
            ..finder(0.0, 100.0)
        };
        none([finder(0.0, 0.0), finder(100.0, 0.0), large]);
        let light = Finder {
            inverted: true,
            ..finder(0.0, 100.0)
        };
        none([finder(0.0, 0.0), finder(100.0, 0.0), light]);
    }

    #[test]
    fn triples_without_a_fresh_pattern_are_not_looked_at_again() {
        let patterns = [finder(100.0, 20.0), finder(20.0, 100.0), finder(20.0, 20.0)];
        let picture = Luma {
            width: 1,
            height: 1,
            data: vec![255],
        };
        let scene = Scene {
            picture: &picture,
            inverted: false,
        };
        let corners = seen(&scene, &patterns);
        assert!(triples([&scene, &scene], &patterns, &corners, |_| false).is_empty());
    }

    #[test]
    fn on_a_sheet_the_patterns_of_one_symbol_come_before_those_of_several() {
        // Six by six symbols of version 5, 16 modules apart.
        let patterns: Vec<Finder> = (0..36)
            .flat_map(|place| {
                let [x, y] = [place % 6, place / 6].map(|step| f64::from(step) * 106.0);
                [finder(x, y), finder(x + 60.0, y), finder(x, y + 60.0)]
            })
            .collect();
        let triples = of(&patterns);
        let rank = |symbol: usize| {
            let own = [3 * symbol, 3 * symbol + 1, 3 * symbol + 2];
            triples.iter().position(|triple| triple.places == own)
        };
        for symbol in 0..36 {
            let rank = rank(symbol).expect("its own patterns are combined");
            let before = &triples[..rank];
            assert!(before.iter().all(|triple| triple.legs <= 120.0));
        }
    }
}
