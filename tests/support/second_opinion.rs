//! A second implementation of the rules: a naive one, written from the contract alone, on JSON values,
//! without any code of the library.

pub(crate) mod advice;
pub(crate) mod comparison;
mod configuration;
pub(crate) mod names;
mod secrets;
mod values;

use serde_json::{Map, Value};

use self::names::{find, has_astray, place, shown_all};

/// The options to check with.
#[derive(Clone, Copy)]
pub(crate) struct Contract {
    /// Whether the revision is `2026-10`.
    pub(crate) is_2026_10: bool,
    /// The maximum number of workers.
    pub(crate) worker_limit: i128,
    /// The maximum number of workers without advice.
    pub(crate) worker_quota: i128,
    pub(crate) form: Form,
}

/// What the document is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Request,
    Body,
    /// The value of this member of a body alone.
    Part(&'static str),
}

impl Form {
    /// The form of the documents of the shape called `name`.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "request" => Self::Request,
            "body" => Self::Body,
            "capacity" => Self::Part("capacity"),
            _ => Self::Part("connectorConfiguration"),
        }
    }

    /// The part as a body.
    pub(crate) fn whole(self, document: &Value) -> Value {
        match self {
            Self::Part(name) => {
                Value::Object(Map::from_iter([(name.to_owned(), document.clone())]))
            }
            _ => document.clone(),
        }
    }
}

