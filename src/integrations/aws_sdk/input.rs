//! Conversion of a valid request to the SDK's input.

use aws_sdk_kafkaconnect::{
    Client,
    error::BuildError,
    operation::update_connector::{
        UpdateConnectorInput,
        builders::{UpdateConnectorFluentBuilder, UpdateConnectorInputBuilder},
    },
    types,
};

use crate::request::{
    AutoScaling, Capacity, Change, CustomPlugin, ProvisionedCapacity, Request, WorkerConfiguration,
    WorkerConfigurationChoice, WorkerSettings,
};

/// Fills the client's fluent builder with the request, ready to be customized and sent.
///
/// # Errors
///
/// If the SDK's builders refuse a member; they accept every member of a valid request.
pub fn update_connector(
    client: &Client,
    request: &Request,
) -> Result<UpdateConnectorFluentBuilder, BuildError> {
    let input = UpdateConnectorInput::try_from(request)?;
    Ok(client
        .update_connector()
        .set_connector_arn(input.connector_arn)
        .set_current_version(input.current_version)
        .set_capacity(input.capacity)
        .set_connector_configuration(input.connector_configuration)
        .set_skip_health_validation(input.skip_health_validation)
        .set_use_default_worker_configuration(input.use_default_worker_configuration)
        .set_plugins(input.plugins)
        .set_worker_configuration(input.worker_configuration))
}

/// Converts to the SDK's input. For a [body](crate::Shape::Body) it has neither ARN nor version.
///
/// Fails if the SDK's builders refuse a member; they accept every member of a valid request.
impl TryFrom<&Request> for UpdateConnectorInput {
    type Error = BuildError;

    fn try_from(request: &Request) -> Result<Self, BuildError> {
        let input = Self::builder()
            .set_connector_arn(request.connector_arn().map(str::to_owned))
            .set_current_version(request.current_version().map(str::to_owned))
            .set_skip_health_validation(request.skip_health_validation());
        let input = match request.change() {
            Change::ConnectorConfiguration(configuration) => {
                let entries = configuration.iter();
                let owned = entries.map(|(name, value)| (name.to_owned(), value.to_owned()));
                input.set_connector_configuration(Some(owned.collect()))
            }
            Change::WorkerSettings(settings) => with_settings(input, settings)?,
        };
        input.build()
    }
}

fn with_settings(
    input: UpdateConnectorInputBuilder,
    settings: &WorkerSettings,
) -> Result<UpdateConnectorInputBuilder, BuildError> {
    let input = input.set_capacity(settings.capacity().map(Into::into));
    let input = match settings.plugin() {
        Some(plugin) => {
            let plugin = types::PluginUpdate::builder().custom_plugin(plugin.try_into()?);
            input.plugins(plugin.build())
        }
        None => input,
    };
    Ok(match settings.worker_configuration() {
        Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) => {
            input.worker_configuration(configuration.try_into()?)
        }
        Some(WorkerConfigurationChoice::UseDefault(value)) => {
            input.use_default_worker_configuration(*value)
        }
        None => input,
    })
}

impl From<&Capacity> for types::CapacityUpdate {
    fn from(capacity: &Capacity) -> Self {
        let update = Self::builder();
        match capacity {
            Capacity::AutoScaling(auto_scaling) => update.auto_scaling(auto_scaling.into()),
            Capacity::ProvisionedCapacity(provisioned) => {
                update.provisioned_capacity(provisioned.into())
            }
        }
        .build()
    }
}

impl From<&AutoScaling> for types::AutoScalingUpdate {
    fn from(auto_scaling: &AutoScaling) -> Self {
        let scale_in = types::ScaleInPolicyUpdate::builder()
            .cpu_utilization_percentage(auto_scaling.scale_in_cpu_utilization_percentage().into());
        let scale_out = types::ScaleOutPolicyUpdate::builder()
            .cpu_utilization_percentage(auto_scaling.scale_out_cpu_utilization_percentage().into());
        Self::builder()
            .max_worker_count(auto_scaling.max_worker_count())
            .mcu_count(auto_scaling.mcu_count().get())
            .min_worker_count(auto_scaling.min_worker_count())
            .scale_in_policy(scale_in.build())
            .scale_out_policy(scale_out.build())
            .set_max_autoscaling_task_count(auto_scaling.max_autoscaling_task_count())
            .build()
    }
}

impl From<&ProvisionedCapacity> for types::ProvisionedCapacityUpdate {
    fn from(provisioned: &ProvisionedCapacity) -> Self {
        Self::builder()
            .mcu_count(provisioned.mcu_count().get())
            .worker_count(provisioned.worker_count())
            .build()
    }
}

impl TryFrom<&CustomPlugin> for types::CustomPluginUpdate {
    type Error = BuildError;

    fn try_from(plugin: &CustomPlugin) -> Result<Self, BuildError> {
        Self::builder()
            .custom_plugin_arn(plugin.custom_plugin_arn())
            .revision(plugin.revision())
            .build()
    }
}

impl TryFrom<&WorkerConfiguration> for types::WorkerConfigurationUpdate {
    type Error = BuildError;

    fn try_from(configuration: &WorkerConfiguration) -> Result<Self, BuildError> {
        Self::builder()
            .worker_configuration_arn(configuration.worker_configuration_arn())
            .revision(configuration.revision())
            .build()
    }
}
