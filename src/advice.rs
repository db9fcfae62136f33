//! The advice: pure functions from a draft to what is allowed in it and probably not meant.

use crate::{
    catalogue::Rule,
    check::Checker,
    configuration::Configuration,
    cursor,
    draft::{AutoScalingUpdate, Draft},
    findings::OpenName,
    member::{At, Member},
    notes::State,
    options::WorkerLimit,
    violation::{Detail, Number},
};

/// What a piece of advice tells beside its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    ScalePolicyOrder { scale_in: Number, scale_out: Number },
    WorkerQuota { workers: Number, quota: WorkerLimit },
    TaskCountInert { tasks: Number, without: Number },
    IntegralFloat { written: Number, value: Number },
    EmptyConfiguration,
    ConnectorClassMissing,
    TopicsAndRegex,
    PlaintextSecret,
}

impl Advice {
    fn rule(&self) -> Rule {
        match self {
            Self::ScalePolicyOrder { .. } => Rule::ScalePolicyOrder,
            Self::WorkerQuota { .. } => Rule::WorkerQuota,
            Self::TaskCountInert { .. } => Rule::TaskCountInert,
            Self::IntegralFloat { .. } => Rule::IntegralFloat,
            Self::EmptyConfiguration => Rule::EmptyConfiguration,
            Self::ConnectorClassMissing => Rule::ConnectorClassMissing,
            Self::TopicsAndRegex => Rule::TopicsAndRegex,
            Self::PlaintextSecret => Rule::PlaintextSecret,
        }
    }

    pub(crate) fn found(&self) -> String {
        match self {
            Self::ScalePolicyOrder {
                scale_in: found, ..
            }
            | Self::WorkerQuota { workers: found, .. }
            | Self::TaskCountInert { tasks: found, .. } => found.to_string(),
            Self::IntegralFloat { written, .. } => written.to_string(),
            Self::EmptyConfiguration => "an empty object".to_owned(),
            Self::ConnectorClassMissing => "no `connector.class`".to_owned(),
            Self::TopicsAndRegex => "`topics` and `topics.regex`".to_owned(),
            Self::PlaintextSecret => "a value in plain text".to_owned(),
        }
    }

    pub(crate) fn allowed(&self) -> String {
        match self {
            Self::ScalePolicyOrder { scale_out, .. } => format!("less than {scale_out}"),
            Self::WorkerQuota { quota, .. } => format!("at most {}", quota.get()),
            Self::TaskCountInert { without, .. } => format!("less than {without}"),
            Self::IntegralFloat { value, .. } => value.to_string(),
            Self::EmptyConfiguration | Self::ConnectorClassMissing => {
                "the complete configuration".to_owned()
            }
            Self::TopicsAndRegex => "one of them".to_owned(),
            Self::PlaintextSecret => "a placeholder `${provider:path:key}`".to_owned(),
        }
    }

    /// What is told of `subject`.
    pub(crate) fn statement(&self, subject: &str) -> String {
        match self {
            Self::ScalePolicyOrder {
                scale_in,
                scale_out,
            } => format!(
                "{subject} of `scaleInPolicy` ({scale_in}) is not less than that of \
                 `scaleOutPolicy` ({scale_out})"
            ),
            Self::WorkerQuota { workers, quota } => format!(
                "{subject} ({workers}) is above the quota of workers for a connector ({})",
                quota.get()
            ),
            Self::TaskCountInert { tasks, without } => format!(
                "{subject} ({tasks}) limits nothing: without it there are at most {without} tasks \
                 (`maxWorkerCount` × `mcuCount` × 2)"
            ),
            Self::IntegralFloat { written, .. } => format!(
                "{subject} is written as {written}, which botocore and the AWS CLI take for a \
                 float and refuse"
            ),
            Self::EmptyConfiguration => format!("{subject} is empty"),
            Self::ConnectorClassMissing => format!("{subject} has no `connector.class`"),
            Self::TopicsAndRegex => format!("{subject} stands beside `topics`"),
            Self::PlaintextSecret => format!("{subject} seems to be a secret in plain text"),
        }
    }

    pub(crate) fn help(&self) -> String {
        match self {
            Self::ScalePolicyOrder { .. } => {
                "lower it or raise that of `scaleOutPolicy`, or workers come and go in turns"
                    .to_owned()
            }
            Self::WorkerQuota { quota, .. } => format!(
                "use {} or less, or check with the quota that the account has",
                quota.get()
            ),
            Self::TaskCountInert {
                without: Number::Value(without @ 1..),
                ..
            } => format!("use less than {without}, or leave it out"),
            Self::TaskCountInert { .. } => "leave it out".to_owned(),
            Self::IntegralFloat { value, .. } => format!("write it as {value}"),
            Self::EmptyConfiguration | Self::ConnectorClassMissing => {
                "send the complete configuration, it takes the place of the one that the connector \
                 has"
                .to_owned()
            }
            Self::TopicsAndRegex => "keep one of them: a sink connector takes only one".to_owned(),
            Self::PlaintextSecret => {
                "keep it in a secret store, and write a placeholder `${provider:path:key}` of a \
                 configuration provider in its place"
                    .to_owned()
            }
        }
    }
}

