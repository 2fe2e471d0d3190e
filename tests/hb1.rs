//! hb1 holds bit for bit: the vectors of the specification, and a second implementation in another language.

use std::io::Write;
use std::process::{Command, Stdio};

use hongbao::packet::{
    Parameters, RedPacket, Reveal, Rule, Salt, Seed, Stream, Unit, commitment, head, issue_tickets,
    split,
};
use rand::RngExt;
use rand::seq::{IndexedRandom, SliceRandom};
use serde_json::Value;

const VECTORS: &str = include_str!("vectors/hb1.json");

fn seed() -> Seed {
    Seed::new(&std::array::from_fn::<u8, 32, _>(|place| {
        u8::try_from(place).expect("below 32")
    }))
    .expect("32 bytes")
}

#[track_caller]
fn splits(
    rule: Rule,
    total: u64,
    count: u32,
    (min, max): (u64, Option<u64>),
    shares: &[u64],
    begins: &str,
) {
    let parameters = Parameters::new(
        rule,
        total.into(),
        count,
        Some(min.into()),
        max.map(i128::from),
    )
    .expect("feasible");
    assert_eq!(split(&parameters, &seed(), &Salt::default()), shares);
    assert!(hex(&commitment(&parameters, &seed())).starts_with(begins));
}

#[test]
#[rustfmt::skip]
fn the_table_of_the_specification_holds() {
    use Rule::{DoubleMean, Equal, Proportional, Uniform};
    splits(Uniform, 10_000, 10, (1, None), &[48, 4757, 510, 413, 122, 1286, 868, 49, 1774, 173], "9812623a1a3a42fa");
    splits(DoubleMean, 10_000, 10, (1, None), &[1660, 1727, 947, 287, 386, 41, 1467, 447, 1934, 1104], "4855acfceb2003dd");
    splits(Proportional, 10_000, 10, (1, None), &[179, 1615, 953, 532, 1421, 625, 1630, 54, 1728, 1263], "60c2f4d330046217");
    splits(Equal, 10_000, 3, (1, None), &[3333, 3334, 3333], "e6a4fb5d8a8e8256");
    splits(DoubleMean, 10_000, 10, (1, Some(2000)), &[647, 1229, 942, 1915, 514, 1865, 395, 696, 74, 1723], "559ab51d5c4d740e");
    splits(Uniform, 10_000, 10, (1, Some(1500)), &[691, 683, 1316, 1098, 1301, 1082, 1460, 813, 943, 613], "591813f7ec756d5b");
    splits(DoubleMean, 1_000_000_000_000_000_000, 3, (1, None), &[444_932_961_735_921_727, 405_886_509_586_425_001, 149_180_528_677_653_272], "f4c8375f857c56d8");
    splits(Uniform, 10, 10, (1, None), &[1; 10], "a295e6f1ce158202");
    splits(Proportional, 8888, 6, (88, None), &[311, 2440, 1538, 905, 2243, 1451], "67468a3fd8d61f26");
    splits(DoubleMean, 7_000_000_000_000_000_000, 2, (1, None), &[377_533_501_369_084_343, 6_622_466_498_630_915_657], "390f60feac3fc4c1");
    splits(DoubleMean, 9_000_000_000_000_000_000, 10, (1, Some(4_000_000_000_000_000_000)), &[
        1_687_885_002_430_135_831, 276_900_762_769_388_383, 546_481_782_385_025_460, 857_361_182_354_119_702, 229_567_564_999_219_482,
        1_467_459_516_504_866_875, 1_475_716_228_608_440_848, 104_392_643_489_434_236, 757_638_194_859_064_871, 1_596_597_121_600_304_312,
    ], "b0fd9f45bc76c2dc");
    splits(DoubleMean, 14, 10, (1, None), &[1, 1, 2, 1, 1, 2, 2, 1, 2, 1], "c258e03972d130fd");
    splits(DoubleMean, 100, 4, (1, Some(49)), &[31, 5, 35, 29], "fd859ded119adf12");
    splits(Proportional, 9_000_000_000_000_000_000, 3, (1, None), &[2_991_307_550_871_259_115, 2_161_791_149_227_677_819, 3_846_901_299_901_063_066], "80b091762bc718fe");
    splits(Uniform, 100, 4, (1, Some(97)), &[25, 47, 14, 14], "2ce68d4ce120a568");
    splits(Uniform, 100, 4, (1, Some(96)), &[2, 11, 8, 79], "a874506b1760c720");
    splits(Uniform, 7, 2, (1, Some(5)), &[2, 5], "22e4c9990e82ef45");
}

#[test]
fn the_vectors_hold() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).expect("JSON");
    assert_eq!(vectors.len(), 30);
    for vector in vectors {
        let reveal = Reveal::parse(&vector["reveal"].to_string()).expect("a reveal");
        let packet = reveal.replay().expect("feasible");
        assert_eq!(head(packet.parameters()), vector["head"]);
        assert_eq!(packet.commitment(), vector["commitment"]);
        assert_eq!(packet.best(), vector["best"]);
        assert_eq!(texts(packet.shares()), vector["shares"]);
        assert_eq!(last_tickets(&packet), vector["lastTickets"]);
        assert_eq!(packet.reveal(), reveal);
    }
}