/// A rule that is broken or gives advice, and the place.
pub(crate) type Broken = (&'static str, String);

/// How early a place is in the text, where that is not the order of the value.
pub(crate) type Order<'o> = &'o dyn Fn(&str) -> usize;

/// The order of the value itself.
pub(crate) const AS_IS: Order<'static> = &|_| 0;

/// The violations of `document`, in the order of reports.
pub(crate) fn check(document: &Value, contract: Contract, order: Order<'_>) -> Vec<Broken> {
    within(document, contract, order, broken)
}

/// The opinion on a body around the document, with the places in the document.
fn within(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    opinion: impl FnOnce(&Value, Contract, Order<'_>) -> Vec<Broken>,
) -> Vec<Broken> {
    let Form::Part(name) = contract.form else {
        return shown_all(opinion(document, contract, order));
    };
    let root = place("", name);
    let order = |at: &str| at.strip_prefix(&root).map_or(0, order);
    let body = Contract {
        form: Form::Body,
        ..contract
    };
    let broken = opinion(&contract.form.whole(document), body, &order);
    let broken = broken.into_iter().map(|(rule, at)| {
        let inside = at.strip_prefix(&root).map(str::to_owned);
        (rule, inside.expect("nothing else is in the body"))
    });
    shown_all(broken.collect())
}

fn broken(document: &Value, contract: Contract, order: Order<'_>) -> Vec<Broken> {
    let mut opinion = Opinion {
        contract,
        order,
        broken: Vec::new(),
    };
    opinion.document(document);
    opinion.broken
}

const IN_AUTO_SCALING: [&str; 7] = [
    "maxWorkerCount",
    "mcuCount",
    "minWorkerCount",
    "scaleInPolicy",
    "scaleOutPolicy",
    "maxAutoscalingTaskCount",
    "cpuUtilizationPercentage",
];
const IN_PROVISIONED_CAPACITY: [&str; 2] = ["mcuCount", "workerCount"];
const IN_SETTINGS_OF_2026_10: [&str; 4] = [
    "customPlugin",
    "customPluginArn",
    "workerConfigurationArn",
    "revision",
];

struct Opinion<'o> {
    contract: Contract,
    order: Order<'o>,
    broken: Vec<Broken>,
}

impl Opinion<'_> {
    /// The place and value of the member `name` of the object at `at`; without one, the place for it.
    fn find<'m>(
        &self,
        members: &'m Map<String, Value>,
        name: &str,
        at: &str,
    ) -> (String, Option<&'m Value>) {
        let found = find(members, name, at, self.order);
        let written = found.map_or(name, |(written, _)| written);
        (place(at, written), found.map(|(_, value)| value))
    }

    fn tell(&mut self, rule: &'static str, at: &str) {
        self.broken.push((rule, at.to_owned()));
    }

    fn document(&mut self, document: &Value) {
        let Value::Object(members) = document else {
            return self.tell("type", "");
        };
        let there = |name: &str| find(members, name, "", self.order).is_some();
        let settings = if self.contract.is_2026_10 {
            there("capacity")
                || there("plugins")
                || there("workerConfiguration")
                || there("useDefaultWorkerConfiguration")
        } else {
            there("capacity")
        };
        let has_both = there("workerConfiguration") && there("useDefaultWorkerConfiguration");
        let is_astray = has_astray(members, &["autoScaling", "provisionedCapacity"])
            || has_astray(members, &IN_AUTO_SCALING)
            || has_astray(members, &IN_PROVISIONED_CAPACITY)
            || self.contract.is_2026_10 && has_astray(members, &IN_SETTINGS_OF_2026_10)
            || members.keys().any(|name| name.contains('.'));
        let configuration = there("connectorConfiguration");
        if settings == configuration && (configuration || !is_astray) {
            self.tell("exactly-one-change", "");
        }
        if self.contract.is_2026_10 && has_both {
            self.tell("worker-configuration-choice", "");
        }
        let mut known = vec!["capacity", "connectorConfiguration"];
        if self.contract.form == Form::Request {
            known.extend(["connectorArn", "currentVersion"]);
            self.arn(members, "connectorArn", "", "connector-arn", "connector");
            let (at, version) = self.find(members, "currentVersion", "");
            match version {
                None => self.tell("required", &at),
                Some(Value::String(version)) if version.is_empty() => {
                    self.tell("current-version", &at);
                }
                Some(Value::String(_)) => {}
                Some(_) => self.tell("type", &at),
            }
        }
        if let (at, Some(capacity)) = self.find(members, "capacity", "") {
            self.capacity(capacity, &at);
        }
        if let (at, Some(configuration)) = self.find(members, "connectorConfiguration", "") {
            self.configuration(configuration, &at);
        }
        if self.contract.is_2026_10 {
            let flags = ["skipHealthValidation", "useDefaultWorkerConfiguration"];
            known.extend(flags);
            known.extend(["plugins", "workerConfiguration"]);
            for flag in flags {
                let (at, value) = self.find(members, flag, "");
                if value.is_some_and(|value| !value.is_boolean()) {
                    self.tell("type", &at);
                }
            }
            if let (at, Some(plugins)) = self.find(members, "plugins", "") {
                self.plugins(plugins, &at);
            }
            if let (at, Some(configuration)) = self.find(members, "workerConfiguration", "") {
                self.worker_configuration(configuration, &at);
            }
        }
        self.unknown(members, &known, "");
    }

    fn capacity(&mut self, capacity: &Value, at: &str) {
        let Value::Object(members) = capacity else {
            return self.tell("type", at);
        };
        let kinds = ["autoScaling", "provisionedCapacity"];
        let [auto_scaling, provisioned] = kinds.map(|kind| self.find(members, kind, at));
        let is_astray =
            has_astray(members, &IN_AUTO_SCALING) || has_astray(members, &IN_PROVISIONED_CAPACITY);
        match (auto_scaling.1, provisioned.1) {
            (None, None) if is_astray => {}
            (None, None) | (Some(_), Some(_)) => self.tell("exactly-one-capacity", at),
            _ => {}
        }
        match auto_scaling {
            (_, None) => {}
            (at, Some(Value::Object(members))) => self.auto_scaling(members, &at),
            (at, Some(_)) => self.tell("type", &at),
        }
        match provisioned {
            (_, None) => {}
            (at, Some(Value::Object(members))) => {
                self.mcu_count(members, &at);
                self.worker_count(members, "workerCount", &at);
                self.unknown(members, &["mcuCount", "workerCount"], &at);
            }
            (at, Some(_)) => self.tell("type", &at),
        }
        self.unknown(members, &kinds, at);
    }

    fn auto_scaling(&mut self, members: &Map<String, Value>, at: &str) {
        let max = self.worker_count(members, "maxWorkerCount", at);
        self.mcu_count(members, at);
        let min = self.worker_count(members, "minWorkerCount", at);
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.tell("worker-order", &self.find(members, "minWorkerCount", at).0);
        }
        for policy in ["scaleInPolicy", "scaleOutPolicy"] {
            let (at, policy) = self.find(members, policy, at);
            match policy {
                None => self.tell("required", &at),
                Some(Value::Object(members)) => {
                    let name = "cpuUtilizationPercentage";
                    let allowed = |percentage| (1..=100).contains(&percentage);
                    self.integer(members, name, &at, "cpu-utilization", allowed, true);
                    self.unknown(members, &[name], &at);
                }
                Some(_) => self.tell("type", &at),
            }
        }
        let name = "maxAutoscalingTaskCount";
        let allowed = |tasks| (1..=2_147_483_647).contains(&tasks);
        let tasks = self.integer(members, name, at, "task-count", allowed, false);
        if tasks.zip(max).is_some_and(|(tasks, max)| tasks < max) {
            self.tell("task-order", &self.find(members, name, at).0);
        }
        let known = [
            "maxWorkerCount",
            "mcuCount",
            "minWorkerCount",
            "scaleInPolicy",
            "scaleOutPolicy",
            name,
        ];
        self.unknown(members, &known, at);
    }

    fn mcu_count(&mut self, members: &Map<String, Value>, at: &str) {
        let allowed = |count| [1, 2, 4, 8].contains(&count);
        self.integer(members, "mcuCount", at, "mcu-count", allowed, true);
    }

    fn worker_count(&mut self, members: &Map<String, Value>, name: &str, at: &str) -> Option<i128> {
        let limit = self.contract.worker_limit;
        let allowed = |count| (1..=limit).contains(&count);
        self.integer(members, name, at, "worker-count", allowed, true)
    }

    fn configuration(&mut self, configuration: &Value, at: &str) {
        let Value::Object(entries) = configuration else {
            return self.tell("type", at);
        };
        for (name, value) in entries {
            if !value.is_string() {
                self.tell("type", &place(at, name));
            }
        }
    }

    fn plugins(&mut self, plugins: &Value, at: &str) {
        let Value::Array(elements) = plugins else {
            return self.tell("type", at);
        };
        if elements.len() != 1 {
            self.tell("one-plugin", at);
        }
        for (index, element) in elements.iter().enumerate() {
            let at = format!("{at}/{index}");
            let Value::Object(members) = element else {
                self.tell("type", &at);
                continue;
            };
            let (inside, plugin) = self.find(members, "customPlugin", &at);
            match plugin {
                None => self.tell("required", &inside),
                Some(Value::Object(members)) => {
                    let name = "customPluginArn";
                    self.arn(members, name, &inside, "custom-plugin-arn", "custom-plugin");
                    self.revision(members, &inside);
                    self.unknown(members, &[name, "revision"], &inside);
                }
                Some(_) => self.tell("type", &inside),
            }
            self.unknown(members, &["customPlugin"], &at);
        }
    }

    fn worker_configuration(&mut self, configuration: &Value, at: &str) {
        let Value::Object(members) = configuration else {
            return self.tell("type", at);
        };
        let (name, rule) = ("workerConfigurationArn", "worker-configuration-arn");
        self.arn(members, name, at, rule, "worker-configuration");
        self.revision(members, at);
        self.unknown(members, &[name, "revision"], at);
    }

    fn revision(&mut self, members: &Map<String, Value>, at: &str) {
        let allowed = |revision| (1..=9_223_372_036_854_775_807).contains(&revision);
        self.integer(members, "revision", at, "revision", allowed, true);
    }

    /// The integer, as used in comparisons.
    fn integer(
        &mut self,
        members: &Map<String, Value>,
        name: &str,
        at: &str,
        rule: &'static str,
        is_allowed: impl Fn(i128) -> bool,
        is_required: bool,
    ) -> Option<i128> {
        let (at, value) = self.find(members, name, at);
        let Some(value) = value else {
            if is_required {
                self.tell("required", &at);
            }
            return None;
        };
        let Some(integer) = integer(value) else {
            self.tell("type", &at);
            return None;
        };
        if !is_allowed(integer) {
            self.tell(rule, &at);
        }
        Some(integer.clamp(i64::MIN.into(), i64::MAX.into()))
    }

    fn arn(
        &mut self,
        members: &Map<String, Value>,
        name: &str,
        at: &str,
        rule: &'static str,
        resource: &str,
    ) {
        let (at, value) = self.find(members, name, at);
        match value {
            None => self.tell("required", &at),
            Some(Value::String(arn)) if is_arn(arn, resource) => {}
            Some(Value::String(_)) => self.tell(rule, &at),
            Some(_) => self.tell("type", &at),
        }
    }

    fn unknown(&mut self, members: &Map<String, Value>, known: &[&str], at: &str) {
        for name in members.keys() {
            if !known.contains(&name.as_str()) {
                self.tell("unknown-member", &place(at, name));
            }
        }
    }
}

