//! What of a symbol is drawn over a picture: whole modules, dots, or nothing.
//!
//! Readers compare what they see of a module with the mean of what lies around it. So does this page, by the picture's luma:
//!
//! - what readers find and measure a symbol by, and what a logo clears, is whole;
//! - a module of which the picture itself shows enough, against what lies around and against the other colour, has no dot;
//! - every other module has a dot of the wanted size, or the smallest larger one with which it is told apart a little out of focus.

use super::background::Background;
use super::blend::over;
use super::color::Color;
use super::module_scale::gap;
use super::raster::Pixel;
use super::style::{ModuleShape, Style};
use crate::Error;
use crate::qr::{DATA, Symbol, functions};

/// How readers weigh red, green and blue: most as ITU-R BT.601, jsQR as BT.709.
const WEIGHTINGS: [[f64; 3]; 2] = [[0.299, 0.587, 0.114], [0.2126, 0.7152, 0.0722]];

/// By how much a module has to differ from the mean of what lies around it, on its side, a little out of focus; see `benches/README.md`.
pub(crate) const LEAST_MARGIN: f64 = 0.03;

/// By how much a module without a dot has to differ from that mean.
const BARE_MARGIN: f64 = 0.15;

/// By how much a module without a dot has to differ from the other colour.
const BARE_CONTRAST: f64 = 0.55;

/// Shades that lie nearer to each other are one to readers: 24 of 255.
const SAME: f64 = 24.0 / 255.0;

/// The modules on each side of a module that are the mean around it.
const REACH: usize = 3;

/// The columns and rows of a module in which the picture is looked at.
const SAMPLES: u32 = 4;

/// The sizes of dots.
pub(super) const SIZES: usize = 4;

/// No dot; the sizes follow.
const BARE: u8 = 0;
/// A module that is drawn whole.
const WHOLE: u8 = u8::MAX;

/// What is drawn of each module over a picture.
pub(crate) struct Art {
    width: usize,
    /// Row by row: [`BARE`], a size from 1 on, or [`WHOLE`].
    marks: Vec<u8>,
    /// What each size leaves free on each side of a module, in points of the fine grid.
    gaps: [i16; SIZES],
    /// The margin of the module that is hardest to tell; infinite where there is none.
    weakest: f64,
    /// Of the dark modules without a dot the lightest colour, of the light ones the darkest.
    bare: [Option<Color>; 2],
}

impl Art {
    /// Looks at the picture; nothing where the style has none.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`, `logo-not-a-picture`: it is a file that is no PNG file, or one with a mistake.
    pub(crate) fn of(symbol: &Symbol, style: &Style) -> Result<Option<Self>, Error> {
        let background = style.background.as_ref();
        let art = background.map(|background| Self::over(symbol, style, background));
        art.transpose()
    }

    /// Looks at a picture in the place of that of the style, which has one.
    ///
    /// # Errors
    ///
    /// Those of [`Art::of`].
    pub(crate) fn over(
        symbol: &Symbol,
        style: &Style,
        background: &Background,
    ) -> Result<Self, Error> {
        let mut art = Self::dotted(symbol, style);
        let seen = seen(symbol, style, background)?;
        art.choose(symbol, style, &seen);
        Ok(art)
    }

    /// Does the same, with every dot where the picture cannot be looked at.
    pub(super) fn drawn(symbol: &Symbol, style: &Style) -> Option<Self> {
        style.background.as_ref()?;
        let art = Self::of(symbol, style).ok().flatten();
        Some(art.unwrap_or_else(|| Self::dotted(symbol, style)))
    }

    /// Gives every module a dot that is not whole.
    fn dotted(symbol: &Symbol, style: &Style) -> Self {
        let (width, height) = (symbol.width(), symbol.height());
        let fixed = functions(symbol.version(), symbol.level(), symbol.mask());
        let cleared = style.cleared(width);
        let mark = |place: usize| {
            let covered = |cleared: super::Cleared| {
                cleared.covers([width, height], place % width, place / width)
            };
            let whole = fixed[place] != DATA || cleared.is_some_and(covered);
            if whole { WHOLE } else { 1 }
        };
        Self {
            width,
            marks: (0..width * height).map(mark).collect(),
            gaps: shares(style).map(gap),
            weakest: f64::INFINITY,
            bare: [None; 2],
        }
    }

