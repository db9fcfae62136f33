//! Messages, help and excerpts.

use msk_connect_preflight::{
    Error, Finding, Masked, Options, Request, Revision, Rule, Shape, Verdict,
};
use serde_json::json;

use crate::support::{latest::latest, violations::violations};

#[test]
fn a_syntax_error_has_the_expected_reason() {
    const LONE_SURROGATE: &str = "unpaired surrogate in `\\u` escape";
    for (text, reason) in [
        ("[", "the text ends inside an array"),
        ("[1", "the text ends inside an array"),
        ("{", "the text ends inside an object"),
        (r#"{"a":1"#, "the text ends inside an object"),
        (r#"["a"#, "the text ends inside a string"),
        (r#"["\u0041x"#, "the text ends inside a string"),
        ("", "the text ends where a value was expected"),
        (r#"{"a":"#, "the text ends where a value was expected"),
        ("tru", "the text ends where a value was expected"),
        (r#"{"a" @}"#, "expected `:` after the name"),
        ("[1 @]", "expected `,` or `]` after the element"),
        (r#"{"a":1 @}"#, "expected `,` or `}` after the member"),
        ("[@]", "expected a value"),
        (r#"["\x"]"#, "invalid escape after the backslash"),
        ("[-]", "expected a digit"),
        (
            "[\"\u{1}\"]",
            "control characters in a string must be escaped",
        ),
        ("{1:2}", "expected a name in double quotes"),
        (r#"["\ud800"]"#, LONE_SURROGATE),
        (r#"["\ud800\u0041"]"#, LONE_SURROGATE),
        (r#"["\udc00"]"#, LONE_SURROGATE),
        ("[1,]", "trailing comma: remove it"),
        (r#"{"a":1,}"#, "trailing comma: remove it"),
        ("{} @", "unexpected text after the document"),
        ("[+]", "numbers must not have a `+` sign"),
    ] {
        let Err(Error::Syntax(error)) = Request::from_json(text, &Options::default()) else {
            panic!("{text} is JSON");
        };
        assert_eq!(error.reason(), reason, "{text}");
    }
}

#[test]
fn the_help_lowers_a_task_limit_only_if_a_lower_one_is_valid() {
    let help = |mcu_count: i64| {
        let auto_scaling = json!({
            "maxWorkerCount": 1, "mcuCount": mcu_count, "maxAutoscalingTaskCount": 2,
        });
        let text = json!({"capacity": {"autoScaling": auto_scaling}}).to_string();
        let verdict = Verdict::from_json(&text, &Options::default()).expect("it is JSON");
        verdict
            .advice()
            .iter()
            .map(Finding::help)
            .collect::<Vec<_>>()
    };
    assert_eq!(help(1), ["use less than 2, or remove it"]);
    for mcu_count in [0, -1] {
        assert_eq!(help(mcu_count), ["remove it"]);
    }
}

#[test]
fn an_unknown_name_suggests_the_intended_member() {
    let body = Options::default()
        .revision(Revision::V2026_02)
        .shape(Shape::Body);
    for (options, text, expected) in [
        (
            &body,
            r#"{"ConnectorArn": 1}"#,
            "unknown member `ConnectorArn` in the request; remove `ConnectorArn`: it is part of \
             the URI, not of the body",
        ),
        (
            &body,
            r#"{"capacity": {"connectorArn": 1}}"#,
            "unknown member `connectorArn` in `/capacity`; remove `connectorArn`; allowed here: \
             `autoScaling` and `provisionedCapacity`",
        ),
        (
            &body,
            r#"{"Plugins": 1}"#,
            "unknown member `Plugins` in the request: API revision `2026-10` adds `plugins`; \
             check with `--api-revision 2026-10`, or remove `Plugins`",
        ),
        (
            &body,
            r#"{"": 1}"#,
            "unknown member `` in the request; remove ``; allowed here: `capacity` and \
             `connectorConfiguration`",
        ),
        (
            &latest(),
            r#"{"plugins": [{}, {"Revision": 1}]}"#,
            "unknown member `Revision` in `/plugins/1`; `revision` belongs in \
             `/plugins/1/customPlugin` or `/workerConfiguration`",
        ),
        (
            &latest(),
            r#"{"capacity": {"Plugins": 1}}"#,
            "unknown member `Plugins` in `/capacity`; `plugins` belongs in the request itself",
        ),
        (
            &latest(),
            r#"{"Capacity": {"Auto-Scaling": {"MCU_COUNT": 1}}}"#,
            "unknown member `MCU_COUNT` in `/Capacity/Auto-Scaling`; did you mean `mcuCount`?",
        ),
        (
            &latest(),
            r#"{"capacity": {}, "Capacity": {}}"#,
            "unknown member `Capacity` in the request; remove `Capacity`: `capacity` is already set",
        ),
        (
            &latest(),
            r#"{"worker_count": 1}"#,
            "unknown member `worker_count` in the request; `workerCount` belongs in \
             `/capacity/provisionedCapacity`",
        ),
        (
            &body,
            r#"{"worker_configuration": {}}"#,
            "unknown member `worker_configuration` in the request: API revision `2026-10` adds \
             `workerConfiguration`; check with `--api-revision 2026-10`, or remove \
             `worker_configuration`",
        ),
    ] {
        let report = Request::from_json(text, options).unwrap_err().to_string();
        let line = format!("unknown-member: {expected}");
        assert!(report.lines().any(|found| found == line), "{report}");
    }
}

#[test]
fn messages_have_the_places_that_are_written() {
    let text =
        r#"{"Plugins": [{"Custom_Plugin": {}}, {}], "workerConfiguration": {"Revision": 0}}"#;
    let report = Request::from_json(text, &latest()).unwrap_err();
    let lines = report.to_string();
    for expected in [
        "required: `customPluginArn` is missing in `/Plugins/0/Custom_Plugin`; ",
        "required: `customPlugin` is missing in `/Plugins/1`; ",
        "unknown-member: unknown member `Custom_Plugin` in `/Plugins/0`; ",
        "revision: `revision` must be ",
        "required: `workerConfigurationArn` is missing in `/workerConfiguration`; ",
    ] {
        assert!(lines.contains(expected), "{expected} {lines}");
    }
}

#[test]
fn the_help_for_a_wrong_type_fits_the_value() {
    for (text, help) in [
        (
            r#"{"capacity": null}"#,
            "write it as an object, or remove `capacity`",
        ),
        (
            r#"{"capacity": {"provisionedCapacity": {"mcuCount": null}}}"#,
            "write it as an integer",
        ),
        (
            r#"{"connectorConfiguration": {"a": null}}"#,
            "write it as a string, or remove `a`",
        ),
        (
            r#"{"connectorConfiguration": {"a": 1}}"#,
            "put the value in quotes",
        ),
        (
            r#"{"connectorConfiguration": {"a": true}}"#,
            "put the value in quotes",
        ),
        (
            r#"{"connectorConfiguration": {"a": []}}"#,
            "write it as a string",
        ),
        (r#"{"connectorArn": 1}"#, "write it as a string"),
        (
            r#"{"skipHealthValidation": "true"}"#,
            "write it as `true` or `false`, without quotes",
        ),
    ] {
        let read = Request::from_json(text, &latest());
        let mut violations = violations(&read).iter();
        let violation = violations.find(|violation| violation.rule() == Rule::Type);
        assert_eq!(violation.unwrap().help(), help, "{text}");
    }
}

#[test]
fn an_excerpt_shows_what_the_table_allows() {
    for (source, line) in [
        ("123", "***"),
        (
            r#"{"connectorConfiguration": 123}"#,
            r#"{"connectorConfiguration": ***}"#,
        ),
        (
            r#"{"connectorConfiguration": {"a": null}}"#,
            r#"{"connectorConfiguration": {"a": ***}}"#,
        ),
        (
            r#"{"plugins": [true, {"customPlugin": 1}]}"#,
            r#"{"plugins": [***, {"customPlugin": 1}]}"#,
        ),
        (
            r#"{"capacity": "a", "Capacity": 1, "plugins": [[1]]}"#,
            r#"{"capacity": ***, "Capacity": ***, "plugins": [[***]]}"#,
        ),
        // A misspelt member is shown like the one that is meant.
        (
            r#"{"Capacity": {"Auto_Scaling": {"mcuCount": 1, "x": 2, "Mcu_Count": 3}}}"#,
            r#"{"Capacity": {"Auto_Scaling": {"mcuCount": 1, "x": ***, "Mcu_Count": ***}}}"#,
        ),
        (
            r#"{"Capacity": 1, "CAPACITY": 2, "Capacity": 3, "Connector_Arn": "a b"}"#,
            r#"{"Capacity": 1, "CAPACITY": ***, "Capacity": ***, "Connector_Arn": "a***"}"#,
        ),
        (
            r#"{"Capacity": 1, "capacity": 2, "ConnectorConfiguration": {"a": 3}}"#,
            r#"{"Capacity": ***, "capacity": 2, "ConnectorConfiguration": {"a": ***}}"#,
        ),
        (
            r#"{"Plugins": [{"CustomPlugin": {"Revision": 1, "revision_": 2}}, 3]}"#,
            r#"{"Plugins": [{"CustomPlugin": {"Revision": 1, "revision_": ***}}, ***]}"#,
        ),
        (
            r#"{"currentVersion": "a", "connectorArn": false, "capacity": [1]}"#,
            r#"{"currentVersion": "a", "connectorArn": false, "capacity": [***]}"#,
        ),
    ] {
        let masked = Masked::new(source.as_bytes(), &latest());
        assert_eq!(masked.excerpt(0..1).line, line);
    }
}

#[test]
fn an_excerpt_has_only_whole_characters() {
    let masked = Masked::new(r#"{"é": 1}"#.as_bytes(), &Options::default());
    assert_eq!(format!("{masked:?}"), "Masked { .. }");
    let excerpt = masked.excerpt(3..4);
    assert_eq!(&excerpt.line[excerpt.span], "é");
}
