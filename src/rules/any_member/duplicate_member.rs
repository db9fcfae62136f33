//! A name that appears more than once in an object.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "I-JSON forbids repeated names; the AWS CLI silently keeps the last value",
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
    fn statement(&self, of: &Subject) -> String {
        format!("{of} appears more than once")
    }

    fn message(&self, of: &Subject) -> String {
        format!("{} in {}", self.statement(of), of.container())
    }

    fn help(&self, _: &Subject) -> String {
        "keep one; parsers disagree about which one wins".to_owned()
    }

    /// Parsers agree about the value if it is the same each time.
    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let found = find()?;
        let mut all = found.parent()?.members_named(found.name()?);
        let first = all.next()?;
        let others: Vec<_> = all.collect();
        let are_equal = others.iter().all(|other| other.json() == first.json());
        are_equal.then(|| Repair::safe(found, Change::Remove(others)))
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}
