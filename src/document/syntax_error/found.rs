//! Explains a syntax error by the kind of text that was found, without quoting the text: it may be a
//! secret.

use crate::document::{
    encoding::{UTF_16, is_utf16},
    form::{PROPERTIES, is_properties},
    lexer::{
        Stop,
        reason::{
            AFTER_DOCUMENT, AFTER_ELEMENT, AFTER_MEMBER, AFTER_NAME, CONTROL, LITERAL, NO_NAME,
            NUMBER, TRAILING_COMMA, VALUE,
        },
    },
    syntax_error::SyntaxError,
};

pub(crate) const BRACES: &str = "found an unrendered placeholder `{{ … }}`";
pub(crate) const DOLLAR: &str = "found an unrendered placeholder `${…}`";
pub(crate) const PLACEHOLDER: &str = "found an unrendered placeholder";
pub(crate) const NO_BREAK_SPACE: &str = "found a no-break space: write a plain space";
pub(crate) const INVISIBLE: &str =
    "found an invisible character, such as a zero-width space or a byte-order mark: remove it";
pub(crate) const CONFLICT: &str = "found a merge conflict marker: resolve the conflict";

const CASE: &str =
    "expected a value, found a word: JSON has `true`, `false` and `null`, in lower case";
const FINITE: &str = "expected a number, found NaN or infinity, which JSON does not have";
const INNER_QUOTE: &str =
    "found text after the closing quote: a quote inside a string must be written as `\\\"`";
const LINE_BREAK: &str =
    "unclosed string at the end of the line: add `\"`, or write the line break as `\\n`";
const LITERALS: &[&str] = &["true", "false", "null"];
const NO_COMMA: &str = "expected `,` before the next element";
const OUTSIDE: &str = "found a control character: remove it";
const RADIX: &str = "numbers must be decimal";
const SEPARATOR: &str = "numbers must not have separators between digits";
const SPACE: &str = "found white space that JSON does not allow: write a plain space";
const TAB: &str = "a tab in a string must be written as `\\t`";
const UNQUOTED_NAME: &str = "found an unquoted word: names must be in double quotes";
const UNQUOTED_VALUE: &str = "found an unquoted word: strings must be in double quotes";
const YAML: &str = "expected JSON, found text that looks like YAML";

/// A kind of text: the `reason` if it begins with one of `starts` where one of `expected` was expected
/// (anywhere, if `expected` is empty).
struct Kind {
    expected: &'static [&'static str],
    starts: &'static [&'static str],
    reason: &'static str,
}

const fn anywhere(starts: &'static [&'static str], reason: &'static str) -> Kind {
    kind(&[], starts, reason)
}

const fn kind(
    expected: &'static [&'static str],
    starts: &'static [&'static str],
    reason: &'static str,
) -> Kind {
    Kind {
        expected,
        starts,
        reason,
    }
}

/// The kinds of text; the first match wins.
const KINDS: &[Kind] = &[
    anywhere(&["//", "/*", "#"], "JSON has no comments: remove this one"),
    anywhere(&["'"], "strings must be in double quotes, found `'`"),
    anywhere(&["`"], "strings must be in double quotes, found a backtick"),
    anywhere(
        &[
            "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", "″", "′", "＂", "＇", "´",
        ],
        "found a typographic quote: write `\"`",
    ),
    anywhere(&["\u{a0}", "\u{2007}", "\u{202f}"], NO_BREAK_SPACE),
    anywhere(
        &[
            "\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2060}",
            "\u{feff}",
        ],
        INVISIBLE,
    ),
    anywhere(&["${"], DOLLAR),
    anywhere(&["<<<<<<<", "=======", ">>>>>>>"], CONFLICT),
    anywhere(&["$", "%", "<"], PLACEHOLDER),
    kind(
        &[NUMBER],
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        "numbers must not start with superfluous zeros",
    ),
    kind(
        &[VALUE, NUMBER],
        &["."],
        "numbers must have a digit before the `.`",
    ),
    kind(&[VALUE], &["+"], "numbers must not have a `+` sign"),
    kind(&[VALUE], &[","], "expected a value, found `,`"),
    kind(
        &[VALUE],
        &["}", "]"],
        "expected a value, found a closing bracket",
    ),
    kind(
        &[AFTER_NAME],
        &["="],
        "expected `:` after the name, found `=`",
    ),
    kind(
        &[AFTER_NAME],
        &[",", "}"],
        "expected `:` and a value after the name",
    ),
    kind(
        &[AFTER_MEMBER],
        &["\""],
        "expected `,` before the next member",
    ),
    kind(
        &[AFTER_MEMBER],
        &["]"],
        "expected `}` to close the object, found `]`",
    ),
    kind(
        &[AFTER_ELEMENT],
        &["}"],
        "expected `]` to close the array, found `}`",
    ),
    kind(&[AFTER_ELEMENT], &["\"", "{", "["], NO_COMMA),
    kind(
        &[AFTER_ELEMENT, AFTER_DOCUMENT],
        &[":"],
        "found `:` after a value: members must be in `{` and `}`",
    ),
    kind(
        &[AFTER_MEMBER, AFTER_ELEMENT],
        &[";"],
        "expected `,`, found `;`",
    ),
    kind(
        &[AFTER_DOCUMENT],
        &["\"", "{", "["],
        "expected one document, found a second one",
    ),
    kind(
        &[AFTER_DOCUMENT],
        &["}", "]"],
        "found a closing bracket without an opening one",
    ),
    kind(
        &[AFTER_DOCUMENT],
        &[",", ";"],
        "found a separator after the document: remove it",
    ),
];

