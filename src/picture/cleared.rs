//! The modules that a logo takes.

use super::extent::modules;

/// The modules that a logo takes, with its padding: every one that an outline around the middle of the symbol touches with more than
/// its border. The picture and the proof of what a reader can still correct both count by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cleared {
    /// Half the width and half the height of the rectangle, or the radius of the disc twice, in modules.
    pub reach: [f64; 2],
    /// The outline.
    pub shape: LogoShape,
}

/// The outline of a logo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LogoShape {
    /// A square: the picture is fitted into it, and a picture that is wider than high takes a rectangle of it.
    #[default]
    Square,
    /// A disc: the picture fills it, and what lies outside is cut off.
    Circle,
}

impl LogoShape {
    /// Returns how far an outline in the middle of a symbol of these sides reaches, in modules, when it touches the module in column
    /// `x` of row `y` with its border: half the side of the square, or the radius of the disc.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::LogoShape;
    ///
    /// // The module in the middle of version 1, and its neighbour to the right.
    /// assert_eq!(LogoShape::Square.distance([21, 21], 10, 10), 0.0);
    /// assert_eq!(LogoShape::Square.distance([21, 21], 11, 10), 0.5);
    /// ```
    #[must_use]
    pub fn distance(self, sides: [usize; 2], x: usize, y: usize) -> f64 {
        let [across, down] = apart(sides, x, y);
        match self {
            Self::Square => across.max(down),
            Self::Circle => (across * across + down * down).sqrt(),
        }
    }
}

impl Cleared {
    /// Tells whether the module in column `x` of row `y` of a symbol of these sides is taken.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Cleared, LogoShape};
    ///
    /// let cleared = Cleared { reach: [1.5, 1.5], shape: LogoShape::Circle };
    /// assert!(cleared.covers([21, 21], 11, 11));
    /// assert!(!cleared.covers([21, 21], 12, 12));
    /// let wide = Cleared { reach: [4.5, 0.5], shape: LogoShape::Square };
    /// assert!(wide.covers([21, 21], 14, 10) && !wide.covers([21, 21], 10, 11));
    /// ```
    #[must_use]
    pub fn covers(&self, sides: [usize; 2], x: usize, y: usize) -> bool {
        // Rounding of a share such as 0.2 must not take a ring more.
        let within = |distance: f64, reach: f64| distance < reach - 1e-9;
        match self.shape {
            LogoShape::Square => {
                let [across, down] = apart(sides, x, y);
                within(across, self.reach[0]) && within(down, self.reach[1])
            }
            LogoShape::Circle => within(self.shape.distance(sides, x, y), self.reach[0]),
        }
    }
}

/// Returns how far it is from the middle of a symbol to the nearest point of a module, across and down.
fn apart([width, height]: [usize; 2], x: usize, y: usize) -> [f64; 2] {
    [(x, width), (y, height)].map(|(at, side)| {
        let (at, centre) = (modules(at), modules(side) / 2.0);
        (at - centre).max(centre - at - 1.0).max(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the modules around the middle of version 1 that an outline takes, from column and row 5 to 15.
    #[track_caller]
    fn takes(reach: f64, shape: LogoShape, want: [&str; 11]) {
        let reach = [reach; 2];
        let cleared = Cleared { reach, shape };
        let rows: Vec<String> = (5..16)
            .map(|y| {
                (5..16)
                    .map(|x| {
                        if cleared.covers([21, 21], x, y) {
                            'o'
                        } else {
                            '.'
                        }
                    })
                    .collect()
            })
            .collect();
        assert_eq!(rows, want);
    }

    #[test]
    fn a_square_takes_every_module_it_touches() {
        let seven = [
            "...........",
            "...........",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "..ooooooo..",
            "...........",
            "...........",
        ];
        // Half a module and three.
        takes(2.575, LogoShape::Square, seven);
        // Exactly seven modules: their borders are not beyond them.
        takes(7.0 / 21.0 * 21.0 / 2.0, LogoShape::Square, seven);
    }

    #[test]
    fn a_disc_leaves_the_corners() {
        takes(
            3.5,
            LogoShape::Circle,
            [
                "...........",
                "...........",
                "...ooooo...",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "..ooooooo..",
                "...ooooo...",
                "...........",
                "...........",
            ],
        );
    }
}
