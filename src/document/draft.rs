//! A request that is not validated yet.
//!
//! Every member is an [`Option`], and every value of its type is accepted: [`Draft::check`] reports what is
//! wrong. The structs have the names of the API reference.
//!
//! ```
//! use msk_connect_preflight::draft::{CapacityUpdate, Draft, ProvisionedCapacityUpdate};
//! use msk_connect_preflight::{Options, Rule};
//!
//! let capacity = ProvisionedCapacityUpdate::default().mcu_count(3).worker_count(2);
//! let draft = Draft::default()
//!     .connector_arn("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2")
//!     .current_version("K2EUQ1WTGCTBG2")
//!     .capacity(CapacityUpdate::default().provisioned_capacity(capacity));
//! let report = draft.check(&Options::default()).unwrap_err();
//! assert_eq!(report.violations()[0].rule(), Rule::McuCount);
//! assert_eq!(report.violations()[0].pointer(), "/capacity/provisionedCapacity/mcuCount");
//! ```
//!
//! With the feature `garde`, the structs implement `garde::Validate` with [`Options`](crate::Options) as their
//! context. Paths in its report use the API's names, and each message begins with the rule's name.

use std::fmt;

use crate::{api::member::Member, document::configuration::Configuration, text::visible::Visible};

/// Defines structs of optional members, with a setter for each.
macro_rules! objects {
    ($(
        $(#[$attribute:meta])+
        $object:ident {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+
        } $((
            $($(#[doc = $inner_doc:literal])+ $inner:ident: $inner_type:ty,)+
        ))?
    )+) => {$(
        $(#[$attribute])+
        #[derive(Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $object {
            $($(#[doc = $doc])+ pub $field: Option<$type>,)+
            $($($(#[doc = $inner_doc])+ pub(crate) $inner: $inner_type,)+)?
        }

        impl $object {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub fn $field(mut self, value: impl Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )+
        }
    )+};
}

objects! {
    /// A request document. `Debug` shows no value of the configuration, and an ARN or version only as far
    /// as it looks like one.
    Draft {
        /// `connectorArn`.
        connector_arn: String,
        /// `currentVersion`.
        current_version: String,
        /// `capacity`.
        capacity: CapacityUpdate,
        /// `connectorConfiguration`.
        connector_configuration: Configuration,
        /// `skipHealthValidation`, since `2026-10`.
        skip_health_validation: bool,
        /// `useDefaultWorkerConfiguration`, since `2026-10`.
        use_default_worker_configuration: bool,
        /// `plugins`, since `2026-10`.
        plugins: Vec<Plugin>,
        /// `workerConfiguration`, since `2026-10`.
        worker_configuration: WorkerConfiguration,
    } (
        /// Whether a 0 in `capacity` may be an integer that was never set, as in an input of the AWS SDK
        /// for Rust. It breaks the same rule, but the help mentions it.
        zero_may_be_unset: bool,
    )

    /// `capacity`.
    #[derive(Copy, Debug)]
    CapacityUpdate {
        /// `autoScaling`.
        auto_scaling: AutoScalingUpdate,
        /// `provisionedCapacity`.
        provisioned_capacity: ProvisionedCapacityUpdate,
    }

    /// `capacity.autoScaling`.
    #[derive(Copy, Debug)]
    AutoScalingUpdate {
        /// `maxWorkerCount`.
        max_worker_count: i64,
        /// `mcuCount`.
        mcu_count: i64,
        /// `minWorkerCount`.
        min_worker_count: i64,
        /// `scaleInPolicy`.
        scale_in_policy: ScaleInPolicyUpdate,
        /// `scaleOutPolicy`.
        scale_out_policy: ScaleOutPolicyUpdate,
        /// `maxAutoscalingTaskCount`.
        max_autoscaling_task_count: i64,
    }

    /// `capacity.autoScaling.scaleInPolicy`.
    #[derive(Copy, Debug)]
    ScaleInPolicyUpdate {
        /// `cpuUtilizationPercentage`, in percent.
        cpu_utilization_percentage: i64,
    }

    /// `capacity.autoScaling.scaleOutPolicy`.
    #[derive(Copy, Debug)]
    ScaleOutPolicyUpdate {
        /// `cpuUtilizationPercentage`, in percent.
        cpu_utilization_percentage: i64,
    }

    /// `capacity.provisionedCapacity`.
    #[derive(Copy, Debug)]
    ProvisionedCapacityUpdate {
        /// `mcuCount`.
        mcu_count: i64,
        /// `workerCount`.
        worker_count: i64,
    }

    /// An element of `plugins`.
    #[derive(Debug)]
    Plugin {
        /// `customPlugin`.
        custom_plugin: CustomPlugin,
    }

    /// `customPlugin` of an element of `plugins`.
    CustomPlugin {
        /// `customPluginArn`.
        custom_plugin_arn: String,
        /// `revision`.
        revision: i64,
    }

    /// `workerConfiguration`.
    WorkerConfiguration {
        /// `workerConfigurationArn`.
        worker_configuration_arn: String,
        /// `revision`.
        revision: i64,
    }
}

impl CapacityUpdate {
    /// The integer `member` of either kind of capacity. A `maxAutoscalingTaskCount` of 0 sets no maximum, as
    /// an absent one.
    pub(crate) fn settled(&self, member: Member) -> Option<i64> {
        let auto_scaling = self.auto_scaling.as_ref();
        let provisioned = self.provisioned_capacity.as_ref();
        let integer = auto_scaling
            .and_then(|auto_scaling| auto_scaling.integer(member))
            .or_else(|| provisioned?.integer(member));
        integer.filter(|count| member != Member::MaxAutoscalingTaskCount || *count != 0)
    }
}

impl AutoScalingUpdate {
    /// The integer `member`, if this object contains it.
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
    /// The integer `member`, if this object contains it.
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
