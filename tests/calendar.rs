//! Promise: the parts of a date mean what they mean in `PostgreSQL`.

#![cfg(feature = "calendar")]

use hongbao::calendar::{Instant, LocalTime, Part};

const ROWS: &str = include_str!("vectors/time-part.csv");

/// Compares one row: zone, milliseconds, offset in seconds, then a part a column.
#[track_caller]
fn agrees(parts: &[&str], row: &str) {
    let cells: Vec<&str> = row.split(',').collect();
    assert_eq!(cells.len(), parts.len() + 3, "{row}");
    let at = Instant::from_milliseconds(cells[1].parse().expect("a number")).expect("in range");
    let local = LocalTime::new(at, cells[2].parse().expect("a number")).expect("below a day");
    for (name, expected) in parts.iter().zip(&cells[3..]) {
        let part = Part::from_name(name).expect("a part");
        let expected: f64 = expected.parse().expect("a number");
        assert_eq!(
            local.part(part).to_bits(),
            expected.to_bits(),
            "{name} of {row}"
        );
    }
}

#[test]
fn parts_are_those_of_postgresql() {
    let mut rows = ROWS.lines().filter(|line| !line.starts_with("# "));
    let header: Vec<&str> = rows.next().expect("a header").split(',').collect();
    assert_eq!(header[..3], ["zone", "ms", "offset_seconds"]);
    assert_eq!(header.len(), 3 + 13);
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows.len(), 400);
    for row in rows {
        agrees(&header[3..], row);
    }
}