impl Advice {
    /// As [`Detail::numbers`].
    #[cfg(feature = "yaml")]
    pub(crate) fn numbers(&mut self, mut change: impl FnMut(Option<Member>, &mut Number)) {
        match self {
            Self::ScalePolicyOrder {
                scale_in,
                scale_out,
            } => {
                change(None, scale_in);
                change(Some(Member::ScaleOutCpuUtilizationPercentage), scale_out);
            }
            Self::WorkerQuota { workers, .. } => change(None, workers),
            Self::TaskCountInert { tasks, without } => {
                change(None, tasks);
                change(Some(Member::MaxWorkerCount), without);
                change(Some(Member::AutoScalingMcuCount), without);
            }
            Self::IntegralFloat { written, value } => {
                change(None, written);
                change(None, value);
            }
            _ => {}
        }
    }
}

/// Which names a configuration has, as far as advice asks.
#[derive(Debug, Default)]
struct Seen {
    any: bool,
    connector_class: bool,
    topics: bool,
    /// Where `topics.regex` stands, if it breaks no rule of its own.
    topics_regex: Option<usize>,
}

const CONNECTOR_CLASS: &str = "connector.class";
const TOPICS: &str = "topics";
const TOPICS_REGEX: &str = "topics.regex";

/// Advice is never about a member that breaks a rule of its own.
impl Checker<'_, '_> {
    pub(crate) fn advice(&mut self, draft: &Draft) {
        if let Some(capacity) = &draft.capacity {
            if let Some(auto_scaling) = &capacity.auto_scaling {
                self.auto_scaling_advice(auto_scaling);
            }
            if let Some(provisioned) = &capacity.provisioned_capacity {
                self.integer_advice(At::new(Member::ProvisionedMcuCount), provisioned.mcu_count);
                self.integer_advice(At::new(Member::WorkerCount), provisioned.worker_count);
            }
        }
        if let Some(configuration) = &draft.connector_configuration {
            self.configuration_advice(configuration);
        }
        for (index, plugin) in draft.plugins.iter().flatten().enumerate() {
            let at = At::element(index).with(Member::CustomPluginRevision);
            let plugin = plugin.custom_plugin.as_ref();
            self.integer_advice(at, plugin.and_then(|plugin| plugin.revision));
        }
        if let Some(configuration) = &draft.worker_configuration {
            let at = At::new(Member::WorkerConfigurationRevision);
            self.integer_advice(at, configuration.revision);
        }
    }

    fn auto_scaling_advice(&mut self, auto_scaling: &AutoScalingUpdate) {
        let (max, mcu_count) = (auto_scaling.max_worker_count, auto_scaling.mcu_count);
        // In the wrong order they break a rule of their own.
        let min = auto_scaling
            .min_worker_count
            .filter(|min| max.is_none_or(|max| *min <= max));
        let tasks = auto_scaling
            .max_autoscaling_task_count
            .filter(|tasks| max.is_none_or(|max| *tasks >= max));
        let scale_in = auto_scaling.scale_in_policy;
        let scale_in = scale_in.and_then(|policy| policy.cpu_utilization_percentage);
        let scale_out = auto_scaling.scale_out_policy;
        let scale_out = scale_out.and_then(|policy| policy.cpu_utilization_percentage);

        let scale_in_at = At::new(Member::ScaleInCpuUtilizationPercentage);
        let scale_out_at = At::new(Member::ScaleOutCpuUtilizationPercentage);
        let tasks_at = At::new(Member::MaxAutoscalingTaskCount);
        self.integer_advice(At::new(Member::MaxWorkerCount), max);
        self.integer_advice(At::new(Member::AutoScalingMcuCount), mcu_count);
        self.integer_advice(At::new(Member::MinWorkerCount), min);
        self.integer_advice(scale_in_at, scale_in);
        self.integer_advice(scale_out_at, scale_out);
        self.integer_advice(tasks_at, tasks);

        if let (Some(scale_in), Some(scale_out)) = (scale_in, scale_out)
            && scale_in >= scale_out
            && self.is_in_range(scale_in_at, scale_in)
        {
            let scale_out = self.number(scale_out_at, scale_out);
            self.advise(
                scale_in_at,
                None,
                Advice::ScalePolicyOrder {
                    scale_in: Number::Value(scale_in),
                    scale_out,
                },
            );
        }
        if let (Some(tasks), Some(max), Some(mcu_count)) = (tasks, max, mcu_count) {
            let without = max.saturating_mul(mcu_count).saturating_mul(2);
            if tasks >= without && self.is_in_range(tasks_at, tasks) {
                let (tasks, without) = (Number::Value(tasks), Number::Value(without));
                self.advise(tasks_at, None, Advice::TaskCountInert { tasks, without });
            }
        }
    }

