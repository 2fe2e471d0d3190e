//! The final message, ISO/IEC 18004:2015 7.5 and 7.6: error correction of every block, then interleaving.
//!
//! It does not place: the message is still a row of codewords.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a codeword is the lowest byte"
)]

use std::cell::RefCell;

use super::blocks::Blocks;
use super::reed_solomon::{generator, multiply};

/// A remainder of up to 32 codewords. The one of the highest power is the least byte of the first word.
type Rest = [u64; 4];

/// For each value that a codeword can have, what it adds to the remainder.
type Table = [Rest; 256];

thread_local! {
    /// One table for each degree of the generator polynomial, made at first use. Each takes 8 kB, and QR has 13 degrees.
    static TABLES: RefCell<[Option<Box<Table>>; 31]> = const { RefCell::new([const { None }; 31]) };
}

/// Zeros after the message, so that it can be read a word at a time.
pub(super) const SLACK: usize = 9;

/// Returns the codewords of `data` with their error correction, interleaved, and [`SLACK`] zeros after them.
pub(super) fn message(data: &[u8], blocks: Blocks) -> Vec<u8> {
    TABLES.with_borrow_mut(|tables| {
        let degree = blocks.correction;
        let table = tables[degree].get_or_insert_with(|| table(degree));
        let mut message = vec![0; blocks.total + SLACK];
        let mut rest = data;
        let mut block = 0;
        while block < blocks.count {
            let (first, after) = rest.split_at(blocks.data_of(block));
            // A step has to wait for the one before it. Two blocks at a time fill the wait.
            let (second, after) = after.split_at(match blocks.count - block {
                1 => 0,
                _ => blocks.data_of(block + 1),
            });
            two(first, second, block, blocks, table, &mut message);
            rest = after;
            block += 2;
        }
        message
    })
}

/// Writes two blocks of the message. The second may be one codeword longer, or empty.
fn two(
    first: &[u8],
    second: &[u8],
    block: usize,
    blocks: Blocks,
    table: &Table,
    message: &mut [u8],
) {
    let mut rests = [[0; 4]; 2];
    let count = blocks.count;
    let short = blocks.data() / count;
    for (place, row) in message[..short * count].chunks_exact_mut(count).enumerate() {
        row[block] = first[place];
        step(&mut rests[0], first[place], table);
        if let Some(&codeword) = second.get(place) {
            row[block + 1] = codeword;
            step(&mut rests[1], codeword, table);
        }
    }
    let long = blocks.total % count;
    for (which, data) in [first, second].into_iter().enumerate() {
        if let Some(&codeword) = data.get(short) {
            message[short * count + block + which + long - count] = codeword;
            step(&mut rests[which], codeword, table);
        }
    }
    let correction = &mut message[blocks.data()..blocks.total];
    for (place, row) in correction.chunks_exact_mut(count).enumerate() {
        row[block] = (rests[0][place / 8] >> (place % 8 * 8)) as u8;
        if let Some(codeword) = row.get_mut(block + 1) {
            *codeword = (rests[1][place / 8] >> (place % 8 * 8)) as u8;
        }
    }
}

/// Divides one codeword more.
#[expect(clippy::inline_always, reason = "two steps side by side are the point")]
#[inline(always)]
fn step(rest: &mut Rest, codeword: u8, table: &Table) {
    let add = &table[usize::from(rest[0] as u8 ^ codeword)];
    *rest = [
        (rest[0] >> 8 | rest[1] << 56) ^ add[0],
        (rest[1] >> 8 | rest[2] << 56) ^ add[1],
        (rest[2] >> 8 | rest[3] << 56) ^ add[2],
        rest[3] >> 8 ^ add[3],
    ];
}

/// Returns the table of a degree. Its rows are the generator polynomial times each value.
fn table(degree: usize) -> Box<Table> {
    let mut generator = generator(degree);
    let mut table = Box::new([[0; 4]; 256]);
    for bit in 0..8 {
        let mut row = [0; 4];
        for (place, coefficient) in generator.iter_mut().enumerate() {
            row[place / 8] |= u64::from(*coefficient) << (place % 8 * 8);
            *coefficient = multiply(*coefficient, 2);
        }
        // The row of a value is the sum of the rows of its bits.
        for value in 0..1 << bit {
            for word in 0..4 {
                table[value + (1 << bit)][word] = table[value][word] ^ row[word];
            }
        }
    }
    table
}
