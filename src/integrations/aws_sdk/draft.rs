//! Conversion of the SDK's input to a draft.

use aws_sdk_kafkaconnect::{operation::update_connector::UpdateConnectorInput, types};

use crate::document::{
    configuration::Configuration,
    draft::{self, Draft},
};

/// Converts to the request that the SDK would send.
///
/// - In `capacity`, an integer that is not set becomes 0, because the SDK sends 0.
/// - A `maxAutoscalingTaskCount` of 0, set or not, becomes `None`, because the SDK does not send it.
/// - An optional member that is not set, such as `scaleInPolicy`, becomes `None`.
/// - A `revision` of 0 was set explicitly: the SDK's builders require one.
///
/// The SDK sends nothing without an ARN and a version of at least one character; such a draft breaks the
/// rule `required`, `connector-arn` or `current-version`.
impl From<&UpdateConnectorInput> for Draft {
    fn from(input: &UpdateConnectorInput) -> Self {
        Self {
            connector_arn: input.connector_arn.clone(),
            current_version: input.current_version.clone(),
            capacity: input.capacity.as_ref().map(Into::into),
            connector_configuration: input
                .connector_configuration
                .as_ref()
                .map(Configuration::from_iter),
            skip_health_validation: input.skip_health_validation,
            use_default_worker_configuration: input.use_default_worker_configuration,
            plugins: input
                .plugins
                .as_ref()
                .map(|plugins| plugins.iter().map(Into::into).collect()),
            worker_configuration: input.worker_configuration.as_ref().map(Into::into),
            zero_may_be_unset: true,
        }
    }
}

impl From<&types::CapacityUpdate> for draft::CapacityUpdate {
    fn from(capacity: &types::CapacityUpdate) -> Self {
        Self {
            auto_scaling: capacity.auto_scaling.as_ref().map(Into::into),
            provisioned_capacity: capacity.provisioned_capacity.as_ref().map(Into::into),
        }
    }
}

impl From<&types::AutoScalingUpdate> for draft::AutoScalingUpdate {
    fn from(auto_scaling: &types::AutoScalingUpdate) -> Self {
        let tasks = auto_scaling.max_autoscaling_task_count;
        Self {
            max_worker_count: Some(auto_scaling.max_worker_count.into()),
            mcu_count: Some(auto_scaling.mcu_count.into()),
            min_worker_count: Some(auto_scaling.min_worker_count.into()),
            scale_in_policy: auto_scaling.scale_in_policy.as_ref().map(Into::into),
            scale_out_policy: auto_scaling.scale_out_policy.as_ref().map(Into::into),
            max_autoscaling_task_count: (tasks != 0).then(|| tasks.into()),
        }
    }
}

impl From<&types::ScaleInPolicyUpdate> for draft::ScaleInPolicyUpdate {
    fn from(policy: &types::ScaleInPolicyUpdate) -> Self {
        Self {
            cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
        }
    }
}

impl From<&types::ScaleOutPolicyUpdate> for draft::ScaleOutPolicyUpdate {
    fn from(policy: &types::ScaleOutPolicyUpdate) -> Self {
        Self {
            cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
        }
    }
}

impl From<&types::ProvisionedCapacityUpdate> for draft::ProvisionedCapacityUpdate {
    fn from(provisioned: &types::ProvisionedCapacityUpdate) -> Self {
        Self {
            mcu_count: Some(provisioned.mcu_count.into()),
            worker_count: Some(provisioned.worker_count.into()),
        }
    }
}

impl From<&types::PluginUpdate> for draft::Plugin {
    fn from(plugin: &types::PluginUpdate) -> Self {
        Self {
            custom_plugin: plugin.custom_plugin.as_ref().map(Into::into),
        }
    }
}

impl From<&types::CustomPluginUpdate> for draft::CustomPlugin {
    fn from(plugin: &types::CustomPluginUpdate) -> Self {
        Self {
            custom_plugin_arn: Some(plugin.custom_plugin_arn.clone()),
            revision: Some(plugin.revision),
        }
    }
}

impl From<&types::WorkerConfigurationUpdate> for draft::WorkerConfiguration {
    fn from(configuration: &types::WorkerConfigurationUpdate) -> Self {
        Self {
            worker_configuration_arn: Some(configuration.worker_configuration_arn.clone()),
            revision: Some(configuration.revision),
        }
    }
}
