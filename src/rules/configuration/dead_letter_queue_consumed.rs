//! A dead letter queue that the connector itself consumes.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `SinkConnectorConfig.validate` refuses it",
    source: source::KAFKA_SINK,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.tolerance": "all", "errors.deadletterqueue.topic.name": "orders" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.tolerance": "all", "errors.deadletterqueue.topic.name": "dead-orders" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} is one of `topics`, so that the connector would consume its own dead letters",
    help: "use another topic as the dead letter queue",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::DeadLetterQueue)
        && let Some(queue) = property.judged()
        && !queue.is_empty()
        && let Some(topics) = properties.judged(Key::Topics)
        && items(topics).any(|topic| topic == queue)
    {
        reporter.property(&property, &TEXT);
    }
}
