//! A line of letters as outlines: what a font makes of a text, and what pictures draw.
//!
//! # What this page does not do
//!
//! It knows no fonts. The room `font` makes letters of texts, and so does whoever else shapes them.

use crate::{Code, Error};

/// The most steps of a line: more than a hundred letters of Chinese, and more than anybody reads below a code.
const MOST_STEPS: usize = 20_000;

/// How far letters may lie from the beginning of their line, in ems.
const MOST_EMS: f32 = 1e5;

/// A step of an outline. Points are ems: from the beginning of the line to the right, and from its base line down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LetterStep {
    /// Begins a contour.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A cubic curve by its two controls and its end.
    Curve([[f32; 2]; 3]),
    /// Ends a contour where it began.
    Close,
}

impl LetterStep {
    /// Returns the points of the step.
    pub(crate) fn points(&self) -> &[[f32; 2]] {
        match self {
            Self::Move(to) | Self::Line(to) => std::slice::from_ref(to),
            Self::Curve(points) => points,
            Self::Close => &[],
        }
    }
}

/// A line of letters as outlines, of which the inside is told by the rule that is not zero. Its size is one em.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    width: f32,
    steps: Vec<LetterStep>,
}

impl Letters {
    /// Takes the width of a line, which is that of its advances, and its outlines.
    ///
    /// # Errors
    ///
    /// [`Code::OptionInvalid`] with `option`, `value` and `allowed`: there are more than 20 000 steps, a contour does not begin, or a number is
    /// none or above 100 000.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::{LetterStep, Letters};
    ///
    /// let bar = [LetterStep::Move([0.1, -0.7]), LetterStep::Line([0.2, -0.7]), LetterStep::Line([0.2, 0.0]), LetterStep::Close];
    /// assert_eq!(Letters::new(0.3, bar.to_vec())?.width(), 0.3);
    /// assert_eq!(
    ///     Letters::new(0.3, bar[1..].to_vec()).unwrap_err().to_string(),
    ///     "option-invalid (option: font, value: outlines with a mistake, allowed: a TrueType or OpenType font)"
    /// );
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn new(width: f32, steps: Vec<LetterStep>) -> Result<Self, Error> {
        if steps.len() > MOST_STEPS {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "font")
                .with(
                    "value",
                    String::from("a line of ") + &steps.len().to_string() + " steps",
                )
                .with("allowed", "a line of at most 20000 steps"));
        }
        let mut begun = false;
        let mut right = (0.0..=MOST_EMS).contains(&width);
        for step in &steps {
            begun = begun || matches!(step, LetterStep::Move(_));
            for &[x, y] in step.points() {
                right = right && x.abs() <= MOST_EMS && y.abs() <= MOST_EMS;
            }
            right = right && begun;
            begun = begun && *step != LetterStep::Close;
        }
        if !right {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "font")
                .with("value", "outlines with a mistake")
                .with("allowed", "a TrueType or OpenType font"));
        }
        Ok(Self { width, steps })
    }

    /// Returns the width of the line in ems: the sum of its advances.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::Letters;
    /// assert_eq!(Letters::new(1.5, Vec::new())?.width(), 1.5);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Returns the outlines.
    ///
    /// # Example
    ///
    /// ```
    /// # use hongbao::Letters;
    /// assert!(Letters::new(1.5, Vec::new())?.steps().is_empty());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn steps(&self) -> &[LetterStep] {
        &self.steps
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A square in a line of letters, from `from` to `to` ems across and down.
    pub(crate) fn square(from: f32, to: f32) -> Vec<LetterStep> {
        vec![
            LetterStep::Move([from, from]),
            LetterStep::Line([to, from]),
            LetterStep::Line([to, to]),
            LetterStep::Close,
        ]
    }

    #[test]
    fn what_is_no_outline_is_refused() {
        let refused = |width, steps| Letters::new(width, steps).is_err();
        assert!(refused(f32::NAN, Vec::new()));
        assert!(refused(-1.0, Vec::new()));
        assert!(refused(1.0, square(0.0, f32::INFINITY)));
        assert!(refused(1.0, square(f32::NAN, 1.0)));
        assert!(refused(1.0, vec![LetterStep::Close]));
        assert!(refused(
            1.0,
            [square(0.0, 1.0), vec![LetterStep::Line([0.0; 2])]].concat()
        ));
        assert!(refused(1.0, square(0.0, 1.0).repeat(5_001)));
        assert!(!refused(1.0, square(0.0, 1.0).repeat(5_000)));
    }
}
