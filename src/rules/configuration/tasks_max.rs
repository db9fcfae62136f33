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

const TEXT: Text = Text {
    statement: "{} must be an integer from 1 to 2147483647",
    help: "write the maximum number of tasks in digits, for example `1`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::TasksMax)
        && let Some(value) = property.judged()
        && !integer(value).is_some_and(|tasks| (1..=i32::MAX.into()).contains(&tasks))
    {
        reporter.property(&property, &TEXT);
    }
}
