//! The maximum number of tasks.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service model defines a 32-bit integer, and the count must not be below `maxWorkerCount`",
    source: source::API_AUTO_SCALING,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 1, mcu 1, min 1, cpu 80, tasks 2147483648)),
    valid_example: request!(auto_scaling!(max 1, mcu 1, min 1, cpu 80, tasks 2147483647)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::MaxAutoscalingTaskCount],
    values: Values::Range(1, 2_147_483_647),
};
