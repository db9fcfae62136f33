//! Requests that are written in YAML 1.2, as the AWS CLI takes them with `--cli-input-yaml`.
//!
//! A document is written as JSON text for the one reader, beside a table of what stands where in the
//! YAML: so rules, messages and order are those of JSON, and places are those of the YAML.
//!
//! Values are those of the core schema: `yes` is a string, `0x10` and `1.0` are integers, `.inf` is out
//! of every range, and `.nan` is no integer. What JSON could not say is a syntax error: a name that is no
//! string, a merge key, a tag of another schema, an alias inside of what it stands for. Aliases may repeat
//! as much as the length of the whole text and 1 MiB.
//!
//! granit-parser reads the text, because it takes linear time whatever the text is, tells places in bytes
//! and errors as data, goes on behind a broken document, and forbids unsafe code; saphyr-parser, which it
//! comes from, and yaml-rust2 count characters and tell errors as texts.

mod covering;
mod quoted_only;
mod reason;
mod scalar;
#[cfg(test)]
mod suite;
mod writer;

use std::{fmt, iter::FusedIterator, mem, ops::Range, vec};

use granit_parser::{ErrorKind, Event, Parser, ScanError, StrInput};

use self::{
    covering::Covering,
    reason::{NOTHING, SAME_LINE},
    writer::{Token, Writer},
};
use crate::{
    api::{
        member::{At, Member},
        options::Options,
    },
    document::{
        encoding::{self, BYTE_ORDER_MARK, UTF_16},
        json::Reading,
        lexer::{self, DEEPEST, Part, Result},
        source_map::SourceMap,
        syntax_error::SyntaxError,
    },
    report::{
        excerpt::{self, Masked, Walk},
        finding::Report,
    },
    request::{Error, Request},
    rules::words::Number,
    verdict::Verdict,
};

/// How many bytes aliases may repeat beside the length of the whole text.
const ALIASES: usize = 1 << 20;

/// The longest name, in characters, and so how far the parser reads ahead. YAML has 1,024 outside of braces
/// and no limit between them, the AWS CLI's reader has none.
const NAME: usize = 1 << 16;

/// The documents of a YAML text, in order: at least one. Where one is broken, the next are told all the
/// same, as far as `---` shows where they begin.
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
///         panic!("3 is no number of MCUs");
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

/// What [`documents`] gives. `Debug` shows nothing of the text.
pub struct Documents<'t> {
    text: &'t str,
    /// Why all of it is no text.
    unreadable: Option<SyntaxError>,
    /// Documents that were read all at once.
    ready: vec::IntoIter<Document<'t>>,
    /// What is still to be read, if anything is.
    parser: Option<Parser<'t, StrInput<'t>>>,
    /// Whether what was read last was broken.
    is_broken: bool,
    /// Where the document that was read last starts, and in which line.
    start: usize,
    line: usize,
    /// Whether none was read yet.
    is_first: bool,
    /// How many bytes aliases may still repeat.
    left: usize,
}

