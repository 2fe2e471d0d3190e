use proptest::prelude::*;

use super::*;

const HONEST: &str = r#"{"spec":"hb1","rule":"uniform","total":"10000","count":10,"min":"1","max":"1500","seed":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","salt":"恭喜发财"}"#;

#[track_caller]
fn refused(from: &str, to: &str, text: &str) {
    assert!(HONEST.contains(from));
    let error = Reveal::parse(&HONEST.replacen(from, to, 1)).expect_err(text);
    assert_eq!(error.to_string(), format!("reveal-malformed ({text})"));
}

#[test]
fn a_reveal_is_read_and_printed() {
    let reveal = Reveal::parse(HONEST).expect("well-formed");
    assert_eq!(reveal.max, Some(1_500));
    assert_eq!(reveal.salt, "恭喜发财");
    assert_eq!(reveal.print(), HONEST);
}

#[test]
fn spaces_order_and_escapes_are_free() {
    let text = " {\n\t\"salt\" : \"\\u606d喜\\u53d1\\u8d22\",\r\n\"spe\\u0063\":\"hb1\", \"count\":10,\"rule\":\"uniform\",
        \"min\":\"1\",\"max\":\"1500\",\"total\":\"10000\",
        \"seed\":\"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\" } ";
    assert_eq!(Reveal::parse(text), Reveal::parse(HONEST));
}

#[test]
fn every_field_stands_exactly_once() {
    for field in FIELDS {
        let name = format!("\"{field}\"");
        let start = HONEST.find(&name).expect("it stands there");
        let end = HONEST[start..].find([',', '}']).expect("it ends") + start;
        let member = &HONEST[start..end];
        let without = HONEST
            .replace(&format!("{member},"), "")
            .replace(&format!(",{member}"), "");
        let error = Reveal::parse(&without).expect_err("missing");
        assert_eq!(
            error.to_string(),
            format!("reveal-malformed (reason: missing, field: {field})")
        );
        let twice = HONEST.replacen('{', &format!("{{{member},"), 1);
        let error = Reveal::parse(&twice).expect_err("repeated");
        assert_eq!(
            error.to_string(),
            format!("reveal-malformed (reason: repeated, field: {field})")
        );
    }
    refused("{", "{\"note\":\"\",", "reason: unknown, field: note");
    refused("{", "{\"Seed\":\"\",", "reason: unknown, field: Seed");
    refused(
        "{",
        "{\"__proto__\":null,",
        "reason: unknown, field: __proto__",
    );
}

#[test]
fn every_field_has_its_form() {
    refused("\"hb1\"", "\"hb2\"", "reason: not hb1, field: spec");
    refused("\"hb1\"", "1", "reason: not a string, field: spec");
    refused(
        "\"uniform\"",
        "\"lucky\"",
        "reason: not a rule, field: rule",
    );
    for amount in [
        "",
        "0",
        "01",
        "+1",
        "-1",
        "1.0",
        "1e3",
        " 1",
        "1,000",
        "１",
        "18446744073709551616",
    ] {
        refused(
            "\"10000\"",
            &format!("\"{amount}\""),
            "reason: not an amount in minor units, field: total",
        );
    }
    refused("\"10000\"", "10000", "reason: not a string, field: total");
    refused("\"1500\"", "1500", "reason: not a string, field: max");
    refused("\"1\"", "null", "reason: not a string, field: min");
    refused(
        ":10,",
        ":\"10\",",
        "reason: not a whole number, field: count",
    );
    refused(":10,", ":-1,", "reason: not a count, field: count");
    refused(":10,", ":4294967296,", "reason: not a count, field: count");
    refused(
        "0a0b",
        "0A0B",
        "reason: not 64 lower-case hex digits, field: seed",
    );
    refused(
        "0a0b",
        "0a0",
        "reason: not 64 lower-case hex digits, field: seed",
    );
}

#[test]
fn nothing_but_one_object_is_read() {
    let cases = [
        "",
        "null",
        "[]",
        "1",
        "\"hb1\"",
        "{",
        "{]",
        "{\"spec\"}",
        "{\"spec\":}",
        "{\"spec\":\"hb1\",}",
        "{,}",
    ];
    for text in cases {
        let error = Reveal::parse(text).expect_err(text);
        assert_eq!(error.code(), Code::RevealMalformed);
    }
    assert!(
        Reveal::parse("{}")
            .expect_err("empty")
            .to_string()
            .contains("missing")
    );
    for text in [
        format!("{HONEST}x"),
        format!("{HONEST}{HONEST}"),
        format!("\u{feff}{HONEST}"),
    ] {
        assert!(Reveal::parse(&text).is_err());
    }
}

