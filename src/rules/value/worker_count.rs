//! The number of workers.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service model allowed 1 to 10 workers up to botocore 1.35.97, and has allowed any 32-bit integer since; without a worker nothing runs",
    source: source::API_AUTO_SCALING,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 0"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 1"#)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[
        Member::MaxWorkerCount,
        Member::MinWorkerCount,
        Member::WorkerCount,
    ],
    values: Values::Workers(None),
};
