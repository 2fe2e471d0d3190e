use qrcodegen::{Mask, QrCode, QrCodeEcc, Version as Number};

use super::super::blocks::blocks;
use super::super::message::message;
use super::super::penalty::twin::{self, Picture};
use super::super::version::{Symbology, Version};
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
                2 => 0xEC ^ (place as u8 & 1) * 0xFD,
                _ => (state >> 16) as u8 & (state >> 8) as u8 & (state >> 3) as u8,
            }
        })
        .collect()
}

fn ours(version: Version, level: Level, mask: Option<u8>, data: &[u8]) -> (Vec<u8>, u8) {
    let blocks = blocks(version, Some(level)).expect("QR has every level");
    draw(version.index(), level, mask, &message(data, blocks))
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
#[test]
#[ignore]
fn rate() {
    for (v, name) in [(4usize, "v5"), (35, "v36"), (39, "v40")] {
        let version = Symbology::Qr.versions().nth(v).unwrap();
        let b = blocks(version, Some(Level::H)).unwrap();
        let datas: Vec<_> = (0..64).map(|s| codewords(4 * s, b.data())).collect();
        let mut best = [f64::MAX; 3];
        for _ in 0..30 {
            let n = 64;
            let t = std::time::Instant::now();
            for d in &datas {
                std::hint::black_box(message(d, b));
            }
            best[0] = best[0].min(t.elapsed().as_secs_f64() / n as f64 * 1e6);
            let t = std::time::Instant::now();
            for d in &datas {
                std::hint::black_box(ours(version, Level::H, Some(3), d));
            }
            best[1] = best[1].min(t.elapsed().as_secs_f64() / n as f64 * 1e6);
            let t = std::time::Instant::now();
            for d in &datas {
                std::hint::black_box(ours(version, Level::H, None, d));
            }
            best[2] = best[2].min(t.elapsed().as_secs_f64() / n as f64 * 1e6);
        }
        println!(
            "{name}: message {:.2} +place/bytes {:.2} masks {:.2} all {:.2}",
            best[0],
            best[1] - best[0],
            best[2] - best[1],
            best[2]
        );
    }
}
