//! Tests of comparing requests with a connector: what is shown, and in which order.

use std::fmt::Write as _;

use msk_connect_preflight::{
    Comparison, Connector, DifferenceKind, Finding, Level, Options, Report, Request, Rule, Shape,
    Verdict,
};
use serde_json::{Map, Value, json};

const ARN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";

fn request(mut members: Value) -> String {
    members["connectorArn"] = ARN.into();
    members["currentVersion"] = "K2EUQ1WTGCTBG2".into();
    members.to_string()
}

fn many(count: usize, value: &str) -> Value {
    let properties = (0..count).map(|index| (format!("property.{index:05}"), value.into()));
    properties.collect::<Map<_, _>>().into()
}

#[test]
fn many_findings_and_changes_are_in_order_and_bounded() {
    let count = 3_000;
    let connector =
        json!({ "connectorConfiguration": many(count, "${a:b:c}"), "workerConfiguration": {} });
    let connector = Connector::from_value(connector).unwrap();
    let text = request(json!({ "connectorConfiguration": many(count, "x") }));
    let options = Options::default();
    let verdict = Verdict::from_slice_against(text.as_bytes(), &connector, &options).unwrap();
    let comparison = verdict.comparison().unwrap();
    assert!(comparison.is_advice_truncated());
    assert_eq!(comparison.advice().len(), Report::LIMIT);
    assert!(comparison.advice().is_sorted_by_key(Finding::pointer));
    assert_eq!(comparison.changes().len(), count);
    assert!(
        comparison
            .changes()
            .iter()
            .all(|change| change.kind() == DifferenceKind::Changed)
    );
    let all = verdict.advice();
    assert!(verdict.is_advice_truncated() && all.len() == Report::LIMIT);
}

#[test]
fn advice_of_a_comparison_is_among_all_advice_in_order() {
    let connector =
        Connector::from_json(r#"{"connectorConfiguration":{"a":"${b:c}","connector.class":"C"}}"#);
    let text = request(json!({ "connectorConfiguration": { "a": "x", "connector.class": "C" } }));
    let text = text.replace(
        r#""a":"x""#,
        r#""a":"x", "errors.tolerance": "all", "z ": "y""#,
    );
    let verdict =
        Verdict::from_slice_against(text.as_bytes(), &connector.unwrap(), &Options::default())
            .unwrap();
    let rules: Vec<_> = verdict.advice().iter().map(Finding::rule).collect();
    let expected = [
        Rule::PlaceholderToPlaintext,
        Rule::ErrorsSwallowed,
        Rule::BlankAround,
    ];
    assert_eq!(rules, expected);
    let positions = verdict.advice_positions(&text);
    assert!(positions.iter().all(Option::is_some));
}

#[test]
fn conflicts_have_places_in_the_text() {
    let text = "{\n  \"connectorArn\": \"arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2\",\n  \
        \"currentVersion\": \"K1\",\n  \"capacity\": {\"provisionedCapacity\": {\"mcuCount\": 1, \"workerCount\": 2}}\n}";
    let connector = json!({
        "connectorState": "UPDATING",
        "currentVersion": "K2",
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } },
    });
    let connector = Connector::from_value(connector).unwrap();
    let verdict =
        Verdict::from_slice_against(text.as_bytes(), &connector, &Options::default()).unwrap();
    let comparison = verdict.comparison().unwrap();
    let conflicts = comparison.conflicts();
    assert!(
        conflicts
            .iter()
            .all(|conflict| conflict.level() == Level::Conflict)
    );
    let positions = comparison.conflict_positions(text).into_iter().flatten();
    let positions: Vec<_> = positions.map(|at| (at.line, at.column)).collect();
    assert_eq!(positions, [(1, 1), (3, 21), (4, 3)]);
}

