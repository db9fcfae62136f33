//! Text that is no JSON document.

use crate::place::Position;

/// Why a text is no JSON document that can be checked, and where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no JSON document: {reason}{}", .position.map(|at| format!(" (line {}, column {})", at.line, at.column)).unwrap_or_default())]
pub struct SyntaxError {
    reason: &'static str,
    offset: usize,
    position: Option<Position>,
}

impl SyntaxError {
    pub(crate) fn at(offset: usize, reason: &'static str, bytes: &[u8]) -> Self {
        Self {
            reason,
            offset,
            position: Some(Position::START.advanced(bytes, 0..offset)),
        }
    }

    /// The same of what was no text.
    pub(crate) fn without_position(self) -> Self {
        Self {
            position: None,
            ..self
        }
    }

    /// What was expected. It holds nothing of the text.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }

    /// The line and column where the text stops being JSON; none where the document was no text.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// The byte where the text stops being JSON; none where the document was no text.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.position.map(|_| self.offset)
    }
}
