//! A text in its language, in which names and values can be edited.

use std::ops::Range;

use crate::document::{
    outline::Found,
    source::{Origin, Original, Source},
};

/// A text, and what it was read as.
pub(super) struct Script<'t> {
    pub(super) text: &'t str,
    pub(super) source: Source<'t>,
    /// The names and values with anchors that aliases may refer to, by their place in the JSON text, in order.
    pub(super) anchored: Vec<usize>,
}

/// A name or value on its own: without quotes, with its place and the quote around it.
pub(super) struct Written<'t> {
    pub(super) place: Range<usize>,
    /// The text between the quotes.
    pub(super) inside: Range<usize>,
    pub(super) text: &'t str,
    pub(super) quote: Option<char>,
}

impl<'t> Script<'t> {
    pub(super) fn new(text: &'t str, source: Source<'t>) -> Self {
        let mut script = Self {
            text,
            source,
            anchored: Vec::new(),
        };
        let original = script.original();
        script.anchored = original.map_or_else(Vec::new, Original::anchored);
        script
    }

    pub(super) fn original(&self) -> Option<&'t dyn Original> {
        match self.source.origin {
            Origin::Translation(original) => Some(original),
            Origin::Text | Origin::Data => None,
        }
    }

    pub(super) fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether an edit of the member changes nothing else: neither it nor what it is in comes through an alias, or
    /// has an anchor that an alias may refer to.
    pub(super) fn may_edit(&self, of: Found<'_>) -> bool {
        let is_alone = |found: &Found<'_>| {
            let places = [found.name_place().start, found.place().start];
            places.iter().all(|place| {
                let is_anchored = self.anchored.binary_search(place).is_ok();
                !self.source.hides(*place) && !is_anchored
            })
        };
        let mut around = std::iter::successors(Some(of), |found| found.parent());
        around.all(|found| is_alone(&found))
    }

    pub(super) fn name(&self, of: Found<'_>) -> Option<Written<'t>> {
        self.written(of.name_place())
    }

    pub(super) fn value(&self, of: Found<'_>) -> Option<Written<'t>> {
        self.written(of.place())
    }

    /// The name or scalar at `json`, unless it has a tag or is a block of text.
    fn written(&self, json: Range<usize>) -> Option<Written<'t>> {
        let is_bare =
            |original: &dyn Original| !original.before(json.start).contains(['!', '|', '>']);
        if !self.original().is_none_or(is_bare) {
            return None;
        }
        let place = self.source.span(json)?;
        let text = self.get(place.clone());
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        let inside = match quote {
            Some(_) => place.start + 1..place.end.checked_sub(1)?,
            None => place.clone(),
        };
        Some(Written {
            text: self.get(inside.clone()),
            place,
            inside,
            quote,
        })
    }
}
