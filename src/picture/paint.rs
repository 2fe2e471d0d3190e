//! A paint: one colour, or colours that flow into each other.

use super::color::Color;
use super::decimal::{invalid_number, shown};
use super::extent::Extent;
use crate::Error;

/// What a shape is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// A gradient.
    Gradient(Gradient),
}

impl Paint {
    /// Returns the colours that it is made of: one, or those of the stops.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Color, Paint};
    ///
    /// assert_eq!(Paint::from(Color::WHITE).colors(), [Color::WHITE]);
    /// ```
    #[must_use]
    pub fn colors(&self) -> Vec<Color> {
        match self {
            Self::Solid(color) => vec![*color],
            Self::Gradient(gradient) => gradient.stops.iter().map(|stop| stop.color).collect(),
        }
    }

    /// Returns the first of its colours.
    pub(super) fn first(&self) -> Color {
        match self {
            Self::Solid(color) => *color,
            Self::Gradient(gradient) => gradient.stops[0].color,
        }
    }

    /// Returns the colour that stands for it where there can be but one: of a gradient the last.
    pub(super) fn last(&self) -> Color {
        match self {
            Self::Solid(color) => *color,
            Self::Gradient(gradient) => gradient.last().color,
        }
    }
}

impl From<Color> for Paint {
    fn from(color: Color) -> Self {
        Self::Solid(color)
    }
}

/// Colours that flow into each other: across the symbol where they are those of dark modules, across the picture where they are those of
/// the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    kind: GradientKind,
    /// At least one; the offsets never fall.
    stops: Vec<Stop>,
}

/// The way in which a gradient runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GradientKind {
    /// Along a straight line.
    Linear {
        /// Degrees clockwise; 0 is left to right.
        rotation: f64,
    },
    /// From the middle to the corners.
    Radial,
}

/// A colour at a place of a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// From 0, the start, to 1, the end.
    pub offset: f32,
    /// The colour at that place.
    pub color: Color,
}

/// Where a gradient lies, in modules from the symbol's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Axis {
    /// Offset 0 at `from`, 1 at `to`, the same colour on every line across.
    Linear {
        /// The place of offset 0.
        from: [f64; 2],
        /// The place of offset 1.
        to: [f64; 2],
    },
    /// Offset 0 at `centre`, 1 at `radius` from it.
    Radial {
        /// The place of offset 0.
        centre: [f64; 2],
        /// The distance of offset 1.
        radius: f64,
    },
}

impl Gradient {
    /// Makes a gradient of one stop or more, with offsets from 0 to 1 that never fall.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid)
    /// with `option`, `value` and `allowed`: there is no stop, an offset is not a number from 0 to 1 or smaller
    /// than the one before it, or the rotation is not a finite number.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Color, Gradient, GradientKind, Stop};
    ///
    /// let stop = |offset, color| Stop { offset, color };
    /// let red = Color::opaque(200, 16, 46);
    /// let stops = vec![stop(0.0, red), stop(1.0, Color::BLACK)];
    /// assert!(Gradient::new(GradientKind::Linear { rotation: 45.0 }, stops).is_ok());
    /// let falling = vec![stop(0.5, red), stop(0.25, Color::BLACK)];
    /// assert_eq!(
    ///     Gradient::new(GradientKind::Radial, falling).unwrap_err().to_string(),
    ///     "option-invalid (option: dark.stops.1.offset, value: 0.25, allowed: 0.5 … 1)"
    /// );
    /// ```
    pub fn new(kind: GradientKind, stops: Vec<Stop>) -> Result<Self, Error> {
        Self::of("dark", kind, stops)
    }

    /// Makes the gradient of an option, which errors name.
    pub(crate) fn of(option: &str, kind: GradientKind, stops: Vec<Stop>) -> Result<Self, Error> {
        let named = |part: &str| String::from(option) + part;
        if let GradientKind::Linear { rotation } = kind
            && !rotation.is_finite()
        {
            return Err(invalid_number(
                &named(".rotation"),
                rotation,
                "a finite number",
            ));
        }
        if stops.is_empty() {
            return Err(invalid_number(&named(".stops.length"), 0.0, "1 …"));
        }
        let mut last = 0.0;
        for (place, stop) in stops.iter().enumerate() {
            if !(last..=1.0).contains(&stop.offset) {
                let mut option = named(".stops.");
                option.push_str(&place.to_string());
                option.push_str(".offset");
                let allowed = shown(last.into()) + " … 1";
                return Err(invalid_number(&option, stop.offset.into(), &allowed));
            }
            last = stop.offset;
        }
        Ok(Self { kind, stops })
    }

