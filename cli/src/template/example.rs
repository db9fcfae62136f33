//! Connectors that a template to fill in is made from.

use msk_connect_preflight::{
    Configuration, Connector,
    draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
};

use crate::args::Change;

/// A connector with the change and with everything that may accompany it, except
/// `useDefaultWorkerConfiguration`, which excludes `workerConfiguration`.
pub(super) fn connector(change: Change) -> Connector {
    let mut connector = Connector::default();
    match change {
        Change::Autoscaling => connector.capacity = Some(auto_scaling()),
        Change::Provisioned => {
            let provisioned = ProvisionedCapacityUpdate::default()
                .mcu_count(1)
                .worker_count(2);
            let capacity = CapacityUpdate::default().provisioned_capacity(provisioned);
            connector.capacity = Some(capacity);
        }
        Change::Configuration => {
            let properties = [
                ("connector.class", "io.example.Sink"),
                ("tasks.max", "2"),
                ("topics", "orders"),
            ];
            connector.connector_configuration = Some(Configuration::from_iter(properties));
        }
    }
    let plugin = Plugin::default().custom_plugin(CustomPlugin::default().revision(1));
    connector.plugins = Some(vec![plugin]);
    connector.worker_configuration = Some(WorkerConfiguration::default().revision(1));
    connector
}

/// The task count is lower than the default of two tasks per MCU, so that it has an effect.
fn auto_scaling() -> CapacityUpdate {
    let scale_in = ScaleInPolicyUpdate::default().cpu_utilization_percentage(20);
    let scale_out = ScaleOutPolicyUpdate::default().cpu_utilization_percentage(80);
    let scaling = AutoScalingUpdate::default()
        .max_worker_count(4)
        .mcu_count(1)
        .min_worker_count(1)
        .scale_in_policy(scale_in)
        .scale_out_policy(scale_out)
        .max_autoscaling_task_count(4);
    CapacityUpdate::default().auto_scaling(scaling)
}
