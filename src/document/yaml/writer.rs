//! Writes a YAML document as JSON text.

use std::{collections::HashMap, ops::Range};

use granit_parser::{Event, Marker, ScalarStyle, ScanError, Span, Tag};
use serde_json::Value;

use super::{
    covering::SPACES,
    reason::{self, ALIAS_AS_NAME, ALIASES, EMPTY, MERGE_KEY, NAME, RECURSIVE, TABS, TAG, TAGGED},
    scalar::{self, Scalar},
    tokens::{Token, Tokens},
};
use crate::document::lexer::{DEEPEST, Result, Stop, plain, reason::TOO_DEEP};

/// The parser's number for the anchor of a value without one.
const NO_ANCHOR: usize = 0;

pub(super) struct Writer<'t, 'l> {
    /// The whole text, and the offset of the document.
    text: &'t str,
    start: usize,
    /// How many bytes aliases may still expand to.
    left: &'l mut usize,
    pub(super) json: String,
    pub(super) tokens: Tokens,
    open: Vec<Open>,
    /// The values of anchors.
    anchors: HashMap<usize, Anchored>,
}

/// An array or object that is not complete yet.
struct Open {
    json: usize,
    anchor: usize,
    is_object: bool,
    /// Whether a name comes next, in an object.
    at_name: bool,
    /// The number of nesting levels inside.
    height: usize,
}

/// The value of an anchor.
struct Anchored {
    json: Range<usize>,
    /// The number of nesting levels.
    height: usize,
    is_plain: bool,
}

impl<'t, 'l> Writer<'t, 'l> {
    pub(super) fn new(text: &'t str, start: usize, left: &'l mut usize) -> Self {
        Self {
            text,
            start,
            left,
            json: String::new(),
            tokens: Tokens::default(),
            open: Vec::new(),
            anchors: HashMap::new(),
        }
    }

    /// The stop for an error of the parser.
    pub(super) fn stop_at(&self, error: &ScanError) -> Stop {
        let offset = error.marker().byte_offset().unwrap_or_default();
        let stop = reason::stop(error.kind(), self.text, offset);
        Stop {
            offset: stop.offset.saturating_sub(self.start),
            ..stop
        }
    }

    /// The offset of `marker` in the document.
    fn offset(&self, marker: Marker) -> usize {
        let offset = marker.byte_offset().unwrap_or_default();
        offset.saturating_sub(self.start)
    }

