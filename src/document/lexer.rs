//! Reads JSON text token by token.

mod again;
mod plain;
pub(crate) mod reason;

use std::borrow::Cow;

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, NumberInt, Peek};

pub(crate) use self::again::{member, name, name_span, names, trailing_commas};
pub(crate) use self::plain::plain;
use self::reason::{
    AFTER_DOCUMENT, AFTER_ELEMENT, AFTER_MEMBER, AFTER_NAME, END_BEFORE_VALUE, END_IN_ARRAY,
    END_IN_OBJECT, NO_NAME, TOO_DEEP, TRAILING_COMMA,
};
use crate::{
    api::member::JsonType,
    document::{integer, syntax_error::SyntaxError},
};

/// The maximum nesting depth of arrays and objects.
pub(crate) const DEEPEST: u32 = 128;

/// A syntax error: where reading stopped, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    pub(crate) offset: usize,
    pub(crate) reason: &'static str,
}

impl Stop {
    pub(crate) fn error(self, bytes: &[u8]) -> SyntaxError {
        SyntaxError::at(self.offset, self.reason, bytes)
    }
}

/// The result of a reading step.
pub(crate) type Result<T = (), E = Stop> = std::result::Result<T, E>;

/// A name in an object.
#[derive(Clone, Debug)]
pub(crate) struct Name<'t> {
    pub(crate) text: Cow<'t, str>,
    /// The offset of its opening quote.
    pub(crate) start: usize,
}

