//! What was found in a document, as tuples of the arguments of Python's classes.

use std::collections::HashMap;

use msk_connect_preflight::{
    Comparison, Difference, Finding, Follows, Position, Report, Rule, SyntaxError, Verdict,
};
use pyo3::prelude::*;

use crate::objects::Text;

/// The arguments of the class `Finding`.
#[derive(IntoPyObject)]
pub(crate) struct FindingFields(
    &'static str,
    String,
    String,
    String,
    Option<usize>,
    Option<usize>,
    Option<(usize, usize)>,
    Option<&'static str>,
);

/// The arguments of the class `Change`, with the values as JSON.
#[derive(IntoPyObject)]
pub(crate) struct ChangeFields(String, &'static str, Option<String>, Option<String>);

/// The arguments of the class `Verdict`.
#[derive(IntoPyObject)]
pub(crate) struct Found(
    Vec<FindingFields>,
    Vec<FindingFields>,
    Vec<FindingFields>,
    Vec<ChangeFields>,
    bool,
    bool,
);

/// The input.
#[derive(Clone, Copy)]
pub(crate) enum Source<'t> {
    Text {
        /// The text that the findings are in, and what is before it.
        text: &'t str,
        before: &'t str,
        /// Whether spans count characters instead of bytes.
        in_characters: bool,
    },
    /// Objects; places in the text that was written of them mean nothing to users.
    Objects(&'t Text),
}

impl Found {
    /// What the verdict says, or nothing if that is only that the document is valid.
    pub(crate) fn of<'t>(verdict: &Verdict, source: impl FnOnce() -> Source<'t>) -> Option<Self> {
        let (report, comparison) = (verdict.report(), verdict.comparison());
        let violations = report.map_or(&[][..], Report::violations);
        let conflicts = comparison.map_or(&[][..], Comparison::conflicts);
        let changes = comparison.map_or(&[][..], Comparison::changes);
        let advice = verdict.advice();
        if violations.is_empty() && advice.is_empty() && conflicts.is_empty() && changes.is_empty()
        {
            return None;
        }
        let all = violations.iter().chain(advice).chain(conflicts);
        let places = Places::new(source(), all);
        let text = places.text;
        let located = |findings: &[Finding], positions: Vec<Option<Position>>| {
            let findings = findings.iter().zip(positions);
            let fields = findings.map(|(finding, at)| places.fields(finding, at));
            fields.collect::<Vec<_>>()
        };
        Some(Self(
            located(
                violations,
                report.map_or_else(Vec::new, |report| report.positions(text)),
            ),
            located(advice, verdict.advice_positions(text)),
            located(
                conflicts,
                comparison.map_or_else(Vec::new, |comparison| comparison.conflict_positions(text)),
            ),
            changes.iter().map(ChangeFields::of).collect(),
            report.is_some_and(Report::is_truncated),
            verdict.is_advice_truncated(),
        ))
    }

    /// The answer for what is not a document, as a violation like those of the command's reports.
    pub(crate) fn syntax(error: &SyntaxError, source: Source<'_>) -> Self {
        let position = match source {
            Source::Text { before, .. } => {
                let position = error.position();
                position.map(|at| (breaks(before) + at.line, at.column))
            }
            Source::Objects(_) => None,
        };
        let message = error.to_string();
        let message = message
            .split_once(" (line ")
            .map_or(&*message, |(message, _)| message);
        Self::not_a_document(message.to_owned(), position)
    }

    pub(crate) fn not_a_document(message: String, at: Option<(usize, usize)>) -> Self {
        let help = if at.is_some() {
            "fix the syntax at the reported place"
        } else {
            "write it as an object that JSON can hold"
        };
        let (line, column) = at.unzip();
        let (pointer, help) = (String::new(), help.to_owned());
        let finding = FindingFields("syntax", pointer, message, help, line, column, None, None);
        Self(
            vec![finding],
            Vec::new(),
            Vec::new(),
            Vec::new(),
            false,
            false,
        )
    }
}

impl ChangeFields {
    fn of(difference: &Difference) -> Self {
        Self(
            difference.pointer().to_owned(),
            difference.kind().name(),
            difference.old_value().map(ToString::to_string),
            difference.new_value().map(ToString::to_string),
        )
    }
}

/// The number of line breaks in a text.
fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// What turns places in a text into those that users get.
struct Places<'t> {
    source: Source<'t>,
    text: &'t str,
    lines_before: usize,
    /// Users' offsets by those in the text.
    offsets: HashMap<usize, usize>,
}

impl<'t> Places<'t> {
    fn new<'f>(source: Source<'t>, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let Source::Text {
            text,
            before,
            in_characters,
        } = source
        else {
            let (text, offsets) = ("", HashMap::new());
            return Self {
                source,
                text,
                lines_before: 0,
                offsets,
            };
        };
        let spans = findings.filter_map(Finding::span);
        let mut wanted: Vec<_> = spans.flat_map(|span| [span.start, span.end]).collect();
        wanted.sort_unstable();
        let length = |text: &str| {
            if in_characters {
                text.chars().count()
            } else {
                text.len()
            }
        };
        let (mut from, mut passed) = (0, length(before));
        let mut offsets = HashMap::new();
        for offset in wanted {
            passed += text.get(from..offset).map_or(0, length);
            from = offset;
            offsets.insert(offset, passed);
        }
        Self {
            source,
            text,
            lines_before: breaks(before),
            offsets,
        }
    }

    fn fields(&self, finding: &Finding, at: Option<Position>) -> FindingFields {
        let (mut message, mut help) = (finding.message(), finding.help());
        let mut span = finding.span();
        if let Source::Objects(text) = self.source {
            let strange = span.take().and_then(|span| text.strange_at(span.start));
            if let Some(found) = strange.filter(|_| finding.rule() == Rule::Type) {
                (message, help) = in_python(&message, &help, found);
            }
        }
        let at = at.filter(|_| span.is_some());
        let offset = |offset: usize| self.offsets.get(&offset).copied().unwrap_or(offset);
        FindingFields(
            finding.rule().name(),
            finding.pointer().to_owned(),
            message,
            help,
            at.map(|at| self.lines_before + at.line),
            at.map(|at| at.column),
            span.map(|span| (offset(span.start), offset(span.end))),
            finding.follows().map(Follows::name),
        )
    }
}

/// The words for a wrong type, if `found` is the one in Python that the text could not hold.
fn in_python(message: &str, help: &str, found: &str) -> (String, String) {
    let start = message.strip_suffix("`null`").unwrap_or(message);
    let help = match help.split_once(", or remove ") {
        Some((help, _)) if found != "`None`" => help,
        _ => help,
    };
    (format!("{start}{found}"), help.to_owned())
}
