//! More workers than tasks.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka Connect runs at most `tasks.max` tasks of a connector, 1 by default, and a worker without a task is idle",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 2, "workerCount": 1"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#,
    provisioned!(r#""mcuCount": 1, "workerCount": 1"#)
); 2];

/// The number of workers, and of tasks that there can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    workers: Number,
    tasks: i64,
}

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let provisioned = on
        .capacity
        .as_ref()
        .and_then(|capacity| capacity.provisioned_capacity);
    if let Some(workers) = provisioned.and_then(|provisioned| provisioned.worker_count)
        && on.described().is_some()
        && let Some(tasks) = on.old(Key::TasksMax.name()).map_or(Some(1), integer)
        && workers > tasks
    {
        let at = At::new(Member::WorkerCount);
        let workers = reporter.context.number(at, workers);
        reporter.at(at, Facts { workers, tasks });
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!(
            "{of} is {}, but `tasks.max` of the connector is {}",
            self.workers, self.tasks
        )
    }

    fn help(&self, _: &Subject) -> String {
        format!(
            "use {} or less, or raise `tasks.max` first",
            self.tasks.max(1)
        )
    }
}
