//! Every public function of `hongbao::packet` takes any value that its types allow, and answers with a value or an error.

#![cfg(feature = "packet")]

use hongbao::packet::{
    Parameters, RedPacket, Reveal, Rule, Salt, Seed, Stream, Ticket, Unit, best, commitment,
    format_amount, head, issue_tickets, parse_amount, share_law, split,
};
use hongbao::{Code, Error};
use proptest::prelude::*;

const TOP: i128 = (1 << 63) - 1;

/// Amounts that are small, at the ends of what there is, or anything.
fn amount() -> impl Strategy<Value = i128> {
    prop_oneof![
        4 => 1..=2_000_i128,
        2 => 1..=TOP,
        1 => prop::sample::select(vec![0, -1, TOP - 1, TOP, TOP + 1, i128::MIN, i128::MAX]),
        1 => any::<i128>(),
    ]
}

/// Counts that are small, at the end of what there is, or anything.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 1..=40_u32, 1 => 9_999..=10_001_u32, 1 => any::<u32>()]
}

fn rule() -> impl Strategy<Value = Rule> {
    prop::sample::select(Rule::ALL.to_vec())
}

prop_compose! {
    fn parameters()(
        rule in rule(),
        total in amount(),
        count in count(),
        min in prop::option::weighted(0.3, amount()),
        max in prop::option::weighted(0.4, amount()),
    ) -> Result<Parameters, Error> {
        Parameters::new(rule, total, count, min, max)
    }
}

fn seed() -> impl Strategy<Value = Seed> {
    any::<[u8; 32]>().prop_map(|bytes| Seed::new(&bytes).expect("32 bytes"))
}

fn salt() -> impl Strategy<Value = String> {
    prop_oneof![9 => ".{0,40}", 1 => (".{1,3}", 0..700_usize).prop_map(|(text, times)| text.repeat(times))]
}

prop_compose! {
    fn reveal()(
        rule in rule(),
        total in prop_oneof![3 => 1..=2_000_u64, 1 => any::<u64>()],
        count in count(),
        min in prop_oneof![3 => Just(1), 1 => any::<u64>()],
        max in prop::option::of(prop_oneof![3 => 1..=2_000_u64, 1 => any::<u64>()]),
        seed in seed(),
        salt in salt(),
    ) -> Reveal {
        Reveal { rule, total, count, min, max, seed, salt }
    }
}

/// An error is one of the codes that the documentation names.
fn tells(error: &Error, codes: &[Code]) {
    assert!(codes.contains(&error.code()), "{error}");
    assert!(error.to_string().starts_with(error.code().name()));
}

const BOUNDS: [Code; 7] = [
    Code::AmountInvalid,
    Code::TotalTooSmall,
    Code::CountInvalid,
    Code::MinTooLarge,
    Code::MaxTooSmall,
    Code::RuleTakesNoMax,
    Code::MaxTooCostly,
];

