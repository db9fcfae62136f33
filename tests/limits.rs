//! Tests that input of any size gets an answer, and that reports are bounded.

mod support {
    pub(crate) mod latest;
}

use std::mem;

use msk_connect_preflight::{Error, Finding, Options, Report, Request, Rule, Shape, Verdict};
use serde_json::Value;
use support::latest::latest;

fn report(text: &str) -> Report {
    match Request::from_json(text, &latest()) {
        Err(Error::Invalid(report)) => report,
        other => panic!("expected violations, found {other:?}"),
    }
}

fn verdict(text: &str) -> Verdict {
    Verdict::from_json(text, &latest()).expect("it is JSON")
}

fn rules(findings: &[Finding]) -> Vec<Rule> {
    findings.iter().map(Finding::rule).collect()
}

fn object(members: impl Iterator<Item = String>) -> String {
    let members: Vec<_> = members.collect();
    format!("{{{}}}", members.join(","))
}

#[test]
fn deep_nesting_is_a_syntax_error_at_the_first_bracket_that_is_too_deep() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        for (before, outside) in [
            ("", 0),
            ("{\"unknown\":", 1),
            ("{\"connectorConfiguration\":{\"a\":", 2),
            ("{\"capacity\":{\"autoScaling\":{\"mcuCount\":", 3),
            ("{\"plugins\":[{\"customPlugin\":{\"revision\":", 4),
        ] {
            let text = format!("{before}{}", open.repeat(100_000));
            let Err(Error::Syntax(error)) = Request::from_json(&text, &Options::default()) else {
                panic!("{before}{open}…");
            };
            let brackets = text.bytes().enumerate().filter(|(_, b)| b"[{".contains(b));
            let (too_deep, _) = brackets.clone().nth(128).expect("there are more");
            assert_eq!(
                error.offset(),
                Some(too_deep),
                "{before}{open}… outside {outside}"
            );
        }
    }
}

#[test]
fn a_value_may_be_as_deep_as_a_text() {
    let around: [fn(Value) -> Value; 2] = [
        |inside| Value::Array(vec![inside]),
        |inside| Value::from_iter([("a", inside)]),
    ];
    for around in around {
        for (levels, is_document) in [(127, true), (128, false), (1_000_000, false)] {
            let nested = (0..levels).fold(Value::Null, |inside, _| around(inside));
            // The document itself is one more level.
            let value = Value::from_iter([("unknown", nested)]);
            let error = Request::from_value(&value, &Options::default()).unwrap_err();
            // Dropping the value recurses as deep as the value is nested.
            mem::forget(value);
            assert_eq!(
                matches!(error, Error::Invalid(_)),
                is_document,
                "{levels}: {error}"
            );
            if let Error::Syntax(error) = error {
                assert_eq!((error.position(), error.offset()), (None, None));
            }
        }
    }
}

