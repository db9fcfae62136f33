//! The source text of a draft.

use std::ops::Range;

use crate::document::{lexer, source_map::Place};

/// The JSON text that was read, and its origin.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    pub(crate) json: &'t str,
    pub(crate) origin: Origin<'t>,
}

/// The origin of JSON text.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'t> {
    /// Written by the author.
    Text,
    /// Generated from data, which has no places.
    Data,
    /// Translated from text in another language.
    #[cfg_attr(
        not(feature = "yaml"),
        expect(dead_code, reason = "YAML is the only other language")
    )]
    Translation(&'t dyn Original),
}

/// The text in another language that JSON text was translated from.
pub(crate) trait Original {
    /// The span of the text that became the JSON text at `json`.
    fn span(&self, json: Range<usize>) -> Range<usize>;

    /// Whether the name or value at `json` is a plain scalar without a tag, or an alias of one.
    fn is_plain(&self, json: usize) -> bool;

    /// The source text of the name or value at `json`; `None` if it is an alias.
    fn written(&self, json: usize) -> Option<&str>;

    /// The source text between the name or value at `json` and the one before it, without comments.
    fn before(&self, json: usize) -> String;

    /// Whether a block of text comes before the name or value at `json`.
    fn is_after_block(&self, json: usize) -> bool;

    /// The names and values in the JSON text, in order, that have anchors in the source; none if it has no alias.
    fn anchored(&self) -> Vec<usize>;
}

impl<'t> Source<'t> {
    /// The span in the author's text of the name, or of the bracket of a value without one.
    pub(crate) fn name_span(&self, place: Place) -> Option<Range<usize>> {
        self.span(lexer::name_span(self.json, place.start))
    }

    /// The span of the value in the author's text.
    pub(crate) fn value_span(&self, place: Place) -> Option<Range<usize>> {
        self.span(place.value..place.end)
    }

    /// The span in the author's text of what is at `json`.
    pub(crate) fn span(&self, json: Range<usize>) -> Option<Range<usize>> {
        match self.origin {
            Origin::Text => Some(json),
            Origin::Data => None,
            Origin::Translation(original) => Some(original.span(json)),
        }
    }

    /// The source text of the value; `None` if it is an alias, so that it may be a secret.
    pub(crate) fn written(&self, place: Place) -> Option<&'t str> {
        match self.origin {
            Origin::Translation(original) => original.written(place.value),
            Origin::Text | Origin::Data => self.json.get(place.value..place.end),
        }
    }

    /// Whether the text was translated from another language.
    pub(crate) fn is_translated(self) -> bool {
        matches!(self.origin, Origin::Translation(_))
    }

    /// Whether the author wrote the value without quotes and without a tag, in a language that allows it
    /// for strings.
    pub(crate) fn is_plain(&self, value: usize) -> bool {
        match self.origin {
            Origin::Translation(original) => original.is_plain(value),
            Origin::Text | Origin::Data => false,
        }
    }

    /// Whether the name or value at `offset` in the JSON text is an alias in the source.
    pub(crate) fn hides(&self, offset: usize) -> bool {
        match self.origin {
            Origin::Translation(original) => original.written(offset).is_none(),
            Origin::Text | Origin::Data => false,
        }
    }
}

/// The line without the comment at its end.
pub(crate) fn bare(line: &str) -> &str {
    let begins = |(at, _): &(usize, &str)| {
        let before = line.get(..*at).unwrap_or_default();
        before.is_empty() || before.ends_with([' ', '\t'])
    };
    let comment = line.match_indices('#').find(begins);
    let end = comment.map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default()
}
