//! A placeholder that an update replaces with a value.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "configuration providers keep secrets out of the configuration",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.user": "orders" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.user": "${secretManager:orders:user}" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.user": "${secretManager:orders:name}" }"#,
    worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
        1
    )
); 2];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has a placeholder in the connector, and none here",
    help: "keep the placeholder, unless the value is no secret",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    for (property, old) in on.changed() {
        if old.is_some_and(has_placeholder) && !has_placeholder(property.value) {
            reporter.compared(on, property, &TEXT);
        }
    }
}