/// One document of a YAML text. `Debug` shows nothing of the text.
pub struct Document<'t> {
    text: &'t str,
    line: usize,
    /// As far as it could be read.
    json: String,
    tokens: Vec<Token>,
    fault: Option<SyntaxError>,
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
            // More than a document may have, so that the error is where it is too deep.
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
                json: String::new(),
                tokens: Vec::new(),
                fault: Some(error),
            });
        }
        let parser = self.parser.as_mut()?;
        // All up to the next document is part of a broken one.
        while mem::take(&mut self.is_broken) {
            if !parser.proceed_next_document().unwrap_or(false) {
                return None;
            }
            self.is_broken = rest(parser).is_some();
        }
        // What begins the document, or why it does not.
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
        // YAML has lines that a carriage return alone ends, and places have not.
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
        let fault = stop.err().map(|stop| stop.error(text.as_bytes()).of_yaml());
        Some(Document {
            text,
            line: self.line,
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

/// What is wrong where something stands behind a document that is neither `---` nor `...`.
fn rest<'t>(parser: &mut Parser<'t, StrInput<'t>>) -> Option<ScanError> {
    let error = parser.peek()?.err()?;
    (*error.kind() == ErrorKind::ExpectedDocumentStart).then_some(error)
}

impl<'t> Document<'t> {
    /// The lines that the document stands in. Spans and positions are those in this text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line of the whole text, from 1, that [`text`](Self::text) begins with.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Reads a request from the document.
    ///
    /// # Errors
    ///
    /// As [`Request::from_slice`], with the places of the YAML.
    pub fn check(&self, options: &Options) -> Result<Request, Error> {
        if let Some(fault) = self.fault {
            return Err(fault.into());
        }
        let mut reading = Reading::new(&self.json);
        reading.read(options)?;
        reading.decide(options).map_err(|mut report| {
            self.relocate(&mut report, &reading.source_map);
            report.into()
        })
    }

    /// Reads a request from the document, and gives advice.
    ///
    /// # Errors
    ///
    /// As [`Verdict::from_slice`], with the places of the YAML.
    pub fn verdict(&self, options: &Options) -> Result<Verdict, SyntaxError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut reading = Reading::new(&self.json);
        reading.read(options)?;
        let mut verdict = reading.verdict(options);
        if let Err(report) = &mut verdict.request {
            self.relocate(report, &reading.source_map);
        }
        self.relocate(&mut verdict.advice, &reading.source_map);
        Ok(verdict)
    }

    /// Puts places and numbers of the YAML where the report has those of the JSON text.
    fn relocate(&self, report: &mut Report, source_map: &SourceMap) {
        for violation in &mut report.violations {
            let Some(json) = violation.span.take() else {
                continue;
            };
            violation.span = Some(self.span(json.clone()));
            if let Some(name) = &violation.subject.name
                && self.came_through_an_alias(name.start())
            {
                violation.subject.hide_name();
            }
            let words = violation.facts.words_mut();
            words.numbers(&mut |member, number| {
                let of_member = |member: Member| {
                    let place = source_map.get(At::new(member)).range()?;
                    let name = Part::Value(member.row().name);
                    Some(lexer::span(&self.json, place, name).start)
                };
                let place = member.map_or(Some(json.start), of_member);
                if let Some(token) = place.and_then(|place| self.token(place)) {
                    self.rewrite(number, token);
                }
            });
            if self.came_through_an_alias(json.start) {
                words.hide();
            }
        }
    }

    /// Puts what the user wrote at `token` in place of the number; nothing of it where that is an alias.
    fn rewrite(&self, number: &mut Number, token: &Token) {
        if token.is_alias {
            *number = Number::Hidden;
        } else if let Number::Text(text) = number {
            let written = self.text.get(token.yaml.clone()).unwrap_or(text);
            *number = Number::written(written);
        }
    }

    fn came_through_an_alias(&self, json: usize) -> bool {
        self.token(json).is_some_and(|token| token.is_alias)
    }

    /// The name, value or bracket that is written at `json`.
    fn token(&self, json: usize) -> Option<&Token> {
        let after = self.tokens.partition_point(|token| token.json <= json);
        self.tokens.get(after.checked_sub(1)?)
    }

    /// The place in the YAML of what the JSON text has in the range `json`.
    fn span(&self, json: Range<usize>) -> Range<usize> {
        let start = self.token(json.start).map_or(0, |token| token.yaml.start);
        let last = self.token(json.end.saturating_sub(1));
        start..last.map_or(0, |token| token.yaml.end).max(start)
    }

    /// The [`text`](Self::text) with its secrets covered, read as a check with these options reads
    /// it: names, values and brackets are shown where they are shown in JSON, punctuation between them,
    /// and nothing else.
    #[must_use]
    pub fn masked(&self, options: &Options) -> Masked<'t> {
        let (walk, _) = Walk::over(&self.json, options);
        // What is hidden of the token; of an alias all is.
        let hidden = |token: &Token| {
            let source = self.text.get(token.yaml.clone()).unwrap_or_default();
            let cover = walk
                .covers
                .binary_search_by_key(&token.json, |cover| cover.place.start);
            let cover = cover.ok().and_then(|cover| walk.covers.get(cover));
            match cover {
                _ if token.is_alias => Some(0..source.len()),
                Some(cover) => Some(excerpt::hidden(source, cover.visible)),
                None => None,
            }
        };
        let mut cover = Covering {
            text: self.text,
            secrets: Vec::new(),
        };
        let mut to = 0;
        for token in self.tokens.iter().filter(|token| token.json < walk.read) {
            cover.between(to..token.yaml.start);
            if let Some(hidden) = hidden(token) {
                let start = token.yaml.start;
                cover.whole(start + hidden.start..start + hidden.end);
            }
            to = token.yaml.end;
        }
        let text = if let Some(offset) = self.fault.and_then(|fault| fault.offset()) {
            cover.begun(to..self.text.len());
            self.text.get(..offset).unwrap_or_default()
        } else {
            cover.between(to..self.text.len());
            self.text
        };
        Masked {
            text,
            secrets: cover.secrets,
        }
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
