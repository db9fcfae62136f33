//! The list of rules, one page each.
//!
//! A page holds the basis of its rule, an invalid and a valid example, the facts that a report keeps of a
//! finding, and the words for them.

pub(crate) mod about;
pub(crate) mod context;
mod example;
mod prelude;
pub(crate) mod properties;
pub(crate) mod reporter;
pub(crate) mod rule;
pub(crate) mod source;
#[macro_use]
mod table;
pub(crate) mod words;

/// Rules about any member.
pub(crate) mod any_member {
    pub(crate) mod duplicate_member;
    pub(crate) mod required;
    pub(crate) mod type_;
    pub(crate) mod unknown_member;
}

/// Rules that relate members of `autoScaling`.
pub(crate) mod auto_scaling {
    pub(crate) mod fixed_autoscaling;
    pub(crate) mod scale_policy_order;
    pub(crate) mod task_count_inert;
    pub(crate) mod task_order;
    pub(crate) mod worker_order;
}

/// Rules about the choice of members in `capacity`.
pub(crate) mod capacity {
    pub(crate) mod exactly_one_capacity;
}

/// Advice on `connectorConfiguration`.
pub(crate) mod configuration {
    pub(crate) mod connector_class_missing;
    pub(crate) mod empty_configuration;
    pub(crate) mod plaintext_secret;
    pub(crate) mod topics_and_regex;
}

/// The kinds of demand that decide the verdict: data that the check, the words and the schemas read.
pub(crate) mod demand {
    pub(crate) mod choice;
    pub(crate) mod domain;
    pub(crate) mod fragment;
    pub(crate) mod order;
}

/// Rules about the choice of members in a document.
pub(crate) mod document {
    pub(crate) mod exactly_one_change;
    pub(crate) mod no_effect;
    pub(crate) mod worker_configuration_choice;
}

/// Rules about one value.
pub(crate) mod value {
    pub(crate) mod arn_scope;
    pub(crate) mod connector_arn;
    pub(crate) mod cpu_utilization;
    pub(crate) mod current_version;
    pub(crate) mod custom_plugin_arn;
    pub(crate) mod integral_float;
    pub(crate) mod mcu_count;
    pub(crate) mod one_plugin;
    pub(crate) mod revision;
    pub(crate) mod revision_unusual;
    pub(crate) mod task_count;
    pub(crate) mod worker_configuration_arn;
    pub(crate) mod worker_count;
    pub(crate) mod worker_quota;
    pub(crate) mod yaml_scalar;
}

use self::{
    about::{About, Follows, Level},
    context::Context,
    demand::{
        choice::{Choice, Unchosen},
        domain::{Outside, Values},
        order::{Disordered, Order},
    },
    properties::Properties,
    reporter::{Document, Integer, Push, Reporter, Str},
    words::Words,
};
use crate::{api::member::Member, document::draft::AutoScalingUpdate};

