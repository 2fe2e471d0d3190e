//! The look of a finder pattern, of all or of one corner.

use super::color::{Color, LiveColor};
use super::paint::Paint;
use super::pattern::{Finder, finders};
use super::style::{FinderShape, Style};
use crate::qr::Symbol;

/// How the finder pattern of one corner is to look where it is another look than that of the style.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Color, FinderLook, FinderShape, Finders, Style, svg};
/// use hongbao::qr::{Data, Options, encode};
///
/// let red = Color::opaque(200, 16, 46);
/// let top_left = FinderLook {
///     frame: Some(FinderShape::Rounded),
///     frame_color: Some(red.into()),
///     ..FinderLook::default()
/// };
/// let finders = Finders { top_left, ..Finders::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let text = svg(&symbol, &Style { finders, ..Style::default() })?;
/// assert!(text.contains("fill=\"#c8102e\""));
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FinderLook {
    /// The outer ring; none: as the style has it.
    pub frame: Option<FinderShape>,
    /// The centre; none: as the style has it.
    pub centre: Option<FinderShape>,
    /// The paint of the outer ring; none: as the style has it.
    pub frame_color: Option<Paint>,
    /// The paint of the centre; none: as the style has it.
    pub centre_color: Option<Paint>,
    /// What a page decides of the colour of the outer ring, in SVG alone.
    pub live_frame: Option<LiveColor>,
    /// What a page decides of the colour of the centre, in SVG alone.
    pub live_centre: Option<LiveColor>,
}

/// The looks of the three corners that have a finder pattern; Micro QR and rMQR have the first alone.
///
/// # Example
///
/// ```
/// use hongbao::picture::{FinderLook, Finders};
///
/// assert_eq!(Finders::default().top_right, FinderLook::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finders {
    /// At the top left.
    pub top_left: FinderLook,
    /// At the top right.
    pub top_right: FinderLook,
    /// At the bottom left.
    pub bottom_left: FinderLook,
}

/// Returns the colours of the finder patterns of a symbol, but for those that are the colour of dark modules.
pub(crate) fn finder_colors(symbol: &Symbol, style: &Style) -> Vec<Color> {
    let finders = finders(symbol.width(), symbol.height());
    finders
        .iter()
        .flat_map(|finder| {
            let look = style.finder_look(finder);
            [look.frame_color, look.centre_color]
        })
        .flatten()
        .flat_map(Paint::colors)
        .collect()
}

/// The look of a finder pattern, in which nothing is left open but the colour of dark modules.
pub(super) struct Look<'a> {
    pub(super) frame: FinderShape,
    pub(super) centre: FinderShape,
    pub(super) frame_color: Option<&'a Paint>,
    pub(super) centre_color: Option<&'a Paint>,
    pub(super) live_frame: Option<&'a LiveColor>,
    pub(super) live_centre: Option<&'a LiveColor>,
}

impl Style {
    /// Returns the look of a finder pattern.
    pub(super) fn finder_look(&self, finder: &Finder) -> Look<'_> {
        let own = match (finder.x, finder.y) {
            (0, 0) => Some(&self.finders.top_left),
            (_, 0) => Some(&self.finders.top_right),
            (0, _) => Some(&self.finders.bottom_left),
            // The sub-pattern of rMQR.
            _ => None,
        };
        let frame = own
            .and_then(|look| color(look.frame_color.as_ref(), look.live_frame.as_ref()))
            .or_else(|| {
                color(
                    self.finder_frame_color.as_ref(),
                    self.live.finder_frame.as_ref(),
                )
            });
        let centre = own
            .and_then(|look| color(look.centre_color.as_ref(), look.live_centre.as_ref()))
            .or_else(|| {
                color(
                    self.finder_centre_color.as_ref(),
                    self.live.finder_centre.as_ref(),
                )
            });
        Look {
            frame: own.and_then(|look| look.frame).unwrap_or(self.finder_frame),
            centre: own
                .and_then(|look| look.centre)
                .unwrap_or(self.finder_centre),
            frame_color: frame.map(|(paint, _)| paint),
            centre_color: centre.map(|(paint, _)| paint),
            live_frame: frame.and_then(|(_, live)| live),
            live_centre: centre.and_then(|(_, live)| live),
        }
    }

    /// Tells whether finder patterns differ from each other, or flow: a picture in pixels then paints each by itself.
    pub(super) fn finders_apart(&self) -> bool {
        let flows = |paint: &Option<Paint>| matches!(paint, Some(Paint::Gradient(_)));
        self.finders != Finders::default()
            || flows(&self.finder_frame_color)
            || flows(&self.finder_centre_color)
    }
}

