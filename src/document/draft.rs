//! The request as written, as far as types can hold it.
//!
//! Every member is an [`Option`] and nothing is refused: [`Draft::check`] tells what is wrong. The
//! structures have the names of the API reference.
//!
//! ```
//! use msk_connect_preflight::draft::{CapacityUpdate, Draft, ProvisionedCapacityUpdate};
//! use msk_connect_preflight::{Options, Rule};
//!
//! let mut draft = Draft {
//!     connector_arn: Some(
//!         "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2".into(),
//!     ),
//!     current_version: Some("K2EUQ1WTGCTBG2".into()),
//!     capacity: Some(CapacityUpdate {
//!         provisioned_capacity: Some(ProvisionedCapacityUpdate {
//!             mcu_count: Some(3),
//!             worker_count: Some(2),
//!         }),
//!         ..Default::default()
//!     }),
//!     ..Default::default()
//! };
//! let report = draft.clone().check(&Options::default()).unwrap_err();
//! assert_eq!(report.violations()[0].rule(), Rule::McuCount);
//! assert_eq!(report.violations()[0].pointer(), "/capacity/provisionedCapacity/mcuCount");
//! # draft.capacity = None;
//! # assert!(draft.check(&Options::default()).is_err());
//! ```

use std::fmt;

use crate::{api::member::Member, document::configuration::Configuration, text::visible::Visible};

/// A request document. `Debug` shows no configuration value, and an ARN or version only as far as it looks
/// like one.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// `connectorArn`.
    pub connector_arn: Option<String>,
    /// `currentVersion`.
    pub current_version: Option<String>,
    /// `capacity`.
    pub capacity: Option<CapacityUpdate>,
    /// `connectorConfiguration`.
    pub connector_configuration: Option<Configuration>,
    /// `skipHealthValidation`, since `2026-10`.
    pub skip_health_validation: Option<bool>,
    /// `useDefaultWorkerConfiguration`, since `2026-10`.
    pub use_default_worker_configuration: Option<bool>,
    /// `plugins`, since `2026-10`.
    pub plugins: Option<Vec<Plugin>>,
    /// `workerConfiguration`, since `2026-10`.
    pub worker_configuration: Option<WorkerConfiguration>,
    /// Whether a 0 in `capacity` may be an integer that was never set, as in a draft of an input of
    /// the AWS SDK for Rust. It breaks the same rule, and the help says so.
    pub zero_may_be_unset: bool,
}

/// `capacity`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CapacityUpdate {
    /// `autoScaling`.
    pub auto_scaling: Option<AutoScalingUpdate>,
    /// `provisionedCapacity`.
    pub provisioned_capacity: Option<ProvisionedCapacityUpdate>,
}

/// `capacity.autoScaling`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AutoScalingUpdate {
    /// `maxWorkerCount`.
    pub max_worker_count: Option<i64>,
    /// `mcuCount`.
    pub mcu_count: Option<i64>,
    /// `minWorkerCount`.
    pub min_worker_count: Option<i64>,
    /// `scaleInPolicy`.
    pub scale_in_policy: Option<ScaleInPolicyUpdate>,
    /// `scaleOutPolicy`.
    pub scale_out_policy: Option<ScaleOutPolicyUpdate>,
    /// `maxAutoscalingTaskCount`.
    pub max_autoscaling_task_count: Option<i64>,
}

/// `capacity.autoScaling.scaleInPolicy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScaleInPolicyUpdate {
    /// `cpuUtilizationPercentage`, in percent.
    pub cpu_utilization_percentage: Option<i64>,
}

/// `capacity.autoScaling.scaleOutPolicy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScaleOutPolicyUpdate {
    /// `cpuUtilizationPercentage`, in percent.
    pub cpu_utilization_percentage: Option<i64>,
}

/// `capacity.provisionedCapacity`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProvisionedCapacityUpdate {
    /// `mcuCount`.
    pub mcu_count: Option<i64>,
    /// `workerCount`.
    pub worker_count: Option<i64>,
}

/// An element of `plugins`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plugin {
    /// `customPlugin`.
    pub custom_plugin: Option<CustomPlugin>,
}

/// `customPlugin` of an element of `plugins`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CustomPlugin {
    /// `customPluginArn`.
    pub custom_plugin_arn: Option<String>,
    /// `revision`.
    pub revision: Option<i64>,
}

/// `workerConfiguration`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WorkerConfiguration {
    /// `workerConfigurationArn`.
    pub worker_configuration_arn: Option<String>,
    /// `revision`.
    pub revision: Option<i64>,
}

impl AutoScalingUpdate {
    /// The integer `member`, if it is one inside of this object.
    #[inline]
    pub(crate) fn integer(&self, member: Member) -> Option<i64> {
        match member {
            Member::MaxWorkerCount => self.max_worker_count,
            Member::AutoScalingMcuCount => self.mcu_count,
            Member::MinWorkerCount => self.min_worker_count,
            Member::ScaleInCpuUtilizationPercentage => {
                self.scale_in_policy?.cpu_utilization_percentage
            }
            Member::ScaleOutCpuUtilizationPercentage => {
                self.scale_out_policy?.cpu_utilization_percentage
            }
            Member::MaxAutoscalingTaskCount => self.max_autoscaling_task_count,
            _ => None,
        }
    }
}

impl ProvisionedCapacityUpdate {
    /// The integer `member`, if it is one inside of this object.
    #[inline]
    pub(crate) fn integer(&self, member: Member) -> Option<i64> {
        match member {
            Member::ProvisionedMcuCount => self.mcu_count,
            Member::WorkerCount => self.worker_count,
            _ => None,
        }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            connector_arn,
            current_version,
            capacity,
            connector_configuration,
            skip_health_validation,
            use_default_worker_configuration,
            plugins,
            worker_configuration,
            zero_may_be_unset,
        } = self;
        f.debug_struct("Draft")
            .field("connector_arn", &Visible::Arn.of(connector_arn.as_deref()))
            .field(
                "current_version",
                &Visible::Version.of(current_version.as_deref()),
            )
            .field("capacity", capacity)
            .field("connector_configuration", connector_configuration)
            .field("skip_health_validation", skip_health_validation)
            .field(
                "use_default_worker_configuration",
                use_default_worker_configuration,
            )
            .field("plugins", plugins)
            .field("worker_configuration", worker_configuration)
            .field("zero_may_be_unset", zero_may_be_unset)
            .finish()
    }
}

impl fmt::Debug for CustomPlugin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            custom_plugin_arn,
            revision,
        } = self;
        f.debug_struct("CustomPlugin")
            .field(
                "custom_plugin_arn",
                &Visible::Arn.of(custom_plugin_arn.as_deref()),
            )
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
            .field("worker_configuration_arn", &Visible::Arn.of(arn.as_deref()))
            .field("revision", revision)
            .finish()
    }
}
