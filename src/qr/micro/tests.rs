use super::super::blocks::data_bits;
use super::super::header::header;
use super::super::matrix::{DATA, NO_CODEWORD, codeword_map, draw};
use super::super::message::message;
use super::super::sketch::picture;
use super::super::symbol::Mode;
use super::super::version::Symbology;
use super::*;

fn version(name: &str) -> Version {
    Version::from_name(name).expect("a version's name")
}

/// Every symbol that there is, as version and level.
fn symbols() -> impl Iterator<Item = (Version, Option<Level>)> {
    SYMBOLS.iter().map(|&(index, level, ..)| {
        let mut versions = Symbology::Micro.versions();
        (versions.nth(index.into()).expect("four versions"), level)
    })
}

#[test]
fn the_worked_example_of_annex_i_3_holds() {
    // 01234567 in M2-L: header, 012, 345, 67, terminator, one pad bit group.
    let data = [
        0b0100_0000,
        0b0001_1000,
        0b1010_1100,
        0b1100_0011,
        0b0000_0000,
    ];
    let correction = [
        0b1000_0110,
        0b0000_1101,
        0b0010_0010,
        0b1010_1110,
        0b0011_0000,
    ];
    let blocks = blocks(version("M2"), Some(Level::L)).expect("a level of M2");
    assert_eq!(message(&data, blocks)[5..10], correction);
    let expected = "\
#######.#.#.#
#.....#.###.#
#.###.#..##.#
#.###.#..####
#.###.#.###..
#.....#.#...#
#######..####
.........##..
##.#....#...#
.##.#.#.#.#.#
###..#######.
...#.#....##.
###.#..##.###
";
    let drawn = draw(version("M2"), Some(Level::L), None, &data);
    assert_eq!(picture(&drawn.modules, 13), expected);
    assert_eq!(drawn.mask, 1);
}

#[test]
fn data_modules_fill_the_symbol_exactly() {
    for (version, level) in symbols() {
        let blocks = blocks(version, level).expect("a level of the version");
        let bits = data_bits(version, level).expect("a level of the version");
        let mut free = functions(version, level, 0);
        free.retain(|&module| module == DATA);
        let free = free.len();
        assert_eq!(free, bits + 8 * blocks.correction);
    }
}

#[test]
fn a_codeword_has_eight_modules_or_four_at_the_end_of_the_data_of_m1_and_m3() {
    for (version, level) in symbols() {
        let blocks = blocks(version, level).expect("a level of the version");
        let map = codeword_map(version, level);
        for codeword in 0..blocks.total {
            let short = version.index() % 2 == 0 && codeword + 1 == blocks.data();
            let count = map
                .iter()
                .filter(|&&place| usize::from(place) == codeword)
                .count();
            assert_eq!(count, if short { 4 } else { 8 }, "{version:?} {codeword}");
        }
        let functions = functions(version, level, 0);
        for (place, module) in map.iter().zip(functions) {
            assert_eq!(*place == NO_CODEWORD, module != DATA);
        }
    }
}

#[test]
fn function_patterns_and_format_information_stand_in_their_places() {
    // M1 under mask 0 has symbol number and mask 0, so its format information is the format mask itself,
    // 100010001000101: the lowest bit is below the timing pattern, the highest beside it.
    let modules = functions(version("M1"), None, 0);
    let expected = "\
#######.#.#
#.....#.#??
#.###.#..??
#.###.#.#??
#.###.#..??
#.....#..??
#######..??
........#??
##...#...??
.??????????
#??????????
";
    assert_eq!(picture(&modules, 11), expected);
}

#[test]
fn levels_and_modes_that_a_version_lacks_are_none() {
    assert!(blocks(version("M1"), Some(Level::L)).is_none());
    assert!(blocks(version("M2"), None).is_none());
    assert!(blocks(version("M3"), Some(Level::Q)).is_none());
    assert!(blocks(version("M4"), Some(Level::H)).is_none());
    assert!(header(version("M1"), Mode::Alphanumeric).is_none());
    assert!(header(version("M2"), Mode::Byte).is_none());
    assert!(header(version("M4"), Mode::Eci).is_none());
    assert!(header(version("M4"), Mode::Fnc1).is_none());
}