    pub(super) fn event(&mut self, event: &Event<'_>, span: Span) -> Result {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(text, *style, *anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.begin_collection(false, *anchor, tag.as_deref(), span)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.begin_collection(true, *anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.end_collection(span);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(*anchor, span),
            _ => Ok(()),
        }
    }

    /// Writes the separator before a name or value, and returns whether it is a name.
    fn begin(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else {
            return false;
        };
        let is_name = open.at_name;
        open.at_name = open.is_object && !is_name;
        if (is_name || !open.is_object) && !self.json.ends_with(['{', '[']) {
            self.json.push(',');
        }
        is_name
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result {
        let is_plain = style == ScalarStyle::Plain;
        // The parser reports an absent value as `~`.
        let text = if is_plain && span.is_empty() {
            ""
        } else {
            text
        };
        let is_name = self.begin();
        let Some(scalar) = scalar::resolve(text, is_plain, self.type_of(tag, span)?) else {
            return self.stop(span.start, TAGGED);
        };
        if is_plain && text.is_empty() && self.open.is_empty() && scalar != Scalar::String {
            return self.stop(span.start, EMPTY);
        }
        if is_name && scalar != Scalar::String {
            return self.stop(span.start, NAME);
        }
        if is_name && is_plain && text == "<<" {
            return self.stop(span.start, MERGE_KEY);
        }
        let mut yaml = self.place(span);
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if is_block {
            self.expect_no_tab(yaml.end)?;
            yaml = self.block(yaml, text);
        }
        let is_plain = is_plain && tag.is_none();
        let json = self.json.len();
        self.tokens.push(Token {
            json,
            yaml,
            is_alias: false,
            is_plain,
            is_block,
        });
        match scalar {
            Scalar::String => self.string(text),
            Scalar::Other(other) => self.json.push_str(&other),
        }
        self.end(anchor, json, 0, is_plain);
        if is_name {
            self.json.push(':');
        }
        Ok(())
    }

    fn string(&mut self, text: &str) {
        if plain(text.as_bytes()) < text.len() {
            self.json.push_str(&Value::from(text).to_string());
            return;
        }
        self.json.push('"');
        self.json.push_str(text);
        self.json.push('"');
    }

    fn begin_collection(
        &mut self,
        is_object: bool,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result {
        if self.begin() {
            let offset = self.offset(span.start);
            return self.stop(
                span.start,
                reason::invalid_name(self.text, self.start + offset),
            );
        }
        self.expect_room(1, span)?;
        match (self.type_of(tag, span)?, is_object) {
            (None | Some("!"), _) | (Some("seq"), false) | (Some("map"), true) => {}
            _ => return self.stop(span.start, TAGGED),
        }
        self.bracket(span);
        self.open.push(Open {
            json: self.json.len(),
            anchor,
            is_object,
            at_name: is_object,
            height: 0,
        });
        self.json.push(if is_object { '{' } else { '[' });
        Ok(())
    }

    fn end_collection(&mut self, span: Span) {
        if !span.is_empty() {
            self.bracket(span);
        }
        if let Some(open) = self.open.pop() {
            self.json.push(if open.is_object { '}' } else { ']' });
            self.end(open.anchor, open.json, open.height + 1, false);
        }
    }

    /// Records that the value at `json` is complete, and how many levels it has.
    fn end(&mut self, anchor: usize, json: usize, height: usize, is_plain: bool) {
        if let Some(open) = self.open.last_mut() {
            open.height = open.height.max(height);
        }
        if anchor != NO_ANCHOR {
            let anchored = Anchored {
                json: json..self.json.len(),
                height,
                is_plain,
            };
            self.anchors.insert(anchor, anchored);
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result {
        if self.begin() {
            return self.stop(span.start, ALIAS_AS_NAME);
        }
        let Some(Anchored {
            json,
            height,
            is_plain,
        }) = self.anchors.get(&anchor)
        else {
            return self.stop(span.start, RECURSIVE);
        };
        let (height, is_plain) = (*height, *is_plain);
        let text = self.json.get(json.clone()).unwrap_or_default();
        self.expect_room(height, span)?;
        let Some(left) = self.left.checked_sub(text.len()) else {
            return self.stop(span.start, ALIASES);
        };
        *self.left = left;
        let text = text.to_owned();
        let json = self.json.len();
        self.tokens.push(Token {
            json,
            yaml: self.place(span),
            is_alias: true,
            is_plain,
            is_block: false,
        });
        self.json.push_str(&text);
        self.end(NO_ANCHOR, json, height, is_plain);
        Ok(())
    }

    /// Checks that more levels do not exceed the limit.
    fn expect_room(&self, levels: usize, span: Span) -> Result {
        if self.open.len() + levels > DEEPEST as usize {
            return self.stop(span.start, TOO_DEEP);
        }
        Ok(())
    }

    /// The type that a tag of the core schema names.
    fn type_of<'g>(&self, tag: Option<&'g Tag>, span: Span) -> Result<Option<&'g str>> {
        let Some(tag) = tag else {
            return Ok(None);
        };
        match tag.core_suffix() {
            Some(suffix) => Ok(Some(suffix)),
            None if tag.parts() == ("", "!") => Ok(Some("!")),
            None => self.stop(span.tag_start().unwrap_or(span.start), TAG),
        }
    }

    fn place(&self, span: Span) -> Range<usize> {
        self.offset(span.start)..self.offset(span.end)
    }

    /// The place of a block scalar without the empty lines after it. An empty one is placed at the end of its
    /// name, because the parser may report its header, including a comment.
    fn block(&self, place: Range<usize>, text: &str) -> Range<usize> {
        if text.trim_end_matches(SPACES).is_empty() {
            let end = self.tokens.last().map_or(0, |token| token.yaml.end);
            return end..end;
        }
        let lines = self
            .text
            .get(self.start + place.start..self.start + place.end);
        let lines = lines.unwrap_or_default().trim_end_matches(SPACES);
        place.start..place.start + lines.len()
    }

    /// Checks that no tab follows a block scalar: the parser ignores a line of white space that is not
    /// indented enough for the block.
    fn expect_no_tab(&self, end: usize) -> Result {
        let rest = self.text.get(self.start + end..).unwrap_or_default();
        let tab = rest.trim_start_matches(' ');
        if tab.starts_with('\t') {
            return Err(Stop {
                offset: end + rest.len() - tab.len(),
                reason: TABS,
            });
        }
        Ok(())
    }

    /// Records that the bracket at `span` is written next.
    fn bracket(&mut self, span: Span) {
        self.tokens.push(Token {
            json: self.json.len(),
            yaml: self.place(span),
            ..Token::default()
        });
    }

    pub(super) fn stop<T>(&self, at: Marker, reason: &'static str) -> Result<T> {
        Err(Stop {
            offset: self.offset(at),
            reason,
        })
    }
}
