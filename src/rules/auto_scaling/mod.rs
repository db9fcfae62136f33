//! Rules about the members of `autoScaling` together.

pub(crate) mod scale_policy_order;
pub(crate) mod task_count_inert;
pub(crate) mod task_order;
pub(crate) mod worker_order;
