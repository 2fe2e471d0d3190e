//! Timing patterns, ISO/IEC 18004:2015 6.3.5: dark and light modules in turn between the finder patterns.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a symbol has at most 177 modules a side"
)]

use super::plane::{Point, View};
use super::scene::Scene;

/// Returns for each timing pattern of a symbol of `side` modules the share of neighbouring modules that differ as they should, by at
/// least an eighth of `contrast`; half by chance.
pub(super) fn agreement(scene: &Scene, view: &View, side: usize, contrast: f64) -> [f64; 2] {
    [0, 1].map(|axis| {
        let shade = |along: usize| scene.shade(view.at(place(axis, along as f64 + 0.5)));
        let mut right = 0;
        let mut before = shade(7);
        for along in 8..side - 7 {
            let after = shade(along);
            right += usize::from(differs(along, before, after, contrast));
            before = after;
        }
        right as f64 / (side - 15) as f64
    })
}

/// Tells whether a module of a timing pattern differs from the one before as it should: even modules are dark.
pub(super) fn differs(along: usize, before: f64, after: f64, contrast: f64) -> bool {
    let rise = if along.is_multiple_of(2) {
        before - after
    } else {
        after - before
    };
    rise > contrast / 8.0
}

/// Counts how often dark and light change along each timing pattern, from the middle of one finder pattern's frame to that of the
/// other: as many as `side` less 13.
pub(super) fn changes(
    scene: &Scene,
    view: &View,
    side: usize,
    threshold: f64,
    contrast: f64,
) -> [usize; 2] {
    [0, 1].map(|axis| {
        let [from, to] = [6.5, side as f64 - 6.5].map(|along| view.at(place(axis, along)));
        let gap = [0, 1].map(|at| to[at] - from[at]);
        // Half a pixel, or a quarter of a module, whichever is longer.
        let steps = (2.0 * gap[0].hypot(gap[1])).min(4.0 * side as f64).ceil() as u32;
        let mut changes = 0;
        // The last extreme, and whether the way leads up: a change is a turn by a quarter of the contrast.
        let mut extreme = scene.pixel(from);
        let mut rising = extreme < threshold;
        for step in 1..=steps {
            let part = f64::from(step) / f64::from(steps);
            let shade = scene.pixel([0, 1].map(|at| from[at] + gap[at] * part));
            if (shade > extreme) == rising {
                extreme = shade;
            } else if (shade - extreme).abs() > contrast / 4.0 {
                changes += 1;
                rising = !rising;
                extreme = shade;
            }
        }
        changes
    })
}

fn place(axis: usize, along: f64) -> Point {
    if axis == 0 {
        [along, 6.5]
    } else {
        [6.5, along]
    }
}
