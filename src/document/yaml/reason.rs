//! Reasons why a text is not YAML, and where. The parser's own messages are not used, because some quote
//! the text.

use granit_parser::ErrorKind;

use crate::document::{
    lexer::{Stop, reason::TOO_DEEP},
    syntax_error::found::{BRACES, CONFLICT, DOLLAR, INVISIBLE, NO_BREAK_SPACE, PLACEHOLDER},
};

pub(super) const NOTHING: &str = "the text contains no document";
pub(super) const SAME_LINE: &str =
    "expected a line break before the document; a carriage return alone is not one";
pub(super) const EMPTY: &str = "the document is empty";
pub(super) const NAME: &str = "names must be strings: put this one in quotes";
pub(super) const ALIAS_AS_NAME: &str = "a name must not be an alias: write it out";
pub(crate) const ALIAS_IN_DESCRIPTION: &str =
    "a description must not contain an alias: write the value out";
pub(crate) const TOO_LARGE: &str = "the number is too large";
pub(super) const MERGE_KEY: &str = "merge keys are not supported: write the members out";
pub(super) const TAG: &str =
    "unsupported tag: use one of the core schema, such as `!!str`, or remove it";
pub(super) const TAGGED: &str = "the value does not match its tag";
pub(super) const ALIASES: &str =
    "the aliases expand to more than the length of the whole text plus 1 MiB";
pub(super) const RECURSIVE: &str = "the alias refers to a value that contains it";

const AFTER_VALUE: &str = "expected the end of the line after the value";
const ALIAS: &str = "expected the name of an anchor above, in the same document: text that starts with `*` or `&` must be in quotes";
const BLOCK_IN_BRACKETS: &str = "a block of text must not be between brackets: use quotes";
const BLOCK_INDENTATION: &str =
    "expected at least the indentation of the first line of the block of text";
const BLOCK_SCALAR: &str =
    "expected a line break: only `+`, `-` and an indentation from 1 to 9 can follow `|` or `>`";
const BOTH_PROPERTIES: &str = "expected at most one anchor and one tag";
const BRACKET: &str = "expected `,` or the closing bracket";
const CLOSED_VALUE: &str =
    "the value above is complete: expected a name or item at its indentation";
const COLON: &str = "text that contains `: ` must be in quotes";
const COLON_AND_SPACE: &str = "expected `: ` after the name";
const COMMA: &str = "found `,` after the value: remove it";
const COMMENT: &str = "expected a space before `#`";
const COMMENT_IN_TEXT: &str =
    "text must not continue after a comment: put the text in quotes, or indent it less";
const COMMENT_SIGN: &str = "comments start with `#` in YAML";
pub(super) const CONTROL: &str = "control characters must be in double quotes, as escapes";
const DASH: &str = "text that starts with `-` must be in quotes";
const DIRECTIVE: &str = "expected a directive of YAML 1.2, and `---` after it";
const DOCUMENT: &str = "expected the end of the document, or `---` before the next one";
const DOUBLE_QUOTE: &str =
    "unexpected text after the closing quote: a quote inside the text must be written as `\\\"`";
const EQUALS: &str = "expected `: ` after the name, found `=`";
const ESCAPE: &str = "invalid escape after the backslash";
const INDENTATION: &str = "expected the indentation of one of the lines above";
const INDICATOR: &str = "text that starts with `@`, `%` or a backtick must be in quotes";
const INNER_NAME: &str = "found a name inside a value: expected the indentation of the name above";
const ITEM: &str = "expected `- ` before the item, as above";
const ITEM_IN_BRACKETS: &str = "found `- ` between brackets: separate the elements with `,`";
const ITEM_IN_LINE: &str = "found `- ` after a name: a list must start on its own line";
const ITEM_IN_MAPPING: &str = "expected a name, found `- `: a list must be under its own name";
const MARKER: &str = "expected a line break after `---`";
const MARKER_SPACE: &str = "expected a space or a line break after `---` or `...`";
const MISMATCH: &str = "the closing bracket does not match the opening one";
const NO_DIRECTIVE: &str =
    "expected `---` after the directive: text that starts with `%` must be in quotes";
