//! How large a logo may be.

use super::damage::Map;
use crate::picture::LogoShape;
use crate::qr::{Level, Version};

/// Returns how far a logo with its padding may reach from the middle of a symbol, in modules, so that every reader by the standard
/// corrects it, whatever it shows: half the side of a square, or the radius of a disc. What reaches farther is not safe. 0 where
/// the version lacks the level.
///
/// # Example
///
/// ```
/// use hongbao::picture::LogoShape;
/// use hongbao::proof::farthest;
/// use hongbao::qr::{Level, Version};
///
/// assert_eq!(farthest(Version::qr(10)?, Some(Level::H), LogoShape::Square), 13.5);
/// # Ok::<(), hongbao::Error>(())
/// ```
#[must_use]
pub fn farthest(version: Version, level: Option<Level>, shape: LogoShape) -> f64 {
    let Some(map) = Map::new(version, level) else {
        return 0.0;
    };
    // Modules begin at half modules from the middle, so that twice the distance of a square is a whole number, and four times the
    // square of that of a disc.
    let distance = |steps: u32| match shape {
        LogoShape::Square => f64::from(steps) / 2.0,
        LogoShape::Circle => f64::from(steps).sqrt() / 2.0,
    };
    let sides = [version.width(), version.height()];
    let safe = |steps: u32| {
        let reach = distance(steps);
        map.damage(&|x, y| shape.distance(sides, x, y) <= reach)
            .correctable()
    };
    // Damage only grows with the distance, and the corners are finder patterns: one boundary lies between them and the middle.
    let (mut least, mut above) = (0, 4 * 177 * 177);
    while least < above {
        let middle = u32::midpoint(least, above);
        if safe(middle) {
            least = middle + 1;
        } else {
            above = middle;
        }
    }
    distance(least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Cleared;
    use crate::proof::damage;
    use crate::qr::Symbology;

    const SHAPES: [LogoShape; 2] = [LogoShape::Square, LogoShape::Circle];

    #[test]
    fn what_reaches_so_far_is_safe_and_what_reaches_farther_is_not() {
        for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
            for level in Level::ALL.map(Some).into_iter().chain([None]) {
                for shape in SHAPES {
                    let reach = farthest(version, level, shape);
                    let safe = |reach| {
                        damage(version, level, Cleared { reach, shape })
                            .is_some_and(|damage| damage.correctable())
                    };
                    let name = (version.name(), level, shape, reach);
                    assert_eq!(reach > 0.0, reach > 0.0 && safe(reach), "{name:?}");
                    assert!(!safe(reach + 1e-6), "{name:?}");
                }
            }
        }
    }

    #[test]
    fn a_higher_level_bears_a_larger_logo() {
        let version = Version::qr(7).expect("exists");
        for shape in SHAPES {
            let reaches = Level::ALL.map(|level| farthest(version, Some(level), shape));
            assert!(
                reaches.is_sorted() && reaches[0] < reaches[3],
                "{reaches:?}"
            );
        }
    }

    #[test]
    fn versions_without_the_level_have_no_logo() {
        let m1 = Symbology::Micro.versions().next().expect("M1 is the first");
        assert!(farthest(m1, None, LogoShape::Square).abs() < f64::EPSILON);
        assert!(farthest(m1, Some(Level::H), LogoShape::Square).abs() < f64::EPSILON);
    }
}
