//! The file around the objects: numbers, places, streams. ISO 32000-1:2008 7.3 and 7.5.

use super::super::decimal::decimal;

/// A file in the making. Objects are numbered from 1 as they are written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object begins.
    places: Vec<usize>,
}

impl File {
    /// Begins a file. Four bytes beyond ASCII tell programs that it is binary.
    pub(super) fn new() -> Self {
        Self {
            bytes: b"%PDF-1.4\n%\xc3\xa4\xc3\xbc\n".to_vec(),
            places: Vec::new(),
        }
    }

    /// Returns the number that the next object will have.
    pub(super) fn next(&self) -> usize {
        self.places.len() + 1
    }

    /// Writes a dictionary with these entries and returns its number.
    pub(super) fn object(&mut self, entries: &[&str]) -> usize {
        let number = self.begin(entries);
        self.write(">>endobj\n");
        number
    }

    /// Writes a stream of bytes that are compressed already, and returns its number.
    pub(super) fn stream(&mut self, entries: &[&str], data: &[u8]) -> usize {
        self.packed("Flate", entries, data)
    }

    /// Writes a stream of data that a filter unpacks, and returns its number.
    pub(super) fn packed(&mut self, filter: &str, entries: &[&str], data: &[u8]) -> usize {
        let number = self.begin(entries);
        self.write("/Filter/");
        self.write(filter);
        self.write("Decode/Length ");
        self.number(data.len());
        self.write(">>stream\n");
        self.bytes.extend_from_slice(data);
        self.write("\nendstream endobj\n");
        number
    }

    /// Writes the table of places and the end. Each entry of the table has twenty characters: ISO 32000-1:2008 7.5.4.
    pub(super) fn finish(mut self, catalog: usize) -> Vec<u8> {
        let start = self.bytes.len();
        self.write("xref\n0 ");
        self.number(self.next());
        self.write("\n0000000000 65535 f \n");
        for place in std::mem::take(&mut self.places) {
            let digits = text_of(place);
            self.write(&"0000000000"[digits.len().min(10)..]);
            self.write(&digits);
            self.write(" 00000 n \n");
        }
        self.write("trailer<</Root ");
        self.number(catalog);
        self.write(" 0 R/Size ");
        self.number(catalog + 1);
        self.write(">>\nstartxref\n");
        self.number(start);
        self.write("\n%%EOF\n");
        self.bytes
    }

    /// Begins an object.
    fn begin(&mut self, entries: &[&str]) -> usize {
        self.places.push(self.bytes.len());
        let number = self.places.len();
        self.number(number);
        self.write(" 0 obj<<");
        for entry in entries {
            self.write(entry);
        }
        number
    }

    fn write(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: usize) {
        self.write(&text_of(number));
    }
}

/// Prints a number of a file that fits in memory.
pub(super) fn text_of(number: usize) -> String {
    let mut text = String::new();
    decimal(&mut text, i64::try_from(number).unwrap_or(i64::MAX), 0);
    text
}
