//! Correction of one Reed-Solomon block, ISO/IEC 18004:2015 Annex B: over GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1, the roots of the
//! generator being 1, α, α² …

/// Powers and logarithms of α = 2.
pub(super) struct Field {
    /// Twice in a row, so that sums of two logarithms need no reduction.
    power: [u8; 510],
    logarithm: [u8; 256],
}

impl Field {
    pub(super) fn new() -> Self {
        let mut field = Self {
            power: [0; 510],
            logarithm: [0; 256],
        };
        let mut value = 1_u8;
        for exponent in 0..255_u8 {
            field.power[usize::from(exponent)] = value;
            field.power[usize::from(exponent) + 255] = value;
            field.logarithm[usize::from(value)] = exponent;
            value = value << 1 ^ if value & 0x80 == 0 { 0 } else { 0x1D };
        }
        field
    }

    fn multiply(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 {
            return 0;
        }
        self.power[self.exponent(a) + self.exponent(b)]
    }

    /// Divides by a value that is not 0.
    fn divide(&self, a: u8, b: u8) -> u8 {
        if a == 0 {
            return 0;
        }
        self.power[self.exponent(a) + 255 - self.exponent(b)]
    }

    fn exponent(&self, value: u8) -> usize {
        usize::from(self.logarithm[usize::from(value)])
    }

    /// Returns the value of a polynomial, its constant first.
    fn value(&self, polynomial: &[u8], at: u8) -> u8 {
        let step = |sum, &coefficient: &u8| self.multiply(sum, at) ^ coefficient;
        polynomial.iter().rev().fold(0, step)
    }

    /// Returns the value of a block at each root of the generator; all are 0 where no codeword is wrong.
    fn syndromes(&self, block: &[u8], correction: usize) -> Vec<u8> {
        let at = |root: usize| {
            let step = |sum, &codeword: &u8| self.multiply(sum, self.power[root]) ^ codeword;
            block.iter().fold(0, step)
        };
        (0..correction).map(at).collect()
    }
}

/// Corrects a block, its last `correction` codewords being those of error correction, and returns how many codewords were
/// wrong, those of `doubtful` places counted whether they were or not; none where twice the wrong ones of other places and the
/// doubtful ones together are more than twice `most`, which is at most half of `correction`.
pub(super) fn correct(
    field: &Field,
    block: &mut [u8],
    correction: usize,
    most: usize,
    doubtful: &[usize],
) -> Option<usize> {
    let syndromes = field.syndromes(block, correction);
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return Some(0);
    }
    if doubtful.len() > 2 * most {
        return None;
    }
    let length = block.len();
    let powers: Vec<u8> = doubtful
        .iter()
        .map(|&place| field.power[(length - 1 - place) % 255])
        .collect();
    let (locator, errors) = locator(field, &syndromes, &powers);
    if 2 * errors > 2 * most + doubtful.len() {
        return None;
    }
    // What the locator and the syndromes make together, below the power of the first syndrome that is not known.
    let evaluator: Vec<u8> = (0..errors)
        .map(|power| {
            (0..=power).fold(0, |sum, part| {
                sum ^ field.multiply(locator[part], syndromes[power - part])
            })
        })
        .collect();
    let derivative: Vec<u8> = (1..locator.len())
        .map(|power| if power % 2 == 1 { locator[power] } else { 0 })
        .collect();
    let mut found = 0;
    for (place, codeword) in block.iter_mut().enumerate() {
        let power = length - 1 - place;
        let inverse = field.power[255 - power % 255];
        if field.value(&locator, inverse) != 0 {
            continue;
        }
        let slope = field.value(&derivative, inverse);
        if slope == 0 {
            return None;
        }
        let size = field.divide(field.value(&evaluator, inverse), slope);
        *codeword ^= field.multiply(field.power[power % 255], size);
        found += 1;
    }
    let right = field
        .syndromes(block, correction)
        .iter()
        .all(|&syndrome| syndrome == 0);
    (found == errors && right).then_some(errors)
}

