//! Tests that comparing allocates nothing for what is equal. Alone in its program, since others would be counted.

use std::alloc::System;

use msk_connect_preflight::{Connector, Options, Request};
use serde_json::{Map, Value, json};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ARN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";

fn request(mut members: Value) -> String {
    members["connectorArn"] = ARN.into();
    members["currentVersion"] = "K2EUQ1WTGCTBG2".into();
    members.to_string()
}

#[test]
fn nothing_is_allocated_for_what_is_equal() {
    let properties = (0..1_000).map(|index| (format!("property.{index}"), "1".into()));
    let properties: Map<String, Value> = properties.collect();
    let worker_configuration = json!({
        "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/a/b",
        "revision": 1
    });
    let described = json!({
        "connectorArn": ARN,
        "currentVersion": "K2EUQ1WTGCTBG2",
        "connectorState": "RUNNING",
        "connectorConfiguration": properties,
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } },
        "workerConfiguration": worker_configuration,
    });
    let connector = Connector::from_value(described).unwrap();
    let options = Options::default();
    let mut reversed: Vec<_> = properties
        .iter()
        .map(|(name, _)| format!(r#""{name}":"1""#))
        .collect();
    reversed.reverse();
    let reversed = format!(
        r#"{{"connectorArn":"{ARN}","currentVersion":"K2EUQ1WTGCTBG2","connectorConfiguration":{{{}}}}}"#,
        reversed.join(",")
    );
    for (text, findings) in [
        (request(json!({ "connectorConfiguration": properties })), 1),
        (reversed, 1),
        (
            request(json!({ "workerConfiguration": worker_configuration })),
            1,
        ),
        (
            request(json!({ "useDefaultWorkerConfiguration": false })),
            0,
        ),
    ] {
        let request = Request::from_json(&text, &options).unwrap();
        let comparison = request.against(&connector, &options);
        // The thread that waits for the test may allocate meanwhile.
        let counts = (0..10).map(|_| {
            let region = Region::new(ALLOCATOR);
            drop(request.against(&connector, &options));
            region.change().allocations
        });
        let allocations = counts.min().unwrap();
        assert_eq!(
            (comparison.changes(), comparison.advice().len()),
            (&[][..], findings)
        );
        // A finding takes one: the list of the report.
        assert!(allocations <= findings, "{allocations} allocations");
    }
}
