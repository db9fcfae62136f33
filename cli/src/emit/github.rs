//! Output as workflow commands of GitHub Actions, which annotate the lines of a pull request.

use std::{
    io::{self, Write},
    path::Path,
};

use msk_connect_preflight::text::escape;

use super::Emit;
use crate::{
    checked::{Checked, Findings, Located, Region, Unreadable},
    path,
    rules::SYNTAX,
    summary::Summary,
};

pub(crate) struct Github {
    pub(crate) is_quiet: bool,
}

impl Emit for Github {
    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(fault) = checked.fault() {
            let (region, message) = (Some(fault.region), checked.message(fault));
            return annotate("error", checked.file, region, SYNTAX, &message, out);
        }
        for located in checked.findings() {
            annotate_finding(checked.file, checked.region(located), located, out)?;
        }
        for cut in checked.levels().filter_map(Findings::cut) {
            let first = checked.first_line();
            annotate("notice", checked.file, first, "truncated", &cut, out)?;
        }
        Ok(())
    }

    fn unreadable(&self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()> {
        let Unreadable { file, reason } = unreadable;
        annotate("error", file, None, "unreadable", reason, out)
    }

    fn end(&self, summary: &Summary, _: &[Unreadable], out: &mut dyn Write) -> io::Result<()> {
        summary.print(self.is_quiet, out)
    }
}

fn annotate_finding(
    file: &Path,
    region: Option<Region>,
    located: &Located<'_>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let finding = located.finding;
    let command = if located.is_error { "error" } else { "notice" };
    let title = match finding.pointer() {
        "" => finding.rule().name().to_owned(),
        _ => format!("{} at {}", finding.rule(), located.pointer()),
    };
    let follows = finding.follows();
    let follows = follows.map_or_else(String::new, |follows| format!("follows: {follows}\n"));
    let message = format!("{finding}\n{follows}help: {}", finding.help());
    annotate(command, file, region, &title, &message, out)
}

fn annotate(
    command: &str,
    file: &Path,
    region: Option<Region>,
    title: &str,
    message: &str,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    write!(out, "::{command} ")?;
    // Standard input has no line to annotate.
    if path::is_standard_input(file) {
        write!(out, "title={}::{}", property(title), path::shown(file))?;
        let numbers = region.map(|region| [Some(region.line), region.column]);
        for number in numbers.iter().flatten().flatten() {
            write!(out, ":{number}")?;
        }
        return writeln!(out, ": {}", data(message));
    }
    let path = path::portable(file);
    write!(out, "file={},", property(&escape(&path)))?;
    if let Some(Region { line, column, end }) = region {
        write!(out, "line={line},")?;
        if let Some(column) = column {
            write!(out, "col={column},")?;
        }
        // GitHub takes columns only within one line.
        if let Some((_, column)) = end.filter(|(last, _)| *last == line) {
            write!(out, "endColumn={column},")?;
        }
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

/// Escapes `text` for the part after the second `::` of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes `text` for a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