    /// Tells whether a module is drawn whole.
    pub(super) fn whole(&self, x: usize, y: usize) -> bool {
        self.marks[y * self.width + x] == WHOLE
    }

    /// Returns the number of the size of a module's dot, from 0 on; none where it has no dot, or is whole.
    pub(super) fn size(&self, x: usize, y: usize) -> Option<usize> {
        match self.marks[y * self.width + x] {
            BARE | WHOLE => None,
            size => Some(usize::from(size) - 1),
        }
    }

    /// Returns what each size leaves free on each side of a module, in points of the fine grid.
    pub(super) fn gaps(&self) -> [i16; SIZES] {
        self.gaps
    }

    /// Returns by how much the module that is hardest to tell differs from what lies around it, on its side; below 0 it is on the other.
    pub(crate) fn weakest(&self) -> f64 {
        self.weakest
    }

    /// Returns of the dark modules without a dot the lightest colour, and of the light ones the darkest.
    pub(crate) fn bare(&self) -> [Option<Color>; 2] {
        self.bare
    }

    /// Leaves out dots that the picture makes needless, and makes those larger that are hard to tell.
    fn choose(&mut self, symbol: &Symbol, style: &Style, seen: &[Seen]) {
        let modules = symbol.modules();
        let kinds = Kinds::of(style);
        let sides = [symbol.width(), symbol.height()];
        let around = |marks: &[u8]| -> [Vec<f64>; 2] {
            std::array::from_fn(|way| {
                let [dark, light] = kinds.own[way];
                let value = |place: usize| {
                    let own = if modules[place] == 1 { dark } else { light };
                    let share = match marks[place] {
                        BARE => 0.0,
                        WHOLE => 1.0,
                        size => kinds.areas[usize::from(size) - 1],
                    };
                    share * own + (1.0 - share) * seen[place].mean[way]
                };
                let values: Vec<f64> = (0..modules.len()).map(value).collect();
                means(&values, sides, light)
            })
        };
        // By how much a module differs from the mean around it, on its side.
        let margin = |means: &[Vec<f64>; 2], place: usize, mark: u8| {
            let dark = modules[place] == 1;
            let margins = [0, 1].map(|way| {
                let around = means[way][place];
                let aside = |value: f64| if dark { around - value } else { value - around };
                let shown = &seen[place];
                if mark == BARE {
                    return aside(shown.worst(dark, way));
                }
                let own = kinds.own[way][usize::from(!dark)];
                let share = kinds.shows[usize::from(mark) - 1];
                let value = share * own + (1.0 - share) * shown.mean[way];
                // What nearly has its own colour is never taken for the other, unless the picture around shows more of that colour than itself.
                if aside(own) < 0.0 {
                    return aside(value);
                }
                aside(value).max(SAME - (value - own).abs())
            });
            margins[0].min(margins[1])
        };
        let contrast = |place: usize| {
            let dark = modules[place] == 1;
            let apart = [0, 1].map(|way| {
                let other = kinds.own[way][usize::from(dark)];
                let value = seen[place].worst(dark, way);
                if dark { other - value } else { value - other }
            });
            apart[0].min(apart[1])
        };
        let data: Vec<usize> = (0..modules.len())
            .filter(|&place| self.marks[place] != WHOLE)
            .collect();
        let mut means = around(&self.marks);
        for &place in &data {
            let clear = contrast(place) >= BARE_CONTRAST;
            if clear && margin(&means, place, BARE) >= BARE_MARGIN {
                self.marks[place] = BARE;
            }
        }
        // What is drawn changes the means. Dots are only added and made larger, so that this ends.
        loop {
            means = around(&self.marks);
            let mut changed = false;
            for &place in &data {
                loop {
                    let mark = self.marks[place];
                    let least = if mark == BARE {
                        BARE_MARGIN
                    } else {
                        LEAST_MARGIN
                    };
                    if usize::from(mark) == SIZES || margin(&means, place, mark) >= least {
                        break;
                    }
                    self.marks[place] += 1;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        for &place in &data {
            let mark = self.marks[place];
            self.weakest = self.weakest.min(margin(&means, place, mark));
            if mark == BARE {
                let dark = modules[place] == 1;
                let (bare, color) = if dark {
                    (&mut self.bare[0], seen[place].lightest)
                } else {
                    (&mut self.bare[1], seen[place].darkest)
                };
                let further = |known: &Color| (luma(color, 0) > luma(*known, 0)) == dark;
                if bare.as_ref().is_none_or(further) {
                    *bare = Some(color);
                }
            }
        }
    }
}

/// What is known of the colours and the sizes of dots.
struct Kinds {
    /// By weighting: the luma of dark and of light modules, where they flow the worst.
    own: [[f64; 2]; 2],
    /// The share of a module that a dot of each size covers.
    areas: [f64; SIZES],
    /// The share that it has in what is seen of the module a little out of focus.
    shows: [f64; SIZES],
}

impl Kinds {
    fn of(style: &Style) -> Self {
        let ground = ground(style);
        let own = [0, 1].map(|way| {
            let darks = style.dark.colors().into_iter();
            let darks = darks.map(|color| luma(opaque(color, ground), way));
            let lights = style.light.colors().into_iter();
            let lights = lights.map(|color| luma(opaque(color, Color::WHITE), way));
            [darks.fold(0.0, f64::max), lights.fold(1.0, f64::min)]
        });
        let shape = match style.dots() {
            ModuleShape::Dot => std::f64::consts::FRAC_PI_4,
            ModuleShape::Diamond => 1.0 - 2.0 * 0.35 * 0.35,
            _ => 1.0,
        };
        let areas = shares(style).map(|share| shape * share * share);
        Self {
            own,
            areas,
            shows: areas.map(shown),
        }
    }
}

/// Returns the share that a dot of this area has in what is seen in its middle, where a Gauss curve of a quarter of a module blurs it: of a
/// disc 1 - e^(-8a/π), and nearly so of a square.
fn shown(area: f64) -> f64 {
    let x = area * 8.0 / std::f64::consts::PI;
    // The library's exponential costs kilobytes.
    let power = 1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0))));
    1.0 - 1.0 / power
}