rules! {
    /// A member has the JSON type that the service model gives it; `null` is never accepted.
    Type "type" any_member::type_ by reading;
    /// Objects other than `connectorConfiguration` have only the members that the API revision
    /// defines.
    UnknownMember "unknown-member" any_member::unknown_member by reading;
    /// A name appears once in an object, `connectorConfiguration` included.
    DuplicateMember "duplicate-member" any_member::duplicate_member by reading;
    /// A required member is present.
    Required "required" any_member::required by required;
    /// A request changes one side of a connector. In `2026-02`: exactly one of `capacity` and
    /// `connectorConfiguration`. In `2026-10`: either `connectorConfiguration`, or one or more of
    /// `capacity`, `plugins`, `workerConfiguration` and `useDefaultWorkerConfiguration`.
    ExactlyOneChange "exactly-one-change" document::exactly_one_change by choice;
    /// `capacity` has exactly one of `autoScaling` and `provisionedCapacity`.
    ExactlyOneCapacity "exactly-one-capacity" capacity::exactly_one_capacity by choice;
    /// `mcuCount` is 1, 2, 4 or 8.
    McuCount "mcu-count" value::mcu_count by domain;
    /// A worker count is from 1 to 2147483647, or to the worker limit, if one is given.
    WorkerCount "worker-count" value::worker_count by domain;
    /// `minWorkerCount` is at most `maxWorkerCount`.
    WorkerOrder "worker-order" auto_scaling::worker_order by order;
    /// `maxAutoscalingTaskCount` is from 1 to 2147483647.
    TaskCount "task-count" value::task_count by domain;
    /// `maxAutoscalingTaskCount` is at least `maxWorkerCount`.
    TaskOrder "task-order" auto_scaling::task_order by order;
    /// `cpuUtilizationPercentage` is from 1 to 100 (percent).
    CpuUtilization "cpu-utilization" value::cpu_utilization by domain;
    /// `connectorArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:connector/NAME/ID`.
    ConnectorArn "connector-arn" value::connector_arn by domain;
    /// `currentVersion` has at least one character.
    CurrentVersion "current-version" value::current_version by domain;
    /// `plugins` has exactly one element.
    OnePlugin "one-plugin" value::one_plugin by domain;
    /// `customPluginArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:custom-plugin/NAME/ID`.
    CustomPluginArn "custom-plugin-arn" value::custom_plugin_arn by domain;
    /// `workerConfigurationArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:worker-configuration/NAME/ID`.
    WorkerConfigurationArn "worker-configuration-arn" value::worker_configuration_arn by domain;
    /// `revision` is from 1 to 9223372036854775807.
    Revision "revision" value::revision by domain;
    /// `workerConfiguration` and `useDefaultWorkerConfiguration` are mutually exclusive.
    WorkerConfigurationChoice "worker-configuration-choice" document::worker_configuration_choice by choice;
    /// The CPU percentage below which workers are removed is less than the one above which they are
    /// added.
    ScalePolicyOrder "scale-policy-order" auto_scaling::scale_policy_order on auto_scaling, risk;
    /// A worker count is at most the account's quota: 10, unless another or a higher worker limit is
    /// given.
    WorkerQuota "worker-quota" value::worker_quota on integer, risk;
    /// `maxAutoscalingTaskCount` is less than `maxWorkerCount` × `mcuCount` × 2, the most tasks
    /// that are possible without it.
    TaskCountInert "task-count-inert" auto_scaling::task_count_inert on auto_scaling, inert;
    /// `minWorkerCount` is less than `maxWorkerCount`.
    FixedAutoscaling "fixed-autoscaling" auto_scaling::fixed_autoscaling on auto_scaling, inert;
    /// An integer is written without a fraction or an exponent.
    IntegralFloat "integral-float" value::integral_float on integer, fails;
    /// In YAML, a string that the AWS CLI reads as a date, a time or an integer is in quotes.
    YamlScalar "yaml-scalar" value::yaml_scalar on string, fails;
    /// `useDefaultWorkerConfiguration` is not `false` if it is the only change.
    NoEffect "no-effect" document::no_effect on document, inert;
    /// The `revision` of a custom plugin or worker configuration is 1.
    RevisionUnusual "revision-unusual" value::revision_unusual on integer, risk;
    /// The ARN of a custom plugin or worker configuration has the partition, region and account of
    /// `connectorArn`.
    ArnScope "arn-scope" value::arn_scope on string, fails;
    /// `connectorConfiguration` is not empty.
    EmptyConfiguration "empty-configuration" configuration::empty_configuration on configuration, risk;
    /// A `connectorConfiguration` that is not empty has `connector.class`.
    ConnectorClassMissing "connector-class-missing" configuration::connector_class_missing on configuration, fails;
    /// `connectorConfiguration` has at most one of `topics` and `topics.regex`.
    TopicsAndRegex "topics-and-regex" configuration::topics_and_regex on configuration, fails;
    /// A property of `connectorConfiguration` whose name marks it as a secret is empty or has a
    /// placeholder `${provider:path:key}` in its value. Such a name contains `password`, `secret`,
    /// `token`, `credential`, `private.key` or `api.key`, in upper or lower case, and does not end in
    /// `.class`, `.provider`, `.file`, `.path`, `.location`, `.enabled` or `.type`; or it ends in
    /// `sasl.jaas.config` and the value sets `password=` or `clientSecret=`.
    PlaintextSecret "plaintext-secret" configuration::plaintext_secret on configuration, risk;
}

/// The rule that bounds a member's values.
#[derive(Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) rule: Rule,
    pub(crate) values: Values,
    pub(crate) facts: fn(Outside) -> Facts,
}

impl Bound {
    /// The bound of `member`, if it has one.
    #[expect(clippy::indexing_slicing, reason = "each member has an element")]
    pub(crate) const fn of(member: Member) -> Option<&'static Self> {
        const BOUNDED: &Bounds = &BOUNDS;
        BOUNDED[member as usize].as_ref()
    }

    /// Returns `bounds` with this one set for each of `members`.
    #[expect(
        clippy::indexing_slicing,
        reason = "only the table calls this, at compile time"
    )]
    const fn for_each(self, members: &[Member], mut bounds: Bounds) -> Bounds {
        let mut rest = members;
        while let [member, others @ ..] = rest {
            bounds[*member as usize] = Some(self);
            rest = others;
        }
        bounds
    }
}

type Bounds = [Option<Bound>; Member::COUNT];
