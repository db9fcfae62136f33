//! Output as a SARIF 2.1.0 log, for code scanning.

use std::{
    io::{self, Write},
    path::{Component, Path},
};

use msk_connect_preflight::{Follows, Level, Report, Rule};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde_json::{Map, Value, json};

use super::{Emit, fixes, json_text};
use crate::{
    checked::{Checked, Region, Unreadable},
    path,
    rules::{SYNTAX, SYNTAX_BASIS, SYNTAX_DEMAND, SYNTAX_HELP, SYNTAX_SOURCE},
    summary::{Status, Summary},
};

/// The characters that percent-encoding leaves as they are between the slashes of a URI.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A log whose results are written one by one.
pub(crate) struct Sarif;

impl Emit for Sarif {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            r#"{{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{{"tool":"#
        )?;
        json_text::write(&tool(), out)?;
        write!(out, r#","columnKind":"unicodeCodePoints","results":["#)
    }

    fn separator(&self) -> &'static str {
        SEPARATOR
    }

    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let fixes = fixes::located(checked);
        // There is one for each finding, or for the error.
        if fixes.is_empty() {
            return Ok(());
        }
        let artifact = artifact(checked.file);
        if let Some(fault) = checked.fault() {
            let mut result = json!({
                "ruleId": SYNTAX,
                "ruleIndex": Rule::ALL.len(),
                "level": "error",
                "message": message(&checked.message(fault)),
                "locations": [location(&artifact, Some(fault.region), None)],
            });
            let fix = fixes.into_iter().flatten().next();
            fix_by(fix, &artifact, &mut result);
            return write_result(&result, out);
        }
        for (index, (located, fix)) in checked.findings().zip(fixes).enumerate() {
            let finding = located.finding;
            let rule = finding.rule();
            let place = location(&artifact, checked.region(located), Some(finding.pointer()));
            let mut result = json!({
                "ruleId": rule.name(),
                "ruleIndex": Rule::ALL.iter().position(|other| *other == rule),
                "level": level(located.is_error),
                "message": message(&format!("{finding}\n{}", finding.help())),
                "locations": [place],
            });
            follow(finding.follows(), &mut result);
            fix_by(fix, &artifact, &mut result);
            if index > 0 {
                write!(out, "{SEPARATOR}")?;
            }
            write_result(&result, out)?;
        }
        Ok(())
    }

    fn unreadable(&self, _: &Unreadable, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }

    fn end(
        &self,
        summary: &Summary,
        unreadable: &[Unreadable],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let notifications = unreadable.iter().map(|Unreadable { file, reason }| {
            json!({
                "level": "error",
                "message": message(reason),
                "locations": [location(&artifact(file), None, None)],
            })
        });
        let truncated = (summary.truncated > 0).then(|| {
            json!({
                "level": "note",
                "message": message(&format!(
                    "only the first {} violations and warnings of a document are shown; \
                     documents with more: {}",
                    Report::LIMIT, summary.truncated
                )),
            })
        });
        let status = summary.status();
        let invocation = json!({
            "executionSuccessful": status != Status::Failed,
            "exitCode": status as u8,
            "toolExecutionNotifications": notifications.chain(truncated).collect::<Value>(),
        });
        write!(out, r#"],"invocations":["#)?;
        json_text::write(&invocation, out)?;
        writeln!(out, "]}}]}}")
    }
}

const SEPARATOR: &str = ",";

fn write_result(result: &Value, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out)?;
    json_text::write(result, out)
}

fn tool() -> Value {
    let catalogue = Rule::ALL.iter().map(|rule| {
        let (name, demand, basis) = (rule.name(), rule.summary(), rule.basis());
        let mut descriptor = json!({
            "id": name,
            "shortDescription": message(&format!("{demand}.")),
            "fullDescription": message(&format!(
                "{demand}. Since API revision {}; {}: {basis}.",
                rule.since(),
                rule.evidence()
            )),
            "help": message(&format!(
                "{demand}. `msk-preflight explain {name}` shows an invalid and a valid example."
            )),
            "helpUri": rule.source(),
            "defaultConfiguration": { "level": level(rule.level() != Level::Advice) },
        });
        follow(rule.follows(), &mut descriptor);
        descriptor
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

/// Adds what follows from ignoring advice.
fn follow(follows: Option<Follows>, to: &mut Value) {
    if let Some((follows, to)) = follows.zip(to.as_object_mut()) {
        let properties = json!({ "follows": follows.name() });
        to.insert("properties".to_owned(), properties);
    }
}

/// Adds the fix of a finding.
fn fix_by(fix: Option<fixes::Located>, artifact: &Value, to: &mut Value) {
    if let Some((fix, to)) = fix.zip(to.as_object_mut()) {
        let replacements = fix.edits.into_iter().map(|(deleted, text)| {
            let inserted = (!text.is_empty()).then(|| json!({ "text": text }));
            object([
                ("deletedRegion", Some(region(deleted))),
                ("insertedContent", inserted),
            ])
        });
        let change = json!({
            "artifactLocation": artifact,
            "replacements": replacements.collect::<Value>(),
        });
        let fix = json!({ "description": message(&fix.title), "artifactChanges": [change] });
        to.insert("fixes".to_owned(), json!([fix]));
    }
}

fn level(is_error: bool) -> &'static str {
    if is_error { "error" } else { "note" }
}

/// A message escaped so that viewers show it literally: names do not become placeholders or links.
fn message(text: &str) -> Value {
    let text = text.replace('{', "{{").replace('}', "}}");
    json!({ "text": text.replace("](", "] (") })
}

fn location(artifact: &Value, region: Option<Region>, at: Option<&str>) -> Value {
    let physical = object([
        ("artifactLocation", Some(artifact.clone())),
        ("region", region.map(self::region)),
    ]);
    // JSON Pointers serve as names.
    let logical = at.map(|at| json!([{ "fullyQualifiedName": at }]));
    object([
        ("physicalLocation", Some(physical)),
        ("logicalLocations", logical),
    ])
}

fn region(Region { line, column, end }: Region) -> Value {
    object([
        ("startLine", Some(line.into())),
        ("startColumn", column.map(Value::from)),
        ("endLine", end.map(|(line, _)| line.into())),
        ("endColumn", end.map(|(_, column)| column.into())),
    ])
}

/// Builds an object of the members that have a value.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.extend(value.map(|value| (name.to_owned(), value)));
    }
    object.into()
}

fn artifact(file: &Path) -> Value {
    let path = path::parts(file);
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
