use super::super::matrix::NO_CODEWORD;
use super::super::vectors::{level, lines, modules, picture, same, symbol};
use super::super::version::Symbology;
use super::*;

const RMQR: &str = include_str!("../../../tests/vectors/rmqr.txt");
const PICTURES: &str = include_str!("../../../tests/vectors/rmqr-pictures.txt");
const TABLES: &str = include_str!("../../../tests/vectors/rmqr-tables.txt");

fn version(name: &str) -> Version {
    Version::parse(name).expect("a version's name")
}

/// FNV-1a of 64 bits over the modules as characters 0 and 1.
fn hash(modules: &[u8]) -> String {
    let hash = modules
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, module| {
            (hash ^ u64::from(b'0' + module)).wrapping_mul(0x0100_0000_01B3)
        });
    format!("{hash:016x}")
}

#[test]
fn full_symbols_of_every_version_and_level_equal_those_of_zint_and_bwip_js() {
    assert_eq!(lines(PICTURES).count(), 64);
    for line in lines(PICTURES) {
        let version = version(line[0]);
        let (width, height) = (version.width(), version.height());
        let length = line[2].parse().expect("a length");
        let ours = symbol(version, level(line[1]), None, "byte", length);
        let theirs = modules(line[3], width * height);
        same(&ours.modules, &theirs, width, &line[..3].join(" "));
        assert_eq!(ours.mask, 4);
    }
}

#[test]
fn symbols_of_every_version_level_and_mode_equal_those_of_zint_and_bwip_js() {
    let mut compared = 0;
    for line in lines(RMQR) {
        let length = line[3].parse().expect("a length");
        let ours = symbol(version(line[0]), level(line[1]), None, line[2], length);
        assert_eq!(hash(&ours.modules), line[4], "{line:?}");
        compared += 1;
    }
    assert_eq!(compared, 1011);
}

#[test]
fn tables_equal_the_second_source() {
    let mut versions = Symbology::Rmqr.versions();
    for line in lines(TABLES) {
        let version = versions.next().expect("32 versions");
        assert_eq!(version.name(), line[0]);
        let figures: Vec<usize> = line[1..]
            .iter()
            .map(|word| word.parse().expect("a figure"))
            .collect();
        let mut free = functions(version, Some(Level::M), 4);
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
        let fixed = functions(version, Some(Level::H), 4)
            .iter()
            .filter(|&&module| module != DATA)
            .count();
        assert!((0..8).contains(&(none - fixed)), "{}", version.name());
    }
}

#[test]
fn function_patterns_stand_where_the_standard_has_them() {
    let modules = functions(version("R11x27"), Some(Level::M), 4);
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
