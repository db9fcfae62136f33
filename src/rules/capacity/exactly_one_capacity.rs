//! Which capacities are there together.

use crate::rules::{
    demand::choice::{Choice, Kind},
    prelude::*,
};

pub(crate) use crate::rules::demand::choice::Unchosen as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the documents say it of CreateConnector, and the CloudFormation schema of a connector says it too",
    source: source::API_CREATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "capacity": {}"#),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const DEMAND: Choice = Choice {
    object: Member::Capacity,
    kind: Kind::ExactlyOne([Member::AutoScaling, Member::ProvisionedCapacity]),
};
