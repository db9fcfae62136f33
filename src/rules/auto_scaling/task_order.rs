//! The order of the maximum numbers of workers and tasks.

use crate::rules::{
    demand::order::{Order, Relation},
    prelude::*,
};

pub(crate) use crate::rules::demand::order::Disordered as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the developer guide requires it",
    source: source::GUIDE_TASKS,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 3)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 4)),
};

pub(crate) const DEMAND: Order = Order {
    left: Member::MaxAutoscalingTaskCount,
    relation: Relation::AtLeast,
    right: Member::MaxWorkerCount,
};
