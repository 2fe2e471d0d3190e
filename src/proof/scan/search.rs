//! One search through the sizes of a picture: what was found, and how long what is left is sought.

use super::corner::Corner;
use super::detect::Scanned;
use super::finder::{Finder, MOST, finders};
use super::luma::Luma;
use super::plane::Point;
use super::rank::ranked;
use super::read::{Care, Outcome, read};
use super::scene::Scene;
use super::single::read_single;
use super::third::read_pairs;
use super::threshold::{Blocks, Way, by_histogram};
use super::triple::triples;
use crate::qr::{Symbology, Version};

/// The least side of a picture with a symbol: an rMQR symbol of seven rows at a pixel a module.
const LEAST: usize = 7;

/// What was found so far, and how much more is sought.
pub(super) struct Search {
    pub(super) found: Vec<Scanned>,
    most: usize,
    care: Care,
    /// How many modules a symbol has that is sought; none where all are.
    wanted: Option<usize>,
    /// The middles of symbols whose format information alone was read, in the whole picture.
    unread: Vec<Point>,
    /// How many patterns no symbol explains that was read at the last size.
    left: usize,
    /// The contrast of the clearest symbol that was read.
    contrast: f64,
    /// Whether symbols without a quiet zone are sought, too: noise and textures have much that looks like their patterns.
    pub(super) bare: bool,
    /// Whether a crowd of patterns was found: what is not read is noise.
    pub(super) crowded: bool,
}

/// How much more is done at one size.
struct Patience {
    /// Triples of patterns that are looked at.
    looks: usize,
    /// How many more may be looked at where symbols are read.
    more: usize,
    /// Triples that are read in vain.
    vain: usize,
    /// The patterns of these: a QR symbol that cannot be read is there.
    partners: Vec<Point>,
}

/// Triples of patterns that are looked at, and those that are read in vain, one after the other at one size.
const LOOKED: usize = 30;
const VAIN: usize = 4;

/// Single patterns that are looked at in vain, one after the other.
const VAIN_SINGLES: usize = 16;

/// Where one symbol was read, others are likely, since a sheet has many: so many more triples are looked at for each pattern that is
/// left, up to as many at one size.
const LOOKED_EACH: usize = 8;
const LOOKED_MORE: usize = 600;

/// Of those that are left, patterns with less of the contrast of the symbol that was read do not count.
const FAINT: f64 = 0.25;

/// Where there are more patterns than a few, those whose light is lighter than their dark by less than so many deviations of the noise
/// are noise.
const FEW: usize = 12;
const CLEAR: f64 = 2.0;

/// A sheet of fifty symbols has 150 patterns. More are noise, of which another threshold and a larger picture have still more.
const CROWD: usize = 200;

/// Where most patterns are sure and their modules wider than so many pixels, a sheet is likely: of patterns in noise few are, and any that
/// one row crosses seems sure where modules are hardly wider than a pixel.
const WIDE: f64 = 1.6;

/// A pattern of which fewer modules are crossed may be chance, and is where still fewer are.
const SURELY: f64 = 1.5;
pub(super) const PERHAPS: f64 = 1.2;

/// Ways to part a picture into dark and light, one after the other. Between the shades of the blocks around; nearer to their light, since
/// narrow gaps of light part what is dark where a code is small or printed in dots; and from farther away, for what a lamp outshines.
const WAYS: [Way; 3] = [
    EVEN,
    Way { level: 12, ..EVEN },
    Way {
        reach: 10,
        curved: true,
        ..EVEN
    },
];
const EVEN: Way = Way {
    reach: 3,
    level: 8,
    curved: false,
};

impl Search {
    /// Begins to seek at most so many symbols, of so many modules if it is said.
    pub(super) fn new(care: Care, most: usize, wanted: Option<usize>) -> Self {
        Self {
            found: Vec::new(),
            most,
            care,
            wanted,
            unread: Vec::new(),
            left: 0,
            contrast: 0.0,
            bare: care > Care::Plain,
            crowded: false,
        }
    }

    /// Tells whether no other size is looked at: something was read, and every symbol that was seen.
    pub(super) fn done(&self) -> bool {
        self.found.len() >= self.most || self.explained() && !self.sees_unread()
    }

    /// Tells whether the symbols that were read explain what was seen. A few patterns are left by chance beside one symbol; where there
    /// are more symbols, each is likely to be of another one.
    fn explained(&self) -> bool {
        let few = if self.found.len() > 1 { 1 } else { 3 };
        !self.found.is_empty() && self.left < few
    }

    /// Tells whether a symbol was seen whose format information alone was read.
    pub(super) fn sees_unread(&self) -> bool {
        let unread = |&place: &Point| !self.explains(place, 1.0);
        self.unread.iter().any(unread)
    }

