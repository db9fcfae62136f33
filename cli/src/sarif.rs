//! Verdicts as a SARIF 2.1.0 log, for code scanning.

use std::{
    io::{self, Write},
    path::{Component, Path},
};

use msk_connect_preflight::{Level, Report, Rule};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    Status,
    check::Checked,
    json,
    place::{self, Region},
    rules::{SYNTAX, SYNTAX_BASIS, SYNTAX_DEMAND, SYNTAX_HELP, SYNTAX_SOURCE},
};

/// What a URI has unencoded between its slashes.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A log, of which the results are written as they come.
#[derive(Debug, Default)]
pub(crate) struct Log {
    has_results: bool,
    truncated: usize,
    unreadable: Vec<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'l> {
    physical_location: PhysicalLocation<'l>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation<'l>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'l> {
    artifact_location: &'l Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<LogRegion>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogRegion {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'l> {
    /// A JSON Pointer.
    fully_qualified_name: &'l str,
}

impl Log {
    pub(crate) fn begin(out: &mut impl Write) -> io::Result<()> {
        write!(
            out,
            r#"{{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{{"tool":"#
        )?;
        json::write_escaped(&tool(), out)?;
        write!(out, r#","columnKind":"unicodeCodePoints","results":["#)
    }

    pub(crate) fn write(&mut self, checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
        let artifact = artifact(checked.file);
        if let Err(absent) = &checked.verdict {
            let result = json!({
                "ruleId": SYNTAX,
                "ruleIndex": Rule::ALL.len(),
                "level": "error",
                "message": message(&checked.reason(absent)),
                "locations": [location(&artifact, checked.fault(absent), None)],
            });
            return self.result(&result, out);
        }
        for (told, position) in checked.violations().into_iter().chain(checked.advice()) {
            let region = checked.region(position, told.span());
            let rule = told.rule();
            let result = json!({
                "ruleId": rule.name(),
                "ruleIndex": Rule::ALL.iter().position(|other| *other == rule),
                "level": level(rule),
                "message": message(&format!("{told}\n{}", told.help())),
                "locations": [location(&artifact, region, Some(told.pointer()))],
            });
            self.result(&result, out)?;
        }
        self.truncated += usize::from(checked.cut().iter().any(Option::is_some));
        Ok(())
    }

    pub(crate) fn unreadable(&mut self, file: &Path, reason: &str) {
        self.unreadable.push(json!({
            "level": "error",
            "message": message(reason),
            "locations": [location(&artifact(file), None, None)],
        }));
    }

    pub(crate) fn end(&mut self, status: Status, out: &mut impl Write) -> io::Result<()> {
        let mut notifications = std::mem::take(&mut self.unreadable);
        if self.truncated > 0 {
            notifications.push(json!({
                "level": "note",
                "message": message(&format!(
                    "documents with more mistakes or advice than the {} that are told: {}",
                    Report::LIMIT, self.truncated
                )),
            }));
        }
        let invocation = json!({
            "executionSuccessful": status != Status::Failed,
            "exitCode": status as u8,
            "toolExecutionNotifications": notifications,
        });
        write!(out, r#"],"invocations":["#)?;
        json::write_escaped(&invocation, out)?;
        writeln!(out, "]}}]}}")
    }

    fn result(&mut self, result: &Value, out: &mut impl Write) -> io::Result<()> {
        let comma = if self.has_results { "," } else { "" };
        self.has_results = true;
        writeln!(out, "{comma}")?;
        json::write_escaped(result, out)
    }
}

fn tool() -> Value {
    let catalogue = Rule::ALL.iter().map(|rule| {
        let (name, demand, basis) = (rule.name(), rule.summary(), rule.basis());
        json!({
            "id": name,
            "shortDescription": message(&format!("{demand}.")),
            "fullDescription": message(&format!(
                "{demand}. Since API revision {}; {}: {basis}.",
                rule.since(),
                rule.evidence()
            )),
            "help": message(&format!(
                "{demand}. `msk-preflight explain {name}` shows a document that breaks the rule, \
                 and one that keeps it."
            )),
            "helpUri": rule.source(),
            "defaultConfiguration": { "level": level(*rule) },
        })
    });
    let syntax = json!({
        "id": SYNTAX,
        "shortDescription": message(&format!("{SYNTAX_DEMAND}.")),
        "fullDescription": message(&format!("{SYNTAX_DEMAND}. {SYNTAX_BASIS}.")),
        "help": message(&format!("{SYNTAX_HELP}.")),
        "helpUri": SYNTAX_SOURCE,
        "defaultConfiguration": { "level": "error" },
    });
    json!({
        "driver": {
            "name": "msk-preflight",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": catalogue.chain([syntax]).collect::<Value>(),
        },
    })
}

fn level(rule: Rule) -> &'static str {
    match rule.level() {
        Level::Violation => "error",
        _ => "note",
    }
}

/// A message that a viewer shows as it stands: no name makes a placeholder or a link.
fn message(text: &str) -> Value {
    let text = text.replace('{', "{{").replace('}', "}}");
    json!({ "text": text.replace("](", "] (") })
}

fn location<'l>(artifact: &'l Value, region: Option<Region>, at: Option<&'l str>) -> Location<'l> {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact,
            region: region.map(|Region { line, column, end }| LogRegion {
                start_line: line,
                start_column: column,
                end_line: end.map(|(line, _)| line),
                end_column: end.map(|(_, column)| column),
            }),
        },
        logical_locations: at.map(|at| {
            [LogicalLocation {
                fully_qualified_name: at,
            }]
        }),
    }
}

fn artifact(file: &Path) -> Value {
    let path = place::parts(file);
    let parts = path.components().filter(|part| *part != Component::RootDir);
    let parts: Vec<_> = parts
        .map(|part| {
            let part = part.as_os_str().as_encoded_bytes();
            percent_encode(part, UNRESERVED).to_string()
        })
        .collect();
    let uri = parts.join("/");
    if path.is_absolute() {
        json!({ "uri": format!("file:///{uri}") })
    } else {
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}
