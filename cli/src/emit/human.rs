//! Output for people, in the style of rustc.
//!
//! It is drawn by annotate-snippets, which rustc uses too: it has no macros and three small
//! dependencies, and prints plain ASCII. miette needs its own error traits and forty more crates;
//! ariadne has its own box-drawing style.

use std::{
    io::{self, Write},
    ops::Range,
};

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet,
    renderer::{DEFAULT_LINE_NUM_STYLE, Style},
};
use msk_connect_preflight::{DifferenceKind, Excerpt, Masked, Options, Rule, group, text::escape};
use serde_json::Value;
use supports_hyperlinks::Stream;

use super::{
    Emit,
    fixable::{Fixable, Fixing},
    fixes,
};
use crate::{
    checked::{self, Changes, Checked, Findings, Located, Outcome, Region, Unreadable},
    path,
    say::say,
    summary::Summary,
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
    /// Whether nothing but findings is printed.
    is_quiet: bool,
    /// Whether the names of rules are links to their documentation.
    has_links: bool,
    fixable: Fixable,
}

impl Human {
    pub(crate) fn new(options: Options, is_colored: bool, is_quiet: bool) -> Self {
        let pen = if is_colored { &STYLED } else { &PLAIN };
        Self {
            options,
            pen,
            is_quiet,
            has_links: is_colored && supports_hyperlinks::on(Stream::Stdout),
            fixable: Fixable::default(),
        }
    }
}

impl Emit for Human {
    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let fixes = fixes::all(checked);
        let fixing = fixes
            .iter()
            .map(|fix| fix.as_ref().map(|fix| self.fixable.count(fix)));
        let fixing: Vec<_> = fixing.collect();
        let (fault, excerpt) = match &checked.outcome {
            Outcome::Verdict {
                source,
                violations,
                conflicts,
                advice,
                changes,
                ..
            } => {
                let levels = [violations, conflicts, advice];
                // Masking reads the whole text again.
                if levels.iter().any(|level| !level.all.is_empty()) {
                    let masked = source.masked(&self.options);
                    self.findings(checked, &masked, levels, &fixing, out)?;
                }
                self.cuts(checked, levels, out)?;
                let changes = changes.as_ref().filter(|_| !self.is_quiet);
                return changes.map_or(Ok(()), |changes| plan(changes, out));
            }
            Outcome::Syntax {
                source,
                fault,
                error,
            } => {
                let offset = error.offset().unwrap_or_default();
                let masked = source.masked(&self.options);
                (fault, Some(masked.excerpt(offset..offset)))
            }
            Outcome::TooLong(fault) => (fault, None),
        };
        let title = Level::ERROR.primary_title(checked.message(fault));
        let line = fault.region.line;
        let block = match excerpt {
            Some(excerpt) => Block::new(excerpt, line, None),
            None => Block::empty(line),
        };
        let fixes = fixes.iter().flatten().zip(fixing.into_iter().flatten());
        let help = fixes.map(|(fix, fixing)| help(Some(fixing)).message(fix.title().to_owned()));
        let group = title.element(block.snippet()).elements(help);
        self.pen.draw(checked, group, Some(fault.region), out)
    }

    fn unreadable(&self, unreadable: &Unreadable, _: &mut Vec<u8>) -> io::Result<()> {
        say("error", &unreadable.to_string());
        Ok(())
    }

    fn end(&self, summary: &Summary, _: &[Unreadable], out: &mut dyn Write) -> io::Result<()> {
        summary.print(self.is_quiet, out)?;
        if self.is_quiet {
            return Ok(());
        }
        write!(out, "{}", self.fixable)
    }
}

