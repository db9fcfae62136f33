//! Output as `JUnit` XML, for systems of continuous integration.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::Emit;
use crate::{
    checked::{Checked, Located, Unreadable},
    path,
    rules::SYNTAX,
    summary::Summary,
};

/// Each document is a test suite with one test case, so that the counts of a suite are known before it is written.
pub(crate) struct Junit;

impl Emit for Junit {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, "<testsuites>")
    }

    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let file = path::shown(checked.file);
        let name = match checked.first_line() {
            Some(region) => format!("{file}:{}", region.line),
            None => file.clone(),
        };
        if let Some(fault) = checked.fault() {
            let (line, message) = (fault.region.line, checked.message(fault));
            let failure = (Kind::Failure, SYNTAX, format!("{file}:{line}: {message}\n"));
            return case(&file, &name, Some(&failure), "", out);
        }
        let (failures, advice): (Vec<_>, Vec<_>) =
            checked.findings().partition(|located| located.is_error);
        let rule = failures.first().map(|first| first.finding.rule().name());
        let failure = rule.map(|rule| (Kind::Failure, rule, lines(&file, &failures)));
        case(&file, &name, failure.as_ref(), &lines(&file, &advice), out)
    }

    fn unreadable(&self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()> {
        let file = path::shown(&unreadable.file);
        let error = (
            Kind::Error,
            "unreadable",
            format!("{}\n", unreadable.reason),
        );
        case(&file, &file, Some(&error), "", out)
    }

    fn end(&self, _: &Summary, _: &[Unreadable], out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

/// Why a test case did not pass.
#[derive(PartialEq, Eq)]
enum Kind {
    Failure,
    Error,
}

/// Writes a suite of one test case, with the kind, rule and text of what failed.
fn case(
    file: &str,
    name: &str,
    failed: Option<&(Kind, &str, String)>,
    advice: &str,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let (file, name) = (quoted(file), quoted(name));
    let is = |kind| u8::from(matches!(failed, Some((failed, ..)) if *failed == kind));
    let (failures, errors) = (is(Kind::Failure), is(Kind::Error));
    writeln!(
        out,
        r#"  <testsuite name="{file}" tests="1" failures="{failures}" errors="{errors}">"#
    )?;
    writeln!(out, r#"    <testcase classname="{file}" name="{name}">"#)?;
    if let Some((kind, rule, text)) = failed {
        let element = match kind {
            Kind::Failure => "failure",
            Kind::Error => "error",
        };
        let first = text.lines().next().unwrap_or_default();
        let (first, text) = (quoted(first), quoted(text));
        writeln!(
            out,
            r#"      <{element} type="{rule}" message="{first}">{text}</{element}>"#
        )?;
    }
    if !advice.is_empty() {
        writeln!(out, "      <system-out>{}</system-out>", quoted(advice))?;
    }
    writeln!(out, "    </testcase>\n  </testsuite>")
}

/// The findings, one in a line.
fn lines(file: &str, findings: &[&Located<'_>]) -> String {
    let mut lines = String::new();
    for located in findings {
        let finding = located.finding;
        let region = located.region;
        let place = region.and_then(|at| Some(format!(":{}:{}", at.line, at.column?)));
        let (place, pointer) = (place.unwrap_or_default(), located.pointer());
        let (level, rule, help) = (finding.level(), finding.rule(), finding.help());
        let at = if pointer.is_empty() { "" } else { " at " };
        // Writing to a string cannot fail.
        let _ = writeln!(
            lines,
            "{file}{place}: {level}[{rule}]{at}{pointer}: {finding}; {help}"
        );
    }
    lines
}

/// Text as XML has it, also in attributes.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
