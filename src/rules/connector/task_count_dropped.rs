//! A maximum of tasks that an update removes.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "an update replaces the whole capacity",
    source: source::GUIDE_TASKS,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 5)),
};

pub(crate) const CONNECTORS: [&str; 2] =
    [connector!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 6)); 2];

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} has no `maxAutoscalingTaskCount`, which the connector has",
    help: "add it if it must stay; an update replaces the whole capacity",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let count = |capacity: &Option<CapacityUpdate>| {
        capacity.as_ref()?.settled(Member::MaxAutoscalingTaskCount)
    };
    let auto_scaling = on
        .capacity
        .as_ref()
        .and_then(|capacity| capacity.auto_scaling);
    if auto_scaling.is_some()
        && count(&on.connector.capacity).is_some()
        && count(&on.capacity).is_none()
    {
        reporter.at(At::new(Member::AutoScaling), Naming::alone(&TEXT));
    }
}
