//! The choice between two kinds of capacity.

use crate::rules::{
    demand::choice::{Choice, Kind},
    prelude::*,
};

pub(crate) use crate::rules::demand::choice::Unchosen as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the API reference says so for CreateConnector, and so does the CloudFormation schema of a connector",
    source: source::API_CREATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "capacity": {}"#),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const DEMAND: Choice = Choice {
    object: Member::Capacity,
    kind: Kind::ExactlyOne([Member::AutoScaling, Member::ProvisionedCapacity]),
};
