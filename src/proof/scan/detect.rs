//! Symbols in a picture.

#![expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]

use super::corner::Corner;
use super::finder::{Finder, MOST, finders};
use super::luma::Luma;
use super::payload::{Part, Place};
use super::plane::Point;
use super::rank::ranked;
use super::read::{Care, Outcome, read};
use super::scene::Scene;
use super::single::read_single;
use super::third::inferred;
use super::threshold::{Blocks, Way, by_histogram};
use super::triple::{leg, triples};
use crate::qr::{Symbol, Symbology, Version};

/// A symbol that was read from a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// The symbol as it was drawn, errors corrected; its segments count the bytes of the parts.
    pub symbol: Symbol,
    /// What it says.
    pub parts: Vec<Part>,
    /// Its place in a sequence of symbols; none where it stands alone.
    pub place: Option<Place>,
    /// The corners of the symbol's first row, clockwise from its own top left, in pixels from the picture's top left.
    pub corners: [[f64; 2]; 4],
}

/// The least side of a picture with a symbol: an rMQR symbol of seven rows at a pixel a module.
const LEAST: usize = 7;

/// The longest side of a picture that is looked at first; a larger one is made smaller.
const FIRST: usize = 800;

/// The longest side of a picture that is looked at at twice its size too.
const SMALL: usize = 800;

/// How long a reader looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As long as a frame of a camera lasts: another will follow.
    Video,
    /// As long as it may help: there is one picture.
    Photo,
}

/// Reads the QR, Micro QR and rMQR codes in a picture: dark on light, light on dark, and mirrored ones; stops after `most`.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Style, pixels};
/// use hongbao::proof::scan::{Effort, Luma, scan};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let picture = pixels(&symbol, &Style::default())?;
/// let luma = Luma::of(290, 290, picture.data()).expect("as many bytes as pixels");
/// let scanned = scan(&luma, Effort::Photo, usize::MAX);
/// assert_eq!(scanned[0].symbol.modules(), symbol.modules());
/// assert_eq!(scanned[0].parts[1].bytes, "红包".as_bytes());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn scan(picture: &Luma, effort: Effort, most: usize) -> Vec<Scanned> {
    let mut search = Search {
        found: Vec::new(),
        most,
        care: match effort {
            Effort::Video => Care::Sharp,
            Effort::Photo => Care::Fitted,
        },
        wanted: None,
        unread: Vec::new(),
        left: 0,
        contrast: 0.0,
        bare: true,
        crowded: false,
    };
    let longest = picture.width.max(picture.height);
    let factor = longest.div_ceil(FIRST).max(1);
    let first = picture.reduced(factor);
    search.look(&first, factor as f64);
    search.bare = false;
    let photo = effort == Effort::Photo;
    // What was not found beside others is too small, not too large.
    if photo && !search.done() && (search.found.is_empty() || search.sees_unread()) {
        search.look(&first.reduced(2), 2.0 * factor as f64);
    }
    if factor > 1 && !search.done() {
        if factor > 3 && photo {
            let half = factor.div_ceil(2);
            search.look(&picture.reduced(half), half as f64);
        }
        if !search.done() {
            search.look(picture, 1.0);
        }
    } else if longest <= SMALL && !search.done() && !search.crowded && photo {
        search.look(&picture.doubled(), 0.5);
    }
    search.found
}

/// Tells whether a plain reader finds a symbol of these modules, dark on light, in a picture. A proof of what others read leaves out
/// what only this reader does for a symbol.
pub(super) fn shows(picture: &Luma, modules: &[u8]) -> bool {
    let mut search = Search {
        found: Vec::new(),
        most: 1,
        care: Care::Plain,
        wanted: Some(modules.len()),
        unread: Vec::new(),
        left: 0,
        contrast: 0.0,
        bare: false,
        crowded: false,
    };
    search.look(picture, 1.0);
    search
        .found
        .iter()
        .any(|scanned| scanned.symbol.modules() == modules)
}

