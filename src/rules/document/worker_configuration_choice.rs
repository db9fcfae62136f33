//! Which worker configurations are there together.

use crate::{
    member::Members,
    rules::{demand::choice, prelude::*},
};

pub(crate) const ABOUT: About = About {
    level: Level::Violation,
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the operation says that the two exclude each other",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    breaks: request!(
        r#"  "useDefaultWorkerConfiguration": true"#,
        r#"  "workerConfiguration": { "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3", "revision": 1 }"#
    ),
    keeps: request!(r#"  "useDefaultWorkerConfiguration": true"#),
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
        "at most one of `workerConfiguration` and `useDefaultWorkerConfiguration`".to_owned()
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
