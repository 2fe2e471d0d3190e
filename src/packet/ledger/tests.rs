use proptest::prelude::*;

use super::*;
use crate::packet::{Parameters, Rule, Salt, Seed};

const DAY: Milliseconds = 86_400_000;

fn packet(total: i128, count: u32) -> RedPacket {
    let parameters = Parameters::new(Rule::DoubleMean, total, count, None, None).expect("feasible");
    RedPacket::seal(
        parameters,
        Seed::new(&[7; 32]).expect("32 bytes"),
        Salt::default(),
    )
}

fn ledger() -> Ledger {
    Ledger::open(&packet(100, 3), 0, DAY, Unit::default()).expect("in order")
}

#[track_caller]
fn fails<T>(result: Result<T, Error>, text: &str) {
    let error = result.map(|_| ()).expect_err(text);
    assert_eq!(error.to_string(), text);
}

#[test]
fn shares_go_in_order_or_by_number() {
    let (ledger, first) = ledger().claim("红", 1, Some(1)).expect("open");
    let (ledger, second) = ledger.claim("包", 2, None).expect("open");
    let (ledger, third) = ledger.claim("", 3, None).expect("open");
    assert_eq!((first, second, third), (1, 0, 2));
    let totals = ledger.totals(3);
    assert_eq!(
        (totals.state, totals.claimed, totals.left),
        (State::Finished, 100, 0)
    );
    assert_eq!(totals.best, Some(super::super::best(ledger.shares())));
    assert_eq!(totals.milliseconds, Some(3));
    fails(ledger.claim("", 4, None), "packet-empty");
    fails(ledger.refund(DAY), "packet-empty");
}

#[test]
fn a_name_takes_one_share_and_nobody_any_number() {
    let (ledger, _) = ledger().claim("红", 1, None).expect("open");
    fails(
        ledger.claim("红", 2, None),
        "already-claimed (who: 红, index: 0)",
    );
    fails(ledger.claim("包", 2, Some(0)), "share-taken (index: 0)");
    fails(
        ledger.claim("包", 2, Some(3)),
        "index-invalid (index: 3, most: 2)",
    );
    let (ledger, _) = ledger.claim("", 2, None).expect("open");
    assert!(ledger.claim("", 2, None).is_ok());
}

#[test]
fn the_packet_expires_to_the_millisecond() {
    assert!(ledger().claim("", DAY - 1, None).is_ok());
    fails(
        ledger().claim("", DAY, None),
        "packet-expired (expiresAt: 1970-01-02T00:00:00.000Z)",
    );
    fails(
        ledger().refund(DAY - 1),
        "packet-open (expiresAt: 1970-01-02T00:00:00.000Z)",
    );
    let (ledger, amount) = ledger().refund(DAY).expect("expired");
    assert_eq!(amount, 100);
    assert_eq!(ledger.totals(0).state, State::Refunded);
    fails(
        ledger.refund(DAY),
        "already-refunded (refundedAt: 1970-01-02T00:00:00.000Z)",
    );
}

#[test]
fn a_clock_set_back_reopens_nothing() {
    let seen = ledger().observe(DAY);
    assert_eq!(seen.totals(0).state, State::Expired);
    assert!(seen.claim("", 0, None).is_err());
    let (ledger, _) = ledger().observe(50).claim("", 10, None).expect("open");
    assert_eq!(ledger.claims()[0].at, 50);
    assert_eq!(ledger.observe(10), ledger);
}

#[test]
fn an_end_before_the_beginning_is_refused() {
    fails(
        Ledger::open(&packet(100, 3), 5, 5, Unit::default()),
        "date-invalid (value: 5, sentAt: 5)",
    );
}

#[track_caller]
fn malformed(from: &str, to: &str, text: &str) {
    let (ledger, _) = ledger().claim("红", 7, None).expect("open");
    let (ledger, _) = ledger.claim("包", 8, None).expect("open");
    let (ledger, _) = ledger.refund(DAY).expect("expired");
    let print = ledger.print();
    assert_eq!(Ledger::parse(&print), Ok(ledger));
    assert!(print.contains(from), "{from} is not in {print}");
    let error = Ledger::parse(&print.replacen(from, to, 1)).expect_err(text);
    assert_eq!(error.to_string(), format!("ledger-malformed ({text})"));
}

