//! A dead letter queue of a source connector.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "only Kafka's `SinkConnectorConfig` defines it",
    source: source::KAFKA_SINK,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Source", "errors.deadletterqueue.context.headers.enable": "true" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.deadletterqueue.context.headers.enable": "true" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has no effect: only a sink connector has a dead letter queue",
    help: "remove the properties that begin with `errors.deadletterqueue.`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let mut queue = properties.family(Family::DeadLetterQueue);
    if let Some(first) = queue.find(|property| !property.is_broken())
        && properties.kind() == Some(Kind::Source)
    {
        reporter.property(&first, &TEXT);
    }
}
