//! The JSON type of a member.

use crate::{api::member::JsonType, rules::prelude::*};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service model (`kafkaconnect/2021-09-14/service-2.json` in botocore) gives every member a type",
    source: source::SERVICE_MODEL,
    bulk: Bulk::PerMember,
    invalid_example: request!(provisioned!(r#""mcuCount": "1", "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) expected: JsonType,
    pub(crate) found: JsonType,
    /// The number that is not an integer, if it may be shown.
    pub(crate) number: Option<Number>,
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let Self {
            expected, found, ..
        } = self;
        match &self.number {
            Some(number) => format!("{of} must be {expected}, found {number}"),
            None => format!("{of} must be {expected}, found {found}"),
        }
    }

    fn help(&self, of: &Subject) -> String {
        let Self {
            expected, found, ..
        } = self;
        let is_open = of.name.is_some();
        match (expected, found) {
            (JsonType::Integer, JsonType::String) => {
                "write it as an integer, without quotes".to_owned()
            }
            (JsonType::Boolean, JsonType::String) => {
                "write it as `true` or `false`, without quotes".to_owned()
            }
            (JsonType::String, JsonType::Number | JsonType::Boolean) if is_open => {
                "put the value in quotes".to_owned()
            }
            (_, JsonType::Null) if is_open || !of.at.member.row().required => of
                .help_with_separator()
                .unwrap_or_else(|| format!("write it as {expected}, or remove {of}")),
            _ => format!("write it as {expected}"),
        }
    }

    /// The value has the wrong type, even if the table does not list its name.
    fn is_about_the_name(&self, _: &Subject) -> bool {
        false
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}
