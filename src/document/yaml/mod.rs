//! Translates YAML text to JSON text for the JSON reader, with a table that maps places back to the YAML.
//!
//! granit-parser reads the text, because it takes linear time for any input, reports offsets in bytes and
//! errors as data, continues after a broken document, and forbids unsafe code. saphyr-parser, which it was
//! forked from, and yaml-rust2 count characters and report errors as strings.

pub(crate) mod covering;
mod quoted_only;
pub(crate) mod reason;
mod scalar;
#[cfg(test)]
mod suite;
pub(crate) mod tokens;
mod writer;

use std::{fmt, iter::FusedIterator, mem, ops::Range, vec};

use granit_parser::{ErrorKind, Event, Parser, ScanError, StrInput};

use self::{
    reason::{NOTHING, SAME_LINE},
    tokens::{Token, Tokens},
    writer::Writer,
};
use crate::document::{
    encoding::{self, BYTE_ORDER_MARK, UTF_16},
    form::{PROPERTIES, is_properties},
    lexer::{DEEPEST, Result, Stop},
    source::{Original, bare},
    syntax_error::SyntaxError,
};

/// How many bytes aliases may expand to, in addition to the length of the whole text.
const ALIASES: usize = 1 << 20;

/// The maximum length of a name in characters, and thus how far the parser reads ahead. The limit of YAML is
/// 1,024 outside of braces, and none inside; the AWS CLI's reader has none.
const NAME: usize = 1 << 16;

/// Returns the documents of a YAML text in order: at least one. After a broken document, reading continues
/// at the next `---`.
///
/// ```
/// use msk_connect_preflight::{Error, Options, yaml};
///
/// let text = b"\
/// connectorArn: arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2
/// currentVersion: K2EUQ1WTGCTBG2
/// capacity:
///   provisionedCapacity: { mcuCount: 3, workerCount: 1 }
/// ";
/// for document in yaml::documents(text) {
///     let Err(Error::Invalid(report)) = document.check(&Options::default()) else {
///         panic!("3 is not a valid number of MCUs");
///     };
///     let position = report.positions(document.text())[0];
///     assert_eq!(position.map(|at| (at.line, at.column)), Some((4, 36)));
/// }
/// ```
#[must_use]
pub fn documents(yaml: &[u8]) -> Documents<'_> {
    let yaml = yaml
        .strip_prefix(BYTE_ORDER_MARK.as_bytes())
        .unwrap_or(yaml);
    let (text, unreadable) = match encoding::text(yaml) {
        Ok(_) if encoding::is_utf16(yaml) => ("", Some(SyntaxError::at(0, UTF_16, yaml).of_yaml())),
        Ok(text) => (text, None),
        Err(error) => {
            let readable = yaml.get(..error.offset().unwrap_or_default());
            let readable = readable.and_then(|readable| str::from_utf8(readable).ok());
            (readable.unwrap_or_default(), Some(error.of_yaml()))
        }
    };
    let mut documents = Documents::of(text);
    if unreadable.is_some() {
        documents.unreadable = unreadable;
        documents.parser = None;
    } else if let Some(ready) = quoted_only::documents(text) {
        documents.ready = ready.into_iter();
        documents.parser = None;
    }
    documents
}

/// The iterator that [`documents`] returns. `Debug` shows nothing of the text.
pub struct Documents<'t> {
    text: &'t str,
    /// The error if the input is not text.
    unreadable: Option<SyntaxError>,
    /// Documents that were read all at once.
    ready: vec::IntoIter<Document<'t>>,
    /// The parser of the unread rest, if there is any.
    parser: Option<Parser<'t, StrInput<'t>>>,
    /// Whether the last document was broken.
    is_broken: bool,
    /// The offset where the last document starts, and its line.
    start: usize,
    line: usize,
    /// Whether no document was read yet.
    is_first: bool,
    /// How many bytes aliases may still expand to.
    left: usize,
}

/// One document of a YAML text. `Debug` shows nothing of the text.
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) line: usize,
    /// Where `text` begins in the whole text, after a byte-order mark.
    pub(crate) start: usize,
    /// The document as JSON, as far as it could be read.
    pub(crate) json: String,
    pub(crate) tokens: Tokens,
    pub(crate) fault: Option<SyntaxError>,
}

impl<'t> Iterator for Documents<'t> {
    type Item = Document<'t>;

    fn next(&mut self) -> Option<Document<'t>> {
        let document = self.ready.next().or_else(|| self.read());
        if document.is_none() {
            self.parser = None;
        }
        document
    }
}

impl FusedIterator for Documents<'_> {}

impl<'t> Documents<'t> {
    fn of(text: &'t str) -> Self {
        let options = granit_parser::options! {
            emit_comments: false,
            simple_key_max_lookahead: NAME,
            flow_nesting_limit: DEEPEST as usize,
            // More than the limit of a document, so that `Writer` reports the error at its place.
            block_nesting_limit: 2_048,
        };
        Self {
            text,
            unreadable: None,
            ready: Vec::new().into_iter(),
            parser: Some(Parser::new_from_str_with_options(text, options)),
            is_broken: false,
            start: 0,
            line: 1,
            is_first: true,
            left: text.len().saturating_add(ALIASES),
        }
    }

