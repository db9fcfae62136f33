//! JSON text, token by token.

use std::{borrow::Cow, ops::Range};

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use crate::{member::JsonType, syntax::SyntaxError};

/// How deep arrays and objects may stand in each other.
pub(crate) const DEEPEST: u32 = 128;

/// What a span is to cover of a thing that starts somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The name, or the opening bracket of what has none.
    Name,
    /// The value behind the name.
    Value,
    /// The value of what has no name.
    BareValue,
}

/// The bytes of `part` of what starts at `start`, in a text that was read without a syntax error.
pub(crate) fn span(text: &str, start: usize, part: Part) -> Range<usize> {
    let mut cursor = Cursor::new(text);
    cursor.move_to(start);
    cursor.part(part).unwrap_or(start..start)
}

/// Why reading stopped, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    pub(crate) offset: usize,
    reason: &'static str,
}

impl Stop {
    pub(crate) fn error(self, bytes: &[u8]) -> SyntaxError {
        SyntaxError::at(self.offset, self.reason, bytes)
    }
}

/// What a step of reading gives, or where it stopped.
pub(crate) type Result<T = (), E = Stop> = std::result::Result<T, E>;

/// A name in an object.
#[derive(Clone, Debug)]
pub(crate) struct Name<'t> {
    pub(crate) text: Cow<'t, str>,
    /// The offset of its opening quote.
    pub(crate) start: usize,
}

