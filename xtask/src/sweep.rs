//! A linked module → the same module without the messages of panics.
//!
//! A panic ends in a trap: its message goes nowhere, yet the code that prints it, the tables for that and the place in the
//! source of every check are a tenth of the module. A function that can only end in a trap becomes that trap, and so does the
//! code that leads to a call of it; then what nothing refers to any more is emptied: functions trap, data is zero. The
//! optimiser removes it. What refers to what is known because the linker was asked to keep its relocations (`--emit-relocs`).
//!
//! Not done: nothing moves in memory, and a function that may throw into JavaScript is left alone.

mod body;
mod module;

use std::collections::BTreeSet;

use crate::tools::Outcome;
use body::Piece;
use module::{Module, Symbol};

const TRAP: u8 = 0x00;
/// No locals, `unreachable`, `end`.
const TRAP_BODY: [u8; 3] = [0, TRAP, 0x0b];

/// Empties what only panics use.
pub(crate) fn sweep(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let module = Module::read(bytes)?;
    let traps = traps(&module);
    let kept: Vec<Vec<Piece>> = module
        .bodies
        .iter()
        .map(|body| body.pieces(|function| traps.contains(&function)))
        .collect();
    let live = Live::of(&module, &traps, &kept);
    Ok(module.write(
        |place| {
            let function = module.imported + place;
            if traps.contains(&function) || !live.functions.contains(&function) {
                return TRAP_BODY.to_vec();
            }
            let mut code = module.bodies[place].locals(bytes).to_vec();
            for piece in &kept[place] {
                match piece {
                    Piece::Kept(range) => code.extend_from_slice(&bytes[range.clone()]),
                    Piece::Trap => code.push(TRAP),
                }
            }
            code
        },
        |data| dead_data(&module, &live, data),
    ))
}

/// The functions that can only end in a trap: they never return, and call nothing that might throw.
fn traps(module: &Module) -> BTreeSet<usize> {
    let mut throws: BTreeSet<usize> = (0..module.imported).collect();
    loop {
        let more = module.defined().filter(|(function, body)| {
            !throws.contains(function) && body.calls().any(|callee| throws.contains(&callee))
        });
        let more: Vec<usize> = more.map(|(function, _)| function).collect();
        if more.is_empty() {
            break;
        }
        throws.extend(more);
    }
    module
        .defined()
        .filter(|(function, body)| {
            body.never_returns && !throws.contains(function) && !module.roots.contains(function)
        })
        .map(|(function, _)| function)
        .collect()
}

/// Zeroes the bytes of a segment that belong to dead data alone.
fn dead_data(module: &Module, live: &Live, segment: usize) -> Vec<u8> {
    let range = &module.segments[segment];
    let old = &module.bytes[range.clone()];
    let mut new = old.to_vec();
    let within = |alive: bool| {
        let symbols = module.symbols.iter().enumerate();
        symbols.filter_map(move |(place, symbol)| match symbol {
            Symbol::Data(at, data) if *at == segment && live.data.contains(&place) == alive => {
                Some(data.clone())
            }
            _ => None,
        })
    };
    for data in within(false) {
        new[data].fill(0);
    }
    for data in within(true) {
        new[data.clone()].copy_from_slice(&old[data]);
    }
    new
}

/// What can be reached from the exports: functions by number, data by symbol.
#[derive(Default)]
struct Live {
    functions: BTreeSet<usize>,
    data: BTreeSet<usize>,
}

impl Live {
    fn of(module: &Module, traps: &BTreeSet<usize>, kept: &[Vec<Piece>]) -> Self {
        let mut live = Self::default();
        let mut functions: Vec<usize> = module.roots.iter().copied().collect();
        let mut symbols: Vec<usize> = Vec::new();
        loop {
            if let Some(function) = functions.pop() {
                if !live.functions.insert(function) || traps.contains(&function) {
                    continue;
                }
                let Some(place) = function.checked_sub(module.imported) else {
                    continue;
                };
                for piece in &kept[place] {
                    if let Piece::Kept(range) = piece {
                        functions.extend(module.bodies[place].calls_within(range));
                        symbols.extend(module.relocations_within(range));
                    }
                }
            } else if let Some(symbol) = symbols.pop() {
                match &module.symbols[symbol] {
                    Symbol::Function(function) => functions.push(*function),
                    Symbol::Data(segment, data) => {
                        if live.data.insert(symbol) {
                            let start = module.segments[*segment].start;
                            let range = start + data.start..start + data.end;
                            symbols.extend(module.relocations_within(&range));
                        }
                    }
                    Symbol::Other => {}
                }
            } else {
                return live;
            }
        }
    }
}
