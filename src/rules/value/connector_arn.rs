//! The ARN of the connector.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service authorization reference defines the format",
    source: source::ARN_FORMATS,
    bulk: Bulk::Few,
    invalid_example: document!(
        "arn:aws:kafka:us-east-1:123456789012:cluster/orders/4fa1-2",
        "K2EUQ1WTGCTBG2",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#)
    ),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::ConnectorArn],
    values: Values::Arn("connector"),
};
