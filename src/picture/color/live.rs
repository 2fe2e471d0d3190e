//! Colours that the page around an SVG picture decides.

use super::Color;

/// A colour that the page around an SVG picture decides: `currentColor`, or `var(--name, fallback)`. Other outputs know no page.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Color, LiveColor};
///
/// let brand = LiveColor::parse("var(--brand, #c8102e)", Color::BLACK).ok_or("no colour")?;
/// assert_eq!(brand.color(), Color::opaque(200, 16, 46));
/// assert_eq!(LiveColor::parse("currentColor", Color::WHITE).map(|live| live.color()), Some(Color::WHITE));
/// assert_eq!(LiveColor::parse("var(--brand)", Color::BLACK), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct LiveColor {
    text: String,
    /// What a program shows that knows no variables; none: the colour of the text around.
    fallback: Option<Color>,
    color: Color,
}

impl LiveColor {
    /// Reads a colour that a page decides; none where the text is of another kind, or a variable has no fallback that is a colour.
    ///
    /// `current` is what `currentColor` is taken for where a picture is judged.
    #[must_use]
    pub fn parse(text: &str, current: Color) -> Option<Self> {
        let text = text.trim_matches(super::space);
        if text.eq_ignore_ascii_case("currentcolor") {
            return Some(Self {
                text: "currentColor".to_owned(),
                fallback: None,
                color: current,
            });
        }
        let start = text.get(..4)?;
        let inside = text[4..].strip_suffix(')')?;
        let (name, rest) = inside.split_once(',')?;
        let name = name.trim_matches(super::space);
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if !start.eq_ignore_ascii_case("var(")
            || !name.starts_with("--")
            || name.len() == 2
            || !name.chars().all(plain)
        {
            return None;
        }
        let (fallback, color) = match Self::parse(rest, current) {
            Some(inner) => (inner.fallback, inner.color),
            None => Color::parse(rest).map(|color| (Some(color), color)).ok()?,
        };
        Some(Self {
            text: text.to_owned(),
            fallback,
            color,
        })
    }

    /// Returns the colour by which the picture is judged.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Color, LiveColor};
    ///
    /// let live = LiveColor::parse("var(--a, var(--b, red))", Color::BLACK);
    /// assert_eq!(live.map(|live| live.color()), Some(Color::opaque(255, 0, 0)));
    /// ```
    #[must_use]
    pub fn color(&self) -> Color {
        self.color
    }

    /// Returns how it is written.
    pub(in super::super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns what a program shows that knows no variables; none: the colour of the text around.
    pub(in super::super) fn fallback(&self) -> Option<Color> {
        self.fallback
    }
}

/// The colours of a style that a page decides. Each stands for the colour of the same name, which holds wherever there is no page.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Color, LiveColor, LiveColors, Style, svg};
/// use hongbao::qr::{Data, Options, encode};
///
/// let live = LiveColors { dark: LiveColor::parse("currentColor", Color::BLACK), ..LiveColors::default() };
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let text = svg(&symbol, &Style { live, ..Style::default() })?;
/// assert!(text.contains(r#"<path fill="currentColor" "#));
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LiveColors {
    /// The colour of dark modules.
    pub dark: Option<LiveColor>,
    /// The colour below everything.
    pub light: Option<LiveColor>,
    /// The colour of the frames of finder patterns.
    pub finder_frame: Option<LiveColor>,
    /// The colour of the centres of finder patterns.
    pub finder_centre: Option<LiveColor>,
}
