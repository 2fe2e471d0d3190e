//! The numbers of JavaScript, all of which are real, as whole ones.

use crate::Error;
use crate::picture::invalid_number;

/// Takes a number for a whole one from `least` on. `most` is what can be drawn at all; a larger one is refused where it is drawn, which
/// knows by how much.
pub(super) fn whole(option: &'static str, value: f64, least: u32, most: u32) -> Result<u32, Error> {
    if value.fract() == 0.0 && (f64::from(least)..f64::from(u32::MAX)).contains(&value) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the number is whole, and in range"
        )]
        return Ok(value as u32);
    }
    let allowed = least.to_string() + " … " + &most.to_string();
    Err(invalid_number(option, value, &allowed))
}
