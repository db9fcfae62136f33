//! A property of workers in the configuration of a connector.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `DistributedConfig` and `WorkerConfig` define it, and no connector reads it; configuration providers are defined in the worker configuration, as the developer guide says",
    source: source::KAFKA_WORKER,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.providers": "env" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has no effect: it is a property of workers",
    help: "remove {}; what MSK Connect lets you set belongs in a worker configuration",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for property in properties.family(Family::Worker) {
        reporter.property(&property, &TEXT);
    }
}
