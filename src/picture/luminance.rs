//! How light a colour is to people: the relative luminance of WCAG 2.2.

use super::color::Color;

/// The weights of red, green and blue by ITU-R BT.709, which are those of WCAG too.
pub(crate) const BT_709: [f64; 3] = [0.2126, 0.7152, 0.0722];

/// Returns the contrast ratio of WCAG 2.2, 1 to 21, whichever is the lighter.
pub(crate) fn ratio(one: Color, other: Color) -> f64 {
    let luminance = |color| weighted(color, linear, BT_709) + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    (one / other).max(other / one)
}

/// Returns the weighted sum of what `part` makes of red, green and blue.
pub(crate) fn weighted(color: Color, part: fn(u8) -> f64, weights: [f64; 3]) -> f64 {
    part(color.red) * weights[0] + part(color.green) * weights[1] + part(color.blue) * weights[2]
}

/// Returns the light of a channel by the relative luminance of WCAG 2.2, 0 to 1.
///
/// Differs: ((c + 0.055) / 1.055)^2.4 is taken as c² · ⁵√c², by Newton's steps; the library's power costs 10 kB.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        return share / 12.92;
    }
    let base = (share + 0.055) / 1.055;
    let square = base * base;
    // The fifth root of the square, from above: it falls to the root.
    let mut root = 1.0_f64;
    for _ in 0..24 {
        root -= (root - square / (root * root * root * root)) / 5.0;
    }
    square * root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_is_that_of_the_power() {
        for channel in 0..=255 {
            let share = f64::from(channel) / 255.0;
            let power = if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            };
            assert!((linear(channel) - power).abs() < 1e-12, "{channel}");
        }
    }
}
