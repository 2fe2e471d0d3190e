//! Colours by function: every function of CSS Color 4. It reads no `calc()` and no relative colours.

use super::spaces::Space;
use super::{Color, space};

/// Reads a colour by function: CSS Color 4, 5.1 and 7 to 10.
pub(super) fn function(text: &str) -> Option<Color> {
    let (name, arguments) = text.split_once('(')?;
    let is = |wanted: &&str| name.eq_ignore_ascii_case(wanted);
    if ["rgb", "rgba"].iter().any(is) {
        return old(arguments, false);
    }
    if ["hsl", "hsla"].iter().any(is) {
        return old(arguments, true);
    }
    let mut rest = arguments.trim_start_matches(space);
    let kind = if is(&"color") {
        let end = rest.find(space)?;
        let (word, after) = rest.split_at(end);
        rest = after;
        Space::named(word)?
    } else {
        Space::function(name)?
    };
    let parts = [part(&mut rest)?, part(&mut rest)?, part(&mut rest)?];
    let alpha = alpha(&mut rest, false)?;
    kind.color(parts, alpha)
}

/// Reads what stands in `rgb()` or, where it is `polar`, in `hsl()`, with or without commas.
fn old(arguments: &str, polar: bool) -> Option<Color> {
    let mut rest = arguments;
    let first = part(&mut rest)?;
    let commas = taken(&mut rest, ',');
    let second = part(&mut rest)?;
    if commas && !taken(&mut rest, ',') {
        return None;
    }
    let third = part(&mut rest)?;
    let alpha = alpha(&mut rest, commas)?;
    let parts = [first, second, third];
    // The syntax with commas is the older: no `none`, and either numbers or percentages.
    if commas {
        let all = |unit: Unit, from: usize| parts[from..].iter().all(|part| part.unit == unit);
        let same = if polar {
            all(Unit::Percent, 1)
        } else {
            all(Unit::Percent, 0) || all(Unit::Number, 0)
        };
        if !same || first.unit == Unit::None || alpha.is_some_and(|alpha| alpha.unit == Unit::None)
        {
            return None;
        }
    }
    let [red, green, blue] = if polar {
        from_hsl(first.degrees()?, second.of(100.0)?, third.of(100.0)?).map(byte)
    } else {
        [first.of(255.0)?, second.of(255.0)?, third.of(255.0)?].map(byte)
    };
    Some(Color {
        red,
        green,
        blue,
        alpha: opacity(alpha)?,
    })
}

/// Takes the opacity, where there is one, and the end of the function; nothing may follow.
#[expect(clippy::option_option, reason = "what is not there is no mistake")]
fn alpha(rest: &mut &str, commas: bool) -> Option<Option<Part>> {
    let alpha = if taken(rest, if commas { ',' } else { '/' }) {
        Some(part(rest)?)
    } else {
        None
    };
    (taken(rest, ')') && rest.is_empty()).then_some(alpha)
}

/// Returns an opacity as a byte; without one a colour is opaque.
pub(super) fn opacity(alpha: Option<Part>) -> Option<u8> {
    alpha.map_or(Some(255), |alpha| alpha.of(1.0).map(byte))
}

/// A number with what is written behind it.
#[derive(Clone, Copy)]
pub(super) struct Part {
    value: f64,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    Number,
    Percent,
    Degrees,
}

impl Part {
    /// Returns the share of the `whole`, 0 to 1, held to that range.
    pub(super) fn of(self, whole: f64) -> Option<f64> {
        let share = match self.unit {
            Unit::Number => self.value / whole,
            Unit::Percent => self.value / 100.0,
            Unit::None => 0.0,
            Unit::Degrees => return None,
        };
        Some(share.clamp(0.0, 1.0))
    }

    /// Returns the number, a percentage as a share of the `whole`, not held to any range.
    pub(super) fn free(self, whole: f64) -> Option<f64> {
        match self.unit {
            Unit::Number => Some(self.value),
            Unit::Percent => Some(self.value / 100.0 * whole),
            Unit::None => Some(0.0),
            Unit::Degrees => None,
        }
    }

    /// Returns the angle in degrees, any number of turns.
    pub(super) fn degrees(self) -> Option<f64> {
        (self.unit != Unit::Percent).then_some(self.value)
    }
}

