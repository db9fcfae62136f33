//! A configuration without `connector.class`.

use crate::rules::{prelude::*, words::SEND_COMPLETE};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide shows a complete configuration, and says that `connector.class` can't be overridden",
    source: source::GUIDE_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "connectorConfiguration": { "tasks.max": "2" }"#),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if !properties.is_empty() && !properties.has(Key::ConnectorClass) {
        reporter.configuration(Facts);
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} has no `connector.class`")
    }

    fn help(&self, _: &Subject) -> String {
        SEND_COMPLETE.to_owned()
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
