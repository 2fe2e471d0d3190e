//! The first instant of the next calendar day.

use super::Instant;

const DAY: i64 = 86_400_000;

/// Returns the first instant after `at` at which the local date is a later one, in milliseconds since 1970.
///
/// `offset_at` tells the zone's offset from UTC, in seconds, at an instant in milliseconds. It is asked twice on most
/// days and some thirty times on a day on which the clock changes: the change is found by halving.
///
/// A day need not start at midnight (in Havana clocks jump from 0:00 to 1:00), need not have 24 hours, and need not be
/// at all (Apia had no 2011-12-30). Where clocks go back over midnight the date goes back with them; the day that comes
/// is then the one after the date shown at `at`, and what counts is the first time that it starts after `at`.
///
/// Two changes on one day that cancel each other out are not seen. No zone has had them.
///
/// # Errors
///
/// Those of `offset_at`, unchanged.
///
/// # Example
///
/// ```
/// use hongbao::calendar::{Instant, next_midnight};
///
/// // Clocks in New York went forward on 2026-03-08 at 07:00 UTC: that day had 23 hours.
/// let change = 1_772_953_200_000;
/// let start = Instant::from_milliseconds(1_772_946_000_000.0)?;
/// let offset_at = |at| Ok::<i32, ()>(if at < change { -5 * 3600 } else { -4 * 3600 });
/// let end = next_midnight(start, offset_at).unwrap();
/// assert_eq!(end - start.milliseconds(), 23 * 3_600_000);
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn next_midnight<E>(
    at: Instant,
    mut offset_at: impl FnMut(i64) -> Result<i32, E>,
) -> Result<i64, E> {
    let mut start = at.milliseconds();
    let mut offset = offset_at(start)?;
    let tomorrow = (local(start, offset).div_euclid(DAY) + 1) * DAY;
    // Invariant: from `at` to `start` no clock showed `tomorrow` or later, except perhaps at `start` itself.
    loop {
        let midnight = start.max(tomorrow - local(0, offset));
        if midnight == start || offset_at(midnight)? == offset {
            return Ok(midnight);
        }
        start = first_change(start, midnight, offset, &mut offset_at)?;
        offset = offset_at(start)?;
    }
}

/// Returns a first instant after `before` with another offset, where `changed` has another.
fn first_change<E>(
    mut before: i64,
    mut changed: i64,
    offset: i32,
    offset_at: &mut impl FnMut(i64) -> Result<i32, E>,
) -> Result<i64, E> {
    while changed - before > 1 {
        let middle = before + (changed - before) / 2;
        if offset_at(middle)? == offset {
            before = middle;
        } else {
            changed = middle;
        }
    }
    Ok(changed)
}

/// Returns what the clocks show, in milliseconds since they showed the start of 1970.
fn local(at: i64, offset_seconds: i32) -> i64 {
    at + i64::from(offset_seconds) * 1000
}

#[cfg(test)]
mod tests;
