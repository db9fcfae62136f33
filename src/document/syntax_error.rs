//! Text that is not a document.

pub(crate) mod found;

use crate::text::position::Position;

/// The error for text that is not a JSON or YAML document: why, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a {language} document: {reason}{}", .place.map(|(_, at)| format!(" (line {}, column {})", at.line, at.column)).unwrap_or_default())]
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

    /// Marks the text as YAML.
    #[cfg(feature = "yaml")]
    pub(crate) fn of_yaml(self) -> Self {
        Self {
            language: "YAML",
            ..self
        }
    }

    pub(crate) fn is_of_json(&self) -> bool {
        self.language == "JSON"
    }

    /// Drops the location, for input that was not text.
    pub(crate) fn without_place(self) -> Self {
        Self {
            place: None,
            ..self
        }
    }

    /// The reason. It never quotes the text.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }

    /// The line and column of the error; `None` if the input was not text.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.place.map(|(_, position)| position)
    }

    /// The byte offset of the error; `None` if the input was not text.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.place.map(|(offset, _)| offset)
    }
}
