//! What logos damage, for `js/proof`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::{Cleared, LogoShape};
use crate::proof;
use crate::qr::{Level, Version};

/// Counts what a logo damages: 1 where a module is covered that nothing corrects, else 0; then, for each block, damaged and
/// correctable codewords. Nothing where the version of this size lacks the level; `level`: 0 to 3, 4 where there is none.
#[wasm_bindgen]
#[must_use]
pub fn damage(width: usize, height: usize, level: usize, reach: f64, circle: bool) -> Vec<u32> {
    let cleared = Cleared {
        reach,
        shape: shape(circle),
    };
    let damage = Version::of_size(width, height)
        .and_then(|version| proof::damage(version, self::level(level), cleared));
    let Some(damage) = damage else {
        return Vec::new();
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a symbol has at most 3 706 codewords"
    )]
    let blocks = damage
        .blocks
        .iter()
        .flat_map(|block| [block.damaged as u32, block.correctable as u32]);
    [u32::from(damage.function)]
        .into_iter()
        .chain(blocks)
        .collect()
}

/// Returns how far a logo with its padding may reach from the middle, in modules; 0 where the version of this size lacks the level.
#[wasm_bindgen]
#[must_use]
pub fn farthest(width: usize, height: usize, level: usize, circle: bool) -> f64 {
    Version::of_size(width, height).map_or(0.0, |version| {
        proof::farthest(version, self::level(level), shape(circle))
    })
}

fn level(number: usize) -> Option<Level> {
    Level::ALL.get(number).copied()
}

fn shape(circle: bool) -> LogoShape {
    if circle {
        LogoShape::Circle
    } else {
        LogoShape::Square
    }
}
