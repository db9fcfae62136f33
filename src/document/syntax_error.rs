//! Text that is no document.

pub(crate) mod found;

use crate::text::position::Position;

/// Why a text is no JSON document that can be checked, or no YAML document, and where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {language} document: {reason}{}", .place.map(|(_, at)| format!(" (line {}, column {})", at.line, at.column)).unwrap_or_default())]
pub struct SyntaxError {
    language: &'static str,
    reason: &'static str,
    place: Option<(usize, Position)>,
}

impl SyntaxError {
    pub(crate) fn at(offset: usize, reason: &'static str, bytes: &[u8]) -> Self {
        Self {
            language: "JSON",
            reason,
            place: Some((offset, Position::START.advanced(bytes, 0..offset))),
        }
    }

    /// The same of text that was to be YAML.
    #[cfg(feature = "yaml")]
    pub(crate) fn of_yaml(self) -> Self {
        Self {
            language: "YAML",
            ..self
        }
    }

    /// The same of what was no text.
    pub(crate) fn without_place(self) -> Self {
        Self {
            place: None,
            ..self
        }
    }

    /// What was expected. It holds nothing of the text.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }

    /// The line and column where the text stops being a document; none where the document was no text.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.place.map(|(_, position)| position)
    }

    /// The byte where the text stops being a document; none where the document was no text.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.place.map(|(offset, _)| offset)
    }
}