/// Returns the shares of a module's side that dots fill: the wanted one, and in even steps up to all of it.
fn shares(style: &Style) -> [f64; SIZES] {
    let least = style.module_share();
    [0.0, 1.0, 2.0, 3.0].map(|step| least + (1.0 - least) * step / 3.0)
}

/// What the picture shows of a module, above the ground.
struct Seen {
    /// By weighting.
    mean: [f64; 2],
    /// The least and the greatest luma in the middle, by weighting.
    middle: [[f64; 2]; 2],
    darkest: Color,
    lightest: Color,
}

impl Seen {
    /// Returns the luma that is farthest from what a module without a dot says.
    fn worst(&self, dark: bool, way: usize) -> f64 {
        let [least, most] = self.middle[way];
        if dark {
            self.mean[way].max(most)
        } else {
            self.mean[way].min(least)
        }
    }
}

/// Looks at the picture in every module.
fn seen(symbol: &Symbol, style: &Style, background: &Background) -> Result<Vec<Seen>, Error> {
    let (columns, rows) = (symbol.width(), symbol.height());
    let placed = background.placed([columns, rows], SAMPLES)?;
    let below = ground(style).bytes();
    let alpha = u32::from(background.alpha());
    let width = placed.pixels.width();
    let pixels: &[Pixel] = placed.pixels.data().as_chunks().0;
    let at = |x: usize, y: usize| {
        let [x, y] = [(x, placed.left), (y, placed.top)]
            .map(|(at, from)| u32::try_from(at).ok()?.checked_sub(from));
        let x = x.filter(|&x| x < width)?;
        let pixel = pixels.get(y? as usize * width as usize + x as usize)?;
        Some(over(faded(*pixel, alpha), below))
    };
    let side = SAMPLES as usize;
    let module = |place: usize| {
        let (column, row) = (place % columns * side, place / columns * side);
        let mut seen = Seen {
            mean: [0.0; 2],
            middle: [[f64::INFINITY, 0.0]; 2],
            darkest: Color::WHITE,
            lightest: Color::BLACK,
        };
        for (right, down) in (0..side * side).map(|at| (at % side, at / side)) {
            let [red, green, blue, _] = at(column + right, row + down).unwrap_or(below);
            let color = Color::opaque(red, green, blue);
            let inner = |at: usize| (1..side - 1).contains(&at);
            for way in [0, 1] {
                let luma = luma(color, way);
                seen.mean[way] += luma / f64::from(SAMPLES * SAMPLES);
                if inner(right) && inner(down) {
                    let [least, most] = seen.middle[way];
                    if way == 0 && luma < least {
                        seen.darkest = color;
                    }
                    if way == 0 && luma >= most {
                        seen.lightest = color;
                    }
                    seen.middle[way] = [least.min(luma), most.max(luma)];
                }
            }
        }
        seen
    };
    Ok((0..columns * rows).map(module).collect())
}

