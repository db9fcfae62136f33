//! An integer written as a float.

use crate::{document::source_map::State, rules::prelude::*};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "JSON Schema accepts 4.0 as the integer 4, but botocore and the AWS CLI reject it as a float",
    source: source::SERVICE_MODEL,
    bulk: Bulk::PerMember,
    invalid_example: request!(provisioned!(r#""mcuCount": 4.0, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 4, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) written: Number,
    pub(crate) value: Number,
}

pub(crate) fn check(&Integer { at, value }: &Integer, reporter: &mut Reporter<'_, Facts>) {
    if reporter.context.state(at) == State::Float
        && let Some(written) = reporter.context.written(at)
    {
        let value = reporter.context.number(at, value);
        reporter.at(at, Facts { written, value });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let written = &self.written;
        format!("{of} is written as {written}, which botocore and the AWS CLI reject as a float")
    }

    fn help(&self, _: &Subject) -> String {
        format!("write it as {}", self.value)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let value = self.value.value()?.to_string();
        Some(Repair::safe(find()?, Change::Write(value)))
    }
}
