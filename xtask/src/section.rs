//! Custom sections of a WebAssembly module (Core Specification 5.5.2 and 5.5.3).

use crate::tools::Outcome;

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

/// Removes every custom section of a name.
pub(crate) fn strip(module: &[u8], name: &str) -> Outcome<Vec<u8>> {
    let mut kept = HEADER.to_vec();
    let mut rest = module
        .strip_prefix(HEADER)
        .ok_or("not a WebAssembly module")?;
    while !rest.is_empty() {
        let section =
            take_section(&mut rest).ok_or("a WebAssembly module that ends inside a section")?;
        if custom_name(section) != Some(name.as_bytes()) {
            kept.extend_from_slice(section);
        }
    }
    Ok(kept)
}

fn take_section<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let mut body = rest.get(1..)?;
    let length = take_u32(&mut body)?;
    let whole = rest.len() - body.len() + length;
    let section = rest.get(..whole)?;
    *rest = &rest[whole..];
    Some(section)
}

fn custom_name(section: &[u8]) -> Option<&[u8]> {
    let (&id, mut body) = section.split_first()?;
    if id != CUSTOM {
        return None;
    }
    take_u32(&mut body)?;
    let length = take_u32(&mut body)?;
    body.get(..length)
}

/// LEB128, at most five bytes.
fn take_u32(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0_u64;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPES: &[u8] = b"\x01\x04\x01\x60\0\0";
    const FEATURES: &[u8] = b"\0\x10\x0ftarget_features";
    const OTHER: &[u8] = b"\0\x07\x06others";

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&[HEADER], sections].concat().concat()
    }

    #[test]
    fn the_named_section_goes_and_the_others_stay() {
        let stripped = strip(
            &module(&[OTHER, FEATURES, TYPES, FEATURES]),
            "target_features",
        );
        assert_eq!(stripped, Ok(module(&[OTHER, TYPES])));
    }

    #[test]
    fn a_module_cut_short_is_refused() {
        let whole = module(&[OTHER, TYPES]);
        for length in (0..whole.len())
            .filter(|&length| length != HEADER.len() && length != HEADER.len() + OTHER.len())
        {
            assert!(strip(&whole[..length], "others").is_err(), "{length}");
        }
    }
}
