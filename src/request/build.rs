//! Builds the valid request from a draft without mistakes. Each step returns `None` only if a rule is broken.

use crate::{
    api::{member::Member, options::Options},
    document::draft::{self, Draft},
    request::{
        AutoScaling, Capacity, Change, CustomPlugin, McuCount, ProvisionedCapacity, Request,
        ScalePolicy, WorkerConfiguration, WorkerConfigurationChoice, WorkerSettings,
    },
};

impl Request {
    /// Takes the request out of a draft without mistakes. Returns `None` only if a rule is broken.
    pub(crate) fn of(draft: &mut Draft, options: &Options) -> Option<Self> {
        let outside =
            |member, value: Option<String>| options.outside(member).map(str::to_owned).or(value);
        Some(Self {
            connector_arn: outside(Member::ConnectorArn, draft.connector_arn.take()),
            current_version: outside(Member::CurrentVersion, draft.current_version.take()),
            change: match draft.connector_configuration.take() {
                Some(configuration) => Change::ConnectorConfiguration(configuration),
                None => Change::WorkerSettings(WorkerSettings {
                    capacity: match &draft.capacity {
                        Some(capacity) => Some(Capacity::of(capacity)?),
                        None => None,
                    },
                    plugin: match draft.plugins.take() {
                        Some(plugins) => Some(CustomPlugin::of(plugins)?),
                        None => None,
                    },
                    worker_configuration: match draft.worker_configuration.take() {
                        Some(configuration) => {
                            Some(WorkerConfigurationChoice::WorkerConfiguration(
                                WorkerConfiguration::of(configuration)?,
                            ))
                        }
                        None => draft
                            .use_default_worker_configuration
                            .map(WorkerConfigurationChoice::UseDefault),
                    },
                }),
            },
            skip_health_validation: draft.skip_health_validation,
        })
    }
}

impl Capacity {
    fn of(draft: &draft::CapacityUpdate) -> Option<Self> {
        Some(match (&draft.auto_scaling, &draft.provisioned_capacity) {
            (Some(auto_scaling), _) => Self::AutoScaling(AutoScaling::of(auto_scaling)?),
            (None, Some(provisioned)) => {
                Self::ProvisionedCapacity(ProvisionedCapacity::of(provisioned)?)
            }
            (None, None) => return None,
        })
    }
}

impl AutoScaling {
    fn of(draft: &draft::AutoScalingUpdate) -> Option<Self> {
        let policy = |percentage: Option<i64>| {
            Some(ScalePolicy {
                cpu_utilization_percentage: percentage?.try_into().ok()?,
            })
        };
        Some(Self {
            max_worker_count: draft.max_worker_count?.try_into().ok()?,
            mcu_count: McuCount::of(draft.mcu_count?)?,
            min_worker_count: draft.min_worker_count?.try_into().ok()?,
            scale_in_policy: policy(draft.scale_in_policy?.cpu_utilization_percentage)?,
            scale_out_policy: policy(draft.scale_out_policy?.cpu_utilization_percentage)?,
            max_autoscaling_task_count: match draft.max_autoscaling_task_count {
                Some(count) => Some(count.try_into().ok()?),
                None => None,
            },
        })
    }
}

impl ProvisionedCapacity {
    fn of(draft: &draft::ProvisionedCapacityUpdate) -> Option<Self> {
        Some(Self {
            mcu_count: McuCount::of(draft.mcu_count?)?,
            worker_count: draft.worker_count?.try_into().ok()?,
        })
    }
}

impl McuCount {
    fn of(count: i64) -> Option<Self> {
        Self::try_from(i32::try_from(count).ok()?).ok()
    }
}

impl CustomPlugin {
    fn of(plugins: Vec<draft::Plugin>) -> Option<Self> {
        let draft = plugins.into_iter().next()?.custom_plugin?;
        Some(Self {
            custom_plugin_arn: draft.custom_plugin_arn?,
            revision: draft.revision?,
        })
    }
}

impl WorkerConfiguration {
    fn of(draft: draft::WorkerConfiguration) -> Option<Self> {
        Some(Self {
            worker_configuration_arn: draft.worker_configuration_arn?,
            revision: draft.revision?,
        })
    }
}
