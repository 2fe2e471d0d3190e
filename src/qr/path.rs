//! The way of the codewords through a symbol, ISO/IEC 18004:2015 7.7.3: two columns at a time, right to left, upwards and
//! downwards in turn.
//!
//! It draws no function pattern. QR Code is drawn by pieces of this way, made for speed.

use super::blocks::{data_bits, gap};
use super::matrix::DATA;
use super::version::{Level, Symbology, Version};

/// Returns the places, row by row, of the modules that [`DATA`] marks in `functions`, in the order of the way, each with the
/// bit of the message that it takes.
pub(super) fn path(
    version: Version,
    level: Option<Level>,
    functions: &[u8],
) -> Vec<(usize, usize)> {
    let (width, height) = (version.width(), version.height());
    let data_bits = data_bits(version, level).unwrap_or(0);
    // The first pair begins at the right edge. In rMQR a timing pattern has the edge, so that the pair begins beside it.
    let first = match version.symbology() {
        Symbology::Rmqr => width - 2,
        _ => width - 1,
    };
    let mut path = Vec::new();
    for pair in 0..first.div_ceil(2) {
        let mut right = first - 2 * pair;
        // The vertical timing pattern of QR Code belongs to no pair.
        if version.symbology() == Symbology::Qr && right < 7 {
            right -= 1;
        }
        for step in 0..height {
            let y = if pair % 2 == 0 {
                height - 1 - step
            } else {
                step
            };
            for place in [y * width + right, y * width + right - 1] {
                if functions[place] == DATA {
                    let step = path.len();
                    let gap = if step < data_bits { 0 } else { gap(version) };
                    path.push((place, step + gap));
                }
            }
        }
    }
    path
}
