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
    renderer::{DEFAULT_LINE_NUM_STYLE, Style},
};
use msk_connect_preflight::{
    Masked, Options,
    text::{escape, shown},
};

use crate::{
    check::{Absent, Checked, Summary, Told},
    input::name,
};

/// Draws with or without colours. Excerpts are cut already, around what they are about.
struct Pen {
    renderer: Renderer,
    line_number: Style,
}

const PLAIN: Pen = Pen {
    renderer: Renderer::plain().term_width(10_000),
    line_number: Style::new(),
};

const STYLED: Pen = Pen {
    renderer: Renderer::styled().term_width(10_000),
    line_number: DEFAULT_LINE_NUM_STYLE,
};

/// Something to draw, and its line and column in the file where they are known.
type Drawing = (Group<'static>, Option<(usize, usize)>);

pub(crate) fn write(
    checked: &Checked<'_>,
    options: &Options,
    is_colored: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let pen = if is_colored { &STYLED } else { &PLAIN };
    if let Err(absent) = &checked.verdict {
        return pen.draw(checked, absence(checked, absent, options), out);
    }
    let (violations, advice) = (checked.violations(), checked.advice());
    if violations.is_empty() && advice.is_empty() {
        return Ok(());
    }
    let masked = checked.masked(options);
    let levels = [Level::ERROR, Level::WARNING.with_name("advice")];
    let told = levels.iter().zip([violations, advice]).zip(checked.cut());
    for ((level, told), cut) in told {
        for told in told {
            pen.draw(checked, finding(checked, &masked, level, told), out)?;
        }
        if let Some(cut) = cut {
            let note = Level::NOTE.primary_title(cut).element(origin(checked));
            pen.draw(checked, (note, None), out)?;
        }
    }
    Ok(())
}

fn finding(
    checked: &Checked<'_>,
    masked: &Masked<'_>,
    level: &Level<'static>,
    (told, position): Told<'_>,
) -> Drawing {
    let title = level.clone().primary_title(told.message());
    let title = title.id(told.rule().name());
    let help = Level::HELP.message(told.help());
    if let Some((position, span)) = position.zip(told.span()) {
        let line = checked.line_in_file(position.line);
        let snippet = snippet(masked, line, span, &shown(told.pointer()));
        let group = title.element(snippet).element(help);
        (group, Some((line, position.column)))
    } else {
        let note = format!("the value was given as an argument, for {}", place(checked));
        (title.element(Level::NOTE.message(note)).element(help), None)
    }
}

fn absence(checked: &Checked<'_>, absent: &Absent, options: &Options) -> Drawing {
    let title = Level::ERROR.primary_title(checked.reason(absent));
    let Some((line, column, offset)) = absent.place else {
        return (title.element(origin(checked)), None);
    };
    let line = checked.line_in_file(line);
    let snippet = snippet(&checked.masked(options), line, offset..offset, "");
    (title.element(snippet), Some((line, column)))
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

impl Pen {
    /// Draws a group, with its true place under the title. The renderer would count the columns of the
    /// excerpt, in which secrets and what is cut are shorter than in the file.
    fn draw(
        &self,
        checked: &Checked<'_>,
        (group, place): Drawing,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let drawn = self.renderer.render(&[group]);
        let Some((line, column)) = place else {
            return writeln!(out, "{drawn}\n");
        };
        let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
        let (arrow, style, path) = ("-->", self.line_number, path(checked.file));
        let indent = line.to_string().len();
        writeln!(
            out,
            "{title}\n{:indent$}{style}{arrow}{style:#} {path}:{line}:{column}\n{rest}\n",
            ""
        )
    }
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
