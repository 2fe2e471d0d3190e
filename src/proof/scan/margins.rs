//! How far a picture can be disturbed until it is no longer read.

use std::borrow::Cow;

use super::detect::shows;
use super::disturb::{blurred, noisy, paler, shrunk, tilted, turned};
use super::luma::Luma;

/// How far a picture can be disturbed, each way alone, until it is no longer read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// Whether the picture is read at all; if not, every other figure is that of no disturbance.
    pub reads: bool,
    /// The most blur: the deviation of a Gauss curve in modules.
    pub blur: f64,
    /// The most noise: its deviation in shades of 255.
    pub noise: f64,
    /// The fewest pixels a module.
    pub pixels_per_module: f64,
    /// The most rotation in degrees; 45 is all there is.
    pub rotation: f64,
    /// The most perspective: by what share of the width the upper edge is shorter.
    pub perspective: f64,
    /// The least contrast ratio between the picture's darkest and lightest shade, with a little noise.
    pub contrast: f64,
}

/// Noise of any camera, in shades: under it low contrast is lost.
const CAMERA: f64 = 3.0;

/// What is tried of each disturbance, growing.
const BLUR: [f64; 7] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];
const NOISE: [f64; 7] = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0];
const PIXELS: [f64; 8] = [3.5, 3.0, 2.5, 2.0, 1.75, 1.5, 1.25, 1.0];
const ROTATION: [f64; 8] = [5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 45.0];
const PERSPECTIVE: [f64; 8] = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
const CONTRAST: [f64; 7] = [0.7, 0.5, 0.35, 0.2, 0.12, 0.08, 0.04];

/// Reads a picture at `pixels` pixels a module, which shows `modules`, again and again under growing disturbance.
///
/// Each margin is found by halving its steps, those of eight after the greatest, which most pictures bear; a step that fails between
/// two that read may stay unseen. Noise is drawn from a seed: the same picture has the same margins.
#[must_use]
pub fn margins(picture: &Luma, pixels: f64, modules: &[u8], inverted: bool) -> Margins {
    let mut outcomes = Vec::new();
    loop {
        match next_outcome(picture, pixels, modules, inverted, &outcomes) {
            Step::Outcome(reads) => outcomes.push(reads),
            Step::Found(margins) => return margins,
        }
    }
}

/// What one reading leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Whether the picture was read under the next disturbance.
    Outcome(bool),
    /// Every disturbance that matters has been tried.
    Found(Margins),
}

/// Does one reading of [`margins`], the one that follows those whose outcomes are given, so that a caller can pause between them.
#[must_use]
pub fn next_outcome(
    picture: &Luma,
    pixels: f64,
    modules: &[u8],
    inverted: bool,
    outcomes: &[bool],
) -> Step {
    let seen = if inverted {
        Cow::Owned(picture.inverted())
    } else {
        Cow::Borrowed(picture)
    };
    let mut known = outcomes.iter().copied();
    let found = halved(&seen, pixels, &mut |disturbed| match known.next() {
        Some(outcome) => Ok(outcome),
        None => Err(shows(&disturbed(), modules)),
    });
    match found {
        Ok(margins) => Step::Found(margins),
        Err(outcome) => Step::Outcome(outcome),
    }
}

/// Whether a picture is read, given how to make it.
type Reading<'a> = dyn FnMut(&dyn Fn() -> Luma) -> Result<bool, bool> + 'a;

/// Halves the steps of each disturbance. `reads` says whether a disturbed picture is read; where it had to look, it says so as an
/// error, which ends the search.
fn halved(seen: &Luma, pixels: f64, reads: &mut Reading) -> Result<Margins, bool> {
    let ground = seen.data.first().copied().unwrap_or(255);
    let [darkest, lightest] =
        [seen.data.iter().min(), seen.data.iter().max()].map(|shade| shade.copied().unwrap_or(0));
    let whole = ratio(lightest, f64::from(darkest));
    if !reads(&|| seen.clone())? {
        return Ok(Margins {
            reads: false,
            blur: 0.0,
            noise: 0.0,
            pixels_per_module: pixels,
            rotation: 0.0,
            perspective: 0.0,
            contrast: whole,
        });
    }
    let mut last = |steps: &[f64], disturbed: &dyn Fn(f64) -> Luma| -> Result<Option<f64>, bool> {
        let (mut good, mut bad) = (0, steps.len());
        // Of eight steps this is the last one, of seven the middle one.
        let mut next = if bad % 2 == 0 { bad - 1 } else { bad / 2 };
        while good < bad {
            if reads(&|| disturbed(steps[next]))? {
                good = next + 1;
            } else {
                bad = next;
            }
            next = usize::midpoint(good, bad);
        }
        Ok(good.checked_sub(1).map(|place| steps[place]))
    };
    let contrast = last(&CONTRAST, &|share| {
        noisy(&paler(seen, share, lightest), CAMERA, 1)
    })?;
    Ok(Margins {
        reads: true,
        blur: last(&BLUR, &|sigma| blurred(seen, sigma * pixels))?.unwrap_or(0.0),
        noise: last(&NOISE, &|sigma| noisy(seen, sigma, 2))?.unwrap_or(0.0),
        pixels_per_module: last(&PIXELS, &|fewer| shrunk(seen, fewer / pixels))?.unwrap_or(pixels),
        rotation: last(&ROTATION, &|degrees| turned(seen, degrees, ground))?.unwrap_or(0.0),
        perspective: last(&PERSPECTIVE, &|share| tilted(seen, share, ground))?.unwrap_or(0.0),
        contrast: contrast.map_or(whole, |share| {
            let [dark, light] = [darkest, lightest].map(f64::from);
            ratio(lightest, light + (dark - light) * share)
        }),
    })
}

