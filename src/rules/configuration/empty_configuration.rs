//! A configuration without properties.

use crate::rules::{prelude::*, words::SEND_COMPLETE};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service model has no minimum size for the map, but an empty one would update nothing",
    source: source::SERVICE_MODEL,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "connectorConfiguration": {}"#),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} is empty",
    help: SEND_COMPLETE,
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.is_empty() {
        reporter.configuration(&TEXT);
    }
}
