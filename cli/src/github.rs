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
    check::Checked,
    human,
    input::name,
    place::{self, Region},
};

pub(crate) fn write(checked: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Err(absent) = &checked.verdict {
        let region = checked.fault(absent);
        let message = checked.reason(absent);
        return annotate("error", checked.file, region, "syntax", &message, out);
    }
    for (told, position) in checked.violations().into_iter().chain(checked.advice()) {
        let command = match told.rule().level() {
            Level::Violation => "error",
            _ => "notice",
        };
        let title = match told.pointer() {
            "" => told.rule().name().to_owned(),
            at => format!("{} at {}", told.rule(), shown(at)),
        };
        let message = format!("{told}\nhelp: {}", told.help());
        let region = checked.region(position, told.span());
        annotate(command, checked.file, region, &title, &message, out)?;
    }
    for cut in checked.cut().iter().flatten() {
        let region = checked.whole();
        annotate("notice", checked.file, region, "truncated", cut, out)?;
    }
    Ok(())
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
    let path = name(&place::parts(file)).replace(MAIN_SEPARATOR_STR, "/");
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
