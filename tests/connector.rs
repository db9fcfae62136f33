//! Tests of the description of a connector, as clients print it.

use std::{
    fs,
    time::{Duration, Instant},
};

use msk_connect_preflight::{
    Connector, ConnectorState, Options, Request,
    connector::{ConnectorError, CreationTime},
    draft::{AutoScalingUpdate, CapacityUpdate, ProvisionedCapacityUpdate},
};
use serde_json::{Value, json};

const SECRET: &str = "swordfish";

fn rendering(client: &str) -> Value {
    let path = format!(
        "{}/tests/connectors/{client}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn read(value: Value) -> Connector {
    Connector::from_value(value).unwrap()
}

/// The name and JSON text of each scalar inside `value`.
fn scalars(value: &Value) -> Vec<(String, Value)> {
    let named = |(name, value): (String, &Value)| {
        let inside = scalars(value).into_iter();
        inside.map(move |(rest, value)| (format!("{name}/{rest}"), value))
    };
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), value));
            members.flat_map(named).collect()
        }
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            let elements = elements.map(|(index, value)| (index.to_string(), value));
            elements.flat_map(named).collect()
        }
        scalar => vec![(String::new(), scalar.clone())],
    }
}

#[test]
fn the_clients_print_the_same_connector() {
    let [cli, boto3, javascript] = ["aws-cli", "boto3", "javascript"].map(rendering);
    let mut expected = read(cli);
    let dates = [
        "2026-03-01 09:30:00.125000+00:00",
        "2026-03-01T09:30:00.125Z",
    ];
    for (found, date) in [boto3, javascript].into_iter().zip(dates) {
        let found = read(found);
        let time = found.creation_time.clone();
        assert_eq!(
            time.as_ref().map(CreationTime::to_string).as_deref(),
            Some(date)
        );
        expected.creation_time = time;
        assert_eq!(found, expected);
    }
}

/// With `--query`, the AWS CLI prints the members that were asked for, and `null` for those that are not there.
#[test]
fn a_query_prints_null_for_what_is_absent() {
    let queried = read(rendering("aws-cli-query"));
    let mut full = rendering("aws-cli");
    let members = full.as_object_mut().unwrap();
    members.insert("connectorState".to_owned(), "RUNNING".into());
    let asked =
        "connectorArn connectorState currentVersion capacity connectorConfiguration plugins";
    members.retain(|name, _| asked.split(' ').any(|asked| asked == name));
    assert_eq!(queried, read(full));
}

#[test]
fn each_member_is_read() {
    let full = rendering("aws-cli");
    let connector = read(full.clone());
    for (pointer, _) in scalars(&full) {
        let pointer = format!("/{}", pointer.trim_end_matches('/'));
        let mut without = full.clone();
        *without.pointer_mut(&pointer).unwrap() = Value::Null;
        if !pointer.starts_with("/kafkaCluster/apacheKafkaCluster/vpc/") {
            assert_ne!(read(without), connector, "{pointer}");
        }
    }
    let capacity = connector.capacity.unwrap().auto_scaling.unwrap();
    assert_eq!(capacity.max_autoscaling_task_count, Some(6));
    let state = connector.state_description.unwrap();
    assert_eq!(
        state.message.as_deref(),
        Some("swordfish is not a valid value")
    );
    let vpc = connector
        .kafka_cluster
        .unwrap()
        .apache_kafka_cluster
        .unwrap()
        .vpc
        .unwrap();
    assert_eq!(vpc.subnets.unwrap(), ["subnet-1", "subnet-2"]);
    assert_eq!(vpc.security_groups.unwrap(), ["sg-1"]);
}

