//! Tests of the catalogue: every entry, and its examples.

mod support {
    pub(crate) mod case_files;
}

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use msk_connect_preflight::{
    Comparison, Connector, Finding, Level, Options, Report, Rule, Verdict, yaml,
};
use support::case_files::case_files;

/// The violations and conflicts of an example, and its advice.
fn told(rule: Rule, text: &str, connector: Option<&str>) -> [Vec<Finding>; 2] {
    let options = Options::default().revision(rule.since());
    let verdict = if let Some(connector) = connector {
        let connector = Connector::from_json(connector).expect("it is a description");
        Verdict::from_slice_against(text.as_bytes(), &connector, &options).expect("it is JSON")
    } else if text.starts_with('{') {
        Verdict::from_json(text, &options).expect("it is JSON")
    } else {
        let mut documents = yaml::documents(text.as_bytes());
        let document = documents.next().expect("there is one");
        document.verdict(&options).expect("it is YAML")
    };
    let violations = verdict.report().map(Report::violations);
    let conflicts = verdict.comparison().map(Comparison::conflicts);
    [
        [violations, conflicts]
            .map(Option::unwrap_or_default)
            .concat(),
        verdict.advice().to_vec(),
    ]
}

#[test]
fn an_invalid_example_breaks_only_its_rule_and_a_valid_one_breaks_none() {
    for rule in Rule::ALL {
        let rules = |told: &[Finding]| told.iter().map(Finding::rule).collect::<Vec<_>>();
        let [violations, advice] = told(*rule, rule.invalid_example(), rule.invalid_connector());
        match rule.level() {
            Level::Violation => assert_eq!(rules(&violations), [*rule]),
            Level::Conflict => {
                assert_eq!((rules(&violations), rules(&advice)), (vec![*rule], vec![]));
            }
            _ => assert_eq!((rules(&violations), rules(&advice)), (vec![], vec![*rule])),
        }
        let [violations, advice] = told(*rule, rule.valid_example(), rule.valid_connector());
        assert_eq!(violations, [], "{rule}");
        if rule.level() != Level::Violation {
            assert_eq!(advice, [], "{rule}");
        }
    }
}

#[test]
fn what_decides_the_verdict_comes_first_and_what_needs_a_connector_last() {
    let part = |rule: &Rule| {
        (
            rule.level() != Level::Violation,
            rule.invalid_connector().is_some(),
        )
    };
    assert!(Rule::ALL.is_sorted_by_key(part));
    for rule in Rule::ALL {
        assert_eq!(
            rule.invalid_connector().is_some(),
            rule.valid_connector().is_some()
        );
    }
}

/// `tests/cases/rules/NAME.json` of each rule, in which it is broken; `tests/comparisons/rules/NAME.json` if it
/// needs a connector.
#[test]
fn each_rule_has_a_file_of_cases_and_each_such_file_a_rule() {
    let files = case_files("cases")
        .into_iter()
        .chain(case_files("comparisons"));
    let files: BTreeMap<_, _> = files
        .filter_map(|(file, text)| Some((file.strip_prefix("rules/")?.to_owned(), text)))
        .collect();
    let names: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert!(files.keys().map(String::as_str).eq(names));
    for (rule, text) in files {
        let broken = format!(r#""rule": "{rule}""#);
        assert!(text.contains(&broken), "no case breaks `{rule}`");
    }
}

#[test]
fn messages_and_help_match_their_snapshot() {
    let mut told = String::new();
    for rule in Rule::ALL {
        let text = rule.invalid_example();
        let violations = self::told(*rule, text, rule.invalid_connector()).concat();
        for violation in violations.iter().filter(|told| told.rule() == *rule) {
            let position = violation.position(text).expect("a text has places");
            writeln!(
                told,
                "{rule} at {}:{}\n  {violation}\n  help {}",
                position.line,
                position.column,
                violation.help()
            )
            .expect("a string can be written");
        }
    }
    insta::assert_snapshot!("answers", told);
}

/// What the examples do not show: words of which a rule has several.
#[test]
fn other_messages_and_help_match_their_snapshot() {
    let mut told = String::new();
    for properties in [
        r#""Connector_Class": "x", "class": "x""#,
        r#""connector.class": """#,
        r#""connector.class": "x", "config.action.reload": "", "exactly.once.support": "", "transaction.boundary": """#,
        r#""connector.class": "x.Sink", "topics": "a", "errors.deadletterqueue.topic.replication.factor": """#,
        r#""connector.class": "x", "transaction.boundary.interval.ms": "", "topic.creation.default.partitions": "", "topic.creation.default.replication.factor": """#,
        r#""connector.class": "x", "transforms": "a", "transforms.a.type": "", "transforms.a.negate": "true", "transforms.b.x": "y", "predicates": "p,q", "predicates.p.type": "", "predicates.r.x": "y""#,
        r#""connector.class": "x", "transforms": "hidden""#,
        r#""connector.class": "x", "key.converter.a": "", "header.converter.a": "", "topic.creation.a.b": """#,
        r#""connector.class": "x", "a": "b\r", "config.action.reload": "restart", "b": "${c:arn:d}", "e": "${f:g}", "producer.{}{other}=h": "i""#,
    ] {
        let text = format!(
            r#"{{"connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2", "currentVersion": "K1", "connectorConfiguration": {{{properties}}}}}"#
        );
        let verdict = Verdict::from_json(&text, &Options::default()).expect("it is JSON");
        for advice in verdict.advice() {
            let (rule, help) = (advice.rule(), advice.help());
            writeln!(told, "{rule}\n  {advice}\n  help {help}").expect("a string can be written");
        }
    }
    insta::assert_snapshot!("other_answers", told);
}

#[test]
fn names_are_unique_and_in_kebab_case() {
    let names: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
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
fn every_entry_has_a_summary_and_a_source() {
    for rule in Rule::ALL {
        assert!(rule.source().starts_with("https://"), "{rule}");
        for text in [rule.summary(), rule.basis()] {
            assert!(
                !text.is_empty() && !text.ends_with('.') && !text.contains("  "),
                "{rule}: {text}"
            );
        }
    }
}

#[test]
fn an_unknown_name_suggests_a_similar_one() {
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
