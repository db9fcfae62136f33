//! The comparison of a valid request with the description of its connector, one rule after the other.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{
    Broken, Form, Order, integer,
    names::{place, shown, shown_all},
    values::{self, placeholders},
};

/// What is said of a request and a connector.
pub(crate) struct Compared {
    pub(crate) conflicts: Vec<Broken>,
    pub(crate) advice: Vec<Broken>,
    pub(crate) changes: Vec<Value>,
}

struct Comparison<'c> {
    connector: &'c Value,
    body: &'c Value,
    /// The properties of the request, in the order of the text.
    properties: Vec<(&'c str, &'c str)>,
    compared: Compared,
}

/// Compares a description with a valid request, or with the body around a part of one. Places are those in the
/// document of this form.
pub(crate) fn compare(connector: &Value, body: &Value, form: Form, order: Order<'_>) -> Compared {
    let root = match form {
        Form::Part(name) => place("", name),
        _ => String::new(),
    };
    let mut properties: Vec<_> = entries(&body["connectorConfiguration"]);
    let at = |name: &str| place("/connectorConfiguration", name);
    properties.sort_by_key(|(name, _)| at(name).strip_prefix(&root).map_or(0, order));
    let mut comparison = Comparison {
        connector,
        body,
        properties,
        compared: Compared {
            conflicts: Vec::new(),
            advice: Vec::new(),
            changes: Vec::new(),
        },
    };
    comparison.findings();
    let Compared {
        conflicts,
        advice,
        mut changes,
    } = comparison.compared;
    let inside = |at: &str| at.strip_prefix(&root).unwrap_or(at).to_owned();
    let within = |broken: Vec<Broken>| {
        let broken = broken.into_iter().map(|(rule, at)| (rule, inside(&at)));
        shown_all(broken.collect())
    };
    for change in &mut changes {
        let at = inside(change["at"].as_str().unwrap_or_default());
        change["at"] = shown(&at).into();
    }
    Compared {
        conflicts: within(conflicts),
        advice: within(advice),
        changes,
    }
}

/// The names and values of a map of strings; `null` is absent.
fn entries(map: &Value) -> Vec<(&str, &str)> {
    let members = map.as_object().into_iter().flatten();
    let texts = members.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    texts.collect()
}

/// The member, unless it is `null`.
fn member<'v>(value: &'v Value, at: &str) -> Option<&'v Value> {
    value.pointer(at).filter(|value| !value.is_null())
}

/// The plugin or worker configuration at `at`, if both its ARN and its revision are there.
fn revised<'v>(value: &'v Value, at: &str, arn: &str) -> Option<(&'v str, i128)> {
    let resource = member(value, at)?;
    let revision = integer(member(resource, "/revision")?)?;
    Some((resource.get(arn)?.as_str()?, revision))
}

const IN_CAPACITY: [&str; 8] = [
    "autoScaling/maxWorkerCount",
    "autoScaling/mcuCount",
    "autoScaling/minWorkerCount",
    "autoScaling/scaleInPolicy/cpuUtilizationPercentage",
    "autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
    TASKS,
    "provisionedCapacity/mcuCount",
    "provisionedCapacity/workerCount",
];
const TASKS: &str = "autoScaling/maxAutoscalingTaskCount";

/// The integer in a capacity. A 0 of the number of tasks is as none.
fn count(document: &Value, name: &str) -> Option<i128> {
    let count = integer(member(document, &format!("/capacity/{name}"))?)?;
    (name != TASKS || count != 0).then_some(count)
}

/// An ARN up to what is unusual in one.
fn shown_arn(arn: &str) -> String {
    let is_usual = |c: &char| c.is_ascii_alphanumeric() || ":/._-".contains(*c);
    let start: String = arn.chars().take_while(is_usual).take(200).collect();
    if start == arn { start } else { start + "***" }
}

fn has_placeholder(value: &str) -> bool {
    !placeholders(value).is_empty()
}

impl<'c> Comparison<'c> {
    fn conflict(&mut self, rule: &'static str, at: &str) {
        self.compared.conflicts.push((rule, at.to_owned()));
    }

    fn advise(&mut self, rule: &'static str, at: &str) {
        self.compared.advice.push((rule, at.to_owned()));
    }

