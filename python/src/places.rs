//! What turns places in a text into those that users get.

use std::{cell::LazyCell, collections::HashMap, ops::Range};

use msk_connect_preflight::{
    Finding, Position,
    fix::{Fix, Fixer},
    yaml,
};

use crate::objects::Text;

/// The input.
#[derive(Clone, Copy)]
pub(crate) enum Source<'t> {
    Text {
        /// The text that the findings are in, and what is before it.
        text: &'t str,
        before: &'t str,
        /// The document if it is YAML.
        yaml: Option<&'t yaml::Document<'t>>,
        /// Whether spans count characters instead of bytes.
        in_characters: bool,
    },
    /// Objects; places in the text that was written of them mean nothing to users.
    Objects(&'t Text),
}

impl Source<'_> {
    /// The fixes of the findings, if there are some that may be shown.
    pub(crate) fn fixes<'f>(self, findings: impl Iterator<Item = &'f Finding>) -> Vec<Option<Fix>> {
        let Self::Text { text, yaml, .. } = self else {
            return findings.map(|_| None).collect();
        };
        let fixer = LazyCell::new(|| yaml.map_or_else(|| Fixer::new(text), yaml::Document::fixer));
        let fix = |finding: &Finding| finding.fix(&fixer).filter(|fix| !fix.is_hidden());
        findings.map(fix).collect()
    }
}

/// The places of a text that findings and fixes refer to.
pub(crate) struct Places<'t> {
    pub(crate) source: Source<'t>,
    pub(crate) lines_before: usize,
    known: HashMap<usize, Place>,
}

/// A place in the whole text.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The characters or bytes before it.
    pub(crate) offset: usize,
}

impl<'t> Places<'t> {
    pub(crate) fn new(
        source: Source<'t>,
        spans: impl Iterator<Item = Range<usize>>,
        fixes: &[Option<Fix>],
    ) -> Self {
        let mut places = Self {
            source,
            lines_before: 0,
            known: HashMap::new(),
        };
        let Source::Text {
            text,
            before,
            in_characters,
            ..
        } = source
        else {
            return places;
        };
        places.lines_before = before.bytes().filter(|byte| *byte == b'\n').count();
        let edits = fixes.iter().flatten().flat_map(Fix::edits);
        let ranges = spans.chain(edits.map(|edit| edit.range.clone()));
        let mut wanted: Vec<_> = ranges.flat_map(|range| [range.start, range.end]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let length = |text: &str| {
            if in_characters {
                text.chars().count()
            } else {
                text.len()
            }
        };
        let (mut from, mut passed) = (0, length(before));
        let starts: Vec<_> = wanted.iter().copied().map(Some).collect();
        let positions = Position::of_all(&starts, text).into_iter().flatten();
        for (offset, position) in wanted.into_iter().zip(positions) {
            passed += text.get(from..offset).map_or(0, length);
            from = offset;
            let place = Place {
                line: places.lines_before + position.line,
                column: position.column,
                offset: passed,
            };
            places.known.insert(offset, place);
        }
        places
    }

    /// The place at `offset`, if a finding or fix refers to it and users know the text.
    pub(crate) fn at(&self, offset: usize) -> Option<Place> {
        self.known.get(&offset).copied()
    }
}
