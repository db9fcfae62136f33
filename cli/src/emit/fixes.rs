//! The fixes of a document's findings, with their places in the file.

use msk_connect_preflight::{
    Position,
    fix::{Edit, Fix},
};

use crate::checked::{Checked, Outcome, Region};

/// A fix that may be shown.
pub(super) struct Located {
    pub(super) title: String,
    pub(super) is_safe: bool,
    /// What to write instead of each region. The regions have columns and ends.
    pub(super) edits: Vec<(Region, String)>,
}

/// The fixes of all findings in order, or that of the syntax error.
pub(super) fn all(checked: &Checked<'_>) -> Vec<Option<Fix>> {
    match &checked.outcome {
        Outcome::Verdict { source, .. } => {
            let mut findings = checked.findings().peekable();
            // Looking for fixes reads the whole text again.
            if findings.peek().is_none() {
                return Vec::new();
            }
            let fixer = source.fixer();
            findings
                .map(|located| located.finding.fix(&fixer))
                .collect()
        }
        Outcome::Syntax { source, error, .. } => vec![error.fix(source.text())],
        Outcome::TooLong(_) => vec![None],
    }
}

/// Those of [`all`] that may be shown, with their places.
pub(super) fn located(checked: &Checked<'_>) -> Vec<Option<Located>> {
    let found: Vec<_> = all(checked)
        .into_iter()
        .map(|fix| fix.filter(|fix| !fix.is_hidden()))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let source = match &checked.outcome {
        Outcome::Verdict { source, .. } | Outcome::Syntax { source, .. } => source,
        Outcome::TooLong(_) => return vec![None],
    };
    let edits = found.iter().flatten().flat_map(Fix::edits);
    let offsets: Vec<_> = edits
        .flat_map(|edit| [Some(edit.range.start), Some(edit.range.end)])
        .collect();
    let mut positions = Position::of_all(&offsets, source.text())
        .into_iter()
        .flatten();
    let mut located = |edit: &Edit| {
        let (start, end) = (positions.next()?, positions.next()?);
        let (start, end) = (checked.part.region(start), checked.part.region(end));
        let region = Region {
            end: Some((end.line, end.column?)),
            ..start
        };
        Some((region, edit.text.clone()))
    };
    let fixes = found.iter().map(|fix| {
        fix.as_ref().map(|fix| Located {
            title: fix.title().to_owned(),
            is_safe: fix.is_safe(),
            edits: fix.edits().iter().filter_map(&mut located).collect(),
        })
    });
    fixes.collect()
}
