//! Which pieces of each line of modules stood before.

#![allow(
    clippy::cast_possible_truncation,
    reason = "a symbol has less than 2¹⁵ modules"
)]

use super::super::deflate::{FARTHEST, Hint, Hints, Source};
use super::super::layout::Layout;
use super::super::tile::Tiles;
use super::rows::Run;

/// Modules that are hashed together.
const HASHED: u32 = 4;

/// How many places with the same hash are compared.
const PATIENCE: usize = 12;

/// Bits of a hash.
const BITS: u32 = 10;

/// Foretells for each run where the parts of its row stood before; a pixel has `depth` bits.
///
/// Pixel rows of a line of modules in which the same tiles look alike are the same text, whatever their pixels. So each such text is searched
/// once, module by module, and what is found goes for all of these rows.
pub(super) fn plan(tiles: &Tiles, layout: &Layout, depth: usize, runs: &[Run]) -> Hints {
    let mut parts = Vec::new();
    let mut ranges = Vec::new();
    for likeness in tiles.likenesses {
        let mut text = Text::new(tiles, &likeness.kinds);
        let scale = Scale::new(layout, depth);
        for line in 0..tiles.kinds.len() / tiles.width {
            let first = parts.len();
            text.line(line, &scale, &mut parts);
            ranges.push(first..parts.len());
        }
    }
    let lines = tiles.kinds.len() / tiles.width;
    let of = |&(line, down): &(usize, usize)| {
        let mut likenesses = tiles.likenesses.iter();
        let place = likenesses.position(|likeness| likeness.rows.contains(&down))?;
        Some(ranges[place * lines + line].clone())
    };
    let rows = runs.iter().map(|run| run.line.as_ref().and_then(of));
    let rows = rows.map(Option::unwrap_or_default).collect();
    Hints { parts, rows }
}

/// Where modules lie in the bytes.
struct Scale {
    /// Bits before the first module, and across a module.
    left: usize,
    across: usize,
    /// The number of modules that begin within a byte as the first one does.
    step: usize,
    stride: usize,
    module: usize,
    /// How many lines lie within the window.
    lines: usize,
}

impl Scale {
    fn new(layout: &Layout, depth: usize) -> Self {
        let module = layout.module() as usize;
        let stride = 1 + (layout.width() as usize * depth).div_ceil(8);
        let across = module * depth;
        Self {
            left: 8 + layout.left() as usize * depth,
            across,
            step: 8 >> across.trailing_zeros().min(3),
            stride,
            module,
            lines: FARTHEST / (module * stride),
        }
    }

    /// Returns the column of the byte in which a module begins.
    fn column(&self, module: usize) -> usize {
        (self.left + module * self.across) / 8
    }
}

/// The looks of all modules.
struct Text {
    /// Line by line, with an end behind each.
    looks: Vec<u8>,
    /// Modules of a line, with its end.
    across: usize,
    /// By hash, and by place, the place behind the last one before that has the same hash.
    last: [u16; 1 << BITS],
    before: Vec<u16>,
}

impl Text {
    fn new(tiles: &Tiles, kinds: &[u8]) -> Self {
        let across = tiles.width + 1;
        let mut looks = Vec::with_capacity(tiles.kinds.len() / tiles.width * across + 8);
        for line in tiles.kinds.chunks_exact(tiles.width) {
            looks.extend(line.iter().map(|&kind| kinds[usize::from(kind)]));
            looks.push(u8::MAX);
        }
        let before = Vec::with_capacity(looks.len());
        // Room for a word.
        looks.extend([u8::MAX; 8]);
        Self {
            looks,
            across,
            last: [0; 1 << BITS],
            before,
        }
    }

    /// Adds the parts of a line.
    fn line(&mut self, line: usize, scale: &Scale, parts: &mut Vec<Hint>) {
        let start = line * self.across;
        let end = start + self.across;
        for _ in start..end {
            self.tell();
        }
        let mut at = start;
        while at < end {
            let (length, place) = self.longest(at, end, scale);
            // What lies beside the symbol is the same in all rows.
            let source = if at + 1 == end {
                Some(Source { up: 1, left: 0 })
            } else if length == 0 {
                None
            } else {
                let columns = (at - start).cast_signed() - (place % self.across).cast_signed();
                Some(Source {
                    up: (line - place / self.across) * scale.module,
                    left: columns * scale.across.cast_signed() / 8,
                })
            };
            at += length.max(1);
            parts.push(Hint {
                end: if at == end {
                    scale.stride
                } else {
                    scale.column(at - start)
                },
                source,
            });
        }
    }