/// Holds a packet against the laws of its parameters.
fn lawful(parameters: &Parameters, shares: &[u64]) {
    assert_eq!(shares.len(), parameters.count() as usize);
    assert_eq!(shares.iter().sum::<u64>(), parameters.total());
    let most = parameters.max().unwrap_or(u64::MAX);
    assert!(
        shares
            .iter()
            .all(|share| (parameters.min()..=most).contains(share))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_numbers_are_a_split_or_refused(parameters in parameters(), seed in seed(), salt in ".{0,40}") {
        match parameters {
            Ok(parameters) => {
                let salt = Salt::new(&salt).expect("at most 40 characters");
                let shares = split(&parameters, &seed, &salt);
                lawful(&parameters, &shares);
                prop_assert_eq!(parameters.surplus(), parameters.total() - u64::from(parameters.count()) * parameters.min());
                prop_assert!(parameters.binding_span().is_none_or(|span| span < parameters.surplus()));
                prop_assert!(head(&parameters).starts_with("hb1\n"));
                let mut stream = Stream::new(&parameters, &seed, &salt);
                prop_assert_ne!((stream.word(), stream.word()), (0, 0));
                let packet = RedPacket::seal(parameters, seed, salt);
                prop_assert_eq!(packet.shares(), &shares);
                prop_assert_eq!(packet.best(), best(&shares));
                prop_assert_eq!(*packet.commitment_bytes(), commitment(&parameters, &seed));
                prop_assert_eq!(packet.parameters(), &parameters);
                prop_assert_eq!(packet.seed(), &seed);
                prop_assert_eq!(Reveal::parse(&packet.reveal().print()), Ok(packet.reveal()));
            }
            Err(error) => tells(&error, &BOUNDS),
        }
    }

    #[test]
    fn any_reveal_is_replayed_or_refused(
        reveal in reveal(),
        published in ".{0,70}",
        salt in prop::option::of(".{0,9}"),
        shares in prop::collection::vec(any::<i128>(), 0..5),
        again in ".{0,9}",
    ) {
        match Reveal::parse(&reveal.print()) {
            Ok(read) => prop_assert_eq!(&read, &reveal),
            // Nobody writes 0 as an amount.
            Err(_) => prop_assert!(reveal.total == 0 || reveal.min == 0 || reveal.max == Some(0)),
        }
        let refusals = [&BOUNDS[..], &[Code::SaltInvalid, Code::CommitmentMismatch, Code::SaltMismatch]].concat();
        match reveal.replay() {
            Ok(packet) => {
                lawful(packet.parameters(), packet.shares());
                let commitment = packet.commitment();
                prop_assert_eq!(RedPacket::verify(&reveal, &commitment, Some(&reveal.salt)), Ok(packet.clone()));
                prop_assert_eq!(packet.check_shares(packet.shares()), Ok(()));
                if let Err(error) = packet.check_shares(&shares) {
                    tells(&error, &[Code::SharesMismatch]);
                }
                if let Err(error) = RedPacket::verify(&reveal, &commitment, salt.as_deref()) {
                    tells(&error, &[Code::SaltMismatch]);
                }
                match packet.salted(Salt::new(&again).expect("at most 9 characters")) {
                    Ok(salted) => prop_assert_eq!(salted.commitment(), commitment),
                    Err(error) => tells(&error, &[Code::SaltAlreadySet]),
                }
            }
            Err(error) => tells(&error, &refusals),
        }
        if let Err(error) = RedPacket::verify(&reveal, &published, salt.as_deref()) {
            tells(&error, &refusals);
        }
    }

    #[test]
    fn any_text_is_a_reveal_or_refused(text in "[{}\":,0-9a-z\\\\u\\[\\] ]{0,60}|\\PC{0,60}", place in any::<prop::sample::Index>(), letter in any::<char>(), reveal in reveal()) {
        for text in [text, {
            let mut letters: Vec<char> = reveal.print().chars().collect();
            *place.get_mut(&mut letters) = letter;
            letters.into_iter().collect()
        }] {
            if let Err(error) = Reveal::parse(&text) {
                tells(&error, &[Code::RevealMalformed]);
            }
            if let Err(error) = Reveal::parse_object(&text) {
                let fields = [Code::RevealMalformed, Code::RuleUnknown, Code::AmountInvalid, Code::CountInvalid, Code::SeedInvalid, Code::SaltInvalid];
                tells(&error, &fields);
            }
        }
    }

    #[test]
    fn any_link_is_a_ticket_or_refused(
        link in "(https?://[a-z]{0,4}#ticket=)?A?[A-Za-z0-9_-]{77,80}(&d=[0-9])?(&c=[A-Z]{3})?|\\PC{0,99}",
        reveal in reveal(),
        base in "(https?://)?[a-z/?#. ]{0,9}|\\PC{0,20}",
        (decimals, currency) in (any::<u8>(), prop::option::of("[A-Z]{3}|.{0,9}")),
        place in any::<prop::sample::Index>(),
        letter in any::<char>(),
    ) {
        match Ticket::open(&link) {
            Ok(ticket) => {
                prop_assert_eq!(ticket.print().len(), 79);
                prop_assert_eq!(ticket.commitment().len(), 64);
            }
            Err(error) => tells(&error, &[Code::TicketMalformed]),
        }
        prop_assert!(Ticket::check(&link, &reveal).is_err());
        let unit = match Unit::new(Some(decimals), currency.as_deref()) {
            Ok(unit) => {
                prop_assert_eq!((unit.decimals(), unit.currency()), (decimals, currency.as_deref()));
                unit
            }
            Err(error) => {
                tells(&error, &[Code::OptionInvalid]);
                Unit::new(Some(decimals % 9), None).expect("0 to 8")
            }
        };
        let Ok(packet) = reveal.replay() else { return Ok(()) };
        if let Err(error) = issue_tickets(&packet, &base, unit) {
            tells(&error, &[Code::BaseInvalid]);
        }
        let links = issue_tickets(&packet, "https://a", unit).expect("a base");
        // Each check replays the packet, so one of ten thousand stands for all.
        prop_assert_eq!(Ticket::check(&links[place.index(links.len())], &reveal).expect("honest").unit, unit);
        // Any change of one letter is refused, but for one in the base, of which the ticket knows nothing.
        let mut letters: Vec<char> = links[0].chars().collect();
        let changed = "https://a".len() + place.index(letters.len() - "https://a".len());
        let before = std::mem::replace(&mut letters[changed], letter);
        let link: String = letters.into_iter().collect();
        prop_assert!(before == letter || Ticket::check(&link, &reveal).is_err(), "{}", link);
    }

    #[test]
    fn any_text_is_an_amount_or_refused(text in "[0-9０-９.．]{0,24}|\\PC{0,24}", amount in any::<i128>(), decimals in prop_oneof![0..=9_u8, any::<u8>()]) {
        match parse_amount(&text, decimals) {
            Ok(amount) => prop_assert!(i128::from(amount) <= TOP),
            Err(error) => tells(&error, &[Code::AmountInvalid, Code::OptionInvalid]),
        }
        match format_amount(amount, decimals) {
            Ok(text) => prop_assert!(!text.is_empty()),
            Err(error) => tells(&error, &[Code::OptionInvalid]),
        }
    }

    #[test]
    fn any_bytes_and_texts_are_a_seed_a_salt_and_a_rule_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..40),
        salt in salt(),
        name in "[a-z-]{0,12}|.{0,100}",
        shares in prop::collection::vec(any::<u64>(), 0..9),
    ) {
        match Seed::new(&bytes) {
            Ok(seed) => prop_assert_eq!(seed.hex().len(), 64),
            Err(error) => tells(&error, &[Code::SeedInvalid]),
        }
        match Salt::new(&salt) {
            Ok(made) => prop_assert_eq!(made.text(), &salt),
            Err(error) => tells(&error, &[Code::SaltInvalid]),
        }
        match Rule::parse(&name) {
            Ok(rule) => prop_assert_eq!(rule.name(), name),
            Err(error) => tells(&error, &[Code::RuleUnknown]),
        }
        prop_assert!(best(&shares) <= shares.len());
    }
}

proptest! {
    // A law may take a tenth of a second.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_split_has_a_law(parameters in parameters()) {
        let Ok(parameters) = parameters else { return Ok(()) };
        let law = share_law(&parameters);
        prop_assert_eq!(law.deviation.len(), parameters.count() as usize);
        prop_assert_eq!(law.luck.len(), parameters.count() as usize);
        prop_assert!(!law.histogram.is_empty() && law.histogram.len() <= 64);
        let numbers = [law.mean, law.best, law.error];
        prop_assert!(numbers.iter().chain(&law.deviation).chain(&law.luck).all(|number| number.is_finite() && *number >= 0.0));
    }
}
