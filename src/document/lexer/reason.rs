//! Reasons why a text is not JSON.

use jiter::JsonErrorType;

pub(crate) const TOO_DEEP: &str = "nested more than 128 levels deep";
pub(super) const END_BEFORE_VALUE: &str = "the text ends where a value was expected";
pub(super) const END_IN_ARRAY: &str = "the text ends inside an array";
pub(super) const END_IN_OBJECT: &str = "the text ends inside an object";

// Used unless `syntax_error::found` knows a better reason.
pub(crate) const AFTER_DOCUMENT: &str = "unexpected text after the document";
pub(crate) const AFTER_ELEMENT: &str = "expected `,` or `]` after the element";
pub(crate) const AFTER_MEMBER: &str = "expected `,` or `}` after the member";
pub(crate) const AFTER_NAME: &str = "expected `:` after the name";
pub(crate) const CONTROL: &str = "control characters in a string must be escaped";
pub(crate) const LITERAL: &str = "expected `true`, `false` or `null`";
pub(crate) const NO_NAME: &str = "expected a name in double quotes";
pub(crate) const TRAILING_COMMA: &str = "trailing comma: remove it";
pub(crate) const NUMBER: &str = "expected a digit";
pub(crate) const VALUE: &str = "expected a value";

/// The reason for an error of jiter. Its own messages are not used, because many quote the text.
pub(super) fn of(kind: &JsonErrorType) -> &'static str {
    match kind {
        JsonErrorType::EofWhileParsingString => "the text ends inside a string",
        JsonErrorType::EofWhileParsingValue => END_BEFORE_VALUE,
        JsonErrorType::ExpectedSomeIdent => LITERAL,
        JsonErrorType::InvalidEscape => "invalid escape after the backslash",
        JsonErrorType::InvalidNumber => NUMBER,
        JsonErrorType::ControlCharacterWhileParsingString => CONTROL,
        JsonErrorType::LoneLeadingSurrogateInHexEscape
        | JsonErrorType::UnexpectedEndOfHexEscape => "unpaired surrogate in `\\u` escape",
        _ => VALUE,
    }
}