/// Lowercase words that other languages use for a JSON literal, or for a value that JSON does not have.
const WORDS: &[(&[&str], &str)] = &[
    (&["true", "false", "null", "none", "nil", "undefined"], CASE),
    (&["nan", "inf", "infinity"], FINITE),
];

/// The error for a stop, explained if the text there is of a known kind.
#[cold]
pub(crate) fn error(stop: Stop, text: &str) -> SyntaxError {
    explained(stop, text).error(text.as_bytes())
}

fn explained(stop: Stop, text: &str) -> Stop {
    let Some((before, rest)) = text.split_at_checked(stop.offset) else {
        return stop;
    };
    let reason = match stop.reason {
        TRAILING_COMMA => {
            let offset = before.rfind(',').unwrap_or(stop.offset);
            return Stop { offset, ..stop };
        }
        CONTROL => in_string(rest),
        NO_NAME | VALUE | AFTER_NAME | AFTER_MEMBER | AFTER_ELEMENT | AFTER_DOCUMENT | LITERAL
        | NUMBER => between_strings(stop.reason, text, before, rest),
        _ => None,
    };
    Stop {
        reason: reason.unwrap_or(stop.reason),
        ..stop
    }
}

/// The reason for a control character in a string.
fn in_string(rest: &str) -> Option<&'static str> {
    match rest.bytes().next()? {
        b'\n' | b'\r' => Some(LINE_BREAK),
        b'\t' => Some(TAB),
        _ => None,
    }
}

fn between_strings(
    expected: &'static str,
    text: &str,
    before: &str,
    rest: &str,
) -> Option<&'static str> {
    let first = rest.chars().next()?;
    if first == '\0' && is_utf16(text.as_bytes()) {
        return Some(UTF_16);
    }
    let start = before.trim_end_matches(is_of_word);
    let end = rest.trim_start_matches(is_of_word);
    let word = text.get(start.len()..text.len() - end.len())?;
    if is_yaml(text, start, end) {
        return Some(YAML);
    }
    if start.trim().is_empty() && is_properties(text) {
        return Some(PROPERTIES);
    }
    if matches!(first, '_' | '\'') && word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(SEPARATOR);
    }
    // The first of two braces was read as the start of an object.
    match first {
        '{' if expected == NO_NAME && before.ends_with('{') => return Some(BRACES),
        '%' if expected == NO_NAME && before.ends_with('{') => return Some(PLACEHOLDER),
        _ => {}
    }
    let fits = |kind: &&Kind| {
        (kind.expected.is_empty() || kind.expected.contains(&expected))
            && kind.starts.iter().any(|start| rest.starts_with(start))
    };
    if let Some(kind) = KINDS.iter().find(fits) {
        return Some(kind.reason);
    }
    if is_of_word(first) || expected == LITERAL {
        return about_word(word, expected, start.ends_with('"'));
    }
    if first.is_whitespace() {
        return Some(SPACE);
    }
    first.is_control().then_some(OUTSIDE)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The reason for a word that was found.
fn about_word(word: &str, expected: &'static str, is_after_string: bool) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    let known = WORDS.iter().find(|(words, _)| words.contains(&&*lower));
    match expected {
        NUMBER => known.filter(|known| known.1 == FINITE).map(|known| known.1),
        NO_NAME => (!word.starts_with(|c: char| c.is_ascii_digit())).then_some(UNQUOTED_NAME),
        AFTER_NAME | AFTER_MEMBER | AFTER_ELEMENT | AFTER_DOCUMENT if is_after_string => {
            Some(INNER_QUOTE)
        }
        AFTER_ELEMENT if word.parse::<f64>().is_ok() || LITERALS.contains(&word) => Some(NO_COMMA),
        _ if LITERALS.contains(&word) => None,
        _ if ["0x", "0o", "0b"]
            .iter()
            .any(|prefix| lower.starts_with(prefix)) =>
        {
            Some(RADIX)
        }
        _ if word.bytes().all(|byte| byte.is_ascii_digit()) => None,
        _ => Some(known.map_or(UNQUOTED_VALUE, |known| known.1)),
    }
}

/// Whether the text starts like YAML: with `---`, a list item, or a name and a colon. The word that was
/// found is between `start` and `end`.
fn is_yaml(text: &str, start: &str, end: &str) -> bool {
    match start.trim() {
        "" => {
            let is_of_name = |c: char| is_of_word(c) || matches!(c, '.' | '-');
            let name = text.trim_start();
            let colon = name.trim_start_matches(is_of_name);
            colon.len() < name.len() && colon.starts_with(':')
        }
        "-" => end.starts_with(' ') || end.starts_with("--"),
        _ => false,
    }
}
