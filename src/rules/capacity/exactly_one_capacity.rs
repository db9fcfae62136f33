//! Which capacities are there together.

use crate::{
    member::Members,
    rules::{demand::choice, prelude::*},
};

pub(crate) const ABOUT: About = About {
    level: Level::Violation,
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the documents say it of CreateConnector, and the CloudFormation schema of a connector says it too",
    source: source::API_CREATE,
    bulk: Bulk::Few,
    breaks: request!(r#"  "capacity": {}"#),
    keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) found: Members,
}

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        choice::found(self.found)
    }

    fn allowed(&self, _: &Subject) -> String {
        "exactly one of `autoScaling` and `provisionedCapacity`".to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        choice::statement(self, of)
    }

    fn help(&self, _: &Subject) -> String {
        choice::help(self.found)
    }

    fn is_about_the_name(&self) -> bool {
        true
    }
}
