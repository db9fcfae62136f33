//! A member that must be present.

use crate::rules::{
    demand::domain::{self, Values},
    prelude::*,
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service model lists the required members of every structure",
    source: source::SERVICE_MODEL,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The allowed values of the member, if they are bounded.
    pub(crate) values: Option<Values>,
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} is missing")
    }

    fn message(&self, of: &Subject) -> String {
        format!("{} in {}", self.statement(of), of.container())
    }

    fn help(&self, of: &Subject) -> String {
        let origin = self.values.and_then(Values::origin);
        let value = origin.unwrap_or_else(|| domain::allowed(of.at.member, self.values));
        match of.at.member {
            Member::ConnectorArn => format!("add {of}, or pass `--connector-arn`: {value}"),
            Member::CurrentVersion => {
                format!("add {of}, or pass `--current-version` if the file is kept in git: {value}")
            }
            _ => format!("add {of}: {value}"),
        }
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