const NO_VALUE: &str = "expected a value, found `,`";
const QUESTION_MARK: &str = "text that starts with `? ` must be in quotes";
const SINGLE_QUOTE: &str =
    "unexpected text after the closing quote: a quote inside the text must be written as `''`";
const SPACE_AFTER_COLON: &str = "expected a space after `:`";
const SPACE_AFTER_DASH: &str = "expected a space after `-`";
const SURROGATE: &str = "unpaired surrogate in `\\u` escape";
pub(super) const TABS: &str = "expected spaces, found a tab: indentation must not have tabs";
const UNCLOSED: &str = "unclosed bracket";
const UNCLOSED_QUOTE: &str = "unclosed quote";
const UNOPENED: &str = "found a closing bracket without an opening one";

/// The reason for a name that is not a string.
pub(super) fn invalid_name(text: &str, offset: usize) -> &'static str {
    let (before, rest) = text.split_at_checked(offset).unwrap_or_default();
    let is_inner = before.ends_with('{') && rest.starts_with('{');
    if is_inner || rest.starts_with("{{") {
        BRACES
    } else {
        NAME
    }
}

/// The stop for an error that the parser reports at `offset`. It says only the kind of text there.
pub(super) fn stop(kind: &ErrorKind, text: &str, offset: usize) -> Stop {
    let (before, rest) = text.split_at_checked(offset).unwrap_or((text, ""));
    let here = Here {
        text,
        before,
        rest,
        line: before.rfind('\n').map_or(0, |line_break| line_break + 1),
    };
    let (offset, reason) = here.stop(kind);
    Stop { offset, reason }
}

/// A place in the text.
struct Here<'t> {
    text: &'t str,
    before: &'t str,
    rest: &'t str,
    /// The start of its line.
    line: usize,
}

/// Beginnings of a line that is not a name.
const BEGINNINGS: &[(&[&str], &str)] = &[
    (&["//", "/*"], COMMENT_SIGN),
    (&["<<<<<<<", "=======", ">>>>>>>"], CONFLICT),
    (&["${"], DOLLAR),
    (&["{%", "<%"], PLACEHOLDER),
    (&["\u{a0}", "\u{2007}", "\u{202f}"], NO_BREAK_SPACE),
    (&["\u{200b}", "\u{feff}"], INVISIBLE),
];

