//! A placeholder for which the connector has no configuration provider.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "a worker configuration defines the configuration providers, and the default one has none",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "${secretManager:orders:password}" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "${secretManager:orders:password}" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(),
    connector!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
        1
    )),
];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has a placeholder, but the default worker configuration has no configuration provider",
    help: "give the connector a worker configuration with `config.providers`, or write the value",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if on.connector.worker_configuration.is_none() {
        for property in on.properties() {
            if has_placeholder(property.value) {
                reporter.compared(on, property, &TEXT);
            }
        }
    }
}
