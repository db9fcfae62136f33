//! A number of tasks that auto scaling sets.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "auto scaling sets `tasks.max` when it changes the number of workers",
    source: source::GUIDE_CAPACITY,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "3" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2", "tasks": "x" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(
    r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#,
    auto_scaling!(max 4, mcu 1, min 1, cpu 80)
); 2];

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has no lasting effect: auto scaling sets it",
    help: "set `maxAutoscalingTaskCount` in the capacity instead",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let capacity = on.connector.capacity.as_ref();
    let is_automatic = capacity.is_some_and(|capacity| capacity.auto_scaling.is_some());
    let name = Key::TasksMax.name();
    let mut changed = on.changed();
    if is_automatic && let Some((property, _)) = changed.find(|(property, _)| property.name == name)
    {
        reporter.compared(on, property, &TEXT);
    }
}
