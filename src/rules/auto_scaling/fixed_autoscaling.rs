//! Autoscaling between equal bounds.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the developer guide scales between the minimum and the maximum number of workers",
    source: source::GUIDE_CAPACITY,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 4, cpu 80)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 3, cpu 80)),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} equals `maxWorkerCount`, so that nothing can scale",
    help: "lower {} or raise `maxWorkerCount`, or use `provisionedCapacity`",
};

pub(crate) fn check(auto_scaling: &AutoScalingUpdate, reporter: &mut Reporter<'_, Facts>) {
    let min = auto_scaling.min_worker_count;
    if min.is_some() && min == auto_scaling.max_worker_count {
        reporter.at(At::new(Member::MinWorkerCount), &TEXT);
    }
}
