//! Verdicts for programs: one JSON object a document, each on a line of its own.

use std::io::{self, Write};

use msk_connect_preflight::{Position, text::is_deceptive};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::check::{Checked, Verdict};

#[derive(Serialize)]
struct Document<'d> {
    file: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    valid: bool,
    violations: Vec<Item<'d>>,
    /// Nothing gives advice so far; the member is part of the form.
    advice: [(); 0],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Absence<'d>>,
}

#[derive(Serialize)]
struct Item<'d> {
    rule: &'static str,
    at: &'d str,
    message: String,
    help: String,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct Absence<'d> {
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

pub(crate) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut document = Document {
        file: &checked.file.to_string_lossy(),
        line: checked.line,
        valid: matches!(checked.verdict, Verdict::Valid),
        violations: Vec::new(),
        advice: [],
        truncated: false,
        error: None,
    };
    match &checked.verdict {
        Verdict::Valid => {}
        Verdict::Invalid(report) => {
            document.truncated = report.is_truncated();
            document.violations = report
                .violations()
                .iter()
                .zip(report.positions(checked.text()))
                .map(|(violation, position)| Item {
                    rule: violation.rule().name(),
                    at: violation.at(),
                    message: violation.message(),
                    help: violation.help(),
                    line: position.map(|Position { line, .. }| checked.line_in_file(line)),
                    column: position.map(|Position { column, .. }| column),
                })
                .collect();
        }
        Verdict::Absent(absent) => {
            document.error = Some(Absence {
                message: &absent.reason,
                line: absent.place.map(|(line, ..)| checked.line_in_file(line)),
                column: absent.place.map(|(_, column, _)| column),
            });
        }
    }
    write_escaped(&document, out)?;
    writeln!(out)
}

/// Writes `value` on one line, with deceptive characters escaped.
pub(crate) fn write_escaped(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    Ok(value.serialize(&mut serializer)?)
}

/// Compact JSON in which deceptive characters are escaped.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_deceptive) {
            let (before, from) = rest.split_at(at);
            let mut from = from.chars();
            CompactFormatter.write_string_fragment(out, before)?;
            if let Some(c) = from.next() {
                write!(out, "\\u{:04x}", u32::from(c))?;
            }
            rest = from.as_str();
        }
        CompactFormatter.write_string_fragment(out, rest)
    }
}
