//! How the reader reads values that are neither objects nor arrays, and skips those of a wrong type.

use jiter::Peek;

use super::Reader;
use crate::{
    api::{at::At, member::JsonType},
    document::{
        integer::Integer,
        lexer::{Result, json_type},
        oddity::Oddity,
        source_map::State,
    },
};

impl Reader<'_, '_> {
    pub(super) fn string(&mut self, at: At, string: &mut Option<String>) -> Result {
        match self.lexer.peek()? {
            Peek::String => self
                .lexer
                .string(|value| *string = Some(value.to_owned()))?,
            peek => self.wrong_type(at, peek)?,
        }
        Ok(())
    }

    pub(super) fn boolean(&mut self, at: At, boolean: &mut Option<bool>) -> Result {
        match self.lexer.peek()? {
            peek @ (Peek::True | Peek::False) => {
                self.lexer.scalar(peek)?;
                *boolean = Some(peek == Peek::True);
            }
            peek => self.wrong_type(at, peek)?,
        }
        Ok(())
    }

    pub(super) fn integer(&mut self, at: At, integer: &mut Option<i64>) -> Result {
        let peek = self.lexer.peek()?;
        if json_type(peek) != JsonType::Number {
            return self.wrong_type(at, peek);
        }
        *integer = self.lexer.integer(peek);
        if integer.is_some() {
            return Ok(());
        }
        self.unusual_number(at, peek, integer)
    }

    #[cold]
    fn unusual_number(&mut self, at: At, peek: Peek, integer: &mut Option<i64>) -> Result {
        let text = self.lexer.number(peek)?;
        match Integer::of(text) {
            Integer::Exact(value) => *integer = Some(value),
            Integer::Float(value) => {
                self.source_map.set(at, State::Float);
                *integer = Some(value);
            }
            Integer::Beyond(nearest) => {
                self.source_map.set(at, State::Beyond);
                *integer = Some(nearest);
            }
            Integer::Fraction => {
                self.broken(at, JsonType::Fraction);
            }
        }
        Ok(())
    }

    pub(super) fn skip(&mut self) -> Result<JsonType> {
        let peek = self.lexer.peek()?;
        self.lexer.skip(peek)
    }

    pub(super) fn wrong_type(&mut self, at: At, peek: Peek) -> Result {
        let found = self.lexer.skip(peek)?;
        self.broken(at, found);
        Ok(())
    }

    fn broken(&mut self, at: At, found: JsonType) {
        self.source_map.set(at, State::Broken);
        self.source_map.end(at, self.lexer.offset());
        let expected = at.member.row().json_type;
        if let Some(place) = self.source_map.get(at).place() {
            let oddity = Oddity::WrongType { expected, found };
            self.sink.take(oddity, at, None, place);
        }
    }
}
