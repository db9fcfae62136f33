//! Topics by name and by pattern at once.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `SinkConnectorConfig.validate` refuses both",
    source: source::KAFKA_SINK,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "topics.regex": "orders-.*" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics.regex": "orders-.*" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "`topics` and {} are both set",
    help: "keep one; a sink connector accepts only one",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let is_set = |key| {
        properties
            .judged(key)
            .is_some_and(|value| !value.is_empty())
    };
    if let Some(property) = properties.find(Key::TopicsRegex)
        && is_set(Key::TopicsRegex)
        && is_set(Key::Topics)
    {
        reporter.property(&property, &TEXT);
    }
}
