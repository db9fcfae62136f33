//! Tests that hostile input, and input that is not JSON, gets the answer that the contract demands. The
//! including module defines `answer`, which asks the library or the command.

mod names;
mod sizes;
mod strings;
mod values;

use msk_connect_preflight::{Error, Options, Report, Request, Revision, Rule};

use super::answer;

pub(crate) const REVISION: Revision = Revision::V2026_10;

struct Row {
    name: String,
    bytes: Vec<u8>,
    expected: Answer,
    /// The number of columns by which a syntax error may come after the expected place.
    slack: usize,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    Valid,
    Violations(Vec<(String, String)>, Cut),
    Syntax { line: usize, column: usize },
}

#[derive(Debug, PartialEq)]
pub(crate) enum Cut {
    No,
    Yes,
}

impl Answer {
    fn of(violations: impl IntoIterator<Item = (Rule, String)>, cut: Cut) -> Self {
        let name = |(rule, at): (Rule, String)| (rule.name().to_owned(), at);
        let violations: Vec<_> = violations.into_iter().map(name).collect();
        if violations.is_empty() {
            Self::Valid
        } else {
            Self::Violations(violations, cut)
        }
    }

    pub(crate) fn from_library(bytes: &[u8]) -> Self {
        match Request::from_slice(bytes, &Options::default().revision(REVISION)) {
            Ok(_) => Self::Valid,
            Err(Error::Invalid(report)) => {
                let violations = report.violations().iter();
                let cut = if report.is_truncated() {
                    Cut::Yes
                } else {
                    Cut::No
                };
                Self::of(violations.map(|v| (v.rule(), v.pointer().to_owned())), cut)
            }
            Err(Error::Syntax(error)) => {
                let position = error.position().expect("a text has places");
                let (line, column) = (position.line, position.column);
                Self::Syntax { line, column }
            }
            Err(error) => panic!("{error}"),
        }
    }
}

fn row(name: impl Into<String>, bytes: impl Into<Vec<u8>>, expected: Answer) -> Row {
    Row {
        name: name.into(),
        bytes: bytes.into(),
        expected,
        slack: 0,
    }
}

fn violations(expected: &[(Rule, &str)]) -> Answer {
    let expected = expected.iter().map(|(rule, at)| (*rule, (*at).to_owned()));
    Answer::of(expected, Cut::No)
}

fn first_1000(expected: impl Iterator<Item = (Rule, String)>) -> Answer {
    Answer::of(expected.take(Report::LIMIT), Cut::Yes)
}

fn stops(line: usize, column: usize) -> Answer {
    Answer::Syntax { line, column }
}

/// Every text of `mistakes` after `before`; each stops being JSON at its offset.
fn behind(before: &str, mistakes: &[(&[u8], usize)], after: &str) -> Vec<Row> {
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().map_or(0, str::len);
    let row_of = |(text, offset): &(&[u8], usize)| {
        let bytes = [before.as_bytes(), text, after.as_bytes()].concat();
        let name = format!("{:.100}", bytes.escape_ascii().to_string());
        row(name, bytes, stops(line, column + offset))
    };
    mistakes.iter().map(row_of).collect()
}

fn check(rows: impl IntoIterator<Item = Row>) {
    let mut failures = Vec::new();
    for row in rows {
        let found = answer(&row.bytes);
        let as_expected = match (&found, &row.expected) {
            (
                Answer::Syntax { line, column },
                Answer::Syntax {
                    line: expected_line,
                    column: first,
                },
            ) => line == expected_line && (*first..=first + row.slack).contains(column),
            (found, expected) => found == expected,
        };
        if !as_expected {
            let [expected, found] = [&row.expected, &found].map(|answer| format!("{answer:?}"));
            let name = &row.name;
            failures.push(format!(
                "{name}: expected {expected:.300}, found {found:.300}"
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A document with `connectorArn`, `currentVersion` and `members`.
fn request(members: &str) -> String {
    format!(
        r#"{{"connectorArn":"arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","currentVersion":"K1",{members}}}"#
    )
}

fn configuration(entries: &str) -> String {
    request(&format!(r#""connectorConfiguration":{{{entries}}}"#))
}

fn list(count: usize, element: impl Fn(usize) -> String) -> String {
    let elements: Vec<_> = (0..count).map(element).collect();
    elements.join(",")
}

/// The texts before and after a value.
const VALUES: &[(&str, &str)] = &[
    ("", ""),
    ("[", "]"),
    (r#"{"x":"#, "}"),
    (r#"{"currentVersion":"#, "}"),
    (r#"{"skipHealthValidation":"#, "}"),
    (r#"{"capacity":"#, "}"),
    (r#"{"capacity":0,"capacity":"#, "}"),
    (r#"{"capacity":{"provisionedCapacity":{"mcuCount":"#, "}}}"),
    (r#"{"plugins":["#, "]}"),
    (r#"{"connectorConfiguration":"#, "}"),
    (r#"{"connectorConfiguration":{"a":"#, "}}"),
    ("\r\n\n {\"x\":[[0,{\"y\":", "}]]}"),
];

/// The texts before a string: as a value, and as a name.
const STRINGS: &[&str] = &[
    "",
    "[",
    r#"{"x":"#,
    r#"{"currentVersion":"#,
    r#"{"connectorConfiguration":{"a":"#,
    "{",
    r#"{"x":{"#,
    r#"{"capacity":{"#,
    r#"{"connectorConfiguration":{"#,
    "\r\n\n {\"x\":[[0,{",
];
