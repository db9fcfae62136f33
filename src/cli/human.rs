//! Verdicts for people, in the manner of rustc.
//!
//! annotate-snippets draws them: it is what rustc draws with, has no macros and three small
//! dependencies, and prints plain ASCII. miette wants its own error traits and forty crates more;
//! ariadne draws boxes in a manner of its own.

use std::{
    io::{self, Write},
    ops::Range,
    path::Path,
};

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet,
    renderer::DEFAULT_LINE_NUM_STYLE,
};
use msk_connect_preflight::{
    Masked, Options,
    text::{escape, shown},
};

use crate::{
    check::{Absent, Checked, Summary, Told},
    input::name,
};

/// Excerpts are cut already, around what they are about.
const RENDERER: Renderer = Renderer::styled().term_width(10_000);

pub(crate) fn write(
    checked: &Checked<'_>,
    options: &Options,
    out: &mut impl Write,
) -> io::Result<()> {
    match &checked.verdict {
        Ok(_) => write_verdict(checked, options, out),
        Err(absent) => write_absent(checked, absent, options, out),
    }
}

fn write_verdict(checked: &Checked<'_>, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let (violations, advice) = (checked.violations(), checked.advice());
    if violations.is_empty() && advice.is_empty() {
        return Ok(());
    }
    let masked = checked.masked(options);
    let levels = [Level::ERROR, Level::WARNING.with_name("advice")];
    let told = levels.iter().zip([violations, advice]).zip(checked.cut());
    for ((level, told), cut) in told {
        write_told(checked, &masked, level, told, out)?;
        if let Some(cut) = cut {
            draw(Level::NOTE.primary_title(cut).element(origin(checked)), out)?;
        }
    }
    Ok(())
}

fn write_told(
    checked: &Checked<'_>,
    masked: &Masked<'_>,
    level: &Level<'static>,
    told: Vec<Told<'_>>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (told, position) in told {
        let title = level.clone().primary_title(told.message());
        let title = title.id(told.rule().name());
        let help = Level::HELP.message(told.help());
        if let Some((position, span)) = position.zip(told.span()) {
            let (line, label) = (checked.line_in_file(position.line), shown(told.at()));
            let group = title
                .element(snippet(masked, line, span, &label))
                .element(help);
            draw_at(checked, line, position.column, group, out)?;
        } else {
            let note = format!("the value was given as an argument, for {}", place(checked));
            draw(title.element(Level::NOTE.message(note)).element(help), out)?;
        }
    }
    Ok(())
}

fn write_absent(
    checked: &Checked<'_>,
    absent: &Absent,
    options: &Options,
    out: &mut impl Write,
) -> io::Result<()> {
    let title = Level::ERROR.primary_title(checked.reason(absent));
    match absent.place {
        Some((line, column, offset)) => {
            let masked = checked.masked(options);
            let line = checked.line_in_file(line);
            let group = title.element(snippet(&masked, line, offset..offset, ""));
            draw_at(checked, line, column, group, out)
        }
        None => draw(title.element(origin(checked)), out),
    }
}

fn snippet(
    masked: &Masked<'_>,
    line: usize,
    span: Range<usize>,
    label: &str,
) -> Snippet<'static, Annotation<'static>> {
    let excerpt = masked.excerpt(span);
    let annotation = AnnotationKind::Primary.span(excerpt.span);
    let label = (!label.is_empty()).then(|| label.to_owned());
    Snippet::source(excerpt.line)
        .line_start(line)
        .annotation(annotation.label(label))
}

/// The path to `file`, fit to be printed.
pub(crate) fn path(file: &Path) -> String {
    if file.as_os_str() == "-" {
        return "<standard input>".to_owned();
    }
    escape(&name(file)).into_owned()
}

/// The document, as far as a place in it is not known.
fn place(checked: &Checked<'_>) -> String {
    match checked.first_line() {
        Some(line) => format!("{}:{line}", path(checked.file)),
        None => path(checked.file),
    }
}

fn origin(checked: &Checked<'_>) -> Origin<'static> {
    Origin::path(place(checked))
}

fn draw(group: Group<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n", RENDERER.render(&[group]))
}

/// Draws `group` with the true place under its title. The renderer would count the columns of the
/// excerpt, in which secrets and what is cut are shorter than in the file.
fn draw_at(
    checked: &Checked<'_>,
    line: usize,
    column: usize,
    group: Group<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let drawn = RENDERER.render(&[group]);
    let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
    let (arrow, style, path) = ("-->", DEFAULT_LINE_NUM_STYLE, path(checked.file));
    let indent = line.to_string().len();
    writeln!(
        out,
        "{title}\n{:indent$}{style}{arrow}{style:#} {path}:{line}:{column}\n{rest}\n",
        ""
    )
}

pub(crate) fn summarize(summary: &Summary, out: &mut impl Write) -> io::Result<()> {
    let Summary {
        documents,
        invalid,
        unreadable,
        advice,
        denied,
        ignored,
    } = *summary;
    let count = |count: usize, thing: &str| match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    };
    write!(out, "checked {}", count(documents, "document"))?;
    match (documents, invalid) {
        (0, _) => {}
        (_, 0) => write!(out, ": valid")?,
        (1, _) => write!(out, ": invalid")?,
        _ => write!(out, ": {} valid, {invalid} invalid", documents - invalid)?,
    }
    if advice > 0 {
        write!(out, ", {} of advice", count(advice, "piece"))?;
    }
    if denied > 0 {
        write!(out, ", {denied} denied")?;
    }
    for (files, what) in [(unreadable, "could not be read"), (ignored, "ignored")] {
        if files > 0 {
            write!(out, "; {} {what}", count(files, "file"))?;
        }
    }
    writeln!(out)
}
