//! The CPU utilization percentages.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the API reference gives the range",
    source: source::API_SCALE_IN,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 101)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 100)),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[
        Member::ScaleInCpuUtilizationPercentage,
        Member::ScaleOutCpuUtilizationPercentage,
    ],
    values: Values::Range(1, 100),
};
