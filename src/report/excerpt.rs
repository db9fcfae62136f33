//! Decides which source text may be shown.
//!
//! `connectorConfiguration` is sensitive, and so is every value that may be a misspelt or misplaced
//! part of it. Text is therefore shown by allow-list: names; numbers, `true`, `false` and `null` at
//! places of known members, misspelt or not, outside of `connectorConfiguration`; the strings that are
//! ARNs and versions. Names, ARNs and versions are shown only as far as they look like one.

use std::{fmt, ops::Range, str};

use jiter::Peek;

use crate::{
    api::{
        at::At,
        member::{JsonType, Member},
        members::Members,
        options::Options,
    },
    document::lexer::{self, Lexer, Result},
    text::{
        push_escaped,
        visible::{MASK, Visible},
    },
};

/// The number of characters of a line that are shown on each side of a span's start.
const CONTEXT: usize = 60;

/// A source text with its secrets covered. `Debug` shows nothing of the text.
pub struct Masked<'t> {
    pub(crate) text: &'t str,
    /// The covered bytes, in the order of the text.
    pub(crate) secrets: Vec<Range<usize>>,
}

/// One line of a [`Masked`] text around a span, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The line: secrets as `***`, deceptive characters as JSON escapes, `…` where it was cut.
    pub line: String,
    /// The bytes of [`line`](Self::line) that the span is about.
    pub span: Range<usize>,
}

impl<'t> Masked<'t> {
    /// Covers the secrets of `source`, read as a check with these options reads it. Text that is not
    /// JSON is dropped from the first syntax error on.
    ///
    /// ```
    /// use msk_connect_preflight::{Masked, Options};
    ///
    /// let source = br#"{"currentVersion": "K1", "connectorConfiguration": {"k": "secret"}}"#;
    /// let excerpt = Masked::new(source, &Options::default()).excerpt(52..53);
    /// assert_eq!(
    ///     excerpt.line,
    ///     r#"{"currentVersion": "K1", "connectorConfiguration": {"k": ***}}"#
    /// );
    /// ```
    #[must_use]
    pub fn new(source: &'t [u8], options: &Options) -> Self {
        let text = match str::from_utf8(source) {
            Ok(text) => text,
            Err(error) => source
                .get(..error.valid_up_to())
                .and_then(|valid| str::from_utf8(valid).ok())
                .unwrap_or_default(),
        };
        let (walk, end) = Walk::over(text, options);
        let text = text.get(..end).unwrap_or_default();
        let covers = walk.covers.iter();
        let mut secrets: Vec<_> = covers.filter_map(|cover| cover.range(text)).collect();
        // An unfinished name or value could be anything.
        let begun = text.get(walk.read..).unwrap_or_default();
        let begun = begun.trim_start_matches([' ', '\t', '\r', '\n', ',', ':', '{', '[', '}', ']']);
        if !begun.is_empty() {
            secrets.push(end - begun.len()..end);
        }
        Self { text, secrets }
    }