/// Returns a paint with what a page decides of it: that belongs to the paint beside it.
fn color<'a>(
    paint: Option<&'a Paint>,
    live: Option<&'a LiveColor>,
) -> Option<(&'a Paint, Option<&'a LiveColor>)> {
    Some((paint?, live))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{m1, shown, v1};
    use super::super::{
        Color, Gradient, GradientKind, ModuleShape, Scale, Stop, paths, pdf, pixels, png, svg,
    };
    use super::*;
    use crate::picture::Raster;

    const RED: Color = Color::opaque(255, 0, 0);
    const BLUE: Color = Color::opaque(0, 0, 255);

    fn corner(frame: Option<Color>, centre: Option<Color>) -> FinderLook {
        FinderLook {
            frame_color: frame.map(Paint::Solid),
            centre_color: centre.map(Paint::Solid),
            ..FinderLook::default()
        }
    }

    fn flowing(from: Color, to: Color) -> Paint {
        let stop = |offset, color| Stop { offset, color };
        let kind = GradientKind::Linear { rotation: 0.0 };
        Paint::Gradient(Gradient::new(kind, vec![stop(0.0, from), stop(1.0, to)]).expect("rises"))
    }

    #[test]
    fn each_corner_has_its_look_and_the_rest_is_that_of_the_style() {
        let style = Style {
            scale: Scale::module(1).expect("allowed"),
            quiet_zone: Some(0),
            finder_centre_color: Some(BLUE.into()),
            finders: Finders {
                top_right: corner(Some(RED), None),
                bottom_left: corner(None, Some(RED)),
                ..Finders::default()
            },
            ..Style::default()
        };
        let letters = [
            ([0, 0, 0, 255], '#'),
            ([255; 4], '.'),
            (RED.bytes(), 'r'),
            (BLUE.bytes(), 'b'),
        ];
        let rows = shown(&pixels(&v1(), &style).expect("fits"), &letters);
        let finder = |y: usize| &rows[y..y + 4];
        let part =
            |y, x: usize| -> Vec<&str> { finder(y).iter().map(|row| &row[x..x + 7]).collect() };
        assert_eq!(part(0, 0), ["#######", "#.....#", "#.bbb.#", "#.bbb.#"]);
        assert_eq!(part(0, 14), ["rrrrrrr", "r.....r", "r.bbb.r", "r.bbb.r"]);
        assert_eq!(part(14, 0), ["#######", "#.....#", "#.rrr.#", "#.rrr.#"]);
        // Equal colours are one path, and so are frames in the colour of dark modules.
        assert_eq!(paths(&v1(), &style).len(), 4);
    }

    #[test]
    fn a_colour_that_flows_does_so_in_each_pattern() {
        let style = Style {
            scale: Scale::module(10).expect("allowed"),
            quiet_zone: Some(0),
            finder_frame_color: Some(flowing(RED, BLUE)),
            ..Style::default()
        };
        let picture = pixels(&v1(), &style).expect("fits");
        let at = |x: usize, y: usize| &picture.data()[4 * (210 * y + x)..][..3];
        for x in [0, 140] {
            assert!(at(x + 2, 5)[0] > 245 && at(x + 67, 5)[2] > 245);
            assert!(at(x + 35, 5)[0].abs_diff(127) < 3);
        }
        // Three frames, each by itself, beside dark modules.
        assert_eq!(paths(&v1(), &style).len(), 4);
        let text = svg(&v1(), &style).expect("fits");
        assert_eq!(text.matches("<linearGradient").count(), 3);
        let file = pdf(&v1(), &style, 1.0).expect("fits");
        let number = file
            .windows(15)
            .filter(|at| at == b"/PatternType 2/")
            .count();
        assert_eq!(number, 3);
    }

    #[test]
    fn patterns_that_are_painted_by_themselves_look_as_those_that_are_not() {
        // A look of its own that says what the style says.
        for symbol in [v1(), m1()] {
            for &shape in FinderShape::ALL {
                for module in [1, 2, 3, 8] {
                    let plain = Style {
                        scale: Scale::module(module).expect("allowed"),
                        shape: ModuleShape::Rounded,
                        finder_frame: shape,
                        finder_centre: shape,
                        finder_frame_color: Some(RED.into()),
                        ..Style::default()
                    };
                    let mut apart = plain.clone();
                    apart.finders.top_left.frame = Some(shape);
                    let [one, other] =
                        [plain, apart].map(|style| pixels(&symbol, &style).expect("fits"));
                    assert_eq!(one, other, "{shape:?} {module}");
                }
            }
        }
    }

    #[test]
    fn a_few_rows_at_a_time_are_the_rows_of_the_whole() {
        let style = Style {
            finder_frame_color: Some(flowing(RED, BLUE)),
            light: flowing(Color::WHITE, RED),
            light_radius: 6.0,
            ..Style::default()
        };
        let whole = pixels(&v1(), &style).expect("fits");
        assert!(png(&v1(), &style).is_ok());
        let mut raster = Raster::new(&v1(), &style).expect("fits");
        let mut rows = Vec::new();
        loop {
            let mut strip = Vec::new();
            raster.paint(&mut strip, 1);
            if strip.is_empty() {
                break;
            }
            rows.extend(strip);
        }
        assert_eq!(rows.as_flattened(), whole.data());
    }
}
