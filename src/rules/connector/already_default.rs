//! The default worker configuration, which the connector already has.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "a connector without `workerConfiguration` has the default one",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "useDefaultWorkerConfiguration": true"#),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(); 2];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "the connector already has the default worker configuration",
    help: "remove {}",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if on.use_default_worker_configuration == Some(true)
        && on.connector.worker_configuration.is_none()
    {
        reporter.at(At::new(Member::UseDefaultWorkerConfiguration), &TEXT);
    }
}
