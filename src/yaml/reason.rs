//! Plain words for why a text is no YAML. The parser's own errors stay inside: some hold what was found.

use granit_parser::ErrorKind;

use crate::cursor::TOO_DEEP;

pub(super) const NOTHING: &str = "the text has no document";
pub(super) const SAME_LINE: &str =
    "expected a line break before the document: a carriage return alone is none";
pub(super) const EMPTY: &str = "the document is empty";
pub(super) const NAME: &str = "expected a name that is a string: put it in quotes";
pub(super) const ALIAS_AS_NAME: &str = "expected a name, not an alias: write the name out";
pub(super) const MERGE_KEY: &str =
    "expected a name, not the merge key of YAML 1.1: write its members out";
pub(super) const TAG: &str = "expected a tag of the core schema, such as `!!str`, or none";
pub(super) const TAGGED: &str = "expected a value of the type that its tag says";
pub(super) const ALIASES: &str =
    "the aliases stand for more than the length of the whole text and 1 MiB";
pub(super) const RECURSIVE: &str = "the alias stands inside what it stands for";

const ALIAS: &str = "expected the name of an anchor that stands before, in the same document";
const BLOCK_SCALAR: &str = "expected a block of text as YAML writes it";
const BRACKET: &str = "expected `,` or the bracket that closes what is open";
const COLON: &str = "expected no `:` here: put text that holds one in quotes";
const COMMENT: &str = "expected white space before the comment, and no comment inside of text";
const DIRECTIVE: &str = "expected a directive of YAML 1.2 and `---` behind it";
const DOCUMENT: &str = "expected the end of the document, or `---` before the next one";
const ESCAPE: &str = "expected an escape that YAML knows after the backslash";
const INDENTATION: &str = "expected another indentation";
const QUOTES: &str = "expected nothing behind the closing quote";
const SURROGATE: &str = "expected a pair of surrogates: one alone is no character";
pub(super) const TABS: &str = "expected spaces: YAML takes no tabs here";
const UNCLOSED: &str = "expected a closing bracket: this one stays open";
const UNCLOSED_QUOTE: &str = "expected a closing quote: this one stays open";

pub(super) fn reason(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => ALIAS,
        ErrorKind::RecursionLimitExceeded => TOO_DEEP,
        ErrorKind::UnclosedFlowCollection { .. } => UNCLOSED,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            UNCLOSED_QUOTE
        }
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => BRACKET,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::FlowMappingValueAdjacentCollection => COLON,
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => COMMENT,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => TABS,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => INDENTATION,
        ErrorKind::ZeroBlockScalarIndent
        | ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::InvalidBlockScalarIndent => BLOCK_SCALAR,
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => QUOTES,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => ESCAPE,
        ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => SURROGATE,
        ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidDocumentEnd
        | ErrorKind::MissingDocumentEndBeforeDirective => DOCUMENT,
        ErrorKind::DuplicateVersionDirective
        | ErrorKind::UnsupportedYamlMajorVersion
        | ErrorKind::DuplicateTagDirective
        | ErrorKind::MissingYamlVersion => DIRECTIVE,
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::MissingTagUri => TAG,
        _ => "expected something else here: put text with special characters in quotes",
    }
}
