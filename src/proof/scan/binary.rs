//! A picture of dark and light pixels, 64 to a word.

/// A picture of dark and light pixels.
pub(super) struct Binary {
    pub(super) width: usize,
    pub(super) height: usize,
    /// The words of a row.
    stride: usize,
    /// Row by row, the leftmost pixel in the least bit; set where dark. Bits past the width are light.
    words: Vec<u64>,
}

impl Binary {
    /// Takes rows of words, the leftmost pixel in the least bit.
    pub(super) fn new(width: usize, height: usize, words: Vec<u64>) -> Self {
        Self {
            width,
            height,
            stride: width.div_ceil(64),
            words,
        }
    }

    /// Tells whether a pixel is dark; outside everything is light.
    pub(super) fn dark(&self, x: usize, y: usize) -> bool {
        x < self.width
            && self
                .words
                .get(y * self.stride + x / 64)
                .is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    /// Writes where the colour changes along a row: at odd places of the list dark begins, at even ones light. The row starts light
    /// at 0, the first of the list, and ends at its width.
    pub(super) fn edges(&self, y: usize, edges: &mut Vec<u32>) {
        edges.clear();
        edges.push(0);
        let row = self
            .words
            .get(y * self.stride..(y + 1) * self.stride)
            .unwrap_or(&[]);
        let mut before = 0;
        let mut start = 0;
        for &word in row {
            let mut changes = word ^ (word << 1 | before);
            while changes != 0 {
                edges.push(start + changes.trailing_zeros());
                changes &= changes - 1;
            }
            before = word >> 63;
            start += 64;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a row has fewer than 2³² pixels"
        )]
        let end = self.width as u32;
        if edges.last() != Some(&end) {
            edges.push(end);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Packs a picture, row by row, true where dark.
    pub(in crate::proof::scan) fn packed(width: usize, dark: &[bool]) -> Binary {
        let words = dark.chunks(width).flat_map(|row| {
            row.chunks(64).map(|part| {
                let bit = |(place, &dark): (usize, &bool)| u64::from(dark) << place;
                part.iter().enumerate().map(bit).sum()
            })
        });
        Binary::new(width, dark.len() / width, words.collect())
    }

    #[test]
    fn edges_are_where_the_colour_changes() {
        let row: Vec<bool> = (0..130).map(|x| (3..70).contains(&x) || x == 129).collect();
        let binary = packed(130, &row);
        let mut edges = Vec::new();
        binary.edges(0, &mut edges);
        assert_eq!(edges, [0, 3, 70, 129, 130]);
        assert!(binary.dark(3, 0) && !binary.dark(70, 0) && !binary.dark(131, 0));
        let dark = packed(2, &[true, true]);
        dark.edges(0, &mut edges);
        assert_eq!(edges, [0, 0, 2]);
    }
}
