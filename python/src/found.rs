//! What was found in a document, as tuples of the arguments of Python's classes.

use msk_connect_preflight::{
    Comparison, Difference, Finding, Follows, Report, Rule, SyntaxError, Verdict, fix::Fix,
};
use pyo3::prelude::*;

use crate::places::{Places, Source};

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
    Option<FixFields>,
);

/// The arguments of the class `Fix`.
#[derive(IntoPyObject)]
struct FixFields(String, bool, Vec<EditFields>);

/// The arguments of the class `Edit`.
#[derive(IntoPyObject)]
struct EditFields(usize, usize, usize, usize, (usize, usize), String);

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
        let source = source();
        let all = || violations.iter().chain(advice).chain(conflicts);
        let mut fixes = source.fixes(all()).into_iter();
        let spans = all().filter_map(Finding::span);
        let places = Places::new(source, spans, fixes.as_slice());
        let mut fields = |findings: &[Finding]| {
            let findings = findings.iter().zip(&mut fixes);
            let fields = findings.map(|(finding, fix)| FindingFields::of(finding, fix, &places));
            fields.collect::<Vec<_>>()
        };
        Some(Self(
            fields(violations),
            fields(advice),
            fields(conflicts),
            changes.iter().map(ChangeFields::of).collect(),
            report.is_some_and(Report::is_truncated),
            verdict.is_advice_truncated(),
        ))
    }

    /// The answer for what is not a document, as a violation like those of the command's reports.
    pub(crate) fn syntax(error: &SyntaxError, source: Source<'_>) -> Self {
        let message = error.to_string();
        let message = message
            .split_once(" (line ")
            .map_or(&*message, |(message, _)| message);
        let (mut position, mut fix) = (None, None);
        if let Source::Text { text, .. } = source {
            let fixes = [error.fix(text)];
            let places = Places::new(source, None.into_iter(), &fixes);
            let at = error.position();
            position = at.map(|at| (places.lines_before + at.line, at.column));
            let [found] = fixes;
            fix = found.map(|fix| FixFields::of(&fix, &places));
        }
        Self::new(message.to_owned(), position, fix)
    }

    /// The answer for objects that are too much for a document.
    pub(crate) fn not_a_document(message: &str) -> Self {
        Self::new(message.to_owned(), None, None)
    }

    fn new(message: String, at: Option<(usize, usize)>, fix: Option<FixFields>) -> Self {
        let help = if at.is_some() {
            "fix the syntax at the reported place"
        } else {
            "write it as an object that JSON can hold"
        };
        let (line, column) = at.unzip();
        let (pointer, help) = (String::new(), help.to_owned());
        let finding = FindingFields(
            "syntax", pointer, message, help, line, column, None, None, fix,
        );
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

impl FindingFields {
    fn of(finding: &Finding, fix: Option<Fix>, places: &Places<'_>) -> Self {
        let (mut message, mut help) = (finding.message(), finding.help());
        let mut span = finding.span();
        if let Source::Objects(text) = places.source {
            let strange = span.take().and_then(|span| text.strange_at(span.start));
            if let Some(found) = strange.filter(|_| finding.rule() == Rule::Type) {
                (message, help) = in_python(&message, &help, found);
            }
        }
        let span = span.and_then(|span| Some((places.at(span.start)?, places.at(span.end)?)));
        Self(
            finding.rule().name(),
            finding.pointer().to_owned(),
            message,
            help,
            span.map(|(start, _)| start.line),
            span.map(|(start, _)| start.column),
            span.map(|(start, end)| (start.offset, end.offset)),
            finding.follows().map(Follows::name),
            fix.map(|fix| FixFields::of(&fix, places)),
        )
    }
}

impl FixFields {
    fn of(fix: &Fix, places: &Places<'_>) -> Self {
        let edits = fix.edits().iter().filter_map(|edit| {
            let (start, end) = (places.at(edit.range.start)?, places.at(edit.range.end)?);
            let span = (start.offset, end.offset);
            let text = edit.text.clone();
            Some(EditFields(
                start.line,
                start.column,
                end.line,
                end.column,
                span,
                text,
            ))
        });
        Self(fix.title().to_owned(), fix.is_safe(), edits.collect())
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

/// The words for a wrong type, if `found` is the one in Python that the text could not hold.
fn in_python(message: &str, help: &str, found: &str) -> (String, String) {
    let start = message.strip_suffix("`null`").unwrap_or(message);
    let help = match help.split_once(", or remove ") {
        Some((help, _)) if found != "`None`" => help,
        _ => help,
    };
    (format!("{start}{found}"), help.to_owned())
}