/// A place in JSON text, from which the text is read token by token.
///
/// It adds to `jiter` what that does not give: the places of names, numbers of any length, and the
/// limit on nesting.
pub(crate) struct Cursor<'t> {
    text: &'t str,
    jiter: Jiter<'t>,
    /// Where in the text `jiter` began.
    base: usize,
    /// How many arrays and objects are open.
    depth: u32,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            jiter: Jiter::new(text.as_bytes()),
            base: 0,
            depth: 0,
        }
    }

    pub(crate) fn offset(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    fn move_to(&mut self, offset: usize) {
        let rest = self.text.get(offset..).unwrap_or_default();
        self.jiter = Jiter::new(rest.as_bytes());
        self.base = self.text.len() - rest.len();
    }

    fn stop(&self, error: &JiterError) -> Stop {
        self.stop_from(self.base, error)
    }

    /// Why and where a parser stopped that began at `base`.
    fn stop_from(&self, base: usize, error: &JiterError) -> Stop {
        if let JiterErrorType::JsonError(JsonErrorType::EofWhileParsingString) = error.error_type
            && let Some(offset) = bad_digit_at_the_end(self.text)
        {
            return Stop {
                offset,
                reason: reason(&JsonErrorType::InvalidEscape),
            };
        }
        let reason = match &error.error_type {
            JiterErrorType::JsonError(kind) => reason(kind),
            JiterErrorType::WrongType { .. } => "expected another value",
        };
        Stop {
            offset: base + error.index,
            reason,
        }
    }

    pub(crate) fn peek(&mut self) -> Result<Peek> {
        self.jiter.peek().map_err(|error| self.stop(&error))
    }

    /// Makes sure that nothing follows.
    pub(crate) fn finish(&mut self) -> Result {
        self.jiter.finish().map_err(|error| self.stop(&error))
    }

    /// Goes into the array or object that begins here.
    fn enter(&mut self) -> Result {
        if self.depth == DEEPEST {
            return Err(Stop {
                offset: self.offset(),
                reason: "arrays and objects stand in each other more than 128 levels deep",
            });
        }
        self.depth += 1;
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Goes into the object that begins here, to its first name.
    pub(crate) fn first_name(&mut self) -> Result<Option<Name<'t>>> {
        self.enter()?;
        let raw = self.jiter.next_object_bytes().map(|raw| raw.map(range_of));
        self.name(raw)
    }

    /// Goes to the next name of the object, or out of it.
    pub(crate) fn next_name(&mut self) -> Result<Option<Name<'t>>> {
        let raw = self.jiter.next_key_bytes().map(|raw| raw.map(range_of));
        self.name(raw)
    }

    fn name(&mut self, raw: Result<Option<Range<usize>>, JiterError>) -> Result<Option<Name<'t>>> {
        let Some(raw) = raw.map_err(|error| self.stop(&error))? else {
            self.leave();
            return Ok(None);
        };
        // Jiter gives no place of a name, but it gives the bytes of the text themselves.
        let start = raw.start - self.text.as_ptr().addr();
        let text = self.text.get(start..start + raw.len()).unwrap_or_default();
        let start = start - 1;
        let text = if text.contains('\\') {
            let mut quoted = Jiter::new(self.text.as_bytes().get(start..).unwrap_or_default());
            let unescaped = quoted.next_str().map(str::to_owned);
            Cow::Owned(unescaped.map_err(|error| self.stop_from(start, &error))?)
        } else {
            Cow::Borrowed(text)
        };
        Ok(Some(Name { text, start }))
    }

    /// Goes into the array that begins here, to its first element.
    pub(crate) fn first_element(&mut self) -> Result<Option<Peek>> {
        self.enter()?;
        let first = self.jiter.known_array();
        self.element(first)
    }

    /// Goes to the next element of the array, or out of it.
    pub(crate) fn next_element(&mut self) -> Result<Option<Peek>> {
        let next = self.jiter.array_step();
        self.element(next)
    }

    fn element(&mut self, peek: Result<Option<Peek>, JiterError>) -> Result<Option<Peek>> {
        let peek = peek.map_err(|error| self.stop(&error))?;
        if peek.is_none() {
            self.leave();
        }
        Ok(peek)
    }

    /// Reads the number that begins here and gives its text.
    pub(crate) fn number(&mut self, peek: Peek) -> Result<&'t str> {
        let start = self.offset();
        match self.jiter.known_number_bytes(peek) {
            Ok(_) => {}
            Err(JiterError {
                error_type: JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange),
                ..
            }) => {
                // Jiter refuses so many digits. The last of them is a number again, together
                // with whatever follows.
                let digits = self.text.get(start + 1..).unwrap_or_default();
                let after = digits.find(|c: char| !c.is_ascii_digit());
                self.move_to(start + after.unwrap_or(digits.len()));
                let peek = self.peek()?;
                return self
                    .number(peek)
                    .map(|_| self.text.get(start..self.offset()).unwrap_or_default());
            }
            Err(error) => return Err(self.stop(&error)),
        }
        Ok(self.text.get(start..self.offset()).unwrap_or_default())
    }

    pub(crate) fn string(&mut self) -> Result<String> {
        match self.jiter.known_str() {
            Ok(string) => Ok(string.to_owned()),
            Err(error) => Err(self.stop(&error)),
        }
    }

    /// Reads over a value that is neither array nor object, and tells its type.
    pub(crate) fn scalar(&mut self, peek: Peek) -> Result<JsonType> {
        let (read, json_type) = match peek {
            Peek::String => (self.jiter.known_bytes().map(drop), JsonType::String),
            Peek::True | Peek::False => (self.jiter.known_bool(peek).map(drop), JsonType::Boolean),
            Peek::Null => (self.jiter.known_null(), JsonType::Null),
            _ => return self.number(peek).map(|_| JsonType::Number),
        };
        read.map_err(|error| self.stop(&error)).map(|()| json_type)
    }

    /// Reads over a value, whatever it is, and tells its type.
    pub(crate) fn skip(&mut self, first: Peek) -> Result<JsonType> {
        let (mut peek, outside) = (first, self.depth);
        // Whether each open container is an object, the innermost in the lowest bit.
        let mut objects: u128 = 0;
        loop {
            let inside = match peek {
                Peek::Object => self.first_name_value()?,
                Peek::Array => self.first_element()?,
                _ => {
                    self.scalar(peek)?;
                    None
                }
            };
            if let Some(inside) = inside {
                objects = objects << 1 | u128::from(peek == Peek::Object);
                peek = inside;
                continue;
            }
            peek = loop {
                if self.depth == outside {
                    return Ok(json_type(first));
                }
                let next = if objects & 1 == 1 {
                    self.next_name_value()?
                } else {
                    self.next_element()?
                };
                match next {
                    Some(next) => break next,
                    None => objects >>= 1,
                }
            };
        }
    }

    fn first_name_value(&mut self) -> Result<Option<Peek>> {
        self.first_name()?.map(|_| self.peek()).transpose()
    }

    fn next_name_value(&mut self) -> Result<Option<Peek>> {
        self.next_name()?.map(|_| self.peek()).transpose()
    }

    fn part(&mut self, part: Part) -> Result<Range<usize>> {
        let mut peek = self.peek()?;
        let mut start = self.offset();
        match part {
            Part::Name if peek != Peek::String => return Ok(start..start + 1),
            Part::Name => {
                self.scalar(peek)?;
                return Ok(start..self.offset());
            }
            Part::Value => {
                self.scalar(peek)?;
                let rest = self.text.get(self.offset()..).unwrap_or_default();
                let colon = rest.find(':').unwrap_or_default();
                self.move_to(self.offset() + colon + 1);
                peek = self.peek()?;
                start = self.offset();
            }
            Part::BareValue => {}
        }
        self.skip(peek)?;
        Ok(start..self.offset())
    }
}

