//! The list of rules, one page each.
//!
//! A page holds the basis of its rule, an invalid and a valid example, the facts that a report keeps of a
//! finding, and the words for them.

pub(crate) mod about;
pub(crate) mod comparing;
pub(crate) mod context;
mod example;
mod prelude;
pub(crate) mod properties;
pub(crate) mod repair;
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
    pub(crate) mod alias_duplicate;
    pub(crate) mod alias_not_listed;
    pub(crate) mod alias_type_missing;
    pub(crate) mod blank_around;
    pub(crate) mod client_override_prefix;
    pub(crate) mod config_reload;
    pub(crate) mod connector_class_blank;
    pub(crate) mod connector_class_missing;
    pub(crate) mod converter_options_inert;
    pub(crate) mod dead_letter_queue_consumed;
    pub(crate) mod dead_letter_queue_on_source;
    pub(crate) mod dead_letter_queue_without_tolerance;
    pub(crate) mod empty_configuration;
    pub(crate) mod errors_swallowed;
    pub(crate) mod placeholder_broken;
    pub(crate) mod plaintext_secret;
    pub(crate) mod predicate_not_listed;
    pub(crate) mod property_boolean;
    pub(crate) mod property_choice;
    pub(crate) mod property_number;
    pub(crate) mod sink_topics_missing;
    pub(crate) mod tasks_max;
    pub(crate) mod template_unrendered;
    pub(crate) mod topic_creation_default;
    pub(crate) mod topics_and_regex;
    pub(crate) mod transform_variant_missing;
    pub(crate) mod worker_property;
}

