//! Conversion of the SDK's capacities, of an update and of a description.

use aws_sdk_kafkaconnect::types;

use crate::document::draft;

/// Converts types of the SDK that have the same fields.
macro_rules! capacities {
    ($(
        $capacity:ident $auto_scaling:ident $scale_in_policy:ident $scale_out_policy:ident $provisioned:ident;
    )+) => {$(
        impl From<&types::$capacity> for draft::CapacityUpdate {
            fn from(capacity: &types::$capacity) -> Self {
                Self {
                    auto_scaling: capacity.auto_scaling.as_ref().map(Into::into),
                    provisioned_capacity: capacity.provisioned_capacity.as_ref().map(Into::into),
                }
            }
        }

        /// A `maxAutoscalingTaskCount` of 0 becomes `None`: the SDK has it where there is none.
        impl From<&types::$auto_scaling> for draft::AutoScalingUpdate {
            fn from(auto_scaling: &types::$auto_scaling) -> Self {
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

        impl From<&types::$scale_in_policy> for draft::ScaleInPolicyUpdate {
            fn from(policy: &types::$scale_in_policy) -> Self {
                Self {
                    cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
                }
            }
        }

        impl From<&types::$scale_out_policy> for draft::ScaleOutPolicyUpdate {
            fn from(policy: &types::$scale_out_policy) -> Self {
                Self {
                    cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
                }
            }
        }

        impl From<&types::$provisioned> for draft::ProvisionedCapacityUpdate {
            fn from(provisioned: &types::$provisioned) -> Self {
                Self {
                    mcu_count: Some(provisioned.mcu_count.into()),
                    worker_count: Some(provisioned.worker_count.into()),
                }
            }
        }
    )+};
}

capacities! {
    CapacityUpdate AutoScalingUpdate ScaleInPolicyUpdate ScaleOutPolicyUpdate ProvisionedCapacityUpdate;
    CapacityDescription AutoScalingDescription ScaleInPolicyDescription ScaleOutPolicyDescription
        ProvisionedCapacityDescription;
}
