//! Decodes bytes as UTF-8.

use std::str::Utf8Error;

use crate::document::syntax_error::SyntaxError;

pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns `bytes` as text, if they are UTF-8 without a byte-order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, SyntaxError> {
    if bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) {
        return Err(marked(bytes));
    }
    str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error))
}

/// Returns `text`, if it has no byte-order mark.
pub(crate) fn without_mark(text: &str) -> Result<&str, SyntaxError> {
    if text.starts_with(BYTE_ORDER_MARK) {
        return Err(marked(text.as_bytes()));
    }
    Ok(text)
}

#[cold]
fn marked(bytes: &[u8]) -> SyntaxError {
    const REASON: &str = "the text starts with a byte-order mark: save it as UTF-8 without one";
    SyntaxError::at(0, REASON, bytes)
}

#[cold]
fn not_utf8(bytes: &[u8], error: Utf8Error) -> SyntaxError {
    let reason = if is_utf16(bytes) {
        UTF_16
    } else {
        "the text is not UTF-8"
    };
    SyntaxError::at(error.valid_up_to(), reason, bytes)
}

/// Whether a byte-order mark, or a NUL in one of the first two bytes, indicates UTF-16.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

pub(crate) const UTF_16: &str = "the text is UTF-16: save it as UTF-8";
