//! A revision that no operation of the API makes.

use super::revision;
use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "CreateCustomPlugin and CreateWorkerConfiguration make revision 1, and no operation makes another one",
    source: source::API_OPERATIONS,
    bulk: Bulk::PerMember,
    invalid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/defaults/5c2e-3",
        2
    )),
    valid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/defaults/5c2e-3",
        1
    )),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) revision: Number,
}

pub(crate) fn check(&Integer { at, value }: &Integer, reporter: &mut Reporter<'_, Facts>) {
    if revision::DEMAND.members.contains(&at.member) && value != 1 {
        let revision = reporter.context.number(at, value);
        reporter.at(at, Facts { revision });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!(
            "{of} is {}, but the API only makes revision 1",
            self.revision
        )
    }

    fn help(&self, _: &Subject) -> String {
        "use 1, unless the output of `aws kafkaconnect` shows another revision".to_owned()
    }
}
