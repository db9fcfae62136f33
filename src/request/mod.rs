//! The valid request.

mod build;
pub(crate) mod http;
mod serialize;

use std::fmt;

use serde::Serialize;

use crate::{document::configuration::Configuration, text::visible::Visible};

/// A request that breaks no rule, valid by construction.
///
/// It serializes as the flat request document. `Debug` shows no configuration value, and ARNs and versions
/// only as far as they look like one.
///
/// ```
/// use msk_connect_preflight::{Capacity, Change, McuCount, Options, Request};
///
/// let text = br#"{
///     "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
///     "currentVersion": "K2EUQ1WTGCTBG2",
///     "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 3 } }
/// }"#;
/// let request = Request::from_slice(text, &Options::default())?;
/// let Change::WorkerSettings(settings) = request.change() else {
///     panic!("the request changes the capacity");
/// };
/// let Some(Capacity::ProvisionedCapacity(capacity)) = settings.capacity() else {
///     panic!("the capacity is a provisioned one");
/// };
/// assert_eq!(capacity.mcu_count(), McuCount::Two);
/// assert_eq!(capacity.worker_count(), 3);
/// # Ok::<(), msk_connect_preflight::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    connector_arn: Option<String>,
    current_version: Option<String>,
    change: Change,
    skip_health_validation: Option<bool>,
}

/// The change that a request makes, on one side of the connector.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// `connectorConfiguration`: the complete configuration, which replaces the current one.
    ConnectorConfiguration(Configuration),
    /// One or more settings of the workers.
    WorkerSettings(WorkerSettings),
}

/// Settings of the workers, with at least one of them present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerSettings {
    capacity: Option<Capacity>,
    plugin: Option<CustomPlugin>,
    worker_configuration: Option<WorkerConfigurationChoice>,
}

/// `capacity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Capacity {
    /// `autoScaling`.
    AutoScaling(AutoScaling),
    /// `provisionedCapacity`.
    ProvisionedCapacity(ProvisionedCapacity),
}

/// `autoScaling`: a number of workers that follows the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoScaling {
    max_worker_count: i32,
    mcu_count: McuCount,
    min_worker_count: i32,
    scale_in_policy: ScalePolicy,
    scale_out_policy: ScalePolicy,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_autoscaling_task_count: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
struct ScalePolicy {
    cpu_utilization_percentage: u8,
}

/// `provisionedCapacity`: a fixed number of workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvisionedCapacity {
    mcu_count: McuCount,
    worker_count: i32,
}

/// `mcuCount`: the MSK Connect Units of each worker. One is 1 vCPU and 4 GiB of memory.
///
/// ```
/// use msk_connect_preflight::McuCount;
///
/// assert_eq!(McuCount::try_from(4), Ok(McuCount::Four));
/// assert!(McuCount::try_from(3).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum McuCount {
    /// 1
    One,
    /// 2
    Two,
    /// 4
    Four,
    /// 8
    Eight,
}

/// `customPlugin` of the one element of `plugins`, since `2026-10`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomPlugin {
    custom_plugin_arn: String,
    revision: i64,
}

/// The choice of worker configuration, since `2026-10`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WorkerConfigurationChoice {
    /// `workerConfiguration`.
    WorkerConfiguration(WorkerConfiguration),
    /// The value of `useDefaultWorkerConfiguration`.
    UseDefault(bool),
}

/// `workerConfiguration`, since `2026-10`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkerConfiguration {
    worker_configuration_arn: String,
    revision: i64,
}

impl Request {
    /// The connector's ARN. Only a [body](crate::Shape::Body) may lack one.
    #[must_use]
    pub fn connector_arn(&self) -> Option<&str> {
        self.connector_arn.as_deref()
    }

    /// The version of the connector to update. Only a [body](crate::Shape::Body) may lack one.
    #[must_use]
    pub fn current_version(&self) -> Option<&str> {
        self.current_version.as_deref()
    }

    /// The change.
    #[must_use]
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// `skipHealthValidation`, if given.
    #[must_use]
    pub fn skip_health_validation(&self) -> Option<bool> {
        self.skip_health_validation
    }
}

impl WorkerSettings {
    /// `capacity`.
    #[must_use]
    pub fn capacity(&self) -> Option<&Capacity> {
        self.capacity.as_ref()
    }

