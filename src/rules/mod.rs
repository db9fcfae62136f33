//! The rules and the advice, each a page of its own; this is their table of contents.
//!
//! A page holds what the rule is founded on, a document that breaks it and one that keeps it, what a report
//! keeps of a finding, and the words for it.

/// Rules about any member.
pub(crate) mod any_member {
    pub(crate) mod duplicate_member;
    pub(crate) mod required;
    pub(crate) mod type_;
    pub(crate) mod unknown_member;
}
/// Rules about the members of `autoScaling` together.
pub(crate) mod auto_scaling {
    pub(crate) mod scale_policy_order;
    pub(crate) mod task_count_inert;
    pub(crate) mod task_order;
    pub(crate) mod worker_order;
}
/// Rules about which members `capacity` has.
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
/// The kinds of demand that decide the verdict. Each is data, which the check, the words and the schemas read.
pub(crate) mod demand {
    pub(crate) mod choice;
    pub(crate) mod domain;
    pub(crate) mod order;
}
/// Rules about which members a document has.
pub(crate) mod document {
    pub(crate) mod exactly_one_change;
    pub(crate) mod worker_configuration_choice;
}
/// Rules about one value.
pub(crate) mod value {
    pub(crate) mod connector_arn;
    pub(crate) mod cpu_utilization;
    pub(crate) mod current_version;
    pub(crate) mod custom_plugin_arn;
    pub(crate) mod integral_float;
    pub(crate) mod mcu_count;
    pub(crate) mod one_plugin;
    pub(crate) mod revision;
    pub(crate) mod task_count;
    pub(crate) mod worker_configuration_arn;
    pub(crate) mod worker_count;
    pub(crate) mod worker_quota;
}
mod example;
mod prelude;
pub(crate) mod source;
pub(crate) mod words;

use std::{fmt, str::FromStr};

use self::{
    demand::{
        choice::{Choice, Unchosen},
        domain::{Domain, Outside},
        order::{Disordered, Order},
    },
    words::Words,
};
use crate::api::revision::Revision;

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

/// How many findings of a rule one document can have, which decides what has to make room for what when
/// there is too much to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bulk {
    Few,
    PerMember,
    PerName,
}

/// What a rule's page says of it.
pub(crate) struct About {
    pub(crate) level: Level,
    pub(crate) since: Revision,
    pub(crate) evidence: Evidence,
    pub(crate) basis: &'static str,
    pub(crate) source: &'static str,
    pub(crate) bulk: Bulk,
    pub(crate) invalid_example: &'static str,
    pub(crate) valid_example: &'static str,
}

macro_rules! rules {
    ($(
        $(#[doc = $demand:literal])+
        $id:ident $name:literal $folder:ident::$page:ident $(by $kind:ident)?;
    )+) => {
        /// A rule of the catalogue. Rules are in the order in which a report tells those at one
        /// place.
        ///
        /// ```
        /// use msk_connect_preflight::{Request, Error, Options, Rule};
        ///
        /// let rule: Rule = "mcu-count".parse()?;
        /// assert_eq!(rule.summary(), "`mcuCount` is 1, 2, 4 or 8");
        /// let Err(Error::Invalid(report)) = Request::from_json(rule.invalid_example(), &Options::default()) else {
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

        /// What a report keeps of one finding.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Facts {
            $($id($folder::$page::Facts),)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$id,)+];

            /// The rule's name, in kebab case. It never changes its meaning.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)+
                }
            }

            const fn sentences(self) -> &'static str {
                match self {
                    $(Self::$id => concat!($($demand),+).trim_ascii(),)+
                }
            }

            pub(crate) const fn about(self) -> &'static About {
                match self {
                    $(Self::$id => &$folder::$page::ABOUT,)+
                }
            }

            /// The values that it allows, where it bounds one value.
            pub(crate) const fn domain(self) -> Option<Domain> {
                match self {
                    $(Self::$id => rules!(@domain [$($kind)?] $folder $page),)+
                }
            }

            /// The finding of a value that is none of its domain.
            pub(crate) fn outside(self, value: Outside) -> Option<Facts> {
                match self {
                    $(Self::$id => rules!(@outside [$($kind)?] $id value),)+
                }
            }
        }

        /// Hands each order to `each`, with the rule that demands it and the finding where it is not met.
        #[inline]
        pub(crate) fn each_order(mut each: impl FnMut(Order, Rule, fn(Disordered) -> Facts)) {
            $(rules!(@order [$($kind)?] $folder $page $id each);)+
        }

        /// The same of each choice.
        #[inline]
        pub(crate) fn each_choice(mut each: impl FnMut(Choice, Rule, fn(Unchosen) -> Facts)) {
            $(rules!(@choice [$($kind)?] $folder $page $id each);)+
        }

        impl Facts {
            pub(crate) const fn rule(&self) -> Rule {
                match self {
                    $(Self::$id(_) => Rule::$id,)+
                }
            }

            pub(crate) fn words(&self) -> &dyn Words {
                match self {
                    $(Self::$id(facts) => facts,)+
                }
            }

            #[cfg_attr(not(feature = "yaml"), expect(dead_code, reason = "YAML alone changes words"))]
            pub(crate) fn words_mut(&mut self) -> &mut dyn Words {
                match self {
                    $(Self::$id(facts) => facts,)+
                }
            }
        }
    };
    (@domain [domain] $folder:ident $page:ident) => { Some($folder::$page::DOMAIN) };
    (@outside [domain] $id:ident $value:ident) => { Some(Facts::$id($value)) };
    (@order [order] $folder:ident $page:ident $id:ident $each:ident) => {
        $each($folder::$page::ORDER, Rule::$id, Facts::$id)
    };
    (@choice [choice] $folder:ident $page:ident $id:ident $each:ident) => {
        $each($folder::$page::CHOICE, Rule::$id, Facts::$id)
    };
    (@domain [$($kind:ident)?] $folder:ident $page:ident) => { None };
    (@outside [$($kind:ident)?] $id:ident $value:ident) => { None };
    (@$wanted:ident [$($kind:ident)?] $folder:ident $page:ident $id:ident $each:ident) => {};
}