    /// The advice on an integer by itself.
    fn integer_advice(&mut self, at: At, value: Option<i64>) {
        let Some(value) = value.filter(|value| self.is_in_range(at, *value)) else {
            return;
        };
        let quota = self.options.worker_quota.unwrap_or(WorkerLimit::QUOTA);
        if at.member.row().values == Some(Rule::WorkerCount) && value > quota.get().into() {
            let workers = Number::Value(value);
            self.advise(at, None, Advice::WorkerQuota { workers, quota });
        }
        if self.notes.get(at).state == State::Float
            && let Some(written) = self.written(at)
        {
            let value = Number::Value(value);
            self.advise(at, None, Advice::IntegralFloat { written, value });
        }
    }

    fn configuration_advice(&mut self, configuration: &Configuration) {
        if configuration.get(CONNECTOR_CLASS).is_some()
            && configuration.get(TOPICS_REGEX).is_none()
            && !configuration
                .iter()
                .any(|(name, value)| is_plaintext_secret(name, value))
        {
            return;
        }
        let at = At::new(Member::ConnectorConfiguration);
        let mut seen = Seen::default();
        let mut properties = configuration.iter().peekable();
        if let Some((text, place)) = self.text.zip(self.notes.get(at).range()) {
            // The draft has lost where names stand, and those whose values break a rule.
            for name in cursor::names(text, place, at.member.row().name) {
                let property = properties.next_if(|(known, _)| *known == name.text);
                let (text, first) = (&*name.text, name.start);
                let value = property.map(|(_, value)| value);
                self.property_advice(OpenName { text, first }, value, &mut seen);
            }
        } else {
            for (first, (text, value)) in properties.enumerate() {
                self.property_advice(OpenName { text, first }, Some(value), &mut seen);
            }
        }
        if !seen.any {
            self.advise(at, None, Advice::EmptyConfiguration);
        } else if !seen.connector_class {
            self.advise(at, None, Advice::ConnectorClassMissing);
        }
        if let Some(first) = seen.topics_regex
            && seen.topics
        {
            let text = TOPICS_REGEX;
            let name = OpenName { text, first };
            self.advise(at, Some(name), Advice::TopicsAndRegex);
        }
    }

    /// The advice on a property of the configuration by itself. It has no `value` where that breaks a
    /// rule.
    fn property_advice(&mut self, name: OpenName<'_>, value: Option<&str>, seen: &mut Seen) {
        seen.any = true;
        match name.text {
            CONNECTOR_CLASS => seen.connector_class = true,
            TOPICS => seen.topics = true,
            TOPICS_REGEX if value.is_some() => seen.topics_regex = Some(name.first),
            _ => {}
        }
        if value.is_some_and(|value| is_plaintext_secret(name.text, value)) {
            let at = At::new(Member::ConnectorConfiguration);
            self.advise(at, Some(name), Advice::PlaintextSecret);
        }
    }

    fn advise(&mut self, at: At, name: Option<OpenName<'_>>, advice: Advice) {
        let place = match name {
            Some(name) => self.text.map(|_| name.first..name.first),
            None => self.notes.get(at).range(),
        };
        let is_repeated = |start| self.notes.is_repeated(start);
        if place.as_ref().is_some_and(|place| is_repeated(place.start)) {
            return;
        }
        let (rule, detail) = (advice.rule(), Detail::Advice(advice));
        self.findings.push(rule, at, name, place, detail);
    }
}

/// Whether a property is a secret by its name, and its value is there and no placeholder for one.
fn is_plaintext_secret(name: &str, value: &str) -> bool {
    const SECRETS: [&str; 6] = [
        "password",
        "secret",
        "token",
        "credential",
        "private.key",
        "api.key",
    ];
    const HARMLESS: [&str; 7] = [
        ".class",
        ".provider",
        ".file",
        ".path",
        ".location",
        ".enabled",
        ".type",
    ];

    let name = name.as_bytes();
    let begins_with = |rest: &[u8], word: &str| {
        let part = rest.get(..word.len());
        part.is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    // Most letters begin none of the words.
    let may_begin = |letter: u8| {
        SECRETS
            .iter()
            .any(|word| word.starts_with(char::from(letter)))
    };
    let holds_one = (0..name.len()).any(|start| {
        let rest = name.get(start..).unwrap_or_default();
        rest.first()
            .is_some_and(|first| may_begin(first.to_ascii_lowercase()))
            && SECRETS.iter().any(|word| begins_with(rest, word))
    });
    let ends_in = |end: &&str| {
        let start = name.len().checked_sub(end.len());
        let rest = start.and_then(|start| name.get(start..));
        rest.is_some_and(|rest| begins_with(rest, end))
    };
    let is_secret = holds_one && !HARMLESS.iter().any(ends_in)
        || ends_in(&"sasl.jaas.config")
            && (value.contains("password=") || value.contains("clientSecret="));
    is_secret && !value.is_empty() && !has_placeholder(value)
}

/// Whether a configuration provider puts something into `value`: Kafka looks for `${`, two colons and
/// the next `}`.
fn has_placeholder(value: &str) -> bool {
    value
        .split_inclusive('}')
        .filter_map(|part| part.strip_suffix('}')?.split_once("${"))
        .any(|(_, inside)| inside.matches(':').count() >= 2)
}