    fn wants(&self, version: Version) -> bool {
        let modules = version.width() * version.height();
        self.wanted.is_none_or(|wanted| wanted == modules)
    }

    /// Tells whether a symbol that was read holds a place in a picture that is smaller than the whole by `scale`.
    fn explains(&self, place: Point, scale: f64) -> bool {
        let place = place.map(|at| at * scale);
        self.found
            .iter()
            .any(|scanned| holds(&scanned.corners, place))
    }

    /// Looks at a picture that is smaller than the whole by `scale`.
    pub(super) fn look(&mut self, picture: &Luma, scale: f64) {
        if picture.width < LEAST || picture.height < LEAST {
            return;
        }
        let scenes = [false, true].map(|inverted| Scene { picture, inverted });
        let blocks = Blocks::of(picture);
        let mut pool: Vec<Finder> = Vec::new();
        // Where several symbols were read, what is left is likely to be of more.
        let several = self.found.len() > 1;
        let mut patience = Patience {
            looks: if several { LOOKED_MORE } else { LOOKED },
            more: LOOKED_MORE,
            vain: VAIN,
            partners: Vec::new(),
        };
        // The second threshold of a plain reader is one for the whole picture.
        let ways = match self.care {
            Care::Sharp => 1,
            Care::Plain => 2,
            Care::Fitted => WAYS.len(),
        };
        for (turn, way) in WAYS.into_iter().take(ways).enumerate() {
            let binary = if turn == 1 && self.care == Care::Plain {
                by_histogram(picture)
            } else {
                blocks.parted(picture, way)
            };
            let known = pool.len();
            let step = if turn == 0 { 3 } else { 2 };
            let finders = finders(&binary, step, self.bare && turn + 1 == WAYS.len());
            self.crowded |= finders.len() >= CROWD && self.found.is_empty();
            self.pool(&mut pool, finders, &scenes, scale);
            patience.looks = patience.looks.max(expected(&pool[known..]));
            if pool.len() > known {
                self.read(scenes, &pool, known, &mut patience, scale);
            }
            if self.found.len() < self.most {
                self.read_singles(scenes, &pool[known..], &patience.partners, scale);
            }
            if self.found.len() >= self.most {
                return;
            }
            // Patterns that a read symbol explains are of no more use.
            self.forget(&mut pool, &scenes, scale);
            if pool.len() > 2 && self.found.len() > 1 && self.care != Care::Plain {
                self.read(scenes, &pool, 0, &mut patience, scale);
                self.forget(&mut pool, &scenes, scale);
            }
            if pool.len() >= CROWD && self.found.is_empty() && self.care == Care::Fitted {
                self.crowded = true;
                return;
            }
            if turn + 1 == ways && self.found.is_empty() && self.care == Care::Fitted {
                for scanned in read_pairs(scenes, &pool, &mut patience.vain) {
                    self.add(scanned, scale);
                }
            }
            let several = self.found.len() > 1;
            let likely = if several { PERHAPS } else { SURELY };
            let left = pool.iter().filter(|finder| finder.quality() > likely);
            self.left = left.count();
            if self.explained() {
                return;
            }
        }
    }

    /// Adds the patterns that are new, that no symbol explains and that are more than noise.
    fn pool(&self, pool: &mut Vec<Finder>, finders: Vec<Finder>, scenes: &[Scene; 2], scale: f64) {
        // Noise has many.
        let least = if finders.len() > FEW {
            CLEAR * scenes[0].picture.noise()
        } else {
            0.0
        };
        for finder in finders {
            if pool.len() >= MOST {
                break;
            }
            let new = || !pool.iter().any(|other| other.same(&finder));
            let scene = &scenes[usize::from(finder.inverted)];
            let clear = || Corner::of(scene, &finder).contrast() >= least;
            if !self.explains(finder.centre, scale) && new() && clear() {
                pool.push(finder);
            }
        }
    }

    /// Drops the patterns that a symbol explains that was read, and those that are faint beside it.
    fn forget(&self, pool: &mut Vec<Finder>, scenes: &[Scene; 2], scale: f64) {
        pool.retain(|finder| {
            let scene = &scenes[usize::from(finder.inverted)];
            let clear = || Corner::of(scene, finder).contrast() >= FAINT * self.contrast;
            !self.explains(finder.centre, scale) && clear()
        });
    }

