//! Comma-separated values, RFC 4180, as rows with their lines.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::{Code, Error};

/// One record of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells, without quotes.
    pub cells: Vec<String>,
}

/// What parts the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, where the comma parts whole numbers from fractions.
    Semicolon,
    /// The tabulator, as spreadsheets write UTF-16.
    Tab,
}

/// Reads a table whose cells are parted by `delimiter`; lines end with `\n` or `\r\n`.
///
/// Cells may be quoted; a quoted cell may have delimiters, line ends and doubled quotes. Empty lines are passed over. Text
/// after a closing quote belongs to the cell, and a quote within an unquoted cell is a quote, as in Python's `csv`.
///
/// # Errors
///
/// `promoters-malformed` with the reason `quote` and the line of the record whose quote is never closed.
///
/// # Example
///
/// ```
/// use hongbao::promoter::{Delimiter, rows};
///
/// let table = rows("id,label\n7,\"Li, Ming\"\n", Delimiter::Comma).unwrap();
/// assert_eq!((table[1].line, table[1].cells[1].as_str()), (2, "Li, Ming"));
/// assert!(rows("id\n\"7\n", Delimiter::Comma).is_err());
/// ```
pub fn rows(text: &str, delimiter: Delimiter) -> Result<Vec<Row>, Error> {
    let delimiter = match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Semicolon => b';',
        Delimiter::Tab => b'\t',
    };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    // No cell is longer than the table it stands in.
    let mut cell = vec![0; text.len() + 1];
    let mut written = 0;
    let mut line = 1;
    let mut first_line = 1;
    let mut begun = false;
    for input in [text.as_bytes(), b"\n"] {
        let mut rest = input;
        while !rest.is_empty() {
            if !begun {
                let between = leading_line_ends(rest);
                first_line = line + line_ends(between);
                begun = between.len() < rest.len();
            }
            let (result, read, wrote) = reader.read_field(rest, &mut cell[written..]);
            line += line_ends(&rest[..read]);
            rest = &rest[read..];
            written += wrote;
            if let ReadFieldResult::Field { record_end } = result {
                // A text that is cut at ASCII characters stays text: nothing is lost.
                cells.push(String::from_utf8_lossy(&cell[..written]).into_owned());
                written = 0;
                if record_end {
                    begun = false;
                    rows.push(Row {
                        line: first_line,
                        cells: std::mem::take(&mut cells),
                    });
                }
            }
        }
    }
    // The line end that was added closes every record, unless it stands between quotes.
    match reader.read_field(b"", &mut cell[written..]).0 {
        ReadFieldResult::End => Ok(rows),
        _ => Err(Error::new(Code::PromotersMalformed)
            .with("line", first_line)
            .with("reason", "quote")),
    }
}

fn leading_line_ends(bytes: &[u8]) -> &[u8] {
    let length = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    &bytes[..length]
}

fn line_ends(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').count() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares with rows written as `line: cell|cell`.
    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        let rows: Vec<String> = rows(text, Delimiter::Comma)
            .unwrap()
            .iter()
            .map(|row| format!("{}: {}", row.line, row.cells.join("|")))
            .collect();
        assert_eq!(rows, expected);
    }

    #[track_caller]
    fn refuses(text: &str, line: usize) {
        assert_eq!(
            rows(text, Delimiter::Comma).unwrap_err().to_string(),
            format!("promoters-malformed (line: {line}, reason: quote)")
        );
    }

    #[test]
    fn lines_end_in_both_ways_or_with_the_text() {
        reads("a,b\nc,d\n", &["1: a|b", "2: c|d"]);
        reads("a,b\r\nc,d\r\n", &["1: a|b", "2: c|d"]);
        reads("a,b\r\nc,d", &["1: a|b", "2: c|d"]);
    }

    #[test]
    fn empty_lines_are_passed_over_and_counted() {
        reads("", &[]);
        reads("\n\n", &[]);
        reads("\n\na\n\nb", &["3: a", "5: b"]);
        reads("a\r\n\r\n\r\nb\r\n", &["1: a", "4: b"]);
        reads("\r\n\r\na", &["3: a"]);
    }

    #[test]
    fn cells_may_be_empty() {
        reads(",\na,\n,b\n\"\"\n", &["1: |", "2: a|", "3: |b", "4: "]);
    }

    #[test]
    fn quoted_cells_keep_everything() {
        reads("\"a,\"\"b\"\"\",c\n", &["1: a,\"b\"|c"]);
        reads("\"a\nb\r\nc\",d\ne", &["1: a\nb\r\nc|d", "4: e"]);
        reads("x,\"\n\n\"\ny", &["1: x|\n\n", "4: y"]);
    }

    #[test]
    fn loose_quotes_are_read_as_python_reads_them() {
        reads("a\"b,\"c\"d\n", &["1: a\"b|cd"]);
    }

    #[test]
    fn an_open_quote_is_an_error_at_the_line_where_its_record_begins() {
        refuses("\"", 1);
        refuses("a\n\nb,\"c\nd\n", 3);
        refuses("a\r\n\"b\r\n\r\n", 2);
    }

    #[test]
    fn another_delimiter_parts_cells_too() {
        let rows = rows("红\t包,\n", Delimiter::Tab).unwrap();
        assert_eq!(rows[0].cells, ["红", "包,"]);
    }
}
