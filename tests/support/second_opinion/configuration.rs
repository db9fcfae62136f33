//! The advice on a configuration, one rule after the other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    secrets::{is_plaintext_secret, names_a_secret},
    values::{boolean, holds_template, integer, is_template, items, placeholders, trimmed},
};

/// The rules whose advice is that something fails.
const FAILS: &str = "connector-class-blank topics-and-regex tasks-max property-choice property-boolean \
    property-number alias-type-missing transform-variant-missing alias-duplicate predicate-not-listed \
    dead-letter-queue-consumed dead-letter-queue-without-tolerance placeholder-broken \
    template-unrendered blank-around";

const WORKER: &str = "bootstrap.servers group.id plugin.path topic.creation.enable \
    rest.advertised.host.name rest.advertised.listener rest.advertised.port rest.extension.classes \
    rest.host.name rest.port config.providers offset.storage.* config.storage.* status.storage.* \
    config.providers.*";

/// A rule, and the name if it is not about the whole configuration.
pub(super) type Said = (&'static str, Option<String>);

struct Opinion<'m> {
    /// All names, in the order of the text.
    names: Vec<&'m str>,
    /// The values that break no rule.
    values: BTreeMap<&'m str, &'m str>,
    failed: BTreeSet<String>,
    said: Vec<Said>,
}

/// The advice on a configuration, with the name that each is about. `is_right` is false for names that
/// break a rule.
pub(super) fn advice(entries: &[(&str, &Value)], is_right: impl Fn(&str) -> bool) -> Vec<Said> {
    let right = entries.iter().filter(|(name, _)| is_right(name));
    let values = right.filter_map(|(name, value)| Some((*name, value.as_str()?)));
    let mut opinion = Opinion {
        names: entries.iter().map(|(name, _)| *name).collect(),
        values: values.collect(),
        failed: BTreeSet::new(),
        said: Vec::new(),
    };
    opinion.texts();
    opinion.class_and_topics();
    opinion.single_values();
    opinion.aliases();
    opinion.errors();
    opinion.prefixes();
    opinion.secrets();
    let Opinion {
        names, mut said, ..
    } = opinion;
    // An absent property comes before the first that is greater; at one place rules stay in order.
    said.sort_by_key(|(_, name)| {
        let name = name.as_deref()?;
        let there = names.iter().position(|known| *known == name);
        let after = names.iter().position(|known| *known > name);
        Some(match there {
            Some(index) => (index, true, String::new()),
            None => (after.unwrap_or(usize::MAX), false, name.to_owned()),
        })
    });
    said
}

impl<'m> Opinion<'m> {
    fn say(&mut self, rule: &'static str, name: Option<&str>) {
        self.said.push((rule, name.map(str::to_owned)));
    }

    /// Says that the rule is broken at the property, if that is there and breaks no other.
    fn at(&mut self, rule: &'static str, name: &str) {
        if self.values.contains_key(name) && !self.failed.contains(name) {
            self.say(rule, Some(name));
            if FAILS.split_whitespace().any(|fails| fails == rule) {
                self.failed.insert(name.to_owned());
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// The trimmed value, empty if it is absent; none if nothing may be said that depends on it.
    fn judged(&self, name: &str) -> Option<&'m str> {
        if !self.has(name) {
            return Some("");
        }
        let value = self
            .values
            .get(name)
            .filter(|_| !self.failed.contains(name))?;
        placeholders(value).is_empty().then(|| trimmed(value))
    }

    /// Says that the rule is broken where the judged value is not allowed.
    fn only(&mut self, rule: &'static str, name: &str, is_allowed: impl Fn(&str) -> bool) {
        if self.has(name) && self.judged(name).is_some_and(|value| !is_allowed(value)) {
            self.at(rule, name);
        }
    }

    /// Whether the connector is a sink, and a source; none if that is not known.
    fn kind(&self) -> Option<(bool, bool)> {
        let class = self
            .judged("connector.class")
            .filter(|_| self.has("connector.class"))?;
        let name = class.split('.').next_back()?;
        let (sink, source) = (name.contains("Sink"), name.contains("Source"));
        Some((sink && !source, source && !sink))
    }

    fn is_sink(&self) -> bool {
        self.kind().is_some_and(|(sink, _)| sink)
    }

    fn is_not_sink(&self) -> bool {
        self.kind().is_some_and(|(sink, _)| !sink)
    }

    /// The aliases of a list, if it is judged and has none twice.
    fn listed(&self, list: &str) -> Option<Vec<&'m str>> {
        let aliases = items(self.judged(list)?);
        let unique: BTreeSet<_> = aliases.iter().collect();
        (unique.len() == aliases.len()).then_some(aliases)
    }

    fn names_in(&self, prefix: &str) -> Vec<&'m str> {
        let names = self.names.iter().copied();
        names.filter(|name| name.starts_with(prefix)).collect()
    }

