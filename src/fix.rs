//! Fixes: the one right or likely edit for a finding, and how to apply them to a text.
//!
//! ```
//! use msk_connect_preflight::{Options, Shape, fix};
//!
//! let text = r#"{ "connector.class": "io.example.Connector", "tasks.max": 2, }"#;
//! let options = Options::default().shape(Shape::Configuration);
//! let fixed = fix::json(text, &options, |fix, _| fix.is_safe());
//! assert_eq!(
//!     fixed.text(),
//!     r#"{ "connector.class": "io.example.Connector", "tasks.max": "2" }"#
//! );
//! let titles: Vec<_> = fixed.applied().iter().map(|applied| applied.title.as_str()).collect();
//! assert_eq!(titles, ["remove the trailing comma", "put the value of `tasks.max` in quotes"]);
//! ```

use std::{borrow::Cow, collections::BTreeMap, fmt};

pub use crate::report::fix::{Edit, Fix, Fixer};
use crate::{
    api::options::Options,
    document::syntax_error::SyntaxError,
    report::{
        finding::{Finding, Report},
        fix::apply,
    },
    text::position::Position,
    verdict::Verdict,
};
#[cfg(feature = "yaml")]
use crate::{document::encoding::BYTE_ORDER_MARK, yaml::documents};

/// How often a text is read to apply fixes. Fixes that overlap are applied one after the other, and a report has at
/// most [`Report::LIMIT`] findings.
const PASSES: usize = 100;

/// A text with fixes applied. `Debug` shows nothing of the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Fixed<'t> {
    text: Cow<'t, str>,
    applied: Vec<Applied>,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The line, from 1, in the text as it was before the fix.
    pub line: usize,
    /// The [title](Fix::title) of the fix.
    pub title: String,
}

impl Fixed<'_> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The fixes in the order in which they were applied: fixes that do not overlap at once, in the order of the
    /// text.
    #[must_use]
    pub fn applied(&self) -> &[Applied] {
        &self.applied
    }
}

impl fmt::Debug for Fixed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fixed = f.debug_struct("Fixed");
        fixed
            .field("applied", &self.applied)
            .finish_non_exhaustive()
    }
}

/// Applies to JSON text the fixes that `select` accepts, and reads it again until there are none. A fix of a syntax
/// error has no finding. Everything else stays byte for byte as it was.
pub fn json<'t>(
    text: &'t str,
    options: &Options,
    select: impl Fn(&Fix, Option<&Finding>) -> bool,
) -> Fixed<'t> {
    repeat(text, |text| {
        let verdict = Verdict::from_json(text, options);
        of_document(text, &verdict, || Fixer::new(text), &select)
    })
}

/// Applies fixes to the documents of a YAML text, as [`json`] does.
#[cfg(feature = "yaml")]
pub fn yaml<'t>(
    text: &'t str,
    options: &Options,
    select: impl Fn(&Fix, Option<&Finding>) -> bool,
) -> Fixed<'t> {
    repeat(text, |text| {
        let mark = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
        let mut fixes = Vec::new();
        for document in documents(text.as_bytes()) {
            let verdict = document.verdict(options);
            let of_document = of_document(document.text(), &verdict, || document.fixer(), &select);
            for mut fix in of_document {
                fix.shift(mark + document.start);
                fixes.push(fix);
            }
        }
        fixes
    })
}

/// The selected fixes of one document.
fn of_document<'f>(
    text: &str,
    verdict: &Result<Verdict, SyntaxError>,
    fixer: impl Fn() -> Fixer<'f>,
    select: impl Fn(&Fix, Option<&Finding>) -> bool,
) -> Vec<Fix> {
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(error) => {
            let fix = error.fix(text);
            return fix.filter(|fix| select(fix, None)).into_iter().collect();
        }
    };
    let violations = verdict.report().map_or(&[][..], Report::violations);
    if violations.is_empty() && verdict.advice().is_empty() {
        return Vec::new();
    }
    let fixer = fixer();
    let findings = violations.iter().chain(verdict.advice());
    let selected = findings.filter_map(|finding| {
        let fix = finding.fix(&fixer)?;
        select(&fix, Some(finding)).then_some(fix)
    });
    selected.collect()
}

/// Applies the fixes that `find` finds in the text, until there are none.
fn repeat(text: &str, find: impl Fn(&str) -> Vec<Fix>) -> Fixed<'_> {
    let mut fixed = Fixed {
        text: Cow::Borrowed(text),
        applied: Vec::new(),
    };
    for _ in 0..PASSES {
        let found = apart(find(&fixed.text));
        if found.is_empty() {
            break;
        }
        let start = |fix: &Fix| fix.edits().first().map(|edit| edit.range.start);
        let starts: Vec<_> = found.iter().map(start).collect();
        let positions = Position::of_all(&starts, &fixed.text);
        for (fix, position) in found.iter().zip(positions) {
            fixed.applied.push(Applied {
                line: position.map_or(1, |position| position.line),
                title: fix.title().to_owned(),
            });
        }
        let mut edits: Vec<_> = found.iter().flat_map(Fix::edits).collect();
        edits.sort_by_key(|edit| edit.range.start);
        fixed.text = Cow::Owned(apply(edits, &fixed.text));
    }
    fixed
}

/// The fixes, in the order of the text, but those that overlap or touch one before them.
fn apart(mut fixes: Vec<Fix>) -> Vec<Fix> {
    fixes.sort_by_key(|fix| fix.edits().first().map(|edit| edit.range.start));
    let mut taken = BTreeMap::new();
    fixes.retain(|fix| {
        let is_apart = |edit: &Edit| {
            let mut before = taken.range(..=edit.range.end);
            before
                .next_back()
                .is_none_or(|(_, end)| *end < edit.range.start)
        };
        let are_apart = fix.edits().iter().all(is_apart);
        if are_apart {
            let edits = fix.edits().iter();
            taken.extend(edits.map(|edit| (edit.range.start, edit.range.end)));
        }
        are_apart
    });
    fixes
}
