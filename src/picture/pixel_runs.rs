//! Runs of pixels: copied, filled and repeated.
//!
//! Most are as long as a few modules. For those, calling the engine's copy takes longer than copying.

use super::raster::Pixel;

/// Copies pixels over as many others.
pub(super) fn copy(from: &[Pixel], to: &mut [Pixel]) {
    let from = &from[..to.len()];
    let (fours, others) = (to.as_chunks_mut::<4>().0, from.as_chunks::<4>().0);
    // What is stored by halves the compiler does not take for a copy.
    for ([one, two, three, four], [first, second, third, fourth]) in fours.iter_mut().zip(others) {
        [*one, *two] = [*first, *second];
        [*three, *four] = [*third, *fourth];
    }
    // The last ones may be copied twice.
    if let (Some(last), Some(four)) = (to.last_chunk_mut::<4>(), from.last_chunk::<4>()) {
        *last = *four;
    } else if let (Some(last), Some(two)) = (to.last_chunk_mut::<2>(), from.last_chunk::<2>()) {
        *last = *two;
        to[0] = from[0];
    } else if let (Some(last), Some(one)) = (to.last_mut(), from.last()) {
        *last = *one;
    }
}

/// Paints pixels in one colour, two at once.
pub(super) fn fill(pixels: &mut [Pixel], color: Pixel) {
    let two = (u64::from(u32::from_le_bytes(color)) * (1 << 32 | 1)).to_le_bytes();
    let (halves, rest) = pixels.as_flattened_mut().as_chunks_mut();
    let (fours, last) = halves.as_chunks_mut();
    for [half, other] in fours {
        *half = two;
        *other = two;
    }
    if let [half] = last {
        *half = two;
    }
    if let Some(pixel) = rest.first_chunk_mut() {
        *pixel = color;
    }
}

/// Repeats the pixels from `start` on until they are so many.
pub(super) fn repeat(pixels: &mut Vec<Pixel>, start: usize, length: usize) {
    let end = start + length;
    while pixels.len() < end {
        let more = (pixels.len() - start).min(end - pixels.len());
        pixels.extend_from_within(start..start + more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_every_length_are_copied_filled_and_repeated() {
        let some: Vec<Pixel> = (0..40).map(|place| [place, 1, 2, 3]).collect();
        for length in 0..some.len() {
            let mut pixels = vec![[9; 4]; length];
            copy(&some, &mut pixels);
            assert_eq!(pixels, some[..length]);
            let mut pixels = some.clone();
            fill(&mut pixels[..length], [5, 6, 7, 8]);
            assert!(pixels[..length].iter().all(|pixel| *pixel == [5, 6, 7, 8]));
            assert_eq!(pixels[length..], some[length..]);
            let mut pixels = some[..7].to_vec();
            repeat(&mut pixels, 4, length.max(3));
            assert_eq!(pixels.len(), 4 + length.max(3));
            let cycle = some[4..7].iter().cycle();
            assert!(pixels[4..].iter().eq(cycle.take(length.max(3))));
        }
    }
}
