//! The text that a draft was read from, as its author sees it.

use std::ops::Range;

use crate::document::{lexer, source_map::Place};

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
    /// Where the author's text has the name, or the bracket of what has none.
    pub(crate) fn name_span(&self, place: Place) -> Option<Range<usize>> {
        self.span(lexer::name_span(self.json, place.start))
    }

    /// Where the author's text has the value.
    pub(crate) fn value_span(&self, place: Place) -> Option<Range<usize>> {
        self.span(place.value..place.end)
    }

    fn span(&self, json: Range<usize>) -> Option<Range<usize>> {
        match self.origin {
            Origin::Text => Some(json),
            Origin::Data => None,
            Origin::Translation(original) => Some(original.span(json)),
        }
    }

    /// What the author wrote for the value; `None` where an alias stands for it, so that it may be a
    /// secret.
    pub(crate) fn written(&self, place: Place) -> Option<&'t str> {
        match self.origin {
            Origin::Translation(original) => original.written(place.value),
            Origin::Text | Origin::Data => self.json.get(place.value..place.end),
        }
    }

    /// Whether an alias stands for the name or value that the JSON text has at `offset`.
    pub(crate) fn hides(&self, offset: usize) -> bool {
        match self.origin {
            Origin::Translation(original) => original.written(offset).is_none(),
            Origin::Text | Origin::Data => false,
        }
    }
}
