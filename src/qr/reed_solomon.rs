//! Error correction codewords, ISO/IEC 18004:2015 7.5.2: Reed-Solomon over GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1.

/// Multiplies in the field.
pub(super) const fn multiply(mut a: u8, b: u8) -> u8 {
    let mut product = 0;
    let mut bit = 0;
    while bit < 8 {
        if b >> bit & 1 == 1 {
            product ^= a;
        }
        a = a << 1 ^ if a & 0x80 == 0 { 0 } else { 0x1D };
        bit += 1;
    }
    product
}

/// Returns the generator polynomial of `degree`, Annex A: the coefficients below the leading 1, highest power first.
pub(super) fn generator(degree: usize) -> Vec<u8> {
    let mut polynomial = vec![0; degree];
    if let Some(last) = polynomial.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        for place in 0..degree {
            let next = polynomial.get(place + 1).copied().unwrap_or(0);
            polynomial[place] = multiply(polynomial[place], root) ^ next;
        }
        root = multiply(root, 2);
    }
    polynomial
}

/// Returns the error correction codewords of one block as the standard describes them, the slow twin of `message`: the remainder of `data` · x^`degree` by the generator.
#[cfg(test)]
pub(super) fn remainder(data: &[u8], degree: usize) -> Vec<u8> {
    let divisor = generator(degree);
    let mut rest = vec![0; degree];
    for &codeword in data {
        let factor = codeword ^ rest[0];
        rest.rotate_left(1);
        rest[degree - 1] = 0;
        for (place, &coefficient) in rest.iter_mut().zip(&divisor) {
            *place ^= multiply(coefficient, factor);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO/IEC 18004:2015 Annex I.2: 01234567 in version 1-M.
    #[test]
    fn the_worked_example_of_annex_i_holds() {
        let data = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
            0xEC, 0x11,
        ];
        let correction = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55];
        assert_eq!(remainder(&data, 10), correction);
    }
}
