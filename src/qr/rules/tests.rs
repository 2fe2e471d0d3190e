use super::*;

fn version(name: &str) -> Version {
    Version::from_name(name).expect("a version's name")
}

fn all() -> impl Iterator<Item = Version> {
    Symbology::ALL.into_iter().flat_map(Symbology::versions)
}

fn area(version: Version) -> usize {
    version.width() * version.height()
}

#[track_caller]
fn refused(options: Options, expected: &str) {
    assert_eq!(options.check().expect_err("refused").to_string(), expected);
}

#[test]
fn without_a_version_they_are_those_of_the_symbology_with_the_fewest_modules_first() {
    let of = |symbology| {
        let options = Options {
            symbology,
            ..Options::default()
        };
        options.check().expect("no rule is broken")
    };
    assert_eq!(of(Choice::Named), Version::QR.as_slice());
    for symbology in Symbology::ALL {
        let found = of(Choice::Only(symbology));
        assert!(found.is_sorted_by_key(|&version| area(version)));
        let mut listed: Vec<Version> = found.to_vec();
        listed.sort();
        assert!(listed.into_iter().eq(symbology.versions()));
    }
    let mut sorted: Vec<Version> = all().collect();
    sorted.sort_by_key(|&version| area(version));
    assert_eq!(of(Choice::Smallest), sorted);
}

#[test]
fn between_two_bounds_are_the_versions_as_wide_and_as_high() {
    for least in all() {
        for most in all() {
            let options = Options {
                min_version: Some(least),
                max_version: Some(most),
                ..Options::default()
            };
            let found = options.check();
            if least.symbology() != most.symbology() {
                assert_eq!(
                    found.expect_err("two symbologies").code(),
                    Code::VersionUnknown
                );
                continue;
            }
            let between = least.symbology().versions().filter(|version| {
                (least.width()..=most.width()).contains(&version.width())
                    && (least.height()..=most.height()).contains(&version.height())
            });
            let mut between: Vec<Version> = between.collect();
            between.sort_by_key(|&version| area(version));
            match found {
                Ok(found) => assert_eq!(found, between),
                Err(error) => {
                    assert!(between.is_empty());
                    let expected = Error::new(Code::VersionUnknown)
                        .with("version", least)
                        .with("allowed", most);
                    assert_eq!(error, expected);
                }
            }
        }
    }
}

#[test]
fn versions_that_do_not_go_together_are_refused() {
    let base = Options::default();
    let options = Options {
        version: Some(version("M2")),
        symbology: Choice::Only(Symbology::Qr),
        ..base
    };
    refused(options, "version-unknown (version: M2, allowed: qr)");
    let options = Options {
        min_version: Some(version("M2")),
        max_version: Some(version("3")),
        ..base
    };
    refused(options, "version-unknown (version: 3, allowed: micro)");
    let options = Options {
        min_version: Some(version("9")),
        max_version: Some(version("3")),
        ..base
    };
    refused(options, "version-unknown (version: 9, allowed: 3)");
    let options = Options {
        min_version: Some(version("9")),
        symbology: Choice::Smallest,
        ..base
    };
    let expected =
        "option-invalid (option: minVersion, value: 9, allowed: one symbology, no version)";
    refused(options, expected);
    let options = Options {
        max_version: Some(version("9")),
        version: Some(version("3")),
        ..base
    };
    let expected =
        "option-invalid (option: maxVersion, value: 3, allowed: one symbology, no version)";
    refused(options, expected);
    let options = Options {
        min_version: Some(version("2")),
        max_version: Some(version("9")),
        version: Some(version("M4")),
        ..base
    };
    refused(options, "version-unknown (version: 2, allowed: micro)");
}

#[test]
fn a_mask_that_no_symbology_has_is_refused_first() {
    let options = Options {
        mask: Some(8),
        version: Some(version("M2")),
        gs1: true,
        ..Options::default()
    };
    refused(options, "mask-unknown (mask: 8, most: 7)");
}

#[test]
fn a_level_is_raised_to_the_next_that_the_version_has() {
    let level = |name, wanted| least_level(version(name), wanted, 2);
    assert_eq!(level("R7x43", Some(Level::L)), Some(Some(Level::M)));
    assert_eq!(level("R7x43", Some(Level::Q)), Some(Some(Level::H)));
    assert_eq!(level("M4", Some(Level::Q)), Some(Some(Level::Q)));
    assert_eq!(level("M4", Some(Level::H)), None);
    assert_eq!(level("M1", None), None);
    assert_eq!(least_level(version("M1"), None, 1), Some(None));
}
