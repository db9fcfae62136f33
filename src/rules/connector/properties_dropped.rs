//! Properties of the connector that an update removes.

use crate::{
    rules::prelude::*,
    text::{list, quoted, visible::Visible},
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "an update replaces the whole configuration: the examples in the developer guide are complete",
    source: source::GUIDE_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "3" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
); 2];

/// The number of names that a message has at most.
const SHOWN: usize = 10;

/// The first names, and the number of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    names: Vec<Box<str>>,
    more: usize,
}

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let dropped = on.dropped();
    if !dropped.is_empty() {
        let names = dropped.iter().take(SHOWN);
        let names = names.map(|name| Visible::Name.part(name).into());
        reporter.configuration(Facts {
            names: names.collect(),
            more: dropped.len().saturating_sub(SHOWN),
        });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let mut names: Vec<_> = self.names.iter().map(|name| quoted(name)).collect();
        if self.more > 0 {
            names.push(format!("{} more", self.more));
        }
        format!(
            "{of} lacks {}, which the connector has",
            list(&names, "and")
        )
    }

    fn help(&self, _: &Subject) -> String {
        "add those that must stay; an update replaces the complete configuration".to_owned()
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
