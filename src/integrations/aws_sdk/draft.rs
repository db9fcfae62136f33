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