    /// The lines of the text, whole. A secret is `***`, between the quotes around it, so that it can be seen whether
    /// it is a string; the rest is as in an [excerpt](Self::excerpt).
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut start = 0;
        let lines = self.text.split_inclusive('\n').map(|line| {
            let mut excerpt = Excerpt {
                line: String::new(),
                span: 0..0,
            };
            let shown = start..start + line.trim_end_matches('\n').len();
            start += line.len();
            self.push(&mut excerpt, shown, &(0..0), |secret| {
                self.quote_around(secret)
            });
            excerpt.line
        });
        lines.collect()
    }

    /// The quote around a secret that is a whole value. Any other quote may be a part of the secret.
    fn quote_around(&self, secret: &Range<usize>) -> &'static str {
        let before = self.text.get(..secret.start).unwrap_or_default();
        let text = self.text.get(secret.clone()).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_after_name = !line.trim().is_empty()
            && (line.ends_with([' ', '\t', '[', '{', ',']) || line.ends_with("\":"));
        let mut quotes = ["\"", "'"].into_iter();
        let around = quotes.find(|quote| {
            let inside = text
                .strip_prefix(quote)
                .and_then(|text| text.strip_suffix(quote));
            // The last quote may be escaped, so that the text goes on in the next line.
            is_after_name && inside.is_some_and(|inside| !inside.ends_with(['\\', '"', '\'']))
        });
        around.unwrap_or_default()
    }

    /// The line in which `span` starts. If the span covers several lines, only the first is shown.
    #[must_use]
    pub fn excerpt(&self, span: Range<usize>) -> Excerpt {
        let start = (0..=span.start.min(self.text.len()))
            .rfind(|start| self.text.is_char_boundary(*start))
            .unwrap_or_default();
        let (before, after) = self.text.split_at(start);
        let from = match before
            .char_indices()
            .rev()
            .take(CONTEXT)
            .find(|(_, c)| *c == '\n')
        {
            Some((line_break, _)) => line_break + 1,
            None => before
                .char_indices()
                .rev()
                .nth(CONTEXT - 1)
                .map_or(0, |(from, _)| from),
        };
        let to = after
            .char_indices()
            .enumerate()
            .find(|(count, (_, c))| *c == '\n' || *count == 2 * CONTEXT)
            .map_or(self.text.len(), |(_, (to, _))| start + to);
        let mut excerpt = Excerpt {
            line: String::new(),
            span: 0..0,
        };
        if from > 0 && !before.get(..from).unwrap_or_default().ends_with('\n') {
            excerpt.line.push('…');
        }
        self.push(&mut excerpt, from..to, &span, |_| "");
        let rest = self.text.get(to..).unwrap_or_default();
        if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
            excerpt.line.push('…');
        }
        excerpt
    }

    /// Appends the text of `shown`, with `quote` of each secret around its mask, and records where `span` is in it.
    fn push(
        &self,
        excerpt: &mut Excerpt,
        shown: Range<usize>,
        span: &Range<usize>,
        quote: impl Fn(&Range<usize>) -> &'static str,
    ) {
        let mut secrets = self
            .secrets
            .iter()
            .skip(
                self.secrets
                    .partition_point(|secret| secret.end <= shown.start),
            )
            .peekable();
        let text = self
            .text
            .get(shown.clone())
            .unwrap_or_default()
            .trim_end_matches('\r');
        let mut covered_to = shown.start;
        let mut starts_at = None;
        let mut ends_at = None;
        for (offset, c) in text.char_indices() {
            let offset = shown.start + offset;
            if offset < covered_to {
                continue;
            }
            let column = excerpt.line.len();
            let end = if let Some(secret) = secrets.next_if(|secret| secret.start <= offset) {
                let quote = quote(secret);
                excerpt.line.extend([quote, MASK, quote]);
                covered_to = secret.end;
                secret.end
            } else {
                match c {
                    // Outside of strings both are only white space.
                    '\t' => excerpt.line.push_str("    "),
                    '\r' => excerpt.line.push(' '),
                    c => push_escaped(&mut excerpt.line, c),
                }
                offset + c.len_utf8()
            };
            if end > span.start && starts_at.is_none() {
                starts_at = Some(column);
            }
            if offset < span.end {
                ends_at = Some(excerpt.line.len());
            }
        }
        let start = starts_at.unwrap_or(excerpt.line.len());
        excerpt.span = start..ends_at.unwrap_or(start).max(start);
    }
}

impl fmt::Debug for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Masked").finish_non_exhaustive()
    }
}

/// A name or value that is not shown in full.
pub(crate) struct Cover {
    /// Its bytes in the text.
    pub(crate) place: Range<usize>,
    /// The kind of text that is still shown, if any is.
    pub(crate) visible: Option<Visible>,
}

impl Cover {
    /// The hidden bytes in `text`, from which this was read.
    fn range(&self, text: &str) -> Option<Range<usize>> {
        let source = text.get(self.place.clone())?;
        let hidden = hidden(source, self.visible);
        let start = self.place.start;
        (!hidden.is_empty()).then_some(start + hidden.start..start + hidden.end)
    }
}

/// The bytes of a name or value that are hidden; `source` is how it is written.
pub(crate) fn hidden(source: &str, visible: Option<Visible>) -> Range<usize> {
    visible.map_or(0..source.len(), |visible| visible.hidden(source))
}

/// One pass over a text that collects what must be covered.
pub(crate) struct Walk<'t, 'o> {
    text: &'t str,
    lexer: Lexer<'t>,
    options: &'o Options,
    /// In the order of the text.
    pub(crate) covers: Vec<Cover>,
    /// The end of the last complete name or value.
    pub(crate) read: usize,
}

impl<'t, 'o> Walk<'t, 'o> {
    /// Runs the pass, and returns it with the offset at which `text` stops being JSON.
    pub(crate) fn over(text: &'t str, options: &'o Options) -> (Self, usize) {
        let mut walk = Self {
            text,
            lexer: Lexer::new(text),
            options,
            covers: Vec::new(),
            read: 0,
        };
        let end = match walk.document() {
            Ok(()) => text.len(),
            Err(stop) => stop.offset.min(text.len()),
        };
        (walk, end)
    }

    fn document(&mut self) -> Result {
        self.value(Some(At::new(self.options.shape.root())))?;
        self.lexer.finish()
    }

