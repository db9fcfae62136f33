//! A sink connector without topics.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `SinkConnectorConfig.validate` requires one of them",
    source: source::KAFKA_SINK,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders" }"#
    ),
};

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} has neither `topics` nor `topics.regex`, although the connector is a sink",
    help: "add `topics` or `topics.regex`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let is_blank = |key| properties.judged(key) == Some("");
    if properties.is_sink() && is_blank(Key::Topics) && is_blank(Key::TopicsRegex) {
        reporter.configuration(Naming::alone(&TEXT));
    }
}
