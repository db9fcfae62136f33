//! Bad records that are skipped without a trace.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "with this tolerance Kafka's `RetryWithToleranceOperator` skips a bad record; only a log or a dead letter queue shows it",
    source: source::KAFKA_TOLERANCE,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.tolerance": "all" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.tolerance": "all", "errors.log.enable": "true" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} skips bad records, and nothing reports them",
    help: "set `errors.log.enable` to `true`, or add `errors.deadletterqueue.topic.name` to a sink",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::ErrorsTolerance)
        && property.judged() == Some("all")
        && let Some(log) = properties.judged(Key::ErrorsLog)
        && boolean(log) != Some(true)
        && properties.judged(Key::DeadLetterQueue) == Some("")
    {
        reporter.property(&property, &TEXT);
    }
}
