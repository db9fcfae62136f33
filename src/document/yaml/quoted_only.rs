//! Handles characters that YAML allows in quotes, for compatibility with JSON, but the parser refuses: DEL,
//! other controls and noncharacters.
//!
//! The parser reads a text with substitutes of the same length, so that offsets stay valid. One of the
//! characters outside of quotes is an error.

use std::collections::HashSet;

use memchr::memchr3;

use super::{
    Document, Documents,
    reason::CONTROL,
    tokens::{Token, Tokens},
};
use crate::document::syntax_error::SyntaxError;

/// ASCII characters that have no special meaning in quotes, even after a backslash or among hexadecimal
/// digits, and that do not appear in the JSON of other values.
const ASCII: &str = "~^|`@!$%&*<>=?;ghijkmoqwyzGHIJKMOQRSTVWXYZ";

fn is_quoted_only(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// The documents of a text that contains such characters.
pub(super) fn documents(text: &str) -> Option<Vec<Document<'_>>> {
    // Each of them begins with one of these bytes, which are rare.
    memchr3(0x7f, 0xc2, 0xef, text.as_bytes())?;
    if !text.contains(is_quoted_only) {
        return None;
    }
    let pairs = substitutes(text)?;
    let replaced = replace(text, |c| {
        let pair = pairs.iter().find(|(original, _)| *original == c);
        pair.map(|(_, substitute)| *substitute)
    });
    let mut read = Documents::of(&replaced);
    let mut documents = Vec::new();
    while let Some(document) = read.read() {
        let end = read.start + document.text.len();
        let text = text.get(read.start..end).unwrap_or_default();
        let json = replace(&document.json, |c| {
            let pair = pairs.iter().find(|(_, substitute)| *substitute == c);
            pair.map(|(original, _)| *original)
        });
        let fault = document.fault.or_else(|| fault(text, &document.tokens));
        documents.push(Document {
            text,
            line: document.line,
            start: document.start,
            json,
            tokens: document.tokens,
            fault,
        });
    }
    Some(documents)
}

/// Each such character of the text, with a character of the same length that the text does not contain.
fn substitutes(text: &str) -> Option<Vec<(char, char)>> {
    let mut known: HashSet<char> = text.chars().collect();
    let mut originals: Vec<_> = known
        .iter()
        .copied()
        .filter(|c| is_quoted_only(*c))
        .collect();
    originals.sort_unstable();
    let mut pairs = Vec::new();
    for original in originals {
        let is_new = |c: &char| !known.contains(c);
        let substitute = match original.len_utf8() {
            1 => ASCII.chars().find(is_new),
            2 => ('\u{a1}'..='\u{7ff}').find(is_new),
            _ => ('\u{e000}'..='\u{f8ff}').find(is_new),
        }?;
        known.insert(substitute);
        pairs.push((original, substitute));
    }
    Some(pairs)
}

fn replace(text: &str, with: impl Fn(char) -> Option<char>) -> String {
    text.chars().map(|c| with(c).unwrap_or(c)).collect()
}

/// The error if a document contains such a character outside of quotes.
fn fault(text: &str, tokens: &Tokens) -> Option<SyntaxError> {
    let mut tokens = tokens.iter().peekable();
    let mut last = Token::default();
    let mut is_in_quotes = |at: usize| {
        while let Some(token) = tokens.next_if(|token| token.yaml.start <= at) {
            last = token;
        }
        let source = text.get(last.yaml.clone()).unwrap_or_default();
        at < last.yaml.end && source.starts_with(['"', '\''])
    };
    let mut characters = text.char_indices();
    let (at, _) = characters.find(|(at, c)| is_quoted_only(*c) && !is_in_quotes(*at))?;
    Some(SyntaxError::at(at, CONTROL, text.as_bytes()).of_yaml())
}