    fn read(&mut self) -> Option<Document<'t>> {
        if let Some(error) = self.unreadable.take() {
            return Some(Document {
                text: self.text,
                line: self.line,
                start: 0,
                json: String::new(),
                tokens: Tokens::default(),
                fault: Some(error),
            });
        }
        let parser = self.parser.as_mut()?;
        // A broken document extends to the next one.
        while mem::take(&mut self.is_broken) {
            if !parser.proceed_next_document().unwrap_or(false) {
                return None;
            }
            self.is_broken = rest(parser).is_some();
        }
        // The start of the document, or an error.
        let (at, error, broken) = loop {
            match parser.next() {
                Some(Ok((Event::DocumentStart(..), span))) => break (span.start, None, None),
                Some(Ok((Event::StreamEnd, span))) if self.is_first => {
                    break (span.start, None, Some(NOTHING));
                }
                Some(Ok((Event::StreamEnd, _))) | None => return None,
                Some(Ok(_)) => {}
                Some(Err(error)) => break (*error.marker(), Some(error), None),
            }
        };
        let is_first = mem::take(&mut self.is_first);
        let before = at.byte_offset().and_then(|at| self.text.get(..at));
        let before = before.unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |line_break| line_break + 1);
        let line = before.get(start..).unwrap_or_default();
        let start = start + line.len() - line.trim_start_matches(BYTE_ORDER_MARK).len();
        // In YAML a carriage return alone ends a line, in positions it does not.
        let is_in_one_line = !is_first && (start == self.start || line.contains('\r'));
        let broken = broken.or(is_in_one_line.then_some(SAME_LINE));
        let passed = self.text.get(self.start..start).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.start = start;

        let mut writer = Writer::new(self.text, start, &mut self.left);
        let stop = match (error, broken) {
            (Some(error), _) => Err(writer.stop_at(&error)),
            (None, Some(reason)) => writer.stop(at, reason),
            (None, None) => write(parser, &mut writer),
        };
        self.is_broken = stop.is_err();
        if is_in_one_line {
            self.parser = None;
        }
        let (json, tokens) = (writer.json, writer.tokens);
        let read = tokens.last().map_or(0, |token| token.yaml.end);
        let read = read.max(stop.map_or_else(|stop| stop.offset, |()| 0));
        let text = self.text.get(start..).unwrap_or_default();
        let rest = text.get(read..).unwrap_or_default();
        let text = text.get(..read + rest.find('\n').unwrap_or(rest.len()));
        let text = text.unwrap_or_default();
        let fault = stop.err().map(|stop| {
            let reason = if is_properties(text) {
                PROPERTIES
            } else {
                stop.reason
            };
            Stop { reason, ..stop }.error(text.as_bytes()).of_yaml()
        });
        Some(Document {
            text,
            line: self.line,
            start,
            json,
            tokens,
            fault,
        })
    }
}

/// Writes the document that the parser has begun.
fn write<'t>(parser: &mut Parser<'t, StrInput<'t>>, writer: &mut Writer<'_, '_>) -> Result {
    while let Some(next) = parser.next() {
        let (event, span) = next.map_err(|error| writer.stop_at(&error))?;
        if event != Event::DocumentEnd {
            writer.event(&event, span)?;
            continue;
        }
        return match rest(parser) {
            Some(error) if span.is_empty() => Err(writer.stop_at(&error)),
            _ => Ok(()),
        };
    }
    Ok(())
}

/// The error if a document is followed by anything other than `---` or `...`.
fn rest<'t>(parser: &mut Parser<'t, StrInput<'t>>) -> Option<ScanError> {
    let error = parser.peek()?.err()?;
    (*error.kind() == ErrorKind::ExpectedDocumentStart).then_some(error)
}

impl<'t> Document<'t> {
    /// The lines of the document. Spans and positions refer to this text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line of the whole text, from 1, at which [`text`](Self::text) begins.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The name, value or bracket at `json` in the JSON text.
    fn token(&self, json: usize) -> Option<Token> {
        self.tokens.find(json).map(|(_, token)| token)
    }

    /// The text between two tokens, without comments.
    fn between(&self, before: Option<&Token>, token: &Token) -> String {
        let start = before.map_or(0, |before| before.yaml.end);
        let text = self.text.get(start..token.yaml.start);
        text.unwrap_or_default().lines().map(bare).collect()
    }
}

impl Original for Document<'_> {
    fn span(&self, json: Range<usize>) -> Range<usize> {
        let start = self.token(json.start).map_or(0, |token| token.yaml.start);
        let last = self.token(json.end.saturating_sub(1));
        start..last.map_or(0, |token| token.yaml.end).max(start)
    }

    fn is_plain(&self, json: usize) -> bool {
        self.token(json).is_some_and(|token| token.is_plain)
    }

    fn written(&self, json: usize) -> Option<&str> {
        match self.token(json) {
            Some(token) if token.is_alias => None,
            token => self.text.get(token.map_or(0..0, |token| token.yaml)),
        }
    }

    fn before(&self, json: usize) -> String {
        let found = self.tokens.find(json);
        found.map_or_else(String::new, |(before, token)| {
            self.between(before.as_ref(), &token)
        })
    }

    fn is_after_block(&self, json: usize) -> bool {
        let before = self.tokens.find(json).and_then(|(before, _)| before);
        before.is_some_and(|before| before.is_block)
    }

    fn anchored(&self) -> Vec<usize> {
        if !self.tokens.iter().any(|token| token.is_alias) {
            return Vec::new();
        }
        let mut before = None;
        let anchored = self.tokens.iter().filter(|token| {
            let before = before.replace(token.clone());
            self.between(before.as_ref(), token).contains('&')
        });
        anchored.map(|token| token.json).collect()
    }
}

impl fmt::Debug for Documents<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Documents").finish_non_exhaustive()
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").finish_non_exhaustive()
    }
}
