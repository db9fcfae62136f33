//! A worker configuration that may name another topic for offsets.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "a worker configuration can set `offset.storage.topic`; without the offsets in it a source connector begins anew",
    source: source::GUIDE_WORKERS,
    bulk: Bulk::Few,
    invalid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/5c2e-1",
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
    statement: "{} changes the worker configuration, which can set the topic of the offsets",
    help: "make sure that both have the same `offset.storage.topic`",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let Some(old) = on.described_worker_configuration() else {
        return;
    };
    let member = match on.worker_configuration {
        Some(new) if new != old => Member::WorkerConfiguration,
        None if on.use_default_worker_configuration == Some(true) => {
            Member::UseDefaultWorkerConfiguration
        }
        _ => return,
    };
    reporter.at(At::new(member), Naming::alone(&TEXT));
}