rules! {
    /// A member has the JSON type that the service model gives it; `null` is no member's type.
    Type "type" any_member::type_;
    /// Objects other than `connectorConfiguration` have only the members that the API
    /// revision gives them.
    UnknownMember "unknown-member" any_member::unknown_member;
    /// A name stands once in an object, `connectorConfiguration` included.
    DuplicateMember "duplicate-member" any_member::duplicate_member;
    /// A required member is present.
    Required "required" any_member::required;
    /// A request changes one side of a connector. In `2026-02`: exactly one of `capacity` and
    /// `connectorConfiguration`. In `2026-10`: either `connectorConfiguration`, or one or more of
    /// `capacity`, `plugins`, `workerConfiguration` and `useDefaultWorkerConfiguration`.
    ExactlyOneChange "exactly-one-change" document::exactly_one_change by choice;
    /// `capacity` has exactly one of `autoScaling` and `provisionedCapacity`.
    ExactlyOneCapacity "exactly-one-capacity" capacity::exactly_one_capacity by choice;
    /// `mcuCount` is 1, 2, 4 or 8.
    McuCount "mcu-count" value::mcu_count by domain;
    /// A worker count is from 1 to 2147483647, or to the worker limit of the caller.
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
    /// `workerConfiguration` and `useDefaultWorkerConfiguration` never stand together.
    WorkerConfigurationChoice "worker-configuration-choice" document::worker_configuration_choice by choice;
    /// The percentage below which workers are taken away is less than the one above which they are
    /// added.
    ScalePolicyOrder "scale-policy-order" auto_scaling::scale_policy_order;
    /// A worker count is at most the quota of the account: 10, unless the caller sets another.
    WorkerQuota "worker-quota" value::worker_quota;
    /// `maxAutoscalingTaskCount` is less than `maxWorkerCount` × `mcuCount` × 2, the most tasks that
    /// there are without it.
    TaskCountInert "task-count-inert" auto_scaling::task_count_inert;
    /// An integer is written without a fraction and without an exponent.
    IntegralFloat "integral-float" value::integral_float;
    /// `connectorConfiguration` is not empty.
    EmptyConfiguration "empty-configuration" configuration::empty_configuration;
    /// A `connectorConfiguration` that is not empty has `connector.class`.
    ConnectorClassMissing "connector-class-missing" configuration::connector_class_missing;
    /// `connectorConfiguration` has at most one of `topics` and `topics.regex`.
    TopicsAndRegex "topics-and-regex" configuration::topics_and_regex;
    /// A property of `connectorConfiguration` that is a secret by its name is empty or has a
    /// placeholder `${provider:path:key}` in its value. Such are names that hold `password`, `secret`,
    /// `token`, `credential`, `private.key` or `api.key`, in upper or lower case, and do not end in
    /// `.class`, `.provider`, `.file`, `.path`, `.location`, `.enabled` or `.type`; and those that end
    /// in `sasl.jaas.config`, where the value sets `password=` or `clientSecret=`.
    PlaintextSecret "plaintext-secret" configuration::plaintext_secret;
}

impl Rule {
    /// What the rule decides.
    #[must_use]
    pub const fn level(self) -> Level {
        self.about().level
    }

    /// What the rule demands, as one sentence or more without a final full stop.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.sentences().trim_end_matches('.')
    }

    /// The first revision of the API that the rule is about.
    #[must_use]
    pub const fn since(self) -> Revision {
        self.about().since
    }

    /// How well the rule is founded.
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        self.about().evidence
    }

    /// What the rule is founded on.
    #[must_use]
    pub const fn basis(self) -> &'static str {
        self.about().basis
    }

    /// The address where [`basis`](Self::basis) can be read.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.about().source
    }

    /// A request document, of the revision [`since`](Self::since), that breaks this rule alone; of
    /// advice a valid one that gets this advice alone.
    #[must_use]
    pub const fn invalid_example(self) -> &'static str {
        self.about().invalid_example
    }

    /// A valid request document, of the revision [`since`](Self::since), that keeps the rule; of
    /// advice one that gets none.
    #[must_use]
    pub const fn valid_example(self) -> &'static str {
        self.about().valid_example
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
