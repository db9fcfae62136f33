//! Output for programs: one line of JSON per document.

use std::io::{self, Write};

use msk_connect_preflight::{Difference, Finding};
use serde::Serialize;

use super::{Emit, fixes, json_text};
use crate::{
    checked::{Checked, Findings, Outcome, Part, Unreadable},
    path,
    summary::Summary,
};

pub(crate) struct Json;

#[derive(Default, Serialize)]
struct Document<'d> {
    file: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(rename = "document", skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    valid: bool,
    violations: Vec<Item<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflicts: Option<Vec<Item<'d>>>,
    advice: Vec<Item<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'d [Difference]>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
    #[serde(rename = "adviceTruncated", skip_serializing_if = "std::ops::Not::not")]
    advice_truncated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Absence<'d>>,
}

#[derive(Serialize)]
struct Item<'d> {
    #[serde(flatten)]
    finding: &'d Finding,
    line: Option<usize>,
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

#[derive(Serialize)]
struct Fix {
    title: String,
    safe: bool,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edit {
    line: usize,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    text: String,
}

#[derive(Serialize)]
struct Absence<'d> {
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

impl Emit for Json {
    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let file = path::name(checked.file);
        let (line, number) = match checked.part {
            Part::Whole => (None, None),
            Part::Line(line) => (Some(line), None),
            Part::Yaml { number, .. } => (None, Some(number)),
        };
        let document = Document {
            file: &file,
            line,
            number,
            ..Document::default()
        };
        let mut fixes = fixes::located(checked).into_iter();
        let document = match &checked.outcome {
            Outcome::Verdict {
                is_valid,
                violations,
                conflicts,
                advice,
                changes,
                ..
            } => Document {
                valid: *is_valid,
                violations: items(violations, &mut fixes),
                conflicts: changes.as_ref().map(|_| items(conflicts, &mut fixes)),
                advice: items(advice, &mut fixes),
                changes: changes.as_ref().map(|changes| changes.all),
                truncated: violations.is_cut,
                advice_truncated: advice.is_cut,
                ..document
            },
            Outcome::Syntax { fault, .. } | Outcome::TooLong(fault) => Document {
                error: Some(Absence {
                    message: fault.reason,
                    line: Some(fault.region.line),
                    column: fault.region.column,
                    fix: fixes.flatten().next().map(Fix::of),
                }),
                ..document
            },
        };
        write_line(&document, out)
    }

    fn unreadable(&self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()> {
        let document = Document {
            file: &path::name(&unreadable.file),
            error: Some(Absence {
                message: &unreadable.reason,
                line: None,
                column: None,
                fix: None,
            }),
            ..Document::default()
        };
        write_line(&document, out)
    }

    fn end(&self, _: &Summary, _: &[Unreadable], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn write_line(document: &Document<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    json_text::write(document, out)?;
    writeln!(out)
}

/// The findings, with as many of the fixes.
fn items<'d>(
    findings: &'d Findings<'_>,
    fixes: &mut impl Iterator<Item = Option<fixes::Located>>,
) -> Vec<Item<'d>> {
    let items = findings.all.iter().zip(fixes).map(|(located, fix)| Item {
        finding: located.finding,
        line: located.region.map(|region| region.line),
        column: located.region.and_then(|region| region.column),
        fix: fix.map(Fix::of),
    });
    items.collect()
}

impl Fix {
    fn of(fix: fixes::Located) -> Self {
        let edits = fix.edits.into_iter().map(|(region, text)| Edit {
            line: region.line,
            column: region.column,
            end_line: region.end.map(|(line, _)| line),
            end_column: region.end.map(|(_, column)| column),
            text,
        });
        Self {
            title: fix.title,
            safe: fix.is_safe,
            edits: edits.collect(),
        }
    }
}
