//! The size of each worker.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the API reference lists the valid values",
    source: source::API_AUTO_SCALING,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 3, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 8, "workerCount": 2"#)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::AutoScalingMcuCount, Member::ProvisionedMcuCount],
    values: Values::OneOf(&[1, 2, 4, 8]),
};
