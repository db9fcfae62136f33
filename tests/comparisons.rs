//! Runs the language-neutral suite in `tests/comparisons/`, with a named test for each case.

#[path = "support"]
mod support {
    pub(crate) mod case_files;
    pub(crate) mod case_options;
    pub(crate) mod case_suite;
    pub(crate) mod same;
}

use std::process::ExitCode;

use libtest_mimic::Failed;
use msk_connect_preflight::{Comparison, Connector, Finding, Level, Options, Verdict, yaml};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use support::{case_options::CaseOptions, case_suite, same::same};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    description: String,
    #[serde(default = "newest")]
    revision: String,
    #[serde(default)]
    options: CaseOptions,
    connector: Value,
    document: Box<RawValue>,
    conflicts: Vec<Expected>,
    advice: Vec<Expected>,
    changes: Value,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    at: String,
}

fn newest() -> String {
    "2026-10".to_owned()
}

impl case_suite::Case for Case {
    fn description(&self) -> &str {
        &self.description
    }

    fn run(&self) -> Result<(), Failed> {
        let options = self.options.with(&self.revision);
        let connector = Connector::from_value(self.connector.clone())?;
        let text = self.document.get();
        let verdict = Verdict::from_slice_against(text.as_bytes(), &connector, &options)?;
        let comparison = self.compared(&verdict)?;
        if let Ok(request) = verdict.request() {
            let without_text = request.against(&connector, &options);
            self.expect(&without_text)?;
            same(comparison.changes(), without_text.changes())?;
        }
        is_as_usual(text, &options, &verdict)?;
        for document in yaml::documents(text.as_bytes()) {
            let verdict = document.verdict_against(&connector, &options)?;
            self.compared(&verdict)?;
        }
        Ok(())
    }
}

impl Case {
    fn compared<'v>(&self, verdict: &'v Verdict) -> Result<&'v Comparison, Failed> {
        let comparison = verdict.comparison();
        let comparison = comparison.ok_or_else(|| format!("invalid: {verdict:?}"))?;
        self.expect(comparison)?;
        for advice in comparison.advice() {
            assert!(verdict.advice().contains(advice));
        }
        Ok(comparison)
    }

    fn expect(&self, comparison: &Comparison) -> Result<(), Failed> {
        same(
            &self.conflicts[..],
            &told(comparison.conflicts(), Level::Conflict)[..],
        )?;
        same(
            &self.advice[..],
            &told(comparison.advice(), Level::Advice)[..],
        )?;
        same(&self.changes, &serde_json::to_value(comparison.changes())?)
    }
}

/// Without a connector the verdict is the same, and so is all other advice.
fn is_as_usual(text: &str, options: &Options, found: &Verdict) -> Result<(), Failed> {
    let usual = Verdict::from_json(text, options)?;
    assert_eq!(usual.comparison(), None);
    assert_eq!(usual.request(), found.request());
    let advice = found.advice().iter();
    let others = advice.filter(|advice| advice.rule().invalid_connector().is_none());
    same(usual.advice(), &others.cloned().collect::<Vec<_>>()[..])
}

fn told(findings: &[Finding], level: Level) -> Vec<Expected> {
    let findings = findings.iter();
    findings
        .map(|finding| {
            assert_eq!(finding.level(), level);
            assert_eq!(finding.follows().is_some(), level == Level::Advice);
            Expected {
                rule: finding.rule().to_string(),
                at: finding.pointer().to_owned(),
            }
        })
        .collect()
}

fn main() -> ExitCode {
    case_suite::run::<Case>("comparisons")
}
