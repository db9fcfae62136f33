//! Which changes are there together.

use crate::{
    member::Members,
    rules::{demand::choice, prelude::*},
};

pub(crate) const ABOUT: About = About {
    level: Level::Violation,
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the operation says that only one side may be specified; that none at all is refused is inferred, since nothing would be updated",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    breaks: request!(
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#),
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#
    ),
    keeps: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) found: Members,
    pub(crate) revision: Revision,
}

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        choice::found(self.found)
    }

    fn allowed(&self, _: &Subject) -> String {
        match self.revision {
            Revision::V2026_02 => "exactly one of `capacity` and `connectorConfiguration`",
            Revision::V2026_10 => {
                "either `connectorConfiguration`, or one or more of `capacity`, `plugins`, \
                 `workerConfiguration` and `useDefaultWorkerConfiguration`"
            }
        }
        .to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        choice::statement(self, of)
    }

    fn help(&self, _: &Subject) -> String {
        if self.found.is_empty() {
            return "add what is to be changed".to_owned();
        }
        "send `connectorConfiguration` in a request of its own".to_owned()
    }

    fn is_about_the_name(&self) -> bool {
        true
    }
}
