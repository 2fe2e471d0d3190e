use proptest::prelude::*;

use super::*;
use crate::packet::{Parameters, Rule, Salt, Seed, base64url};

const THIRD: &str =
    "AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACff4XlHzyYnzpqi8lZbSw3dA";
const BASE: &str = "https://example.org/open";

fn packet() -> RedPacket {
    let parameters = Parameters::new(Rule::DoubleMean, 10_000, 10, None, None).expect("feasible");
    let seed = Seed::new(&std::array::from_fn::<u8, 32, _>(|place| place as u8)).expect("32 bytes");
    RedPacket::seal(parameters, seed, Salt::new("恭喜发财").expect("short"))
}

fn links(unit: Unit) -> Vec<String> {
    issue_tickets(&packet(), BASE, unit).expect("the base is one")
}

#[track_caller]
fn malformed_by(link: &str, reason: &str) {
    let error = Ticket::open(link).expect_err(link);
    assert_eq!(error.to_string(), format!("ticket-malformed ({reason})"));
}

/// The third ticket with bytes replaced from a place on.
fn changed(place: usize, bytes: &[u8]) -> String {
    let mut ticket = base64url::parse(THIRD).expect("well-formed");
    ticket[place..place + bytes.len()].copy_from_slice(bytes);
    base64url::print(&ticket)
}

#[test]
fn the_tickets_of_the_specification_are_issued() {
    assert_eq!(links(Unit::default())[2], format!("{BASE}#ticket={THIRD}"));
    let yen = Unit::new(Some(0), Some("JPY")).expect("yen");
    assert_eq!(
        links(yen)[2],
        format!(
            "{BASE}#ticket=AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfQLC0cFkIKNTDNpGWS2f53I&d=0&c=JPY"
        )
    );
}

#[test]
fn another_unit_is_forged() {
    let reveal = packet().reveal();
    for unit in ["&d=0", "&d=0&c=USD", "&c=USD", "&d=8"] {
        let error =
            Ticket::check(&format!("{BASE}#ticket={THIRD}{unit}"), &reveal).expect_err(unit);
        assert_eq!(error.to_string(), "ticket-forged (index: 2)");
    }
    let yen = &links(Unit::new(Some(0), Some("JPY")).expect("yen"))[2];
    for changed in [
        yen.replace("&d=0", ""),
        yen.replace("&c=JPY", ""),
        yen.replace("JPY", "USD"),
        yen.replace("d=0", "d=1"),
    ] {
        assert!(Ticket::check(&changed, &reveal).is_err(), "{changed}");
    }
    assert!(Ticket::check(yen, &reveal).is_ok());
}

#[test]
fn a_tag_without_the_unit_is_forged() {
    let old = "AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfTzH2CCOnZMB3D-cEwhcANw";
    let error = Ticket::check(old, &packet().reveal()).expect_err("the tag of before");
    assert_eq!(error.code(), Code::TicketForged);
}

#[test]
fn every_ticket_is_read_and_holds() {
    let units = [
        Unit::default(),
        Unit::new(Some(0), Some("JPY")).expect("yen"),
        Unit::new(Some(2), Some("CNY")).expect("yuan"),
        Unit::new(Some(3), None).expect("three decimals"),
    ];
    for (unit, suffix) in units.into_iter().zip(["", "&d=0&c=JPY", "&c=CNY", "&d=3"]) {
        for (index, link) in links(unit).iter().enumerate() {
            assert!(link.ends_with(suffix));
            let ticket = Ticket::check(link, &packet().reveal()).expect("honest");
            assert_eq!(usize::from(ticket.index), index);
            assert_eq!(ticket.amount, packet().shares()[index]);
            assert_eq!(ticket.commitment(), packet().commitment());
            assert_eq!(ticket.unit, unit);
            let text = ticket.print();
            assert_eq!(text.len(), 79);
            let bare = Ticket::open(&text).expect("honest");
            assert_eq!((bare.index, bare.amount), (ticket.index, ticket.amount));
        }
    }
}

#[test]
fn one_spelling_is_read() {
    malformed_by("", "reason: not 79 characters");
    malformed_by(&format!("{THIRD}="), "reason: not base64url");
    malformed_by(&format!("{THIRD} "), "reason: not base64url");
    malformed_by(&format!("{THIRD}A"), "reason: not 79 characters");
    malformed_by(&THIRD[..76], "reason: not 79 characters");
    malformed_by(&format!("{THIRD}AA"), "reason: not base64url");
    malformed_by(&THIRD.replace('-', "+"), "reason: not base64url");
    // 59 bytes are 472 bits, of which 79 digits hold 474.
    malformed_by(&format!("{}x", &THIRD[..78]), "reason: not base64url");
    malformed_by(
        &format!("{BASE}#ticket={THIRD}#ticket={THIRD}"),
        "reason: not base64url",
    );
    malformed_by(&format!("{BASE}?ticket={THIRD}"), "reason: not base64url");
}

