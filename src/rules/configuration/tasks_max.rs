//! A `tasks.max` that is not a number of tasks.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig` defines it as a 32-bit integer of at least 1",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "0" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "1" }"#
    ),
};

pub(crate) type Facts = &'static Text;

pub(crate) static ALLOWED: [Allowed; 1] = [Allowed {
    key: Key::TasksMax,
    of: Connectors::All,
    values: Values::Integers(1..=i32::MAX as i64),
    text: &Text {
        statement: "{} must be an integer from 1 to 2147483647",
        help: "write the maximum number of tasks in digits, for example `1`",
    },
}];

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    allowed::check(&ALLOWED, properties, reporter);
}
