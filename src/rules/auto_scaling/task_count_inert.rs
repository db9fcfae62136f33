//! A limit on tasks that has no effect.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the developer guide gives the number of tasks without the limit: 2 for each MCU of each worker",
    source: source::GUIDE_TASKS,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 8)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 7)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) tasks: Number,
    /// The most tasks without the limit.
    pub(crate) without: Number,
}

pub(crate) fn check(auto_scaling: &AutoScalingUpdate, reporter: &mut Reporter<'_, Facts>) {
    let at = At::new(Member::MaxAutoscalingTaskCount);
    if let Some(tasks) = auto_scaling.max_autoscaling_task_count
        && let Some(max) = auto_scaling.max_worker_count
        && let Some(mcu_count) = auto_scaling.mcu_count
        && let without = max.saturating_mul(mcu_count).saturating_mul(2)
        && tasks >= without
    {
        let factors = [Member::MaxWorkerCount, Member::AutoScalingMcuCount].map(At::new);
        let tasks = reporter.context.number(at, tasks);
        let without = reporter.context.derived(&factors, without);
        reporter.at(at, Facts { tasks, without });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let Self { tasks, without } = self;
        format!(
            "{of} ({tasks}) has no effect: without it there are at most {without} tasks \
             (`maxWorkerCount` × `mcuCount` × 2)"
        )
    }

    fn help(&self, _: &Subject) -> String {
        match self.without {
            Number::Value(without @ 1..) => format!("use less than {without}, or remove it"),
            _ => "remove it".to_owned(),
        }
    }
}
