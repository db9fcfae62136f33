//! Verdicts for programs: one JSON object a document, each on a line of its own.

use std::io::{self, Write};

use msk_connect_preflight::{Position, text::escape};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::{
    check::{Checked, Told},
    input::name,
};

#[derive(Serialize)]
struct Document<'d> {
    file: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(rename = "document", skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    valid: bool,
    violations: Vec<Item<'d>>,
    advice: Vec<Item<'d>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
    #[serde(rename = "adviceTruncated", skip_serializing_if = "std::ops::Not::not")]
    advice_truncated: bool,
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

pub(crate) fn write<'d>(checked: &'d Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let items = |told: Vec<Told<'d>>| {
        let items = told.into_iter().map(|(told, position)| Item {
            rule: told.rule().name(),
            at: told.pointer(),
            message: told.message(),
            help: told.help(),
            line: position.map(|Position { line, .. }| checked.line_in_file(line)),
            column: position.map(|Position { column, .. }| column),
        });
        items.collect()
    };
    let [truncated, advice_truncated] = checked.cut().map(|cut| cut.is_some());
    let document = Document {
        file: &name(checked.file),
        line: checked.line,
        number: checked.yaml.map(|(number, _)| number),
        valid: checked.is_valid(),
        violations: items(checked.violations()),
        advice: items(checked.advice()),
        truncated,
        advice_truncated,
        error: checked.verdict.as_ref().err().map(|absent| Absence {
            message: &absent.reason,
            line: absent.place.map(|(line, ..)| checked.line_in_file(line)),
            column: absent.place.map(|(_, column, _)| column),
        }),
    };
    write_escaped(&document, out)?;
    writeln!(out)
}

/// Writes `value` on one line, with its text escaped as it is for people.
pub(crate) fn write_escaped(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    Ok(value.serialize(&mut serializer)?)
}

/// Compact JSON in which text is [escaped](escape).
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Between two fragments there is a JSON escape.
        out.write_all(escape(fragment).as_bytes())
    }
}
