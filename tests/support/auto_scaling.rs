//! A body with an automatic capacity.

use serde_json::{Value, json};

/// The body with these numbers of workers and tasks, and with all else valid.
pub(crate) fn auto_scaling(max: i64, min: i64, tasks: Option<i64>) -> Value {
    let mut auto_scaling = json!({
        "maxWorkerCount": max,
        "mcuCount": 1,
        "minWorkerCount": min,
        "scaleInPolicy": { "cpuUtilizationPercentage": 20 },
        "scaleOutPolicy": { "cpuUtilizationPercentage": 80 },
    });
    if let Some(tasks) = tasks {
        auto_scaling["maxAutoscalingTaskCount"] = tasks.into();
    }
    json!({ "capacity": { "autoScaling": auto_scaling } })
}