    /// The one element of `plugins`, since `2026-10`.
    #[must_use]
    pub fn plugin(&self) -> Option<&CustomPlugin> {
        self.plugin.as_ref()
    }

    /// The choice of worker configuration, since `2026-10`.
    #[must_use]
    pub fn worker_configuration(&self) -> Option<&WorkerConfigurationChoice> {
        self.worker_configuration.as_ref()
    }
}

impl AutoScaling {
    /// The maximum number of workers, at least [`min_worker_count`](Self::min_worker_count).
    #[must_use]
    pub fn max_worker_count(&self) -> i32 {
        self.max_worker_count
    }

    /// The units of each worker.
    #[must_use]
    pub fn mcu_count(&self) -> McuCount {
        self.mcu_count
    }

    /// The minimum number of workers, at least 1.
    #[must_use]
    pub fn min_worker_count(&self) -> i32 {
        self.min_worker_count
    }

    /// The CPU utilization, in percent from 1 to 100, below which workers are removed.
    #[must_use]
    pub fn scale_in_cpu_utilization_percentage(&self) -> u8 {
        self.scale_in_policy.cpu_utilization_percentage
    }

    /// The CPU utilization, in percent from 1 to 100, above which workers are added.
    #[must_use]
    pub fn scale_out_cpu_utilization_percentage(&self) -> u8 {
        self.scale_out_policy.cpu_utilization_percentage
    }

    /// The maximum number of tasks when scaling, at least
    /// [`max_worker_count`](Self::max_worker_count).
    #[must_use]
    pub fn max_autoscaling_task_count(&self) -> Option<i32> {
        self.max_autoscaling_task_count
    }
}

impl ProvisionedCapacity {
    /// The units of each worker.
    #[must_use]
    pub fn mcu_count(&self) -> McuCount {
        self.mcu_count
    }

    /// The number of workers, at least 1.
    #[must_use]
    pub fn worker_count(&self) -> i32 {
        self.worker_count
    }
}

impl McuCount {
    /// The number.
    #[must_use]
    pub const fn get(self) -> i32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
            Self::Eight => 8,
        }
    }
}

impl From<McuCount> for i32 {
    fn from(count: McuCount) -> Self {
        count.get()
    }
}

impl TryFrom<i32> for McuCount {
    type Error = McuCountOutOfRange;

    fn try_from(count: i32) -> Result<Self, Self::Error> {
        let counts = [Self::One, Self::Two, Self::Four, Self::Eight];
        let known = counts.into_iter().find(|known| known.get() == count);
        known.ok_or(McuCountOutOfRange)
    }
}

/// An error for a number of MSK Connect Units that is not 1, 2, 4 or 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number of MCUs must be 1, 2, 4 or 8")]
#[non_exhaustive]
pub struct McuCountOutOfRange;

impl CustomPlugin {
    /// The plugin's ARN.
    #[must_use]
    pub fn custom_plugin_arn(&self) -> &str {
        &self.custom_plugin_arn
    }

    /// The plugin's revision, at least 1.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }
}

impl WorkerConfiguration {
    /// The worker configuration's ARN.
    #[must_use]
    pub fn worker_configuration_arn(&self) -> &str {
        &self.worker_configuration_arn
    }

    /// The worker configuration's revision, at least 1.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            connector_arn,
            current_version,
            change,
            skip_health_validation,
        } = self;
        f.debug_struct("Request")
            .field("connector_arn", &Visible::Arn.of(connector_arn.as_deref()))
            .field(
                "current_version",
                &Visible::Version.of(current_version.as_deref()),
            )
            .field("change", change)
            .field("skip_health_validation", skip_health_validation)
            .finish()
    }
}

impl fmt::Debug for CustomPlugin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            custom_plugin_arn: arn,
            revision,
        } = self;
        f.debug_struct("CustomPlugin")
            .field("custom_plugin_arn", &Visible::Arn.part(arn))
            .field("revision", revision)
            .finish()
    }
}

impl fmt::Debug for WorkerConfiguration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            worker_configuration_arn: arn,
            revision,
        } = self;
        f.debug_struct("WorkerConfiguration")
            .field("worker_configuration_arn", &Visible::Arn.part(arn))
            .field("revision", revision)
            .finish()
    }
}
