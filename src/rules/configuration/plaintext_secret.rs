//! A secret that is written in clear.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    level: Level::Advice,
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide has secrets kept outside of the configuration, which gets them from configuration providers; that a value is a secret is told by its name",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "connection.password": "swordfish" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "connection.password": "${secretManager:orders:password}" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        "a value in plain text".to_owned()
    }

    fn allowed(&self, _: &Subject) -> String {
        "a placeholder `${provider:path:key}`".to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        format!("{of} seems to be a secret in plain text")
    }

    fn help(&self, _: &Subject) -> String {
        "keep it in a secret store, and write a placeholder `${provider:path:key}` of a \
         configuration provider in its place"
            .to_owned()
    }

    fn is_about_the_name(&self) -> bool {
        true
    }
}
