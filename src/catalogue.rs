//! The catalogue of rules and advice: every demand on a request, as data.

use std::{fmt, str::FromStr};

use crate::options::Revision;

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// A request that breaks the rule is invalid.
    Violation,
    /// A request that does not do as the rule says is valid all the same, but probably not what was
    /// meant.
    Advice,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Violation => "violation",
            Self::Advice => "advice",
        })
    }
}

/// How well a rule is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The service's own documents say it.
    Documented,
    /// It follows from what [`Rule::basis`] tells.
    Inferred,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Documented => "documented",
            Self::Inferred => "inferred",
        })
    }
}

/// The values that a rule allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// The rule bounds no single value.
    Any,
    OneOf(&'static [i64]),
    /// From the first to the second.
    Range(i64, i64),
    /// An ARN of this resource type.
    Arn(&'static str),
    NotEmpty,
}

struct Entry {
    name: &'static str,
    level: Level,
    demand: &'static str,
    since: Revision,
    evidence: Evidence,
    basis: &'static str,
    source: &'static str,
    values: Values,
    breaks: &'static str,
    keeps: &'static str,
}

pub(crate) const API: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_UpdateConnector.html";
const API_AUTO_SCALING: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_AutoScalingUpdate.html";
const API_CREATE: &str = "https://docs.aws.amazon.com/MSKC/latest/mskc/API_CreateConnector.html";
const API_SCALE_IN: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_ScaleInPolicyUpdate.html";
const GUIDE_CAPACITY: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-capacity.html";
const GUIDE_PROVIDERS: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-config-provider.html";
const GUIDE_QUOTAS: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/limits.html#mkc-quota";
const GUIDE_TASKS: &str = "https://docs.aws.amazon.com/msk/latest/developerguide/\
    msk-connect-max-autoscaling-task-count.html";
const GUIDE_UPDATE: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/mkc-update-connector.html";
const ARN_FORMATS: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/\
    list_amazonmanagedstreamingforkafkaconnect.html";
const KAFKA_SINKS: &str = "https://kafka.apache.org/documentation/#sinkconnectorconfigs";
const I_JSON: &str = "https://www.rfc-editor.org/rfc/rfc7493#section-2.3";
const SERVICE_MODEL: &str = "https://pypi.org/project/botocore/";

/// A request document of an ARN, a version and these members.
macro_rules! request {
    ($($member:expr),*) => {
        concat!(
            "{\n",
            r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#, "\n",
            r#"  "currentVersion": "K2EUQ1WTGCTBG2""#,
            $(",\n", $member,)*
            "\n}\n"
        )
    };
}

/// The member `capacity` with an `autoScaling` of these values.
macro_rules! auto_scaling {
    (max $max:literal, mcu $mcu:literal, min $min:literal, cpu $cpu:literal $(, tasks $tasks:literal)?) => {
        concat!(
            r#"  "capacity": {"#, "\n",
            r#"    "autoScaling": {"#, "\n",
            r#"      "maxWorkerCount": "#, $max, ",\n",
            r#"      "mcuCount": "#, $mcu, ",\n",
            r#"      "minWorkerCount": "#, $min, ",\n",
            r#"      "scaleInPolicy": { "cpuUtilizationPercentage": 20 },"#, "\n",
            r#"      "scaleOutPolicy": { "cpuUtilizationPercentage": "#, $cpu, " }",
            $(",\n", r#"      "maxAutoscalingTaskCount": "#, $tasks,)?
            "\n    }\n  }"
        )
    };
}

/// The member `capacity` with a `provisionedCapacity` of these members.
macro_rules! provisioned {
    ($members:literal) => {
        concat!(
            r#"  "capacity": {"#,
            "\n",
            r#"    "provisionedCapacity": { "#,
            $members,
            " }\n",
            "  }"
        )
    };
}

/// The member `plugins` with this text.
macro_rules! plugin {
    ($arn:literal, $revision:literal) => {
        concat!(
            r#"    { "customPlugin": {"#,
            "\n",
            r#"      "customPluginArn": ""#,
            $arn,
            "\",\n",
            r#"      "revision": "#,
            $revision,
            " } }"
        )
    };
}

macro_rules! catalogue {
    ($(
        $(#[doc = $demand:literal])+
        $id:ident $name:literal {
            level: $level:ident,
            since: $since:ident,
            evidence: $evidence:ident,
            basis: $basis:expr,
            source: $source:expr,
            values: $values:expr,
            breaks: $breaks:expr,
            keeps: $keeps:expr,
        }
    )+) => {
        /// A rule of the catalogue. Rules are in the order in which a report tells those at one
        /// place.
        ///
        /// ```
        /// use msk_connect_preflight::{Request, Error, Options, Rule};
        ///
        /// let rule: Rule = "mcu-count".parse()?;
        /// assert_eq!(rule.demand(), "`mcuCount` is 1, 2, 4 or 8");
        /// let Err(Error::Invalid(report)) = Request::from_json(rule.breaks(), &Options::default()) else {
        ///     panic!("the document breaks the rule");
        /// };
        /// assert_eq!(report.violations()[0].rule(), rule);
        /// # Ok::<(), msk_connect_preflight::UnknownRule>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = concat!("`", $name, "`:")]
                $(#[doc = $demand])+
                $id,
            )+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$id,)+];

            const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$id => const { &Entry {
                        name: $name,
                        level: Level::$level,
                        demand: concat!($($demand),+).trim_ascii(),
                        since: Revision::$since,
                        evidence: Evidence::$evidence,
                        basis: $basis,
                        source: $source,
                        values: $values,
                        breaks: $breaks,
                        keeps: $keeps,
                    } },)+
                }
            }
        }
    };
}

