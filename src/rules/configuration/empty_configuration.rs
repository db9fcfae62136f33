//! A configuration without properties.

use crate::rules::{
    prelude::*,
    words::{COMPLETE, SEND_COMPLETE},
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service model has no minimum size for the map, but an empty one would update nothing",
    source: source::SERVICE_MODEL,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "connectorConfiguration": {}"#),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.is_empty() {
        reporter.configuration(Facts);
    }
}

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        "an empty object".to_owned()
    }

    fn allowed(&self, _: &Subject) -> String {
        COMPLETE.to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        format!("{of} is empty")
    }

    fn help(&self, _: &Subject) -> String {
        SEND_COMPLETE.to_owned()
    }
}
