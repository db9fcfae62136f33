//! A second implementation of the rules: a naive one, written from the contract alone, on JSON values,
//! without any code of the library.

pub(crate) mod comparison;
mod configuration;
mod secrets;
mod values;

use serde_json::{Map, Value};

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

/// The name and value of the member `name` of the object at `at`, which may be misspelt.
fn find<'m>(
    members: &'m Map<String, Value>,
    name: &str,
    at: &str,
    order: Order<'_>,
) -> Option<(&'m String, &'m Value)> {
    let misspelt = members.iter().filter(|(other, _)| is_like(other, name));
    let first = || misspelt.min_by_key(|(other, _)| order(&place(at, other)));
    members.get_key_value(name).or_else(first)
}

/// Whether the names differ only in their style.
pub(crate) fn is_like(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace(['_', '-', ' '], "").to_ascii_lowercase();
    // A longer name could make a report a thousand times as large as the document.
    one == other || one.len().max(other.len()) <= 64 && plain(one) == plain(other)
}

/// The place in `document` of the value whose right place is `at`.
pub(crate) fn written(document: &Value, at: &str, order: Order<'_>) -> Option<String> {
    let (mut value, mut written) = (document, String::new());
    for name in at.split('/').skip(1) {
        match value {
            Value::Object(members) => {
                let name = name.replace("~1", "/").replace("~0", "~");
                let (name, member) = find(members, &name, &written, order)?;
                (value, written) = (member, place(&written, name));
            }
            Value::Array(elements) => {
                value = elements.get(name.parse::<usize>().ok()?)?;
                written = place(&written, name);
            }
            _ => return None,
        }
    }
    Some(written)
}

/// Whether a name of the object belongs in one of these members of it, or inside one.
fn has_astray(members: &Map<String, Value>, names: &[&str]) -> bool {
    let is_astray = |name: &String| names.iter().any(|other| is_like(name, other));
    members.keys().any(is_astray)
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

fn shown_all(broken: Vec<Broken>) -> Vec<Broken> {
    let broken = broken.into_iter();
    broken.map(|(rule, at)| (rule, shown(&at))).collect()
}

/// A place as it is shown: names are cut before a value that may be written into them.
pub(crate) fn shown(at: &str) -> String {
    let mut shown = String::new();
    let mut rest = at.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '=' || c == ':' && rest.peek().is_some() {
            return shown + "***";
        }
        shown.push(c);
    }
    shown
}

/// The advice on `document`, in the order of reports.
pub(crate) fn advice(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    repeated: &[Broken],
) -> Vec<Broken> {
    let root = match contract.form {
        Form::Part(name) => place("", name),
        _ => String::new(),
    };
    let repeated = repeated
        .iter()
        .map(|(rule, at)| (*rule, format!("{root}{at}")));
    let repeated: Vec<_> = repeated.collect();
    within(document, contract, order, |document, contract, order| {
        advised(document, contract, order, &repeated)
    })
}