    fn texts(&mut self) {
        for (name, value) in self.values.clone() {
            let is_blank = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || c.is_control());
            let is_broken = |(start, text): &(usize, &str)| {
                let before = value[..*start].chars().next_back();
                let (_, path) = text.split_once(':').expect("a placeholder has one");
                matches!(before, Some('$' | '\\')) || path.starts_with("arn:")
            };
            if placeholders(value).iter().any(is_broken) {
                self.at("placeholder-broken", name);
            }
            let has_templates = ["transforms.", "predicates.", "filters."]
                .iter()
                .any(|start| name.starts_with(start))
                || name.ends_with(".template")
                || name.ends_with(".format");
            let is_unrendered = if names_a_secret(name) {
                is_template(value)
            } else {
                holds_template(value)
            };
            if is_unrendered && !has_templates {
                self.at("template-unrendered", name);
            }
            if is_blank(name.chars().next())
                || is_blank(name.chars().next_back())
                || value.ends_with('\r')
            {
                self.at("blank-around", name);
            }
        }
    }

    fn class_and_topics(&mut self) {
        if self.names.is_empty() {
            self.say("empty-configuration", None);
        } else if !self.has("connector.class") {
            self.say("connector-class-missing", None);
        }
        let class = self.values.get("connector.class").copied().unwrap_or("x");
        if self.judged("connector.class").is_some() && (class.is_empty() || class.trim() != class) {
            self.at("connector-class-blank", "connector.class");
        }
        let topics = [self.judged("topics"), self.judged("topics.regex")];
        if topics
            .iter()
            .all(|topics| topics.is_some_and(|topics| !topics.is_empty()))
        {
            self.at("topics-and-regex", "topics.regex");
        }
        if self.is_sink() && topics == [Some(""); 2] {
            self.say("sink-topics-missing", None);
        }
    }

    fn single_values(&mut self) {
        let within = |least: i128, most: i128| {
            move |value: &str| integer(value).is_some_and(|number| (least..=most).contains(&number))
        };
        let long = within(i64::MIN.into(), i64::MAX.into());
        let short = within(i16::MIN.into(), i16::MAX.into());
        self.only("tasks-max", "tasks.max", within(1, i32::MAX.into()));
        let rule = "property-choice";
        self.only(rule, "errors.tolerance", |value| {
            ["none", "all"].contains(&value)
        });
        self.only(rule, "config.action.reload", |value| {
            ["none", "restart"].contains(&value)
        });
        if self.is_not_sink() {
            self.only(rule, "exactly.once.support", |value| {
                ["requested", "required"].contains(&value.to_ascii_lowercase().as_str())
            });
            self.only(rule, "transaction.boundary", |value| {
                ["poll", "interval", "connector"].contains(&value.to_ascii_lowercase().as_str())
            });
        }
        let (rule, is_boolean) = ("property-boolean", |value: &str| boolean(value).is_some());
        self.only(rule, "errors.log.enable", is_boolean);
        self.only(rule, "errors.log.include.messages", is_boolean);
        if self.is_sink() {
            self.only(
                rule,
                "errors.deadletterqueue.context.headers.enable",
                is_boolean,
            );
        }
        for alias in self.listed("transforms").unwrap_or_default() {
            self.only(rule, &format!("transforms.{alias}.negate"), is_boolean);
        }
        let rule = "property-number";
        self.only(rule, "errors.retry.timeout", long);
        self.only(rule, "errors.retry.delay.max.ms", long);
        if self.is_sink() {
            self.only(
                rule,
                "errors.deadletterqueue.topic.replication.factor",
                short,
            );
        }
        if self.is_not_sink() {
            let interval = "transaction.boundary.interval.ms";
            self.only(rule, interval, within(0, i64::MAX.into()));
            let mut groups = self.listed("topic.creation.groups").unwrap_or_default();
            groups.push("default");
            groups.dedup();
            for group in groups {
                for (setting, most) in [
                    ("replication.factor", 32_767),
                    ("partitions", 2_147_483_647),
                ] {
                    let is_allowed =
                        |value: &str| integer(value) == Some(-1) || within(1, most)(value);
                    self.only(
                        rule,
                        &format!("topic.creation.{group}.{setting}"),
                        is_allowed,
                    );
                }
            }
        }
    }

    fn aliases(&mut self) {
        for list in ["transforms", "predicates", "topic.creation.groups"] {
            if self.judged(list).is_some() && self.listed(list).is_none() {
                self.at("alias-duplicate", list);
            }
        }
        for list in ["transforms", "predicates"] {
            for alias in self.listed(list).unwrap_or_default() {
                let class = format!("{list}.{alias}.type");
                if !self.has(&class) {
                    let class = super::names::shown(&class);
                    self.say("alias-type-missing", Some(&class));
                } else if self.judged(&class) == Some("") {
                    self.at("alias-type-missing", &class);
                }
                let is_whole = |value: &str| {
                    let abstract_classes = "Cast ExtractField Flatten HeaderFrom HoistField InsertField \
                        MaskField ReplaceField SetSchemaMetadata TimestampConverter";
                    abstract_classes.split_whitespace().all(|name| {
                        let name = format!("org.apache.kafka.connect.transforms.{name}");
                        let rest = value.strip_prefix(&name);
                        rest.is_none_or(|rest| {
                            rest == "$Key"
                                || rest == "$Value"
                                || !rest.is_empty() && !rest.starts_with('$')
                        })
                    })
                };
                if list == "transforms" {
                    self.only("transform-variant-missing", &class, is_whole);
                }
            }
        }
        for (list, prefix) in [
            ("transforms", "transforms."),
            ("predicates", "predicates."),
            ("topic.creation.groups", "topic.creation."),
        ] {
            let Some(aliases) = self.listed(list) else {
                continue;
            };
            for name in self.names_in(prefix) {
                let is_listed = |alias: &&str| name.starts_with(&format!("{prefix}{alias}."));
                if !aliases.iter().any(is_listed)
                    && !["topic.creation.groups", "topic.creation.enable"].contains(&name)
                    && !name.starts_with("topic.creation.default.")
                {
                    self.at("alias-not-listed", name);
                }
            }
        }
        for alias in self.listed("transforms").unwrap_or_default() {
            let (predicate, negate) = (
                format!("transforms.{alias}.predicate"),
                format!("transforms.{alias}.negate"),
            );
            if let Some(predicates) = self.listed("predicates") {
                self.only("predicate-not-listed", &predicate, |value| {
                    predicates.contains(&value)
                });
            }
            if !self.has(&predicate) {
                self.at("predicate-not-listed", &negate);
            }
        }
    }

    fn errors(&mut self) {
        let queue = "errors.deadletterqueue.topic.name";
        let is_set = |value: Option<&str>| value.is_some_and(|value| !value.is_empty());
        if is_set(self.judged(queue))
            && let Some(topics) = self.judged("topics")
            && items(topics).contains(&self.judged(queue).unwrap_or_default())
        {
            self.at("dead-letter-queue-consumed", queue);
        }
        if is_set(self.judged(queue))
            && self
                .judged("errors.tolerance")
                .is_some_and(|value| value != "all")
        {
            self.at("dead-letter-queue-without-tolerance", queue);
        }
        if self.kind().is_some_and(|(_, source)| source) {
            self.first("dead-letter-queue-on-source", "errors.deadletterqueue.");
        }
        if self.judged("errors.tolerance") == Some("all")
            && self
                .judged("errors.log.enable")
                .is_some_and(|value| boolean(value) != Some(true))
            && self.judged(queue) == Some("")
        {
            self.at("errors-swallowed", "errors.tolerance");
        }
    }

    /// Whether the value is a string, repeated or not.
    fn is_string(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Says it at the first property with the prefix that breaks no rule.
    fn first(&mut self, rule: &'static str, prefix: &str) {
        let names = self.names_in(prefix).into_iter();
        let mut right = names.filter(|name| self.is_string(name) && !self.failed.contains(*name));
        if let Some(first) = right.next() {
            self.at(rule, first);
        }
    }

    fn prefixes(&mut self) {
        if self.is_not_sink() && !self.names_in("topic.creation.").is_empty() {
            for name in [
                "topic.creation.default.partitions",
                "topic.creation.default.replication.factor",
            ] {
                if !self.has(name) {
                    self.say("topic-creation-default", Some(name));
                }
            }
        }
        for converter in ["key.converter", "value.converter", "header.converter"] {
            if !self.has(converter) {
                self.first("converter-options-inert", &format!("{converter}."));
            }
        }
        let class = self
            .values
            .get("connector.class")
            .copied()
            .unwrap_or_default();
        let has_clients = class.contains("Mirror") || class.contains("Replicator");
        for name in self.names.clone() {
            let rest = ["consumer.", "producer.", "admin."]
                .iter()
                .find_map(|client| name.strip_prefix(client));
            if rest.is_some_and(|rest| !rest.starts_with("override."))
                && self.kind().is_some()
                && !has_clients
            {
                self.at("client-override-prefix", name);
            }
            let is_worker = |pattern: &str| match pattern.strip_suffix('*') {
                Some(prefix) => name.starts_with(prefix),
                None => name == pattern,
            };
            if WORKER.split_whitespace().any(is_worker) {
                self.at("worker-property", name);
            }
        }
        let values = self.values.iter();
        let right = values.filter(|(name, _)| !self.failed.contains(**name));
        let has_placeholder = { right }.any(|(_, value)| !placeholders(value).is_empty());
        let reload = "config.action.reload";
        if has_placeholder && self.judged(reload).is_some_and(|value| value != "none") {
            if self.has(reload) {
                self.at("config-reload", reload);
            } else {
                self.say("config-reload", Some(reload));
            }
        }
    }

    fn secrets(&mut self) {
        for (name, value) in self.values.clone() {
            if is_plaintext_secret(name, value) {
                self.at("plaintext-secret", name);
            }
        }
    }
}
