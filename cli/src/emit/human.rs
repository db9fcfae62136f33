//! Output for people, in the style of rustc.
//!
//! It is drawn by annotate-snippets, which rustc uses too: it has no macros and three small
//! dependencies, and prints plain ASCII. miette needs its own error traits and forty more crates;
//! ariadne has its own box-drawing style.

use std::io::{self, Write};

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet,
    renderer::{DEFAULT_LINE_NUM_STYLE, Style},
};
use msk_connect_preflight::{Excerpt, Masked, Options};

use super::Emit;
use crate::{
    checked::{Checked, Findings, Located, Outcome, Region, Unreadable},
    path,
    say::say,
};

/// Draws with or without colours. Does not wrap lines, because excerpts are already cut.
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

pub(crate) struct Human {
    options: Options,
    pen: &'static Pen,
}

impl Human {
    pub(crate) fn new(options: Options, is_colored: bool) -> Self {
        let pen = if is_colored { &STYLED } else { &PLAIN };
        Self { options, pen }
    }
}

impl Emit for Human {
    fn document(&mut self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let (fault, excerpt) = match &checked.outcome {
            Outcome::Verdict {
                source,
                violations,
                advice,
                ..
            } => {
                if violations.all.is_empty() && advice.all.is_empty() {
                    return Ok(());
                }
                let masked = source.masked(&self.options);
                self.findings(checked, &masked, violations, out)?;
                return self.findings(checked, &masked, advice, out);
            }
            Outcome::Syntax {
                source,
                fault,
                offset,
            } => {
                let masked = source.masked(&self.options);
                (fault, Some(masked.excerpt(*offset..*offset)))
            }
            Outcome::TooLong(fault) => (fault, None),
        };
        let title = Level::ERROR.primary_title(checked.message(fault));
        let group = title.element(snippet(excerpt, fault.region, None));
        self.pen.draw(checked, group, Some(fault.region), out)
    }

    fn unreadable(&mut self, unreadable: &Unreadable, _: &mut Vec<u8>) -> io::Result<()> {
        let Unreadable { file, reason } = unreadable;
        say("error", &format!("{}: {reason}", path::shown(file)));
        Ok(())
    }
}

impl Human {
    fn findings(
        &self,
        checked: &Checked<'_>,
        masked: &Masked<'_>,
        findings: &Findings<'_>,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        let level = match findings.level {
            msk_connect_preflight::Level::Violation => Level::ERROR,
            _ => Level::WARNING.with_name("advice"),
        };
        for located in &findings.all {
            let group = finding(checked, masked, &level, located);
            self.pen.draw(checked, group, located.region, out)?;
        }
        if let Some(cut) = findings.cut() {
            let origin = Origin::path(place(checked));
            let note = Level::NOTE.primary_title(cut).element(origin);
            self.pen.draw(checked, note, None, out)?;
        }
        Ok(())
    }
}

fn finding(
    checked: &Checked<'_>,
    masked: &Masked<'_>,
    level: &Level<'static>,
    located: &Located<'_>,
) -> Group<'static> {
    let Located { finding, region } = located;
    let title = level.clone().primary_title(finding.message());
    let title = title.id(finding.rule().name());
    let help = Level::HELP.message(finding.help());
    let follows = finding.rule().follows().map(|follows| {
        let level = Level::NOTE.with_name("follows");
        level.message(follows.name())
    });
    let group = if let Some((region, span)) = region.zip(finding.span()) {
        let pointer = Some(located.pointer()).filter(|pointer| !pointer.is_empty());
        let snippet = snippet(Some(masked.excerpt(span)), region, pointer);
        title.element(snippet)
    } else {
        let note = format!(
            "the value was given on the command line, for {}",
            place(checked)
        );
        title.element(Level::NOTE.message(note))
    };
    group.elements(follows).element(help)
}

fn snippet(
    excerpt: Option<Excerpt>,
    region: Region,
    label: Option<String>,
) -> Snippet<'static, Annotation<'static>> {
    let excerpt = excerpt.map(|excerpt| (excerpt.line, excerpt.span));
    let (text, span) = excerpt.unwrap_or_default();
    let annotation = AnnotationKind::Primary.span(span);
    Snippet::source(text)
        .line_start(region.line)
        .annotation(annotation.label(label))
}

/// The document's file, with its first line if it is one of several in the file.
fn place(checked: &Checked<'_>) -> String {
    let file = path::shown(checked.file);
    match checked.first_line() {
        Some(Region { line, .. }) => format!("{file}:{line}"),
        None => file,
    }
}

impl Pen {
    /// Draws a group, with its position in the file under the title. The renderer would count the columns
    /// of the excerpt, where masked and cut text is shorter than in the file.
    fn draw(
        &self,
        checked: &Checked<'_>,
        group: Group<'static>,
        region: Option<Region>,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        let drawn = self.renderer.render(&[group]);
        let Some((line, column)) = region.and_then(|at| Some((at.line, at.column?))) else {
            return writeln!(out, "{drawn}\n");
        };
        let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
        let (arrow, style, path) = ("-->", self.line_number, path::shown(checked.file));
        let indent = line.to_string().len();
        writeln!(
            out,
            "{title}\n{:indent$}{style}{arrow}{style:#} {path}:{line}:{column}\n{rest}\n",
            ""
        )
    }
}
