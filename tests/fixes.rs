//! Runs the language-neutral suite in `tests/fixes/`, with a named test for each case.

#[path = "support"]
mod support {
    pub(crate) mod case_files;
    pub(crate) mod case_options;
    pub(crate) mod case_suite;
    pub(crate) mod same;
}

use std::process::ExitCode;

use libtest_mimic::Failed;
use msk_connect_preflight::{
    Options, Position, Report, SyntaxError, Verdict,
    fix::{self, Fix, Fixer},
    yaml,
};
use serde::Deserialize;
use support::{case_options::CaseOptions, case_suite, same::same};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    description: String,
    #[serde(default = "newest")]
    revision: String,
    #[serde(default)]
    options: CaseOptions,
    text: Option<String>,
    yaml: Option<String>,
    fixes: Vec<Expected>,
    fixed: Option<String>,
    fixed_with_suggestions: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    at: String,
    title: String,
    safe: bool,
    #[serde(default)]
    hidden: bool,
    edits: Vec<Edit>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Edit {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
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
        match (&self.text, &self.yaml) {
            (Some(text), None) => {
                let found = found(
                    &Verdict::from_json(text, &options),
                    text,
                    1,
                    &Fixer::new(text),
                );
                same(&self.fixes, &found)?;
                let fixed = fix::json(text, &options, |fix, _| fix.is_safe());
                let with_suggestions = fix::json(text, &options, |_, _| true);
                self.expect(text, fixed.text(), with_suggestions.text())
            }
            (None, Some(text)) => {
                same(&self.fixes, &found_in_yaml(text, &options))?;
                let fixed = fix::yaml(text, &options, |fix, _| fix.is_safe());
                let with_suggestions = fix::yaml(text, &options, |_, _| true);
                self.expect(text, fixed.text(), with_suggestions.text())
            }
            _ => Err("a case has either a text or YAML".into()),
        }
    }
}

impl Case {
    fn expect(&self, text: &str, fixed: &str, with_suggestions: &str) -> Result<(), Failed> {
        let expected = self.fixed.as_deref().unwrap_or(text);
        same(&expected, &fixed)?;
        let expected = self.fixed_with_suggestions.as_deref().unwrap_or(expected);
        same(&expected, &with_suggestions)
    }
}

fn found_in_yaml(text: &str, options: &Options) -> Vec<Expected> {
    let documents = yaml::documents(text.as_bytes());
    let fixes = documents.flat_map(|document| {
        let verdict = document.verdict(options);
        found(
            &verdict,
            document.text(),
            document.line(),
            &document.fixer(),
        )
    });
    fixes.collect()
}

/// The fixes of a document that begins at `line`.
fn found(
    verdict: &Result<Verdict, SyntaxError>,
    text: &str,
    line: usize,
    fixer: &Fixer<'_>,
) -> Vec<Expected> {
    let expected = |rule: &str, at: &str, fix: Fix| Expected {
        rule: rule.to_owned(),
        at: at.to_owned(),
        title: fix.title().to_owned(),
        safe: fix.is_safe(),
        hidden: fix.is_hidden(),
        edits: edits(&fix, text, line),
    };
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(error) => {
            let fix = error.fix(text);
            return fix
                .map(|fix| expected("syntax", "", fix))
                .into_iter()
                .collect();
        }
    };
    let violations = verdict.report().map_or(&[][..], Report::violations);
    let findings = violations.iter().chain(verdict.advice());
    let found = findings.filter_map(|finding| {
        let fix = finding.fix(fixer)?;
        Some(expected(finding.rule().name(), finding.pointer(), fix))
    });
    found.collect()
}

fn edits(fix: &Fix, text: &str, line: usize) -> Vec<Edit> {
    let edits = fix.edits().iter().map(|edit| {
        let start = Position::of(edit.range.start, text);
        let end = Position::of(edit.range.end, text);
        Edit {
            line: line + start.line - 1,
            column: start.column,
            end_line: line + end.line - 1,
            end_column: end.column,
            text: edit.text.clone(),
        }
    });
    edits.collect()
}

fn main() -> ExitCode {
    case_suite::run::<Case>("fixes")
}
