//! A configuration that the connector already has.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service refuses an identical capacity, and the configuration probably likewise",
    source: "https://github.com/aws/aws-cdk/issues/28128",
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "3" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
); 2];

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} is identical to the current one",
    help: "change a property, or do not send the request: the service probably refuses it",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let (Some(old), Some(new)) = (on.described(), on.configuration)
        && old.len() == new.len()
        && on.changed().next().is_none()
    {
        reporter.configuration(Naming::alone(&TEXT));
    }
}
