//! A number of workers above the account's quota.

use super::worker_count;
use crate::{api::options::WorkerCount, rules::prelude::*};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the developer guide lists the quota of workers per connector, which can be raised",
    source: source::GUIDE_QUOTAS,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 11"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 10"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) workers: Number,
    pub(crate) quota: WorkerCount,
}

pub(crate) fn check(&Integer { at, value }: &Integer, reporter: &mut Reporter<'_, Facts>) {
    if !worker_count::DEMAND.members.contains(&at.member) {
        return;
    }
    let options = reporter.context.options;
    let quota = options.worker_quota.unwrap_or(WorkerCount::QUOTA);
    let quota = options.worker_limit.map_or(quota, |limit| quota.max(limit));
    if value > quota.get().into() {
        let workers = reporter.context.number(at, value);
        reporter.at(at, Facts { workers, quota });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let (workers, quota) = (&self.workers, self.quota.get());
        format!("{of} ({workers}) exceeds the quota of workers per connector ({quota})")
    }

    fn help(&self, _: &Subject) -> String {
        let quota = self.quota.get();
        format!("use {quota} or fewer, or pass your account's quota with `--worker-quota N`")
    }
}