fn advised(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    repeated: &[Broken],
) -> Vec<Broken> {
    let mut broken = broken(document, contract, order);
    // The value of a misspelt member may still break no rule.
    broken.retain(|(rule, _)| *rule != "unknown-member");
    let mut advice = Vec::new();
    let place_of = |at: &str| written(document, at, order);
    let properties = place_of("/connectorConfiguration").map(|at| at + "/");
    // Names of properties have no other style: a place of one is as it is.
    let is_property =
        |at: &str| matches!(&properties, Some(properties) if at.starts_with(properties));
    let mut tell = |rule: &'static str, at: &str| {
        let written = place_of(at).filter(|_| !is_property(at));
        let at = written.unwrap_or(at.to_owned());
        if broken.iter().all(|(_, broken_at)| *broken_at != at) {
            advice.push((rule, at));
        }
    };
    let value = |at: &str| document.pointer(&place_of(at)?);
    let number = |at: &str| value(at).and_then(integer);
    if let Some(Value::String(version)) = value("/currentVersion")
        && contract.form == Form::Request
        && (version.chars().any(|c| c.is_whitespace() || c.is_control())
            || ["None", "null", "undefined"].contains(&version.as_str())
            || values::holds_template(version))
    {
        tell("placeholder-version", "/currentVersion");
    }
    for name in [
        "autoScaling/maxWorkerCount",
        "autoScaling/mcuCount",
        "autoScaling/minWorkerCount",
        "autoScaling/scaleInPolicy/cpuUtilizationPercentage",
        "autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
        "autoScaling/maxAutoscalingTaskCount",
        "provisionedCapacity/mcuCount",
        "provisionedCapacity/workerCount",
    ] {
        let at = format!("/capacity/{name}");
        let Some(found) = number(&at) else {
            continue;
        };
        let sibling = |name: &str| number(&format!("/capacity/autoScaling/{name}"));
        if name.contains("/scaleIn")
            && sibling("scaleOutPolicy/cpuUtilizationPercentage").is_some_and(|out| found >= out)
        {
            tell("scale-policy-order", &at);
        }
        if name.ends_with("orkerCount") && found > contract.worker_quota {
            tell("worker-quota", &at);
        }
        if name.ends_with("minWorkerCount") && sibling("maxWorkerCount") == Some(found) {
            tell("fixed-autoscaling", &at);
        }
        if name.ends_with("TaskCount")
            && let (Some(max), Some(mcu_count)) = (sibling("maxWorkerCount"), sibling("mcuCount"))
            && found >= max.saturating_mul(mcu_count).saturating_mul(2)
        {
            tell("task-count-inert", &at);
        }
        if is_float(value(&at)) {
            tell("integral-float", &at);
        }
    }
    if let Some(Value::Object(properties)) = value("/connectorConfiguration") {
        let at = &place_of("/connectorConfiguration").expect("it is there");
        let mut entries: Vec<_> = properties
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        entries.sort_by_key(|(name, _)| order(&place(at, name)));
        let is_right = |name: &str| {
            let at = place(at, name);
            broken
                .iter()
                .chain(repeated)
                .all(|(_, broken_at)| *broken_at != at)
        };
        for (rule, name) in configuration::advice(&entries, is_right) {
            tell(rule, &name.map_or(at.to_owned(), |name| place(at, &name)));
        }
    }
    if contract.is_2026_10 {
        settings_advice(document, contract, order, &broken, &mut tell);
    }
    advice
}

/// The advice on settings that `2026-10` adds.
fn settings_advice(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    broken: &[Broken],
    tell: &mut impl FnMut(&'static str, &str),
) {
    let place_of = |at: &str| written(document, at, order);
    let value = |at: &str| document.pointer(&place_of(at)?);
    let number = |at: &str| value(at).and_then(integer);
    let others = [
        "capacity",
        "connectorConfiguration",
        "plugins",
        "workerConfiguration",
    ];
    let at = "/useDefaultWorkerConfiguration";
    let is_absent = |name: &&str| value(&format!("/{name}")).is_none();
    if value(at) == Some(&Value::Bool(false)) && others.iter().all(is_absent) {
        tell("no-effect", at);
    }
    let is_right = |at: &str| broken.iter().all(|(_, broken_at)| broken_at != at);
    let scope = |at: &str| {
        // A body has no ARN, whatever its name.
        let is_known = contract.form == Form::Request || at != "/connectorArn";
        let at = place_of(at).filter(|at| is_known && is_right(at))?;
        let arn = document.pointer(&at)?.as_str()?;
        let parts: Vec<_> = arn.split(':').collect();
        Some([parts[1], parts[3], parts[4]])
    };
    let plugins = value("/plugins").and_then(Value::as_array);
    let plugins = (0..plugins.map_or(0, Vec::len))
        .map(|index| (format!("/plugins/{index}/customPlugin"), "customPluginArn"));
    let worker_configuration = ("/workerConfiguration".to_owned(), "workerConfigurationArn");
    for (at, arn) in plugins.chain([worker_configuration]) {
        let arn = format!("{at}/{arn}");
        if let Some((connector, resource)) = scope("/connectorArn").zip(scope(&arn))
            && connector != resource
        {
            tell("arn-scope", &arn);
        }
        let revision = format!("{at}/revision");
        if number(&revision).is_some() && is_float(value(&revision)) {
            tell("integral-float", &revision);
        }
        if number(&revision).is_some_and(|revision| revision != 1) {
            tell("revision-unusual", &revision);
        }
    }
}

fn is_float(value: Option<&Value>) -> bool {
    let number = value.unwrap_or(&Value::Null).to_string();
    number.contains(['.', 'e', 'E'])
}

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

fn place(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
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
