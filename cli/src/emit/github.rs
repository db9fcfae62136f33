//! Verdicts as workflow commands of GitHub Actions, which annotate the lines of a pull request.

use std::{
    io::{self, Write},
    path::{MAIN_SEPARATOR_STR, Path},
};

use msk_connect_preflight::{Level, text::escape};

use super::Emit;
use crate::{
    checked::{Checked, Findings, Located, Outcome, Region, Unreadable},
    path,
    summary::Summary,
};

pub(crate) struct Github;

/// The place of an annotation in a file, as far as it is known.
#[derive(Clone, Copy, Default)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
    end_column: Option<usize>,
}

impl Emit for Github {
    fn document(&mut self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let whole = Place {
            line: checked.first_line(),
            ..Place::default()
        };
        match &checked.outcome {
            Outcome::Verdict {
                violations, advice, ..
            } => {
                for located in violations.all.iter().chain(&advice.all) {
                    let place = located.region.as_ref().map_or(whole, Place::of);
                    annotate_finding(checked.file, place, located, out)?;
                }
                for cut in [violations, advice].into_iter().filter_map(Findings::cut) {
                    annotate("notice", checked.file, whole, "truncated", &cut, out)?;
                }
                Ok(())
            }
            Outcome::Syntax { fault, .. } | Outcome::TooLong(fault) => {
                let place = Place {
                    line: Some(fault.line),
                    column: Some(fault.column),
                    end_column: None,
                };
                let message = checked.message(fault);
                annotate("error", checked.file, place, "syntax", &message, out)
            }
        }
    }

    fn unreadable(&mut self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()> {
        let Unreadable { file, reason } = unreadable;
        annotate("error", file, Place::default(), "unreadable", reason, out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{summary}")
    }
}

impl Place {
    fn of(region: &Region) -> Self {
        let (last, column) = region.end;
        Self {
            line: Some(region.line),
            column: Some(region.column),
            // Columns are those of one line.
            end_column: (last == region.line).then_some(column),
        }
    }
}

fn annotate_finding(
    file: &Path,
    place: Place,
    located: &Located<'_>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let finding = located.finding;
    let command = match finding.rule().level() {
        Level::Violation => "error",
        _ => "notice",
    };
    let title = match finding.pointer() {
        "" => finding.rule().name().to_owned(),
        _ => format!("{} at {}", finding.rule(), located.pointer()),
    };
    let message = format!("{finding}\nhelp: {}", finding.help());
    annotate(command, file, place, &title, &message, out)
}

fn annotate(
    command: &str,
    file: &Path,
    place: Place,
    title: &str,
    message: &str,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    write!(out, "::{command} ")?;
    // Standard input has no line to annotate.
    if path::is_standard_input(file) {
        write!(out, "title={}::{}", property(title), path::shown(file))?;
        for number in [place.line, place.column].into_iter().flatten() {
            write!(out, ":{number}")?;
        }
        return writeln!(out, ": {}", data(message));
    }
    let path = path::name(&path::parts(file)).replace(MAIN_SEPARATOR_STR, "/");
    write!(out, "file={},", property(&escape(&path)))?;
    for (name, number) in [
        ("line", place.line),
        ("col", place.column),
        ("endColumn", place.end_column),
    ] {
        if let Some(number) = number {
            write!(out, "{name}={number},")?;
        }
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

/// `text` after the `::` of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// `text` as a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
