//! Masks parts of the source of a document.

use std::ops::Range;

/// Collects the parts of a text to mask.
pub(crate) struct Covering<'t> {
    pub(crate) text: &'t str,
    pub(crate) secrets: Vec<Range<usize>>,
}

pub(crate) const SPACES: &[char] = &[' ', '\t', '\r', '\n'];
const PUNCTUATION: &[char] = &[
    ' ', '\t', '\r', '\n', ',', ':', '{', '[', '}', ']', '-', '?',
];

impl Covering<'_> {
    /// Masks the text between names and values: comments, anchors, tags, directives.
    pub(crate) fn between(&mut self, place: Range<usize>) {
        self.lines(place, PUNCTUATION);
    }

    /// Masks a whole value.
    pub(crate) fn whole(&mut self, place: Range<usize>) {
        self.lines(place, SPACES);
    }

    /// Masks an incomplete token, which could be anything.
    pub(crate) fn begun(&mut self, place: Range<usize>) {
        let text = self.text.get(place.clone()).unwrap_or_default();
        let begun = text.trim_start_matches(PUNCTUATION);
        self.whole(place.end - begun.len()..place.end);
    }

    /// Masks each line except for `shown` characters at its start and white space at its end.
    fn lines(&mut self, place: Range<usize>, shown: &[char]) {
        let mut start = place.start;
        let text = self.text.get(place).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            let covered = line.trim_start_matches(shown);
            let end = start + line.trim_end_matches(SPACES).len();
            start += line.len();
            if !covered.is_empty() {
                self.secrets.push(start - covered.len()..end);
            }
        }
    }
}
