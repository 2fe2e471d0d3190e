//! The code of one function, as far as it matters what may be left out.

use std::ops::Range;

use wasmparser::{FunctionBody, Operator, Result};

/// A defined function.
pub(super) struct Body {
    /// Its bytes, from the locals on.
    pub(super) range: Range<usize>,
    /// No way leads to its end or to a `return`.
    pub(super) never_returns: bool,
    steps: Vec<Step>,
}

/// An instruction.
struct Step {
    range: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It computes or writes memory, and the next instruction follows.
    Plain,
    /// `unreachable`
    Trap,
    Call(usize),
    /// It branches, delimits a block or calls whatever a table holds.
    Other,
}

/// A part of a body's new code.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// These bytes of the module.
    Kept(Range<usize>),
    /// `unreachable`
    Trap,
}

impl Body {
    /// Decodes a body.
    pub(super) fn read(body: &FunctionBody) -> Result<Self> {
        let mut reader = body.get_operators_reader()?;
        let mut steps: Vec<Step> = Vec::new();
        let mut depth = 0_u32;
        let mut returns = false;
        while !reader.eof() {
            let (operator, start) = reader.read_with_offset()?;
            let kind = match operator {
                Operator::Unreachable => Kind::Trap,
                Operator::Call { function_index } => Kind::Call(function_index as usize),
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                    depth += 1;
                    Kind::Other
                }
                Operator::End => {
                    depth = depth.saturating_sub(1);
                    Kind::Other
                }
                Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                    returns |= relative_depth == depth;
                    Kind::Other
                }
                Operator::BrTable { targets } => {
                    returns |= targets.default() == depth;
                    for target in targets.targets() {
                        returns |= target? == depth;
                    }
                    Kind::Other
                }
                Operator::Return => {
                    returns = true;
                    Kind::Other
                }
                Operator::Else | Operator::CallIndirect { .. } => Kind::Other,
                _ => Kind::Plain,
            };
            let range = start..reader.original_position();
            steps.push(Step { range, kind });
        }
        let falls_off = !matches!(
            steps.as_slice(),
            [
                ..,
                Step {
                    kind: Kind::Trap,
                    ..
                },
                _
            ]
        );
        Ok(Self {
            range: body.range(),
            never_returns: !returns && !falls_off,
            steps,
        })
    }

    /// The declarations of locals, before the code.
    pub(super) fn locals<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        let code = self
            .steps
            .first()
            .map_or(self.range.end, |step| step.range.start);
        &bytes[self.range.start..code]
    }

    /// The functions that are called by name.
    pub(super) fn calls(&self) -> impl Iterator<Item = usize> {
        self.calls_within(&self.range)
    }

    /// The functions that a range of the bytes calls by name.
    pub(super) fn calls_within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self
            .steps
            .partition_point(|step| step.range.start < range.start);
        let steps = self.steps[first..]
            .iter()
            .take_while(move |step| step.range.start < range.end);
        steps.filter_map(|step| match step.kind {
            Kind::Call(function) => Some(function),
            _ => None,
        })
    }

    /// The code, with a trap in place of all that can only lead to one.
    ///
    /// What stands between the last branch and a trap has no effect that outlives it: nobody looks at the memory of an
    /// instance that trapped.
    pub(super) fn pieces(&self, traps: impl Fn(usize) -> bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = self
            .steps
            .first()
            .map_or(self.range.end, |step| step.range.start);
        let mut kept = start;
        for step in &self.steps {
            let trap = match step.kind {
                Kind::Plain => continue,
                Kind::Trap => true,
                Kind::Call(function) => traps(function),
                Kind::Other => false,
            };
            if trap {
                if kept < start {
                    pieces.push(Piece::Kept(kept..start));
                }
                if pieces.last() != Some(&Piece::Trap) {
                    pieces.push(Piece::Trap);
                }
                kept = step.range.end;
            }
            start = step.range.end;
        }
        if kept < self.range.end {
            pieces.push(Piece::Kept(kept..self.range.end));
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use wasmparser::BinaryReader;

    use super::*;

    const UNREACHABLE: u8 = 0x00;
    const BLOCK: [u8; 2] = [0x02, 0x40];
    const END: u8 = 0x0b;
    const BR_IF: u8 = 0x0d;
    const CALL: u8 = 0x10;
    const GET: [u8; 2] = [0x20, 0];
    const CONST: [u8; 2] = [0x41, 7];

    fn body(code: &[&[u8]]) -> (Vec<u8>, Body) {
        let bytes = [&[0_u8], &*code.concat()].concat();
        let body = FunctionBody::new(BinaryReader::new(&bytes, 0));
        let body = Body::read(&body).expect("valid code");
        (bytes, body)
    }

    fn kept(code: &[&[u8]], trap: usize) -> Vec<u8> {
        let (bytes, body) = body(code);
        let mut kept = Vec::new();
        for piece in body.pieces(|function| function == trap) {
            match piece {
                Piece::Kept(range) => kept.extend_from_slice(&bytes[range]),
                Piece::Trap => kept.push(UNREACHABLE),
            }
        }
        kept
    }

    #[test]
    fn the_arguments_of_a_panic_go_with_it() {
        let check: &[&[u8]] = &[
            &BLOCK,
            &GET,
            &[BR_IF, 0],
            &CONST,
            &CONST,
            &[CALL, 5],
            &[UNREACHABLE],
            &[END],
            &[END],
        ];
        let without: &[&[u8]] = &[&BLOCK, &GET, &[BR_IF, 0], &[UNREACHABLE], &[END], &[END]];
        assert_eq!(kept(check, 5), without.concat());
        assert_eq!(
            kept(check, 4)[..10],
            check.concat()[..10],
            "another function is called as before"
        );
    }

    #[test]
    fn only_a_body_without_a_way_out_never_returns() {
        assert!(body(&[&[CALL, 5], &[UNREACHABLE], &[END]]).1.never_returns);
        assert!(!body(&[&[CALL, 5], &[END]]).1.never_returns);
        assert!(
            !body(&[&GET, &[BR_IF, 0], &[UNREACHABLE], &[END]])
                .1
                .never_returns
        );
        assert!(
            body(&[&BLOCK, &GET, &[BR_IF, 0], &[END], &[UNREACHABLE], &[END]])
                .1
                .never_returns
        );
    }
}