/// The units in which a ticket is compared, in the order of the vectors.
const UNITS: [(u8, Option<&str>); 11] = [
    (2, None),
    (0, None),
    (1, None),
    (3, None),
    (8, None),
    (2, Some("CNY")),
    (0, Some("JPY")),
    (3, Some("KWD")),
    (2, Some("USD")),
    (4, Some("CLF")),
    (7, Some("XXX")),
];

/// What follows the base of the last ticket's link, in every unit.
fn last_tickets(packet: &RedPacket) -> Value {
    let link = |(decimals, currency)| {
        let unit = Unit::new(Some(decimals), currency).expect("a unit");
        let links = issue_tickets(packet, "https://a", unit).expect("a base");
        let last = links.last().expect("at least one share");
        last["https://a#ticket=".len()..].to_owned()
    };
    UNITS.into_iter().map(link).collect::<Vec<_>>().into()
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

fn texts(shares: &[u64]) -> Value {
    Value::from(shares.iter().map(u64::to_string).collect::<Vec<_>>())
}

#[test]
fn users_of_rand_can_use_the_stream() {
    let parameters = Parameters::new(Rule::Equal, 100, 4, None, None).expect("feasible");
    let stream = || Stream::new(&parameters, &seed(), &Salt::default());
    let mut guests: Vec<u32> = (0..100).collect();
    guests.shuffle(&mut stream());
    assert_ne!(guests, (0..100).collect::<Vec<u32>>());
    let mut again: Vec<u32> = (0..100).collect();
    again.shuffle(&mut stream());
    assert_eq!(guests, again);

    // The three kinds of draws are views of the same words.
    let words: [u64; 2] = stream().random();
    let mut bytes = [0; 16];
    stream().fill(&mut bytes);
    assert_eq!(bytes[..8], words[0].to_be_bytes());
    assert_eq!(bytes[8..], words[1].to_be_bytes());
    assert_eq!(stream().random::<u32>(), (words[0] >> 32) as u32);
}

/// Makes up reveals of every rule and size, some of which describe no split.
fn reveals(number: usize) -> Vec<Reveal> {
    let parameters = Parameters::new(Rule::Equal, 1, 1, None, None).expect("feasible");
    let salt = Salt::new("replay").expect("short");
    let mut random = Stream::new(&parameters, &seed(), &salt);
    let words = [
        "",
        "恭喜发财",
        "🧧",
        "\0\u{7f}",
        "e\u{301}",
        "\"\\/\n",
        "salt",
    ];
    let mut reveals = Vec::new();
    for place in 0..number {
        let rule = Rule::ALL[place % 4];
        let bits = random.random_range(1..=63);
        let count = match random.random_range(0..50) {
            0 => random.random_range(1..=10_001),
            1..5 => random.random_range(1..=200),
            _ => random.random_range(1..=12),
        };
        let total = random.random_range(1..1_u64 << bits);
        let total = if random.random_ratio(9, 10) {
            total.max(u64::from(count))
        } else {
            total
        };
        let mean = total / u64::from(count);
        let min = match random.random_range(0..4) {
            0 => random.random_range(1..=mean + 2),
            1 => mean.max(1),
            _ => 1,
        };
        // Close to the least feasible, where it binds and mirrors, or anywhere.
        let max = match random.random_range(0..5) {
            _ if rule == Rule::Proportional && random.random_ratio(19, 20) => None,
            0 => Some(mean.saturating_add(random.random_range(0..4))),
            1 => Some(random.random_range(mean..=mean + mean / 2 + 2)),
            2 => Some(random.random_range(1..=total + total / 100)),
            3 => Some(
                total
                    .saturating_mul(random.random_range(2..9))
                    .min((1 << 63) - 1),
            ),
            _ => None,
        };
        reveals.push(Reveal {
            rule,
            total,
            count,
            min,
            max: max.map(|max| max.max(1)),
            seed: Seed::new(&random.random::<[u8; 32]>()).expect("32 bytes"),
            salt: words
                .choose(&mut random)
                .expect("there are words")
                .repeat(random.random_range(0..3)),
        });
    }
    reveals
}

/// Replays reveals by `tests/replay/hb1.py`, or returns nothing where there is no Python.
fn replayed_by_python(reveals: &[Reveal]) -> Option<Vec<Value>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replay/hb1.py");
    let python = Command::new("python3")
        .args([script, "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        return None;
    };
    let lines: String = reveals.iter().map(|reveal| reveal.print() + "\n").collect();
    let mut stdin = python.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("it ends");
    writer
        .join()
        .expect("no panic")
        .expect("it reads everything");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect(),
    )
}

#[test]
fn another_language_splits_alike() {
    let full = std::env::var_os("HONGBAO_FULL").is_some();
    let reveals = reveals(if full { 12_000 } else { 1_200 });
    let Some(answers) = replayed_by_python(&reveals) else {
        return;
    };
    assert_eq!(answers.len(), reveals.len());
    let mut splits = 0;
    for (reveal, answer) in reveals.iter().zip(answers) {
        let line = reveal.print();
        let Ok(packet) = reveal.replay() else {
            assert!(answer["refused"].is_string(), "{line}");
            continue;
        };
        assert_eq!(texts(packet.shares()), answer["shares"], "{line}");
        assert_eq!(answer["commitment"], packet.commitment(), "{line}");
        assert_eq!(answer["lastTickets"], last_tickets(&packet), "{line}");
        splits += 1;
    }
    // Enough of them are splits for the comparison to mean something.
    assert!(
        splits * 10 > reveals.len() * 8,
        "{splits} of {}",
        reveals.len()
    );
}