/// What was found so far, and how much more is sought.
struct Search {
    found: Vec<Scanned>,
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
    bare: bool,
    /// Whether a crowd of patterns was found: what is not read is noise.
    crowded: bool,
}

/// How much more is done at one size.
struct Patience {
    /// Triples of patterns that are looked at.
    looks: usize,
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
/// left, up to as many.
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
const PERHAPS: f64 = 1.2;

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
    /// Tells whether no other size is looked at: something was read, and every symbol that was seen.
    fn done(&self) -> bool {
        self.found.len() >= self.most || self.explained() && !self.sees_unread()
    }

    /// Tells whether the symbols that were read explain what was seen. A few patterns are left by chance beside one symbol; where there
    /// are more symbols, each is likely to be of another one.
    fn explained(&self) -> bool {
        let few = if self.found.len() > 1 { 1 } else { 3 };
        !self.found.is_empty() && self.left < few
    }

    /// Tells whether a symbol was seen whose format information alone was read.
    fn sees_unread(&self) -> bool {
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
    fn look(&mut self, picture: &Luma, scale: f64) {
        if picture.width < LEAST || picture.height < LEAST {
            return;
        }
        let scenes = [false, true].map(|inverted| Scene { picture, inverted });
        let blocks = Blocks::of(picture);
        let mut pool: Vec<Finder> = Vec::new();
        let mut patience = Patience {
            // Where several symbols were read, what is left is likely to be of more.
            looks: if self.found.len() > 1 {
                LOOKED_MORE
            } else {
                LOOKED
            },
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
            // Noise has many.
            let least = if finders.len() > FEW {
                CLEAR * picture.noise()
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
            let sure = |finder: &&Finder| finder.quality() > SURELY && finder.module > WIDE;
            let likely = pool[known..].iter().filter(sure).count();
            if 2 * likely > pool.len() - known {
                let looks = (LOOKED_EACH * likely).min(LOOKED_MORE);
                patience.looks = patience.looks.max(looks);
            }
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
                self.infer(scenes, &pool, &mut patience, scale);
            }
            let likely = if self.found.len() > 1 {
                PERHAPS
            } else {
                SURELY
            };
            let left = pool.iter().filter(|finder| finder.quality() > likely);
            self.left = left.count();
            if self.explained() {
                return;
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
                    let more = (LOOKED_EACH * left.count()).min(LOOKED_MORE);
                    patience.looks = patience.looks.max(more);
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
        for finder in ranked(alone.collect(), |finder: &&Finder| -finder.quality()) {
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

    /// Reads the symbols of pairs of patterns whose third is damaged.
    fn infer(
        &mut self,
        scenes: [Scene; 2],
        finders: &[Finder],
        patience: &mut Patience,
        scale: f64,
    ) {
        let sure = finders.iter().filter(|finder| finder.quality() > PERHAPS);
        let mut sure = ranked(sure.collect(), |finder: &&Finder| -finder.quality());
        // What has so many patterns is a texture.
        if sure.len() > TEXTURE {
            return;
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
                for guess in inferred(scene, [&pair[0], &pair[1]], modules)
                    .into_iter()
                    .take(GUESSES)
                {
                    if patience.vain == 0 {
                        return;
                    }
                    let legs = [1, 2].map(|to| leg(scene, [&guess.corners[0], &guess.corners[to]]));
                    match read(scene, &guess.corners, legs, &|_| true, Care::Fitted) {
                        Outcome::Refused => {}
                        Outcome::Vain(_) => patience.vain -= 1,
                        Outcome::Read(scanned) => {
                            self.add(*scanned, scale);
                            break;
                        }
                    }
                }
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

/// The patterns that are taken for two of a symbol whose third is damaged, and the triples that are read for each pair.
const SURE: usize = 5;
const GUESSES: usize = 3;
const TEXTURE: usize = 16;

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

#[cfg(test)]
mod tests;