/// Returns a pixel at so many 255ths of its opacity.
pub(super) fn faded([red, green, blue, opacity]: Pixel, alpha: u32) -> Pixel {
    let faded = (u32::from(opacity) * alpha + 127) / 255;
    [red, green, blue, faded.to_le_bytes()[0]]
}

/// Returns the colour of the ground; of one that flows the darkest.
fn ground(style: &Style) -> Color {
    let colors = style.light.colors().into_iter();
    let opaque = colors.map(|color| opaque(color, Color::WHITE));
    let darkest = opaque.min_by(|one, other| luma(*one, 0).total_cmp(&luma(*other, 0)));
    darkest.unwrap_or(Color::WHITE)
}

/// Returns what is seen of a colour on an opaque one.
fn opaque(color: Color, below: Color) -> Color {
    let [red, green, blue, _] = over(color.bytes(), below.bytes());
    Color::opaque(red, green, blue)
}

/// Returns the luma of a colour, 0 to 1.
fn luma(color: Color, way: usize) -> f64 {
    let [red, green, blue] = WEIGHTINGS[way];
    let sum =
        f64::from(color.red) * red + f64::from(color.green) * green + f64::from(color.blue) * blue;
    sum / 255.0
}

/// Returns the mean of the modules around each, itself included; the quiet zone has its own value.
fn means(values: &[f64], [width, height]: [usize; 2], quiet: f64) -> Vec<f64> {
    // Each sum is that of what lies above and to the left.
    let stride = width + 1;
    let mut sums = vec![0.0; stride * (height + 1)];
    for (y, row) in values.chunks_exact(width).enumerate() {
        let mut sum = 0.0;
        for (x, value) in row.iter().enumerate() {
            sum += value;
            sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + sum;
        }
    }
    let side = 2 * REACH + 1;
    #[expect(clippy::cast_precision_loss, reason = "a window has 49 modules")]
    let mean = |place: usize| {
        let span = |at: usize, end: usize| [at.saturating_sub(REACH), (at + REACH + 1).min(end)];
        let [left, right] = span(place % width, width);
        let [top, bottom] = span(place / width, height);
        let inside = sums[bottom * stride + right]
            - sums[top * stride + right]
            - sums[bottom * stride + left]
            + sums[top * stride + left];
        let outside = side * side - (right - left) * (bottom - top);
        (inside + quiet * outside as f64) / (side * side) as f64
    };
    (0..values.len()).map(mean).collect()
}

#[cfg(test)]
mod tests;
