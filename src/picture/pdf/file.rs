//! The file around a page: objects, their table, the trailer. ISO 32000-1:2008 7.5.

#![allow(clippy::cast_possible_wrap, reason = "files are far below 2⁶³ bytes")]

use super::number;
use crate::picture::deflate::{Rows, zlib};

/// A file in the making. Objects 1 and 2 are the catalogue and the list of pages, object 3 is the page.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object begins, from object 4 on.
    places: Vec<usize>,
}

impl File {
    /// Starts a file. Four bytes beyond ASCII tell programs that it is binary.
    pub(super) fn new() -> Self {
        Self {
            bytes: b"%PDF-1.4\n%\xc3\xa4\xc3\xbc\n".to_vec(),
            places: Vec::new(),
        }
    }

    /// Adds a stream with the given entries in its dictionary, compressed, and returns the number of its object.
    pub(super) fn stream(&mut self, entries: &str, data: &[u8]) -> i64 {
        let rows = Rows {
            bytes: data,
            stride: data.len(),
            repeats: &[1],
            pixel: 1,
            module: 1,
            module_height: 1,
        };
        self.packed(entries, &zlib(&rows))
    }

    /// Adds a stream that is a zlib stream, and returns the number of its object.
    pub(super) fn packed(&mut self, entries: &str, data: &[u8]) -> i64 {
        self.places.push(self.bytes.len());
        let object = self.places.len() as i64 + 3;
        let mut head = String::new();
        number(&mut head, object, 0);
        head.push_str("0 obj<<");
        head.push_str(entries);
        head.push_str("/Filter/FlateDecode/Length ");
        number(&mut head, data.len() as i64, 0);
        head.push_str(">>stream\n");
        self.bytes.extend(head.as_bytes());
        self.bytes.extend(data);
        self.bytes.extend(b"\nendstream endobj\n");
        object
    }

    /// Ends the file with the entries of its page.
    pub(super) fn finish(mut self, page: &str) -> Vec<u8> {
        let mut first = Vec::new();
        for (object, entries) in [
            "/Type/Catalog/Pages 2 0 R",
            "/Type/Pages/Count 1/Kids[3 0 R]",
            &(String::from("/Parent 2 0 R") + page),
        ]
        .into_iter()
        .enumerate()
        {
            first.push(self.bytes.len());
            let mut text = String::new();
            number(&mut text, object as i64 + 1, 0);
            for part in ["0 obj<<", entries, ">>endobj\n"] {
                text.push_str(part);
            }
            self.bytes.extend(text.as_bytes());
        }
        first.append(&mut self.places);
        let start = self.bytes.len() as i64;
        let count = first.len() as i64 + 1;
        let mut text = String::from("xref\n0 ");
        number(&mut text, count, 0);
        // Each entry has twenty characters.
        text.push_str("\n0000000000 65535 f \n");
        for place in first {
            let digits = text.len();
            number(&mut text, 10_000_000_000 + place as i64, 0);
            text.remove(digits);
            text.push_str("00000 n \n");
        }
        text.push_str("trailer<</Root 1 0 R/Size ");
        number(&mut text, count, 0);
        text.push_str(">>\nstartxref\n");
        number(&mut text, start, 0);
        text.push_str("\n%%EOF\n");
        self.bytes.extend(text.as_bytes());
        self.bytes
    }
}
