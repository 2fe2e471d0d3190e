#![allow(clippy::float_cmp, reason = "figures are rounded to be compared")]

use super::*;
use crate::proof::Damage;
use crate::qr::{Data, Options, Symbology, encode};

fn harm(
    version: Version,
    level: Option<Level>,
    size: f64,
    padding: f64,
    shape: LogoShape,
) -> Damage {
    let place = Place::new(size, padding, shape).expect("allowed");
    damage(version, level, place).expect("the version has the level")
}

/// The largest size is safe and the next step is not, in every version, level and shape.
#[test]
fn the_largest_size_is_the_boundary() {
    for version in Symbology::Qr.versions() {
        for level in Level::ALL.map(Some) {
            for (shape, padding) in [(LogoShape::Square, 1.0), (LogoShape::Circle, 0.5)] {
                let largest = largest_size(version, level, padding, shape);
                let name = (version.name(), level, shape);
                if largest > 0.0 {
                    assert!(
                        harm(version, level, largest, padding, shape).correctable(),
                        "{name:?}"
                    );
                }
                if largest < 1.0 {
                    let more = harm(version, level, largest + 0.0002, padding, shape);
                    assert!(!more.correctable(), "{name:?} {largest}");
                }
            }
        }
    }
}

/// The measured figures of a square without padding, as a share of the symbol's area.
#[test]
fn the_largest_square_has_the_area_that_was_measured_elsewhere() {
    for (version, level, percent) in [(5, Level::H, 16), (10, Level::H, 22), (40, Level::H, 26)] {
        let version = Version::qr(version).expect("exists");
        let side = largest_size(version, Some(level), 0.0, LogoShape::Square);
        let area = side * side * 100.0;
        assert!(
            (area - f64::from(percent)).abs() < 1.0,
            "{} {area}",
            version.name()
        );
    }
}

#[test]
fn more_padding_leaves_less_logo() {
    let version = Version::qr(7).expect("exists");
    let size = |padding| largest_size(version, Some(Level::H), padding, LogoShape::Square);
    assert!(size(0.0) > size(1.0) && size(1.0) > size(2.0));
    assert!((size(0.0) - size(1.0) - 2.0 / 45.0).abs() < 2e-4);
    assert!(size(40.0).abs() < f64::EPSILON);
}

#[test]
fn a_size_that_is_not_safe_is_refused_with_the_largest_that_is() {
    let options = Options {
        level: Some(Level::H),
        ..Options::default()
    };
    let symbol = encode(
        Data::Text {
            text: "红包",
            kanji: None,
        },
        &options,
    )
    .expect("fits");
    let place = |size, unsafe_too| checked(&symbol, size, 1.0, LogoShape::Square, unsafe_too);
    assert_eq!(
        place(Some(0.5), false).expect_err("too large").to_string(),
        "logo-too-large (actual: 0.5, limit: 0.0476, nearest: 0.0476, version: 1, level: H)"
    );
    assert!(place(Some(0.5), true).is_ok());
    assert_eq!(place(None, false).expect("safe").size(), 0.0476);
    assert!(place(Some(0.0476), false).is_ok());
    let none = checked(&symbol, None, 9.0, LogoShape::Square, true);
    assert_eq!(
        none.expect_err("no size is safe").to_string(),
        "logo-too-large (limit: 0, nearest: 0, version: 1, level: H)"
    );
}

#[test]
fn m1_and_versions_without_the_level_have_no_logo() {
    let m1 = Symbology::Micro.versions().next().expect("M1 is the first");
    assert_eq!(largest_size(m1, None, 0.0, LogoShape::Square), 0.0);
    assert_eq!(
        largest_size(m1, Some(Level::H), 0.0, LogoShape::Square),
        0.0
    );
}