/// An offset, and the reason there.
type Found = (usize, &'static str);

impl Here<'_> {
    fn stop(&self, kind: &ErrorKind) -> Found {
        let offset = self.before.len();
        let reason = match kind {
            ErrorKind::SimpleKeyExpected => {
                return self
                    .line_without_name(self.line)
                    .unwrap_or((offset, COLON_AND_SPACE));
            }
            ErrorKind::MappingValueNotAllowed => return self.second_colon(),
            ErrorKind::ExpectedBlockMappingKey => return self.no_name(),
            ErrorKind::ExpectedDocumentStart => return self.no_document(),
            ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation => return (self.tab(), TABS),
            ErrorKind::ExpectedBlockSequenceEntry => {
                if is_item(self.rest) {
                    INDENTATION
                } else if self.rest.starts_with('-') {
                    SPACE_AFTER_DASH
                } else {
                    ITEM
                }
            }
            ErrorKind::UnexpectedCharacter { character } => match character {
                '%' if self.before.ends_with(['{', '<']) => PLACEHOLDER,
                '%' | '@' | '`' => INDICATOR,
                '|' | '>' => BLOCK_IN_BRACKETS,
                _ => CONTROL,
            },
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator
                if self.before.ends_with('$') && self.rest.starts_with('{') =>
            {
                DOLLAR
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
                if self.rest.starts_with(',') =>
            {
                COMMA
            }
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::MisplacedFlowCollectionEnd
                if self.has_braces() =>
            {
                BRACES
            }
            _ => reason(kind),
        };
        (offset, reason)
    }

    /// The line that starts at `start`.
    fn line(&self, start: usize) -> &str {
        let line = self.text.get(start..).unwrap_or_default();
        line.split('\n').next().unwrap_or_default()
    }

    /// Whether the line contains the braces of a template.
    fn has_braces(&self) -> bool {
        self.line(self.line).contains("{{")
    }

    /// The start of the line before the one at `start`, ignoring empty lines and comments.
    fn line_above(&self, start: usize) -> Option<usize> {
        let mut above = self.text.get(..start)?;
        loop {
            above = above.strip_suffix('\n')?;
            let start = above.rfind('\n').map_or(0, |line_break| line_break + 1);
            let line = above.get(start..)?.trim_start();
            if !line.is_empty() && !line.starts_with('#') {
                return Some(start);
            }
            above = above.get(..start)?;
        }
    }

    /// The indentation of a line, including list dashes.
    fn indentation(&self, start: usize) -> usize {
        let line = self.line(start);
        let mut content = line.trim_start_matches(' ');
        while let Some(item) = content.strip_prefix("- ") {
            content = item.trim_start_matches(' ');
        }
        line.len() - content.len()
    }

    /// The reason for a line without `: `.
    fn line_without_name(&self, start: usize) -> Option<Found> {
        let indentation = self.indentation(start);
        let content = self.line(start).get(indentation..)?;
        let start = start + indentation;
        for (beginnings, reason) in BEGINNINGS {
            if beginnings.iter().any(|begin| content.starts_with(begin)) {
                return Some((start, reason));
            }
        }
        if content.contains("{{") {
            return Some((start, BRACES));
        }
        if content.starts_with("---") || content.starts_with("...") {
            let is_marker = content
                .get(3..)
                .is_some_and(|rest| rest.trim_start() != rest);
            return Some((start, if is_marker { MARKER } else { MARKER_SPACE }));
        }
        if content.starts_with('-') {
            return Some((start, SPACE_AFTER_DASH));
        }
        let quotes = &['"', '\''];
        let name = content
            .rfind(quotes)
            .filter(|_| content.starts_with(quotes));
        let name = name.map_or(0, |quote| quote + 1);
        let sign = name + content.get(name..)?.find([':', '='])?;
        let mut signs = content.get(sign..)?.chars();
        let reason = match (signs.next()?, signs.next()?) {
            ('=', _) => EQUALS,
            (_, '\u{a0}' | '\u{2007}' | '\u{202f}') => NO_BREAK_SPACE,
            _ => SPACE_AFTER_COLON,
        };
        Some((start + sign, reason))
    }

    /// The reason for a colon inside text.
    fn second_colon(&self) -> Found {
        let offset = self.before.len();
        let name = self.before.get(self.line..).unwrap_or_default();
        if name.starts_with("--- ") {
            return (offset, MARKER);
        }
        let Some(above) = self.line_above(self.line).filter(|_| !name.contains(": ")) else {
            return (offset, COLON);
        };
        let indentation = self.indentation(above);
        let is_aligned = indentation == self.indentation(self.line);
        if !self.has_name(above) {
            if let Some(found) = self.line_without_name(above) {
                return found;
            }
            if is_aligned {
                return (above + indentation, COLON_AND_SPACE);
            }
        }
        (offset, if is_aligned { COLON } else { INNER_NAME })
    }

    /// Whether the line contains a name.
    fn has_name(&self, start: usize) -> bool {
        let line = self.line(start).trim();
        line.contains(": ") || line.ends_with(':')
    }

    /// The reason for any other text in place of a name.
    fn no_name(&self) -> Found {
        let offset = self.before.len();
        let before = self.before.get(self.line..).unwrap_or_default();
        let reason = match before.trim() {
            "-" => {
                return (
                    self.line + before.len() - before.trim_start().len(),
                    ITEM_IN_MAPPING,
                );
            }
            "" => match self.line_above(self.line) {
                Some(above) if self.indentation(above) > self.indentation(self.line) => INDENTATION,
                _ if is_item(self.rest) => ITEM_IN_MAPPING,
                _ => CLOSED_VALUE,
            },
            _ if self.has_braces() => BRACES,
            _ if self.rest.starts_with(['&', '!']) => BOTH_PROPERTIES,
            _ => AFTER_VALUE,
        };
        (offset, reason)
    }

    /// The reason for text after the end of a document.
    fn no_document(&self) -> Found {
        let offset = self.before.len();
        let above = self.line_above(self.line);
        let lines = [Some(self.line), above];
        let reason = if lines
            .iter()
            .flatten()
            .any(|line| self.line(*line).starts_with('%'))
        {
            NO_DIRECTIVE
        } else if self.rest.starts_with(':') {
            SPACE_AFTER_COLON
        } else if self.rest.starts_with(['\u{a0}', '\u{2007}', '\u{202f}']) {
            NO_BREAK_SPACE
        } else if above.is_some_and(|above| self.line(above).contains("{{")) {
            BRACES
        } else if above.is_some_and(|above| self.indentation(above) > self.indentation(self.line)) {
            INDENTATION
        } else {
            DOCUMENT
        };
        (offset, reason)
    }

    /// The offset of the tab in the indentation of a line of the document.
    fn tab(&self) -> usize {
        let mut start = self.line;
        let rest = self.text.get(start..).unwrap_or_default();
        for line in rest.split_inclusive(['\n', '\r']) {
            let is_next_document = line.starts_with("---") || line.starts_with("...");
            if is_next_document && start > self.line {
                break;
            }
            let content = line.trim_start_matches([' ', '\t']);
            let indentation = line.get(..line.len() - content.len()).unwrap_or_default();
            if let Some(tab) = indentation.find('\t') {
                return start + tab;
            }
            start += line.len();
        }
        self.before.len()
    }
}

/// Whether an item of a list begins here.
fn is_item(rest: &str) -> bool {
    let item = rest.strip_prefix('-');
    item.is_some_and(|item| item.is_empty() || item.starts_with([' ', '\n', '\r']))
}

/// The reason for a kind of error, whatever the text.
fn reason(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => ALIAS,
        ErrorKind::RecursionLimitExceeded => TOO_DEEP,
        ErrorKind::UnclosedFlowCollection { .. } => UNCLOSED,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            UNCLOSED_QUOTE
        }
        ErrorKind::MismatchedFlowCollectionEnd { .. } => MISMATCH,
        ErrorKind::MisplacedFlowCollectionEnd => UNOPENED,
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement => BRACKET,
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => NO_VALUE,
        ErrorKind::FlowMappingValueAdjacentCollection => COLON,
        ErrorKind::CommentNotSeparated => COMMENT,
        ErrorKind::CommentInterceptedScalar => COMMENT_IN_TEXT,
        ErrorKind::TabNotAllowed
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => TABS,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => INDENTATION,
        ErrorKind::BlockSequenceEntryNotAllowed => ITEM_IN_LINE,
        ErrorKind::BlockEntryInFlowCollection => ITEM_IN_BRACKETS,
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => DASH,
        ErrorKind::MappingKeyNotAllowed => QUESTION_MARK,
        ErrorKind::InvalidBlockScalarIndent => BLOCK_INDENTATION,
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => BLOCK_SCALAR,
        ErrorKind::InvalidTrailingSingleQuotedScalar => SINGLE_QUOTE,
        ErrorKind::InvalidTrailingDoubleQuotedScalar => DOUBLE_QUOTE,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => ESCAPE,
        ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => SURROGATE,
        ErrorKind::InvalidDocumentEnd | ErrorKind::MissingDocumentEndBeforeDirective => DOCUMENT,
        ErrorKind::BomInsideDocument => INVISIBLE,
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::MissingTagUri => TAG,
        // The remaining kinds that a text can cause are about directives.
        _ => DIRECTIVE,
    }
}
