//! Verdicts as workflow commands of GitHub Actions, which annotate the lines of a pull request.

use std::{
    io::{self, Write},
    path::{MAIN_SEPARATOR_STR, Path},
};

use msk_connect_preflight::{
    Level,
    text::{escape, shown},
};

use crate::{
    check::{Checked, TOO_MANY, Verdict},
    human,
    place::{self, Region},
};

pub(crate) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    match &checked.verdict {
        Verdict::Valid => Ok(()),
        Verdict::Invalid(report) => {
            let positions = report.positions(checked.text());
            for (violation, position) in report.violations().iter().zip(positions) {
                let command = match violation.rule().level() {
                    Level::Violation => "error",
                    _ => "notice",
                };
                let title = match violation.at() {
                    "" => violation.rule().name().to_owned(),
                    at => format!("{} at {}", violation.rule(), shown(at)),
                };
                let message = format!("{violation}\nhelp: {}", violation.help());
                let region = checked.region(position, violation.span());
                annotate(command, checked.file, region, &title, &message, out)?;
            }
            if report.is_truncated() {
                let region = checked.whole();
                annotate("notice", checked.file, region, "truncated", TOO_MANY, out)?;
            }
            Ok(())
        }
        Verdict::Absent(absent) => {
            let region = checked.fault(absent);
            let message = absent.message();
            annotate("error", checked.file, region, "syntax", &message, out)
        }
    }
}

pub(crate) fn write_unreadable(file: &Path, reason: &str, out: &mut impl Write) -> io::Result<()> {
    annotate("error", file, None, "unreadable", reason, out)
}

fn annotate(
    command: &str,
    file: &Path,
    region: Option<Region>,
    title: &str,
    message: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "::{command} ")?;
    // Standard input has no line to annotate.
    if file.as_os_str() == "-" {
        write!(out, "title={}::{}", property(title), human::path(file))?;
        let numbers = region.map(|region| [Some(region.line), region.column]);
        for number in numbers.iter().flatten().flatten() {
            write!(out, ":{number}")?;
        }
        return writeln!(out, ": {}", data(message));
    }
    let path = place::parts(file)
        .to_string_lossy()
        .replace(MAIN_SEPARATOR_STR, "/");
    write!(out, "file={},", property(&escape(&path)))?;
    if let Some(Region { line, column, end }) = region {
        write!(out, "line={line},")?;
        if let Some(column) = column {
            write!(out, "col={column},")?;
        }
        // Columns are those of one line.
        if let Some((_, column)) = end.filter(|(last, _)| *last == line) {
            write!(out, "endColumn={column},")?;
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