/// Where one of the four digits behind the last `\u` of `text` is none. With less than four bytes left,
/// jiter takes that for the end of the text, whatever those bytes are.
fn bad_digit_at_the_end(text: &str) -> Option<usize> {
    let (before, rest) = text.rsplit_once("\\u")?;
    let backslashes = before.bytes().rev().take_while(|b| *b == b'\\').count();
    let bad = rest.find(|c: char| !c.is_ascii_hexdigit())?;
    (bad < 4 && backslashes % 2 == 0).then_some(before.len() + 2 + bad)
}

/// The addresses of the bytes.
fn range_of(bytes: &[u8]) -> Range<usize> {
    let start = bytes.as_ptr().addr();
    start..start + bytes.len()
}

pub(crate) fn json_type(peek: Peek) -> JsonType {
    match peek {
        Peek::Object => JsonType::Object,
        Peek::Array => JsonType::Array,
        Peek::String => JsonType::String,
        Peek::True | Peek::False => JsonType::Boolean,
        Peek::Null => JsonType::Null,
        _ => JsonType::Number,
    }
}

/// Plain words for why the text is no JSON. The parser's own messages stay inside: many of them
/// print what they found.
fn reason(kind: &JsonErrorType) -> &'static str {
    match kind {
        JsonErrorType::EofWhileParsingList => "the text ends inside an array",
        JsonErrorType::EofWhileParsingObject => "the text ends inside an object",
        JsonErrorType::EofWhileParsingString => "the text ends inside a string",
        JsonErrorType::EofWhileParsingValue => "the text ends where a value was expected",
        JsonErrorType::ExpectedColon => "expected `:` after the name",
        JsonErrorType::ExpectedListCommaOrEnd => "expected `,` or `]` after the element",
        JsonErrorType::ExpectedObjectCommaOrEnd => "expected `,` or `}` after the member",
        JsonErrorType::ExpectedSomeIdent => "expected `true`, `false` or `null`",
        JsonErrorType::InvalidEscape => "expected an escape that JSON knows after the backslash",
        JsonErrorType::InvalidNumber => "expected a number as JSON writes it",
        JsonErrorType::ControlCharacterWhileParsingString => {
            "expected control characters in strings to be escaped, a line break as `\\n`"
        }
        JsonErrorType::KeyMustBeAString => "expected a name in double quotes",
        JsonErrorType::LoneLeadingSurrogateInHexEscape
        | JsonErrorType::UnexpectedEndOfHexEscape => {
            "expected a pair of surrogates: one alone is no character"
        }
        JsonErrorType::TrailingComma => "expected a name or value after the comma, or no comma",
        JsonErrorType::TrailingCharacters => "expected nothing after the document",
        _ => "expected a value",
    }
}
