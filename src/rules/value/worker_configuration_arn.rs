//! The ARN of the worker configuration.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the service authorization reference defines the format",
    source: source::ARN_FORMATS,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "workerConfiguration": { "workerConfigurationArn": "json", "revision": 1 }"#
    ),
    valid_example: request!(
        r#"  "workerConfiguration": { "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3", "revision": 1 }"#
    ),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::WorkerConfigurationArn],
    values: Values::Arn("worker-configuration"),
};