#[test]
fn a_part_of_a_request_is_compared_without_a_connector_of_its_own() {
    let options = Options::default().shape(Shape::Capacity);
    let connector =
        json!({ "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } } });
    let connector = Connector::from_value(connector).unwrap();
    let text = br#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": 3}}"#;
    let verdict = Verdict::from_slice_against(text, &connector, &options).unwrap();
    assert!(verdict.request().is_err() && verdict.is_valid());
    let changes = verdict.comparison().map(Comparison::changes).unwrap();
    assert_eq!(
        changes[0].to_string(),
        "~ /provisionedCapacity/workerCount 2 -> 3"
    );
    let invalid = br#"{"provisionedCapacity": {"mcuCount": 3, "workerCount": 3}}"#;
    let verdict = Verdict::from_slice_against(invalid, &connector, &options).unwrap();
    assert_eq!(verdict.comparison(), None);
}

#[test]
fn a_configuration_that_was_not_described_in_order_is_compared_alike() {
    let options = Options::default();
    let text = request(json!({ "connectorConfiguration": { "b": "1", "a": "1" } }));
    let text = text.replace(r#"{"a":"1","b":"1"}"#, r#"{"b":"1","a":"1"}"#);
    let request = Request::from_json(&text, &options).unwrap();
    let mut connector = Connector::default();
    let msk_connect_preflight::Change::ConnectorConfiguration(configuration) = request.change()
    else {
        panic!("it changes the configuration");
    };
    connector.connector_configuration = Some(configuration.clone());
    assert_eq!(request.against(&connector, &options).changes(), []);
}

#[test]
fn a_change_is_a_line_and_an_object() {
    let connector = json!({
        "connectorConfiguration": { "a": "1" },
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } },
        "workerConfiguration": { "workerConfigurationArn": "arn:a", "revision": 1 },
    });
    let connector = Connector::from_value(connector).unwrap();
    let lines = |members: Value| {
        let request = Request::from_json(&request(members), &Options::default()).unwrap();
        let comparison = request.against(&connector, &Options::default());
        let changes = comparison.changes().iter();
        changes
            .map(|change| (change.to_string(), json!(change)))
            .collect::<Vec<_>>()
    };
    let line = |line: &str, json: Value| (line.to_owned(), json);
    assert_eq!(
        lines(json!({ "connectorConfiguration": { "b": "1" } })),
        [
            line(
                "- /connectorConfiguration/a",
                json!({ "at": "/connectorConfiguration/a", "change": "removed" })
            ),
            line(
                "+ /connectorConfiguration/b",
                json!({ "at": "/connectorConfiguration/b", "change": "added" })
            ),
        ]
    );
    let at = "/workerConfiguration/workerConfigurationArn";
    assert_eq!(
        lines(json!({ "useDefaultWorkerConfiguration": true }))[0],
        line(
            &format!("- {at} \"arn:a\""),
            json!({ "at": at, "change": "removed", "old": "arn:a" })
        )
    );
}

/// Words that the examples of the rules do not show.
#[test]
fn other_messages_and_help_match_their_snapshot() {
    let connector = |members: Value| Connector::from_value(members).unwrap();
    let worker_configuration = json!({ "workerConfigurationArn": "arn:a", "revision": 1 });
    let mut shown = String::new();
    for (connector, members) in [
        (
            connector(json!({ "connectorState": "DELETING" })),
            json!({ "useDefaultWorkerConfiguration": false }),
        ),
        (
            connector(json!({ "connectorState": "A SECRET" })),
            json!({ "useDefaultWorkerConfiguration": false }),
        ),
        (
            connector(json!({ "connectorArn": "arn:a SECRET" })),
            json!({ "useDefaultWorkerConfiguration": false }),
        ),
        (
            connector(json!({ "currentVersion": "K1 SECRET" })),
            json!({ "useDefaultWorkerConfiguration": false }),
        ),
        (
            connector(
                json!({ "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } } }),
            ),
            json!({
                "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } },
                "useDefaultWorkerConfiguration": true,
            }),
        ),
        (
            connector(json!({ "connectorConfiguration": { "connector.class": "a.B" } })),
            json!({ "connectorConfiguration": { "connector.class": "B" } }),
        ),
        (
            connector(json!({ "workerConfiguration": worker_configuration })),
            json!({ "useDefaultWorkerConfiguration": true }),
        ),
        (
            connector(json!({ "connectorConfiguration": many(10, "") })),
            json!({ "connectorConfiguration": {} }),
        ),
        (
            connector(json!({ "connectorConfiguration": many(11, "") })),
            json!({ "connectorConfiguration": {} }),
        ),
        (
            connector(json!({ "connectorConfiguration": { "tasks.max": "3" } })),
            json!({ "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 4 } } }),
        ),
    ] {
        let request = Request::from_json(&request(members), &Options::default()).unwrap();
        let comparison = request.against(&connector, &Options::default());
        for finding in comparison.conflicts().iter().chain(comparison.advice()) {
            let (rule, level, help) = (finding.rule(), finding.level(), finding.help());
            writeln!(shown, "{level} {rule}\n  {finding}\n  help {help}").unwrap();
        }
    }
    insta::assert_snapshot!("comparison_answers", shown);
}
