//! Glyphs side by side, as outlines of one line.

use harfrust::font::Font as Source;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{GlyphId, GlyphPosition};

use crate::{Error, LetterStep, Letters};

/// The most steps that are collected; [`Letters`] takes fewer, and says so.
const MOST_STEPS: usize = 20_001;

/// Draws glyphs from the beginning of a line on.
pub(super) struct Pen<'a> {
    source: &'a Source,
    /// Ems in a unit of the font.
    scale: f64,
    /// Units of the font to the beginning of the next glyph, and down to its base line.
    advance: [f64; 2],
    /// Where the glyph that is drawn lies.
    origin: [f64; 2],
    /// The end of the last step, in units of the font from the origin.
    at: [f32; 2],
    steps: Vec<LetterStep>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self {
            source,
            scale: 1.0 / f64::from(source.units_per_em().max(1)),
            advance: [0.0; 2],
            origin: [0.0; 2],
            at: [0.0; 2],
            steps: Vec::new(),
        }
    }

    /// Adds a glyph; tells whether its outline could be read.
    pub(super) fn draw(&mut self, glyph: u32, position: &GlyphPosition) -> bool {
        self.origin = [
            self.advance[0] + f64::from(position.x_offset),
            self.advance[1] + f64::from(position.y_offset),
        ];
        self.advance[0] += f64::from(position.x_advance);
        self.advance[1] += f64::from(position.y_advance);
        // A space has none.
        let outline = self.source.outline_glyphs().get(GlyphId::new(glyph));
        outline.is_none_or(|outline| {
            let options = DrawOptions::new();
            outline.draw(&options, DrawMemory::Scratch, self).is_ok()
        })
    }

    /// Returns the line.
    pub(super) fn letters(self) -> Result<Letters, Error> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "what is too wide is refused"
        )]
        let width = (self.advance[0] * self.scale).max(0.0) as f32;
        Letters::new(width, self.steps)
    }

    fn push(&mut self, step: LetterStep) {
        if self.steps.len() < MOST_STEPS {
            self.steps.push(step);
        }
    }

    /// Returns a point of a glyph in ems of the line, whose rows run down.
    fn place(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let lengths = [
            f64::from(x) + self.origin[0],
            -(f64::from(y) + self.origin[1]),
        ];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "what is too far away is refused"
        )]
        let ems = lengths.map(|length| (length * self.scale) as f32);
        ems
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.push(LetterStep::Move(self.place(self.at)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.push(LetterStep::Line(self.place(self.at)));
    }

    fn quad_to(&mut self, control_x: f32, control_y: f32, x: f32, y: f32) {
        // The same curve has cubic controls two thirds of the way to its quadratic one.
        let two_thirds = |from: [f32; 2]| {
            [
                from[0] + (control_x - from[0]) * 2.0 / 3.0,
                from[1] + (control_y - from[1]) * 2.0 / 3.0,
            ]
        };
        let points = [two_thirds(self.at), two_thirds([x, y]), [x, y]];
        self.at = [x, y];
        self.push(LetterStep::Curve(points.map(|point| self.place(point))));
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, other_x: f32, other_y: f32, x: f32, y: f32) {
        let points = [[one_x, one_y], [other_x, other_y], [x, y]];
        self.at = [x, y];
        self.push(LetterStep::Curve(points.map(|point| self.place(point))));
    }

    fn close(&mut self) {
        self.push(LetterStep::Close);
    }
}
