//! A second implementation of the rules: a naive one, written from the contract alone, on JSON values,
//! without any code of the library.

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
    /// Whether the document is an HTTP body.
    pub(crate) is_body: bool,
}

/// A rule that is broken or gives advice, and the place.
pub(crate) type Broken = (&'static str, String);

/// The violations of `document`, in the order of reports.
pub(crate) fn check(document: &Value, contract: Contract) -> Vec<Broken> {
    shown_all(broken(document, contract))
}

fn broken(document: &Value, contract: Contract) -> Vec<Broken> {
    let mut opinion = Opinion {
        contract,
        broken: Vec::new(),
    };
    opinion.document(document);
    opinion.broken
}

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
pub(crate) fn advice(document: &Value, contract: Contract) -> Vec<Broken> {
    let broken = broken(document, contract);
    let mut advice = Vec::new();
    let mut tell = |rule: &'static str, at: &str| {
        if broken.iter().all(|(_, broken_at)| broken_at != at) {
            advice.push((rule, at.to_owned()));
        }
    };
    let number = |at: &str| document.pointer(at).and_then(integer);
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
        if is_float(document, &at) {
            tell("integral-float", &at);
        }
    }
    if let Some(Value::Object(properties)) = document.get("connectorConfiguration") {
        let at = "/connectorConfiguration";
        if properties.is_empty() {
            tell("empty-configuration", at);
        } else if !properties.contains_key("connector.class") {
            tell("connector-class-missing", at);
        }
        for (name, value) in properties {
            if name == "topics.regex" && properties.contains_key("topics") {
                tell("topics-and-regex", &place(at, name));
            }
            if is_plaintext_secret(
                &name.to_ascii_lowercase(),
                value.as_str().unwrap_or_default(),
            ) {
                tell("plaintext-secret", &place(at, name));
            }
        }
    }
    if contract.is_2026_10 {
        settings_advice(document, &broken, &mut tell);
    }
    shown_all(advice)
}

/// The advice on settings that `2026-10` adds.
fn settings_advice(document: &Value, broken: &[Broken], tell: &mut impl FnMut(&'static str, &str)) {
    let number = |at: &str| document.pointer(at).and_then(integer);
    let others = [
        "capacity",
        "connectorConfiguration",
        "plugins",
        "workerConfiguration",
    ];
    let at = "/useDefaultWorkerConfiguration";
    if document.pointer(at) == Some(&Value::Bool(false))
        && others.iter().all(|other| document.get(other).is_none())
    {
        tell("no-effect", at);
    }
    let is_right = |at: &str| broken.iter().all(|(_, broken_at)| broken_at != at);
    let scope = |at: &str| {
        let arn = document.pointer(at).filter(|_| is_right(at))?.as_str()?;
        let parts: Vec<_> = arn.split(':').collect();
        Some([parts[1], parts[3], parts[4]])
    };
    let plugins = document.get("plugins").and_then(Value::as_array);
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
        if number(&revision).is_some() && is_float(document, &revision) {
            tell("integral-float", &revision);
        }
        if number(&revision).is_some_and(|revision| revision != 1) {
            tell("revision-unusual", &revision);
        }
    }
}

fn is_float(document: &Value, at: &str) -> bool {
    let number = document.pointer(at).unwrap_or(&Value::Null).to_string();
    number.contains(['.', 'e', 'E'])
}

fn is_plaintext_secret(name: &str, value: &str) -> bool {
    let holds = "password secret token credential private.key api.key";
    let ends = ".class .provider .file .path .location .enabled .type";
    let is_secret = holds.split(' ').any(|word| name.contains(word))
        && !ends.split(' ').any(|end| name.ends_with(end));
    let is_login = name.ends_with("sasl.jaas.config")
        && (value.contains("password=") || value.contains("clientSecret="));
    let has_placeholder = value.match_indices("${").any(|(start, _)| {
        let inside = value[start..].split_once('}').map(|(inside, _)| inside);
        inside.is_some_and(|inside| inside.split(':').count() >= 3)
    });
    (is_secret || is_login) && !value.is_empty() && !has_placeholder
}

struct Opinion {
    contract: Contract,
    broken: Vec<Broken>,
}

impl Opinion {
    fn tell(&mut self, rule: &'static str, at: &str) {
        self.broken.push((rule, at.to_owned()));
    }

