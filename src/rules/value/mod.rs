//! Rules about one value.

pub(crate) mod connector_arn;
pub(crate) mod cpu_utilization;
pub(crate) mod current_version;
pub(crate) mod custom_plugin_arn;
pub(crate) mod integral_float;
pub(crate) mod mcu_count;
pub(crate) mod one_plugin;
pub(crate) mod revision;
pub(crate) mod task_count;
pub(crate) mod worker_configuration_arn;
pub(crate) mod worker_count;
pub(crate) mod worker_quota;
