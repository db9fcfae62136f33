//! A name that an object has more than once.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "I-JSON forbids repeated names; of several values the AWS CLI keeps the last one without a word",
    source: source::I_JSON,
    bulk: Bulk::PerName,
    invalid_example: request!(provisioned!(
        r#""mcuCount": 1, "workerCount": 2, "workerCount": 3"#
    )),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

impl Words for Facts {
    fn found(&self, of: &Subject) -> String {
        format!("a second {of}")
    }

    fn allowed(&self, of: &Subject) -> String {
        format!("one {of}")
    }

    fn statement(&self, of: &Subject) -> String {
        format!("{of} stands more than once")
    }

    fn message(&self, of: &Subject) -> String {
        format!("{} in {}", self.statement(of), of.container())
    }

    fn help(&self, _: &Subject) -> String {
        "keep one of them; which one would count differs from reader to reader".to_owned()
    }

    fn is_about_the_name(&self) -> bool {
        true
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}