/// Takes a number with its unit, or `none`, and the space around it.
fn part(rest: &mut &str) -> Option<Part> {
    *rest = rest.trim_start_matches(space);
    let start = *rest;
    let value = number(rest);
    if value.is_none() {
        *rest = start;
    }
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    let (mut unit, mut after) = rest.split_at(end.unwrap_or(rest.len()));
    // A sign begins the next number.
    if let Some(sign) = unit.find('-').filter(|_| value.is_some()) {
        (unit, after) = rest.split_at(sign);
    }
    let is = |wanted: &str| unit.eq_ignore_ascii_case(wanted);
    let (value, unit) = match value {
        None if is("none") => (0.0, Unit::None),
        Some(value) if unit.is_empty() => match after.strip_prefix('%') {
            Some(rest) => {
                after = rest;
                (value, Unit::Percent)
            }
            None => (value, Unit::Number),
        },
        Some(value) if is("deg") => (value, Unit::Degrees),
        Some(value) if is("turn") => (value * 360.0, Unit::Degrees),
        Some(value) if is("grad") => (value * 0.9, Unit::Degrees),
        Some(value) if is("rad") => (value.to_degrees(), Unit::Degrees),
        _ => return None,
    };
    *rest = after.trim_start_matches(space);
    Some(Part { value, unit })
}

/// Takes a number: CSS Syntax 3, 4.3.12.
///
/// Differs: digits beyond the fifteenth are dropped, which no part of a colour can show.
pub(in crate::picture) fn number(rest: &mut &str) -> Option<f64> {
    let bytes = rest.as_bytes();
    let mut place = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let negative = bytes.first() == Some(&b'-');
    let mut value = 0.0;
    let mut digits = 0;
    let mut exponent = 0_i32;
    let mut seen = false;
    let mut point = false;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'0'..=b'9' => {
                seen = true;
                if digits < 15 {
                    digits += usize::from(value > 0.0 || byte > b'0');
                    value = value * 10.0 + f64::from(byte - b'0');
                    exponent -= i32::from(point);
                } else {
                    exponent = exponent.saturating_add(i32::from(!point));
                }
            }
            b'.' if !point && bytes.get(place + 1).is_some_and(u8::is_ascii_digit) => point = true,
            _ => break,
        }
        place += 1;
    }
    if !seen {
        return None;
    }
    if matches!(bytes.get(place), Some(b'e' | b'E')) {
        let signed = matches!(bytes.get(place + 1), Some(b'+' | b'-'));
        let mut end = place + 1 + usize::from(signed);
        if bytes.get(end).is_some_and(u8::is_ascii_digit) {
            let mut power = 0_i32;
            while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
                power = power
                    .saturating_mul(10)
                    .saturating_add(i32::from(digit - b'0'));
                end += 1;
            }
            if bytes.get(place + 1) == Some(&b'-') {
                power = -power;
            }
            exponent = exponent.saturating_add(power);
            place = end;
        }
    }
    *rest = &rest[place..];
    // Ten to any power up to the 22nd is exact, so that one division rounds as the nearest double would.
    let power = (0..exponent.unsigned_abs().min(400)).fold(1.0, |power, _| power * 10.0);
    if value != 0.0 {
        value = if exponent < 0 {
            value / power
        } else {
            value * power
        };
    }
    Some(if negative { -value } else { value })
}

/// Takes a mark and the space after it.
fn taken(rest: &mut &str, mark: char) -> bool {
    match rest.strip_prefix(mark) {
        Some(after) => {
            *rest = after.trim_start_matches(space);
            true
        }
        None => false,
    }
}

/// Turns hue in degrees, saturation and lightness of 0 to 1 into shares of red, green, blue: CSS Color 4, 7.1.
pub(super) fn from_hsl(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let amplitude = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset: f64| {
        let turned = offset + hue / 30.0;
        // Of an angle without an end no turns are left.
        let k = if turned.is_finite() {
            turned - (turned / 12.0).floor() * 12.0
        } else {
            0.0
        };
        lightness - amplitude * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
    })
}

/// Turns a share of 0 to 1 into the nearest of 0 to 255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is 0 to 1, so this is 0.5 to 255.5"
)]
pub(super) fn byte(share: f64) -> u8 {
    (share * 255.0 + 0.5) as u8
}
