#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::print_stdout,
    reason = "versions, columns and rows are small"
)]

use qrcodegen::{Mask, QrCode, QrCodeEcc, Version as Number};

use super::super::blocks::blocks;
use super::super::matrix;
use super::super::penalty::twin::{self, Picture};

use super::super::version::Symbology;
use super::*;

const STRANGER_LEVELS: [QrCodeEcc; 4] = [
    QrCodeEcc::Low,
    QrCodeEcc::Medium,
    QrCodeEcc::Quartile,
    QrCodeEcc::High,
];

/// Codewords that depend on `seed`, from noise to long runs.
fn codewords(seed: u32, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    (0..count)
        .map(|place| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            match seed % 4 {
                0 | 1 => (state >> 16) as u8,
                2 => 0xEC ^ ((place as u8 & 1) * 0xFD),
                _ => (state >> 16) as u8 & (state >> 8) as u8 & (state >> 3) as u8,
            }
        })
        .collect()
}

fn ours(version: Version, level: Level, mask: Option<u8>, data: &[u8]) -> (Vec<u8>, u8) {
    let drawn = matrix::draw(version, Some(level), mask, data);
    (drawn.modules, drawn.mask)
}

#[test]
fn symbols_equal_those_of_qrcodegen_in_every_version_level_and_mask() {
    for version in Symbology::Qr.versions() {
        for level in Level::ALL {
            let count = blocks(version, Some(level))
                .expect("QR has every level")
                .data();
            for mask in 0..8 {
                let data = codewords(u32::from(mask) + version.index() as u32, count);
                let (modules, drawn) = ours(version, level, Some(mask), &data);
                let theirs = QrCode::encode_codewords(
                    Number::new(version.index() as u8 + 1),
                    STRANGER_LEVELS[level as usize],
                    &data,
                    Some(Mask::new(mask)),
                );
                assert_eq!(drawn, mask);
                let side = version.width();
                for (at, &module) in modules.iter().enumerate() {
                    let dark = theirs.get_module((at % side) as i32, (at / side) as i32);
                    assert_eq!(
                        module,
                        u8::from(dark),
                        "version {} level {level:?} mask {mask} column {} row {}",
                        version.name(),
                        at % side,
                        at / side
                    );
                }
            }
        }
    }
}

#[test]
fn the_mask_is_the_one_that_the_slow_rules_choose() {
    let rounds = if std::env::var_os("HONGBAO_FULL").is_some() {
        40
    } else {
        4
    };
    for version in Symbology::Qr.versions() {
        for seed in 0..rounds {
            let level = Level::ALL[seed as usize % 4];
            let count = blocks(version, Some(level))
                .expect("QR has every level")
                .data();
            let data = codewords(1000 * seed + version.index() as u32, count);
            let side = version.width();
            let (points, lowest) = (0..8)
                .map(|mask| {
                    let (modules, _) = ours(version, level, Some(mask), &data);
                    let modules = &modules;
                    (twin::penalty(&Picture { modules, side }), mask)
                })
                .min()
                .expect("eight masks");
            let (_, chosen) = ours(version, level, None, &data);
            assert_eq!(
                chosen,
                lowest,
                "version {} seed {seed}: {points} points",
                version.name()
            );
        }
    }
}

/// Data that are a mask pattern, all light or all dark make every rule speak; noise makes none of them dominate.
#[test]
fn penalties_equal_those_of_the_slow_rules() {
    for version in Symbology::Qr.versions().step_by(3) {
        let side = version.width();
        let mut planes = Planes::of(version.index());
        planes.set_level(Level::Q);
        let mut notes = Notes::EMPTY;
        for kind in 0..6 {
            let noise = codewords(kind, 4 * side * side);
            let dark = |x: usize, y: usize| match kind {
                0 => noise[y * side + x] & 1 == 1,
                1 => noise[y * side + x] < 32,
                2 => false,
                3 => true,
                4 => (x / 3 + y / 2) & 1 == 0,
                // 1011101 and its neighbourhood, along rows and columns.
                _ => 0b101_1101_0000_u32 >> ((x + 5 * (y / 4)) % 11) & 1 == 1,
            };
            let drawn: Vec<u8> = (0..side * side)
                .map(|place| dark(place % side, place / side).into())
                .collect();
            let data = strips(&drawn, side, 1);
            for mask in 0..MASKS {
                let modules = &bytes(&data[0], &planes.masked[mask][0], side);
                let words = [&*data[0], &*data[1]];
                let points = planes.points(mask, words, u32::MAX, &mut notes);
                let slow = twin::penalty(&Picture { modules, side });
                assert_eq!(
                    points,
                    slow,
                    "version {} kind {kind} mask {mask}",
                    version.name()
                );
            }
        }
    }
}

#[test]
fn two_of_three_masks_are_those_that_qrcodegen_chooses() {
    let texts = if std::env::var_os("HONGBAO_FULL").is_some() {
        10_000
    } else {
        300
    };
    let mut equal = 0;
    for seed in 0..texts {
        // Versions 1 to 10, as most symbols have.
        let version = Symbology::Qr
            .versions()
            .nth(seed as usize % 10)
            .expect("one of forty");
        let level = Level::ALL[seed as usize / 10 % 4];
        let count = blocks(version, Some(level))
            .expect("QR has every level")
            .data();
        let data = codewords(4 * seed, count);
        let number = Number::new(version.index() as u8 + 1);
        let theirs = QrCode::encode_codewords(number, STRANGER_LEVELS[level as usize], &data, None);
        equal += u32::from(ours(version, level, None, &data).1 == theirs.mask().value());
    }
    println!("equal masks: {equal} of {texts}");
    assert!(equal * 100 > texts * 60, "{equal} of {texts}");
}
