//! An ARN in another partition, region or account than the connector's.

use crate::{api::arn, rules::prelude::*};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "custom plugins and worker configurations belong to one account in one region, and a connector uses its own",
    source: source::ARN_FORMATS,
    bulk: Bulk::PerMember,
    invalid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:eu-west-1:123456789012:worker-configuration/defaults/5c2e-3",
        1
    )),
    valid_example: request!(worker_configuration!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/defaults/5c2e-3",
        1
    )),
};

/// The first part of the ARN that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(&'static str);

pub(crate) fn check(string: &Str<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Member::CustomPluginArn | Member::WorkerConfigurationArn = string.at.member
        && let Some(connector) = &reporter.context.connector_arn
        && let Some(part) = arn::differing_scope(string.value, connector)
    {
        reporter.at(string.at, Facts(part));
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} and `connectorArn` differ in their {}", self.0)
    }

    fn help(&self, _: &Subject) -> String {
        "use one from the connector's partition, region and account".to_owned()
    }
}
