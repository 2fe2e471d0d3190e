//! Midnight, parts of a date, and formatting.
