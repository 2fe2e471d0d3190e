//! The modules that a logo takes.

/// The modules that a logo takes, with its padding: every one that an outline around the middle of the symbol touches with more than
/// its border. The picture and the proof of what a reader can still correct both count by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cleared {
    /// Half the side of the square, or the radius of the disc, in modules.
    pub reach: f64,
    /// The outline.
    pub shape: LogoShape,
}

/// The outline of a logo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LogoShape {
    /// A square: the picture is fitted into it.
    #[default]
    Square,
    /// A disc: the picture fills it, and what lies outside is cut off.
    Circle,
}

impl LogoShape {
    /// Returns how far an outline in the middle of a symbol of these sides reaches, in modules, when it touches the module in column
    /// `x` of row `y` with its border: half the side of the square, or the radius of the disc.
    #[must_use]
    pub fn distance(self, [width, height]: [usize; 2], x: usize, y: usize) -> f64 {
        // From the centre to the nearest point of the module, across and down.
        let [across, down] = [(x, width), (y, height)].map(|(at, side)| {
            let (at, centre) = (modules(at), modules(side) / 2.0);
            (at - centre).max(centre - at - 1.0).max(0.0)
        });
        match self {
            Self::Square => across.max(down),
            Self::Circle => (across * across + down * down).sqrt(),
        }
    }
}

impl Cleared {
    /// Tells whether the module in column `x` of row `y` of a symbol of these sides is taken.
    #[must_use]
    pub fn covers(&self, sides: [usize; 2], x: usize, y: usize) -> bool {
        // Rounding of a share such as 0.2 must not take a ring more.
        self.shape.distance(sides, x, y) < self.reach - 1e-9
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a symbol has at most 177 modules a side"
)]
fn modules(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the modules around the middle of version 1 that an outline takes, from column and row 5 to 15.
    #[track_caller]
    fn takes(reach: f64, shape: LogoShape, want: [&str; 11]) {
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