/// Returns the contrast ratio of WCAG of two shades of grey, to a hundredth; light is taken as a power of the shade.
fn ratio(light: u8, dark: f64) -> f64 {
    let shine = |shade: f64| gamma(shade / 255.0) + 0.05;
    (shine(f64::from(light)) / shine(dark) * 100.0).round() / 100.0
}

/// Returns a share to the power of 2.2, as x² · ⁵√x: the library's power costs half a kilobyte.
fn gamma(share: f64) -> f64 {
    // The fifth root, by Newton's steps from above: it falls to the root.
    let mut root = 1.0_f64;
    for _ in 0..24 {
        root -= (root - share / (root * root * root * root)) / 5.0;
    }
    share * share * root
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "figures are rounded to be compared")]

    use super::*;
    use crate::picture::{Scale, Style, pixels};
    use crate::qr::{Data, Options, Symbol, encode};

    fn drawn() -> (Luma, Symbol) {
        let text = "https://example.org/红包?from=88";
        let symbol = encode(Data::Text { text, kanji: None }, &Options::default()).expect("fits");
        let style = Style {
            scale: Scale::module(4).expect("a module has four pixels"),
            ..Style::default()
        };
        let picture = pixels(&symbol, &style).expect("fits");
        let luma = Luma::of(
            picture.width() as usize,
            picture.height() as usize,
            picture.data(),
        );
        (luma.expect("as many bytes as pixels"), symbol)
    }

    #[test]
    fn a_plain_symbol_bears_much_and_the_same_every_time() {
        let (luma, symbol) = drawn();
        let found = margins(&luma, 4.0, symbol.modules(), false);
        assert!(found.reads);
        assert!(found.blur >= 0.3 && found.noise >= 30.0, "{found:?}");
        assert!(
            found.pixels_per_module <= 3.0 && found.rotation >= 10.0,
            "{found:?}"
        );
        assert!(
            found.perspective >= 0.1 && found.contrast <= 2.0,
            "{found:?}"
        );
        assert_eq!(margins(&luma, 4.0, symbol.modules(), false), found);
        assert_eq!(
            margins(&luma.inverted(), 4.0, symbol.modules(), true),
            found
        );
    }

    #[test]
    fn a_pause_after_each_reading_changes_nothing() {
        let (luma, symbol) = drawn();
        let step = |outcomes: &[bool]| next_outcome(&luma, 4.0, symbol.modules(), false, outcomes);
        let mut outcomes = Vec::new();
        while let Step::Outcome(reads) = step(&outcomes) {
            outcomes.push(reads);
        }
        // One plain reading, three for each of three disturbances, one to four for each of three others.
        assert!((13..=22).contains(&outcomes.len()), "{outcomes:?}");
        assert!(outcomes.contains(&false));
        let whole = margins(&luma, 4.0, symbol.modules(), false);
        assert_eq!(step(&outcomes), Step::Found(whole));
    }

    #[test]
    fn another_symbol_is_not_the_one_that_was_drawn() {
        let (luma, symbol) = drawn();
        let mut modules = symbol.modules().to_vec();
        modules[0] = 0;
        assert!(!margins(&luma, 4.0, &modules, false).reads);
    }

    #[test]
    fn less_contrast_leaves_a_smaller_margin() {
        let (luma, symbol) = drawn();
        let pale = paler(&luma, 0.2, 255);
        let [full, less] = [&luma, &pale].map(|luma| margins(luma, 4.0, symbol.modules(), false));
        assert!(less.noise < full.noise, "{less:?} {full:?}");
    }
}
