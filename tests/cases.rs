//! Runs the language-neutral suite in `tests/cases/`, with a named test for each case.

#[path = "support"]
mod support {
    pub(crate) mod case_files;
    pub(crate) mod case_options;
    pub(crate) mod case_suite;
    pub(crate) mod survives_writing;
}

use std::process::ExitCode;

use libtest_mimic::Failed;
use msk_connect_preflight::{Error, Finding, Options, Position, Request, Verdict, yaml};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use support::{case_options::CaseOptions, case_suite, survives_writing::assert_survives_writing};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    description: String,
    revision: String,
    document: Option<Box<RawValue>>,
    text: Option<String>,
    yaml: Option<String>,
    #[serde(default)]
    options: CaseOptions,
    violations: Option<Vec<Expected>>,
    #[serde(default)]
    advice: Vec<Expected>,
    syntax_error: Option<Place>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Debug, Deserialize, PartialEq, PartialOrd)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    at: String,
    line: Option<usize>,
    column: Option<usize>,
}

impl case_suite::Case for Case {
    fn description(&self) -> &str {
        &self.description
    }

    fn run(&self) -> Result<(), Failed> {
        let options = self.options.with(&self.revision);
        if let Some(yaml) = &self.yaml {
            return self.run_yaml(yaml, &options);
        }
        let text = match (&self.text, &self.document) {
            (Some(text), None) => text,
            (None, Some(document)) => document.get(),
            _ => return Err("a case has either a text or a document".into()),
        };
        let read = Request::from_json(text, &options);
        match (&self.violations, &self.syntax_error) {
            (Some(expected), None) => {
                let found = violations(&read, text)?;
                same(expected, &found, same_place)?;
                let verdict = Verdict::from_json(text, &options)?;
                if verdict.clone().into_request() != read {
                    return Err(format!("another verdict: {verdict:?}").into());
                }
                let advice = told(verdict.advice(), &verdict.advice_positions(text));
                same(&self.advice, &advice, same_place)?;
                if let Some(document) = &self.document {
                    same_as_value(document, &options, found, advice)?;
                }
                if let Ok(request) = read {
                    assert_survives_writing(&request, &options);
                }
                Ok(())
            }
            (None, Some(place)) => match read {
                Err(Error::Syntax(error)) => {
                    let position = error.position().ok_or("a syntax error has a position")?;
                    let found = Place {
                        line: Some(position.line),
                        column: Some(position.column),
                    };
                    if place.line.is_some() && *place != found {
                        return Err(format!("expected {place:?}, found {found:?}: {error}").into());
                    }
                    Ok(())
                }
                other => Err(format!("expected a syntax error, found {other:?}").into()),
            },
            _ => Err("a case expects either violations or a syntax error".into()),
        }
    }
}

impl Case {
    fn run_yaml(&self, yaml: &str, options: &Options) -> Result<(), Failed> {
        let document = yaml::documents(yaml.as_bytes()).next();
        let document = document.ok_or("there is no document")?;
        let verdict = document.verdict(options)?;
        let text = document.text();
        let expected = self.violations.as_deref().unwrap_or_default();
        let read = verdict.clone().into_request();
        same(expected, &violations(&read, text)?, same_place)?;
        let advice = told(verdict.advice(), &verdict.advice_positions(text));
        same(&self.advice, &advice, same_place)
    }
}

/// Whether the places are the same, as far as the case names them.
fn same_place(expected: &Expected, found: &Expected) -> bool {
    expected.line.is_none() || expected == found
}

/// A value gives the same report as its text, except for the order of unknown names.
fn same_as_value(
    document: &RawValue,
    options: &Options,
    violations: Vec<Expected>,
    advice: Vec<Expected>,
) -> Result<(), Failed> {
    let value: Value = serde_json::from_str(document.get())?;
    let found = self::violations(&Request::from_value(&value, options), "")?;
    let verdict = Verdict::from_value(&value, options)?;
    let found_advice = told(verdict.advice(), &verdict.advice_positions(""));
    for (mut expected, mut found) in [(violations, found), (advice, found_advice)] {
        for told in [&mut expected, &mut found] {
            told.sort_by(|a, b| (&a.at, &a.rule).cmp(&(&b.at, &b.rule)));
        }
        same(&expected, &found, |_, found| found.line.is_none())?;
    }
    Ok(())
}

fn violations(read: &Result<Request, Error>, text: &str) -> Result<Vec<Expected>, Failed> {
    match read {
        Ok(_) | Err(Error::NoConnector) => Ok(Vec::new()),
        Err(Error::Invalid(report)) if report.violations().is_empty() => {
            Err("refused, and nothing said".into())
        }
        Err(Error::Invalid(report)) => Ok(told(report.violations(), &report.positions(text))),
        Err(error) => Err(format!("expected violations, found {error:?}").into()),
    }
}

fn told(told: &[Finding], positions: &[Option<Position>]) -> Vec<Expected> {
    let told = told.iter().zip(positions);
    told.map(|(told, position)| Expected {
        rule: told.rule().to_string(),
        at: told.pointer().to_owned(),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
    })
    .collect()
}

fn same(
    expected: &[Expected],
    found: &[Expected],
    same_place: impl Fn(&Expected, &Expected) -> bool,
) -> Result<(), Failed> {
    let same = expected.len() == found.len()
        && expected.iter().zip(found).all(|(expected, found)| {
            (&expected.rule, &expected.at) == (&found.rule, &found.at)
                && same_place(expected, found)
        });
    if same {
        Ok(())
    } else {
        Err(format!("expected {expected:#?}, found {found:#?}").into())
    }
}

fn main() -> ExitCode {
    case_suite::run::<Case>("cases")
}