catalogue! {
    /// A member has the JSON type that the service model gives it; `null` is no member's type.
    Type "type" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the service model (`kafkaconnect/2021-09-14/service-2.json` in botocore) gives every member a type",
        source: SERVICE_MODEL,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": "1", "workerCount": 2"#)),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    }
    /// Objects other than `connectorConfiguration` have only the members that the API
    /// revision gives them.
    UnknownMember "unknown-member" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "botocore, the AWS CLI and CloudFormation refuse unknown members",
        source: API,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#), r#"  "connectorName": "orders""#),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    }
    /// A name stands once in an object, `connectorConfiguration` included.
    DuplicateMember "duplicate-member" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "I-JSON forbids repeated names; of several values the AWS CLI keeps the last one without a word",
        source: I_JSON,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2, "workerCount": 3"#)),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    }
    /// A required member is present.
    Required "required" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the service model lists the required members of every structure",
        source: SERVICE_MODEL,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 1"#)),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    }
    /// A request changes one side of a connector. In `2026-02`: exactly one of `capacity` and
    /// `connectorConfiguration`. In `2026-10`: either `connectorConfiguration`, or one or more of
    /// `capacity`, `plugins`, `workerConfiguration` and `useDefaultWorkerConfiguration`.
    ExactlyOneChange "exactly-one-change" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the operation says that only one side may be specified; that none at all is refused is inferred, since nothing would be updated",
        source: API,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#), r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#),
        keeps: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#),
    }
    /// `capacity` has exactly one of `autoScaling` and `provisionedCapacity`.
    ExactlyOneCapacity "exactly-one-capacity" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "the documents say it of CreateConnector, and the CloudFormation schema of a connector says it too",
        source: API_CREATE,
        values: Values::Any,
        breaks: request!(r#"  "capacity": {}"#),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    }
    /// `mcuCount` is 1, 2, 4 or 8.
    McuCount "mcu-count" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the API reference lists the valid values",
        source: API_AUTO_SCALING,
        values: Values::OneOf(&[1, 2, 4, 8]),
        breaks: request!(provisioned!(r#""mcuCount": 3, "workerCount": 2"#)),
        keeps: request!(provisioned!(r#""mcuCount": 8, "workerCount": 2"#)),
    }
    /// A worker count is from 1 to 2147483647, or to the worker limit of the caller.
    WorkerCount "worker-count" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "the service model bounded worker counts to 1 to 10 up to botocore 1.35.97 and has a bare 32-bit integer since; below 1 nothing would run",
        source: API_AUTO_SCALING,
        values: Values::Range(1, 2_147_483_647),
        breaks: request!(provisioned!(r#""mcuCount": 1, "workerCount": 0"#)),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 1"#)),
    }
    /// `minWorkerCount` is at most `maxWorkerCount`.
    WorkerOrder "worker-order" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "the developer guide has the number of workers scale within the minimum and the maximum",
        source: GUIDE_CAPACITY,
        values: Values::Any,
        breaks: request!(auto_scaling!(max 2, mcu 1, min 3, cpu 80)),
        keeps: request!(auto_scaling!(max 3, mcu 1, min 3, cpu 80)),
    }
    /// `maxAutoscalingTaskCount` is from 1 to 2147483647.
    TaskCount "task-count" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "the service model has a 32-bit integer, and the count may not be below `maxWorkerCount`",
        source: API_AUTO_SCALING,
        values: Values::Range(1, 2_147_483_647),
        breaks: request!(auto_scaling!(max 1, mcu 1, min 1, cpu 80, tasks 2147483648)),
        keeps: request!(auto_scaling!(max 1, mcu 1, min 1, cpu 80, tasks 2147483647)),
    }
    /// `maxAutoscalingTaskCount` is at least `maxWorkerCount`.
    TaskOrder "task-order" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the developer guide demands it",
        source: GUIDE_TASKS,
        values: Values::Any,
        breaks: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 3)),
        keeps: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 4)),
    }
    /// `cpuUtilizationPercentage` is from 1 to 100 (percent).
    CpuUtilization "cpu-utilization" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the API reference gives the range",
        source: API_SCALE_IN,
        values: Values::Range(1, 100),
        breaks: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 101)),
        keeps: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 100)),
    }
    /// `connectorArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:connector/NAME/ID`.
    ConnectorArn "connector-arn" {
        level: Violation,
        since: V2026_02,
        evidence: Documented,
        basis: "the service authorization reference gives the form",
        source: ARN_FORMATS,
        values: Values::Arn("connector"),
        breaks: concat!("{\n", r#"  "connectorArn": "arn:aws:kafka:us-east-1:123456789012:cluster/orders/4fa1-2","#, "\n", r#"  "currentVersion": "K2EUQ1WTGCTBG2","#, "\n", provisioned!(r#""mcuCount": 1, "workerCount": 2"#), "\n}\n"),
        keeps: concat!("{\n", r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#, "\n", r#"  "currentVersion": "K2EUQ1WTGCTBG2","#, "\n", provisioned!(r#""mcuCount": 1, "workerCount": 2"#), "\n}\n"),
    }
    /// `currentVersion` has at least one character.
    CurrentVersion "current-version" {
        level: Violation,
        since: V2026_02,
        evidence: Inferred,
        basis: "the AWS SDK for Rust refuses an empty version; the service documents no syntax",
        source: API,
        values: Values::NotEmpty,
        breaks: concat!("{\n", r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#, "\n", r#"  "currentVersion": "","#, "\n", provisioned!(r#""mcuCount": 1, "workerCount": 2"#), "\n}\n"),
        keeps: concat!("{\n", r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#, "\n", r#"  "currentVersion": "K2EUQ1WTGCTBG2","#, "\n", provisioned!(r#""mcuCount": 1, "workerCount": 2"#), "\n}\n"),
    }
    /// `plugins` has exactly one element.
    OnePlugin "one-plugin" {
        level: Violation,
        since: V2026_10,
        evidence: Documented,
        basis: "the operation asks for a list of a single element",
        source: API,
        values: Values::Any,
        breaks: request!(r#"  "plugins": []"#),
        keeps: request!(concat!("  \"plugins\": [\n", plugin!("arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1", 1), "\n  ]")),
    }
    /// `customPluginArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:custom-plugin/NAME/ID`.
    CustomPluginArn "custom-plugin-arn" {
        level: Violation,
        since: V2026_10,
        evidence: Documented,
        basis: "the service authorization reference gives the form",
        source: ARN_FORMATS,
        values: Values::Arn("custom-plugin"),
        breaks: request!(concat!("  \"plugins\": [\n", plugin!("arn:aws:s3:::plugins/debezium.zip", 1), "\n  ]")),
        keeps: request!(concat!("  \"plugins\": [\n", plugin!("arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1", 1), "\n  ]")),
    }
    /// `workerConfigurationArn` is an ARN of the form
    /// `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:worker-configuration/NAME/ID`.
    WorkerConfigurationArn "worker-configuration-arn" {
        level: Violation,
        since: V2026_10,
        evidence: Documented,
        basis: "the service authorization reference gives the form",
        source: ARN_FORMATS,
        values: Values::Arn("worker-configuration"),
        breaks: request!(r#"  "workerConfiguration": { "workerConfigurationArn": "json", "revision": 1 }"#),
        keeps: request!(r#"  "workerConfiguration": { "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3", "revision": 1 }"#),
    }
    /// `revision` is from 1 to 9223372036854775807.
    Revision "revision" {
        level: Violation,
        since: V2026_10,
        evidence: Documented,
        basis: "the service model has a 64-bit integer of at least 1",
        source: SERVICE_MODEL,
        values: Values::Range(1, i64::MAX),
        breaks: request!(concat!("  \"plugins\": [\n", plugin!("arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1", 0), "\n  ]")),
        keeps: request!(concat!("  \"plugins\": [\n", plugin!("arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1", 1), "\n  ]")),
    }
    /// `workerConfiguration` and `useDefaultWorkerConfiguration` never stand together.
    WorkerConfigurationChoice "worker-configuration-choice" {
        level: Violation,
        since: V2026_10,
        evidence: Documented,
        basis: "the operation says that the two exclude each other",
        source: API,
        values: Values::Any,
        breaks: request!(r#"  "useDefaultWorkerConfiguration": true"#, r#"  "workerConfiguration": { "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3", "revision": 1 }"#),
        keeps: request!(r#"  "useDefaultWorkerConfiguration": true"#),
    }
    /// The percentage below which workers are taken away is less than the one above which they are
    /// added.
    ScalePolicyOrder "scale-policy-order" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "the developer guide has workers taken away below one percentage and added above the other; where the first is not the lesser, workers come and go in turns",
        source: GUIDE_CAPACITY,
        values: Values::Any,
        breaks: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 20)),
        keeps: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 21)),
    }
    /// A worker count is at most the quota of the account: 10, unless the caller sets another.
    WorkerQuota "worker-quota" {
        level: Advice,
        since: V2026_02,
        evidence: Documented,
        basis: "the developer guide lists the quota of workers for a connector, which can be raised",
        source: GUIDE_QUOTAS,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 1, "workerCount": 11"#)),
        keeps: request!(provisioned!(r#""mcuCount": 1, "workerCount": 10"#)),
    }
    /// `maxAutoscalingTaskCount` is less than `maxWorkerCount` × `mcuCount` × 2, the most tasks that
    /// there are without it.
    TaskCountInert "task-count-inert" {
        level: Advice,
        since: V2026_02,
        evidence: Documented,
        basis: "the developer guide gives the number of tasks without the limit: 2 for each MCU of each worker",
        source: GUIDE_TASKS,
        values: Values::Any,
        breaks: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 8)),
        keeps: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 80, tasks 7)),
    }
    /// An integer is written without a fraction and without an exponent.
    IntegralFloat "integral-float" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "JSON Schema takes 4.0 for the integer 4, but botocore and the AWS CLI take it for a float and refuse it",
        source: SERVICE_MODEL,
        values: Values::Any,
        breaks: request!(provisioned!(r#""mcuCount": 4.0, "workerCount": 2"#)),
        keeps: request!(provisioned!(r#""mcuCount": 4, "workerCount": 2"#)),
    }
    /// `connectorConfiguration` is not empty.
    EmptyConfiguration "empty-configuration" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "the service model has no least size for the map, but with an empty one there is nothing to update",
        source: SERVICE_MODEL,
        values: Values::Any,
        breaks: request!(r#"  "connectorConfiguration": {}"#),
        keeps: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#),
    }
    /// A `connectorConfiguration` that is not empty has `connector.class`.
    ConnectorClassMissing "connector-class-missing" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "the developer guide's example is a complete configuration, and it says that `connector.class` can't be overridden",
        source: GUIDE_UPDATE,
        values: Values::Any,
        breaks: request!(r#"  "connectorConfiguration": { "tasks.max": "2" }"#),
        keeps: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "tasks.max": "2" }"#),
    }
    /// `connectorConfiguration` has at most one of `topics` and `topics.regex`.
    TopicsAndRegex "topics-and-regex" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "Kafka Connect lets a sink connector have only one of them",
        source: KAFKA_SINKS,
        values: Values::Any,
        breaks: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "topics.regex": "orders-.*" }"#),
        keeps: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics.regex": "orders-.*" }"#),
    }
    /// A property of `connectorConfiguration` that is a secret by its name is empty or has a
    /// placeholder `${provider:path:key}` in its value. Such are names that hold `password`, `secret`,
    /// `token`, `credential`, `private.key` or `api.key`, in upper or lower case, and do not end in
    /// `.class`, `.provider`, `.file`, `.path`, `.location`, `.enabled` or `.type`; and those that end
    /// in `sasl.jaas.config`, where the value sets `password=` or `clientSecret=`.
    PlaintextSecret "plaintext-secret" {
        level: Advice,
        since: V2026_02,
        evidence: Inferred,
        basis: "the developer guide has secrets kept outside of the configuration, which gets them from configuration providers; that a value is a secret is told by its name",
        source: GUIDE_PROVIDERS,
        values: Values::Any,
        breaks: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "connection.password": "swordfish" }"#),
        keeps: request!(r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "connection.password": "${secretManager:orders:password}" }"#),
    }
}