    /// Tells whether the modules at two places begin within a byte alike.
    fn fits(&self, at: usize, there: usize, step: usize) -> bool {
        // Divisions take longest.
        step == 1
            || (at % self.across)
                .abs_diff(there % self.across)
                .is_multiple_of(step)
    }

    /// Takes note of the next place.
    fn tell(&mut self) {
        let place = self.before.len();
        let word = self.word(place) << (64 - 8 * HASHED);
        let hash = word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
        let last = std::mem::replace(&mut self.last[hash as usize], place as u16 + 1);
        self.before.push(last);
    }

    /// Returns eight looks.
    fn word(&self, place: usize) -> u64 {
        let eight = self.looks.get(place..).and_then(<[u8]>::first_chunk);
        eight.map_or(0, |eight| u64::from_le_bytes(*eight))
    }

    /// Returns how many looks two places have in common, or more where that is the whole text.
    fn common(&self, at: usize, there: usize) -> usize {
        let mut length = 0;
        while at + length < self.looks.len() {
            let differ = self.word(at + length) ^ self.word(there + length);
            if differ != 0 {
                return length + differ.trailing_zeros() as usize / 8;
            }
            length += 8;
        }
        length
    }

    /// Returns the longest text that stood before, and where.
    fn longest(&self, at: usize, end: usize, scale: &Scale) -> (usize, usize) {
        let (mut length, mut place) = (0, 0);
        let farthest = at.saturating_sub(scale.lines * self.across);
        let mut next = usize::from(self.before[at]);
        for _ in 0..PATIENCE {
            if next <= farthest {
                break;
            }
            let there = next - 1;
            next = usize::from(self.before[there]);
            let same = self.common(at, there).min(end - at);
            if same > length && self.fits(at, there, scale.step) {
                (length, place) = (same, there);
            }
        }
        (length, place)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::TileRows;
    use super::*;
    use crate::picture::overlay::Overlay;
    use crate::picture::samples::v1;
    use crate::picture::setting::Setting;
    use crate::picture::{ModuleShape, Scale, Style};

    #[test]
    fn parts_stood_where_they_are_said_to_have_stood() {
        for shape in [ModuleShape::Rounded, ModuleShape::Classy, ModuleShape::Dot] {
            let style = Style {
                scale: Scale::module(8).unwrap(),
                shape,
                ..Style::default()
            };
            let layout = Layout::new(&v1(), &style).unwrap();
            let overlay = Overlay::new(&style, &layout).unwrap();
            let setting = Setting::of(&style, &layout, &overlay, None);
            let tiles = setting.tiles.cut(&v1(), None);
            let of = Some((&tiles, &layout));
            let rows = TileRows::new(of, &[0], 1, &|value| [value, 0, 0, 0]);
            let runs = rows.runs(layout.height());
            let hints = plan(&tiles, &layout, 8, &runs);
            let base = vec![0; layout.width() as usize];
            // The whole picture, row by row, each behind its filter.
            let mut picture: Vec<Vec<u8>> = Vec::new();
            let (mut told, mut all) = (0, 0);
            for (run, range) in runs.iter().zip(&hints.rows) {
                let mut row = vec![0; base.len() + 8];
                rows.lay(run, &mut row);
                row.truncate(base.len());
                row.insert(0, 0);
                let y = picture.len();
                picture.push(row);
                let mut start = 0;
                for part in &hints.parts[range.clone()] {
                    assert!(part.end > start);
                    all += part.end - start;
                    if let Some(Source { up, left }) = part.source {
                        told += part.end - start;
                        // The margin before the first module is beside the source too.
                        for column in start.max(1 + layout.left() as usize)..part.end {
                            let from = column.wrapping_add_signed(-left);
                            let got = picture[y - up].get(from);
                            assert_eq!(got, Some(&picture[y][column]), "{shape:?} {y} {column}");
                        }
                    }
                    start = part.end;
                }
                assert!(range.is_empty() || start == base.len() + 1);
                for _ in 1..run.count {
                    picture.push(picture[y].clone());
                }
            }
            assert!(told * 5 > all * 4, "{shape:?} {told} of {all}");
        }
    }
}
