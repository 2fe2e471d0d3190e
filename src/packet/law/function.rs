//! Functions of real numbers that are not one instruction: on a page they are the engine's own.
//!
//! Not done: the last digit may differ between engines, as it does between processors.

#[cfg(target_arch = "wasm32")]
use js_sys::Math;

macro_rules! functions {
    ($($name:ident($($argument:ident),+) $native:ident $engine:ident;)*) => {
        $(pub(super) fn $name($($argument: f64),+) -> f64 {
            #[cfg(target_arch = "wasm32")]
            return Math::$engine($($argument),+);
            #[cfg(not(target_arch = "wasm32"))]
            return f64::$native($($argument),+);
        })*
    };
}

functions! {
    sin(x) sin sin;
    cos(x) cos cos;
    atan2(y, x) atan2 atan2;
    exp(x) exp exp;
    exp_less_one(x) exp_m1 expm1;
    ln(x) ln log;
    ln_one_more(x) ln_1p log1p;
    power(x, exponent) powf pow;
}
