//! The advice: pure functions from a draft to what is allowed in it and probably not meant.

use crate::{
    api::{
        member::{At, Member},
        options::WorkerCount,
    },
    document::{
        configuration::Configuration,
        draft::{AutoScalingUpdate, Draft},
        lexer,
        source_map::State,
    },
    judge::Checker,
    report::collect::OpenName,
    rules::{
        Facts, Rule,
        auto_scaling::{scale_policy_order, task_count_inert},
        configuration::{
            connector_class_missing, empty_configuration, plaintext_secret, topics_and_regex,
        },
        value::{integral_float, worker_quota},
        words::Number,
    },
};

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
                Facts::ScalePolicyOrder(scale_policy_order::Facts {
                    scale_in: Number::Value(scale_in),
                    scale_out,
                }),
            );
        }
        if let (Some(tasks), Some(max), Some(mcu_count)) = (tasks, max, mcu_count) {
            let without = max.saturating_mul(mcu_count).saturating_mul(2);
            if tasks >= without && self.is_in_range(tasks_at, tasks) {
                let (tasks, without) = (Number::Value(tasks), Number::Value(without));
                self.advise(
                    tasks_at,
                    None,
                    Facts::TaskCountInert(task_count_inert::Facts { tasks, without }),
                );
            }
        }
    }

    /// The advice on an integer by itself.
    fn integer_advice(&mut self, at: At, value: Option<i64>) {
        let Some(value) = value.filter(|value| self.is_in_range(at, *value)) else {
            return;
        };
        let quota = self.options.worker_quota.unwrap_or(WorkerCount::QUOTA);
        if at.member.row().values == Some(Rule::WorkerCount) && value > quota.get().into() {
            let workers = Number::Value(value);
            self.advise(
                at,
                None,
                Facts::WorkerQuota(worker_quota::Facts { workers, quota }),
            );
        }
        if self.source_map.get(at).state == State::Float
            && let Some(written) = self.written(at)
        {
            let value = Number::Value(value);
            self.advise(
                at,
                None,
                Facts::IntegralFloat(integral_float::Facts { written, value }),
            );
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
        if let Some((text, place)) = self.text.zip(self.source_map.get(at).range()) {
            // The draft has lost where names stand, and those whose values break a rule.
            for name in lexer::names(text, place, at.member.row().name) {
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
            self.advise(
                at,
                None,
                Facts::EmptyConfiguration(empty_configuration::Facts),
            );
        } else if !seen.connector_class {
            self.advise(
                at,
                None,
                Facts::ConnectorClassMissing(connector_class_missing::Facts),
            );
        }
        if let Some(first) = seen.topics_regex
            && seen.topics
        {
            let text = TOPICS_REGEX;
            let name = OpenName { text, first };
            self.advise(
                at,
                Some(name),
                Facts::TopicsAndRegex(topics_and_regex::Facts),
            );
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
            self.advise(
                at,
                Some(name),
                Facts::PlaintextSecret(plaintext_secret::Facts),
            );
        }
    }

    fn advise(&mut self, at: At, name: Option<OpenName<'_>>, facts: Facts) {
        let place = match name {
            Some(name) => self.text.map(|_| name.first..name.first),
            None => self.source_map.get(at).range(),
        };
        let is_repeated = |start| self.source_map.is_repeated(start);
        if place.as_ref().is_some_and(|place| is_repeated(place.start)) {
            return;
        }
        self.findings.push(facts, at, name, place);
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
