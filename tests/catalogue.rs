//! The catalogue: every entry, and the documents it holds.

use std::{collections::HashSet, fmt::Write as _};

use msk_connect_preflight::{Error, Options, Request, Rule};

#[test]
fn a_breaking_document_breaks_its_rule_alone_and_a_keeping_one_none() {
    for rule in Rule::ALL {
        let options = Options::default().revision(rule.since());
        let Err(Error::Invalid(report)) = Request::from_json(rule.breaks(), &options) else {
            panic!("{rule}: nothing is wrong with {}", rule.breaks());
        };
        let broken: Vec<_> = report
            .violations()
            .iter()
            .map(msk_connect_preflight::Violation::rule)
            .collect();
        assert_eq!(broken, [*rule], "{report}");
        if let Err(error) = Request::from_json(rule.keeps(), &options) {
            panic!("{rule}: {error}");
        }
    }
}

#[test]
fn what_is_found_what_is_allowed_and_what_mends_it_have_this_very_text() {
    let mut told = String::new();
    for rule in Rule::ALL {
        let text = rule.breaks();
        let options = Options::default().revision(rule.since());
        let Err(Error::Invalid(report)) = Request::from_json(text, &options) else {
            panic!("{rule}: nothing is wrong with {text}");
        };
        for violation in report.violations() {
            let position = violation.position(text).expect("a text has places");
            writeln!(
                told,
                "{rule} at {}:{}\n  found {}\n  allowed {}\n  help {}",
                position.line,
                position.column,
                violation.found(),
                violation.allowed(),
                violation.help()
            )
            .expect("a string can be written");
        }
    }
    insta::assert_snapshot!("answers", told);
}

#[test]
fn names_are_unique_and_in_kebab_case() {
    let names: HashSet<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
    for rule in Rule::ALL {
        let words = rule.name().split('-');
        for word in words {
            assert!(
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()),
                "{rule}"
            );
        }
        assert_eq!(rule.name().parse(), Ok(*rule));
    }
}

#[test]
fn every_entry_says_what_it_demands_and_where_that_can_be_read() {
    for rule in Rule::ALL {
        assert!(rule.source().starts_with("https://"), "{rule}");
        for text in [rule.demand(), rule.basis()] {
            assert!(
                !text.is_empty() && !text.ends_with('.') && !text.contains("  "),
                "{rule}: {text}"
            );
        }
    }
}

#[test]
fn an_unknown_name_leads_to_the_one_that_is_like_it() {
    for (name, nearest, message) in [
        (
            "mcu-counts",
            Some(Rule::McuCount),
            "unknown rule, did you mean `mcu-count`?",
        ),
        ("color", None, "unknown rule"),
        ("", None, "unknown rule"),
    ] {
        let error = name.parse::<Rule>().unwrap_err();
        assert_eq!(error.nearest(), nearest);
        assert_eq!(error.to_string(), message);
    }
}