impl Human {
    /// Draws the findings in the order of the text, and those that read as one as one report if the same option
    /// fixes them.
    fn findings(
        &self,
        checked: &Checked<'_>,
        masked: &Masked<'_>,
        levels: [&Findings<'_>; 3],
        fixing: &[Option<Fixing>],
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        let all = levels.iter().flat_map(|level| &level.all);
        let mut all: Vec<_> = all.zip(fixing.iter().copied()).collect();
        all.sort_by_key(|(located, _)| located.region.map(|region| (region.line, region.column)));
        let findings: Vec<_> = all.iter().map(|(located, _)| located.finding).collect();
        let fixing = |index: &usize| all.get(*index).and_then(|(_, fixing)| *fixing);
        let mut groups = Vec::new();
        for mut group in group::alike(&findings) {
            group.sort_by_key(fixing);
            let same = group.chunk_by(|left, right| fixing(left) == fixing(right));
            groups.extend(same.map(<[_]>::to_vec));
        }
        groups.sort_by_key(|group| group.first().copied());
        for group in groups {
            let fixing = group.first().and_then(fixing);
            let group = group.iter().filter_map(|index| all.get(*index));
            let group: Vec<_> = group.map(|(located, _)| *located).collect();
            let region = group.first().and_then(|first| first.region);
            let report = self.report(checked, masked, &group, fixing);
            self.pen.draw(checked, report, region, out)?;
        }
        Ok(())
    }

    /// The report on findings that read as one. Each line of the document is drawn once.
    fn report(
        &self,
        checked: &Checked<'_>,
        masked: &Masked<'_>,
        group: &[&Located<'_>],
        fixing: Option<Fixing>,
    ) -> Group<'static> {
        let findings: Vec<_> = group.iter().map(|located| located.finding).collect();
        let rule = findings.first().map(|finding| finding.rule());
        let level = match findings.first().map(|finding| finding.level()) {
            Some(msk_connect_preflight::Level::Violation) => Level::ERROR,
            Some(msk_connect_preflight::Level::Conflict) => Level::ERROR.with_name("conflict"),
            _ => Level::WARNING.with_name("advice"),
        };
        let title = level.primary_title(group::message(&findings));
        let title = title.id(rule.map_or("", Rule::name));
        let report = match rule.filter(|_| self.has_links) {
            Some(rule) => title.id_url(format!("{RULES}{rule:?}")),
            None => title,
        };
        let (mut blocks, mut also): (Vec<Block>, _) = (Vec::new(), Vec::new());
        let mut notes = Vec::new();
        for located in group {
            let pointer = Some(located.pointer()).filter(|pointer| !pointer.is_empty());
            let Some((region, span)) = located.region.zip(located.finding.span()) else {
                let place = place(checked);
                let note = format!("the value was given on the command line, for {place}");
                notes.push(Level::NOTE.message(note));
                continue;
            };
            let (excerpt, line) = (masked.excerpt(span), region.line);
            match blocks.last_mut().filter(|block| line <= block.last + 1) {
                Some(block) => also.extend(block.add(&excerpt, line, pointer)),
                None => blocks.push(Block::new(excerpt, line, pointer)),
            }
        }
        if !also.is_empty() {
            notes.push(Level::NOTE.message(format!("also {}", also.join(", "))));
        }
        let follows = findings.first().and_then(|finding| finding.follows());
        notes.extend(follows.map(|follows| {
            let level = Level::NOTE.with_name("follows");
            level.message(follows.name())
        }));
        let help = help(fixing).message(group::help(&findings));
        let snippets = blocks.into_iter().map(Block::snippet);
        report.elements(snippets).elements(notes).element(help)
    }

    /// Draws the notes that there are more findings.
    fn cuts(
        &self,
        checked: &Checked<'_>,
        levels: [&Findings<'_>; 3],
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        for cut in levels.into_iter().filter_map(Findings::cut) {
            let origin = Origin::path(place(checked));
            let note = Level::NOTE.primary_title(cut).element(origin);
            self.pen.draw(checked, note, None, out)?;
        }
        Ok(())
    }
}

/// The level of the help for a finding that this option fixes.
fn help(fixing: Option<Fixing>) -> Level<'static> {
    fixing.map_or(Level::HELP, |fixing| Level::HELP.with_name(fixing.help()))
}

/// Writes what the update would change, with the values in one column.
fn plan(changes: &Changes<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    if changes.all.is_empty() {
        return Ok(());
    }
    match &changes.connector {
        Some(arn) => writeln!(out, "changes to {}", escape(arn))?,
        None => writeln!(out, "changes")?,
    }
    let lines = changes.all.iter().map(|change| {
        let value = match (change.old_value(), change.new_value()) {
            (Some(old), Some(new)) => format!("{} -> {}", plain(old), plain(new)),
            (Some(value), None) | (None, Some(value)) => plain(value),
            (None, None) if change.kind() == DifferenceKind::Changed => "(hidden)".to_owned(),
            (None, None) => String::new(),
        };
        (
            change.kind().sign(),
            checked::shown(change.pointer()),
            value,
        )
    });
    let lines: Vec<_> = lines.collect();
    let with_value = lines.iter().filter(|(_, _, value)| !value.is_empty());
    let widths = with_value.map(|(_, pointer, _)| pointer.chars().count());
    let width = widths.max().unwrap_or_default().min(WIDEST);
    for (sign, pointer, value) in &lines {
        if value.is_empty() {
            writeln!(out, "  {sign} {pointer}")?;
        } else {
            writeln!(out, "  {sign} {pointer:width$}   {value}")?;
        }
    }
    writeln!(out)
}

/// The documentation of the rules, up to the name of one.
const RULES: &str =
    "https://docs.rs/msk-connect-preflight/latest/msk_connect_preflight/enum.Rule.html#variant.";

/// The widest column of pointers in a plan, in characters.
const WIDEST: usize = 80;

/// The value of a member: a number or the visible part of an ARN.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), |text| escape(text).into_owned())
}