/// Returns the polynomial whose roots are the inverses of the wrong places, its constant first, and how many they are, the doubtful
/// ones among them: Berlekamp and Massey's algorithm, begun from the doubtful places as in Blahut, "Algebraic Codes for Data
/// Transmission", 7.4.
fn locator(field: &Field, syndromes: &[u8], doubtful: &[u8]) -> (Vec<u8>, usize) {
    let mut locator = vec![0; syndromes.len() + 1];
    locator[0] = 1;
    for (place, &power) in doubtful.iter().enumerate() {
        for at in (0..=place).rev() {
            locator[at + 1] ^= field.multiply(locator[at], power);
        }
    }
    let mut before = locator.clone();
    let mut errors = doubtful.len();
    let mut shift = 1;
    let mut last = 1;
    for place in doubtful.len()..syndromes.len() {
        let gap = (1..=errors.min(place)).fold(syndromes[place], |sum, back| {
            sum ^ field.multiply(locator[back], syndromes[place - back])
        });
        if gap == 0 {
            shift += 1;
            continue;
        }
        let kept = locator.clone();
        let factor = field.divide(gap, last);
        for (place, &coefficient) in before.iter().enumerate() {
            if let Some(target) = locator.get_mut(place + shift) {
                *target ^= field.multiply(factor, coefficient);
            }
        }
        if 2 * errors <= place + doubtful.len() {
            errors = place + 1 + doubtful.len() - errors;
            before = kept;
            last = gap;
            shift = 1;
        } else {
            shift += 1;
        }
    }
    (locator, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO/IEC 18004:2015 Annex I.2: 01234567 in version 1-M.
    const BLOCK: [u8; 26] = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11, 0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55,
    ];

    #[test]
    fn the_worked_example_has_no_errors() {
        assert_eq!(correct(&Field::new(), &mut { BLOCK }, 10, 5, &[]), Some(0));
    }

    #[test]
    fn every_pattern_of_up_to_five_errors_is_corrected() {
        let field = Field::new();
        let mut state = 1_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        for _ in 0..2000 {
            let mut block = BLOCK;
            for _ in 0..5 {
                block[random() as usize % 26] ^= random().to_le_bytes()[0];
            }
            let wrong = block
                .iter()
                .zip(BLOCK)
                .filter(|(one, other)| **one != *other)
                .count();
            assert_eq!(correct(&field, &mut block, 10, 5, &[]), Some(wrong));
            assert_eq!(block, BLOCK);
        }
    }

    #[test]
    fn doubtful_places_cost_half_of_an_error() {
        let field = Field::new();
        let mut state = 7_u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        for turn in 0..2000 {
            let doubts = turn % 9;
            let mut places: Vec<usize> = (0..26).collect();
            for place in 0..26 {
                places.swap(place, place + random(26 - place));
            }
            let (doubtful, others) = places.split_at(doubts);
            let mut block = BLOCK;
            // Some doubtful codewords are right.
            for &place in doubtful {
                block[place] ^= random(3).to_le_bytes()[0] * 0x51;
            }
            for &place in &others[..(10 - doubts) / 2] {
                block[place] ^= 1 + random(255).to_le_bytes()[0];
            }
            assert!(
                correct(&field, &mut block, 10, 5, doubtful).is_some(),
                "{doubts}"
            );
            assert_eq!(block, BLOCK);
        }
    }

    #[test]
    fn more_errors_than_allowed_are_refused() {
        let field = Field::new();
        let mut block = BLOCK;
        for place in [0, 7, 25] {
            block[place] ^= 0x55;
        }
        assert_eq!(correct(&field, &mut block.clone(), 10, 2, &[]), None);
        assert_eq!(correct(&field, &mut block, 10, 3, &[]), Some(3));
        for place in 0..26 {
            block[place] = BLOCK[place] ^ if place % 4 == 0 { 0x21 } else { 0 };
        }
        // Seven errors are never taken for fewer than five and called right by chance: the block changes or is refused.
        assert!(correct(&field, &mut block, 10, 5, &[]).is_none_or(|_| block != BLOCK));
    }
}
