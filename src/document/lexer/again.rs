//! Reads parts of a text again.

use std::{iter, mem, ops::Range};

use jiter::Peek;

use super::{Lexer, Name, Result};

/// The span of the name at `start`, with its quotes, or of the opening bracket if a value without a name
/// starts there. The text must be free of syntax errors.
pub(crate) fn name_span(text: &str, start: usize) -> Range<usize> {
    let mut lexer = Lexer::at(text, start);
    let is_name = lexer.rest().starts_with(b"\"") && lexer.scalar(Peek::String).is_ok();
    start..if is_name { lexer.offset } else { start + 1 }
}

/// The name that starts at `start` in `text`.
pub(crate) fn name(text: &str, start: usize) -> Result<Name<'_>> {
    Lexer::at(text, start).name()
}

/// The names of the object at `start`, or those that follow the name at `start`. The text must be free of
/// syntax errors.
pub(crate) fn names(text: &str, start: usize) -> impl Iterator<Item = Name<'_>> {
    let mut lexer = Lexer::at(text, start);
    let mut next = if lexer.rest().starts_with(b"\"") {
        lexer.depth = 1;
        let name = lexer.name_and_colon(true);
        name.and_then(|_| lexer.next_name_after_value())
    } else {
        lexer.first_name()
    };
    iter::from_fn(move || {
        let name = mem::replace(&mut next, Ok(None)).ok()??;
        next = lexer.next_name_after_value();
        Some(name)
    })
}

/// The offsets of the commas after a value and before a closing bracket, from `start` on, where no string has begun.
pub(crate) fn trailing_commas(text: &str, start: usize) -> Vec<usize> {
    let mut bytes = text.bytes().enumerate().skip(start);
    let (mut commas, mut is_after_value, mut last) = (Vec::new(), true, None);
    while let Some((offset, byte)) = bytes.next() {
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            b'}' | b']' => commas.extend(last),
            b'"' => {
                while let Some((_, byte)) = bytes.next()
                    && byte != b'"'
                {
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => {}
        }
        last = (byte == b',' && is_after_value).then_some(offset);
        is_after_value = !matches!(byte, b',' | b':' | b'{' | b'[');
    }
    commas
}

/// A lexer for the member at `start` alone: it has no next member.
pub(crate) fn member(text: &str, start: usize) -> Result<Lexer<'_>> {
    let mut lexer = Lexer::at(text, start);
    lexer.name()?;
    lexer.colon()?;
    let peek = lexer.peek()?;
    lexer.skip(peek)?;
    let text = text.get(..lexer.offset).unwrap_or_default();
    Ok(Lexer::at(text, start))
}
