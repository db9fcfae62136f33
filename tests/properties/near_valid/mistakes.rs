//! A document and the mistakes in it.

use arbitrary::{Result, Unstructured};
use msk_connect_preflight::{Level, Request, Rule};

use super::{CHANGES, MCU_COUNTS, PERCENTAGES, REQUIRED, REVISIONS, Setting, TASKS, WORKER_COUNTS};
use crate::{
    json::Json,
    support::{pointer::place, violations::violations},
};

/// A document with planted mistakes, none of which undoes another.
pub(super) struct Mistakes {
    pub(super) setting: Setting,
    pub(super) document: Json,
    pub(super) planted: Vec<(Rule, String)>,
    /// Places on which a mistake depends: they, their parents and their content must not change.
    pub(super) settled: Vec<String>,
}

impl Mistakes {
    pub(super) fn add(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let rules = Rule::ALL.iter();
        let rules: Vec<_> = rules
            .filter(|rule| rule.level() == Level::Violation)
            .filter(|rule| rule.since() <= self.setting.revision)
            .collect();
        let rule = **u.choose(&rules)?;
        let at = match rule {
            Rule::Type => self.wrong_type(u)?,
            Rule::UnknownMember => self.unknown_member(u)?,
            Rule::DuplicateMember => self.duplicate_member(u)?,
            Rule::Required => {
                let at = self.open_place(u, REQUIRED)?;
                at.inspect(|at| self.remove(at))
            }
            Rule::ExactlyOneChange => self.wrong_changes(u)?,
            Rule::ExactlyOneCapacity => self.wrong_capacities(u)?,
            Rule::McuCount => self.replace(u, MCU_COUNTS, &[0, 3, 5, 6, 7, 9, 16])?,
            Rule::WorkerCount => {
                let above = self.setting.most_workers() + 1;
                self.replace(u, WORKER_COUNTS, &[0, above])?
            }
            Rule::WorkerOrder => self.wrong_worker_order(u)?,
            Rule::TaskCount => self.replace(u, &[TASKS], &[0, 2_147_483_648])?,
            Rule::TaskOrder => self.wrong_task_order(u)?,
            Rule::CpuUtilization => self.replace(u, PERCENTAGES, &[0, 101])?,
            Rule::ConnectorArn => self.replace_arn(u, "/connectorArn", "connector")?,
            Rule::CurrentVersion => {
                let at = self.open_place(u, &["/currentVersion"])?;
                at.inspect(|at| self.put(at, Json::string("")))
            }
            Rule::OnePlugin => self.wrong_plugins(u)?,
            Rule::CustomPluginArn => self.replace_arn(
                u,
                "/plugins/0/customPlugin/customPluginArn",
                "custom-plugin",
            )?,
            Rule::WorkerConfigurationArn => {
                let at = "/workerConfiguration/workerConfigurationArn";
                self.replace_arn(u, at, "worker-configuration")?
            }
            Rule::Revision => self.replace(u, REVISIONS, &[0])?,
            Rule::WorkerConfigurationChoice => self.wrong_worker_configurations(u)?,
            _ => None,
        };
        let at = at.or_else(|| self.example(rule));
        if let Some(at) = at {
            self.settled.push(at.clone());
            self.planted.push((rule, at));
        }
        Ok(())
    }

    /// Keeps the member `name` and the mistakes in it. If all mistakes are elsewhere, they may have changed
    /// it, so that a valid one takes its place.
    pub(super) fn keep(&mut self, name: &str) {
        let root = place("", name);
        let is_changed = !self.planted.is_empty();
        self.planted.retain_mut(|(rule, at)| {
            let inside = at.strip_prefix(&root).map(str::to_owned);
            let is_inside = inside.as_ref().is_some_and(|inside| {
                let of_value = matches!(rule, Rule::Type | Rule::ExactlyOneCapacity);
                inside.starts_with('/') || inside.is_empty() && of_value
            });
            *at = inside.unwrap_or_default();
            is_inside
        });
        match self.document.at(&root) {
            Some(part) if !is_changed || !self.planted.is_empty() => self.document = part.clone(),
            _ => {
                let valid = match name {
                    "capacity" => r#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": 1}}"#,
                    _ => "{}",
                };
                self.document = Json::parse(valid).expect("it is JSON");
                self.planted.clear();
            }
        }
    }

    /// Puts the document that breaks the rule in place of one that is still without a mistake.
    pub(super) fn example(&mut self, rule: Rule) -> Option<String> {
        let text = rule.invalid_example();
        let read = Request::from_json(text, &self.setting.options());
        let violations = violations(&read).iter();
        let violation = violations
            .clone()
            .find(|violation| violation.rule() == rule)?;
        if !self.settled.is_empty() || !self.planted.is_empty() {
            return None;
        }
        self.document = Json::parse(text)?;
        self.settle(CHANGES);
        self.settled
            .extend(violations.map(|violation| violation.pointer().to_owned()));
        Some(violation.pointer().to_owned())
    }

    pub(super) fn settle(&mut self, places: &[&str]) {
        self.settled
            .extend(places.iter().map(|at| (*at).to_owned()));
    }

    /// Whether no mistake depends on the value at `at`, its parents, or its content.
    pub(super) fn is_open(&self, at: &str) -> bool {
        let holds = |outer: &str, inner: &str| {
            let rest = inner.strip_prefix(outer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        // Mistakes at the document itself fix the places that they depend on instead.
        let settled = self.settled.iter().filter(|settled| !settled.is_empty());
        let mut settled = settled.map(String::as_str);
        settled.all(|settled| !holds(settled, at) && !holds(at, settled))
    }

    /// One of `places` that exists and may be changed.
    pub(super) fn open_place(
        &self,
        u: &mut Unstructured<'_>,
        places: &[&str],
    ) -> Result<Option<String>> {
        let places = places.iter();
        let open: Vec<_> = places
            .filter(|at| self.document.at(at).is_some() && self.is_open(at))
            .collect();
        if open.is_empty() {
            return Ok(None);
        }
        Ok(Some((**u.choose(&open)?).to_owned()))
    }

    pub(super) fn put(&mut self, at: &str, value: Json) {
        if let Some(place) = self.document.at_mut(at) {
            *place = value;
        } else if let Some((parent, name)) = at.rsplit_once('/')
            && let Some(members) = self.document.members(parent)
        {
            members.push((name.to_owned(), value));
        }
    }

    pub(super) fn remove(&mut self, at: &str) {
        if let Some((parent, name)) = at.rsplit_once('/')
            && let Some(members) = self.document.members(parent)
        {
            members.retain(|(known, _)| known != name);
        }
    }
}