    /// Reads a value, at the place of a known member or elsewhere.
    fn value(&mut self, at: Option<At>) -> Result {
        match self.lexer.peek()? {
            Peek::Object => {
                let start = self.lexer.offset();
                let mut misspelt = Members::default();
                let mut next = self.lexer.first_name()?;
                while let Some(name) = next {
                    if Visible::Name.hides(&name.text) {
                        let place = lexer::name_span(self.text, name.start);
                        self.cover(place, Some(Visible::Name));
                    }
                    self.read = self.lexer.offset();
                    let inside = at.and_then(|at| {
                        let known = self.child(at, &name.text);
                        known.or_else(|| self.meant(at, start, &name.text, &mut misspelt))
                    });
                    self.value(inside)?;
                    next = self.lexer.next_name()?;
                }
            }
            Peek::Array => {
                let is_plugins = at == Some(At::new(Member::Plugins));
                let mut next = self.lexer.first_element()?;
                while next.is_some() {
                    self.read = self.lexer.offset();
                    // Every element is shown alike.
                    self.value(is_plugins.then_some(At::element(0)))?;
                    next = self.lexer.next_element()?;
                }
            }
            peek => {
                let start = self.lexer.offset();
                let json_type = self.lexer.scalar(peek)?;
                let place = start..self.lexer.offset();
                // Whatever is the whole document could be anything.
                let root = self.options.shape.root();
                let at = at.filter(|at| at.member != root && at.member.may_show(json_type));
                match at {
                    None => self.cover(place, None),
                    Some(at) if json_type == JsonType::String => {
                        self.cover(place, at.member.row().visible);
                    }
                    Some(_) => {}
                }
            }
        }
        self.read = self.lexer.offset();
        Ok(())
    }

    fn cover(&mut self, place: Range<usize>, visible: Option<Visible>) {
        self.covers.push(Cover { place, visible });
    }

    fn child(&self, at: At, name: &str) -> Option<At> {
        let member = at.member.child(name)?;
        self.options.knows(member).then_some(at.with(member))
    }

    /// The place of the member that `name` misspells in the object at `at`, which begins at `start`: the
    /// first misspelling that is not among `others`, if the right name is not in the object. So an object is
    /// read at most once more for each of its members.
    fn meant(&self, at: At, start: usize, name: &str, others: &mut Members) -> Option<At> {
        let member = self.options.spelt(name, at.member, *others)?;
        others.insert(member);
        let is_right = |other: lexer::Name<'_>| other.text == member.row().name;
        let is_meant = !lexer::names(self.text, start).any(is_right);
        is_meant.then_some(at.with(member))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::options::Shape;

    #[test]
    fn a_line_shows_the_quotes_around_a_value_and_no_others() {
        let options = Options::default().shape(Shape::Configuration);
        for (text, lines) in [
            (r#"{"a": "x", "b":'"#, &[r#"{"a": "***", "b":"#][..]),
            (
                r#"{"a":"x","b":"","c": 1}"#,
                &[r#"{"a":"***","b":"***","c": ***}"#],
            ),
            ("{\"a\":\r\n\t\"x\"\r\n}", &["{\"a\":", "    ***", "}"]),
            (r#"{"a": "x\\"}"#, &[r#"{"a": ***}"#]),
            (r#"{"a:'x'": ["x"]}"#, &[r#"{"a***": ["***"]}"#]),
            ("", &[]),
        ] {
            assert_eq!(
                Masked::new(text.as_bytes(), &options).lines(),
                lines,
                "{text}"
            );
        }
        let arn = br#"{"connectorArn": "arn:'x'", "currentVersion": "1'x'"}"#;
        let lines = Masked::new(arn, &Options::default()).lines();
        assert_eq!(
            lines,
            [r#"{"connectorArn": "arn:***", "currentVersion": "1***"}"#]
        );
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn in_yaml_no_quote_of_a_block_or_of_several_lines_is_shown() {
        let text =
            "a: 'x' # 'x'\nb: |\n  'x'\nc: \"x \\\"\n  y\"\nd: 'x'''\ne: [\"x\", 'y']\nf: x 'y'\n";
        let options = Options::default().shape(Shape::Configuration);
        let documents = crate::yaml::documents(text.as_bytes());
        let lines = documents.flat_map(|document| document.masked(&options).lines());
        let lines: Vec<_> = lines.collect();
        let expected = [
            "a: '***' ***",
            "b: ***",
            "  ***",
            "c: ***",
            "  ***",
            "d: ***",
            "e: [\"***\", '***']",
            "f: ***",
        ];
        assert_eq!(lines, expected);
    }
}