    /// Reads the symbols of patterns, those from place `known` on being new.
    fn read(
        &mut self,
        scenes: [Scene; 2],
        finders: &[Finder],
        known: usize,
        patience: &mut Patience,
        scale: f64,
    ) {
        let mut used = vec![false; finders.len()];
        // The patterns that others were read beside are seen exactly, since theirs are so small that half a pixel counts.
        let several = self.found.len() > 1;
        let corner = |finder: &Finder| {
            let scene = &scenes[usize::from(finder.inverted)];
            let corner = Corner::of(scene, finder);
            if several {
                corner.centred(scene)
            } else {
                corner
            }
        };
        let seen: Vec<Corner> = finders.iter().map(corner).collect();
        let fresh = |place| place >= known;
        for triple in triples([&scenes[0], &scenes[1]], finders, &seen, fresh) {
            if triple.places.iter().any(|&place| used[place]) {
                continue;
            }
            if patience.looks == 0 || patience.vain == 0 {
                break;
            }
            patience.looks -= 1;
            let scene = &scenes[usize::from(finders[triple.places[0]].inverted)];
            let corners = triple.places.map(|place| seen[place]);
            let wanted =
                |side| Version::of_size(side, side).is_some_and(|version| self.wants(version));
            match read(scene, &corners, triple.modules, &wanted, self.care) {
                Outcome::Refused => {}
                Outcome::Vain(wrong) => {
                    patience.vain -= 1;
                    if wrong == 0 && self.care == Care::Fitted {
                        let [_, right, down] = corners.map(|corner| corner.centre);
                        let middle = [0, 1].map(|axis| f64::midpoint(right[axis], down[axis]));
                        self.unread.push(middle.map(|at| at * scale));
                    }
                    let centres = corners.iter().map(|corner| corner.centre);
                    patience.partners.extend(centres);
                }
                Outcome::Read(scanned) => {
                    for (used, finder) in used.iter_mut().zip(finders) {
                        *used = *used || holds(&scanned.corners, finder.centre);
                    }
                    self.add(*scanned, scale);
                    if self.found.len() >= self.most {
                        return;
                    }
                    self.contrast = self.contrast.max(corners[0].contrast());
                    let clear = FAINT * self.contrast;
                    let left = (0..finders.len()).filter(|&place| {
                        let likely = finders[place].quality() > SURELY;
                        !used[place] && likely && seen[place].contrast() > clear
                    });
                    let wished = (LOOKED_EACH * left.count()).saturating_sub(patience.looks);
                    let more = wished.min(patience.more);
                    patience.more -= more;
                    patience.looks += more;
                }
            }
        }
    }

    /// Reads the symbols of patterns that no symbol explains and that are no `partners` of others.
    fn read_singles(
        &mut self,
        scenes: [Scene; 2],
        finders: &[Finder],
        partners: &[Point],
        scale: f64,
    ) {
        let mut small = [Symbology::Micro, Symbology::Rmqr]
            .into_iter()
            .flat_map(Symbology::versions);
        if !small.any(|version| self.wants(version)) {
            return;
        }
        let alone = finders
            .iter()
            .filter(|finder| finder.quality() > SURELY && !partners.contains(&finder.centre));
        let mut vain = 0;
        let alone: Vec<&Finder> = alone.collect();
        for finder in ranked(&alone, |finder| -finder.quality()) {
            if self.explains(finder.centre, scale) {
                continue;
            }
            let scene = &scenes[usize::from(finder.inverted)];
            match read_single(scene, finder, &|version| self.wants(version), self.care) {
                Some(scanned) => {
                    self.add(scanned, scale);
                    vain = 0;
                }
                None => vain += 1,
            }
            if vain == VAIN_SINGLES || self.found.len() >= self.most {
                return;
            }
        }
    }

    /// Adds a symbol that was read in a picture smaller than the whole by `scale`.
    fn add(&mut self, mut scanned: Scanned, scale: f64) {
        for place in scanned.corners.as_flattened_mut() {
            *place *= scale;
        }
        if !self.found.iter().any(|other| same(other, &scanned)) {
            self.found.push(scanned);
        }
    }
}

/// Returns how many triples are looked at for the sake of a sheet; none where most patterns are none.
fn expected(finders: &[Finder]) -> usize {
    let sure = |finder: &&Finder| finder.quality() > SURELY && finder.module > WIDE;
    let sure = finders.iter().filter(sure).count();
    if 2 * sure > finders.len() {
        (LOOKED_EACH * sure).min(LOOKED_MORE)
    } else {
        0
    }
}

/// Tells whether a point lies in the quadrilateral of these corners, clockwise or counter-clockwise.
fn holds(corners: &[Point; 4], point: Point) -> bool {
    let side = |from: Point, to: Point| {
        (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0])
    };
    let sides = [0, 1, 2, 3].map(|at| side(corners[at], corners[(at + 1) % 4]));
    sides.iter().all(|&side| side >= 0.0) || sides.iter().all(|&side| side <= 0.0)
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
    one.symbol.modules() == other.symbol.modules()
        && holds(&one.corners, [middle(other, 0), middle(other, 1)])
}