#[test]
fn numbers_and_strings_are_those_of_json() {
    let syntax = |from: &str, to: &str| {
        let error = Reveal::parse(&HONEST.replacen(from, to, 1)).expect_err(to);
        assert!(error.to_string().contains("not a JSON object"), "{error}");
    };
    for count in ["010", "+10", "10.0", "1e1", "0x0a", "NaN", "- 1", "-"] {
        syntax(":10,", &format!(":{count},"));
    }
    for value in ["true", "[10]", "{}", "nul", "nulll"] {
        syntax(":10,", &format!(":{value},"));
    }
    for salt in [
        "\\ud800",
        "\\udc00",
        "\\ud800\\ud800",
        "\\ud83d\\u0041",
        "\\x41",
        "\\u12",
        "\\u00G0",
        "\\",
        "\u{1}",
        "\n",
        "a\" \"b",
    ] {
        syntax("恭喜发财", salt);
    }
}

#[test]
fn astral_characters_are_read_in_either_spelling() {
    let escaped = HONEST.replace("恭喜发财", "\\ud83e\\udde7");
    let plain = HONEST.replace("恭喜发财", "🧧");
    assert_eq!(
        Reveal::parse(&escaped).map(|reveal| reveal.salt),
        Ok("🧧".to_owned())
    );
    assert_eq!(Reveal::parse(&escaped), Reveal::parse(&plain));
}

#[test]
fn an_infeasible_reveal_is_read_and_not_replayed() {
    let reveal = Reveal::parse(&HONEST.replace("\"1500\"", "\"999\"")).expect("well-formed");
    let error = reveal.replay().expect_err("infeasible");
    assert_eq!(error.code(), Code::MaxTooSmall);
    let long = HONEST.replace("恭喜发财", &"发".repeat(342));
    let error = Reveal::parse(&long)
        .expect("well-formed")
        .replay()
        .expect_err("too long");
    assert_eq!(error.to_string(), "salt-invalid (length: 1026, most: 1024)");
}

#[test]
fn an_object_of_a_program_is_refused_by_the_code_of_its_field() {
    let refused = |from: &str, to: &str, text: &str| {
        let error = Reveal::parse_object(&HONEST.replacen(from, to, 1)).expect_err(text);
        assert_eq!(error.to_string(), text);
    };
    assert_eq!(Reveal::parse_object(HONEST), Reveal::parse(HONEST));
    refused(
        "uniform",
        "lucky",
        "rule-unknown (field: rule, reason: not a rule, rule: lucky)",
    );
    refused(
        "\"10000\"",
        "10000",
        "amount-invalid (field: total, reason: not a string, value: 10000)",
    );
    refused(
        ":10,",
        ":null,",
        "count-invalid (field: count, reason: not a whole number, count: null)",
    );
    refused(
        "0a0b",
        "0a0",
        "seed-invalid (field: seed, reason: not 64 lower-case hex digits)",
    );
    refused(
        "\"salt\"",
        "\"sale\"",
        "reveal-malformed (reason: unknown, field: sale)",
    );
    refused(
        "\"min\":\"1\",",
        "",
        "reveal-malformed (reason: missing, field: min)",
    );
}

proptest! {
    #[test]
    fn any_salt_is_printed_and_read_back(salt in any::<String>()) {
        let mut reveal = Reveal::parse(HONEST)?;
        reveal.salt = salt;
        prop_assert_eq!(Reveal::parse(&reveal.print()), Ok(reveal.clone()));
        // A stranger reads the same.
        let theirs: serde_json::Value = serde_json::from_str(&reveal.print()).expect("JSON");
        prop_assert_eq!(theirs["salt"].as_str(), Some(reveal.salt.as_str()));
    }

    #[test]
    fn what_the_stranger_refuses_is_refused(place in 0..HONEST.len(), edit in any::<char>(), cut in 0..3_usize) {
        let mut characters: Vec<char> = HONEST.chars().collect();
        let place = place % characters.len();
        match cut {
            0 => { characters.remove(place); }
            1 => characters.insert(place, edit),
            _ => characters[place] = edit,
        }
        let text: String = characters.into_iter().collect();
        if serde_json::from_str::<serde_json::Value>(&text).is_err() {
            prop_assert!(Reveal::parse(&text).is_err(), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[{}\":,0-9a-z\\\\u\\[\\] ]{0,60}|\\PC*") {
        prop_assert!(Reveal::parse(&text).is_err());
    }
}