#[test]
fn fields_out_of_range_are_refused() {
    malformed_by(&changed(0, &[2]), "reason: another version, version: 2");
    malformed_by(
        &changed(33, &[0x27, 0x10]),
        "reason: no such share, index: 10000, most: 9999",
    );
    malformed_by(&changed(35, &[0; 8]), "reason: no amount, amount: 0");
    malformed_by(
        &changed(35, &[0x80, 0, 0, 0, 0, 0, 0, 0]),
        "reason: no amount, amount: 9223372036854775808",
    );
}

#[test]
fn a_unit_has_one_spelling() {
    for suffix in [
        "",
        "d=2",
        "d=9",
        "d=",
        "d=00",
        "c=",
        "c=cny",
        "c=CNYX",
        "c=CNY&d=0",
        "d=0&d=0",
        "d=0&",
        "d=0&c=JPY&",
        "x=1",
        "d=0&x=1",
        "&",
    ] {
        malformed_by(
            &format!("{BASE}#ticket={THIRD}&{suffix}"),
            "reason: unknown unit",
        );
    }
}

#[test]
fn each_forgery_has_its_code() {
    let reveal = packet().reveal();
    let fails = |link: &str, text: &str| {
        let error = Ticket::check(link, &reveal).expect_err(text);
        assert_eq!(error.to_string(), text);
    };
    // Another amount, another share, another tag.
    fails(&changed(42, &[0x7E]), "ticket-forged (index: 2)");
    fails(&changed(34, &[3]), "ticket-forged (index: 3)");
    fails(&changed(43, &[0]), "ticket-forged (index: 2)");
    fails(&changed(58, &[0]), "ticket-forged (index: 2)");
    fails(
        &changed(34, &[10]),
        "ticket-malformed (reason: no such share, index: 10, most: 9)",
    );
    let error = Ticket::check(&changed(1, &[0]), &reveal).expect_err("another packet");
    assert_eq!(error.code(), Code::CommitmentMismatch);
}

#[test]
fn a_ticket_of_the_issuer_for_a_wrong_amount_is_forged_too() {
    let mut ticket = Ticket::open(THIRD).expect("honest");
    ticket.amount = 1_637;
    ticket.tag = ticket.tag_by(Hmac::new(packet().seed().bytes()));
    let error = Ticket::check(&ticket.print(), &packet().reveal()).expect_err("not the share");
    assert_eq!(
        error.to_string(),
        "ticket-forged (index: 2, actual: 1637, expected: 637)"
    );
}

#[test]
fn every_bit_counts() {
    let bytes = base64url::parse(THIRD).expect("well-formed");
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 0x80 >> (bit % 8);
        let result = Ticket::check(&base64url::print(&flipped), &packet().reveal());
        assert!(result.is_err(), "bit {bit}");
    }
}

#[test]
fn a_ticket_stands_in_the_query_of_a_route() {
    let packet = packet();
    for (base, link) in [
        (
            "https://a.example/#/claim",
            "https://a.example/#/claim?ticket=",
        ),
        (
            "https://a.example/?x#!/c?y=1",
            "https://a.example/?x#!/c?y=1&ticket=",
        ),
    ] {
        let unit = Unit::new(None, Some("JPY")).expect("yen");
        let links = issue_tickets(&packet, base, unit).expect(base);
        assert!(links[1].starts_with(link), "{}", links[1]);
        assert!(links[1].ends_with("&d=0&c=JPY"), "{}", links[1]);
        let ticket = Ticket::check(&links[1], &packet.reveal()).expect("genuine");
        assert_eq!((ticket.index, ticket.unit), (1, unit));
    }
}

#[test]
fn a_base_is_an_address_of_the_web_without_a_fragment() {
    for base in [
        "https://a",
        "http://127.0.0.1:8080/x?y=z",
        "HTTPS://例.example/红包",
    ] {
        assert!(issue_tickets(&packet(), base, Unit::default()).is_ok());
    }
    for (base, reason) in [
        ("", "not http or https"),
        ("example.org", "not http or https"),
        ("ftp://example.org", "not http or https"),
        ("javascript://x", "not http or https"),
        ("file:///x", "not http or https"),
        ("https://", "no host"),
        ("https:///x", "no host"),
        ("https://a#", "it has a fragment"),
        ("https://a/b#c", "it has a fragment"),
        ("https://a b", "a space"),
        ("https://a\n", "a space"),
    ] {
        let error = issue_tickets(&packet(), base, Unit::default()).expect_err(base);
        assert_eq!(
            error.to_string(),
            format!("base-invalid (base: {base}, reason: {reason})")
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(https?://[a-z]{0,4}#ticket=)?[A-Za-z0-9_=&#-]{0,90}|\\PC*") {
        if let Ok(ticket) = Ticket::open(&text) {
            prop_assert!(Ticket::check(&text, &packet().reveal()).is_err());
            prop_assert!(text.contains(&ticket.print()));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 58)) {
        let text = base64url::print(&[&[1][..], &bytes].concat());
        if let Ok(ticket) = Ticket::open(&text) {
            prop_assert_eq!(ticket.print(), text);
        }
    }
}
