//! A worker configuration that the connector already has.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "the update would change nothing of it",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
        1
    )),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(worker_configuration!(
    "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
    1
)); 2];

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} is identical to the current one",
    help: "remove it, or name another worker configuration",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let new = on.worker_configuration;
    if new.is_some() && new == on.described_worker_configuration() {
        reporter.at(At::new(Member::WorkerConfiguration), Naming::alone(&TEXT));
    }
}
