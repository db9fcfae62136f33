//! Properties that the version of Kafka Connect does not have.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka Connect has it since 3.3.0",
    source: "https://cwiki.apache.org/confluence/display/KAFKA/KIP-618%3A+Exactly-Once+Support+for+Source+Connectors",
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "exactly.once.support": "requested" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "exactly.once.support": "requested" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(r#"  "kafkaConnectVersion": "2.7.1""#),
    connector!(r#"  "kafkaConnectVersion": "3.7.x""#),
];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has no effect in Kafka Connect 2.7, which the connector has",
    help: "remove it, or create a connector of a newer version",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let version = on.connector.kafka_connect_version.as_deref();
    if version.is_some_and(|version| version.starts_with("2.7.")) {
        for property in on.properties() {
            let name = property.name;
            if ["exactly.once.support", "offsets.storage.topic"].contains(&name)
                || name.starts_with("transaction.boundary")
            {
                reporter.compared(on, property, &TEXT);
            }
        }
    }
}
