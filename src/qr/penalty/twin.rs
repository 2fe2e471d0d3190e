//! The four rules of Table 11 once more, slowly and to the letter.

/// A symbol of `side` rows of `side` modules.
pub(in crate::qr) struct Picture<'a> {
    pub(in crate::qr) modules: &'a [u8],
    pub(in crate::qr) side: usize,
}

impl Picture<'_> {
    fn dark(&self, x: usize, y: usize) -> bool {
        self.modules[y * self.side + x] == 1
    }

    /// Every row and every column.
    fn lines(&self) -> Vec<Vec<bool>> {
        let side = self.side;
        let rows = (0..side).map(|y| (0..side).map(|x| self.dark(x, y)).collect());
        let columns = (0..side).map(|x| (0..side).map(|y| self.dark(x, y)).collect());
        rows.chain(columns).collect()
    }
}

pub(in crate::qr) fn penalty(picture: &Picture) -> u32 {
    runs(picture) + blocks(picture) + finders(picture) + share(picture)
}

/// Adjacent modules in row or column in the same colour: 5 + i of them give 3 + i points.
pub(in crate::qr) fn runs(picture: &Picture) -> u32 {
    let mut points = 0;
    for line in picture.lines() {
        for run in line.chunk_by(|a, b| a == b) {
            if run.len() >= 5 {
                points += 3 + (run.len() as u32 - 5);
            }
        }
    }
    points
}

/// Blocks of m × n modules in the same colour give 3 × (m − 1) × (n − 1) points: 3 for each square of 2 × 2.
pub(in crate::qr) fn blocks(picture: &Picture) -> u32 {
    let mut points = 0;
    for y in 1..picture.side {
        for x in 1..picture.side {
            let square = [(x - 1, y - 1), (x, y - 1), (x - 1, y), (x, y)];
            let dark = square.iter().filter(|&&(x, y)| picture.dark(x, y)).count();
            if dark == 0 || dark == 4 {
                points += 3;
            }
        }
    }
    points
}

/// 1 : 1 : 3 : 1 : 1 dark and light with four light modules before or after, each 40 points; outside it is light.
pub(in crate::qr) fn finders(picture: &Picture) -> u32 {
    let mut points = 0;
    for line in picture.lines() {
        let text: String = line
            .iter()
            .map(|&dark| if dark { '1' } else { '0' })
            .collect();
        let text = format!("0000{text}0000");
        for start in 0..text.len() {
            for pattern in ["00001011101", "10111010000"] {
                if text[start..].starts_with(pattern) {
                    points += 40;
                }
            }
        }
    }
    points
}

/// 50 ± 5 × k % of dark modules to 50 ± 5 × (k + 1) % give 10 × k points.
pub(in crate::qr) fn share(picture: &Picture) -> u32 {
    let dark: usize = picture.modules.iter().copied().map(usize::from).sum();
    let all = picture.side * picture.side;
    let mut k = 0;
    // |dark / all − 1 / 2| ≥ (k + 1) / 20, in whole numbers.
    while (20 * dark).abs_diff(10 * all) >= (k + 1) * all {
        k += 1;
    }
    10 * k as u32
}
