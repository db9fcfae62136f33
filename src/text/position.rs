//! Lines and columns of a text.

use std::ops::Range;

use serde::Serialize;

/// A place in a text, by line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Position {
    /// The line, from 1. `\n` and `\r\n` end a line.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Position {
    pub(crate) const START: Self = Self { line: 1, column: 1 };

    /// The position of the byte at `offset` in `text`, or of the end of `text` if `offset` is past it.
    ///
    /// ```
    /// use msk_connect_preflight::Position;
    ///
    /// let position = Position::of(5, "é\n{ 9");
    /// assert_eq!((position.line, position.column), (2, 3));
    /// ```
    #[must_use]
    pub fn of(offset: usize, text: &str) -> Self {
        Self::START.advanced(text.as_bytes(), 0..offset)
    }

    /// The position of the end of `range`, if this is the position of its start.
    pub(crate) fn advanced(self, text: &[u8], range: Range<usize>) -> Self {
        let end = range.end.min(text.len());
        let passed = text.get(range.start..end).unwrap_or_default();
        let lines = passed.split(|byte| *byte == b'\n');
        let (count, last) = lines.fold((0, passed), |(count, _), line| (count + 1, line));
        let breaks = count - 1;
        // Counting the bytes that are not continuation bytes counts characters.
        let characters = last.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        Self {
            line: self.line + breaks,
            column: if breaks == 0 { self.column } else { 1 } + characters,
        }
    }

    /// The positions of the bytes at all `offsets` in `text`, as [`of`](Self::of) finds them, in one pass.
    #[must_use]
    pub fn of_all(offsets: &[Option<usize>], text: &str) -> Vec<Option<Self>> {
        let mut order: Vec<(usize, usize)> = offsets
            .iter()
            .enumerate()
            .filter_map(|(index, offset)| offset.map(|offset| (offset, index)))
            .collect();
        order.sort_unstable();
        let mut positions = vec![None; offsets.len()];
        let (mut position, mut from) = (Self::START, 0);
        for (offset, index) in order {
            position = position.advanced(text.as_bytes(), from..offset);
            from = offset;
            if let Some(slot) = positions.get_mut(index) {
                *slot = Some(position);
            }
        }
        positions
    }
}
