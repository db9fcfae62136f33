//! A dead letter queue whose first record stops the task.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `RetryWithToleranceOperator` reports a bad record to the queue, and then stops the task unless errors are tolerated",
    source: source::KAFKA_TOLERANCE,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.deadletterqueue.topic.name": "dead-orders" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "errors.tolerance": "all", "errors.deadletterqueue.topic.name": "dead-orders" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} does not keep a task running: `errors.tolerance` is not `all`",
    help: "set `errors.tolerance` to `all`, or remove {}",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::DeadLetterQueue)
        && property.judged().is_some_and(|queue| !queue.is_empty())
        && let Some(tolerance) = properties.judged(Key::ErrorsTolerance)
        && tolerance != "all"
    {
        reporter.property(&property, &TEXT);
    }
}
