//! A linked module, as far as it matters what refers to what.

use std::collections::BTreeSet;
use std::ops::Range;

use wasmparser::{
    ExternalKind, KnownCustom, Linking, Parser, Payload, Result, SymbolInfo, TypeRef,
};

use super::body::Body;
use crate::tools::Outcome;

const CODE: u8 = 10;
const DATA: u8 = 11;
const HEADER: usize = 8;

/// A module with its relocations. Functions are counted with those that are imported, which come first.
pub(super) struct Module<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) imported: usize,
    /// What is called from outside.
    pub(super) roots: BTreeSet<usize>,
    pub(super) bodies: Vec<Body>,
    /// The bytes of each data segment.
    pub(super) segments: Vec<Range<usize>>,
    pub(super) symbols: Vec<Symbol>,
    /// Where the bytes hold the address of a symbol, in order.
    relocations: Vec<(usize, usize)>,
    sections: Vec<(u8, Range<usize>)>,
    /// The custom sections that would be wrong afterwards.
    outdated: BTreeSet<usize>,
}

/// What a relocation names.
pub(super) enum Symbol {
    Function(usize),
    /// A segment and a range in it.
    Data(usize, Range<usize>),
    Other,
}

impl<'a> Module<'a> {
    /// Reads what the linker wrote.
    pub(super) fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut module = Self {
            bytes,
            imported: 0,
            roots: BTreeSet::new(),
            bodies: Vec::new(),
            segments: Vec::new(),
            symbols: Vec::new(),
            relocations: Vec::new(),
            sections: Vec::new(),
            outdated: BTreeSet::new(),
        };
        module
            .parse()
            .map_err(|error| format!("the linked module: {error}"))?;
        if module.symbols.is_empty() || module.relocations.is_empty() {
            return Err("the linked module has no relocations".to_owned());
        }
        module.relocations.sort_unstable();
        Ok(module)
    }

    fn parse(&mut self) -> Result<()> {
        for payload in Parser::new(0).parse_all(self.bytes) {
            let payload = payload?;
            if let Some(section) = payload.as_section() {
                self.sections.push(section);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        self.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            self.roots.insert(export.index as usize);
                        }
                    }
                }
                Payload::StartSection { func, .. } => {
                    self.roots.insert(func as usize);
                }
                Payload::CodeSectionEntry(body) => self.bodies.push(Body::read(&body)?),
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let segment = segment?;
                        let end = segment.range.end;
                        self.segments.push(end - segment.data.len()..end);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        self.outdated.insert(self.sections.len() - 1);
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for symbol in symbols {
                                    self.symbols.push(Symbol::from(&symbol?));
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        self.outdated.insert(self.sections.len() - 1);
                        let section = relocations.section_index() as usize;
                        let Some((CODE | DATA, range)) = self.sections.get(section).cloned() else {
                            continue;
                        };
                        for entry in relocations.entries() {
                            let entry = entry?;
                            if has_symbol(entry.ty) {
                                self.relocations.push((
                                    range.start + entry.offset as usize,
                                    entry.index as usize,
                                ));
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(())
    }

    /// The functions that are not imported, with their numbers.
    pub(super) fn defined(&self) -> impl Iterator<Item = (usize, &Body)> {
        (self.imported..).zip(&self.bodies)
    }

    /// The symbols whose addresses stand in a range of the bytes.
    pub(super) fn relocations_within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self
            .relocations
            .partition_point(|(at, _)| *at < range.start);
        let end = range.end;
        let rest = self.relocations[first..].iter();
        rest.take_while(move |(at, _)| *at < end)
            .map(|(_, symbol)| *symbol)
    }

    /// Writes the module with other bodies and data of the same lengths, without the relocations.
    pub(super) fn write(
        &self,
        body: impl Fn(usize) -> Vec<u8>,
        data: impl Fn(usize) -> Vec<u8>,
    ) -> Vec<u8> {
        let mut out = self.bytes[..HEADER].to_vec();
        for (place, (id, range)) in self.sections.iter().enumerate() {
            if self.outdated.contains(&place) {
                continue;
            }
            let mut content = self.bytes[range.clone()].to_vec();
            if *id == DATA {
                for (segment, bytes) in self.segments.iter().enumerate() {
                    content[bytes.start - range.start..bytes.end - range.start]
                        .copy_from_slice(&data(segment));
                }
            }
            if *id == CODE {
                content.clear();
                write_number(&mut content, self.bodies.len());
                for function in 0..self.bodies.len() {
                    let code = body(function);
                    write_number(&mut content, code.len());
                    content.extend(code);
                }
            }
            out.push(*id);
            write_number(&mut out, content.len());
            out.extend(content);
        }
        out
    }
}

impl From<&SymbolInfo<'_>> for Symbol {
    fn from(symbol: &SymbolInfo) -> Self {
        match symbol {
            SymbolInfo::Func { index, .. } => Self::Function(*index as usize),
            SymbolInfo::Data {
                symbol: Some(data), ..
            } => {
                let start = data.offset as usize;
                Self::Data(data.index as usize, start..start + data.size as usize)
            }
            _ => Self::Other,
        }
    }
}

/// A type has no symbol.
fn has_symbol(kind: wasmparser::RelocationType) -> bool {
    kind != wasmparser::RelocationType::TypeIndexLeb
}

/// LEB128.
fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}