/// Consecutive lines of a document, with labels.
struct Block {
    first: usize,
    last: usize,
    text: String,
    /// Where the last line begins in the text.
    start: usize,
    labels: Vec<(Range<usize>, Option<String>)>,
}

impl Block {
    fn new(excerpt: Excerpt, line: usize, label: Option<String>) -> Self {
        Self {
            first: line,
            last: line,
            text: excerpt.line,
            start: 0,
            labels: vec![(excerpt.span, label)],
        }
    }

    /// A line that is not shown.
    fn empty(line: usize) -> Self {
        Self {
            first: line,
            last: line,
            text: String::new(),
            start: 0,
            labels: vec![(0..0, None)],
        }
    }

    /// Adds a label on the last line or the next one. Returns it if the last line was cut elsewhere.
    fn add(&mut self, excerpt: &Excerpt, line: usize, label: Option<String>) -> Option<String> {
        if line > self.last {
            self.last = line;
            self.start = self.text.len() + 1;
            self.text.push('\n');
            self.text.push_str(&excerpt.line);
        } else if self.text.get(self.start..) != Some(&*excerpt.line) {
            return label;
        }
        let Range { start, end } = excerpt.span;
        self.labels
            .push((self.start + start..self.start + end, label));
        None
    }

    fn snippet(self) -> Snippet<'static, Annotation<'static>> {
        let labels = self.labels.into_iter();
        Snippet::source(self.text)
            .line_start(self.first)
            .annotations(
                labels.map(|(span, label)| AnnotationKind::Primary.span(span).label(label)),
            )
    }
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
        // Between snippets without a path, the renderer writes an empty one.
        let (gap, dots) = (
            format!("{style}::: {style:#}"),
            format!("{style}...{style:#}"),
        );
        let is_gap = |line: &str| line.trim_start() == gap;
        let lines = rest
            .lines()
            .map(|line| if is_gap(line) { &*dots } else { line });
        let rest = lines.collect::<Vec<_>>().join("\n");
        writeln!(
            out,
            "{title}\n{:indent$}{style}{arrow}{style:#} {path}:{line}:{column}\n{rest}\n",
            ""
        )
    }
}