/// The integer value of a JSON number, if it is an integer.
fn integer(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    if let Some(integer) = number.as_i64() {
        return Some(integer.into());
    }
    if let Some(integer) = number.as_u64() {
        return Some(integer.into());
    }
    // With the feature `arbitrary_precision`, a number may have no finite double.
    let double: f64 = number.to_string().parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast gives the nearest integer"
    )]
    let integer = double as i128;
    (double.is_infinite() || double.fract() == 0.0).then_some(integer)
}

fn is_arn(arn: &str, resource: &str) -> bool {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let &[prefix, partition, service, region, account, path] = parts.as_slice() else {
        return false;
    };
    let mut words = partition.split('-');
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    let segments: Vec<&str> = path.split('/').collect();
    let is_segment =
        |segment: &str| !segment.is_empty() && segment.chars().all(|c| c.is_ascii_graphic());
    prefix == "arn"
        && words.next() == Some("aws")
        && words.all(is_word)
        && service == "kafkaconnect"
        && !region.is_empty()
        && region
            .chars()
            .all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit())
        && account.len() == 12
        && account.chars().all(|c| c.is_ascii_digit())
        && segments.len() == 3
        && segments[0] == resource
        && is_segment(segments[1])
        && segments[1].len() <= 128
        && is_segment(segments[2])
}