    fn document(&mut self, document: &Value) {
        let Value::Object(members) = document else {
            return self.tell("type", "");
        };
        let there = |name: &str| members.contains_key(name);
        let settings = if self.contract.is_2026_10 {
            there("capacity")
                || there("plugins")
                || there("workerConfiguration")
                || there("useDefaultWorkerConfiguration")
        } else {
            there("capacity")
        };
        if settings == there("connectorConfiguration") {
            self.tell("exactly-one-change", "");
        }
        if self.contract.is_2026_10
            && there("workerConfiguration")
            && there("useDefaultWorkerConfiguration")
        {
            self.tell("worker-configuration-choice", "");
        }
        let mut known = vec!["capacity", "connectorConfiguration"];
        if !self.contract.is_body {
            known.extend(["connectorArn", "currentVersion"]);
            self.arn(members, "connectorArn", "", "connector-arn", "connector");
            match members.get("currentVersion") {
                None => self.tell("required", "/currentVersion"),
                Some(Value::String(version)) if version.is_empty() => {
                    self.tell("current-version", "/currentVersion");
                }
                Some(Value::String(_)) => {}
                Some(_) => self.tell("type", "/currentVersion"),
            }
        }
        if let Some(capacity) = members.get("capacity") {
            self.capacity(capacity);
        }
        if let Some(configuration) = members.get("connectorConfiguration") {
            self.configuration(configuration);
        }
        if self.contract.is_2026_10 {
            let flags = ["skipHealthValidation", "useDefaultWorkerConfiguration"];
            known.extend(flags);
            known.extend(["plugins", "workerConfiguration"]);
            for flag in flags {
                if members.get(flag).is_some_and(|value| !value.is_boolean()) {
                    self.tell("type", &format!("/{flag}"));
                }
            }
            if let Some(plugins) = members.get("plugins") {
                self.plugins(plugins);
            }
            if let Some(configuration) = members.get("workerConfiguration") {
                self.worker_configuration(configuration);
            }
        }
        self.unknown(members, &known, "");
    }

    fn capacity(&mut self, capacity: &Value) {
        let at = "/capacity";
        let Value::Object(members) = capacity else {
            return self.tell("type", at);
        };
        let kinds = ["autoScaling", "provisionedCapacity"];
        if kinds
            .iter()
            .filter(|kind| members.contains_key(**kind))
            .count()
            != 1
        {
            self.tell("exactly-one-capacity", at);
        }
        match members.get("autoScaling") {
            None => {}
            Some(Value::Object(members)) => self.auto_scaling(members),
            Some(_) => self.tell("type", "/capacity/autoScaling"),
        }
        match members.get("provisionedCapacity") {
            None => {}
            Some(Value::Object(members)) => {
                let at = "/capacity/provisionedCapacity";
                self.mcu_count(members, at);
                self.worker_count(members, "workerCount", at);
                self.unknown(members, &["mcuCount", "workerCount"], at);
            }
            Some(_) => self.tell("type", "/capacity/provisionedCapacity"),
        }
        self.unknown(members, &kinds, at);
    }

    fn auto_scaling(&mut self, members: &Map<String, Value>) {
        let at = "/capacity/autoScaling";
        let max = self.worker_count(members, "maxWorkerCount", at);
        self.mcu_count(members, at);
        let min = self.worker_count(members, "minWorkerCount", at);
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.tell("worker-order", &format!("{at}/minWorkerCount"));
        }
        for policy in ["scaleInPolicy", "scaleOutPolicy"] {
            let at = format!("{at}/{policy}");
            match members.get(policy) {
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
            self.tell("task-order", &format!("{at}/{name}"));
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

    fn configuration(&mut self, configuration: &Value) {
        let at = "/connectorConfiguration";
        let Value::Object(entries) = configuration else {
            return self.tell("type", at);
        };
        for (name, value) in entries {
            if !value.is_string() {
                self.tell("type", &place(at, name));
            }
        }
    }

    fn plugins(&mut self, plugins: &Value) {
        let Value::Array(elements) = plugins else {
            return self.tell("type", "/plugins");
        };
        if elements.len() != 1 {
            self.tell("one-plugin", "/plugins");
        }
        for (index, element) in elements.iter().enumerate() {
            let at = format!("/plugins/{index}");
            let Value::Object(members) = element else {
                self.tell("type", &at);
                continue;
            };
            let inside = format!("{at}/customPlugin");
            match members.get("customPlugin") {
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

    fn worker_configuration(&mut self, configuration: &Value) {
        let at = "/workerConfiguration";
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
        let at = format!("{at}/{name}");
        let Some(value) = members.get(name) else {
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
        let at = format!("{at}/{name}");
        match members.get(name) {
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
