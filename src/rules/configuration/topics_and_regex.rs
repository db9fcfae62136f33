//! Topics by name and by pattern at once.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka Connect allows only one of them in a sink connector",
    source: source::KAFKA_SINKS,
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
    if properties.has(Key::Topics)
        && let Some(regex) = properties.find(Key::TopicsRegex)
    {
        reporter.property(&regex, &TEXT);
    }
}
