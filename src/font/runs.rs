//! The runs of a text: of one direction and one script each, from left to right as they are seen.

use std::ops::Range;

use harfrust::unicode::script;
use harfrust::{Direction, Script};
use unicode_bidi::BidiInfo;

/// A part of a text that is shaped by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Its bytes.
    pub(super) range: Range<usize>,
    pub(super) direction: Direction,
    pub(super) script: Script,
}

/// Parts a text of one line by the Unicode Bidirectional Algorithm (UAX #9) and by scripts (UAX #24).
pub(super) fn runs(text: &str) -> Vec<Run> {
    let directions = BidiInfo::new(text, None);
    let mut found = Vec::new();
    // What parts paragraphs has a line of its own there, and none here.
    for paragraph in &directions.paragraphs {
        let (levels, ranges) = directions.visual_runs(paragraph, paragraph.range.clone());
        for range in ranges {
            let backward = levels[range.start].is_rtl();
            let direction = if backward {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            };
            let first = found.len();
            for (range, script) in scripts(text, range) {
                found.push(Run {
                    range,
                    direction,
                    script,
                });
            }
            if backward {
                found[first..].reverse();
            }
        }
    }
    found
}

/// Parts a range of a text by scripts. What all scripts share belongs to the one before it, and at the beginning to the first one.
fn scripts(text: &str, range: Range<usize>) -> Vec<(Range<usize>, Script)> {
    let mut parts: Vec<(Range<usize>, Script)> = Vec::new();
    for (at, letter) in text[range.clone()].char_indices() {
        let begin = range.start + at;
        let end = begin + letter.len_utf8();
        let own = script(letter.into());
        match parts.last_mut() {
            Some((part, known)) if own == *known || shared(own) => part.end = end,
            Some((part, known)) if shared(*known) => (part.end, *known) = (end, own),
            _ => parts.push((begin..end, own)),
        }
    }
    parts
}

fn shared(script: Script) -> bool {
    [Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parts(text: &str, want: &[(&str, Direction, Script)]) {
        let found = runs(text);
        let found: Vec<_> = found
            .iter()
            .map(|run| (&text[run.range.clone()], run.direction, run.script))
            .collect();
        assert_eq!(found, want);
    }

    const RIGHT: Direction = Direction::LeftToRight;
    const LEFT: Direction = Direction::RightToLeft;

    #[test]
    fn runs_have_one_script() {
        parts("", &[]);
        parts("红包", &[("红包", RIGHT, Script::HAN)]);
        parts("Scan me!", &[("Scan me!", RIGHT, Script::LATIN)]);
        parts(
            "(扫码 scan",
            &[
                ("(扫码 ", RIGHT, Script::HAN),
                ("scan", RIGHT, Script::LATIN),
            ],
        );
    }

    #[test]
    fn runs_stand_as_they_are_seen() {
        // Read from the right: the Arabic word, the number, the Hebrew word.
        parts(
            "سلام 12 שלום",
            &[
                (" שלום", LEFT, Script::HEBREW),
                ("12", RIGHT, Script::COMMON),
                ("سلام ", LEFT, Script::ARABIC),
            ],
        );
        parts(
            "Scan سلام now",
            &[
                ("Scan ", RIGHT, Script::LATIN),
                ("سلام", LEFT, Script::ARABIC),
                (" now", RIGHT, Script::LATIN),
            ],
        );
    }
}
