//! Fixes: edits of a text that make a finding go away.

mod edits;
mod script;
mod trim;

use std::{fmt, ops::Range, sync::OnceLock};

use self::script::Script;
use crate::{
    document::{
        encoding::BYTE_ORDER_MARK,
        lexer::{reason::TRAILING_COMMA, trailing_commas},
        outline::{Found, Outline},
        source::{Origin, Source},
        syntax_error::SyntaxError,
    },
    report::finding::Finding,
};

/// The one right or likely edit for a finding.
///
/// It never invents a value. `Debug` shows nothing of the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Fix {
    title: String,
    is_safe: bool,
    is_hidden: bool,
    edits: Vec<Edit>,
}

/// Text to write instead of a part of the text: an insertion if the range is empty, a deletion if the text is.
///
/// `Debug` shows nothing of the text.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// The bytes to replace.
    pub range: Range<usize>,
    /// The text to write.
    pub text: String,
}

/// A text that was read, to find the fixes of its [findings](Finding::fix).
///
/// ```
/// use msk_connect_preflight::{Options, Shape, Verdict, fix::Fixer};
///
/// let text = r#"{ "connector.class": "io.example.Connector", "tasks.max": 2 }"#;
/// let verdict = Verdict::from_json(text, &Options::default().shape(Shape::Configuration))?;
/// let violation = &verdict.report().unwrap().violations()[0];
/// let fix = violation.fix(&Fixer::new(text)).unwrap();
/// assert_eq!(fix.title(), "put the value of `tasks.max` in quotes");
/// assert!(fix.is_safe());
/// assert_eq!(fix.apply(text), text.replace('2', "\"2\""));
/// # Ok::<(), msk_connect_preflight::SyntaxError>(())
/// ```
pub struct Fixer<'t> {
    script: Script<'t>,
    /// Made once a finding may have a fix.
    outline: OnceLock<Outline<'t>>,
}

impl Fix {
    /// The edit in one line. It names the member and shows no value of a configuration.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the finding goes away and nothing else of the document's meaning changes. Otherwise the fix is a
    /// suggestion, which a human should look at.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.is_safe
    }

    /// Whether an edit writes a value that messages and excerpts do not show, so that its text must not be shown.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.is_hidden
    }

    /// The edits in the order of the text: the smallest insertions and deletions. They do not overlap.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The text, which is the one that was read, with the edits made.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        apply(&self.edits, text)
    }

    /// Moves the edits to their place in a longer text.
    #[cfg(feature = "yaml")]
    pub(crate) fn shift(&mut self, by: usize) {
        for Edit { range, .. } in &mut self.edits {
            *range = range.start + by..range.end + by;
        }
    }
}

/// The text with edits made that are in its order.
pub(crate) fn apply<'e>(edits: impl IntoIterator<Item = &'e Edit>, text: &str) -> String {
    let (mut edited, mut from) = (String::with_capacity(text.len()), 0);
    for Edit { range, text: new } in edits {
        edited.push_str(text.get(from..range.start).unwrap_or_default());
        edited.push_str(new);
        from = range.end;
    }
    edited.push_str(text.get(from..).unwrap_or_default());
    edited
}

impl fmt::Debug for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fix = f.debug_struct("Fix");
        let fix = fix.field("title", &self.title);
        fix.field("is_safe", &self.is_safe).finish_non_exhaustive()
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut edit = f.debug_struct("Edit");
        edit.field("range", &self.range).finish_non_exhaustive()
    }
}

impl<'t> Fixer<'t> {
    /// Prepares to fix JSON text. For YAML see [`Document::fixer`](crate::yaml::Document::fixer).
    #[must_use]
    pub fn new(json: &'t str) -> Self {
        let origin = Origin::Text;
        Self::of(json, Source { json, origin })
    }

    /// Prepares to fix `text`, which was read as `source`.
    pub(crate) fn of(text: &'t str, source: Source<'t>) -> Self {
        Self {
            script: Script::new(text, source),
            outline: OnceLock::new(),
        }
    }

    /// The value that a finding with this span is about, or its member if it is about the name.
    fn find(&self, span: &Range<usize>, is_about_the_name: bool) -> Option<Found<'_>> {
        let place = |found: Found<'_>| {
            self.script.source.span(if is_about_the_name {
                found.name_place()
            } else {
                found.place()
            })
        };
        let start = |found: Found<'_>| place(found).map(|place| place.start);
        let outline = || Outline::of(self.script.source.json);
        let outline = self.outline.get_or_init(outline);
        let from = outline.from(|found| start(found) < Some(span.start));
        let mut at_start = from.take_while(|found| start(*found) == Some(span.start));
        at_start.find(|found| place(*found).as_ref() == Some(span))
    }
}

impl fmt::Debug for Fixer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fixer").finish_non_exhaustive()
    }
}

impl Finding {
    /// The fix, if there is one right or likely edit of the text that was read. A finding does not keep that text,
    /// so `fixer` has it.
    #[must_use]
    pub fn fix(&self, fixer: &Fixer<'_>) -> Option<Fix> {
        let words = self.facts.words();
        let is_about_the_name = words.is_about_the_name(&self.subject);
        let find = || fixer.find(self.span.as_ref()?, is_about_the_name);
        let repair = words.fix(&self.subject, &find)?;
        let mut edits = fixer.script.edits(&repair)?;
        edits.sort_by_key(|edit| edit.range.start);
        Some(Fix {
            title: repair.title(),
            is_safe: repair.is_safe,
            is_hidden: repair.is_hidden(),
            edits,
        })
    }
}

impl SyntaxError {
    /// The fix, if the error is a byte-order mark before JSON, or if `text`, the text that was read, is JSON but for
    /// trailing commas.
    #[must_use]
    pub fn fix(&self, text: &str) -> Option<Fix> {
        let deletion = |range| Edit {
            range,
            text: String::new(),
        };
        if !self.is_of_json() {
            return None;
        }
        let (title, edits) = if self.reason() == TRAILING_COMMA {
            let commas = trailing_commas(text, self.offset()?).into_iter();
            let edits: Vec<_> = commas.map(|comma| deletion(comma..comma + 1)).collect();
            if !Outline::of(&apply(&edits, text)).is_document() {
                return None;
            }
            let s = if edits.len() == 1 { "" } else { "s" };
            (format!("remove the trailing comma{s}"), edits)
        } else if text.starts_with(BYTE_ORDER_MARK) {
            let title = "remove the byte-order mark".to_owned();
            (title, vec![deletion(0..BYTE_ORDER_MARK.len())])
        } else {
            return None;
        };
        Some(Fix {
            title,
            is_safe: true,
            is_hidden: false,
            edits,
        })
    }
}