    /// The described text of a member that both have, if the request has another one.
    fn differs(&self, name: &str) -> bool {
        let [old, new] = [self.connector, self.body].map(|value| value[name].as_str());
        old.zip(new).is_some_and(|(old, new)| old != new)
    }

    fn described(&self) -> Option<Vec<(&'c str, &'c str)>> {
        member(self.connector, "/connectorConfiguration").map(entries)
    }

    fn old_property(&self, name: &str) -> Option<&'c str> {
        let described = self.described()?.into_iter();
        let mut values = described.filter(|(known, _)| *known == name);
        values.next().map(|(_, value)| value)
    }

    fn findings(&mut self) {
        if self.differs("connectorArn") {
            return self.conflict("connector-mismatch", "/connectorArn");
        }
        self.state();
        if self.differs("currentVersion") {
            self.conflict("version-stale", "/currentVersion");
        }
        self.capacity();
        if self.body.get("connectorConfiguration").is_some() {
            self.configuration();
        }
        self.settings();
    }

    fn state(&mut self) {
        match self.connector["connectorState"].as_str() {
            None | Some("RUNNING") => {}
            Some("PAUSED") => {
                if self.body.get("skipHealthValidation") != Some(&true.into()) {
                    self.conflict("paused-connector", "");
                }
            }
            Some("CREATING" | "DELETING" | "UPDATING" | "PAUSING" | "RESUMING" | "RESTARTING") => {
                self.conflict("connector-busy", "");
            }
            Some(_) => self.advise("connector-failed", ""),
        }
    }

    fn capacity(&mut self) {
        if self.body.get("capacity").is_none() {
            return;
        }
        let (old, new) = (self.connector, self.body);
        if member(old, "/capacity").is_some() {
            let mut is_same = true;
            for name in IN_CAPACITY {
                let [old, new] = [old, new].map(|document| count(document, name));
                is_same &= old == new;
                self.change(&format!("/capacity/{name}"), old, new, |count| json!(count));
            }
            let others = [
                "plugins",
                "workerConfiguration",
                "useDefaultWorkerConfiguration",
            ];
            if !is_same {
            } else if others.iter().all(|other| new.get(other).is_none()) {
                self.conflict("identical-capacity", "/capacity");
            } else {
                self.advise("identical-capacity", "/capacity");
            }
        }
        let is_automatic = new.pointer("/capacity/autoScaling").is_some();
        if is_automatic && count(old, TASKS).is_some() && count(new, TASKS).is_none() {
            self.advise("task-count-dropped", "/capacity/autoScaling");
        }
        let tasks = match self.old_property("tasks.max") {
            Some(value) => values::integer(value),
            None => self.described().map(|_| 1),
        };
        let workers = count(new, "provisionedCapacity/workerCount");
        if workers
            .zip(tasks)
            .is_some_and(|(workers, tasks)| workers > tasks)
        {
            self.advise(
                "workers-exceed-tasks",
                "/capacity/provisionedCapacity/workerCount",
            );
        }
    }

    fn configuration(&mut self) {
        const AT: &str = "/connectorConfiguration";

        let new: Map<_, _> = self
            .properties
            .iter()
            .map(|(name, value)| ((*name).to_owned(), json!(value)))
            .collect();
        if let Some(old) = self.described() {
            let old: Map<_, _> = old
                .into_iter()
                .map(|(name, value)| (name.to_owned(), json!(value)))
                .collect();
            if old == new {
                self.advise("identical-configuration", AT);
            }
            if old.keys().any(|name| !new.contains_key(name)) {
                self.advise("properties-dropped", AT);
            }
            let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
            for name in names {
                let change = match (old.get(name), new.get(name)) {
                    (Some(_), None) => "removed",
                    (None, _) => "added",
                    (Some(old), Some(new)) if old != new => "changed",
                    _ => continue,
                };
                let at = place(AT, name);
                self.compared
                    .changes
                    .push(json!({ "at": at, "change": change }));
            }
        }
        for (name, value) in self.properties.clone() {
            self.property(name, value, &place(AT, name));
        }
    }

    fn property(&mut self, name: &str, value: &str, at: &str) {
        let old = self.old_property(name);
        if let Some(old) = old.filter(|old| name == "connector.class" && *old != value) {
            let is_simple = |simple: &str, class: &str| class.ends_with(&format!(".{simple}"));
            let may_be_same = has_placeholder(old)
                || has_placeholder(value)
                || is_simple(old, value)
                || is_simple(value, old);
            if may_be_same {
                self.advise("connector-class-changed", at);
            } else {
                self.conflict("connector-class-changed", at);
            }
        }
        if old.is_some_and(has_placeholder) && !has_placeholder(value) {
            self.advise("placeholder-to-plaintext", at);
        }
        if has_placeholder(value) && member(self.connector, "/workerConfiguration").is_none() {
            self.advise("placeholder-without-provider", at);
        }
        let is_automatic = member(self.connector, "/capacity/autoScaling").is_some();
        let is_described = self.described().is_some();
        if name == "tasks.max" && is_automatic && is_described && old != Some(value) {
            self.advise("tasks-max-overridden", at);
        }
        let version = self.connector["kafkaConnectVersion"].as_str();
        let is_new = name == "exactly.once.support"
            || name == "offsets.storage.topic"
            || name.starts_with("transaction.boundary");
        if is_new && version.is_some_and(|version| version.starts_with("2.7.")) {
            self.advise("version-unsupported", at);
        }
    }

    /// Settings of workers, in the order of the table.
    fn settings(&mut self) {
        const DEFAULT: &str = "/useDefaultWorkerConfiguration";
        const WORKERS: &str = "/workerConfiguration";

        let arn = "workerConfigurationArn";
        let [old, new] = [self.connector, self.body].map(|value| revised(value, WORKERS, arn));
        let is_default = self.body.pointer(DEFAULT) == Some(&true.into());
        if is_default {
            if member(self.connector, WORKERS).is_none() {
                self.advise("already-default", DEFAULT);
            }
            let described = self.described().unwrap_or_default();
            if described.iter().any(|(_, value)| has_placeholder(value)) {
                self.advise("providers-dropped", DEFAULT);
            }
            if old.is_some() {
                self.advise("offsets-topic", DEFAULT);
            }
        }
        self.plugin();
        if new.is_some() && new == old {
            self.advise("identical-worker-configuration", WORKERS);
        } else if new.is_some() && old.is_some() {
            self.advise("offsets-topic", WORKERS);
        }
        if new.is_some() || is_default {
            self.revised(WORKERS, arn, old, new);
        }
    }

    fn plugin(&mut self) {
        const AT: &str = "/plugins/0/customPlugin";

        let arn = "customPluginArn";
        let plugins = member(self.connector, "/plugins").and_then(Value::as_array);
        let is_one = plugins.is_some_and(|plugins| plugins.len() == 1);
        let [old, new] = [self.connector, self.body].map(|value| revised(value, AT, arn));
        if let (Some(old), Some(new)) = (old.filter(|_| is_one), new) {
            if old == new {
                self.advise("identical-plugin", "/plugins");
            }
            self.revised(AT, arn, Some(old), Some(new));
        }
    }

    fn revised(
        &mut self,
        at: &str,
        arn: &str,
        old: Option<(&str, i128)>,
        new: Option<(&str, i128)>,
    ) {
        let [old_arn, new_arn] = [old, new].map(|revised| revised.map(|(arn, _)| arn));
        self.change(&place(at, arn), old_arn, new_arn, |arn| {
            shown_arn(arn).into()
        });
        let [old, new] = [old, new].map(|revised| revised.map(|(_, revision)| revision));
        self.change(&place(at, "revision"), old, new, |revision| json!(revision));
    }

    /// Adds a change with its values, if there is one.
    fn change<T: PartialEq>(
        &mut self,
        at: &str,
        old: Option<T>,
        new: Option<T>,
        value: impl Fn(T) -> Value,
    ) {
        if old == new {
            return;
        }
        let change = match (&old, &new) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        let mut entry = json!({ "at": at, "change": change });
        for (name, side) in [("old", old), ("new", new)] {
            if let Some(side) = side {
                entry[name] = value(side);
            }
        }
        self.compared.changes.push(entry);
    }
}
