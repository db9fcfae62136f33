//! The order of the minimum and maximum number of workers.

use crate::rules::{
    demand::order::{Order, Relation},
    prelude::*,
};

pub(crate) use crate::rules::demand::order::Disordered as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide describes scaling between a minimum and a maximum number of workers",
    source: source::GUIDE_CAPACITY,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 2, mcu 1, min 3, cpu 80)),
    valid_example: request!(auto_scaling!(max 3, mcu 1, min 3, cpu 80)),
};

pub(crate) const DEMAND: Order = Order {
    left: Member::MinWorkerCount,
    relation: Relation::AtMost,
    right: Member::MaxWorkerCount,
};
