//! The text that a draft was read from, as its author sees it.

use std::ops::Range;

use crate::document::lexer::{self, Part};

/// The JSON text that was read, and where it comes from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    pub(crate) json: &'t str,
    pub(crate) origin: Origin<'t>,
}

/// Where JSON text comes from.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'t> {
    /// The author wrote it.
    Text,
    /// It was made from data, which has no places.
    Data,
    /// It was made from text in another language.
    #[cfg_attr(
        not(feature = "yaml"),
        expect(dead_code, reason = "YAML is the only other language")
    )]
    Translation(&'t dyn Original),
}

/// Text in another language from which JSON text was made.
pub(crate) trait Original {
    /// The place of what the JSON text has at `json`.
    fn span(&self, json: Range<usize>) -> Range<usize>;

    /// What the author wrote for the name or value at `json`; `None` where an alias stands for it.
    fn written(&self, json: usize) -> Option<&str>;
}

impl<'t> Source<'t> {
    /// The place in the author's text of `part` of what the JSON text has at `place`.
    pub(crate) fn span(&self, place: Range<usize>, part: Part) -> Option<Range<usize>> {
        let json = lexer::span(self.json, place, part);
        match self.origin {
            Origin::Text => Some(json),
            Origin::Data => None,
            Origin::Translation(original) => Some(original.span(json)),
        }
    }

    /// What the author wrote for `part` of what the JSON text has at `place`; `None` where an alias
    /// stands for it, so that it may be a secret.
    pub(crate) fn written(&self, place: Range<usize>, part: Part) -> Option<&'t str> {
        let json = lexer::span(self.json, place, part);
        match self.origin {
            Origin::Translation(original) => original.written(json.start),
            Origin::Text | Origin::Data => self.json.get(json),
        }
    }

    /// Whether an alias may stand for parts of it.
    pub(crate) fn is_translated(&self) -> bool {
        matches!(self.origin, Origin::Translation(_))
    }
}
