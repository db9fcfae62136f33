//! Configuration providers that the connector needs, and that an update removes.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "a worker configuration defines the configuration providers, and the default one has none",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "useDefaultWorkerConfiguration": true"#),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 1"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.password": "${secretManager:orders:password}" }"#,
    r#"  "workerConfiguration": { "revision": 1 }"#
); 2];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} removes the configuration providers that the placeholders of the connector need",
    help: "remove {}, or replace the placeholders first",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if on.use_default_worker_configuration == Some(true)
        && let Some(described) = on.described()
        && described.iter().any(|(_, value)| has_placeholder(value))
    {
        reporter.at(At::new(Member::UseDefaultWorkerConfiguration), &TEXT);
    }
}