    /// Returns the way in which the gradient runs.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Color, Gradient, GradientKind, Stop};
    /// let stops = vec![Stop { offset: 0.0, color: Color::BLACK }];
    /// assert_eq!(Gradient::new(GradientKind::Radial, stops)?.kind(), GradientKind::Radial);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> GradientKind {
        self.kind
    }

    /// Returns the stops; there is at least one, and their offsets never fall.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::picture::{Color, Gradient, GradientKind, Stop};
    /// let stops = vec![Stop { offset: 0.0, color: Color::BLACK }];
    /// assert_eq!(Gradient::new(GradientKind::Radial, stops.clone())?.stops(), stops);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// Returns the last stop.
    pub(super) fn last(&self) -> Stop {
        *self.stops.last().expect("a gradient has a stop")
    }

    /// Returns where the gradient lies on a rectangle: offsets 0 and 1 fall on opposite corners, so that every colour is seen and no corner
    /// runs out.
    pub(super) fn axis(&self, Extent { from, sides }: Extent) -> Axis {
        let [across, down] = sides.map(|side| side / 2.0);
        let [x, y] = [from[0] + across, from[1] + down];
        match self.kind {
            GradientKind::Linear { rotation } => {
                let (sin, cos) = (sine(rotation), sine(rotation + 90.0));
                let half = across * cos.abs() + down * sin.abs();
                Axis::Linear {
                    from: [near(x - cos * half), near(y - sin * half)],
                    to: [near(x + cos * half), near(y + sin * half)],
                }
            }
            GradientKind::Radial => Axis::Radial {
                centre: [x, y],
                radius: (across * across + down * down).sqrt(),
            },
        }
    }
}

/// Rounds to 2⁻³⁰, so that what should be 0 is neither a little beside it nor -0.
fn near(value: f64) -> f64 {
    const PARTS: f64 = (1 << 30) as f64;
    (value * PARTS).round() / PARTS + 0.0
}

/// Returns the sine of an angle in degrees, within 10⁻¹⁵, from its series; the library's costs 6 kB.
pub(super) fn sine(degrees: f64) -> f64 {
    // The remainder by subtraction: `%` of real numbers is 1 kB. Where it would differ, a double no longer tells degrees apart.
    let turned = degrees - 360.0 * (degrees / 360.0).trunc();
    let turned = if turned.abs() <= 360.0 { turned } else { 0.0 };
    // The sine rises from -90 to 90 degrees and falls again: half turns mirror it.
    let folded = match turned {
        ..-270.0 => turned + 360.0,
        -270.0..-90.0 => -180.0 - turned,
        90.0..270.0 => 180.0 - turned,
        270.0.. => turned - 360.0,
        _ => turned,
    };
    let angle = folded * (std::f64::consts::PI / 180.0);
    let (mut sum, mut term) = (0.0, angle);
    for step in 1..13_u8 {
        sum += term;
        let next = f64::from(2 * step);
        term *= -angle * angle / (next * (next + 1.0));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn the_series_is_the_sine() {
        for degrees in -1000..1000 {
            let degrees = f64::from(degrees) * 0.77;
            let angle = (degrees % 360.0).to_radians();
            assert!((sine(degrees) - angle.sin()).abs() < 1e-14, "{degrees}");
        }
    }

    #[test]
    fn stops_that_fall_or_lie_outside_are_refused() {
        let stop = |offset| Stop {
            offset,
            color: Color::BLACK,
        };
        let made = |stops: &[f32]| {
            Gradient::new(
                GradientKind::Radial,
                stops.iter().copied().map(stop).collect(),
            )
        };
        assert!(made(&[0.0, 0.5, 0.5, 1.0]).is_ok());
        for stops in [&[][..], &[0.5, 0.4], &[-0.1], &[1.1], &[f32::NAN]] {
            assert_eq!(
                made(stops).expect_err("refused").code(),
                Code::OptionInvalid
            );
        }
    }

    #[test]
    fn a_rotation_without_an_end_is_refused() {
        let stops = vec![Stop {
            offset: 0.0,
            color: Color::BLACK,
        }];
        let kind = GradientKind::Linear {
            rotation: f64::INFINITY,
        };
        assert_eq!(
            Gradient::new(kind, stops).expect_err("refused").to_string(),
            "option-invalid (option: dark.rotation, value: Infinity, allowed: a finite number)"
        );
    }
}
