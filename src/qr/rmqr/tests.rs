use super::super::header::header;
use super::super::matrix::{DATA, NO_CODEWORD, codeword_map};
use super::super::sketch::picture;
use super::super::symbol::Mode;
use super::super::version::Symbology;
use super::*;

const TABLES: &str = include_str!("../../../tests/vectors/rmqr-tables.txt");

fn version(name: &str) -> Version {
    Version::from_name(name).expect("a version's name")
}

#[test]
fn tables_equal_the_second_source() {
    let mut versions = Symbology::Rmqr.versions();
    for line in TABLES.lines().filter(|line| !line.starts_with('#')) {
        let line: Vec<&str> = line.split(' ').collect();
        let version = versions.next().expect("32 versions");
        assert_eq!(version.name(), line[0]);
        let figures: Vec<usize> = line[1..]
            .iter()
            .map(|word| word.parse().expect("a figure"))
            .collect();
        let mut free = functions(version, Some(Level::M));
        free.retain(|&module| module == DATA);
        let free = free.len();
        assert_eq!(free, figures[0], "{}", line[0]);
        for (level, theirs) in [Level::M, Level::H]
            .into_iter()
            .zip(figures[1..7].chunks(3))
        {
            let ours = blocks(version, Some(level)).expect("a level of rMQR");
            assert_eq!(ours.total, free / 8);
            assert_eq!(ours.count * ours.correction, theirs[0], "{}", line[0]);
            let long = ours.total % ours.count;
            assert_eq!([ours.count - long, long], theirs[1..], "{}", line[0]);
        }
        let modes = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte, Mode::Kanji];
        for (mode, theirs) in modes.into_iter().zip(&figures[7..]) {
            let ours = header(version, mode).expect("a mode of rMQR");
            assert_eq!(usize::from(ours.count_bits), *theirs, "{}", line[0]);
        }
    }
    assert_eq!(versions.next(), None);
}

#[test]
fn a_codeword_has_eight_modules_and_up_to_seven_remain() {
    for version in Symbology::Rmqr.versions() {
        let map = codeword_map(version, Some(Level::H));
        let blocks = blocks(version, Some(Level::H)).expect("a level of rMQR");
        let mut modules = vec![0; blocks.total];
        let mut none = 0;
        for place in map {
            match place {
                NO_CODEWORD => none += 1,
                place => modules[usize::from(place)] += 1,
            }
        }
        assert!(
            modules.iter().all(|&count| count == 8),
            "{}",
            version.name()
        );
        let fixed = functions(version, Some(Level::H))
            .iter()
            .filter(|&&module| module != DATA)
            .count();
        assert!((0..8).contains(&(none - fixed)), "{}", version.name());
    }
}

#[test]
fn function_patterns_stand_where_the_standard_has_them() {
    let modules = functions(version("R11x27"), Some(Level::M));
    // The symbols of rmqr-pictures.txt fix every module of the others; here the eye can check one.
    let expected = "\
#######.#.#.#.#.#.#.#.#.###
#.....#.###.?????????????.#
#.###.#..###??????????????#
#.###.#...#.??????????????.
#.###.#....???????????????#
#.....#..##????????.###.#?.
#######.???????????..######
........???????????.#.#...#
#??????????????????#.##.#.#
#.?????????????????.#.#...#
###.#.#.#.#.#.#.#.#.#.#####
";
    assert_eq!(picture(&modules, 27), expected);
}

#[test]
fn levels_and_modes_that_rmqr_lacks_are_none() {
    assert!(blocks(version("R7x43"), Some(Level::L)).is_none());
    assert!(blocks(version("R7x43"), Some(Level::Q)).is_none());
    assert!(blocks(version("R7x43"), None).is_none());
    assert!(header(version("R7x43"), Mode::StructuredAppend).is_none());
}