#[test]
fn a_string_of_100_mb_is_read() {
    let long = "x".repeat(100_000_000);
    let text = format!(r#"{{"connectorConfiguration":{{"a":"{long}"}},"{long}":"{long}"}}"#);
    let report = report(&text);
    let expected = [Rule::Required, Rule::Required, Rule::UnknownMember];
    assert_eq!(rules(report.violations()), expected);
    assert!(report.violations()[2].message().len() < 1_000);
}

#[test]
fn long_numbers_are_read() {
    let digits = "1".repeat(1_000_000);
    for number in [
        digits.clone(),
        format!("-{digits}"),
        format!("{digits}.{digits}"),
        format!("{digits}e-{digits}"),
        format!("0.{digits}E+{digits}"),
    ] {
        let text = format!(r#"{{"capacity":{{"provisionedCapacity":{{"mcuCount":{number}}}}}}}"#);
        let report = report(&text);
        let mcu_count = "/capacity/provisionedCapacity/mcuCount";
        let violation = report
            .violations()
            .iter()
            .find(|v| v.pointer() == mcu_count);
        let violation = violation.expect("it is no allowed number");
        assert_eq!(violation.span().map(|span| span.len()), Some(number.len()));
        assert!(violation.message().len() < 1_000);
    }
}

#[test]
fn long_numbers_count_as_their_nearest_double() {
    let zeros = "0".repeat(700_000);
    for one in [format!("0.{zeros}1e700001"), format!("1{zeros}e-700000")] {
        let capacity =
            format!(r#"{{"provisionedCapacity":{{"mcuCount":{one},"workerCount":{one}}}}}"#);
        let text = format!(r#"{{"capacity":{capacity}}}"#);
        let body = Options::default().shape(Shape::Body);
        assert!(Request::from_json(&text, &body).is_ok());
    }
}

#[test]
fn a_report_is_cut_at_1000_but_keeps_missing_and_related_members() {
    const MANY: usize = 1_000_000;
    let unknown = (0..MANY).map(|index| format!("\"x{index}\":0"));
    let repeated = (0..MANY).map(|_| "\"x\":0".to_owned());
    let capacity = r#""capacity":{"autoScaling":{"maxWorkerCount":1,"minWorkerCount":2}}"#;
    let wrong = r#""workerConfiguration":{},"useDefaultWorkerConfiguration":true"#;
    let last = [capacity.to_owned(), wrong.to_owned()];

    let few = report(&object(last.iter().cloned()));
    let many = report(&object(unknown.chain(last.clone())));
    assert_eq!(many.violations().len(), Report::LIMIT);
    assert!(many.is_truncated() && !few.is_truncated());
    let kept: Vec<_> = many
        .violations()
        .iter()
        .map(|v| (v.rule(), v.pointer()))
        .collect();
    let told: Vec<_> = few
        .violations()
        .iter()
        .map(|v| (v.rule(), v.pointer()))
        .collect();
    assert_eq!(kept[..told.len()], told);
    assert_eq!(kept[told.len()], (Rule::UnknownMember, "/x0"));

    let repeated = report(&object(repeated.chain(last)));
    assert_eq!(repeated.violations().len(), told.len() + 2);
    assert!(!repeated.is_truncated());
}

#[test]
fn a_missing_member_is_not_crowded_out_by_earlier_violations() {
    for (member, entry) in [
        ("connectorConfiguration", r#""xN":0"#),
        ("connectorConfiguration", r#""xN":"","xN":"""#),
        ("capacity", r#""xN":0"#),
    ] {
        let before = object((0..2_000).map(|index| entry.replace('N', &index.to_string())));
        let text = format!(r#"{{"{member}":{before},"workerConfiguration":{{}}}}"#);
        let report = report(&text);
        assert!(report.is_truncated());
        let places: Vec<_> = report.violations().iter().map(Finding::pointer).collect();
        for missing in [
            "/workerConfiguration/workerConfigurationArn",
            "/workerConfiguration/revision",
        ] {
            assert!(places.contains(&missing), "{member}: {entry}");
        }
    }
}

#[test]
fn exactly_1000_violations_are_all_reported() {
    // `connectorArn`, `currentVersion` and a change are also missing.
    for (names, truncated) in [(997, false), (998, true)] {
        let report = report(&object((0..names).map(|index| format!("\"x{index}\":0"))));
        assert_eq!(report.violations().len(), Report::LIMIT);
        assert_eq!(report.is_truncated(), truncated);
    }
}

#[test]
fn advice_is_cut_at_1000_and_secrets_make_room_for_the_rest() {
    let members = |secrets: usize| {
        let secrets = (0..secrets).map(|index| format!("\"{index}.password\":\"x\""));
        let topics = ["topics", "topics.regex"].map(|name| format!("\"{name}\":\"x\""));
        let configuration = object(secrets.chain(topics));
        let revision = r#""workerConfiguration":{"revision":1.0}"#;
        format!(r#"{{"connectorConfiguration":{configuration},{revision}}}"#)
    };
    let others = verdict(&members(0));
    let others = rules(others.advice());
    assert!(others.len() > 2);
    for (secrets, truncated) in [(997, false), (998, true), (1_000_000, true)] {
        let verdict = verdict(&members(secrets));
        assert_eq!(verdict.is_advice_truncated(), truncated, "{secrets}");
        let rules = rules(verdict.advice());
        assert_eq!(rules.len(), Report::LIMIT);
        for rule in &others {
            assert!(rules.contains(rule), "{rule} is crowded out");
        }
    }
}

/// The report is cut before the violations of these members.
#[test]
fn no_advice_is_about_a_member_that_breaks_a_rule_even_if_the_report_is_cut() {
    let wrong = r#"{"customPlugin":{"customPluginArn":"","revision":0.0}}"#.to_owned();
    let right = wrong.replace("0.0", "1.0");
    let secrets = (0..2_000).map(|index| format!("\"{index}.password\":\"x\""));
    let text = format!(
        r#"{{"plugins":[{},{right}],"connectorConfiguration":{}}}"#,
        vec![wrong; 2_000].join(","),
        object(secrets.clone().chain(secrets)),
    );
    let verdict = verdict(&text);
    assert!(verdict.report().is_some_and(Report::is_truncated));
    let told = verdict.advice().iter();
    let told: Vec<_> = told
        .map(|advice| (advice.rule(), advice.pointer()))
        .collect();
    assert_eq!(
        told,
        [
            (Rule::ConnectorClassMissing, "/connectorConfiguration"),
            (Rule::IntegralFloat, "/plugins/2000/customPlugin/revision"),
        ]
    );
}

#[test]
fn advice_on_long_names_and_values_takes_one_pass() {
    let long = "$${a".repeat(1_000_000);
    let passwords = "Pass".repeat(1_000_000);
    let text = format!(
        r#"{{"connectorConfiguration":{{"{passwords}":"x","token":"{long}","sasl.jaas.config":"{passwords}"}}}}"#
    );
    let expected = [Rule::ConnectorClassMissing, Rule::PlaintextSecret];
    assert_eq!(rules(verdict(&text).advice()), expected);
}

#[test]
fn secrets_are_looked_for_in_one_pass() {
    let almost = [
        "password= ",
        "password='' ",
        "{{password={{;",
        "token=",
        "= ",
        "a = '",
        "x://a:@ ",
        "x://a",
        "@",
        "jdbc:oracle:/",
        "-----BEGIN PRIVATE KEY ",
        "-----BEGIN PRIVATE KEY-----",
        "Authorization: Bearer ;",
        "Bearer ",
        "${a:b} ",
        "json.value.",
    ];
    let values = almost.map(|part| format!(r#""{part}":"{}""#, part.repeat(100_000)));
    let text = format!(r#"{{"connectorConfiguration":{{{}}}}}"#, values.join(","));
    let rules = rules(verdict(&text).advice());
    assert!(rules.contains(&Rule::ConnectorClassMissing));
    assert!(!rules.contains(&Rule::PlaintextSecret));
}
