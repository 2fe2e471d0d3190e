#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "versions, columns and rows are small"
)]

use qrcodegen::{Mask, QrCode, QrCodeEcc, Version as Number};

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
    let drawn = draw(version, level, mask, data);
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