#[test]
fn null_and_unknown_members_are_as_absent_and_unknown_states_are_kept() {
    let members = rendering("aws-cli");
    let nulls = members
        .as_object()
        .unwrap()
        .keys()
        .map(|name| (name.clone(), Value::Null));
    assert_eq!(read(nulls.collect()), Connector::default());
    assert_eq!(read(json!({ "color": [SECRET] })), Connector::default());
    let state = read(json!({ "connectorState": "DANCING" })).connector_state;
    assert_eq!(state, Some(ConnectorState::Unknown("DANCING".to_owned())));
    let configuration =
        read(json!({ "connectorConfiguration": { "b": "2", "c": null, "a": "1" } }));
    let configuration = configuration.connector_configuration.unwrap();
    assert!(configuration.iter().eq([("a", "1"), ("b", "2")]));
    let time = read(json!({ "creationTime": 1_772_357_400.125 })).creation_time;
    assert_eq!(time.unwrap().to_string(), "1772357400.125");
    let provisioned =
        json!({ "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 3 } } });
    let expected = ProvisionedCapacityUpdate::default()
        .mcu_count(2)
        .worker_count(3);
    let expected = CapacityUpdate::default().provisioned_capacity(expected);
    assert_eq!(read(provisioned).capacity, Some(expected));
    let empty = json!({ "capacity": { "autoScaling": {} } });
    let expected = CapacityUpdate::default().auto_scaling(AutoScalingUpdate::default());
    assert_eq!(read(empty).capacity, Some(expected));
}

#[test]
fn an_error_names_the_member_and_quotes_nothing() {
    let of = |member| format!("`{member}` of the description must be");
    for (text, message) in [
        (
            json!([SECRET]),
            "the description must be an object".to_owned(),
        ),
        (json!({ "capacity": SECRET }), of("capacity") + " an object"),
        (
            json!({ "capacity": { "autoScaling": { "mcuCount": SECRET } } }),
            of("mcuCount") + " an integer",
        ),
        (
            json!({ "connectorArn": { "a": SECRET } }),
            of("connectorArn") + " a string",
        ),
        (
            json!({ "connectorState": [SECRET] }),
            of("connectorState") + " a string",
        ),
        (
            json!({ "connectorConfiguration": SECRET }),
            of("connectorConfiguration") + " an object",
        ),
        (
            json!({ "connectorConfiguration": { "a": [SECRET] } }),
            of("connectorConfiguration") + " an object of strings",
        ),
        (
            json!({ "creationTime": [SECRET] }),
            of("creationTime") + " a date or a number",
        ),
        (json!({ "plugins": SECRET }), of("plugins") + " an array"),
        (json!({ "plugins": [SECRET] }), of("plugins") + " an object"),
        (
            json!({ "logDelivery": { "workerLogDelivery": { "s3": { "enabled": SECRET } } } }),
            of("enabled") + " a boolean",
        ),
    ] {
        let error = Connector::from_value(text.clone()).unwrap_err();
        assert_eq!(error.to_string(), message);
        let error = serde_json::from_str::<Connector>(&text.to_string()).unwrap_err();
        assert!(error.to_string().starts_with(&message), "{error}");
    }
    for (text, line, column) in [
        (r#"{ "connectorArn": "a", swordfish"#, 1, 24),
        ("{}\n swordfish", 2, 2),
        ("", 1, 0),
        ("'swordfish'", 1, 1),
    ] {
        let error = Connector::from_json(text).unwrap_err();
        assert!(matches!(error, ConnectorError::Syntax { .. }));
        let expected = format!("the description is not JSON, at line {line}, column {column}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn debug_shows_neither_a_value_nor_the_message() {
    let mut hidden = rendering("aws-cli");
    for name in ["connectorArn", "connectorState", "currentVersion"] {
        hidden[name] = format!("{} {SECRET}", hidden[name].as_str().unwrap()).into();
    }
    let connector = read(hidden);
    let debug = format!("{connector:?} {:#?}", connector.state_description);
    assert!(!debug.contains(SECRET), "{debug}");
    for shown in [
        "connector/orders/4fa1-2***",
        "K2EUQ1WTGCTBG2***",
        "FAILED***",
        r#""connection.password": ***"#,
        "max_worker_count: Some(4)",
        "custom-plugin/orders/9d2e-1",
        "worker-configuration/json/77c0-3",
        "StateDescription { .. }",
    ] {
        assert!(debug.contains(shown), "{shown}: {debug}");
    }
}

#[test]
fn a_long_description_takes_linear_time() {
    let request = json!({
        "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
        "currentVersion": "K2EUQ1WTGCTBG2",
        "connectorConfiguration": { "property.0": "v" },
    });
    let request = Request::from_value(&request, &Options::default()).unwrap();
    let time = |properties: usize| {
        let entries =
            (0..properties).map(|index| format!(r#""property.{index}":"{}""#, "v".repeat(80)));
        let entries = entries.collect::<Vec<_>>().join(",");
        let text = format!(r#"{{"connectorConfiguration":{{{entries}}}}}"#);
        let best = (0..3).map(|_| {
            let start = Instant::now();
            let connector = Connector::from_json(&text).unwrap();
            let comparison = request.against(&connector, &Options::default());
            let time = start.elapsed();
            assert_eq!(comparison.changes().len(), properties);
            time
        });
        best.min().unwrap()
    };
    let (short, long) = (time(10_000), time(100_000));
    assert!(
        long < short * 40 + Duration::from_millis(50),
        "{short:?}, {long:?}"
    );
}