impl Rule {
    /// The rule's name, in kebab case. It never changes its meaning.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// What the rule decides.
    #[must_use]
    pub const fn level(self) -> Level {
        self.entry().level
    }

    /// What the rule demands, as one sentence or more without a final full stop.
    #[must_use]
    pub fn demand(self) -> &'static str {
        self.entry().demand.trim_end_matches('.')
    }

    /// The first revision of the API that the rule is about.
    #[must_use]
    pub const fn since(self) -> Revision {
        self.entry().since
    }

    /// How well the rule is founded.
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        self.entry().evidence
    }

    /// What the rule is founded on.
    #[must_use]
    pub const fn basis(self) -> &'static str {
        self.entry().basis
    }

    /// The address where [`basis`](Self::basis) can be read.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.entry().source
    }

    /// A request document, of the revision [`since`](Self::since), that breaks this rule alone; of
    /// advice a valid one that gets this advice alone.
    #[must_use]
    pub const fn breaks(self) -> &'static str {
        self.entry().breaks
    }

    /// A valid request document, of the revision [`since`](Self::since), that keeps the rule; of
    /// advice one that gets none.
    #[must_use]
    pub const fn keeps(self) -> &'static str {
        self.entry().keeps
    }

    pub(crate) const fn values(self) -> Values {
        self.entry().values
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let rules = || Self::ALL.iter().copied();
        rules()
            .find(|rule| rule.name() == name)
            .ok_or_else(|| UnknownRule {
                nearest: crate::text::nearest(name, rules().map(|rule| (rule, rule.name()))),
            })
    }
}

/// A name that no [`Rule`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule{}", .nearest.map(|rule| format!(", did you mean `{rule}`?")).unwrap_or_default())]
pub struct UnknownRule {
    nearest: Option<Rule>,
}

impl UnknownRule {
    /// The rule whose name is most like the given one, if any is.
    #[must_use]
    pub const fn nearest(&self) -> Option<Rule> {
        self.nearest
    }
}