/// Reads JSON text token by token.
///
/// `jiter` reads numbers, literals and strings with escapes, and detects invalid tokens. Punctuation is
/// read here, to know the places, to compare expected names without parsing them, and to limit nesting.
#[derive(Clone, Copy)]
pub(crate) struct Lexer<'t> {
    text: &'t str,
    offset: usize,
    /// The number of open arrays and objects.
    depth: u32,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self::at(text, 0)
    }

    fn at(text: &'t str, offset: usize) -> Self {
        Self {
            text,
            offset,
            depth: 0,
        }
    }

    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// The number of unread bytes.
    pub(crate) fn remaining(&self) -> usize {
        self.rest().len()
    }

    fn rest(&self) -> &'t [u8] {
        let rest = self.text.as_bytes().get(self.offset..);
        rest.unwrap_or_default()
    }

    /// Skips white space, and returns the next byte.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            let next = self.text.as_bytes().get(self.offset).copied();
            if !matches!(next, Some(b' ' | b'\n' | b'\r' | b'\t')) {
                return next;
            }
            self.offset += 1;
        }
    }

    #[cold]
    fn stop<T>(&self, reason: &'static str) -> Result<T> {
        Err(Stop {
            offset: self.offset,
            reason,
        })
    }

    /// Reads a string, number or literal that begins here.
    fn token<T>(
        &mut self,
        read: impl FnOnce(&mut Jiter<'t>) -> Result<T, JiterError>,
    ) -> Result<T> {
        let mut jiter = Jiter::new(self.rest());
        let token = read(&mut jiter).map_err(|error| self.stop_of(&error))?;
        self.offset += jiter.current_index();
        Ok(token)
    }

    #[cold]
    fn stop_of(&self, error: &JiterError) -> Stop {
        if let JiterErrorType::JsonError(JsonErrorType::EofWhileParsingString) = error.error_type
            && let Some(offset) = bad_digit_at_the_end(self.text)
        {
            return Stop {
                offset,
                reason: reason::of(&JsonErrorType::InvalidEscape),
            };
        }
        let reason = match &error.error_type {
            JiterErrorType::JsonError(kind) => reason::of(kind),
            JiterErrorType::WrongType { .. } => "expected another value",
        };
        Stop {
            offset: self.offset + error.index,
            reason,
        }
    }

    pub(crate) fn peek(&mut self) -> Result<Peek> {
        match self.next_byte() {
            Some(first) => Ok(Peek::new(first)),
            None => self.stop(END_BEFORE_VALUE),
        }
    }

    /// Checks that nothing follows.
    pub(crate) fn finish(&mut self) -> Result {
        match self.next_byte() {
            Some(_) => self.stop(AFTER_DOCUMENT),
            None => Ok(()),
        }
    }

    /// Enters the array or object that begins here.
    fn enter(&mut self) -> Result {
        if self.depth == DEEPEST {
            return self.stop(TOO_DEEP);
        }
        self.depth += 1;
        self.offset += 1;
        Ok(())
    }

    /// Leaves the array or object that ends here.
    fn leave(&mut self) {
        self.depth -= 1;
        self.offset += 1;
    }

    /// Enters the object that begins here, up to its first name. Returns whether it has one.
    pub(crate) fn enter_object(&mut self) -> Result<bool> {
        self.enter()?;
        match self.next_byte() {
            Some(b'"') => Ok(true),
            Some(b'}') => {
                self.leave();
                Ok(false)
            }
            Some(_) => self.stop(NO_NAME),
            None => self.stop(END_IN_OBJECT),
        }
    }

    /// Goes to the next name of the object, or leaves it. Returns whether there is one.
    pub(crate) fn next_member(&mut self) -> Result<bool> {
        match self.next_byte() {
            Some(b',') => {
                self.offset += 1;
                match self.next_byte() {
                    Some(b'"') => Ok(true),
                    Some(b'}') => self.stop(TRAILING_COMMA),
                    Some(_) => self.stop(NO_NAME),
                    None => self.stop(END_BEFORE_VALUE),
                }
            }
            Some(b'}') => {
                self.leave();
                Ok(false)
            }
            Some(_) => self.stop(AFTER_MEMBER),
            // The end of a member that is read alone.
            None if self.depth == 0 => Ok(false),
            None => self.stop(END_IN_OBJECT),
        }
    }

    /// Skips `key`, a name in quotes and the colon right after it, if that is what begins here. Returns whether
    /// it is.
    pub(crate) fn skip_key(&mut self, key: &[u8]) -> bool {
        let is_here = self.rest().starts_with(key);
        if is_here {
            self.offset += key.len();
        }
        is_here
    }

    /// Reads the name that begins here.
    pub(crate) fn name(&mut self) -> Result<Name<'t>> {
        let start = self.offset;
        let text = match self.plain_string() {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(self.string_with_escapes()?),
        };
        Ok(Name { text, start })
    }

    #[cold]
    fn string_with_escapes(&mut self) -> Result<String> {
        self.token(|jiter| jiter.known_str().map(str::to_owned))
    }

    /// Reads the string that begins here if it has no escapes; otherwise does not move.
    fn plain_string(&mut self) -> Option<&'t str> {
        let (bytes, start) = (self.text.as_bytes(), self.offset + 1);
        let end = start + plain(bytes.get(start..)?);
        if *bytes.get(end)? != b'"' {
            return None;
        }
        self.offset = end + 1;
        self.text.get(start..end)
    }

    /// Skips the colon after a name.
    pub(crate) fn colon(&mut self) -> Result {
        match self.next_byte() {
            Some(b':') => {
                self.offset += 1;
                Ok(())
            }
            Some(_) => self.stop(AFTER_NAME),
            None => self.stop(END_IN_OBJECT),
        }
    }

    /// Enters the object that begins here, and reads its first name and the colon.
    pub(crate) fn first_name(&mut self) -> Result<Option<Name<'t>>> {
        let has_name = self.enter_object()?;
        self.name_and_colon(has_name)
    }

    /// Reads the next name of the object and the colon, or leaves the object.
    pub(crate) fn next_name(&mut self) -> Result<Option<Name<'t>>> {
        let has_name = self.next_member()?;
        self.name_and_colon(has_name)
    }

    /// Skips a value, then reads the next name of the object and the colon, or leaves the object.
    fn next_name_after_value(&mut self) -> Result<Option<Name<'t>>> {
        let peek = self.peek()?;
        self.skip(peek)?;
        self.next_name()
    }

    fn name_and_colon(&mut self, has_name: bool) -> Result<Option<Name<'t>>> {
        if !has_name {
            return Ok(None);
        }
        let name = self.name()?;
        self.colon()?;
        Ok(Some(name))
    }

    /// Enters the array that begins here, up to its first element.
    pub(crate) fn first_element(&mut self) -> Result<Option<Peek>> {
        self.enter()?;
        match self.next_byte() {
            Some(b']') => {
                self.leave();
                Ok(None)
            }
            Some(first) => Ok(Some(Peek::new(first))),
            None => self.stop(END_IN_ARRAY),
        }
    }

    /// Goes to the next element of the array, or leaves it.
    pub(crate) fn next_element(&mut self) -> Result<Option<Peek>> {
        match self.next_byte() {
            Some(b',') => {
                self.offset += 1;
                let peek = self.peek()?;
                if peek == Peek::new(b']') {
                    return self.stop(TRAILING_COMMA);
                }
                Ok(Some(peek))
            }
            Some(b']') => {
                self.leave();
                Ok(None)
            }
            Some(_) => self.stop(AFTER_ELEMENT),
            None => self.stop(END_IN_ARRAY),
        }
    }

    /// Reads the number that begins here if it is a 64-bit integer without fraction or exponent;
    /// otherwise does not move.
    pub(crate) fn integer(&mut self, peek: Peek) -> Option<i64> {
        if let Some((value, length)) = integer::short(self.rest()) {
            self.offset += length;
            return Some(value);
        }
        let mut jiter = Jiter::new(self.rest());
        match jiter.known_int(peek) {
            Ok(NumberInt::Int(value)) => {
                self.offset += jiter.current_index();
                Some(value)
            }
            _ => None,
        }
    }

    /// Reads the number that begins here, and returns its text.
    pub(crate) fn number(&mut self, peek: Peek) -> Result<&'t str> {
        let start = self.offset;
        let mut jiter = Jiter::new(self.rest());
        match jiter.known_number_bytes(peek) {
            Ok(_) => self.offset += jiter.current_index(),
            Err(JiterError {
                error_type: JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange),
                ..
            }) => {
                // jiter limits the number of digits. The last digit and the rest of the number are
                // a number again.
                let digits = self.text.get(start + 1..).unwrap_or_default();
                let after = digits.find(|c: char| !c.is_ascii_digit());
                self.offset = start + after.unwrap_or(digits.len());
                let peek = self.peek()?;
                self.number(peek)?;
            }
            Err(error) => return Err(self.stop_of(&error)),
        }
        Ok(self.text.get(start..self.offset).unwrap_or_default())
    }

    /// Reads the string that begins here, and passes it to `take`.
    pub(crate) fn string<T>(&mut self, take: impl FnOnce(&str) -> T) -> Result<T> {
        match self.plain_string() {
            Some(plain) => Ok(take(plain)),
            None => self.token(|jiter| jiter.known_str().map(take)),
        }
    }

    /// Skips a value that is neither array nor object, and returns its type.
    pub(crate) fn scalar(&mut self, peek: Peek) -> Result<JsonType> {
        match peek {
            Peek::String => self.string(|_| ())?,
            Peek::True | Peek::False => self.token(|jiter| jiter.known_bool(peek).map(drop))?,
            Peek::Null => self.token(Jiter::known_null)?,
            _ => self.number(peek).map(drop)?,
        }
        Ok(json_type(peek))
    }

    /// Skips any value, and returns its type.
    pub(crate) fn skip(&mut self, first: Peek) -> Result<JsonType> {
        let (mut peek, outside) = (first, self.depth);
        // A bit per open container, set for an object; the innermost is the lowest bit.
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
}

/// The offset of a non-hex digit in the last `\u` escape of `text`. With fewer than four bytes left, jiter
/// reports the end of the text instead.
fn bad_digit_at_the_end(text: &str) -> Option<usize> {
    let (before, rest) = text.rsplit_once("\\u")?;
    let backslashes = before.bytes().rev().take_while(|b| *b == b'\\').count();
    let bad = rest.find(|c: char| !c.is_ascii_hexdigit())?;
    (bad < 4 && backslashes % 2 == 0).then_some(before.len() + 2 + bad)
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