/// Rules about a valid request, compared with the connector that it is for.
pub(crate) mod connector {
    pub(crate) mod already_default;
    pub(crate) mod connector_busy;
    pub(crate) mod connector_class_changed;
    pub(crate) mod connector_failed;
    pub(crate) mod connector_mismatch;
    pub(crate) mod identical_capacity;
    pub(crate) mod identical_configuration;
    pub(crate) mod identical_plugin;
    pub(crate) mod identical_worker_configuration;
    pub(crate) mod offsets_topic;
    pub(crate) mod paused_connector;
    pub(crate) mod placeholder_to_plaintext;
    pub(crate) mod placeholder_without_provider;
    pub(crate) mod properties_dropped;
    pub(crate) mod providers_dropped;
    pub(crate) mod task_count_dropped;
    pub(crate) mod tasks_max_overridden;
    pub(crate) mod version_stale;
    pub(crate) mod version_unsupported;
    pub(crate) mod workers_exceed_tasks;
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
    pub(crate) mod placeholder_version;
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
    comparing::Comparing,
    context::Context,
    demand::{
        choice::{Choice, Unchosen},
        domain::{Outside, Values},
        order::{Disordered, Order},
    },
    properties::{Properties, Property, allowed::Allowed},
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
    /// `currentVersion` has no white space or control character, is not a word for nothing (`None`,
    /// `null`, `undefined`), and has no placeholder of a template that was not filled in.
    PlaceholderVersion "placeholder-version" value::placeholder_version on string, fails;
    /// `connectorConfiguration` is not empty.
    EmptyConfiguration "empty-configuration" configuration::empty_configuration on configuration, risk;
    /// A `connectorConfiguration` that is not empty has `connector.class`.
    ConnectorClassMissing "connector-class-missing" configuration::connector_class_missing on configuration, fails;
    /// `connector.class` is not empty, and has no white space around it.
    ConnectorClassBlank "connector-class-blank" configuration::connector_class_blank on configuration, fails;
    /// `connectorConfiguration` has at most one of `topics` and `topics.regex` that is not blank.
    TopicsAndRegex "topics-and-regex" configuration::topics_and_regex on configuration, fails;
    /// A sink connector has `topics` or `topics.regex`.
    SinkTopicsMissing "sink-topics-missing" configuration::sink_topics_missing on configuration, fails;
    /// `tasks.max` is an integer from 1 to 2147483647.
    TasksMax "tasks-max" configuration::tasks_max on configuration, fails;
    /// `errors.tolerance` is `none` or `all`, `config.action.reload` is `none` or `restart`; except in a sink
    /// connector `exactly.once.support` is `requested` or `required`, and `transaction.boundary` is `poll`,
    /// `interval` or `connector`.
    PropertyChoice "property-choice" configuration::property_choice on configuration, fails;
    /// `errors.log.enable`, `errors.log.include.messages`, the `negate` of a transformation and, in a sink
    /// connector, `errors.deadletterqueue.context.headers.enable` are `true` or `false`.
    PropertyBoolean "property-boolean" configuration::property_boolean on configuration, fails;
    /// `errors.retry.timeout` and `errors.retry.delay.max.ms` are integers, as are in a sink connector the
    /// replication factor of the dead letter queue, and in others `transaction.boundary.interval.ms`, the
    /// replication factors and the numbers of partitions of topic creation.
    PropertyNumber "property-number" configuration::property_number on configuration, fails;
    /// Each alias in `transforms` and `predicates` has a `type`.
    AliasTypeMissing "alias-type-missing" configuration::alias_type_missing on configuration, fails;
    /// A transformation of Kafka's own that has variants names one, `$Key` or `$Value`.
    TransformVariantMissing "transform-variant-missing" configuration::transform_variant_missing on configuration, fails;
    /// An alias appears once in `transforms`, `predicates` or `topic.creation.groups`.
    AliasDuplicate "alias-duplicate" configuration::alias_duplicate on configuration, fails;
    /// A property of a transformation, predicate or group of topic creation belongs to a listed alias.
    AliasNotListed "alias-not-listed" configuration::alias_not_listed on configuration, inert;
    /// The `predicate` of a transformation is one of `predicates`, and `negate` has a `predicate` next to it.
    PredicateNotListed "predicate-not-listed" configuration::predicate_not_listed on configuration, fails;
    /// The dead letter queue is none of `topics`.
    DeadLetterQueueConsumed "dead-letter-queue-consumed" configuration::dead_letter_queue_consumed on configuration, fails;
    /// With a dead letter queue, `errors.tolerance` is `all`.
    DeadLetterQueueWithoutTolerance "dead-letter-queue-without-tolerance" configuration::dead_letter_queue_without_tolerance on configuration, fails;
    /// A source connector has no dead letter queue.
    DeadLetterQueueOnSource "dead-letter-queue-on-source" configuration::dead_letter_queue_on_source on configuration, inert;
    /// If `errors.tolerance` is `all`, a log or a dead letter queue shows bad records.
    ErrorsSwallowed "errors-swallowed" configuration::errors_swallowed on configuration, risk;
    /// A source connector with properties of topic creation has `topic.creation.default.partitions` and
    /// `topic.creation.default.replication.factor`.
    TopicCreationDefault "topic-creation-default" configuration::topic_creation_default on configuration, fails;
    /// Options of a converter come with the converter itself.
    ConverterOptionsInert "converter-options-inert" configuration::converter_options_inert on configuration, inert;
    /// Properties of a connector's clients begin with `consumer.override.`, `producer.override.` or
    /// `admin.override.`.
    ClientOverridePrefix "client-override-prefix" configuration::client_override_prefix on configuration, inert;
    /// `connectorConfiguration` has no property of workers.
    WorkerProperty "worker-property" configuration::worker_property on configuration, inert;
    /// With a placeholder in some value, `config.action.reload` is `none`.
    ConfigReload "config-reload" configuration::config_reload on configuration, risk;
    /// A placeholder has no `$` or `\` before it, and no ARN with colons in it.
    PlaceholderBroken "placeholder-broken" configuration::placeholder_broken on property, fails;
    /// A value holds no placeholder of a template that was not filled in, and is no mask.
    TemplateUnrendered "template-unrendered" configuration::template_unrendered on property, fails;
    /// A name has no white space or control character at either end, and a value no carriage return at its end.
    BlankAround "blank-around" configuration::blank_around on property, fails;
    /// A property of `connectorConfiguration` holds no secret in plain text. Placeholders `${provider:path:key}` are
    /// taken out of its value before. A secret is, whatever the name of the property is, the password in a URL
    /// (`scheme://user:password@host`), a parameter in the value that sets one (`password=`, `pwd=`,
    /// `clientSecret=`, `SharedAccessKey=`, `AccountKey=`), a private key in PEM, and an `Authorization` of `Basic`
    /// or `Bearer`. It is also a value whose name ends in `password`, `passwd`, `pwd`, `passphrase`, `secret`,
    /// `token`, `credential`, `credentials`, `authorization`, `keyfile`, `user.info`, `secret.access.key`,
    /// `shared.access.key`, or `key` after `private`, `secret`, `shared`, `api`, `account`, `master`, `sas` or
    /// `keystore`, in upper or lower case, with `.`, `-`, `_` or nothing between the words, and maybe `json` or
    /// `value` after them. Not judged by name are properties of `transforms.` and `config.providers.`, `true`,
    /// `false`, and the path of a file for a private key.
    PlaintextSecret "plaintext-secret" configuration::plaintext_secret on configuration, risk;
    /// The description is of the connector that the request is for.
    ConnectorMismatch "connector-mismatch" connector::connector_mismatch on other_connector, conflict;
    /// `currentVersion` is the version of the connector.
    VersionStale "version-stale" connector::version_stale on connector, conflict;
    /// A paused connector is updated with `skipHealthValidation`.
    PausedConnector "paused-connector" connector::paused_connector on connector, conflict;
    /// No other operation changes the connector.
    ConnectorBusy "connector-busy" connector::connector_busy on connector, conflict;
    /// The connector has not failed, and its state is known.
    ConnectorFailed "connector-failed" connector::connector_failed on connector, risk;
    /// `capacity` is not that of the connector. A conflict if it is the only change, otherwise advice.
    IdenticalCapacity "identical-capacity" connector::identical_capacity on connector, conflict, inert;
    /// `connectorConfiguration` is not that of the connector.
    IdenticalConfiguration "identical-configuration" connector::identical_configuration on connector, fails;
    /// `plugins` has not the plugin of the connector.
    IdenticalPlugin "identical-plugin" connector::identical_plugin on connector, inert;
    /// `workerConfiguration` is not that of the connector.
    IdenticalWorkerConfiguration "identical-worker-configuration" connector::identical_worker_configuration on connector, inert;
    /// `useDefaultWorkerConfiguration` is not `true` if the connector has the default worker configuration.
    AlreadyDefault "already-default" connector::already_default on connector, inert;
    /// `connector.class` is that of the connector. A conflict, or advice if both may be the same class: one is
    /// the simple name of the other, or has a placeholder.
    ConnectorClassChanged "connector-class-changed" connector::connector_class_changed on connector, conflict, risk;
    /// `connectorConfiguration` has every property of the connector, since it replaces them all.
    PropertiesDropped "properties-dropped" connector::properties_dropped on connector, risk;
    /// A property has a placeholder if it has one in the connector.
    PlaceholderToPlaintext "placeholder-to-plaintext" connector::placeholder_to_plaintext on connector, risk;
    /// No property has a placeholder if the connector has the default worker configuration.
    PlaceholderWithoutProvider "placeholder-without-provider" connector::placeholder_without_provider on connector, fails;
    /// `useDefaultWorkerConfiguration` is not `true` if the connector has placeholders.
    ProvidersDropped "providers-dropped" connector::providers_dropped on connector, fails;
    /// The worker configuration stays the same, since it can set the topic of the offsets.
    OffsetsTopic "offsets-topic" connector::offsets_topic on connector, risk;
    /// `tasks.max` stays the same in a connector with auto scaling, which sets it.
    TasksMaxOverridden "tasks-max-overridden" connector::tasks_max_overridden on connector, inert;
    /// `workerCount` is at most `tasks.max` of the connector.
    WorkersExceedTasks "workers-exceed-tasks" connector::workers_exceed_tasks on connector, inert;
    /// `autoScaling` has `maxAutoscalingTaskCount` if the connector has it.
    TaskCountDropped "task-count-dropped" connector::task_count_dropped on connector, risk;
    /// A property exists in the connector's version of Kafka Connect.
    VersionUnsupported "version-unsupported" connector::version_unsupported on connector, inert;
}

/// What single properties may hold, each with its rule.
pub(crate) fn allowed() -> impl Iterator<Item = (Rule, &'static Allowed)> {
    let lists: [(Rule, &[Allowed]); 4] = [
        (Rule::TasksMax, &configuration::tasks_max::ALLOWED),
        (
            Rule::PropertyChoice,
            &configuration::property_choice::ALLOWED,
        ),
        (
            Rule::PropertyBoolean,
            &configuration::property_boolean::ALLOWED,
        ),
        (
            Rule::PropertyNumber,
            &configuration::property_number::ALLOWED,
        ),
    ];
    let lists = lists.into_iter();
    lists.flat_map(|(rule, list)| list.iter().map(move |allowed| (rule, allowed)))
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