#[test]
fn what_could_not_happen_is_not_a_ledger() {
    let shares = ledger().shares;
    let first = format!("[\"{}\"", shares[0]);
    malformed(
        "}],\"refundedAt\"",
        "}],\"refunded\"",
        "reason: unknown, field: refunded",
    );
    malformed(
        "\"seenAt\"",
        "\"sentAt\"",
        "reason: repeated, field: sentAt",
    );
    malformed(
        "{\"index\":0",
        "{\"index\":0,\"index\":1",
        "reason: repeated, field: index",
    );
    malformed(
        "\"index\":1",
        "\"index\":0",
        "reason: share claimed twice, field: claims",
    );
    malformed(
        "\"index\":1",
        "\"index\":3",
        "reason: no such share, field: claims",
    );
    malformed(
        "\"index\":1",
        "\"index\":-1",
        "reason: not a number of a share, field: index",
    );
    malformed("包", "红", "reason: name twice, field: claims");
    malformed(
        "00.008Z",
        "00.006Z",
        "reason: earlier than the one before, field: claims",
    );
    malformed(
        "01T00:00:00.008Z",
        "02T00:00:00.000Z",
        "reason: not before expiresAt, field: claims",
    );
    malformed(
        "\"total\":\"100\"",
        "\"total\":\"101\"",
        "reason: commitment-mismatch, field: commitment",
    );
    malformed(
        "\"rule\":\"double-mean\"",
        "\"rule\":\"mean\"",
        "reason: reveal-malformed, field: packet",
    );
    malformed(
        &first,
        "[\"1\"",
        "reason: not what the packet gives, field: shares",
    );
    malformed(
        &first,
        "[\"0\",\"0\"",
        "reason: not as many as the count, field: shares",
    );
    malformed(
        "\"shares\":[",
        "\"shares\":{",
        "reason: not a list, field: shares",
    );
    malformed(
        "\"expiresAt\":\"1970-01-02",
        "\"expiresAt\":\"1970-01-01",
        "reason: not after sentAt, field: expiresAt",
    );
    malformed(
        "\"refundedAt\":\"1970-01-02",
        "\"refundedAt\":\"1970-01-01",
        "reason: before expiresAt, field: refundedAt",
    );
    malformed(
        "\"seenAt\":\"1970-01-02",
        "\"seenAt\":\"1970-01-01",
        "reason: earlier than what happened, field: seenAt",
    );
    malformed(
        "\"decimals\":2",
        "\"decimals\":9",
        "reason: not a number of decimals, field: decimals",
    );
    malformed(
        "\"decimals\":2",
        "\"currency\":\"yen\"",
        "reason: not a currency, field: currency",
    );
}

#[test]
fn the_unit_comes_back() {
    let unit = Unit::new(0, Some("JPY")).expect("a unit");
    let ledger = Ledger::open(&packet(637, 2), -5, DAY, unit).expect("in order");
    assert_eq!(Ledger::parse(&ledger.print()), Ok(ledger));
}

#[derive(Clone, Debug)]
enum Step {
    Observe(Milliseconds),
    Claim(String, Milliseconds, Option<u32>),
    Refund(Milliseconds),
    Replay,
}

fn step() -> impl Strategy<Value = Step> {
    // Instants go back and forth around the end.
    let at = || -100..200_i64;
    prop_oneof![
        at().prop_map(Step::Observe),
        ("[a-e\"\\\\红]{0,2}", at(), proptest::option::of(0..9_u32))
            .prop_map(|(who, at, index)| Step::Claim(who, at, index)),
        at().prop_map(Step::Refund),
        Just(Step::Replay),
    ]
}

proptest! {
    #[test]
    fn money_is_conserved_in_every_state(
        count in 1..8_u32,
        more in 0..1_000_i128,
        steps in proptest::collection::vec(step(), 0..40),
    ) {
        let total = i128::from(count) + more;
        let mut ledger = Ledger::open(&packet(total, count), 0, 100, Unit::default()).expect("in order");
        for step in steps {
            let before = ledger.totals(ledger.seen_at);
            let next = match step {
                Step::Observe(at) => Ok(ledger.observe(at)),
                Step::Claim(who, at, index) => ledger.claim(&who, at, index).map(|(next, index)| {
                    assert_eq!(next.totals(at).claimed, before.claimed + next.shares[index as usize]);
                    assert_eq!(before.state, State::Open);
                    next
                }),
                Step::Refund(at) => ledger.refund(at).map(|(next, amount)| {
                    assert_eq!(amount, before.left);
                    assert!(amount > 0 && next.seen_at >= 100);
                    next
                }),
                Step::Replay => Ledger::parse(&ledger.print()),
            };
            if let Ok(next) = next {
                prop_assert!(next.seen_at >= ledger.seen_at);
                ledger = next;
            }
            let totals = ledger.totals(ledger.seen_at);
            prop_assert_eq!(i128::from(totals.claimed) + i128::from(totals.left) + i128::from(totals.refunded), total);
            prop_assert_eq!(totals.best.is_some(), totals.state == State::Finished);
            prop_assert_eq!(Ledger::parse(&ledger.print()), Ok(ledger.clone()));
        }
    }

    #[test]
    fn a_ledger_is_read_or_refused_whatever_comes(text in "[\\[\\]{}\":,a-z0-9 \\\\]{0,40}") {
        prop_assert!(Ledger::parse(&text).is_err());
    }
}
