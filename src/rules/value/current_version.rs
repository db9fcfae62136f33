//! The version of the connector.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the AWS SDK for Rust rejects an empty version; the service documents no format",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: document!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
        "",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#)
    ),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::CurrentVersion],
    values: Values::NotEmpty,
};
